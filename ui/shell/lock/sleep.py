"""Tells that the computer goes to sleep or that its screen is locked, where the system says so.

Linux: logind, which waits until what is open is put away, and the screen savers of desktops. Windows: its
messages to every window. macOS tells only its own kind of program: there, and everywhere else, a gap in the
clock tells after waking.
"""

import ctypes
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    QTimer,
    Signal,
    Slot,
)

BEAT = 5_000  # milliseconds between two looks at the clock
GAP = 60.0  # seconds more than that between two looks: nobody was awake
_LOGIND, _PATH, _MANAGER = (
    "org.freedesktop.login1",
    "/org/freedesktop/login1",
    "org.freedesktop.login1.Manager",
)
_SCREENS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")  # which also lock the screen
_POWER, _SUSPEND = 0x0218, 0x0004  # WM_POWERBROADCAST, PBT_APMSUSPEND
_SESSION, _LOCKED = 0x02B1, 0x7  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK


class SystemSleep(QObject):
    """`coming`: it sleeps in a moment, its screen is locked, or it has just woken up."""

    coming = Signal()

    def __init__(
        self, window_number: int, parent: QObject | None = None, *, clock: Callable[[], float] = time.time
    ) -> None:
        """`window_number` is that of a window of ours, to which Windows tells of its session."""
        super().__init__(parent)
        self._clock = clock
        self._seen = clock()
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self.look)
        self._beat.start()
        self._inhibitor = -1
        self._filter: _WindowsMessages | None = None
        if sys.platform == "linux":
            self._listen_to_linux()
        elif sys.platform == "win32":
            self._listen_to_windows(window_number)

    def close(self) -> None:
        """All is put away: the system need not wait any more."""
        self._beat.stop()
        if self._inhibitor >= 0:
            os.close(self._inhibitor)
            self._inhibitor = -1
        application = QCoreApplication.instance()
        if self._filter is not None and application is not None:
            application.removeNativeEventFilter(self._filter)
            self._filter = None

    def look(self) -> None:
        """Whether nobody was awake since the last look."""
        now, before = self._clock(), self._seen
        self._seen = now
        if now - before > BEAT / 1000 + GAP:
            self.coming.emit()

    def _listen_to_linux(self) -> None:
        """Nothing of it where there is no bus, or Qt was built without D-Bus."""
        with suppress(ImportError):
            from PySide6.QtDBus import QDBusConnection

            told = SLOT("_sleep(bool)")
            session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
            for screen in _SCREENS if session.isConnected() else ():
                session.connect("", "", screen, "ActiveChanged", self, told)  # type: ignore[call-overload]
            if system.isConnected():
                sleeps = (_LOGIND, _PATH, _MANAGER, "PrepareForSleep")
                system.connect(*sleeps, self, told)  # type: ignore[call-overload]
                self._hold_back()

    def _hold_back(self) -> None:
        """Ask logind to wait for us, some seconds at most, until `close`."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        call = QDBusMessage.createMethodCall(_LOGIND, _PATH, _MANAGER, "Inhibit")
        call.setArguments(["sleep", "IsoAssess", "closes its file", "delay"])
        watcher = QDBusPendingCallWatcher(QDBusConnection.systemBus().asyncCall(call), self)
        watcher.finished.connect(self._held_back)

    def _held_back(self, watcher: QObject) -> None:
        from PySide6.QtDBus import QDBusPendingCallWatcher, QDBusUnixFileDescriptor

        assert isinstance(watcher, QDBusPendingCallWatcher)
        if not watcher.isError():
            for told in watcher.reply().arguments():
                if isinstance(told, QDBusUnixFileDescriptor) and told.isValid():
                    self._inhibitor = os.dup(told.fileDescriptor())
        watcher.deleteLater()

    @Slot(bool)
    def _sleep(self, sleeps: bool) -> None:
        if sleeps:
            self.coming.emit()

    def _listen_to_windows(self, window_number: int) -> None:
        application = QCoreApplication.instance()
        if application is None:
            return
        with suppress(OSError, AttributeError):
            ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(window_number, 0)  # type: ignore[attr-defined]
        self._filter = _WindowsMessages(self)
        application.installNativeEventFilter(self._filter)


class _Message(ctypes.Structure):
    """The beginning of Windows' MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("first", ctypes.c_size_t),
        ("second", ctypes.c_ssize_t),
    )


class _WindowsMessages(QAbstractNativeEventFilter):
    """Reads what Windows tells its windows of sleep and of a locked session."""

    def __init__(self, sleep: SystemSleep) -> None:
        super().__init__()
        self._sleep = sleep

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        if kind == b"windows_generic_MSG" and tells_of_sleep(int(message)):
            self._sleep.coming.emit()
        return False, 0


def tells_of_sleep(address: int) -> bool:
    """Whether the message of Windows at an address says that nobody will be here."""
    told = _Message.from_address(address)
    return (told.message, told.first) in ((_POWER, _SUSPEND), (_SESSION, _LOCKED))
