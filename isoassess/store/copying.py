"""Everything that is open, written whole into another file and looked at before it has its name."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from isoassess.store.errors import damaged, from_os, translated
from isoassess.store.identity import set_folded
from isoassess.store.lost import exists
from isoassess.store.protection import make_file

_COUNTS = ("organization", "assessment", "answer", "attachment", "history")


def copy_to(connection: sqlite3.Connection, place: Path, *, replace: bool) -> None:
    """Raises StoreExists where a file is at `place` and `replace` is not said; nothing half-written stays."""
    if place.exists() and not replace:
        raise exists(place)
    part = place.with_name(place.name + ".part")
    try:
        part.unlink(missing_ok=True)
        make_file(part)
        with translated(place):
            connection.execute("VACUUM INTO ?", (str(part),))
            make_whole(part)
            _check(connection, part, place)
        flush(part)
        _name(part, place, replace=replace)
    except OSError as problem:
        raise from_os(place, problem) from problem
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Onto the disk; VACUUM INTO leaves that to us."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def make_whole(copy: Path) -> None:
    """A copy has nothing beside it, whatever the original said."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'identity'").fetchone():
            set_folded(connection, folded=True)


def _check(original: sqlite3.Connection, copy: Path, place: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise damaged(place)
        if _counted(connection) != _counted(original):
            raise damaged(place)


def _counted(connection: sqlite3.Connection) -> list[int]:
    return [int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in _COUNTS]


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
