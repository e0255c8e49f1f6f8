"""A key that led to a field is often still held down there: its repeats are not written into the field."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class HeldLetter(QObject):
    """Takes the repeats of one key away from one widget, until it is let go or another one comes."""

    def __init__(self, key: int, widget: QWidget) -> None:
        super().__init__(widget)
        self._key, self._widget = key, widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.isAutoRepeat() and event.key() == self._key:
            event.accept()
            return True
        pressed = isinstance(event, QKeyEvent) and event.type() in PRESSES
        let_go = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyRelease
        if pressed or let_go or event.type() is QEvent.Type.FocusOut:
            self._widget.removeEventFilter(self)
            self.deleteLater()
        return super().eventFilter(watched, event)


def swallow_repeats(event: QKeyEvent, before: QWidget | None) -> None:
    """Of a key that was just acted on, where another widget than `before` has the keys since."""
    now = QApplication.focusWidget()
    if now is not None and now is not before:
        HeldLetter(event.key(), now)
