"""One computer at a time writes in a file: by a note beside it, which works where locks do not.

The locks of SQLite hold between the programs of one computer, and often no further: a network drive may not
carry them, and a service that synchronizes folders knows nothing of them. So the note is of the computer, and
all its programs share it. Where none can be left, nobody is told, and nothing else changes.
"""

import os
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from isoassess.store.sharing.computer import Computer, this_computer
from isoassess.store.sharing.held import note_in_the_way
from isoassess.store.sharing.running import is_running
from isoassess.store.sharing.writer_note import (
    FRESH,
    Writer,
    leave_note,
    note_of,
    read_note,
    renew_note,
    take_note_away,
)

RENEWED = 45.0  # seconds after which an own note is renewed
_TRIES, _BETWEEN = 10, 0.03  # a note that is just being written, in seconds from one look to the next

_open_here: Counter[Path] = Counter()  # how often this process has a file open
_one_at_a_time = threading.Lock()


class WriterLock:
    """Of one opened file. `writer` is who writes on another computer; None where this one may."""

    def __init__(
        self, path: Path, *, who: str, in_place: bool = False, computer: Computer | None = None
    ) -> None:
        """`in_place`: as in Writer."""
        self._path = path
        self._who = who
        self._in_place = in_place
        self._computer = computer or this_computer()
        self._is_counted = False
        self._seen: tuple[int, ...] = ()
        self._renewed = 0.0
        self._heard: tuple[datetime, float] | None = None  # the last sign of another, and when it was seen
        self._was_heard = False
        self.writer: Writer | None = None

    @property
    def is_silent(self) -> bool:
        """Whether the other computer gives no sign any more; by what was seen here, before any clock."""
        if self.writer is None or self._heard is None:
            return False
        is_long = time.monotonic() - self._heard[1] > FRESH.total_seconds()
        return is_long or (not self._was_heard and self.writer.is_silent(datetime.now(UTC)))

    def take(self) -> bool:
        """Whether this computer may write now."""
        with _one_at_a_time:
            return self._take()

    def check(self) -> bool:
        """As `take`, at the cost of one look while nothing has changed; renews the note in time."""
        seen = _look(note_of(self._path))
        if seen and seen == self._seen and self.writer is None and not self._is_due:
            return True
        return self.take()

    def take_over(self) -> None:
        """From now on this computer writes, whatever the note says; a person has been asked.

        Raises NoteInTheWay where what lies in its place cannot be replaced, as a folder cannot.
        """
        with _one_at_a_time:
            self._try_renew(None)
            found = read_note(self._path)
            if found is not None and found.computer != self._computer:
                raise note_in_the_way(note_of(self._path))
            self.writer = None

    def release(self) -> None:
        """Take the note away, where no other program of this computer has the file open."""
        with _one_at_a_time:
            if not self._is_counted:
                return
            self._count(-1)
            found = read_note(self._path)
            if found is None or found.computer != self._computer or _open_here[self._path]:
                return
            others = self._others(found)
            if not others:
                take_note_away(self._path)
                return
            try:
                renew_note(self._path, replace(found, processes=others))
            except OSError:
                return

    @property
    def _is_due(self) -> bool:
        return time.monotonic() - self._renewed > RENEWED

    def _take(self) -> bool:
        found = read_note(self._path)
        for _try in range(_TRIES):
            if found is None:
                found = self._first()
            if found is None or found.computer.name:
                break
            time.sleep(_BETWEEN)
            found = read_note(self._path)
        if found is not None and found.computer != self._computer:
            self._hear(found)
            return False
        self.writer = self._heard = None
        self._was_heard = False
        if found is not None and (self._is_due or os.getpid() not in found.processes):
            self._try_renew(found)
        self._seen = _look(note_of(self._path))
        self._count(+1)
        return True

    def _first(self) -> Writer | None:
        """Leaves the first note; who was faster, or None where it is ours or none can be left."""
        try:
            if not leave_note(self._path, self._own(None)):
                return read_note(self._path)
        except (OSError, ValueError):  # a path with NUL in it is a ValueError
            return None
        self._renewed = time.monotonic()
        return None

    def _hear(self, writer: Writer) -> None:
        if self._heard is None or self._heard[0] != writer.renewed:
            self._was_heard = self._heard is not None
            self._heard = (writer.renewed, time.monotonic())
        self.writer = writer
        self._count(-1)

    def _try_renew(self, found: Writer | None) -> None:
        try:
            renew_note(self._path, self._own(found))
        except OSError:
            return
        self._renewed = time.monotonic()
        self._seen = _look(note_of(self._path))
        self._count(+1)

    def _own(self, found: Writer | None) -> Writer:
        """The note of this computer, with the processes that have the file open."""
        now = datetime.now(UTC)
        return Writer(
            who=found.who if found else self._who,
            computer=self._computer,
            processes=(*(self._others(found) if found else ()), os.getpid()),
            since=found.since if found else now,
            renewed=now,
            in_place=self._in_place,
        )

    @staticmethod
    def _others(found: Writer) -> tuple[int, ...]:
        return tuple(one for one in found.processes if one != os.getpid() and is_running(one))

    def _count(self, change: int) -> None:
        """Once of each lock, however often it is taken or lost."""
        wanted = change > 0
        if self._is_counted != wanted:
            self._is_counted = wanted
            _open_here[self._path] += change


def is_used_in_place(path: Path) -> bool:
    """Whether somebody has a file open that nothing lies beside, so that only its locks tell."""
    found = read_note(path)
    return found is not None and found.in_place


def _look(note: Path) -> tuple[int, ...]:
    """Changes when the note does; empty where there is none."""
    try:
        found = note.stat()
    except (OSError, ValueError):
        return ()
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
