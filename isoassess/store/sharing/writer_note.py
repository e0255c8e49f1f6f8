"""The note beside a file that says which computer writes in it, and how it is read, left and taken away."""

import glob
import os
import stat
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
from msgspec import Struct

from isoassess.store.file.protection import OWN_FILE
from isoassess.store.sharing.computer import Computer

FRESH = timedelta(seconds=180)  # for as long a note counts that is not renewed
_LONGEST = 1 << 16  # bytes; a note is far shorter


class Writer(Struct, frozen=True, kw_only=True):
    """Who writes on which computer; times in UTC, by its clock.

    `processes`: those of it that have the file open. `in_place`: each entry goes into the file itself, so
    that nothing lies beside it while it is open.
    """

    who: str
    computer: Computer
    processes: tuple[int, ...]
    since: datetime
    renewed: datetime
    in_place: bool = False

    def is_silent(self, now: datetime) -> bool:
        """Whether it has not been renewed for too long, as far as two clocks tell."""
        return abs(now - self.renewed) > FRESH


def note_of(path: Path) -> Path:
    """Where the note of a file lies."""
    return path.with_name(f"{path.name}-lock")


def read_note(path: Path) -> Writer | None:
    """Who writes in the file; None where nobody does. A note that cannot be read names nobody."""
    note = note_of(path)
    try:
        found = note.stat()
        at = datetime.fromtimestamp(found.st_mtime, UTC)
    except (OSError, ValueError):  # a path with NUL in it is a ValueError
        return None
    nobody = Writer(who="", computer=Computer("", "?"), processes=(), since=at, renewed=at)
    if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for
        return nobody
    try:
        with note.open("rb") as file:
            return msgspec.json.decode(file.read(_LONGEST), type=Writer)
    except FileNotFoundError:  # taken away meanwhile
        return None
    except (OSError, msgspec.MsgspecError):
        return nobody


def leave_note(path: Path, writer: Writer) -> bool:
    """Whether the note is there now because of this call: of several at once, one is the first.

    Raises OSError where none can be left.
    """
    _clear_parts(path)
    note, part = note_of(path), _written(path, writer)
    try:
        os.link(part, note)
    except FileExistsError:
        return False
    except OSError:  # a file system without second names
        return _leave_whole(note, part.read_bytes())
    finally:
        with suppress(OSError):
            part.unlink()
    return True


def renew_note(path: Path, writer: Writer) -> None:
    """In place of the note that is there; raises OSError."""
    part = _written(path, writer)
    try:
        part.replace(note_of(path))
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise


def take_note_away(path: Path) -> None:
    with suppress(OSError):
        note_of(path).unlink()


def _written(path: Path, writer: Writer) -> Path:
    part = path.with_name(f"{path.name}-lock-{uuid4().hex[:8]}.part")
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWN_FILE), "wb") as file:
            file.write(msgspec.json.encode(writer))
    except OSError:  # a full disk takes its name and nothing in it
        with suppress(OSError):
            part.unlink()
        raise
    with suppress(OSError):
        mode = path.stat().st_mode & 0o666
        if mode != OWN_FILE:  # who may write in the file has to know of the note
            part.chmod(mode)
    return part


def _clear_parts(path: Path) -> None:
    """What a program has left that was killed just then."""
    for part in path.parent.glob(f"{glob.escape(note_of(path).name)}-*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > FRESH.total_seconds():
                part.unlink()


def _leave_whole(note: Path, words: bytes) -> bool:
    try:
        with os.fdopen(os.open(note, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWN_FILE), "wb") as file:
            file.write(words)
    except FileExistsError:
        return False
    return True
