"""Draws what is on the screen to PNG files, to be looked at: `python -m tests.screens OUT_DIR`.

The program runs in a real window (see tests/window), so that lists, calendars, menus, tips, dialogs and
the focus are in the pictures: light and dark, on several screens, at 100 and 200 %.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from isoassess.store import Store
from tests.screens.album import Album
from tests.screens.sample import TODAY, make
from tests.screens.tours import TOURS
from tests.window.driving.running import Window
from tests.window.driving.screen import Screen, missing

SIZES = ("1280x800", "1024x600", "1366x768", "1920x1080", "1920x1080@2")
STORE = "filled.db"
CLOSER = ("1280x800", "1920x1080@2")  # where every stop of the focus, every list and every tip is drawn, too


def main() -> int:
    """1 when something could not be drawn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", action="append", help=f"such as 1920x1080@2; all of {SIZES} when missing")
    parser.add_argument("--only", action="append", choices=TOURS, help="one way through; may be repeated")
    parser.add_argument("--brief", action="store_true", help="the whole screens only")
    parser.add_argument("--dark", action="store_true", help="dark only; both when neither is said")
    parser.add_argument("--light", action="store_true", help="light only")
    parser.add_argument("--pseudo", action="store_true", help="everything said in longer words")
    given = parser.parse_args()
    if missing():
        parser.error(missing())
    themes = [False, True] if given.dark == given.light else [given.dark]
    failed: list[str] = []
    closer = () if given.brief else CLOSER
    with tempfile.TemporaryDirectory() as place:
        make(Path(place) / STORE)
        for size, dark in product(given.size or SIZES, themes):
            painter = Painter(Path(place), closer=size in closer, longer=given.pseudo)
            failed += painter.draw(given.out, size, given.only or list(TOURS), dark=dark)
    sys.stderr.write("".join(f"{words}\n" for words in failed))
    return 1 if failed else 0


class Painter:
    """Starts the program for each way through; `closer` says whether details are wanted, too."""

    def __init__(self, place: Path, *, closer: bool, longer: bool = False) -> None:
        self._place = place
        self._closer = closer
        self._longer = longer

    def draw(self, out: Path, size: str, tours: list[str], *, dark: bool) -> Iterator[str]:
        """All ways through on one screen in one theme; what could not be drawn."""
        shape, _at, scale = size.partition("@")
        width, height = map(int, shape.split("x"))
        folder = out / f"{size}-{'dark' if dark else 'light'}"
        with Screen((width, height)) as screen:
            for tour in tours:
                window = self._start(tour, screen, folder.name, scale=float(scale or 1), dark=dark)
                yield from follow(tour, Album(window, folder, closer=self._closer))
                window.put_away()

    def _start(self, tour: str, screen: Screen, name: str, *, scale: float, dark: bool) -> Window:
        home = self._place / f"{name}-{tour}"
        file = store_for(tour, home, self._place / STORE)
        options = ["--today", TODAY.isoformat(), *(["--fault"] if tour == "fault" else [])]
        options += ["--longer"] if self._longer else []
        return Window(screen, file, home, *options, scale=scale, dark=dark)


def follow(tour: str, album: Album) -> Iterator[str]:
    """One way through; what went wrong there."""
    try:
        TOURS[tour](album)
    except (AssertionError, LookupError, StopIteration) as error:
        album.window.screen.picture().save(album.folder / f"failed-{tour}.png")
        yield f"{album.folder.name} {tour}: {type(error).__name__} {error}"
    if "Traceback" in album.window.said() and tour != "fault":
        yield f"{album.folder.name} {tour}: {album.window.said()}"


def store_for(tour: str, home: Path, filled: Path) -> Path:
    """A file of its own for each way."""
    home.mkdir()
    file = home / "sample.db"
    if tour == "refused":
        file.write_text("This is no store.", encoding="utf-8")
    elif tour in ("empty", "first_minute"):
        Store.open(file, who="sample").close()
    else:
        shutil.copyfile(filled, file)
    return file


if __name__ == "__main__":
    sys.exit(main())
