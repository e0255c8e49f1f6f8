"""The one place for temporary files: private folders, gone at the end of their run or at the next start.

Beside each folder lies a file that its process holds locked. A lock ends with its process in whatever way
that ends, so a folder whose lock can be taken belongs to nobody any more, and no live one is ever emptied.
"""

import os
import re
import secrets
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from platformdirs import user_cache_path

from isoassess.files.locking import try_lock

_NAME = re.compile(r"\.isoassess-[0-9a-f]{16}")
_LOCK = ".lock"
_PIECE = 2**20  # bytes


class TemporaryFolder:
    """An empty folder for this process alone; it goes with `close`, or at the next start after a kill.

    `overwritten`: what is in it is written over before its room is free, for what nobody shall find again.
    `foreign`: the place is a folder of a person, such as the one where the result goes; it stays as it is.
    """

    def __init__(
        self, place: Path | None = None, *, overwritten: bool = False, foreign: bool = False
    ) -> None:
        self._overwritten = overwritten
        self._lock = -1
        self._note: Path | None = None
        try:
            if not foreign:
                make_place(place or usual_place())
            self.path = self._made_in(place or usual_place())
        except OSError:
            if place is not None:
                raise
            self.path = Path(tempfile.mkdtemp(prefix="isoassess-"))  # a home that cannot be written in

    def close(self) -> None:
        """Remove it with all that is in it; what another program holds open goes at the next start."""
        _remove(self.path, overwritten=self._overwritten)
        if self._note is not None:
            _let_go(self._lock, self._note, keep=self.path.exists())
            self._note = None

    def __enter__(self) -> Path:
        return self.path

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _made_in(self, place: Path) -> Path:
        clear_left(place, overwritten=self._overwritten)
        while True:
            folder = place / f".isoassess-{secrets.token_hex(8)}"
            note = folder.with_suffix(_LOCK)
            lock = os.open(note, _flags(os.O_CREAT | os.O_EXCL | os.O_RDWR), 0o600)
            if try_lock(lock) and _is_there(note, lock):
                break
            os.close(lock)  # it was taken for a left one before it was held
        folder.mkdir(mode=0o700)
        self._lock, self._note = lock, note
        return folder


def usual_place() -> Path:
    """Where they are made when no other place is said."""
    return user_cache_path("IsoAssess", appauthor=False) / "temporary"


def make_place(place: Path) -> None:
    """A folder that only the account itself looks into (OSError)."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):
        place.chmod(0o700)


def clear_left(place: Path, *, overwritten: bool = False) -> None:
    """Remove the folders of processes that are gone; what is in use, and what is not ours, stays."""
    with suppress(OSError):
        names = {entry.name.removesuffix(_LOCK) for entry in os.scandir(place)}
        for name in names:
            if _NAME.fullmatch(name):
                _remove_left(place / name, overwritten=overwritten)


def overwrite(path: Path) -> None:
    """Zeros in place of what a file holds, onto the disk (OSError).

    Writing over is all that a program can do: a disk that spreads what is written may keep what stood there.
    """
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        for start in range(0, size, _PIECE):
            file.write(bytes(min(_PIECE, size - start)))
        file.flush()
        os.fsync(file.fileno())


def _remove_left(folder: Path, *, overwritten: bool) -> None:
    note = folder.with_suffix(_LOCK)
    try:
        lock = os.open(note, _flags(os.O_RDWR))
    except FileNotFoundError:  # each has one before it is there itself
        _remove(folder, overwritten=overwritten)
        return
    except OSError:
        return
    if not try_lock(lock):
        os.close(lock)
        return
    _remove(folder, overwritten=overwritten)
    _let_go(lock, note, keep=folder.exists())


def _let_go(lock: int, note: Path, *, keep: bool) -> None:
    """The lock, and the file that bears it unless its folder is still there."""
    if sys.platform == "win32":  # an open file cannot be removed
        os.close(lock)
    if not keep:
        with suppress(OSError):
            note.unlink(missing_ok=True)
    if sys.platform != "win32":
        os.close(lock)


def _remove(folder: Path, *, overwritten: bool) -> None:
    if folder.is_symlink() or not folder.is_dir():
        return
    if overwritten:
        for file in folder.rglob("*"):
            with suppress(OSError):
                if file.is_file() and not file.is_symlink():
                    overwrite(file)
    shutil.rmtree(folder, ignore_errors=True)


def _is_there(note: Path, lock: int) -> bool:
    try:
        return sys.platform == "win32" or os.path.samestat(note.lstat(), os.fstat(lock))
    except FileNotFoundError:
        return False


def _flags(wanted: int) -> int:
    """Never through a link, and not for the programs we start."""
    for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_NOINHERIT"):
        wanted |= getattr(os, name, 0)
    return wanted
