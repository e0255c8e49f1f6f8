"""The row marked in the tree is the question in view, which the keys rate."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from isoassess.domain import Rating
from isoassess.domain.profile import Organization, Profile
from tests.ui.desk import Desk
from ui.assessment.clauses.clauses_model import Role
from ui.assessment.clauses.rows import Place

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "store.db", Profile(organization=Organization(name="Sample Works")))
    yield made
    made.window.close()
    made.store.close()


def marked(desk: Desk) -> str | None:
    """The requirement whose own row is marked; none where a chapter is."""
    place: Place | None = desk.tree.currentIndex().data(Role.PLACE)
    return place.only if place else None


def search(desk: Desk, words: str) -> None:
    desk.press(Key.Key_F, Mod.ControlModifier)
    QTest.keyClicks(desk.search, words)
    desk.press(Key.Key_Return)


def to_chapter(desk: Desk, number: str) -> None:
    model = desk.tree.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    desk.tree.setCurrentIndex(next(row for row in rows if row.data(Role.PLACE).number == number))
    assert marked(desk) is None


@pytest.mark.parametrize("words", ["calibration", "7.1.5.1", "supplier"])
def test_after_a_search_the_row_marked_is_the_one_that_keys_rate(desk: Desk, words: str) -> None:
    search(desk, words)
    here = desk.screen.requirement_id
    assert desk.tree.hasFocus()
    assert marked(desk) == here
    desk.press(Key.Key_3)
    assert desk.stored(here).rating is Rating.CONFORMING
    assert marked(desk) == here


def test_after_another_choice_it_is_the_question_in_view(desk: Desk) -> None:
    to_chapter(desk, "7")
    for choice in ("Gaps", "Unanswered", "Quick scan", "All"):
        desk.choose(choice)
        assert marked(desk) in (desk.screen.requirement_id, None)
        if desk.screen.requirement_id in desk.rows():
            assert marked(desk) == desk.screen.requirement_id


def test_on_a_chapter_a_key_goes_to_the_row_of_what_it_rates(desk: Desk) -> None:
    to_chapter(desk, "7")
    here = desk.screen.requirement_id
    desk.press(Key.Key_2)
    assert desk.stored(here).rating is Rating.PARTIAL
    assert marked(desk) == here == desk.screen.requirement_id
    to_chapter(desk, "8")
    desk.undo()
    assert marked(desk) == here == desk.screen.requirement_id


def test_who_goes_from_a_chapter_to_the_question_has_its_row_marked(desk: Desk) -> None:
    for key in (Key.Key_Tab, Key.Key_Escape):
        desk.tree.setFocus()
        to_chapter(desk, "8")
        desk.press(key)
        assert marked(desk) == desk.screen.requirement_id


def test_from_the_rating_up_and_down_mark_questions_only(desk: Desk) -> None:
    desk.press(Key.Key_Escape)
    for _step in range(12):
        desk.press(Key.Key_Down)
        assert marked(desk) == desk.screen.requirement_id
    assert desk.screen.requirement_id == desk.ids[12]
    desk.press(Key.Key_Up)
    assert desk.screen.requirement_id == desk.ids[11]


def test_after_the_dialog_about_a_file_it_is_the_question_in_view(desk: Desk, tmp_path: Path) -> None:
    record = tmp_path / "record.txt"
    record.write_text("sample", encoding="utf-8")
    to_chapter(desk, "7")
    desk.opened.files.attach(desk.screen.requirement_id, [record])
    files = desk.screen._form._evidence_files
    files.describe(desk.opened.answer(desk.screen.requirement_id).attachments[0])
    assert files.dialog is not None
    files.dialog.reject()
    assert marked(desk) == desk.screen.requirement_id
