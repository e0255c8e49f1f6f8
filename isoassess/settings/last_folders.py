"""Where a file was opened or saved last, apart for each purpose and client: the next one goes there, too."""

import os
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

Folders = dict[str, Path]


class FolderOf(StrEnum):
    """What a folder is for; the words stand in the settings."""

    OPENED = "opened"
    PACKAGES = "packages"
    CLIENTS = "clients"  # folders of several clients
    DOCUMENTS = "documents"  # documents, tables and files of one client


class LastFolders:
    """One that is gone, such as a stick, waits for its return; meanwhile another one stands in.

    What is a client's is asked for with the id of its organization, and is never that of another client.
    """

    def __init__(
        self,
        known: Callable[[], Folders],
        change: Callable[[Callable[[Folders], Folders]], object],
        *,
        otherwise: Callable[[], Path],
    ) -> None:
        self._known, self._change, self._otherwise = known, change, otherwise

    def of(self, purpose: FolderOf, organization_id: str = "") -> Path:
        folder = self._known().get(_word(purpose, organization_id))
        return folder if folder is not None and _is_there(folder) else self._otherwise()

    def remember(self, purpose: FolderOf, folder: Path, organization_id: str = "") -> None:
        self._change(lambda known: {**known, _word(purpose, organization_id): folder.absolute()})

    def of_client(self, organization_id: str) -> "ClientFolder":
        """Where the documents, tables and files of an organization go."""
        return ClientFolder(self, organization_id)

    def forget(self, tells: Callable[[Path], bool], organization_id: str) -> None:
        """Those of an organization, and those of which something may not be known any more."""

        def goes(word: str, path: Path) -> bool:
            return organization_in(word) == organization_id or tells(path)

        if any(goes(word, path) for word, path in self._known().items()):
            self._change(lambda known: {word: path for word, path in known.items() if not goes(word, path)})


class ClientFolder:
    """Where something of an organization went last, and the next goes."""

    def __init__(self, folders: LastFolders, organization_id: str) -> None:
        self._folders, self._id = folders, organization_id

    @property
    def path(self) -> Path:
        return self._folders.of(FolderOf.DOCUMENTS, self._id)

    def remember(self, folder: Path) -> None:
        self._folders.remember(FolderOf.DOCUMENTS, folder, self._id)


def organization_in(word: str) -> str:
    """The id of the organization of which a folder is; empty where it is of none."""
    return word.partition(" ")[2]


def _word(purpose: FolderOf, organization_id: str) -> str:
    return f"{purpose.value} {organization_id}" if organization_id else purpose.value


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)
    except OSError:
        return False
