"""Alt pressed and let go, with nothing between: on most systems that leads to the menu."""

import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_BETWEEN = frozenset(
    {
        *(QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.FocusOut, QEvent.Type.Move),
        *(QEvent.Type.WindowBlocked, QEvent.Type.Shortcut),
    }
)


class AltAlone(QObject):
    """Watches the keys of one window; to go to another window, or a command with Alt, is no press alone."""

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_alone = False
        self._window: QWindow | None = None

    def watch(self, window: QWindow | None) -> None:
        if window is not None and window is not self._window and sys.platform != "darwin":
            self._window = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _KEYS and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Alt:
                was_alone, self._is_alone = self._is_alone and not event.isAutoRepeat(), False
                if was_alone and QGuiApplication.mouseButtons() is Qt.MouseButton.NoButton:
                    self.pressed.emit()
            elif event.type() is QEvent.Type.KeyPress:
                others = event.modifiers() & ~Qt.KeyboardModifier.AltModifier
                self._is_alone = event.key() == Qt.Key.Key_Alt and not others
        elif event.type() in _BETWEEN:
            self._is_alone = False
        return super().eventFilter(watched, event)
