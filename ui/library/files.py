"""Which catalogue the program works with, and the way to another one and back."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from isoassess.catalogue import custom
from isoassess.catalogue.catalogue import Catalogue, CatalogueFile, shipped
from isoassess.errors import ExpectedError
from isoassess.language.texts import _, ngettext
from ui.commands.anywhere import LOAD_CATALOGUE
from ui.commands.command import bind
from ui.session.remembered import Remembered
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.keys.removing import CarefulMenu, RemovingButton
from ui.widgets.texts import ToldText
from ui.widgets.theme import restyle


class CatalogueBar(QFrame):
    """`changed` says that another catalogue is in use from now on."""

    changed = Signal()

    def __init__(self, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("catalogueBar")
        self._remembered = remembered
        self._says = ToldText("muted")
        self._says.setMinimumWidth(1)
        self._back = RemovingButton(_("&Back to the shipped one"))
        self._names = CarefulMenu(self)
        self._load = AtOnceButton(LOAD_CATALOGUE.words)
        bind(self._load, LOAD_CATALOGUE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 7, 16, 7)
        layout.setSpacing(10)
        layout.addWidget(self._says, 1)
        self._load.setAutoDefault(True)  # Enter presses it outside a dialog too
        for button in (self._back, self._load):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._load.clicked.connect(self.ask)
        self._back.clicked.connect(self._unload_only)
        self._names.triggered.connect(self._unload_named)

    @property
    def says(self) -> str:
        """What is in use, or why a file is not."""
        return self._says.text()

    def read(self) -> Catalogue:
        """The catalogue in use; the shipped one, with the reason said, where a loaded file became unfit."""
        try:
            catalogue = custom.in_use()
        except ExpectedError as error:
            self._offer_back()
            self._tell(_("The shipped catalogue is shown. {reason}").format(reason=error), wrong=True)
            return shipped()
        self._offer_back()
        self._tell(_in_use_words(catalogue), wrong=False)
        return catalogue

    def ask(self) -> None:
        """Let the person name a file and work with it from now on."""
        kinds = _("Catalogue files (*.yaml *.yml);;All files (*)")
        chosen, _kind = FileDialog.getOpenFileName(
            self.window(), _("Load a catalogue file"), str(self._remembered.folder), kinds
        )
        if chosen:
            self.load(Path(chosen))

    def load(self, path: Path) -> None:
        """Work with this file from now on, or say why not; then everything stays as it was."""
        QApplication.setOverrideCursor(QCursor(Qt.CursorShape.WaitCursor))  # a large file takes seconds
        try:
            part = custom.load(path)
        except ExpectedError as error:
            self._tell(_("Not loaded. {reason}").format(reason=error), wrong=True)
            return
        finally:
            QApplication.restoreOverrideCursor()
        self.changed.emit()
        self._tell(_loaded_words(part), wrong=False)

    def _unload_only(self) -> None:
        for name in custom.loaded()[:1]:
            self._unload(name)

    def _unload_named(self, action: QAction) -> None:
        self._unload(str(action.data()))

    def _unload(self, name: str) -> None:
        try:
            custom.unload(name)
        except OSError as error:
            says = _("{name} could not be removed: {reason}")
            self._tell(says.format(name=name, reason=error.strerror), wrong=True)
            return
        self._load.setFocus()  # the button just pressed may go away
        self.changed.emit()

    def _offer_back(self) -> None:
        """One loaded file goes at a press; of several, the person says which."""
        names = custom.loaded()
        self._names.clear()
        for name in names:
            action = self._names.addAction(name)
            action.setData(name)
            self._names.mark_removing(action)
        self._back.setMenu(self._names if len(names) > 1 else None)  # type: ignore[arg-type]
        self._back.setVisible(bool(names))

    def _tell(self, sentence: str, *, wrong: bool) -> None:
        self._says.setObjectName("fieldError" if wrong else "muted")
        restyle(self._says)
        self._says.setText(sentence)


def _in_use_words(catalogue: Catalogue) -> str:
    count = len({known.id for lens in catalogue.lenses for known in catalogue.requirements(lens)})
    names = ", ".join(custom.loaded())
    text = ngettext("{count} question.", "{count} questions.", count).format(count=count)
    if names:
        says = _("Catalogue {version}, with your file {names}.")
        return says.format(version=catalogue.version, names=names) + " " + text
    return _("Catalogue {version}, as shipped.").format(version=catalogue.version) + " " + text


def _loaded_words(part: CatalogueFile) -> str:
    count = len(part.requirements)
    text = ngettext(
        "Loaded: {name}, version {version}, {count} question.",
        "Loaded: {name}, version {version}, {count} questions.",
        count,
    )
    return text.format(name=part.catalogue, version=part.version, count=count)
