"""Copies of attachments that other programs show: for nobody else to read, and not kept when we go."""

import mimetypes
import os
import secrets
from pathlib import Path

from platformdirs import user_cache_path

from isoassess.errors import CannotWrite
from isoassess.files.file_names import file_name
from isoassess.files.temporary import TemporaryFolder, clear_left
from isoassess.files.writing import write_whole
from isoassess.language.texts import _


class OpenedCopies:
    """One folder for each run of the program; those of runs that are over are emptied.

    What comes from a file with a password goes into a folder in memory where the system has one, and is named
    by its kind alone: other programs write down the names of what they opened.
    """

    def __init__(self, place: Path | None = None) -> None:
        self._place = place or user_cache_path("IsoAssess", appauthor=False) / "opened"
        self._in_memory = place or _memory_place() or self._place
        self._folders: dict[Path, TemporaryFolder] = {}

    def put(self, name: str, content: bytes, *, secret: bool = False) -> Path:
        """A copy with a readable name (CannotWrite); `secret`: a password closes where it comes from."""
        if secret and self._in_memory != self._place:
            try:
                return self._put(self._in_memory, _plain_name(name), content)
            except CannotWrite:  # there is little room
                pass
        return self._put(self._place, _plain_name(name) if secret else name, content)

    def clear_left(self) -> None:
        """Remove what earlier runs left; what another window or program still has open stays for later."""
        for place in (self._place, self._in_memory):
            clear_left(place, overwritten=True)

    def close(self) -> None:
        """Remove the copies of this run, and what can be removed of earlier ones."""
        for folder in self._folders.values():
            folder.close()
        self._folders.clear()
        self.clear_left()

    def _put(self, place: Path, name: str, content: bytes) -> Path:
        try:
            folder = self._own(place) / secrets.token_hex(4)  # two files may have the same name
            folder.mkdir(mode=0o700)
        except OSError as error:
            says = _("A copy to open could not be made: {reason}.")
            raise CannotWrite(says.format(reason=error.strerror)) from error
        copy = folder / file_name(name, otherwise=_("file"))
        write_whole(copy, content, private=True)
        return copy

    def _own(self, place: Path) -> Path:
        known = self._folders.get(place)
        if known is None or not known.path.is_dir():
            known = self._folders[place] = TemporaryFolder(place, overwritten=True)
        return known.path


def _plain_name(name: str) -> str:
    """Only its ending, by which a system knows what opens it, where it is that of a kind of files."""
    ending = Path(file_name(name, otherwise="")).suffix
    return _("Attached file") + (ending if mimetypes.guess_type(f"file{ending}")[0] else "")


def _memory_place() -> Path | None:
    """The folder of the account that is in memory, and gone when the account logs out."""
    named = os.environ.get("XDG_RUNTIME_DIR", "")
    place = Path(named)
    return place / "isoassess" / "opened" if named and place.is_absolute() and place.is_dir() else None
