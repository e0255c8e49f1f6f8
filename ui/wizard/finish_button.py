"""The button that ends the wizard; it comes where the button to the next page stood."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.keys.removing import ENTER

PRESSING = (*ENTER, Qt.Key.Key_Space)


class FinishButton(AtOnceButton):
    """The second press of a double click on that one, or its key once more, is not meant for this one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clicks = MovedClicks(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clicks.hold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESSING and (event.isAutoRepeat() or self._clicks.is_waiting()):
            event.accept()
        else:
            super().keyPressEvent(event)
