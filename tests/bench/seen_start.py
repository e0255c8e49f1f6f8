"""How long a program takes until its window shows something, as it is seen from outside, on an X screen."""

import os
import resource
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from Xlib import X
from Xlib.display import Display
from Xlib.error import XError

from tests.bench.measuring import Taken

PATIENCE = 60  # seconds
BETWEEN = 0.004  # seconds from one look to the next
SHOWN = 6  # different pixels: a window that is only there has one or two
PART = (300, 200)  # pixels of its middle that are looked at


class NothingSeen(Exception):
    """The program ended, or its window stayed empty."""


def seen_start(command: Sequence[str | Path], home: Path) -> Taken:
    """Milliseconds, and those of the processor until it was ended (NothingSeen)."""
    display = Display()
    before = set(_windows(display))
    used, begun = _of_children(), time.perf_counter()
    program = subprocess.Popen(
        [str(part) for part in command],
        env={**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not any(_shows(display, window) for window in _windows(display) if window not in before):
            if program.poll() is not None or time.perf_counter() - begun > PATIENCE:
                raise NothingSeen(f"{Path(command[0]).name} showed nothing")
            time.sleep(BETWEEN)
        took = (time.perf_counter() - begun) * 1000
    finally:
        program.terminate()
        try:
            program.wait(10)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
        display.close()
    return Taken(took, (_of_children() - used) * 1000)


def _windows(display: Display) -> list[int]:
    """Those that the window manager shows."""
    listed = display.intern_atom("_NET_CLIENT_LIST")
    found = display.screen().root.get_full_property(listed, X.AnyPropertyType)
    return list(found.value) if found else []


def _shows(display: Display, number: int) -> bool:
    screen, window = display.screen(), display.create_resource_object("window", number)
    try:
        size, at = window.get_geometry(), screen.root.translate_coords(window, 0, 0)
        left, right = max(0, at.x), min(screen.width_in_pixels, at.x + size.width)
        top, bottom = max(0, at.y), min(screen.height_in_pixels, at.y + size.height)
        wide, high = min(PART[0], right - left), min(PART[1], bottom - top)
        left, top = (left + right - wide) // 2, (top + bottom - high) // 2
        seen = screen.root.get_image(left, top, wide, high, X.ZPixmap, 0xFFFFFFFF).data
    except XError:  # it is not there yet
        return False
    return len({seen[place : place + 4] for place in range(0, len(seen), 4)}) >= SHOWN


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
