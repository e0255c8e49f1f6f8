"""A client's folder in a real window: asked for by keys, stopped, written, and the window alive meanwhile."""

from functools import partial
from pathlib import Path

from tests.window.driving.running import Window
from tests.window.driving.starter import Starter

SOON = 120  # seconds on a busy machine


def _ask(window: Window) -> None:
    window.settle()
    window.press("ctrl+shift+f")
    window.until(partial(window.sees, "Names inside:"), longest=SOON)
    window.settle()


def _choose(window: Window, place: Path) -> None:
    window.press("Return")
    window.until(partial(window.find_all, "Choose"))
    window.settle()
    window.press("ctrl+a")
    window.type(f"{place}/")
    window.settle()
    window.click("Choose")
    window.until(lambda: not window.find_all("Choose"))


def test_a_folder_is_stopped_and_then_written(starter: Starter) -> None:
    place = starter.folder / "stick"
    place.mkdir()
    window = starter.start(sample=True)
    _ask(window)
    _choose(window, place)
    window.until(partial(window.sees, "Writing the client's folder, 2 of"), longest=SOON)
    window.click("Stop")
    window.until(partial(window.sees, "Stopped; nothing was written."), longest=SOON)
    assert list(place.iterdir()) == []
    _ask(window)
    window.click("Documents for Word, too")
    _choose(window, place)
    window.until(partial(window.sees, "Written and read back"), longest=SOON)
    (folder,) = place.iterdir()
    assert (folder / "Start here.html").is_file()
    assert len(list((folder / "Documents").iterdir())) == 6
