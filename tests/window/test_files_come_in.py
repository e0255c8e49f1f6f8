"""Files that are dragged from another program onto the window, through the window system."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib.resources import files
from pathlib import Path

from Xlib import X
from Xlib.ext import xtest

from tests.window.driving.drag_source import SIZE
from tests.window.driving.running import ROOT, Window, surroundings
from tests.window.driving.starter import Starter


@contextmanager
def source(window: Window, home: Path, *paths: Path) -> Iterator[tuple[int, int]]:
    """Another program in the corner of the screen; where it can be taken hold of."""
    left, top = (edge - SIZE for edge in window.screen.size)
    words = (sys.executable, "-m", "tests.window.driving.drag_source", str(left), str(top), *map(str, paths))
    with subprocess.Popen(
        words, env=surroundings(window.screen, home, 1), cwd=ROOT, stdout=subprocess.PIPE
    ) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline() == b"ready\n"
            yield left + SIZE // 2, top + SIZE // 2
        finally:
            other.kill()


def drag(window: Window, start: tuple[int, int]) -> None:
    """Into the middle of the window, slowly enough for both programs to follow."""
    display = window.screen.display
    window.hands.move(*start)
    xtest.fake_input(display, X.ButtonPress, 1)
    display.sync()
    width, height = window.screen.size
    for part in (0.9, 0.8, 0.7, 0.6, 0.55, 0.5):
        window.settle()
        window.hands.move(round(width * part), round(height * part))
    window.settle()
    xtest.fake_input(display, X.ButtonRelease, 1)
    display.sync()


def test_a_file_that_is_dragged_onto_the_window_is_opened(starter: Starter) -> None:
    window = starter.start(sample=True)
    file = starter.folder / "given.yaml"
    file.write_bytes(files("resources").joinpath("sample/example-fabrications.yaml").read_bytes())
    with source(window, starter.folder / "home", starter.folder) as start:
        drag(window, start)
        window.until(partial(window.sees, "is a folder"))
    with source(window, starter.folder / "home", file) as start:
        drag(window, start)
        window.until(partial(window.find_all, "As a new organization"))
    window.settle()
    window.click("As a new organization")
    window.settle()
    window.click("Go on")
    window.until(partial(window.find_all, "Take over"))
    window.settle()
    window.click("Take over")
    window.until(partial(window.sees, " was added."))
    assert starter.stored("SELECT count(*) FROM organization") == [(2,)]
    assert window.quit() == 0
