"""Two computers on one file: one writes, the other looks at it and says who, until it may write itself."""

import signal
from datetime import timedelta
from functools import partial

from msgspec.structs import replace

from isoassess.store.sharing.writer_note import FRESH, read_note, renew_note
from tests.window.driving.running import Window
from tests.window.driving.screen import FIRST
from tests.window.driving.starter import Starter

SIZES = {"anna": FIRST, "bert": (1400, 800)}
NAMES = "SELECT name FROM organization ORDER BY name"
LOOKS = 'has been open on the computer "laptop of anna" (anna)'


def _start(starter: Starter, who: str) -> Window:
    options = ("--computer", f"laptop of {who}")
    return starter.start(*options, sample=True, size=SIZES[who], environment={"USER": who})


def _add(window: Window, name: str) -> None:
    """A new organization, as far as its name."""
    window.click("New organization")
    window.settle()
    window.type(name)
    window.press("Escape")
    window.settle()


def _names(starter: Starter) -> list[str]:
    return [str(row[0]) for row in starter.stored(NAMES)]


def _is_stored(starter: Starter, name: str) -> bool:
    return name in _names(starter)


def test_the_second_computer_looks_until_the_first_has_closed_the_file(starter: Starter) -> None:
    anna = _start(starter, "anna")
    bert = _start(starter, "bert")
    bert.until(partial(bert.sees, LOOKS))
    anna.until(partial(anna.sees, "looked at from another computer: bert, on the computer laptop of bert"))
    _add(anna, "By Anna")
    anna.until(partial(_is_stored, starter, "By Anna"))
    assert anna.quit() == 0
    bert.until(partial(bert.sees, "The other computer has let go of the file"))
    assert not bert.sees(LOOKS)
    _add(bert, "By Bert")
    bert.until(partial(_is_stored, starter, "By Bert"))
    assert bert.quit() == 0
    assert not list(starter.folder.glob("*-lock"))


def test_a_computer_that_fell_silent_is_replaced_after_a_question(starter: Starter) -> None:
    anna = _start(starter, "anna")
    anna.process.send_signal(signal.SIGKILL)
    anna.process.wait()
    writer = read_note(starter.file)
    assert writer is not None
    renew_note(starter.file, replace(writer, renewed=writer.renewed - 2 * FRESH - timedelta(minutes=1)))
    bert = _start(starter, "bert")
    bert.until(partial(bert.sees, LOOKS))
    bert.click("Write here...")
    bert.until(partial(bert.sees, "Is IsoAssess closed on the other computer?"))
    bert.press("Escape")
    bert.settle()
    assert bert.sees(LOOKS)
    bert.click("Write here...")
    bert.until(partial(bert.sees, "Is IsoAssess closed on the other computer?"))
    bert.press("alt+w")
    bert.until(lambda: not bert.sees(LOOKS))
    _add(bert, "By Bert")
    bert.until(partial(_is_stored, starter, "By Bert"))
    assert bert.quit() == 0
    assert not list(starter.folder.glob("*-lock"))


def test_a_killed_window_keeps_nobody_of_its_own_computer_out(starter: Starter) -> None:
    first = _start(starter, "anna")
    first.process.send_signal(signal.SIGKILL)
    first.process.wait()
    again = _start(starter, "anna")
    again.settle()
    assert not again.sees("has been open on the computer")
    _add(again, "By Anna")
    again.until(partial(_is_stored, starter, "By Anna"))
    assert again.quit() == 0
