"""What is typed is in the file soon, however it is typed: looked up there, beside the program."""

import time
from contextlib import closing

import pytest

from isoassess.store.vault.driver import sqlite3
from tests.window.driving.starter import Starter

FIELDS = {"alt+e": "evidence", "alt+d": "interviewee"}
STEADY = 0.2  # seconds between two keys: shorter than any pause that saves
MOST_WAITING = 14  # letters of two seconds, and what a busy machine takes to look into the file


@pytest.mark.parametrize("key", list(FIELDS))
def test_steady_typing_reaches_the_file_on_the_way(starter: Starter, key: str) -> None:
    """A key each fifth of a second for twelve seconds."""
    window = starter.start(sample=True)
    window.press("Enter")
    window.settle()
    window.press("ctrl+4")
    window.until(window.requirement)
    question = f"SELECT {FIELDS[key]} FROM answer WHERE requirement_id = ?"
    requirement = window.requirement()
    window.press(key)
    window.settle()
    window.press("ctrl+a")
    missing = []
    for count in range(1, 61):
        window.press("x")
        time.sleep(STEADY)
        stored = starter.stored(question, requirement)
        missing.append(count - (len(stored[0][0]) if stored and set(stored[0][0]) == {"x"} else 0))
    assert max(missing) <= MOST_WAITING
    window.until(lambda: starter.stored(question, requirement) == [("x" * 60,)])
    assert window.quit() == 0


def test_a_fault_is_said_beside_what_is_typed_and_takes_no_key(starter: Starter) -> None:
    starter.expects_faults = True
    window = starter.start(sample=True)
    _refuse_changes(starter)
    window.press("Enter")
    window.settle()
    window.press("ctrl+4")
    window.until(window.requirement)
    requirement = window.requirement()
    window.press("alt+e")
    window.settle()
    window.press("ctrl+a")
    window.type("what was seen at the bench")
    window.until(lambda: window.sees("Not saved yet"))
    window.type(" and at the gate")
    _take_changes(starter)
    question = "SELECT evidence FROM answer WHERE requirement_id = ?"
    window.until(
        lambda: starter.stored(question, requirement) == [("what was seen at the bench and at the gate",)]
    )
    assert window.quit() == 0


def _refuse_changes(starter: Starter) -> None:
    with closing(sqlite3.connect(starter.file)) as other:
        other.execute(
            "CREATE TRIGGER stop BEFORE INSERT ON history BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )


def _take_changes(starter: Starter) -> None:
    with closing(sqlite3.connect(starter.file)) as other:
        other.execute("DROP TRIGGER stop")


@pytest.mark.parametrize("inside", [True, False], ids=["of one organization", "of all"])
def test_what_is_typed_in_a_cell_of_the_actions_outlives_a_kill(starter: Starter, inside: bool) -> None:
    """The cell is not left."""
    window = starter.start(sample=True)
    if inside:
        window.press("Enter")
        window.settle()
    window.press("ctrl+5")
    window.settle()
    window.press("F2")
    window.settle()
    window.press("ctrl+a")
    window.type("A sentence typed in the cell")
    question = "SELECT count(*) FROM answer WHERE action_what = 'A sentence typed in the cell'"
    window.until(lambda: starter.stored(question) == [(1,)])
    window.kill()
    assert starter.stored(question) == [(1,)]


def test_a_refused_date_outlives_a_kill_and_f8_leads_to_it(starter: Starter) -> None:
    window = starter.start(sample=True)
    window.press("Enter")
    window.settle()
    window.press("ctrl+5")
    window.settle()
    window.press("Right", "Right", "F2")
    window.settle()
    window.press("ctrl+a")
    window.type("31.2.2027")
    window.until(lambda: "31.2.2027" in starter.kept())
    window.kill()
    again = starter.start()
    again.press("F8")
    again.until(lambda: again.focus().get("text") == "31.2.2027")
    assert again.focus()["label"] == "Action: due date"
    assert again.sees("This date does not exist.")
    again.press("ctrl+a")
    again.type("2027-02-28")
    question = "SELECT count(*) FROM answer WHERE action_due = '2027-02-28'"
    again.until(lambda: starter.stored(question) == [(1,)])
    assert again.quit() == 0
