"""The line that says what was just removed, with the way to have it again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from isoassess.language.texts import _
from ui.widgets.layout.frames import quiet
from ui.widgets.texts import Line
from ui.widgets.tips import tip

NAME_WIDTH = 300  # a long name does not widen the window


class RemovedLine(QWidget):
    """Away while nothing was removed; `undo_wanted` carries what was, the last first."""

    undo_wanted = Signal(object)

    def __init__(self, around: QWidget, parent: QWidget | None = None) -> None:
        """`around`: where Ctrl+Z means this line."""
        super().__init__(parent)
        self._removed: list[tuple[str, object]] = []
        self._says = Line("normal")
        self._undo = quiet(_("&Undo"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._says)
        layout.addWidget(self._undo)
        layout.addStretch(1)
        self._undo.clicked.connect(self._want)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), around)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._want)
        self._show()

    def add(self, name: str, removed: object) -> None:
        """Something was removed; one before it can be had again after it."""
        self._removed.append((name, removed))
        self._show()

    def clear(self) -> None:
        """What was removed has no place any more."""
        self._removed.clear()
        self._show()

    def _want(self) -> None:
        if self._removed:
            _name, removed = self._removed.pop()
            self._show()
            self.undo_wanted.emit(removed)

    def _show(self) -> None:
        self.setVisible(bool(self._removed))
        if self._removed:
            name = self._removed[-1][0]
            short = self._says.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, NAME_WIDTH)
            self._says.setText(_("{name} was removed.").format(name=short))
            self._says.setToolTip(tip(name))
            self._undo.setAccessibleName(_("Undo: bring {name} back").format(name=name))
