"""Keys that go on to the next field never take an answer back, and what is taken back can be had again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from isoassess.domain import Grade, Lens
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Organization, Profile
from tests.ui.assessment.test_evidence import button, choose, open_grades
from tests.ui.assessment_driver import AssessmentDriver
from ui.widgets.keys.removing import RemovingButton
from ui.widgets.theme import dress

REASON = "Reason for the other grade"
SEEN = "A second visit showed it in use."
Key = Qt.Key


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    if not qapp.styleSheet():
        dress(qapp, dark=False)


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[AssessmentDriver]:
    profile = Profile(organization=Organization(name="Example Fabrications Ltd"))
    driver = AssessmentDriver(qtbot, tmp_path / "store.db", profile)
    yield driver
    driver.window.close()
    driver.store.close()


def focused() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


def test_tab_from_the_grade_leads_to_its_reason(driver: AssessmentDriver) -> None:
    """What was found: it led to the button that takes both away, and the first blank typed pressed it."""
    grades = open_grades(driver)
    choose(grades, Grade.OFI)
    driver.type(REASON, SEEN)
    grades.setFocus()
    driver.press(Key.Key_Tab)
    assert focused() is driver.field(REASON)
    driver.press(Key.Key_Space)
    driver.press(Key.Key_Tab)
    assert isinstance(focused(), RemovingButton)
    driver.press(Key.Key_Tab)
    assert focused() is driver.field("Objective evidence"), "Tab goes on, and not around"
    stored = driver.stored(driver.ids[0]).regrade
    assert (stored.grade, stored.reason.strip()) == (Grade.OFI, SEEN)


def test_a_grade_that_was_taken_back_comes_again_by_undo(driver: AssessmentDriver) -> None:
    choose(open_grades(driver), Grade.OFI)
    driver.type(REASON, SEEN)
    driver.press(Key.Key_Escape)
    given = driver.stored(driver.ids[0]).regrade
    button(driver, "Follow the rules again").click()
    assert driver.stored(driver.ids[0]).regrade != given
    driver.undo()
    assert driver.stored(driver.ids[0]).regrade == given


def test_undo_after_a_decision_on_the_standard_takes_no_answer_back_at_once(driver: AssessmentDriver) -> None:
    driver.press(Key.Key_2)
    before = driver.stored(driver.ids[0])
    assert driver.opened.decide(OwnDecision(lens=Lens.ISO9001_2015, reason="Contract", name="A. Consultant"))
    assert driver.opened.decide(None)
    driver.undo()
    assert driver.stored(driver.ids[0]) == before
    assert "the decision on the standard" in driver.said[-1]
    driver.undo()
    assert driver.stored(driver.ids[0]).rating is None
