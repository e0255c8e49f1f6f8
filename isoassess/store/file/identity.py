"""The row by which a file knows itself: which store it is, which version of it, and whether it is whole.

`mark` is new with each stretch of writing, `before` is the one that the file itself had then. `folded`
says that all there is lies in the one file; without it newer entries lie in the `-wal` beside it.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from msgspec import Struct

from isoassess.store.file.database import AT_REST, beside
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.driver import sqlite3
from isoassess.store.vault.keyring import KEYRING, FileKey
from isoassess.store.vault.pages import readable

_MARK = re.compile(rb"isoassess-mark-[0-9a-f]{32}")
_FRAME_HEADER = 24
_WAL_HEADER = 32
_READ = "SELECT id, mark, before, folded FROM identity"


class Identity(Struct, frozen=True):
    """What the row says."""

    id: str
    mark: str
    before: str
    folded: bool

    def holds(self, other: "Identity | None") -> bool:
        """Whether the main file that says `other` belongs to what this one was read from."""
        return other is not None and other.id == self.id and other.mark in (self.mark, self.before)


def read_identity(connection: sqlite3.Connection) -> Identity | None:
    """None in a file of an earlier schema, or one that lost it."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'identity'").fetchone():
        return None
    row = connection.execute(_READ).fetchone()
    return None if row is None else Identity(str(row[0]), str(row[1]), str(row[2]), bool(row[3]))


def identity_of_file(path: Path) -> Identity | None:
    """What the one file says, without its `-wal`; None too where it cannot be read as a store.

    SQLite itself reads it: to open the file otherwise and close it would end the locks of this process.
    """
    try:
        with closing(connect(path, use=AT_REST)) as connection:
            return read_identity(connection)
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # a damaged name
        return None


def renew_mark(connection: sqlite3.Connection, before: str) -> None:
    """The next version: newer entries are about to lie beside the file, which says `before`."""
    connection.execute("UPDATE identity SET before = ?, mark = ?, folded = 0", (before, new_mark()))


def set_folded(connection: sqlite3.Connection, folded: bool) -> None:
    connection.execute("UPDATE identity SET folded = ?", (folded,))


def new_mark() -> str:
    return f"isoassess-mark-{uuid4().hex}"


def marks_beside(path: Path) -> set[str] | None:
    """The marks in the `-wal` beside a file; None where there is none, or nothing in it.

    Who was killed just when it was begun anew has left its new header before what was written last: all of
    that is in the file, else SQLite would not have begun anew.
    """
    try:
        content = beside(path, "-wal").read_bytes()
    except FileNotFoundError:
        return None
    key = KEYRING.of(path)
    frames = list(_frames(content, content[16:24], key)) or list(
        _frames(content, _salts_before(content), key)
    )
    if not frames:
        return None
    return {found.decode() for frame in frames for found in _MARK.findall(frame)}


def _salts_before(content: bytes) -> bytes:
    """Those of the stretch before, of which the first counts one less; empty where no such frame follows."""
    salts = content[_WAL_HEADER + 8 : _WAL_HEADER + 16]
    first, present = int.from_bytes(salts[:4], "big"), int.from_bytes(content[16:20], "big")
    return salts if (first + 1) % 2**32 == present else b""


def _frames(content: bytes, salts: bytes, key: FileKey | None) -> Iterator[bytes]:
    """The pages that were written in one stretch, from one beginning of the `-wal` to the next."""
    page_size = int.from_bytes(content[8:12], "big")
    if page_size < 512 or not salts:
        return
    for start in range(_WAL_HEADER, len(content), _FRAME_HEADER + page_size):
        if content[start + 8 : start + 16] != salts:
            return
        page = content[start + _FRAME_HEADER : start + _FRAME_HEADER + page_size]
        is_whole = len(page) == page_size
        number = int.from_bytes(content[start : start + 4], "big")
        yield readable(page, number, key) if key is not None and is_whole else page
