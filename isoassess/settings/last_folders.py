"""Where a file was opened or saved last, apart for each purpose, so that the next one is looked for there."""

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

Folders = dict[str, Path]


class FolderOf(StrEnum):
    """What a folder is for; the words stand in the settings."""

    OPENED = "opened"
    PACKAGES = "packages"
    FILES = "yaml"  # saved assessments and profiles


class LastFolders:
    """One that is gone, such as a stick, waits for its return; meanwhile another one stands in."""

    def __init__(
        self,
        known: Callable[[], Folders],
        change: Callable[[Callable[[Folders], Folders]], object],
        *,
        otherwise: Callable[[], Path],
    ) -> None:
        self._known, self._change, self._otherwise = known, change, otherwise

    def of(self, purpose: FolderOf) -> Path:
        folder = self._known().get(purpose.value)
        return folder if folder is not None and _is_there(folder) else self._otherwise()

    def remember(self, purpose: FolderOf, file: Path) -> None:
        """The folder of a file that was chosen."""
        folder = file.absolute().parent
        self._change(lambda known: {**known, purpose.value: folder})

    def forget(self, tells: Callable[[Path], bool]) -> None:
        """Those of which something may not be known any more."""
        if any(map(tells, self._known().values())):
            self._change(lambda known: {word: path for word, path in known.items() if not tells(path)})


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)
    except OSError:
        return False
