"""Alt pressed and let go, with nothing between: on most systems that leads to the menu."""

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_BETWEEN = frozenset(
    {
        *(QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.FocusOut, QEvent.Type.Move),
        *(QEvent.Type.WindowBlocked, QEvent.Type.Shortcut),
    }
)


class AltAlone(QObject):
    """Watches the keys of one window; to go to another window, or a command with Alt, is no press alone.

    A letter that is a shortcut with Alt never reaches the window: only what has the keys is asked about it.
    So while Alt is held, all of the program is listened to.
    """

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
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() != Qt.Key.Key_Alt:
                self._end()
        elif event.type() in _BETWEEN:
            self._end()
        elif watched is self._window and event.type() in _KEYS and isinstance(event, QKeyEvent):
            self._follow(event)
        return super().eventFilter(watched, event)

    def _follow(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        others = event.modifiers() & ~Qt.KeyboardModifier.AltModifier
        if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Alt and not others:
            self._begin()
            return
        was_alone = (
            self._is_alone and event.type() is QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Alt
        )
        self._end()
        if was_alone and QGuiApplication.mouseButtons() is Qt.MouseButton.NoButton:
            self.pressed.emit()

    def _begin(self) -> None:
        program = QCoreApplication.instance()
        if program is not None and not self._is_alone:
            self._is_alone = True
            program.installEventFilter(self)

    def _end(self) -> None:
        program = QCoreApplication.instance()
        if program is not None and self._is_alone:
            self._is_alone = False
            program.removeEventFilter(self)
