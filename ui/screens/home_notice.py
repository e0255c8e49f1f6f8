"""The line above the list: what was removed, with the way back, and what the store could not do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isoassess.texts import _
from ui.widgets.frames import quiet
from ui.widgets.texts import Line, Text
from ui.widgets.tips import tip

NAME_WIDTH = 420  # a long name does not widen the window


class Notice(QWidget):
    """Shown while it has something to say; `undo_wanted` carries the organization removed last."""

    undo_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._removed: list[tuple[str, str]] = []  # id and name, the last one is said
        self._failure = Text("fieldError")
        self._says = Line("normal")
        self._undo = quiet(_("&Undo"))
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        self._lay_out()
        self._undo.clicked.connect(self._want_undo)
        undo.activated.connect(self._want_undo)
        self._show()

    def show_failure(self, sentence: str) -> None:
        """Why the last thing was not done; empty takes it away."""
        self._failure.setText(sentence)
        self._show()

    def add_removed(self, organization_id: str, name: str) -> None:
        self._removed.append((organization_id, name))
        self._show()

    def drop_removed(self, organization_id: str) -> None:
        """It is back; the one removed before it can be brought back next."""
        self._removed = [removed for removed in self._removed if removed[0] != organization_id]
        self._show()

    def focus_undo(self) -> None:
        self._undo.setFocus()

    def _lay_out(self) -> None:
        self._failure.setMinimumWidth(1)  # nor does a long path
        removed = QHBoxLayout()
        removed.setSpacing(6)
        removed.addWidget(self._says)
        removed.addWidget(self._undo)
        removed.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._failure)
        layout.addLayout(removed)

    def _want_undo(self) -> None:
        if self._removed:
            self.undo_wanted.emit(self._removed[-1][0])

    def _show(self) -> None:
        if self._removed:
            name = self._removed[-1][1]
            short = self._says.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, NAME_WIDTH)
            self._says.setText(_("{name} was removed.").format(name=short))
            self._says.setToolTip(tip(name))
            self._undo.setAccessibleName(_("Undo: bring {name} back").format(name=name))
        self._says.setVisible(bool(self._removed))
        self._undo.setVisible(bool(self._removed))
        self._failure.setVisible(bool(self._failure.text()))
        self.setVisible(bool(self._removed or self._failure.text()))
