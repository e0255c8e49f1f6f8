"""A person who sees nothing: presses keys, listens, and goes by what was said."""

from collections.abc import Callable

from tests.window.driving.running import Window
from tests.window.driving.waiting import LONGEST, until
from tests.window.listening.reader import Reader, Spoken

MOST_STOPS = 80  # of Tab, to come to one thing


class Listener:
    """`transcript` is what was pressed and what was said, line by line."""

    def __init__(self, window: Window, reader: Reader) -> None:
        self._window = window
        self._reader = reader
        self._begin = 0  # of what was said since the last key
        self.transcript: list[str] = []
        self._written = 0

    def step(self, words: str) -> None:
        """What the person is about to do, for who reads the transcript."""
        self._write_heard()
        self.transcript.append(f"\n## {words}\n")

    def press(self, *keys: str) -> list[Spoken]:
        """What was said then."""
        self._write_heard()
        self.transcript.append(f"- **{' '.join(keys)}**")
        self._begin = len(self._reader.said)
        self._window.press(*keys)
        return self.heard()

    def type(self, text: str) -> None:
        self._write_heard()
        self.transcript.append(f"- types “{text}”")
        self._begin = len(self._reader.said)
        self._window.type(text)
        self.heard()

    def heard(self) -> list[Spoken]:
        """All that was said since the last key."""
        self._window.settle()
        self._reader.listen()
        return self._reader.said[self._begin :]

    def hears(self, *words: str) -> str:
        """Wait until one sentence with all of these words was said since the last key; that sentence."""

        def said() -> str:
            every = [one.says for one in self.heard()]
            return next((says for says in every if all(word in says for word in words)), "")

        return until(said, f"nobody said {words}: {self._last()}", longest=LONGEST / 2)

    def tab_to(self, name: str, kind: str) -> str:
        """By Tab, until that is what has the keys."""
        for _stop in range(MOST_STOPS):
            self.press("Tab")
            said = self._wait(lambda: [one.says for one in self.heard() if one.why == "focus"])
            if said and f"{name}, {kind}" in said[-1]:
                return said[-1]
        raise AssertionError(f"Tab never comes to {name}, {kind}: {self._last()}")

    def end(self) -> str:
        self._write_heard()
        return "\n".join(self.transcript) + "\n"

    def _wait(self, heard: Callable[[], list[str]]) -> list[str]:
        return until(heard, "a key that moves the keys is followed by nothing", longest=LONGEST / 2)

    def _last(self) -> list[str]:
        return [one.says for one in self._reader.said[-12:]]

    def _write_heard(self) -> None:
        for one in self._reader.said[self._written :]:
            self.transcript.append(f"  - {one.says}" if one.why == "focus" else f"  - *{one.says}*")
        self._written = len(self._reader.said)
