"""Brings a file to the schema of this version, in one transaction: it happens completely or not at all."""

import filecmp
import glob
from pathlib import Path

from sqlalchemy import Connection

from isoassess.store.errors import damaged, from_os, translated
from isoassess.store.file.copying import flush, make_whole
from isoassess.store.file.database import plain_engine, writing
from isoassess.store.file.protection import make_file
from isoassess.store.vault.keyring import KEYRING

REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
)  # every schema this version knows, oldest first; a test holds it to the migrations
SCRIPTS = Path(__file__).parent / "migrations"


def migrate(path: Path, *, busy_timeout: float, scripts: Path, revision: str = REVISIONS[-1]) -> None:
    """Creates the tables, or brings older ones up to date or to a `revision`; without the foreign-key pragma.

    With that pragma SQLite would delete the children of every table that a migration rebuilds. Never to the
    last migration that lies there: after an update of the open program this version does not know it.
    """
    from alembic import command, config  # noqa: F401 (here, so that nobody waits for it with the lock held)

    engine = plain_engine(path, busy_timeout=busy_timeout)
    try:
        with translated(path), writing(engine) as connection:
            _upgrade(connection, scripts, revision)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise damaged(path)  # rolls back: rows without their parent are no state to go on from
    finally:
        engine.dispose()


def _upgrade(connection: Connection, scripts: Path, revision: str) -> None:
    # Imported here because every start of the program would pay for it, and only few migrate.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def back_up(path: Path, revision: str, *, busy_timeout: float) -> Path:
    """A complete copy beside the file, newest content included; its path.

    A backup that holds the same is used again: a start that was killed has left it.
    """
    wanted = path.with_name(f"{path.stem}.before-{revision}{path.suffix}")
    part = wanted.with_name(wanted.name + ".part")
    engine = plain_engine(path, busy_timeout=busy_timeout)
    try:
        part.unlink(missing_ok=True)
        make_file(part)
        KEYRING.share(path, part)
        with translated(path), engine.connect() as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(part),))
        make_whole(part)
        flush(part)
        return _same(part, wanted) or part.rename(free_name(wanted))
    except OSError as problem:
        raise from_os(path, problem) from problem
    finally:
        engine.dispose()
        KEYRING.put(part, None)
        part.unlink(missing_ok=True)


def _same(part: Path, wanted: Path) -> Path | None:
    """The backup that is there already, where it holds the same."""
    known = wanted.parent.glob(f"{glob.escape(wanted.stem)}*{glob.escape(wanted.suffix)}")
    return next((found for found in known if filecmp.cmp(part, found, shallow=False)), None)


def free_name(path: Path) -> Path:
    """The path, or one with a number where it is taken: nothing kept replaces another."""
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return candidate
