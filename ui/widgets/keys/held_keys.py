"""Keys of the X server that are held while no window can take them, and then sent to the one that can."""

import ctypes
import sys
import time
from collections import deque

from msgspec import Struct
from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

# Of the X protocol: the codes of two events, the bit that says a client sent it, bytes of any event, bytes
# before the number of the window it names, and what a window has to listen to.
PRESSED, RELEASED, SENT, SIZE, WINDOW = 2, 3, 0x80, 32, 12
LISTENS = {PRESSED: 1, RELEASED: 2}
RECENT = 3.0  # seconds for which a key may be on its way through Qt, which may be busy making a dialog
MANY = 200  # keys that are remembered


class Key(Struct, frozen=True):
    """A key event as it came, and when by the clock of this process."""

    event: bytes
    came: float

    @property
    def name(self) -> tuple[int, bool]:
        """Which key, and whether it was pressed."""
        return self.event[1], self.event[0] == PRESSED


class HeldKeys(QAbstractNativeEventFilter):
    """Knows which keys Qt has taken and not delivered yet; from `hold` to `send_on` it lets Qt take none.

    Then it keeps their order until all have come back.
    """

    def __init__(self) -> None:
        super().__init__()
        self._under_way: deque[Key] = deque(maxlen=MANY)  # taken by Qt, not delivered
        self._held: list[Key] = []
        self._holds = False
        self._target = 0
        self._sent = 0  # and not come back yet

    def delivered(self, code: int, *, pressed: bool) -> None:
        """Qt delivered a key, and none that came before it will follow."""
        names = [key.name for key in self._under_way]
        if (code, pressed) in names:
            for _earlier in range(names.index((code, pressed)) + 1):
                self._under_way.popleft()

    def start_anew(self) -> None:
        """Another window has the keys, and what went to the one before is its affair."""
        self._under_way.clear()

    def hold(self) -> None:
        """A window is being shown: what Qt has taken it will not deliver any more."""
        latest = time.monotonic() - RECENT
        self._held += [key for key in self._under_way if key.came > latest]
        self._under_way.clear()
        self._holds = True

    def send_on(self, window: int) -> None:
        """The window with this number has the keys now."""
        self._target = window
        held, self._held = self._held, []
        self._send([key.event for key in held])

    def forget(self) -> None:
        """Nothing is to be held any more."""
        self._held.clear()
        self._holds = False
        self._target = self._sent = 0

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        code = ctypes.c_uint8.from_address(int(message)).value
        if code & ~SENT not in LISTENS:
            return False, 0
        if code & SENT:
            self._come_back()
            return False, 0
        key = Key(ctypes.string_at(int(message), SIZE), time.monotonic())
        if not self._holds:
            self._under_way.append(key)
        elif self._target:
            self._send([key.event])  # behind those on the way
        else:
            self._held.append(key)
        return self._holds, 0

    def _come_back(self) -> None:
        self._sent -= 1
        if self._sent <= 0:
            self.forget()

    def _send(self, events: list[bytes]) -> None:
        self._sent += len(events)
        if not events or not send_keys(events, self._target):
            self.forget()


def send_keys(events: list[bytes], window: int) -> bool:
    """Send events to a window of this program, over a connection of its own; whether that was possible."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    for name in ("xcb_connect", "xcb_get_input_focus_reply"):
        getattr(xcb, name).restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    number = window.to_bytes(4, sys.byteorder)
    for event in events:
        named = event[:WINDOW] + number + event[WINDOW + 4 :]
        xcb.xcb_send_event(connection, 0, window, LISTENS[event[0]], named)
    asked = xcb.xcb_get_input_focus(connection)  # an answer to anything says that all has arrived
    answer = xcb.xcb_get_input_focus_reply(connection, asked, None)
    xcb.xcb_disconnect(connection)
    return answer is not None
