"""Inside the program: a window that nobody sees, which hears when all that was pressed before has come in.

What the window system hands to a program comes in order: where a message has come, the keys before it have.
"""

import ctypes
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication
from PySide6.QtGui import QWindow

CLIENT_MESSAGE = 33
SENT = 0x80  # set in the kind of an event that another program sent


class Event(ctypes.Structure):
    """The beginning of xcb_client_message_event_t."""

    _fields_ = (
        ("kind", ctypes.c_uint8),
        ("format", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("window", ctypes.c_uint32),
        ("type", ctypes.c_uint32),
        ("number", ctypes.c_uint32),
    )


class Ear(QAbstractNativeEventFilter):
    """`heard` is called with the number of each message."""

    def __init__(self, heard: Callable[[int], None]) -> None:
        super().__init__()
        self._heard = heard
        self._window = QWindow()
        self._window.create()
        application = QCoreApplication.instance()
        assert application is not None
        application.installNativeEventFilter(self)

    @property
    def window(self) -> int:
        """The number by which the window system knows it."""
        return int(self._window.winId())

    def nativeEventFilter(self, _kind: object, message: int) -> tuple[bool, int]:  # noqa: N802 (Qt's own name)
        event = Event.from_address(int(message))
        if event.kind & ~SENT == CLIENT_MESSAGE and event.window == self.window:
            self._heard(event.number)
            return True, 0
        return False, 0
