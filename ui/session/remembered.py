"""What the window remembers from one day to the next: size, order of the list, where documents went."""

import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from isoassess.store import ListOrder, default_store
from ui.session.opened_copies import OpenedCopies

GEOMETRY = "window/geometry"
FOLDER = "documents/folder"
ORDER = "organizations/order"
DESCENDING = "organizations/descending"
PAPER = "documents/paper"
LOGO = "documents/logo"
ADVISED = "stores/advised"
KNOWN = "stores/known"
START = "stores/start"
LOGO_OF = "documents/logo-of"
MOST_KNOWN = 20


class Remembered:
    """Kept in a file of settings; a missing or spoiled one only means the first day again."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)
        self.copies = OpenedCopies()  # remembered only as long as the program runs

    @property
    def geometry(self) -> QByteArray | None:
        value = self._settings.value(GEOMETRY)
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._settings.setValue(GEOMETRY, value)

    @property
    def sorting(self) -> tuple[ListOrder, bool]:
        """What the organizations are sorted by, and whether downwards; the newest change first at first."""
        order = self._settings.value(ORDER)
        if order not in list(ListOrder):
            return ListOrder.CHANGED, True
        return ListOrder(str(order)), self._settings.value(DESCENDING) == "yes"

    @sorting.setter
    def sorting(self, value: tuple[ListOrder, bool]) -> None:
        order, descending = value
        self._settings.setValue(ORDER, order.value)
        self._settings.setValue(DESCENDING, "yes" if descending else "no")

    @property
    def folder(self) -> Path:
        """Where the last document went; the person's documents when there was none, or it is gone."""
        folder = _path(self._settings.value(FOLDER))
        if folder is not None and folder.is_dir():
            return folder
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    @folder.setter
    def folder(self, value: Path) -> None:
        self._settings.setValue(FOLDER, str(value))

    @property
    def paper(self) -> str:
        """The name of the paper chosen last; empty before the first choice."""
        value = self._settings.value(PAPER)
        return value if isinstance(value, str) else ""

    @paper.setter
    def paper(self, value: str) -> None:
        self._settings.setValue(PAPER, value)

    def was_advised(self, store_id: str) -> bool:
        """Whether it was said of this store that its folder is carried to other computers."""
        return bool(self._settings.value(f"{ADVISED}/{store_id}"))

    def remember_advised(self, store_id: str) -> None:
        self._settings.setValue(f"{ADVISED}/{store_id}", "yes")

    @property
    def start(self) -> Path:
        """The file to open where none is named: the usual one, or the one in which work on it goes on."""
        return _path(self._settings.value(START)) or default_store()

    @start.setter
    def start(self, store: Path) -> None:
        self._settings.setValue(START, str(store.absolute()))

    def go_on_in(self, store: Path, instead_of: Path) -> None:
        """Work on a file goes on in another one, also at the next start where that would open the first."""
        if instead_of.absolute() == self.start.absolute():
            self.start = store
        self.remember_store(store)

    def knows(self, store: Path) -> bool:
        """Whether there was a store at this path."""
        return str(store.absolute()) in self._known()

    def remember_store(self, store: Path) -> None:
        """The last ones that were open."""
        path = str(store.absolute())
        others = [known for known in self._known() if known != path]
        self._settings.setValue(KNOWN, [path, *others][:MOST_KNOWN])

    def _known(self) -> list[str]:
        value = self._settings.value(KNOWN)
        if isinstance(value, str):  # how a list of one is read back
            return [value]
        return [str(one) for one in value] if isinstance(value, list) else []

    def logo(self, organization_id: str = "") -> Path | None:
        """The picture file chosen as one's own logo, or as that of an organization."""
        return _path(self._settings.value(_logo_key(organization_id)))

    def remember_logo(self, path: Path | None, organization_id: str = "") -> None:
        if path is None:
            self._settings.remove(_logo_key(organization_id))
        else:
            self._settings.setValue(_logo_key(organization_id), str(path))


def _path(value: object) -> Path | None:
    """A whole path as it was remembered; None for what no system can have written as one."""
    if not isinstance(value, str) or "\0" in value:
        return None
    try:
        os.fsencode(value)
    except UnicodeEncodeError:
        return None
    return Path(value) if Path(value).is_absolute() else None


def _logo_key(organization_id: str) -> str:
    return f"{LOGO_OF}/{organization_id}" if organization_id else LOGO
