"""How many keys the common jobs take, without the letters of a name: no more than is told here."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from isoassess.domain import Grade
from isoassess.domain.profile import Designer
from isoassess.settings.declared import ASSESSOR
from tests.journey.keyboard import CONTROL, KEY, NONE, Person
from ui.widgets.choosing.file_dialog import FileDialog

TO_THE_CHOICE, REQUIREMENT, SUMMARY = 40, 2, 2


class Counting(Person):
    """Counts every key but the letters of what is typed."""

    keys = 0

    def press(self, key: KEY, modifier: Qt.KeyboardModifier = NONE, *, times: int = 1) -> None:
        self.keys += times
        super().press(key, modifier, times=times)


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counting:
    target = str(tmp_path / "summary.pdf")
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_said: (target, ""))
    return Counting(qtbot, tmp_path)


def to_the_choice(person: Counting) -> None:
    """From the first start of the program to the standard that fits, which the wizard says beside."""
    person.press(KEY.Key_Return)
    person.type("Sample Precision Parts")
    for _page in range(3):
        person.next_page()
    person.answer("design.product", Designer.CUSTOMER)
    person.answer("performed_by.production", "we")
    person.answer("design.specification", "complete")
    person.answer("design.may_change", False)


def test_the_common_jobs_take_few_keys(person: Counting) -> None:
    to_the_choice(person)
    person.qtbot.waitUntil(lambda: person.sees("8.3 not applicable"))
    assert person.sees("ISO 9001:2026")
    assert person.keys <= TO_THE_CHOICE
    for _page in range(3):
        person.next_page()
    person.finish()
    person.go("assessment")
    person.keys = 0
    first = person.open_screens.assessment.requirement_id
    person.press(KEY.Key_4)
    person.press(KEY.Key_Return)
    assert person.keys <= REQUIREMENT
    assert person.opened.finding(first).grade is not Grade.NOT_ASSESSED
    assert person.open_screens.assessment.requirement_id != first
    person.go("overview")
    person.keys = 0
    person.press(KEY.Key_E, CONTROL)
    person.type("A. Sampler")  # nobody is named yet, which is asked once
    person.press(KEY.Key_Return)
    person.qtbot.waitUntil(lambda: person.sees("Written: summary.pdf"))
    assert person.keys <= SUMMARY


def test_whoever_has_a_name_in_the_settings_is_not_asked_for_one(person: Counting) -> None:
    person.window._remembered.put(ASSESSOR, "A. Sampler")
    to_the_choice(person)
    for _page in range(3):
        person.next_page()
    person.finish()
    person.keys = 0
    person.press(KEY.Key_E, CONTROL)
    person.qtbot.waitUntil(lambda: person.sees("Written: summary.pdf"))
    assert person.keys < SUMMARY
