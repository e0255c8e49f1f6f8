"""Who else has the same file open: a small note beside it for each window, held by a lock of the system.

The system gives the lock back when a process ends in whatever way, so that a note without a lock is an old
one, and is taken away by the next who looks. A lock of another computer is not always seen here: there a note
counts as long as it was renewed in the last minutes.
"""

import os
import platform
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from uuid import uuid4

import msgspec
from msgspec import Struct

from isoassess.files.locking import LOCKED_BYTE, lock_soon, try_lock

FRESH = 180.0  # seconds for which a note of another computer counts
RENEWED = 45.0  # seconds after which an own one is renewed
PATIENCE = 0.2  # seconds for which somebody may be looking at a note that is just being left


class OtherWindow(Struct, frozen=True, kw_only=True):
    """A window that has the file open; `since` in UTC.

    `found` is the number of the last entry of the history when it came: a clock may be set back, the
    numbers only grow. 0 also for a note of an earlier version, so that all of the history may be its.
    """

    who: str
    computer: str
    process: int
    since: datetime
    found: int = 0

    @property
    def is_here(self) -> bool:
        """Whether it is on this computer."""
        return self.computer == platform.node()


class Presence:
    """The note of one window; where none can be left, nobody is told, and nothing else changes."""

    def __init__(self, path: Path, *, who: str, found: int = 0) -> None:
        """`found`: how far the history goes that this window finds."""
        self._path = path
        self._own = path.with_name(f"{path.name}-window-{uuid4().hex[:8]}")
        self.window = OtherWindow(
            who=who, computer=platform.node(), process=os.getpid(), since=datetime.now(UTC), found=found
        )
        self._renewed = time.monotonic()
        self._note: IO[bytes] | None = None
        with suppress(OSError):
            self._note = self._leave_note()

    def others(self) -> list[OtherWindow]:
        """The other windows, those open longest first; old notes are taken away."""
        self._renew()
        return _found(self._path, but=self._own)

    def close(self) -> None:
        """Take the note away."""
        if self._note is not None:
            self._note.close()
            self._note = None
            with suppress(OSError):
                self._own.unlink()

    def _leave_note(self) -> IO[bytes]:
        note = self._own.open("xb", buffering=0)
        try:
            self._own.chmod(0o600)
            lock_soon(note.fileno(), patience=PATIENCE)
            note.write(msgspec.json.encode(self.window))
        except OSError:  # a full disk takes the name and nothing in it
            note.close()
            with suppress(OSError):
                self._own.unlink()
            raise
        return note

    def _renew(self) -> None:
        if self._note is not None and time.monotonic() - self._renewed > RENEWED:
            self._renewed = time.monotonic()
            with suppress(OSError):
                os.utime(self._own)


def windows_elsewhere(path: Path) -> list[OtherWindow]:
    """Those of other programs that have the file open."""
    here = platform.node(), os.getpid()
    return [one for one in _found(path) if (one.computer, one.process) != here]


def is_open(path: Path) -> bool:
    """Whether any window has it open, of this program too."""
    return bool(_found(path))


def _found(path: Path, *, but: Path | None = None) -> list[OtherWindow]:
    notes = (note for note in path.parent.glob(f"{_plain(path.name)}-window-*") if note != but)
    found = [_read(note) for note in notes]
    return sorted((one for one in found if one is not None), key=lambda one: one.since)


def _read(note: Path) -> OtherWindow | None:
    try:
        with note.open("r+b") as file:
            window = _window(file.read(LOCKED_BYTE))
            held = not try_lock(file.fileno())
            age = time.time() - os.fstat(file.fileno()).st_mtime
    except OSError:
        return None  # taken away meanwhile
    if held or (age < FRESH and (window is None or not window.is_here)):
        return window  # None where it is just being written
    with suppress(OSError):
        note.unlink()
    return None


def _window(words: bytes) -> OtherWindow | None:
    try:
        return msgspec.json.decode(words, type=OtherWindow)
    except msgspec.DecodeError:
        return None


def _plain(name: str) -> str:
    """A name in which a pattern sees nothing but itself."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)
