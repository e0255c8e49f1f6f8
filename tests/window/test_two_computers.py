"""Two computers on one file: one writes, the other looks at it and says who, until it may write itself."""

import shutil
import signal
from datetime import timedelta
from functools import partial

from msgspec.structs import replace

from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
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


def test_a_second_version_is_brought_together_and_put_away(starter: Starter) -> None:
    """Both computers wrote before the service had carried either note to the other."""
    anna = _start(starter, "anna")
    assert anna.quit() == 0
    version = starter.file.with_name("isoassess (conflicted copy 2026-11-28).db")
    shutil.copyfile(starter.file, version)
    with Store.open(version, who="bert") as store:
        store.add_organization(Profile(organization=Organization(name="By Bert")))
    anna = _start(starter, "anna")
    anna.until(partial(anna.sees, "another version of it"))
    anna.click("Compare...")
    anna.until(partial(anna.sees, "What is in"))
    anna.press("alt+b")
    anna.until(partial(_is_stored, starter, "By Bert"))
    anna.until(partial(anna.sees, "1 organization was brought together"))
    anna.click("Put the other version away")
    anna.until(lambda: not version.exists())
    assert anna.quit() == 0
    assert [one.name for one in starter.folder.glob("isoassess.kept*")] == [
        "isoassess.kept (conflicted copy 2026-11-28).db"
    ]
