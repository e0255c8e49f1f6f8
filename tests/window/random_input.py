"""Somebody who presses, clicks and turns at random.

`python -m tests.window.random_input --minutes 30 --seed 7` does it for long.
The same seed does the same as long as the program is as fast: what there is to click decides, too.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.window.driving.explained import check_store
from tests.window.driving.hands import middle
from tests.window.driving.running import Facts, Window
from tests.window.driving.screen import Screen, missing
from tests.window.driving.starter import make_sample
from tests.window.driving.waiting import LONGEST, NeverCame

KEYS = (
    *("Tab", "shift+Tab", "Return", "Escape", "space", "Up", "Down", "Left", "Right", "Home", "End"),
    *("Page_Up", "Page_Down", "Delete", "BackSpace", "F1", "F2", "F4", "F10", "Menu", "shift+F10"),
    *(f"ctrl+{key}" for key in "123456afzycvxdebnk"),
    *("ctrl+shift+z", "ctrl+Home", "ctrl+End", "alt+Down", "ctrl+Tab", "shift+Right", "shift+End"),
    *(f"alt+{key}" for key in "abcdefghilmnoprstuvw12345"),
    *"0123456789nafnopz?/.-",
)
LETTERS = "abc XYZ 0123456789 .-/:;<>&%$\"'\\ äöüß çé ñ жя αω 株 ￼ 😀\u200b\u202e"
PRESSED = (
    "QAbstractButton",
    "QComboBox",
    "QLineEdit",
    "QPlainTextEdit",
    "QAbstractItemView",
    "QAbstractSpinBox",
)
NOT_OURS = ("QFileDialog", "QPrintDialog")  # they could change other files of this computer
WAYS_OUT = ("Cancel", "Finish later", "Close")
ESCAPES = 40


class RandomHands:
    """Acts until a time is over; `done` holds what was done, the last thing last."""

    def __init__(self, start: Callable[[], Window], seed: int) -> None:
        self._start = start
        self._random = random.Random(seed)
        self.done: list[str] = []
        self.starts = 1
        self.window = start()

    def act(self, seconds: float) -> None:
        """Whoever closes the program at random starts it again."""
        end = time.monotonic() + seconds
        ways = (self._press, self._type, self._click, self._click_anywhere, self._wheel)
        while time.monotonic() < end:
            if not self._go_on():
                continue
            (way,) = self._random.choices(ways, weights=(45, 8, 30, 8, 9))
            way()

    def leave(self) -> int:
        """Out of everything that is open, then out of the program; its exit code."""
        for _time in range(ESCAPES):
            if not self.window.alive() or not self._still_open():
                break
            self.window.press("Escape")
            if self.window.alive() and self.window.ask("front"):
                self._press_a_way_out()
        if self.window.alive():
            return self.window.quit_without_saving()
        return self.window.process.wait(timeout=LONGEST)

    def _press_a_way_out(self) -> None:
        """Escape keeps what was typed in; these give it up."""
        for name in WAYS_OUT:
            for button in self.window.find_all(name)[:1]:
                self.window.hands.click(*middle(button["seen"]))
                return

    def _still_open(self) -> bool:
        shown = self.window.windows()
        return bool(self.window.ask("front")) or any(window["popup"] for window in shown)

    def _go_on(self) -> bool:
        """Whether something can be done now: dialogs that reach beyond the store are left first."""
        if not self.window.alive():
            assert self.window.process.wait(timeout=LONGEST) == 0, f"the program ended: {self.window.said()}"
            self.starts += 1
            self.window = self._start()
        self.window.settle()
        kinds = {shown["kind"] for shown in self.window.windows()}
        assert "FaultDialog" not in kinds, f"a fault: {self.window.said()}"
        if kinds.isdisjoint(NOT_OURS):
            return True
        self._note("Escape, out of a dialog")
        self.window.press("Escape")
        return False

    def _press(self) -> None:
        key = self._random.choice(KEYS)
        self._note(key)
        self.window.press(key)

    def _type(self) -> None:
        text = "".join(self._random.choices(LETTERS, k=self._random.randint(1, 8)))
        self._note(f"type {text!r}")
        self.window.type(text)

    def _click(self) -> None:
        """Something that is there to be clicked."""
        things = [facts for facts in self._things() if facts["enabled"] and facts["seen"][3] > 3]
        if things:
            chosen = self._random.choice(things)
            place = middle(chosen["seen"])
            if chosen["seen"][3] > 120:  # a list or a page: anywhere in it
                place = self._somewhere(chosen["seen"])
            self._note(f"click {chosen['kind']} {chosen['name']!r}")
            self.window.hands.click(*place, times=self._random.choice((1, 1, 1, 2)), button=self._button())

    def _things(self) -> list[Facts]:
        rows = self.window.popup()
        if rows:
            return [
                {"enabled": True, "kind": "row", "name": row["text"], "seen": row["area"]} for row in rows
            ]
        return [facts for kind in PRESSED for facts in self.window.ask("all", kind)]

    def _click_anywhere(self) -> None:
        place = self._somewhere(self.window.windows()[0]["area"])
        self._note(f"click at {place}")
        self.window.hands.click(*place, button=self._button())

    def _wheel(self) -> None:
        notches = self._random.randint(-6, 6)
        place = self._somewhere(self.window.windows()[0]["area"])
        self._note(f"wheel {notches} at {place}")
        self.window.hands.move(*place)
        self.window.wheel(notches)

    def _somewhere(self, area: list[int]) -> tuple[int, int]:
        left, top, width, height = area
        return left + self._random.randrange(max(width, 1)), top + self._random.randrange(max(height, 1))

    def _button(self) -> int:
        return self._random.choice((1, 1, 1, 1, 1, 1, 3, 2))

    def _note(self, what: str) -> None:
        self.done.append(what)


def check(hands: RandomHands, file: Path) -> None:
    """The program can be left, said nothing of a fault, and its file is sound."""
    assert hands.leave() == 0
    assert "Traceback" not in hands.window.said(), hands.window.said()
    check_store(file)


def main() -> int:
    """1 with what was done last when something went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    if missing():
        parser.error(missing())
    with Screen() as screen, tempfile.TemporaryDirectory() as place:
        file = Path(place) / "sample.db"
        make_sample(file)
        home = Path(place) / "home"
        hands = RandomHands(lambda: Window(screen, file, home, environment={"PATH": ""}), given.seed)
        try:
            hands.act(given.minutes * 60)
            check(hands, file)
        except (AssertionError, NeverCame) as error:
            screen.picture().save(f"random-input-{given.seed}.png")
            sys.stderr.write("\n".join([*hands.done[-40:], f"{error}", f"seed {given.seed}", ""]))
            return 1
        finally:
            hands.window.put_away()
    sys.stdout.write(f"{len(hands.done)} actions, {hands.starts} starts, seed {given.seed}: sound.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
