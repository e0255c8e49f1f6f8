"""Buttons that take something away: Enter, which means going on everywhere else, never presses them."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolTip, QWidget

from isoassess.texts import _


class RemovingButton(QPushButton):
    """Pressed by Space, its letter with Alt, or the mouse; Enter only says so."""

    def __init__(self, words: str, *, is_quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAutoDefault(False)
        if is_quiet:
            self.setProperty("quiet", True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            say_space(self, QPoint(0, self.height()))
        else:
            super().keyPressEvent(event)


def say_space(widget: QWidget, place: QPoint) -> None:
    """Say below a widget which key it waits for."""
    QToolTip.showText(widget.mapToGlobal(place), _("Space removes; Enter does not."), widget)
