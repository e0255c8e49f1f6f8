"""What a test starts from: a folder, screens to start the program on, and the store read from outside."""

import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from isoassess.store.vault.driver import sqlite3
from tests.parsed_yaml import share
from tests.sample_organization import put_sample
from tests.window.driving.layouts import US, plug_in
from tests.window.driving.running import Window
from tests.window.driving.screen import FIRST, Screen


class Starter:
    """Start the program as often as wanted, also twice at once."""

    def __init__(
        self,
        screens: Callable[[tuple[int, int]], Screen],
        sample_file: Path,
        parsed_yaml: Path,
        folder: Path,
    ) -> None:
        self.folder = folder
        self.file = folder / "isoassess.db"
        self._screens = screens
        self._sample = sample_file
        self._parsed = parsed_yaml
        self._windows: list[Window] = []
        self.expects_faults = False  # of the program

    def start(
        self,
        *options: str,
        sample: bool = False,
        size: tuple[int, int] = FIRST,
        scale: float = 1,
        dark: bool = False,
        file: Path | None = None,
        environment: dict[str, str] | None = None,
        goes_on: bool = False,
    ) -> Window:
        """On a screen of this size; with `sample` over a copy of the sample, where nothing is there yet.

        It begins with the list, but where it `goes_on` as it does for a person who set nothing.
        """
        share(self.folder / "home" / "cache", self._parsed)
        if not goes_on:
            begin_with_list(self.folder / "home")
        file = file or self.file
        if sample and not file.exists():
            self.copy_sample(file)
        screen = self._screens(size)
        plug_in(screen, US)
        window = Window(
            screen, file, self.folder / "home", *options, scale=scale, dark=dark, environment=environment
        )
        self._windows.append(window)
        return window

    def screen_name(self, size: tuple[int, int] = FIRST) -> str:
        """Of the screen that the program is started on."""
        return self._screens(size).name

    def copy_sample(self, file: Path | None = None) -> None:
        """The sample in place of what is there."""
        shutil.copyfile(self._sample, file or self.file)

    def stored(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """What is in the file, asked in SQL beside the program."""
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as connection:
            return connection.execute(question, values).fetchall()

    def kept(self) -> str:
        """What waits beside the file to be saved, as it is written there."""
        words = []
        for note in sorted((self.folder / "home" / "data").rglob("waiting/*.json")):
            with suppress(FileNotFoundError):  # the program may take it away meanwhile
                words.append(note.read_text(encoding="utf-8"))
        return "".join(words)

    def store(self) -> Store:
        """The file as the program reads it; to be used in a `with`."""
        return Store.open(self.file, who="a test")

    def keep_pictures(self) -> list[Path]:
        """Of every screen the program was on."""
        kept = []
        for number, screen in enumerate({window.screen for window in self._windows}):
            kept.append(self.folder / f"screen-{number}.png")
            screen.picture().save(kept[-1])
        return kept

    def clear(self) -> None:
        """Everything put away; a fault that nobody saw fails the test after all."""
        for window in self._windows:
            window.put_away()
        told = [window.said() for window in self._windows]
        assert self.expects_faults or not any("Traceback" in said for said in told), "\n".join(told)


def begin_with_list(home: Path) -> None:
    """As a person sets it who does not want to begin where they left; nothing that is set already changes."""
    settings = home / "config" / "IsoAssess" / "settings.json"
    if not settings.exists():
        settings.parent.mkdir(mode=0o700, parents=True)
        settings.write_text('{"start-where-left": false}', encoding="utf-8")


def make_sample(file: Path) -> None:
    """A store with the sample organization."""
    with Store.open(file, who="tester") as store:
        put_sample(store, shipped())
