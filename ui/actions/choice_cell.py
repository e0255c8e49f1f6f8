"""The cell in which one of a few words is chosen from a list."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from isoassess.store import StoredAction
from ui.widgets.choosing.value_drop_down import ValueDropDown

Hint = QAbstractItemDelegate.EndEditHint


class ChoiceCell(ValueDropDown):
    """Opens its list at once; what is chosen there is taken over."""

    finished = Signal(QWidget, object)
    shown = False
    seen: StoredAction | None = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown = True
        self.view().installEventFilter(self)
        QTimer.singleShot(0, self.showPopup)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list can close in several ways; what was chosen is known a moment after it is gone."""
        if event.type() == QEvent.Type.Hide:
            QTimer.singleShot(0, self._tell)
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        if self.isVisible():
            self.finished.emit(self, Hint.NoHint)
