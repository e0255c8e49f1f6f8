"""A file of a client's folder, what is not in it, and both together."""

from collections.abc import Callable

from msgspec import Struct

from isoassess.services.client_folder.folder_places import Place


class FolderFile(Struct, frozen=True, kw_only=True):
    """`group` is the heading under which it is listed, `about` what it is.

    `make` gives its bytes (ExpectedError). `is_document`: it is one of ours, and can be looked at as that.
    """

    place: Place
    group: str
    about: str
    make: Callable[[], bytes]
    is_document: bool = False


class NotInFolder(Struct, frozen=True, kw_only=True):
    """What is not in the folder, and the reason in a sentence."""

    what: str
    why: str


class FolderContents(Struct, frozen=True, kw_only=True):
    """The files in the order in which they are listed, and what there is no file of."""

    files: tuple[FolderFile, ...]
    left_out: tuple[NotInFolder, ...]
