"""A long day at the program in a real window: what it holds afterwards must be what it held before.

`python -m tests.window.working_day --hours 8` does the work of eight hours and prints what grew;
one act is taken for three seconds of a person, so that the machine does it faster than that.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from tests.window.driving.growth import Growth, Reading, growth, read
from tests.window.driving.running import Window
from tests.window.driving.screen import Screen, missing
from tests.window.driving.starter import begin_with_list, make_sample
from tests.window.driving.waiting import NeverCame
from tests.window.driving.walking import choose_document, document_cards, enter_organization, name_file

SECONDS_OF_AN_ACT = 3
MOST = {  # that may come in a whole day, beyond what was there after the first quarter of it
    "memory": 0.05,
    "handles": 0.0,
    "threads": 0.0,
    "log": 1.0,
    "widgets": 0.02,
    "dialogs": 0.0,
    "objects": 0.05,
}
MOST_KINDS = 12  # of objects, to be named
PLACES = ("ctrl+1", "ctrl+3", "ctrl+5", "ctrl+6", "ctrl+h", "ctrl+7", "ctrl+l", "ctrl+shift+b")
DIALOGS = ("F1", "shift+F1", "ctrl+F1", "ctrl+2")


class WorkingDay:
    """Goes through the same work again and again; `acts` counts keys that do something, and clicks."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.acts = 0
        self.rounds = 0

    def work(self) -> None:
        """One round: an organization opened, walked through, rated, written about, printed, and left."""
        for part in (
            self._open,
            self._walk,
            self._rate,
            self._write,
            self._dialogs,
            self._document,
            self._new,
        ):
            part()
        self.rounds += 1

    def _open(self) -> None:
        self._press("ctrl+0")
        self.window.until(lambda: self.window.rows("Organizations"))
        enter_organization(self.window)
        self.acts += 2

    def _walk(self) -> None:
        for key in PLACES:
            self._press(key)

    def _rate(self) -> None:
        self._press("ctrl+4")
        self.window.until(self.window.requirement)
        for key in ("2", "ctrl+Return", "3", "ctrl+Return", "4", "ctrl+z", "ctrl+z", "ctrl+z"):
            self._press(key)

    def _write(self) -> None:
        """A sentence that is taken back letter by letter of the field's own undo, or whole."""
        self._press("n", "Escape")
        for field in ("Evidence", "Note"):
            found = [one for one in self.window.ask("all", "QPlainTextEdit") if field in one["label"]]
            if found:
                self.window.click(found[0]["label"])
                self.window.type("Seen: a sheet. ")
                self._press("ctrl+a", "Delete", "Escape")
                self.acts += 15

    def _palette(self) -> None:
        self._press("ctrl+k")
        self.window.until(lambda: self.window.focus().get("name") == "Find anything")
        self.window.type("summ")
        self._press("Down", "Escape")
        self.window.until(lambda: self.window.focus().get("name") != "Find anything")
        self.acts += 4

    def _dialogs(self) -> None:
        for key in DIALOGS:
            self._press(key)
            self.window.until(lambda: len(self.window.windows()) > 1, "it opens nothing")
            self._press("Down")
            self._until_closed(key)

    def _until_closed(self, key: str) -> None:
        for _time in range(3):
            self._press("Escape")
            if len(self.window.windows()) == 1:
                return
        raise AssertionError(f"what {key} opened does not close")

    def _document(self) -> None:
        self._press("ctrl+6")
        self.window.until(lambda: document_cards(self.window))
        choose_document(self.window, self.rounds % len(document_cards(self.window)))
        target = self.window.file.with_name("handed-out.pdf")
        if self.rounds % 3 == 0 and self.window.find_all("Save..."):
            self._press("ctrl+s")
            name_file(self.window, target)
            self.window.until(target.exists)
            self.window.settle()
            target.unlink()
            self.acts += 20

    def _new(self) -> None:
        """An organization begun, left, and deleted for good."""
        self._press("ctrl+0", "ctrl+n")
        self.window.until(lambda: self.window.ask("front"))
        self.window.settle()
        self.window.type("Passing Works")
        self._press("alt+l")
        self.window.until(lambda: not self.window.ask("front"))
        self._press("shift+Delete")
        self.acts += 13

    def _press(self, *keys: str) -> None:
        for key in keys:
            self.window.press(key)
            self.window.settle()
            self.acts += 1


def readings(day: WorkingDay, goes_on: Callable[[], bool]) -> Iterator[Reading]:
    """One after each round."""
    while goes_on():
        day.work()
        yield read(day.window, day.acts)


def too_much(found: Growth, acts: int) -> bool:
    """Whether a day of this many acts would bring more than it may."""
    return found.slope * acts / 1000 > max(found.first, 1) * MOST[found.name] + 0.5


def table(found: list[Growth], acts: int) -> str:
    """As lines of a page: what there was, what there is, and what a day would bring."""
    lines = [f"{'':10}{'first':>10}{'last':>10}{'most':>10}{'a day':>10}"]
    lines += [
        f"{one.name:10}{one.first:>10.0f}{one.last:>10.0f}{one.most:>10.0f}{one.slope * acts / 1000:>+10.1f}"
        + ("  too much" if too_much(one, acts) else "")
        for one in found
    ]
    return "\n".join(lines)


def main() -> int:
    """1 where something grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=8, help="of a person's work")
    parser.add_argument(
        "--minutes", type=float, help="stop after so many by the clock, whatever is done by then"
    )
    parser.add_argument("--readings", type=Path, help="a file of one line of JSON for each")
    given = parser.parse_args()
    if missing():
        parser.error(missing())
    whole_day = round(8 * 3600 / SECONDS_OF_AN_ACT)
    wanted = round(given.hours * 3600 / SECONDS_OF_AN_ACT)
    end = time.monotonic() + 60 * given.minutes if given.minutes else float("inf")
    with Screen() as screen, tempfile.TemporaryDirectory() as place:
        file, home = Path(place) / "sample.db", Path(place) / "home"
        make_sample(file)
        begin_with_list(home)
        day = WorkingDay(Window(screen, file, home, environment={"PATH": ""}))
        found: list[Reading] = []
        kinds: list[dict[str, int]] = []
        try:
            for reading in readings(day, lambda: day.acts < wanted and time.monotonic() < end):
                found.append(reading)
                kinds = [*kinds[:1], day.window.ask("kinds")]
                if given.readings:
                    with given.readings.open("a", encoding="utf-8") as lines:
                        lines.write(json.dumps(asdict(reading)) + "\n")
            assert day.window.quit() == 0, day.window.said()
            assert "Traceback" not in day.window.said(), day.window.said()
        except (AssertionError, NeverCame):
            screen.picture().save("working-day.png")
            raise
        finally:
            day.window.put_away()
    grown = growth(found)
    sys.stdout.write(f"{day.rounds} rounds, {day.acts} acts\n{table(grown, whole_day)}\n")
    for name, more in (Counter(kinds[-1]) - Counter(kinds[0])).most_common(MOST_KINDS):
        sys.stdout.write(f"{more:+7} {name}\n")
    return int(any(too_much(one, whole_day) for one in grown))


if __name__ == "__main__":
    sys.exit(main())
