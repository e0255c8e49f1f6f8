"""What waits is also in a small private file, so that a window that is killed does not take it along.

Each window has a file of its own in a folder, named after the store, and holds a lock on a second one: the
system gives the lock back when a process ends in whatever way, and then the next window takes over. What
waited for one file is not for a copy of it, as long as the original is there.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from uuid import uuid4

import msgspec
from msgspec import Struct

from isoassess.errors import CannotWrite
from isoassess.files.locking import try_lock
from isoassess.files.writing import write_whole
from isoassess.store.file.place import default_store
from isoassess.store.file.protection import make_file, make_folder
from isoassess.store.history.merging import Author, Clash
from isoassess.store.places import Place
from isoassess.store.vault.keyring import KEYRING, FileKey
from isoassess.store.vault.sealing import is_sealed, sealed, unsealed
from isoassess.store.waiting.change_queue import Unsaved
from isoassess.store.waiting.which_file import FileHolder, WhichFile


class Typed(Struct, frozen=True):
    """A text that is no value of its field, as it was typed."""

    place: Place
    key: str
    text: str


class Held(Struct, frozen=True):
    """All that waits, in the order in which it came about."""

    unsaved: tuple[tuple[Place, Unsaved], ...] = ()
    clashes: tuple[tuple[Place, Clash], ...] = ()
    typed: tuple[Typed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.unsaved or self.clashes or self.typed)


class HeldInFile(Held, frozen=True):
    """As it is in the file: with whose it is, when the last of it was typed, and for which file."""

    by: Author = Author()
    file: WhichFile = WhichFile()


class Left(Struct, frozen=True):
    """What a window has left that is no more; `path` is the file that holds it."""

    path: Path
    held: Held
    by: Author
    file: WhichFile


class KeptWaiting:
    """Of one window on the store with this id; `who` types in it, into the file that is open in `opened`."""

    def __init__(
        self, store_id: str, folder: Path | None = None, *, who: str = "", opened: FileHolder | None = None
    ) -> None:
        self._folder = folder or _usual_folder()
        self._store_id = store_id
        self._who = who
        self._opened = opened
        self._own = self._folder / f"{store_id}.{uuid4().hex[:8]}.json"
        self._lock: IO[bytes] | None = None
        self._last = Held(), WhichFile(), self._key

    def keep(self, held: Held) -> bool:
        """In place of what was kept before, no file where nothing waits; whether that was possible."""
        now = held, self._file if held else WhichFile(), self._key
        if now == self._last:
            return True
        try:
            self._write(held)
        except (OSError, CannotWrite):
            return False
        self._last = now
        return True

    def left(self) -> list[Left]:
        """What windows have left that are no more, the oldest first."""
        return [one for one in self._all_left() if self._is_for_this(one)]

    def left_for_others(self) -> list[Left]:
        """What they have left for the original of this file, or for another copy of it."""
        return [one for one in self._all_left() if not self._is_for_this(one)]

    def close(self) -> None:
        """Nothing waits any more, or a person gave it up."""
        self.keep(Held())

    def leave(self) -> None:
        """What is kept stays, for the next window to take over, also one of this program."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def __del__(self) -> None:
        """A window that is gone holds nothing: what it left can be taken over."""
        if self._lock is not None:
            self._lock.close()

    @property
    def _file(self) -> WhichFile:
        return WhichFile() if self._opened is None else self._opened.which

    @property
    def _key(self) -> FileKey | None:
        """By which the file is closed: what waits for it must not be readable beside it."""
        return KEYRING.of(Path(self._file.path)) if self._file.path else None

    def _all_left(self) -> list[Left]:
        found = (
            (path, _read(path, self._key)) for path in sorted(self._folder.glob(f"{self._store_id}.*.json"))
        )
        left = [
            Left(path, Held(note.unsaved, note.clashes, note.typed), note.by, note.file)
            for path, note in found
            if note and path != self._own and _is_free(path)
        ]
        return sorted(left, key=lambda one: one.by.at)

    def _is_for_this(self, left: Left) -> bool:
        """Not where the file it was for is another one, and still there."""
        if not (left.file.path and self._file.path) or left.file.is_that(self._file):
            return True
        return not left.file.is_there(self._store_id)

    def _write(self, held: Held) -> None:
        if not held:
            self._release()
            return
        if self._lock is None:
            make_folder(self._folder)
            make_file(_lock_of(self._own))
            self._lock = _lock_of(self._own).open("r+b")
            try_lock(self._lock.fileno())
        by = Author(self._who, datetime.now(UTC).isoformat())
        note = HeldInFile(held.unsaved, held.clashes, held.typed, by, self._file)
        write_whole(self._own, _written(note, self._key), private=True)

    def _release(self) -> None:
        self._own.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.close()
            self._lock = None
            _lock_of(self._own).unlink(missing_ok=True)


def settle(path: Path) -> None:
    """It is taken over: the file that a window left is not wanted any more."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
        _lock_of(path).unlink(missing_ok=True)


def drop_left(
    store_id: str,
    is_gone: Callable[[Place], bool],
    folder: Path | None = None,
    *,
    key: FileKey | None = None,
) -> None:
    """Forget what ended windows have left that is about something deleted; `key`: of the file it was for."""
    for path in (folder or _usual_folder()).glob(f"{store_id}.*.json"):
        note = _read(path, key)
        kept = HeldInFile(
            unsaved=tuple(one for one in note.unsaved if not is_gone(one[0])),
            clashes=tuple(one for one in note.clashes if not is_gone(one[0])),
            typed=tuple(one for one in note.typed if not is_gone(one.place)),
            by=note.by,
            file=note.file,
        )
        if kept == note or not _is_free(path):
            continue
        if kept:
            write_whole(path, _written(kept, key), private=True)
        else:
            settle(path)


def _usual_folder() -> Path:
    return default_store().parent / "waiting"


def _written(note: HeldInFile, key: FileKey | None) -> bytes:
    content = msgspec.json.encode(note)
    return content if key is None else sealed(content, key)


def _read(path: Path, key: FileKey | None) -> HeldInFile:
    """Nothing where it is closed by another key than that of the file."""
    try:
        content = path.read_bytes()
        if is_sealed(content):
            content = (unsealed(content, key) if key is not None else None) or b"{}"
        return msgspec.json.decode(content, type=HeldInFile)
    except (OSError, msgspec.DecodeError):
        return HeldInFile()


def _is_free(path: Path) -> bool:
    try:
        with _lock_of(path).open("r+b") as lock:
            return try_lock(lock.fileno())
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _lock_of(path: Path) -> Path:
    return path.with_suffix(".lock")
