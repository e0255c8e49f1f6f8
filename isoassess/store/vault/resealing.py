"""A file under another password, its first one, or none: written anew beside it, then in its place.

Until the new file has the name, the old one is as it was; a program that is killed leaves one or the other.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from isoassess.files.temporary import overwrite
from isoassess.store.errors import StoreError, busy, from_os, full, unreachable
from isoassess.store.file.copying import check_copy, flush
from isoassess.store.file.identity import Identity
from isoassess.store.file.protection import make_file
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.driver import sqlite3
from isoassess.store.vault.keyring import KEYRING, FileKey

_COPIED = ("application_id", "user_version")  # what SQLCipher leaves behind when it writes a database anew
_NEW, _FORMER = ".resealed", ".former"  # what is left of them goes at the next unlocking

_BY_WORDS: dict[str, Callable[[Path], StoreError]] = {
    "database or disk is full": full,
    "disk I/O error": unreachable,
}


def part_of(path: Path) -> Path:
    """Where the new file is written."""
    return path.with_name(path.name + _NEW)


def write_resealed(
    connection: sqlite3.Connection, path: Path, key: FileKey | None, known: Identity | None
) -> Path:
    """The content of the open file in a new one beside it, closed by the key and looked through.

    Nobody writes meanwhile: the connection holds the write lock. Raises StoreBusy where somebody has
    written right after: that is not in the new file.
    """
    part, before = part_of(path), _version(connection)
    try:
        clear_left(path)
        make_file(part)
        KEYRING.put(part, key)
        connection.execute("BEGIN IMMEDIATE")
        try:
            _write_anew(path, part, key)
            check_copy(connection, part, known)
            flush(part)
        finally:
            connection.execute("ROLLBACK")
        if _version(connection) != before:
            raise busy(path)
    except BaseException as problem:
        give_up(part)
        if isinstance(problem, OSError):
            raise from_os(path, problem) from problem
        raise
    return part


def give_up(part: Path) -> None:
    """The new file is not wanted after all."""
    KEYRING.put(part, None)
    with suppress(OSError):
        part.unlink(missing_ok=True)


def put_in_place(part: Path, path: Path, key: FileKey | None) -> None:
    """The new file takes the name, and what the old one held is written over before its space is free.

    Writing over is all that a program can do: a disk that spreads what is written may keep what stood there.
    """
    former = path.with_name(path.name + _FORMER)
    try:
        with suppress(OSError):  # a file system without second names: then the old one is only let go of
            os.link(path, former)
        part.replace(path)
    except OSError as problem:
        raise from_os(path, problem) from problem
    finally:
        KEYRING.put(part, None)
    KEYRING.put(path, key)
    clear_left(path)


def clear_left(path: Path) -> None:
    """Remove what a change of the password that was killed half-way has left beside the file."""
    for ending in (_NEW, _FORMER):
        left = path.with_name(path.name + ending)
        with suppress(OSError):
            if not (left.exists() and left.samefile(path)):
                overwrite(left)
            left.unlink()


@contextmanager
def _said_of_the_disk(path: Path) -> Iterator[None]:
    """What writes a database anew passes on the words of SQLite, and not the number of the error."""
    try:
        yield
    except sqlite3.OperationalError as problem:
        told = _BY_WORDS.get(str(problem))
        if told is None:
            raise
        raise told(path) from problem


def _version(connection: sqlite3.Connection) -> int:
    """Another number once another connection has written."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _write_anew(path: Path, part: Path, key: FileKey | None) -> None:
    with closing(connect(path, isolation_level=None)) as reading:
        reading.execute("ATTACH ? AS resealed KEY ?", (str(part), "" if key is None else key.words))
        with _said_of_the_disk(path):
            reading.execute("SELECT sqlcipher_export('resealed')").fetchall()
        for name in _COPIED:
            value = reading.execute(f"PRAGMA main.{name}").fetchone()[0]
            reading.execute(f"PRAGMA resealed.{name} = {int(value)}")
        reading.execute("DETACH resealed")
