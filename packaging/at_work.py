"""A person at the keyboard: of a window whose program is replaced, and of an installer (xdotool, openbox)."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from steps import Failed, Skipped

NEEDED = ("xdotool", "openbox")
PATIENCE = 180  # seconds for whatever is waited for
PAUSE = 1.5  # seconds after a key, for a machine that does other things as well


@dataclass(frozen=True)
class Person:
    """On one display."""

    display: str

    def press(self, *keys: str) -> None:
        for key in keys:
            self._do("key", "--clearmodifiers", key)
            time.sleep(PAUSE)

    def type(self, text: str) -> None:
        self._do("type", "--delay", "20", text)

    def title(self) -> str:
        """Of the window in front; empty where there is none."""
        return self._do("getactivewindow", "getwindowname").strip()

    def count(self, title: str) -> int:
        """The windows that are seen with this in their title."""
        return len(self._do("search", "--onlyvisible", "--name", title).split())

    def take(self, title: str) -> None:
        """Give the keys to a window with this in its title."""
        self._do("search", "--onlyvisible", "--name", title, "windowactivate")
        time.sleep(PAUSE)

    def until(self, holds: Callable[[], object], otherwise: str, *steps: Callable[[], None]) -> None:
        """Do the steps, once more where they were not heard, until it is so (Failed)."""
        latest = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > latest:
                raise Failed(f"{otherwise}; in front is {self.title() or 'nothing'!r}")
            for step in steps:
                step()
            time.sleep(PAUSE)

    def open_organization(self, row: int, than: str = "") -> str:
        """Of the list, whatever message is in front; the title of the window with it, unlike `than`."""
        titles: list[str] = []

        def is_another() -> bool:
            titles.append(self.title())
            return " - " in titles[-1] and titles[-1] != than

        def choose() -> None:
            self.press("Escape", "ctrl+0", "Home", *["Down"] * row, "Return")

        self.until(is_another, "no organization was opened", choose)
        return titles[-1]

    def save_document(self, seen_here: Path, path: str) -> None:
        """The document that is offered first, as PDF, under a path of the program's own world (Failed)."""

        def ask() -> None:
            self.press("Escape", "Escape", "ctrl+6", "ctrl+s", "ctrl+a")
            self.type(path)
            self.press("Return")

        self.until(lambda: _is_whole(seen_here), "no document was written", ask)

    def _do(self, *words: str) -> str:
        surroundings = {**os.environ, "DISPLAY": self.display}
        done = subprocess.run(
            ["xdotool", *words], env=surroundings, check=False, capture_output=True, text=True
        )
        return done.stdout


@contextmanager
def person_at(display: str) -> Iterator[Person]:
    """With a window manager, which gives the keys to the window in front (Skipped)."""
    if lacking := [program for program in NEEDED if shutil.which(program) is None]:
        raise Skipped(f"nobody can type here: no {', '.join(lacking)}")
    with subprocess.Popen(
        ["openbox"],
        env={**os.environ, "DISPLAY": display},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as manager:
        try:
            yield Person(display)
        finally:
            manager.terminate()


def _is_whole(pdf: Path) -> bool:
    return pdf.is_file() and pdf.read_bytes().rstrip().endswith(b"%%EOF")
