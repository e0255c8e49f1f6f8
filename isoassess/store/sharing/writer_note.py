"""The note beside a file that says which computer writes in it, and how it is read, left and taken away."""

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
from msgspec import Struct

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
        with note.open("rb") as file:
            words = file.read(_LONGEST)
            at = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, UTC)
    except FileNotFoundError:
        return None
    except (OSError, ValueError):  # a path with NUL in it is a ValueError
        return None
    try:
        return msgspec.json.decode(words, type=Writer)
    except msgspec.MsgspecError:
        return Writer(who="", computer=Computer("", "?"), processes=(), since=at, renewed=at)


def leave_note(path: Path, writer: Writer) -> bool:
    """Whether the note is there now because of this call: of several at once, one is the first.

    Raises OSError where none can be left.
    """
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
        part.write_bytes(msgspec.json.encode(writer))
        part.chmod(0o600)
    except OSError:  # a full disk takes its name and nothing in it
        with suppress(OSError):
            part.unlink()
        raise
    return part


def _leave_whole(note: Path, words: bytes) -> bool:
    try:
        with note.open("xb") as file:
            file.write(words)
    except FileExistsError:
        return False
    return True
