"""A whole clause at once, on the screen and over a real store: seen before, one step, taken back as one."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListWidget, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.domain import Answer, Rating
from isoassess.domain.profile import Conditions, Organization, Profile
from isoassess.store import Store, viewed
from tests.ui.assessment_driver import AssessmentDriver
from ui.assessment.clauses.clauses_model import ClauseRole
from ui.assessment.clauses.whole_clause_dialog import WholeClauseDialog
from ui.commands.of_question import CLAIM_CLAUSE, FLAG_CLAUSE, RATE_CLAUSE
from ui.widgets.choosing.value_drop_down import ValueDropDown
from ui.widgets.typing.inputs import TextInput

REASON = "Nothing of it is done here."


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[AssessmentDriver]:
    firm = Profile(
        organization=Organization(name="Sample Ltd"), conditions=Conditions(customer_property=False)
    )
    made = AssessmentDriver(qtbot, tmp_path / "store.db", firm)
    yield made
    made.window.close()
    made.store.close()


class Asked:
    """The dialog in front of a person."""

    def __init__(self, driver: AssessmentDriver) -> None:
        found = [one for one in driver.window.findChildren(WholeClauseDialog) if one.isVisible()]
        (self.dialog,) = found
        self._driver = driver

    def choose(self, name: str, words: str) -> None:
        lists = self.dialog.findChildren(ValueDropDown)
        box = next(one for one in lists if one.accessibleName() == name)
        box.setCurrentIndex(box.findText(words, Qt.MatchFlag.MatchStartsWith))

    @property
    def lines(self) -> list[str]:
        shown = cast(QListWidget, self.dialog.findChild(QListWidget))
        return [shown.item(row).text() for row in range(shown.count())]

    @property
    def also(self) -> QCheckBox:
        return cast(QCheckBox, self.dialog.findChild(QCheckBox))

    @property
    def reason(self) -> TextInput:
        return cast(TextInput, self.dialog.findChild(TextInput))

    def words(self) -> str:
        return "\n".join(label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible())

    def apply(self) -> None:
        buttons = self.dialog.findChildren(QPushButton)
        next(one for one in buttons if one.text() == "A&pply").click()


def stand_on(driver: AssessmentDriver, number: str) -> list[str]:
    """Go to the row of a clause; the requirements below it."""
    model = driver.tree.model()
    waiting = [model.index(row, 0) for row in range(model.rowCount())]
    while waiting:
        index = waiting.pop()
        if index.data(ClauseRole.PLACE).number == number:
            driver.tree.setCurrentIndex(index)
            driver.tree.setFocus()
            return list(index.data(ClauseRole.PLACE).requirements)
        waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]
    raise AssertionError(number)


def ask(driver: AssessmentDriver) -> Asked:
    driver.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    return Asked(driver)


def test_a_clause_is_rated_at_once_with_what_was_rated_left_alone(driver: AssessmentDriver) -> None:
    """As one step of the history, undone and done again as one, also after a restart."""
    ids = stand_on(driver, "5.2")
    assert len(ids) > 3
    driver.opened.rate(ids[1], Rating.PARTIAL)
    before = driver.opened.answers.known
    asked = ask(driver)
    asked.choose("Answer", "Rate 4")
    assert asked.also.text().replace("&", "") == "Change also the 1 that is rated otherwise already"
    assert f"{len(ids) - 1} requirements change, 1 is rated already and stays." in asked.words()
    assert "not rated → 4 Effective: " in asked.lines[0]
    assert "claimed, not shown" in asked.lines[0]
    assert asked.lines[-1].endswith("= Stays: ▲ Likely minor nonconformity")
    asked.apply()
    assert (
        driver.said[-1]
        == f"{len(ids) - 1} requirements of 5.2 rated 4 Effective. Ctrl+Z takes all of it back."
    )
    rated = {id_: driver.stored(id_).rating for id_ in ids}
    assert rated == dict.fromkeys(ids, Rating.EFFECTIVE) | {ids[1]: Rating.PARTIAL}
    with viewed(driver.path, who="Reader") as other:
        entries = [one for one in other.history(assessment_id=driver.assessment) if one.after == '"4"']
    assert {one.requirement_id for one in entries} == set(ids) - {ids[1]}
    assert {(one.who, one.step) for one in entries} == {("A. Consultant", entries[0].step)}
    driver.window.close()
    driver.store.close()
    driver.store = Store.open(driver.path, who="A. Consultant")
    driver.open()
    driver.undo()
    assert driver.opened.answers.known == before
    assert f"and {len(ids) - 2} other answers with it" in driver.said[-1]
    driver.redo()
    assert driver.stored(ids[0]).rating is Rating.EFFECTIVE


def test_what_is_rated_changes_only_where_that_is_said(driver: AssessmentDriver) -> None:
    ids = stand_on(driver, "5.2")
    for id_ in ids:
        driver.opened.rate(id_, Rating.PARTIAL)
    asked = ask(driver)
    asked.apply()
    assert "Nothing would change." in asked.words()
    asked.also.click()
    asked.apply()
    assert {driver.stored(id_).rating for id_ in ids} == {Rating.CONFORMING}


def test_one_reason_for_all_that_does_not_apply_and_why_some_of_it_does(driver: AssessmentDriver) -> None:
    """Without a reason nothing is done; the wider clause can be chosen; what is refused says why."""
    ids = stand_on(driver, "8.5.1")
    action(driver, CLAIM_CLAUSE.id).trigger()
    asked = Asked(driver)
    asked.choose("Clause", "8.5 ")
    asked.apply()
    assert "Say why it does not apply" in asked.words()
    asked.reason.setPlainText(REASON)
    refused = [line for line in asked.lines if "✗ Refused: This requirement applies to every" in line]
    assert refused
    changed = asked.dialog.plan.changes
    asked.apply()
    assert changed
    assert {driver.stored(one.requirement).reason for one in changed} == {REASON}
    assert all(driver.stored(id_).rating in (None, Rating.NOT_APPLICABLE) for id_ in ids)


def test_flags_are_set_and_taken_away_and_change_no_rating(driver: AssessmentDriver) -> None:
    ids = stand_on(driver, "5.2")
    driver.opened.rate(ids[0], Rating.PARTIAL)
    action(driver, FLAG_CLAUSE.id).trigger()
    asked = Asked(driver)
    assert not asked.also.isVisible()
    asked.apply()
    assert driver.stored(ids[0]) == Answer(rating=Rating.PARTIAL, flag=True)
    assert f"Flagged ({len(ids)})" in driver.choices()
    asked = ask(driver)
    asked.choose("Answer", "Take the flags away")
    asked.apply()
    assert "Flagged (0)" in driver.choices()


def test_nothing_is_offered_in_what_is_completed_and_the_menu_says_what_there_is(
    driver: AssessmentDriver,
) -> None:
    stand_on(driver, "5.2")
    menu = next(one for one in driver.tree.findChildren(QMenu) if one.actions())
    assert [one.text().replace("&", "") for one in menu.actions()] == [
        "Rate the whole clause...",
        "Mark the whole clause as not applicable...",
        "Flag the whole clause...",
    ]
    model = driver.tree.model()
    driver.tree.scrollToTop()
    place = driver.tree.visualRect(model.index(0, 0)).center()
    viewport = driver.tree.viewport()
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        QApplication.sendEvent(viewport, QContextMenuEvent(reason, place, viewport.mapToGlobal(place)))
        assert QApplication.activePopupWidget() is menu
        menu.close()
    assert driver.tree.currentIndex() == model.index(0, 0)
    assert driver.opened.complete()
    assert not any(one.isEnabled() for one in menu.actions())
    action(driver, RATE_CLAUSE.id).trigger()
    assert not driver.window.findChildren(WholeClauseDialog)


def test_what_somebody_else_rated_meanwhile_is_said_and_nothing_changes(driver: AssessmentDriver) -> None:
    ids = stand_on(driver, "5.2")
    asked = ask(driver)
    with Store.open(driver.path, who="B. Colleague") as other:
        other.save_answer(driver.assessment, ids[-1], Answer(rating=Rating.PARTIAL))
    asked.apply()
    assert "B. Colleague has changed an answer in the meantime" in asked.words()
    assert driver.stored(ids[0]).rating is None
    assert asked.lines[-1].endswith("= Stays: ▲ Likely minor nonconformity")


def test_undo_counts_no_action_of_its_own_as_another_answer(driver: AssessmentDriver) -> None:
    driver.opened.begin_own_action()
    driver.opened.rate(driver.ids[0], Rating.PARTIAL)
    driver.undo()
    assert "other answer" not in driver.said[-1]


def action(driver: AssessmentDriver, command: str) -> QAction:
    QApplication.processEvents()
    return next(one for one in driver.screen.actions() if one.property("command") == command)
