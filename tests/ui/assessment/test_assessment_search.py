"""The search of the assessment finds what a person may remember, says where, and offers what was meant."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from isoassess.domain import Action, Rating
from isoassess.domain.profile import Profile
from tests.ui.assessment_driver import AssessmentDriver
from tests.ui.sample_stores import write


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[AssessmentDriver]:
    driver = AssessmentDriver(qtbot, tmp_path / "store.db", Profile())
    yield driver
    driver.window.close()
    driver.store.close()


def tips(driver: AssessmentDriver, parent: QModelIndex | None = None) -> list[str]:
    """What the rows in the tree say of themselves."""
    model, parent = driver.tree.model(), parent or QModelIndex()
    said = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        said += [str(index.data(Qt.ItemDataRole.AccessibleTextRole)), *tips(driver, index)]
    return said


def button(driver: AssessmentDriver, words: str) -> QPushButton:
    return next(b for b in driver.screen.findChildren(QPushButton) if words in b.text())


def test_a_word_of_the_trade_finds_what_is_asked_in_plainer_words(driver: AssessmentDriver) -> None:
    driver.search.setText("FMEA")
    assert "risks-identified" in driver.rows()
    assert driver.label("by technical term") is not None
    assert any(tip.endswith("Found by technical term.") for tip in tips(driver))


def test_an_own_word_is_found_as_soon_as_it_is_written(driver: AssessmentDriver) -> None:
    driver.search.setText("kalibrierschein")
    assert driver.rows() == []
    write(driver.opened, "calibration", "evidence", "Kalibrierschein 4711 of March")
    assert driver.rows() == ["calibration"]
    assert driver.label("1 found: 1 in your evidence") is not None
    assert any("Found in your evidence." in tip for tip in tips(driver))
    driver.search.setText("47 kalibrier")
    assert driver.rows() == ["calibration"]


def test_owners_and_actions_are_found(driver: AssessmentDriver) -> None:
    driver.opened.plan_action("calibration", Action(what="Buy a gauge block", owner="Jens Sørensen"))
    for search in ("sorensen", "jens gauge block", "block jens"):
        driver.search.setText(search)
        assert driver.rows() == ["calibration"]


def test_a_slip_of_the_keyboard_offers_what_was_meant(driver: AssessmentDriver) -> None:
    driver.search.setText("calibraton")
    offered = button(driver, "Search for")
    assert offered.isVisible()
    assert offered.text() == "Search for “calibration”"
    driver.qtbot.mouseClick(offered, Qt.MouseButton.LeftButton)
    assert driver.search.text() == "calibration"
    assert "calibration" in driver.rows()


def test_nonsense_offers_nothing_but_all(driver: AssessmentDriver) -> None:
    driver.search.setText("xqzwvy")
    assert not button(driver, "Search for").isVisible()
    assert button(driver, "Show all requirements").isVisible()


@pytest.mark.parametrize("text", ["8", "it", "g", "ü", '"', "%", "🏭", "x" * 10_000, "a " * 5000, "& && &"])
def test_whatever_is_typed_or_pasted_changes_nothing_and_is_no_error(
    driver: AssessmentDriver, text: str
) -> None:
    driver.search.setText(text)
    driver.search.clear()
    assert driver.rows() == driver.ids
    assert driver.label("found:") is None


def test_what_is_claimed_and_not_shown_is_said_counted_and_filtered(driver: AssessmentDriver) -> None:
    id_ = driver.screen.requirement_id
    driver.opened.rate(id_, Rating.CONFORMING)
    assert driver.label("◇ Claimed, not shown") is not None
    assert driver.label("one sentence on what you saw, where and when, is enough") is not None
    assert driver.label("claimed, not shown") is not None  # in the cell, in place of "evidence seen"
    assert driver.label("in use, evidence seen") is None
    assert "Claimed, not shown (1)" in driver.choices()
    driver.choose("Claimed, not shown")
    assert driver.rows() == [id_]
    assert any("Claimed, not shown." in tip for tip in tips(driver))
    write(driver.opened, id_, "evidence", "  \u200b ")
    assert driver.label("◇ Claimed, not shown") is not None
    write(driver.opened, id_, "evidence", "seen")
    assert driver.label("◇ Claimed, not shown") is None
    assert driver.label("In use, with evidence seen.") is not None
    assert driver.label("in use, evidence seen") is not None
    assert "Claimed, not shown (0)" in driver.choices()


def test_a_rating_that_claims_nothing_is_not_called_so(driver: AssessmentDriver) -> None:
    driver.opened.rate(driver.screen.requirement_id, Rating.PARTIAL)
    assert driver.label("◇ Claimed, not shown") is None
    assert "Claimed, not shown (0)" in driver.choices()
