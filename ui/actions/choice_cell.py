"""The cell in which one of a few words is chosen from a list."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from isoassess.store import StoredAction
from ui.widgets.choosing.value_drop_down import ValueDropDown

Hint = QAbstractItemDelegate.EndEditHint
LEAVES = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class ChoiceCell(ValueDropDown):
    """Opens its list at once; what is taken from the open list counts, and nothing else does."""

    finished = Signal(QWidget, object)
    shown = False
    is_taken = False  # a row of the list was taken
    seen: StoredAction | None = None
    _closing = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown = True
        self.view().installEventFilter(self)
        self.chosen.connect(self._take)
        QTimer.singleShot(0, self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Before the list has come: the key is for the list, where a letter chooses nothing yet."""
        if event.key() in LEAVES:
            super().keyPressEvent(event)
        else:
            self._open()
            QCoreApplication.sendEvent(self.view(), event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning chooses nothing."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list can close in several ways; what was chosen is known a moment after it is gone."""
        if event.type() == QEvent.Type.Hide:
            self._closing = True
            QTimer.singleShot(0, self._tell)
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        if self.isVisible() and not self._closing and not self.view().isVisible():
            self.showPopup()

    def _take(self, _value: object) -> None:
        self.is_taken = True

    def _tell(self) -> None:
        if self.isVisible():
            self.finished.emit(self, Hint.NoHint)
