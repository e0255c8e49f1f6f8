"""Hides the window until the password is said again: when that is wanted, when nobody is here, at sleep."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QKeyEvent
from PySide6.QtWidgets import QApplication

from isoassess.settings.declared import NEVER
from ui.session.remembered import Remembered
from ui.shell.lock.reopening import WindowPlace, place_of
from ui.shell.lock.sleep import SystemSleep
from ui.shell.lock.window import LockedWindow

LOCK_KEYS = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_L
)
MINUTE = 60.0  # seconds
BEAT = 5_000  # milliseconds between two looks at the clock
_HERE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Locking(QObject):
    """For a window whose file has a password. Once it `is_locked`, the program's loop has ended.

    By the clock of the wall: the time that the computer slept counts.
    """

    def __init__(
        self,
        window: LockedWindow,
        application: QApplication,
        remembered: Remembered,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(application)
        self._window, self._application, self._remembered = window, application, remembered
        self._clock = clock
        self._used = clock()
        self.is_locked = False
        self.place = WindowPlace()
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self.look)
        self._beat.start()
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.lock)
        self._sleep = SystemSleep(int(window.winId()), self)
        self._sleep.coming.connect(self.lock)
        window.fixed.lock_wanted.connect(self.lock)
        application.installEventFilter(self)

    def leave(self) -> None:
        """All of the file is put away."""
        self._application.removeEventFilter(self)
        self._beat.stop()
        self._sleep.close()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys are looked for here, since they shall work over every dialog, too."""
        if event.type() in _HERE:
            self._used = self._clock()
            if isinstance(event, QKeyEvent) and event.keyCombination() == LOCK_KEYS and not self.is_locked:
                self._soon.start(0)
                return True
        return False

    def look(self) -> None:
        """Lock where nobody was here for as long as was chosen."""
        after = self._remembered.lock_after
        if after != NEVER and self._clock() - self._used >= int(after) * MINUTE:
            self.lock()

    def lock(self) -> None:
        """Save what is typed, show nothing of it any more, and end the loop of the window."""
        if self.is_locked:
            return
        self.is_locked = True
        self.place = place_of(self._window)
        self._window.put_by()
        self._remembered.geometry = self._window.saveGeometry()
        for shown in self._application.topLevelWidgets():
            shown.hide()
        self._clear_clipboard()
        self._application.exit()  # also every question that is open, as if it were given up

    def _clear_clipboard(self) -> None:
        """What was copied out of this window; what another program put there is not ours."""
        clipboard = self._application.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
