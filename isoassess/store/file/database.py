"""Connections to the file: which pragmas they run with and how a transaction begins."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from isoassess.language.folding import folded
from isoassess.store.sharing.writer_lock import is_used_in_place
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.driver import sqlite3

AT_REST = "mode=ro&immutable=1"  # without locks; `immutable` alone would make a file that is missing
SORTED_BY = 1000  # characters of a name


def running_engine(
    path: Path, *, busy_timeout: float, in_place: bool = False, passing: bool = False
) -> Engine:
    """For the work of the program: each commit is on the disk when it returns, and foreign keys hold.

    `in_place`: nothing lies beside the file between two commits, so that who carries it away has all of it.
    `passing`: nobody needs the file once the program has ended, so no commit waits for the disk.
    """
    journal = "journal_mode=DELETE" if in_place or passing else "journal_mode=WAL"
    return _engine(
        path, busy_timeout, (journal, f"synchronous={'OFF' if passing else 'FULL'}", "foreign_keys=ON")
    )


def viewing_engine(path: Path) -> Engine:
    """For a file that cannot be written: nothing is left beside it."""
    return _engine(path, 0, (), use=AT_REST)


def looking_engine(path: Path, *, busy_timeout: float) -> Engine:
    """To read beside whoever writes in it, without changing anything."""
    return _engine(path, busy_timeout, (), use=use_to_read(path))


def driver(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, for what SQLite alone knows."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def plain_engine(path: Path, *, busy_timeout: float) -> Engine:
    """For migrations and copies.

    With foreign keys on, rebuilding a parent table would delete its children; without the older way of
    renaming, it would stumble over the triggers of other tables that name it.
    """
    return _engine(path, busy_timeout, ("synchronous=FULL", "foreign_keys=OFF", "legacy_alter_table=ON"))


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that has the write lock from the start: a lock taken later can fail half-way."""
    with engine.connect() as connection, connection.begin():
        # Straight to the driver, as everything here waits for the person's next key.
        cursor = connection.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        cursor.close()
        yield connection


def empty_pages(raw: sqlite3.Connection) -> None:
    """From now on SQLite overwrites what it deletes; else it only forgets where that was."""
    raw.execute("PRAGMA secure_delete = ON").fetchall()


def check_writable(engine: Engine) -> None:
    """Raises what SQLite says when the file cannot be written; changes nothing.

    SQLite opens a protected file without a word, and begins on it too; only a write tells.
    """
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.exec_driver_sql("PRAGMA user_version = 0")
        connection.rollback()


def read_only(path: Path, *, busy_timeout: float) -> sqlite3.Connection:
    """Looks at a file without changing it or leaving anything beside it."""
    return connect(path, use=use_to_read(path), timeout=busy_timeout, isolation_level=None)


def use_to_read(path: Path) -> str:
    """How a file is opened to be read beside whoever writes in it, in the words of SQLite.

    One without its `-wal` is in use by nobody, unless its note says so, and its locks can be spared: to take
    them SQLite would make the `-wal` and, reading only, could not remove it.
    """
    return "mode=ro" if beside(path, "-wal").exists() or is_used_in_place(path) else AT_REST


def roll_back_if_killed(path: Path, *, busy_timeout: float) -> None:
    """Finishes what a process killed while it made the file has left: SQLite does it at the first look."""
    if beside(path, "-journal").exists():
        with closing(connect(path, timeout=busy_timeout)) as connection:
            connection.execute("PRAGMA schema_version")


def sort_key(name: str) -> str:
    """By what a name is sorted: without case and accents, and not endless."""
    return folded(name)[:SORTED_BY]


def beside(path: Path, ending: str) -> Path:
    """One of the files that SQLite keeps beside a database."""
    return path.with_name(path.name + ending)


def _engine(path: Path, busy_timeout: float, pragmas: tuple[str, ...], *, use: str = "") -> Engine:
    """SQLAlchemy's own begin does nothing here: `writing` begins, and a lone query needs no transaction.

    There is one connection: a second one, made later, could find another file at the path.
    """
    engine = create_engine(
        URL.create("sqlite+pysqlite"),
        module=sqlite3,
        creator=lambda: connect(path, use=use, timeout=busy_timeout, isolation_level=None),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=0,
        hide_parameters=True,  # they hold what a person typed
    )

    def connected(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        connection.create_function("folded", 1, folded, deterministic=True)  # SQLite's own knows ASCII only
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    event.listen(engine.pool, "connect", connected)  # on the engine it would slow every statement down
    return engine
