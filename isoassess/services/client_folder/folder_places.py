"""Where a file lies in a client's folder: readable, its own on every system, not too long for Windows."""

from isoassess.files.file_names import compared_name, distinct_name, file_name, organization_name
from isoassess.language.texts import _

MOST_FOLDER = 60  # bytes of the name of the client's folder itself
MOST_SUBFOLDER = 40
MOST_NAME = 96
Place = tuple[str, ...]  # folders below the client's, and the name of the file


def folder_name(organization: str, day: str) -> str:
    """What the client's folder is called: the organization, and the day it is of."""
    name = organization_name(organization, otherwise=_("Organization"), most=MOST_FOLDER - len(day) - 1)
    return f"{name} {day}"


class FolderPlaces:
    """Gives every file a place of its own, also where a system does not tell capitals from small letters."""

    def __init__(self) -> None:
        self._taken: set[Place] = set()

    def give(self, folder: Place, wanted: str) -> Place:
        """The place of a file of about this name in a folder."""
        name = file_name(wanted, otherwise=_("file"), most=MOST_NAME)
        above = tuple(compared_name(one) for one in folder)

        def is_taken(tried: str) -> bool:
            return (*above, compared_name(tried)) in self._taken

        found = distinct_name(name, is_taken, most=MOST_NAME)
        self._taken.add((*above, compared_name(found)))
        return (*folder, found)

    def give_folder(self, above: Place, wanted: str) -> Place:
        """A folder of its own, named about like this."""
        return self.give(above, file_name(wanted, otherwise=_("folder"), most=MOST_SUBFOLDER))
