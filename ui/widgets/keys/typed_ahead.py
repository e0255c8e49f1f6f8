"""What is typed right after a key that opened a dialog is typed in that dialog.

On X11 the window manager gives a new window the keys a moment after it was shown. What is pressed until then
goes to the window below, which a modal dialog blocks, so that Qt would drop it: it is held and sent on.
Elsewhere the system asks which window has the keys only when it hands them on.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.keys.held_keys import HeldKeys


class TypedAhead(QObject):
    """Watches a window that is shown, and every dialog over it, for as long as they are there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._dialog: QWindow | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        self._keys = HeldKeys()
        if application.platformName() == "xcb":
            window.windowHandle().installEventFilter(self)
            application.focusWindowChanged.connect(self._arrive)
            application.installNativeEventFilter(self._keys)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.WindowBlocked:
            self._hold(self._application.modalWindow())
        elif kind is QEvent.Type.WindowUnblocked:
            self._dialog = None
            self._keys.forget()
        elif isinstance(event, QKeyEvent) and kind is not QEvent.Type.KeyPress:  # its override came before
            self._keys.delivered(event.nativeScanCode(), pressed=kind is QEvent.Type.ShortcutOverride)
        return super().eventFilter(watched, event)

    def _hold(self, dialog: QWindow | None) -> None:
        """A dialog is being shown."""
        if dialog is not None and dialog is not self._dialog:
            self._dialog = dialog
            dialog.installEventFilter(self)
            self._keys.hold()

    def _arrive(self, window: QWindow | None) -> None:
        if window is not None and window is self._dialog:
            self._dialog = None
            self._keys.send_on(int(window.winId()))
        elif self._dialog is None:
            self._keys.start_anew()
