"""What could not be saved when the program was ended is there for the next start."""

from contextlib import closing

from isoassess.store.vault.driver import sqlite3
from tests.window.driving.running import Window
from tests.window.driving.starter import Starter

EVIDENCE = "SELECT evidence FROM answer WHERE requirement_id = ?"


def at_the_evidence(window: Window) -> str:
    """Open the sample's first open question; its requirement."""
    window.press("Enter")
    window.settle()
    window.press("ctrl+4")
    window.until(window.requirement)
    window.press("alt+e")
    window.until(lambda: window.focus().get("name") == "Objective evidence")
    return window.requirement()


def test_what_is_typed_once_the_file_is_write_protected_is_saved_when_it_can_be_written(
    starter: Starter,
) -> None:
    window = starter.start(sample=True)
    requirement = at_the_evidence(window)
    window.press("ctrl+a")
    window.type("one ")
    window.until(lambda: starter.stored(EVIDENCE, requirement) == [("one ",)])
    starter.file.chmod(0o444)
    window.type("two")
    window.until(lambda: "one two" in starter.kept())
    window.kill()
    window = starter.start()
    window.until(lambda: window.sees("could not be saved"))
    window.until(lambda: window.sees("1 change is not saved yet. It is tried again"))
    assert "one two" in starter.kept()
    starter.file.chmod(0o600)
    window.until(lambda: starter.stored(EVIDENCE, requirement) == [("one two",)])
    window.until(lambda: not starter.kept())
    assert window.quit() == 0


RATING = "SELECT rating FROM answer WHERE requirement_id = ?"


def test_a_rating_given_while_the_file_is_write_protected_is_shown_and_saved_when_it_can_be_written(
    starter: Starter,
) -> None:
    window = starter.start(sample=True)
    requirement = at_the_evidence(window)
    window.press("Escape")
    window.until(lambda: window.focus().get("name") == "Rating")
    starter.file.chmod(0o444)
    window.press("2")
    window.until(lambda: window.sees("1 change is not saved yet"))
    assert not window.sees("Not assessed")
    starter.file.chmod(0o600)
    window.until(lambda: starter.stored(RATING, requirement) == [("2",)])
    window.until(lambda: not window.sees("not saved yet"))
    assert window.quit() == 0


NAMES = "SELECT name, wizard_page FROM organization ORDER BY name"
ADDED = "Sample Turning Works"


def name_a_new_one(window: Window) -> None:
    """In the wizard, by keyboard; left for the next question."""
    window.press("ctrl+n")
    window.until(lambda: window.focus().get("name") == "Name of the organization")
    window.type(ADDED)
    window.press("Tab")
    window.until(lambda: window.sees("1 change is not saved yet") or window.sees("changes are not saved yet"))


def names(starter: Starter) -> list[str]:
    return [name for name, _page in starter.stored(NAMES)]


def test_a_new_organization_named_while_the_file_is_busy_is_stored_once_it_is_free(starter: Starter) -> None:
    window = starter.start(sample=True)
    with closing(sqlite3.connect(starter.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        name_a_new_one(window)
        other.execute("ROLLBACK")
    window.until(lambda: ADDED in names(starter))
    window.until(lambda: window.sees("All answers saved"))
    assert starter.stored(NAMES)[-1] == (ADDED, 0)
    window.press("alt+l")
    window.until(lambda: len(window.windows()) == 1)
    assert window.quit() == 0


def test_a_new_organization_named_before_the_program_was_killed_is_there_at_the_next_start(
    starter: Starter,
) -> None:
    window = starter.start(sample=True)
    with closing(sqlite3.connect(starter.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        name_a_new_one(window)
        window.until(lambda: ADDED in starter.kept())
        window.kill()
        other.execute("ROLLBACK")
        assert ADDED not in names(starter)
        window = starter.start()
        window.until(lambda: names(starter).count(ADDED) == 1)
    window.until(lambda: not starter.kept())
    assert window.quit() == 0
