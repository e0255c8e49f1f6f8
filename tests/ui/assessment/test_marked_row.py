"""The row marked in the tree is the question in view, which the keys rate."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from isoassess.domain import Rating
from isoassess.domain.profile import Organization, Profile
from tests.ui.assessment_driver import AssessmentDriver
from ui.assessment.clauses.clauses_model import ClauseRole
from ui.assessment.clauses.rows import TreePlace

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[AssessmentDriver]:
    made = AssessmentDriver(
        qtbot, tmp_path / "store.db", Profile(organization=Organization(name="Sample Works"))
    )
    yield made
    made.window.close()
    made.store.close()


def marked(driver: AssessmentDriver) -> str | None:
    """The requirement whose own row is marked; none where a chapter is."""
    place: TreePlace | None = driver.tree.currentIndex().data(ClauseRole.PLACE)
    return place.only if place else None


def search(driver: AssessmentDriver, words: str) -> None:
    driver.press(Key.Key_F, Mod.ControlModifier)
    QTest.keyClicks(driver.search, words)
    driver.press(Key.Key_Return)


def to_chapter(driver: AssessmentDriver, number: str) -> None:
    model = driver.tree.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    driver.tree.setCurrentIndex(next(row for row in rows if row.data(ClauseRole.PLACE).number == number))
    assert marked(driver) is None


@pytest.mark.parametrize("words", ["calibration", "7.1.5.1", "supplier"])
def test_after_a_search_the_row_marked_is_the_one_that_keys_rate(
    driver: AssessmentDriver, words: str
) -> None:
    search(driver, words)
    here = driver.screen.requirement_id
    assert driver.tree.hasFocus()
    assert marked(driver) == here
    driver.press(Key.Key_3)
    assert driver.stored(here).rating is Rating.CONFORMING
    assert marked(driver) == here


def test_after_another_choice_it_is_the_question_in_view(driver: AssessmentDriver) -> None:
    to_chapter(driver, "7")
    for choice in ("Gaps", "Unanswered", "Quick scan", "All"):
        driver.choose(choice)
        assert marked(driver) in (driver.screen.requirement_id, None)
        if driver.screen.requirement_id in driver.rows():
            assert marked(driver) == driver.screen.requirement_id


def test_on_a_chapter_a_key_goes_to_the_row_of_what_it_rates(driver: AssessmentDriver) -> None:
    to_chapter(driver, "7")
    here = driver.screen.requirement_id
    driver.press(Key.Key_2)
    assert driver.stored(here).rating is Rating.PARTIAL
    assert marked(driver) == here == driver.screen.requirement_id
    to_chapter(driver, "8")
    driver.undo()
    assert marked(driver) == here == driver.screen.requirement_id


def test_who_goes_from_a_chapter_to_the_question_has_its_row_marked(driver: AssessmentDriver) -> None:
    for key in (Key.Key_Tab, Key.Key_Escape):
        driver.tree.setFocus()
        to_chapter(driver, "8")
        driver.press(key)
        assert marked(driver) == driver.screen.requirement_id


def test_from_the_rating_up_and_down_mark_questions_only(driver: AssessmentDriver) -> None:
    driver.press(Key.Key_Escape)
    for _step in range(12):
        driver.press(Key.Key_Down)
        assert marked(driver) == driver.screen.requirement_id
    assert driver.screen.requirement_id == driver.ids[12]
    driver.press(Key.Key_Up)
    assert driver.screen.requirement_id == driver.ids[11]


def test_after_the_dialog_about_a_file_it_is_the_question_in_view(
    driver: AssessmentDriver, tmp_path: Path
) -> None:
    record = tmp_path / "record.txt"
    record.write_text("sample", encoding="utf-8")
    to_chapter(driver, "7")
    driver.opened.files.attach(driver.screen.requirement_id, [record])
    files = driver.screen._form._evidence_files
    files.describe(driver.opened.answer(driver.screen.requirement_id).attachments[0])
    assert files.dialog is not None
    files.dialog.reject()
    assert marked(driver) == driver.screen.requirement_id
