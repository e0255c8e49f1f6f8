"""Whether a folder can be the second one of backups, beside the one that each file has."""

from pathlib import Path

from isoassess.store.backup.errors import folder_is_file, folder_of_first
from isoassess.store.backup.places import folder_beside
from isoassess.store.file.place import real_place


def check_second(second: Path, store: Path) -> None:
    """Raises BackupFolderWrong where no backup of the file could ever lie there apart from the first."""
    folder, place = real_place(second), real_place(store)
    if folder.exists() and not folder.is_dir():
        raise folder_is_file(second)
    if folder == place.parent or is_in_first(folder, place):
        raise folder_of_first(folder_beside(place))


def is_in_first(folder: Path, store: Path) -> bool:
    """Whether it is the folder of the backups beside the file, or lies in that."""
    first = folder_beside(store)
    return first == folder or first in folder.parents
