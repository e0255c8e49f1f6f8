"""Everything that is open, written whole into another file and looked at before it has its name."""

import os
from contextlib import closing, suppress
from pathlib import Path

from isoassess.store.errors import from_os, translated
from isoassess.store.file.identity import Identity, read_identity, set_folded
from isoassess.store.file.lost import exists, not_whole
from isoassess.store.file.protection import make_file
from isoassess.store.vault.connecting import connect, share_key
from isoassess.store.vault.driver import sqlite3
from isoassess.store.vault.keyring import KEYRING

_COUNTS = ("organization", "assessment", "answer", "attachment", "history")


def copy_to(connection: sqlite3.Connection, place: Path, *, replace: bool, expected: Identity | None) -> None:
    """Raises StoreExists where a file is at `place` and `replace` is not said; nothing half-written stays.

    What does not say of itself what is `expected` is not what was open: another program wrote over it.
    """
    if place.exists() and not replace:
        raise exists(place)
    part = place.with_name(place.name + ".part")
    try:
        part.unlink(missing_ok=True)
        make_file(part)
        share_key(connection, part)
        with translated(place):
            _fill(connection, part)
            check_copy(connection, part, expected)
        flush(part)
        _name(part, place, replace=replace)
        KEYRING.share(part, place)
    except OSError as problem:
        raise from_os(place, problem) from problem
    finally:
        KEYRING.put(part, None)
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, part: Path) -> None:
    try:
        connection.execute("VACUUM INTO ?", (str(part),))
    except sqlite3.DatabaseError as problem:
        if problem.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise not_whole() from problem
        raise
    make_whole(part)


def flush(path: Path) -> None:
    """Onto the disk; VACUUM INTO leaves that to us."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def make_whole(copy: Path) -> None:
    """A copy has nothing beside it, whatever the original said."""
    with closing(connect(copy, isolation_level=None)) as connection:
        if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'identity'").fetchone():
            set_folded(connection, folded=True)


def check_copy(original: sqlite3.Connection, copy: Path, expected: Identity | None) -> None:
    """StoreError where a copy lacks something, or is not of what was open."""
    with closing(connect(copy)) as connection:
        whole = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        if not whole or not _is_expected(read_identity(connection), expected):
            raise not_whole()
        if _counted(connection) != _counted(original):
            raise not_whole()


def _is_expected(found: Identity | None, expected: Identity | None) -> bool:
    if expected is None or found is None:
        return expected is found
    return found.id == expected.id and found.mark == expected.mark


def _counted(connection: sqlite3.Connection) -> list[int]:
    """How much there is; a file of an earlier schema lacks a table."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return [
        int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) if table in there else -1
        for table in _COUNTS
    ]


def _name(part: Path, place: Path, *, replace: bool) -> None:
    """Its name at last; a file that came there meanwhile is not written over."""
    if replace:
        part.replace(place)
        return
    try:
        os.link(part, place)
    except FileExistsError:
        raise exists(place) from None
    except OSError:  # a file system without second names
        if place.exists():
            raise exists(place) from None
        part.rename(place)
