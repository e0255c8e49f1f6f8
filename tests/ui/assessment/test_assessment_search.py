"""The search of the assessment finds what a person may remember, says where, and offers what was meant."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from isoassess.domain import Action, Rating
from isoassess.domain.profile import Profile
from tests.ui.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path / "store.db", Profile())
    yield desk
    desk.window.close()
    desk.store.close()


def tips(desk: Desk, parent: QModelIndex | None = None) -> list[str]:
    """What the rows in the tree say of themselves."""
    model, parent = desk.tree.model(), parent or QModelIndex()
    said = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        said += [str(index.data(Qt.ItemDataRole.AccessibleTextRole)), *tips(desk, index)]
    return said


def button(desk: Desk, words: str) -> QPushButton:
    return next(b for b in desk.screen.findChildren(QPushButton) if words in b.text())


def test_a_word_of_the_trade_finds_what_is_asked_in_plainer_words(desk: Desk) -> None:
    desk.search.setText("FMEA")
    assert "risks-identified" in desk.rows()
    assert desk.label("by technical term") is not None
    assert any(tip.endswith("Found by technical term.") for tip in tips(desk))


def test_an_own_word_is_found_as_soon_as_it_is_written(desk: Desk) -> None:
    desk.search.setText("kalibrierschein")
    assert desk.rows() == []
    desk.opened.write_evidence("calibration", "Kalibrierschein 4711 of March")
    assert desk.rows() == ["calibration"]
    assert desk.label("1 found: 1 in your evidence") is not None
    assert any("Found in your evidence." in tip for tip in tips(desk))
    desk.search.setText("47 kalibrier")
    assert desk.rows() == ["calibration"]


def test_owners_and_actions_are_found(desk: Desk) -> None:
    desk.opened.plan_action("calibration", Action(what="Buy a gauge block", owner="Jens Sørensen"))
    for search in ("sorensen", "jens gauge block", "block jens"):
        desk.search.setText(search)
        assert desk.rows() == ["calibration"]


def test_a_slip_of_the_keyboard_offers_what_was_meant(desk: Desk) -> None:
    desk.search.setText("calibraton")
    offered = button(desk, "Search for")
    assert offered.isVisible()
    assert offered.text() == "Search for “calibration”"
    desk.qtbot.mouseClick(offered, Qt.MouseButton.LeftButton)
    assert desk.search.text() == "calibration"
    assert "calibration" in desk.rows()


def test_nonsense_offers_nothing_but_all(desk: Desk) -> None:
    desk.search.setText("xqzwvy")
    assert not button(desk, "Search for").isVisible()
    assert button(desk, "Show all requirements").isVisible()


@pytest.mark.parametrize("text", ["8", "it", "g", "ü", '"', "%", "🏭", "x" * 10_000, "a " * 5000, "& && &"])
def test_whatever_is_typed_or_pasted_changes_nothing_and_is_no_error(desk: Desk, text: str) -> None:
    desk.search.setText(text)
    desk.search.clear()
    assert desk.rows() == desk.ids
    assert desk.label("found:") is None


def test_what_is_claimed_and_not_shown_is_said_counted_and_filtered(desk: Desk) -> None:
    id_ = desk.screen.requirement_id
    desk.opened.rate(id_, Rating.CONFORMING)
    assert desk.label("◇ Claimed, not shown") is not None
    assert desk.label("one sentence on what you saw, where and when, is enough") is not None
    assert desk.label("claimed, not shown") is not None  # in the cell, in place of "evidence seen"
    assert desk.label("in use, evidence seen") is None
    assert "Claimed, not shown (1)" in desk.choices()
    desk.choose("Claimed, not shown")
    assert desk.rows() == [id_]
    assert any("Claimed, not shown." in tip for tip in tips(desk))
    desk.opened.write_evidence(id_, "  \u200b ")
    assert desk.label("◇ Claimed, not shown") is not None
    desk.opened.write_evidence(id_, "seen")
    assert desk.label("◇ Claimed, not shown") is None
    assert desk.label("In use, with evidence seen.") is not None
    assert desk.label("in use, evidence seen") is not None
    assert "Claimed, not shown (0)" in desk.choices()


def test_a_rating_that_claims_nothing_is_not_called_so(desk: Desk) -> None:
    desk.opened.rate(desk.screen.requirement_id, Rating.PARTIAL)
    assert desk.label("◇ Claimed, not shown") is None
    assert "Claimed, not shown (0)" in desk.choices()
