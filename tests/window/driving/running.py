"""The program as its own process on a screen, and a person in front of it.

def test_what_is_typed_arrives(starter: Starter) -> None:
    window = starter.start()                    # an empty store; starter.start(sample=True) for the sample
    window.click("New organization")            # by what it says, is called, or is spoken as
    window.type("Sample Works")
    window.press("alt+n")                       # keys by name; press_at("1") by their place
    window.until(lambda: starter.stored("SELECT name FROM organization") == [("Sample Works",)])
    window.picture().save("what-is-on-the-screen.png")
    window.quit()
"""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from tests.window.driving.hands import Hands, middle
from tests.window.driving.layouts import plug_in
from tests.window.driving.screen import Rectangle, Screen
from tests.window.driving.scrolling import next_turn
from tests.window.driving.waiting import LONGEST, NeverCame, until

ROOT = Path(__file__).parents[3]
MOST_TURNS = 120  # of the wheel, to bring one thing in sight
QUESTIONS = 10  # at most, of a program that is being left
Facts = dict[str, Any]


class Window:
    """The running program; everything that is pressed and clicked goes through the window system."""

    def __init__(
        self,
        screen: Screen,
        file: Path,
        home: Path,
        *options: str,
        scale: float = 1,
        dark: bool = False,
        environment: dict[str, str] | None = None,
    ) -> None:
        """`options` are those of `driving.program`; `dark` is what the system says of its colors."""
        self.screen = screen
        self.file = file
        self.hands = Hands(screen)
        self.press, self.press_at = self.hands.press, self.hands.press_at
        self.type, self.wheel = self.hands.type, self.hands.wheel
        home.mkdir(parents=True, exist_ok=True)
        self._said = home / f"said-{len(list(home.glob('said-*')))}.txt"
        ours, theirs = socket.socketpair()
        ours.settimeout(LONGEST)
        self._mouth = ours.makefile("rwb", buffering=0)
        ours.close()
        command = [
            sys.executable,
            "-X",
            "faulthandler",
            "-m",
            "tests.window.driving.program",
            str(file),
            *options,
        ]
        with self._said.open("wb") as errors, theirs:
            self.process = subprocess.Popen(
                [*command, "--answers", str(theirs.fileno())],
                cwd=ROOT,
                env=surroundings(screen, home, scale)
                | (dark_system(home) if dark else {})
                | (environment or {}),
                pass_fds=[theirs.fileno()],
                stdout=errors,
                stderr=errors,
            )
        self._told, self._ear = 0, 0
        try:
            self._arrive()
        except AssertionError:
            self.put_away()
            raise

    def _arrive(self) -> None:
        self.until(lambda: any(window["active"] for window in self.windows()), "no window came to the front")
        self._ear = int(self.ask("ear"))
        self.settle()

    # what is there

    def alive(self) -> bool:
        return self.process.poll() is None

    def ask(self, question: str, about: str = "") -> Any:
        """One of the questions of tests.window.driving.answers."""
        try:
            self._mouth.write(json.dumps([question, about]).encode() + b"\n")
            line = self._mouth.readline()
        except TimeoutError:
            raise NeverCame(f"the program does not answer: {question} {about}") from None
        if not line:
            raise AssertionError(f"the program is gone ({self.process.wait(timeout=LONGEST)}): {self.said()}")
        return json.loads(line)

    def windows(self) -> list[Facts]:
        return list(self.ask("windows"))

    def focus(self) -> Facts:
        """What has the focus; empty where nothing has."""
        return self.ask("focus") or {}

    def requirement(self) -> str:
        """The id of the one that the assessment shows; empty where none is."""
        return str(self.ask("requirement"))

    def popup(self) -> list[Facts]:
        """The rows of the open list or menu."""
        return list(self.ask("popup"))

    def rows(self, name: str) -> list[Facts]:
        return list(self.ask("rows", name))

    def find_all(self, name: str) -> list[Facts]:
        """Whatever of the window in front is called, spoken as or says `name`."""
        return list(self.ask("find", name))

    def find(self, name: str) -> Facts:
        """The first such thing, once there is one."""
        return until(lambda: self.find_all(name), f"there is no {name!r}")[0]

    def sees(self, words: str) -> bool:
        """Whether some label of the window in front says this."""
        return any(words in text for text in self.ask("labels"))

    def picture(self, part: Rectangle | None = None) -> Image.Image:
        """What is on the screen once it has come to rest."""
        self.settle()
        whole = self.screen.still()
        if part is None:
            return whole
        left, top, width, height = part
        return whole.crop((left, top, left + width, top + height))

    def said(self) -> str:
        """What it wrote to the terminal."""
        return self._said.read_text(encoding="utf-8", errors="replace")

    # what a person does

    def settle(self) -> None:
        """Until all that was pressed has been taken in, and what moved by itself takes clicks again."""
        self._told += 1
        self.screen.tell(self._ear, self._told)
        self.ask("settled", str(self._told))
        self.until(self._has_focus, "no window has the focus")

    def until(self, state: Callable[[], object], what: str = "", *, longest: float = LONGEST) -> None:
        """Until something is so; the program must be alive all the while."""

        def asked() -> object:
            assert self.alive(), f"the program is gone: {self.said()}"
            return state()

        until(asked, what, longest=longest)

    def click(self, name: str, *, times: int = 1, button: int = 1) -> None:
        """Scrolls to it where needed."""
        self.hands.click(*middle(self.bring_in_sight(name)), times=times, button=button)
        self.settle()

    def point_at(self, name: str) -> None:
        self.hands.move(*middle(self.bring_in_sight(name)))
        self.settle()

    def bring_in_sight(self, name: str) -> Rectangle:
        """Turn the wheel until it is seen whole or at its largest; where it is then."""
        left, top, width, height = self.scroll_to(lambda: self.find(name))["seen"]
        return left, top, width, height

    def scroll_to(self, find: Callable[[], Facts]) -> Facts:
        """Turn the wheel until what is found is in sight; what is told of it then."""
        self.settle()
        for _turn in range(MOST_TURNS):
            thing = find()
            turn = next_turn(thing)
            if turn is None:
                return thing
            self.hands.move(*turn[:2])
            self.hands.wheel(turn[2])
            self.settle()
        raise AssertionError(f"{thing['label'] or thing['name']!r} cannot be scrolled to: {thing}")

    def choose(self, row: str) -> None:
        """Click a row of the open list or menu."""
        self.until(lambda: any(found["text"] == row for found in self.popup()), f"no row {row!r}")
        place = next(found["area"] for found in self.popup() if found["text"] == row)
        self.hands.click(*middle(place))
        self.settle()

    def plug_in(self, layout: str, variant: str = "") -> None:
        """Another keyboard."""
        plug_in(self.screen, layout, variant)
        self.settle()

    def quit(self) -> int:
        """Leave as a person does; the exit code."""
        self.settle()
        self.press("ctrl+q")
        return self.process.wait(timeout=LONGEST)

    def quit_without_saving(self) -> int:
        """As `quit`; where it asks about what could not be saved, go on without that.

        Among keys of several alphabets one is lost on its way at times; a person presses again.
        """
        for _question in range(QUESTIONS):
            self.press("ctrl+q")
            try:
                self.until_gone_or(self._asks, longest=LONGEST / 4)
            except NeverCame:
                continue
            if not self.alive():
                break
            self.settle()
            self.press("alt+g")
            self.until_gone_or(lambda: not self._asks())
        return self.process.wait(timeout=LONGEST)

    def until_gone_or(self, state: Callable[[], object], *, longest: float = LONGEST) -> None:
        """Wait for the end of the program, or for a state of it before."""
        until(lambda: not self.alive() or state(), "it neither ends nor asks", longest=longest)

    def _asks(self) -> bool:
        """Whether a dialog is in front; not of a program that is ending."""
        try:
            return bool(self.ask("front"))
        except (AssertionError, OSError):
            return False

    def kill(self) -> None:
        """Without a chance to save anything."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=LONGEST)

    def put_away(self) -> None:
        """After a test, whatever it left."""
        if self.alive():
            self.kill()
        self._mouth.close()

    def _has_focus(self) -> bool:
        """Whether a window has that no dialog keeps from it, unless another program is in front.

        An open list takes the keys whatever window Qt holds for the active one.
        """
        owner, shown = self.screen.process_in_front(), self.windows()
        taking = any(window["popup"] or (window["active"] and window["takes keys"]) for window in shown)
        return owner not in (None, self.process.pid) or taking


def surroundings(screen: Screen, home: Path, scale: float) -> dict[str, str]:
    """All that the program is told: nothing of the person who runs the tests."""
    places = {"DATA": "data", "CONFIG": "config", "CACHE": "cache", "STATE": "state", "RUNTIME": "run"}
    folders = {name: home / place for name, place in places.items()}
    for folder in folders.values():
        folder.mkdir(mode=0o700, exist_ok=True)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "USER": "tester",
        "LANG": "C.UTF-8",
        "LANGUAGE": "en",
        "DISPLAY": screen.name,
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCALE_FACTOR": str(scale),
        **{f"XDG_{name}_{'DIR' if name == 'RUNTIME' else 'HOME'}": str(at) for name, at in folders.items()},
    }


def dark_system(home: Path) -> dict[str, str]:
    """A desktop whose colors are dark: of those that Qt follows, the one that says so in a file."""
    colors = "BackgroundNormal=42,46,50\nForegroundNormal=252,252,252\n"
    said = f"[General]\nColorScheme=BreezeDark\n\n[Colors:Window]\n{colors}\n[Colors:View]\n{colors}"
    (home / "config" / "kdeglobals").write_text(said, encoding="utf-8")
    return {"XDG_CURRENT_DESKTOP": "KDE", "KDE_SESSION_VERSION": "5"}
