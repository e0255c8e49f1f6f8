"""Where the data lie: each place with its path, to be copied, or shown in its folder."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from platformdirs import user_log_path
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from isoassess.language.texts import _
from isoassess.settings import settings_path
from isoassess.store.backup.places import folder_beside
from ui.backups.backing_up import BackingUp
from ui.widgets.layout.frames import quiet
from ui.widgets.texts import Text
from ui.widgets.tips import breakable

LOG_NAME = "isoassess.log"


class DataPlace(Struct, frozen=True):
    """What lies there, and where; `folder` is opened to show it."""

    name: str
    path: Path

    @property
    def folder(self) -> Path:
        """The nearest one that is there."""
        found = self.path if self.path.is_dir() else self.path.parent
        while not found.exists() and found != found.parent:
            found = found.parent
        return found


def log_path() -> Path:
    return user_log_path("IsoAssess", appauthor=False) / LOG_NAME


def data_places(backing_up: BackingUp) -> Iterator[DataPlace]:
    """In the order in which a person asks for them."""
    yield DataPlace(_("Your file"), backing_up.store_path)
    yield DataPlace(_("Backups"), folder_beside(backing_up.store_path))
    if backing_up.second is not None:
        yield DataPlace(_("Second backups"), backing_up.second)
    yield DataPlace(_("Settings"), settings_path())
    yield DataPlace(_("Log"), log_path())


class DataPlaces(QWidget):
    """A row for each; the buttons name their place to who cannot see it."""

    def __init__(self, places: Iterator[DataPlace], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self.places = tuple(places)
        for number, place in enumerate(self.places):
            self._add(number, place)

    def show_folder(self, place: DataPlace) -> bool:
        """Open it outside; whether something opened it."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(place.folder)))

    def _add(self, number: int, place: DataPlace) -> None:
        self._grid.addWidget(Text("strong", place.name), number, 0)
        self._grid.addWidget(Text("small", breakable(str(place.path))), number, 1)
        show, copy = quiet(_("Show folder")), quiet(_("Copy path"))
        show.setAccessibleName(_("Show folder: {place}").format(place=place.name))
        copy.setAccessibleName(_("Copy path: {place}").format(place=place.name))
        for column, button in enumerate((show, copy), start=2):
            button.setProperty("row", number)
            self._grid.addWidget(button, number, column)
        show.clicked.connect(self._show)
        copy.clicked.connect(self._copy)

    def _show(self) -> None:
        self.show_folder(self._place())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._place().path))
        button = self.sender()
        if isinstance(button, QPushButton):
            button.setText(_("Copied"))

    def _place(self) -> DataPlace:
        return self.places[int(self.sender().property("row"))]
