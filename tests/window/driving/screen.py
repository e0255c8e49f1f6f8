"""A screen of its own: Xvfb on a free display, with a small window manager, and what is to be seen on it."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from PIL import Image, ImageGrab
from Xlib import X
from Xlib.display import Display
from Xlib.error import BadWindow
from Xlib.protocol import event

from tests.window.driving.waiting import until

NEEDED = {"Xvfb": "xvfb", "openbox": "openbox", "setxkbmap": "x11-xkb-utils"}
FIRST = (1366, 768)
MANAGER = Path(__file__).with_name("openbox.xml")

Rectangle = tuple[int, int, int, int]  # left, top, width, height in pixels of the screen


def missing() -> str:
    """Why no screen can be had here; empty where one can."""
    if not sys.platform.startswith("linux"):
        return "a screen of its own is had on Linux only"
    lacking = [package for program, package in NEEDED.items() if shutil.which(program) is None]
    return f"no screen without: apt-get install {' '.join(lacking)}" if lacking else ""


class Screen:
    """Give it back with `close`, or use it in a `with`."""

    def __init__(self, size: tuple[int, int] = FIRST) -> None:
        self.size = size
        self.name, self._server = _start_server(size)
        self.display = Display(self.name)
        self._manager = _start_manager(self.name)
        self._root = self.display.screen().root
        until(self._managed, "no window manager came")
        self._asking = self._root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)

    def close(self) -> None:
        self.display.close()
        for process in (self._manager, self._server):
            process.kill()
            process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def picture(self, part: Rectangle | None = None) -> Image.Image:
        """What is on the screen now, or in a part of it."""
        whole = ImageGrab.grab(xdisplay=self.name).convert("RGB")
        if part is None:
            return whole
        left, top, width, height = part
        return whole.crop((left, top, left + width, top + height))

    def still(self) -> Image.Image:
        """The picture once two in a row are equal."""
        before = [self.picture()]

        def equal() -> bool:
            before.append(self.picture())
            return before[-1].tobytes() == before[-2].tobytes()

        until(equal, "the picture never came to rest", between=0.04)
        return before[-1]

    def wait_for_manager(self) -> None:
        """Until it has handed on what it was given: a key could overtake a click, which goes through it."""
        answer = self.display.intern_atom("_NET_FRAME_EXTENTS")
        self._asking.delete_property(answer)
        asked = self.display.intern_atom("_NET_REQUEST_FRAME_EXTENTS")
        question = event.ClientMessage(window=self._asking, client_type=asked, data=(32, [0] * 5))
        self._root.send_event(question, X.SubstructureRedirectMask | X.SubstructureNotifyMask)
        until(lambda: self._asking.get_full_property(answer, X.AnyPropertyType), between=0.002)

    def tell(self, window: int, number: int) -> None:
        """Send a message after all that was pressed so far."""
        there = self.display.create_resource_object("window", window)
        kind = self.display.intern_atom("ISOASSESS_TEST")
        there.send_event(event.ClientMessage(window=there, client_type=kind, data=(32, [number, 0, 0, 0, 0])))
        self.display.sync()

    def titles(self) -> list[str]:
        """Of the windows that the window manager shows."""
        numbers = self._property(self._root.id, "_NET_CLIENT_LIST")
        return [self._property(number, "_NET_WM_NAME").decode() for number in numbers]

    def process_in_front(self) -> int | None:
        """The program whose window the window manager gave the focus."""
        for number in self._property(self._root.id, "_NET_ACTIVE_WINDOW"):
            for process in self._property(number, "_NET_WM_PID") if number else ():
                return int(process)
        return None

    def _managed(self) -> bool:
        return bool(self._property(self._root.id, "_NET_SUPPORTING_WM_CHECK"))

    def _property(self, number: int, name: str) -> Any:
        """Empty where it is not set or the window is gone."""
        window = self.display.create_resource_object("window", number)
        try:
            found = window.get_full_property(self.display.intern_atom(name), X.AnyPropertyType)
        except BadWindow:
            return b""
        return found.value if found else b""


def _start_server(size: tuple[int, int]) -> tuple[str, "subprocess.Popen[bytes]"]:
    """The display it chose, such as `:99`, and the process."""
    reading, writing = os.pipe()
    shape = f"{size[0]}x{size[1]}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", shape, "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    if not number:
        raise OSError(f"Xvfb ended with {server.wait()}")
    return f":{number}", server


def _start_manager(name: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        ["openbox", "--sm-disable", "--config-file", str(MANAGER)],
        env={"PATH": os.environ["PATH"], "DISPLAY": name, "HOME": tempfile.gettempdir(), "LANG": "C.UTF-8"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
