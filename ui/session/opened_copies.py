"""Copies of attachments that other programs show: for nobody else to read, and not kept when we go."""

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from isoassess.errors import CannotWrite
from isoassess.files.file_names import file_name
from isoassess.files.locking import try_lock
from isoassess.files.writing import write_whole
from isoassess.language.texts import _

_HELD = "held"  # the file in a folder that its program holds, as long as it runs


class OpenedCopies:
    """One folder for each run of the program; those of runs that are over are emptied."""

    def __init__(self, place: Path | None = None) -> None:
        self._place = place or user_cache_path("IsoAssess", appauthor=False) / "opened"
        self._folder: Path | None = None
        self._hold = -1

    def put(self, name: str, content: bytes) -> Path:
        """A copy with a readable name (CannotWrite)."""
        try:
            folder = self._own() / secrets.token_hex(4)  # two files may have the same name
            folder.mkdir(mode=0o700)
        except OSError as error:
            says = _("A copy to open could not be made: {reason}.")
            raise CannotWrite(says.format(reason=error.strerror)) from error
        copy = folder / file_name(name, otherwise=_("file"))
        write_whole(copy, content, private=True)
        return copy

    def clear_left(self) -> None:
        """Remove what earlier runs left; what another window or program still has open stays for later."""
        with suppress(OSError):
            for folder in list(self._place.iterdir()):
                if folder != self._folder and _is_left(folder):
                    shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Remove the copies of this run, and what can be removed of earlier ones."""
        if self._folder is not None:
            if self._hold >= 0:
                os.close(self._hold)
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder, self._hold = None, -1
        self.clear_left()

    def _own(self) -> Path:
        if self._folder is None or not self._folder.is_dir():
            self._place.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._place.chmod(0o700)
            folder = self._place / secrets.token_hex(8)
            folder.mkdir(mode=0o700)
            self._hold = os.open(folder / _HELD, os.O_CREAT | os.O_RDWR | getattr(os, "O_CLOEXEC", 0), 0o600)
            try_lock(self._hold)
            self._folder = folder
        return self._folder


def _is_left(folder: Path) -> bool:
    """Whether its program is gone: a lock ends with it."""
    held = folder / _HELD
    if folder.is_symlink() or not folder.is_dir():
        return False
    try:
        handle = os.open(held, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return True
    except OSError:
        return False
    try:
        return try_lock(handle)
    finally:
        os.close(handle)
