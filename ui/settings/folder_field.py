"""A folder that is chosen, and may be none."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.layout.frames import quiet
from ui.widgets.texts import Text
from ui.widgets.tips import breakable


class FolderField(QWidget):
    """`chosen` carries the folder a person took, or None where they want none."""

    chosen = Signal(object)

    def __init__(self, name: str, *, without: str = "", parent: QWidget | None = None) -> None:
        """`without` are the words on the button that does without one; there is none where it is empty."""
        super().__init__(parent)
        self._name = name
        self._folder: Path | None = None
        self._says = Text("normal")
        self._says.setMinimumWidth(1)
        self._pick = QPushButton(_("Choose a folder..."))
        self._pick.setAutoDefault(True)
        self._pick.setAccessibleName(_("{name}: choose a folder").format(name=name))
        self._drop = quiet(without)
        self._without = without
        row = QHBoxLayout()
        row.addWidget(self._pick)
        row.addWidget(self._drop)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._says)
        layout.addLayout(row)
        self.setFocusProxy(self._pick)
        self._pick.clicked.connect(self._ask)
        self._drop.clicked.connect(self._do_without)

    @property
    def says(self) -> str:
        return self._says.text().replace("\u200b", "")

    def show_folder(self, folder: Path | None, *, words: str) -> None:
        """`words` are said where there is none."""
        self._folder = folder
        self._says.setText(breakable(str(folder)) if folder else words)
        self._drop.setVisible(folder is not None and bool(self._without))

    def _ask(self) -> None:
        start = self._folder if self._folder is not None else Path.home()
        picked = FileDialog.getExistingDirectory(self.window(), self._name, str(start))
        if picked:
            self.chosen.emit(Path(picked))

    def _do_without(self) -> None:
        self._pick.setFocus()
        self.chosen.emit(None)
