"""From the first start to a locked assessment and the next one after it, with the keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from isoassess.domain import Grade
from isoassess.domain.words import verdict_words
from tests.journey.keyboard import ALT, KEY, Person
from tests.journey.test_main_job import (
    ACTION,
    EVIDENCE,
    NAME,
    export,
    fill_in_the_wizard,
    gate_of,
    paper,
    rate_everything,
    squeezed,
)

__all__ = ["paper"]  # a fixture of the main job
ASSESSOR = "A. Consultant"
BEGUN = "Close the gap by spring"
LOCKED = f"Completed on 23 Nov 2026 by {ASSESSOR}, and locked."


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Person:
    return Person(qtbot, tmp_path)


def choose_in_menu(person: Person, key: KEY) -> None:
    """Open the menu of the assessment by its letter, and take the line with this letter."""
    person.press(KEY.Key_S, ALT)
    person.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    person.press(key)


def waits_for_dialog(person: Person) -> None:
    person.qtbot.waitUntil(lambda: person.front is not person.window)


def follow_the_action_up(person: Person) -> None:
    """Name an owner in the list of actions, in place."""
    person.go("actions")
    table = person.focus
    assert isinstance(table, QTableView)
    words = [
        str(table.model().headerData(column, table.horizontalHeader().orientation()))
        for column in range(table.model().columnCount())
    ]
    while words[table.currentIndex().column()] != "Owner":
        person.press(KEY.Key_Right)
    person.press(KEY.Key_F2)
    person.type("Workshop")
    person.press(KEY.Key_Return)


def find_gaps_and_act(person: Person, gate: str) -> None:
    """One gap with an action of its own, begun and flagged by key, and an owner for it."""
    first = person.open_screens.assessment.requirement_id
    person.press(KEY.Key_2)
    person.press(KEY.Key_F)
    person.press(KEY.Key_A)
    person.press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.type(BEGUN)  # in place of the words that were proposed
    person.press(KEY.Key_Escape)
    assert person.opened.answer(first).action.what == BEGUN
    assert person.opened.answer(first).flag
    follow_the_action_up(person)
    owners = {person.opened.answer(id_).action.owner for id_ in (first, gate)}
    assert owners == {"", "Workshop"}


def complete(person: Person) -> None:
    """Lock it; the dialog wants a name."""
    person.go("overview")
    choose_in_menu(person, KEY.Key_C)
    waits_for_dialog(person)
    person.press(KEY.Key_C, ALT)
    person.qtbot.waitUntil(lambda: person.sees("a completed assessment bears a name"))
    person.type(ASSESSOR)
    person.press(KEY.Key_C, ALT)
    person.qtbot.waitUntil(lambda: person.opened.completed is not None)
    assert person.sees(LOCKED)


def try_to_change(person: Person) -> None:
    person.go("assessment")
    before = person.opened.case.answers
    for key in (KEY.Key_4, KEY.Key_N, KEY.Key_Delete, KEY.Key_F):
        person.press(key)
    assert person.opened.case.answers == before
    assert "completed and locked" in person.window.said


def begin_the_next(person: Person, gate: str) -> None:
    """Everything but the ratings goes on; one is rated anew and compared."""
    choose_in_menu(person, KEY.Key_S)
    waits_for_dialog(person)
    person.press(KEY.Key_Return)
    person.qtbot.waitUntil(lambda: person.window.open_screens is not None and person.opened.completed is None)
    again = person.opened.answer(gate)
    assert (again.rating, again.evidence, again.action.what) == (None, EVIDENCE, ACTION)
    person.go("assessment")
    person.open_screens.assessment.focus_requirement(gate)
    person.press(KEY.Key_3)
    person.go("overview")
    person.qtbot.waitUntil(lambda: person.sees("Since 23 Nov 2026"))
    assert person.opened.finding(gate).grade is Grade.CONFORMING


def test_from_the_first_start_to_a_locked_assessment_and_the_next_one(
    person: Person, paper: Callable[[], str]
) -> None:
    fill_in_the_wizard(person)
    person.finish()
    person.go("assessment")
    gate = gate_of(person)
    rate_everything(person, failing=gate)
    find_gaps_and_act(person, gate)
    complete(person)
    verdict = verdict_words(person.opened.judgement.verdict)
    export(person)
    for said in (NAME, verdict, ACTION, BEGUN, ASSESSOR):
        assert squeezed(said) in paper()
    try_to_change(person)
    person.quit()

    person.start()
    person.open_first()
    assert person.sees(LOCKED)
    assert person.sees(verdict)
    begin_the_next(person, gate)
    person.quit()
