"""Whether the file at the path is still the file that was opened: looked at before every change.

Device and inode tell another file from the one opened. The content of the file itself changes only when
SQLite folds in what lies beside it, so after any other change of its size or time the file is read, and
must say of itself what is known of it.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

from isoassess.store.errors import StoreError, read_only_file, unreachable
from isoassess.store.file.database import beside
from isoassess.store.file.half_folded import is_half_folded
from isoassess.store.file.identity import Identity, identity_of_file, marks_beside, read_identity
from isoassess.store.file.lost import (
    changed_while_viewed,
    companion_lost,
    emptied,
    gone,
    overwritten,
    replaced,
)
from isoassess.store.file.settling import settled
from isoassess.store.vault.driver import sqlite3

_BETWEEN = 0.02  # seconds from one look at the file to the next
_SETTLES = 0.5  # seconds in which a file that another process folds into cannot be read
_ASIDE = ".kept"


class FileGuard:
    """Of one path, for the connection that was opened on it."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, viewed: bool = False) -> None:
        """`connection` has read the file, so that what SQLite keeps beside it is there.

        What lies beside a file that is only `viewed` belongs to others, and is never moved or removed.
        """
        self.path = path
        self._beside = tuple(beside(path, ending) for ending in ("-wal", "-shm"))
        found = path.stat()
        self._file = _which(found)
        self._companions = [None if viewed else _which_at(companion) for companion in self._beside]
        self._content = _content(found)
        self._refused: tuple[int, int] | None = None  # the content that was waited for and found to be wrong
        self._data_version = _data_version(connection)
        self.known = read_identity(connection)
        self._in_file = identity_of_file(path)

    @property
    def number(self) -> tuple[int, int]:
        """Device and inode of the file that was opened."""
        return self._file

    @property
    def mark_in_file(self) -> str:
        """The mark of the file itself, whatever lies beside it."""
        return self._in_file.mark if self._in_file else ""

    def check(self, connection: sqlite3.Connection) -> bool:
        """Raises what became of the file; whether SQLite has folded something into it since the last time."""
        found = self.check_place()
        if _content(found) == self._content:
            return False
        if not found.st_size:
            raise emptied(self.path)
        self._check_content(connection, _content(found))
        self._content = _content(found)
        return True

    def check_place(self) -> os.stat_result:
        """As `check`, but only whether it is the same file and may be written."""
        found = self._stat()
        if _which(found) != self._file:
            raise replaced(self.path, same_store=self._is_same_store())
        if is_protected(self.path, found):
            raise read_only_file(self.path)
        self._check_companions()
        return found

    def check_there(self) -> None:
        """Raises where nothing is at the place any more: whoever opened it anew would make a new store."""
        if not self._stat().st_size:
            raise emptied(self.path)

    def works_apart(self) -> bool:
        """Whether others that open the same file now cannot know of this connection, nor it of them."""
        try:
            self._check_companions()
        except StoreError:
            return _which_at(self.path) == self._file
        return False

    def check_viewed(self) -> None:
        """As `check`, for a file that is only looked at: nobody may change it meanwhile."""
        found = self._stat()
        if _which(found) != self._file:
            raise replaced(self.path, same_store=self._is_same_store())
        if _content(found) != self._content:
            raise changed_while_viewed(self.path)

    def learn(self, connection: sqlite3.Connection) -> None:
        """Takes over how this process itself has just marked the file."""
        self.known = read_identity(connection)

    def is_same_version(self) -> bool:
        """Whether what is at the path now says of itself that it is what was open, all of it."""
        now = identity_of_file(self.path)
        return now is not None and now.folded and now == self.known

    def set_companions_aside(self) -> None:
        """Ours shall not be taken for those of the file that is there now."""
        for mine, path in zip(self._companions, self._beside, strict=True):
            if mine is not None and _which_at(path) == mine:
                with suppress(OSError):  # on Windows nothing can have taken the place of an open file
                    path.rename(_aside(path))

    def put_companions_back(self) -> None:
        """The file is back."""
        for mine, path in zip(self._companions, self._beside, strict=True):
            if mine is not None and not path.exists() and _which_at(_aside(path)) == mine:
                with suppress(OSError):
                    _aside(path).rename(path)

    def remove_companions(self) -> None:
        """Once everything is saved elsewhere and the connection is closed."""
        for mine, path in zip(self._companions, self._beside, strict=True):
            for place in (path, _aside(path)):
                if mine is not None and _which_at(place) == mine:
                    with suppress(OSError):
                        place.unlink()

    def _stat(self) -> os.stat_result:
        try:
            found = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            raise gone(self.path) from None
        except OSError as problem:
            raise unreachable(self.path) from problem
        if not stat.S_ISREG(found.st_mode):
            raise gone(self.path)
        return found

    def _check_companions(self) -> None:
        """Without either of them another process would write as if this one did not."""
        for mine, path in zip(self._companions, self._beside, strict=True):
            if _which_at(path) != mine:
                raise companion_lost(self.path, path.name)

    def _is_same_store(self) -> bool:
        now = identity_of_file(self.path)
        return now is not None and self.known is not None and now.id == self.known.id

    def _check_content(self, connection: sqlite3.Connection, content: tuple[int, int]) -> None:
        """What changed the file was SQLite, in this process or another one; or else it was not.

        That is waited for once, and not again at each key while nobody changes the file.
        """
        patience = _patience if content != self._refused else lambda _seen: None
        now, belongs = settled(lambda: self._look(connection), between=_BETWEEN, patience=patience)
        if not belongs and not (now is None and is_half_folded(self.path, self.known)):
            self._refused = content
            raise overwritten(self.path)
        self._in_file = now

    def _look(self, connection: sqlite3.Connection) -> tuple[Identity | None, bool]:
        """What the file says of itself, and whether that belongs to this connection."""
        now = identity_of_file(self.path)
        return now, self._belongs(connection, now)

    def _belongs(self, connection: sqlite3.Connection, file: Identity | None) -> bool:
        version = _data_version(connection)
        if version != self._data_version:  # another process has written, and its marks are in order too
            try:
                self.known = read_identity(connection)
            except (sqlite3.DatabaseError, UnicodeDecodeError):
                return False
            self._data_version = version
        if self.known is None or self.known.holds(file):
            return True
        return file is not None and file.mark in (marks_beside(self.path) or ())


def is_protected(path: Path, found: os.stat_result) -> bool:
    """Nobody may write it, or not this person; root, who always may, keeps to the first."""
    return not found.st_mode & 0o222 or not os.access(path, os.W_OK)


def _patience(seen: tuple[Identity | None, bool]) -> float | None:
    now, belongs = seen
    if belongs:
        return None
    return _SETTLES if now is None else 0


def _which(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino


def _which_at(path: Path) -> tuple[int, int] | None:
    try:
        return _which(path.stat())
    except OSError:
        return None


def _content(found: os.stat_result) -> tuple[int, int]:
    return found.st_size, found.st_mtime_ns


def _aside(path: Path) -> Path:
    return path.with_name(path.name + _ASIDE)


def _data_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
