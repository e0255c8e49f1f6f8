"""Actions are found, changed in place and followed up by keyboard, and the whole window keeps up."""

import datetime
import gc
import weakref
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, ActionStatus, Answer, Lens, Rating
from isoassess.store import Store
from tests.sample_organization import put_sample
from tests.ui.actions.actions_driver import CALIBRATION, CTRL, KEY, LATE_ONE, ActionsDriver
from tests.ui.sample_stores import (
    TODAY,
    add_named,
    remembered_beside,
    store_in,
    today,
    write_protected,
)
from ui.actions.actions_model import CLAUSE, DUE, EFFECT, ORGANIZATION, OWNER, STATE, STATUS, WHAT
from ui.actions.day_cell import DayCell
from ui.actions.open_actions import AllActions, OpenActions
from ui.commands.places import ACTIONS, ASSESSMENT
from ui.session.open_assessment import OpenAssessment
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier
EARLY, LATE = datetime.date(2026, 11, 3), datetime.date(2026, 12, 24)
PAUSES = 900  # milliseconds, in which a field that was typed in is saved
OPEN, PLANNED = 26, 28  # actions of the sample: still to be done, and with those done


def make_late(driver: ActionsDriver) -> None:
    answer = driver.store.answers(driver.assessment)[LATE_ONE]
    late = Action(what="Talk the policy through", owner="Production", due=EARLY)
    driver.store.save_answer(
        driver.assessment, LATE_ONE, Answer(rating=answer.rating, evidence=answer.evidence, action=late)
    )


def test_the_actions_of_an_organization_stand_with_what_is_late_first(driver: ActionsDriver) -> None:
    make_late(driver)
    driver.enter()
    assert driver.rows(STATE)[0] == "■ overdue"
    assert driver.rows()[0] == "Talk the policy through"
    assert driver.figure() == str(OPEN)
    assert f"{OPEN} open, 1 overdue" in driver.words()
    assert "The due date was 15 days ago." in driver.words()
    assert driver.table.isColumnHidden(ORGANIZATION)


def test_f2_changes_a_text_enter_keeps_it_and_stays(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, WHAT)
    driver.write_over("Calibrate all wrenches")
    driver.press(KEY.Key_Return)
    assert driver.stored(CALIBRATION).what == "Calibrate all wrenches"
    assert driver.table.hasFocus()
    assert driver.cell(WHAT) == "Calibrate all wrenches"
    driver.press(KEY.Key_Right)
    assert driver.table.currentIndex().column() == OWNER


@pytest.mark.parametrize("column", [WHAT, OWNER, DUE, STATUS])
def test_a_letter_in_the_list_searches_and_changes_no_action(driver: ActionsDriver, column: int) -> None:
    driver.enter()
    before, rows = driver.store.answers(driver.assessment), driver.rows()
    driver.at(CALIBRATION, column)
    driver.type("torque quality")
    search = cast(QLineEdit, QApplication.focusWidget())
    assert (search.accessibleName(), search.text()) == ("Search actions", "torque quality")
    QApplication.processEvents()
    assert driver.rows() == ["File the first certificates of the torque wrenches"]
    driver.press(KEY.Key_Escape)
    assert driver.table.hasFocus()
    assert driver.rows() == rows
    QTest.qWait(PAUSES)
    assert driver.store.answers(driver.assessment) == before


@pytest.mark.parametrize("key", [KEY.Key_F2, KEY.Key_Return, None], ids=["F2", "Enter", "double click"])
@pytest.mark.parametrize("column", [WHAT, OWNER, DUE])
def test_nothing_is_chosen_in_a_cell_that_opens(driver: ActionsDriver, column: int, key: KEY | None) -> None:
    driver.enter()
    driver.at(CALIBRATION, column)
    before = str(driver.table.currentIndex().data(Qt.ItemDataRole.EditRole))
    if key is None:
        place = driver.table.visualRect(driver.table.currentIndex()).center()
        QTest.mouseClick(driver.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(driver.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        driver.press(key)
    driver.type("!")
    field = cast(QWidget, QApplication.focusWidget())
    assert isinstance(field, QPlainTextEdit | QLineEdit)
    assert (field.text() if isinstance(field, QLineEdit) else field.toPlainText()) == before + "!"
    driver.press(KEY.Key_Backspace)
    driver.press(KEY.Key_Return)


@pytest.mark.parametrize("key", [KEY.Key_Escape, KEY.Key_Return, KEY.Key_Tab])
def test_words_in_a_cell_are_kept_however_it_is_left(driver: ActionsDriver, key: KEY) -> None:
    driver.enter()
    driver.at(CALIBRATION, OWNER)
    driver.write_over("Sales")
    driver.press(key)
    assert driver.stored(CALIBRATION).owner == "Sales"


def test_shift_enter_is_a_new_line_and_tab_goes_on(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, WHAT)
    driver.write_over("One")
    driver.press(KEY.Key_Return, SHIFT)
    driver.type("Two")
    driver.press(KEY.Key_Tab)
    assert driver.stored(CALIBRATION).what == "One\nTwo"
    assert driver.table.currentIndex().column() == OWNER
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)


def test_a_due_date_is_offered_typed_and_removed_by_key(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, DUE)
    driver.press(KEY.Key_Delete)
    assert driver.stored(CALIBRATION).due is None
    driver.press(KEY.Key_F2)
    driver.press(KEY.Key_Escape)
    assert driver.stored(CALIBRATION).due is None
    driver.press(KEY.Key_F2)
    driver.press(KEY.Key_Return)
    assert driver.stored(CALIBRATION).due is None
    driver.press(KEY.Key_F2)
    driver.press(KEY.Key_Space)
    driver.press(KEY.Key_Return)
    assert driver.stored(CALIBRATION).due == TODAY + datetime.timedelta(days=30)
    driver.press(KEY.Key_F2)
    driver.press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    driver.type("18.12.2025")
    driver.press(KEY.Key_Return)
    assert driver.stored(CALIBRATION).due == datetime.date(2025, 12, 18)
    assert driver.cell(STATE) == "■ overdue"
    assert "The due date was 335 days ago." in driver.words()


def test_a_day_typed_over_a_due_date_goes_to_its_own_action(driver: ActionsDriver) -> None:
    """What was found: the first digit went to another row, and the day was stored there."""
    driver.enter()
    before = {id_: answer.action for id_, answer in driver.store.answers(driver.assessment).items()}
    driver.at(CALIBRATION, DUE)
    driver.write_over("2031-01-15")
    driver.press(KEY.Key_Return)
    after = {id_: answer.action for id_, answer in driver.store.answers(driver.assessment).items()}
    changed = {id_ for id_, action in after.items() if action != before[id_]}
    assert changed == {CALIBRATION}
    assert after[CALIBRATION].due == datetime.date(2031, 1, 15)


def test_what_is_no_date_stays_in_its_cell_and_is_asked_about(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, DUE)
    due = driver.stored(CALIBRATION).due
    driver.press(KEY.Key_F2)
    driver.press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    driver.type("31.2.2027")
    driver.press(KEY.Key_Return)  # holds the cell open
    assert "This date does not exist." in driver.words()
    driver.table.setFocus()  # the person goes elsewhere
    driver.qtbot.waitUntil(lambda: driver.window.findChild(DayCell) is None)
    assert driver.stored(CALIBRATION).due == due
    driver.at(CALIBRATION, DUE)
    driver.press(KEY.Key_F2)
    line = cast(QLineEdit, QApplication.focusWidget())
    assert line.text() == "31.2.2027"
    driver.press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    driver.type("28.2.2027")
    driver.press(KEY.Key_Return)
    assert driver.stored(CALIBRATION).due == datetime.date(2027, 2, 28)


def test_a_cell_for_a_date_is_as_large_as_the_line_and_what_it_says(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, DUE)
    driver.press(KEY.Key_F2)
    cell = driver.window.findChild(DayCell)
    assert isinstance(cell, DayCell)
    for typed in ("2027-01-31", "nonsense"):
        cell.field.line.setText(typed)
        driver.qtbot.waitUntil(lambda: cell.height() >= cell.sizeHint().height())
        assert cell.field.line.height() >= cell.field.line.sizeHint().height()
    cell.field.line.clear()
    driver.press(KEY.Key_Escape)


def test_an_offered_date_that_nobody_took_is_no_date(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, DUE)
    driver.press(KEY.Key_Delete)
    driver.press(KEY.Key_F2)
    driver.search("torque")  # the person goes elsewhere
    driver.table.setFocus()
    assert driver.stored(CALIBRATION).due is None


def test_a_status_is_chosen_from_a_list_by_key(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, STATUS)
    driver.press(KEY.Key_F2)
    combo = cast(QComboBox, driver.table.indexWidget(driver.table.currentIndex()))
    driver.qtbot.waitUntil(combo.view().isVisible)
    QTest.keyClick(combo.view(), KEY.Key_Down)
    QTest.keyClick(combo.view(), KEY.Key_Return)
    driver.qtbot.waitUntil(lambda: driver.stored(CALIBRATION).status is ActionStatus.DONE)
    assert driver.cell(STATE) == "◆ to be checked"
    assert driver.figure() == str(OPEN - 1)
    driver.press(KEY.Key_F2)
    combo = cast(QComboBox, driver.table.indexWidget(driver.table.currentIndex()))
    driver.qtbot.waitUntil(combo.view().isVisible)
    QTest.keyClick(combo.view(), KEY.Key_Up)
    QTest.keyClick(combo.view(), KEY.Key_Escape)
    driver.qtbot.waitUntil(driver.table.hasFocus)
    assert driver.stored(CALIBRATION).status is ActionStatus.DONE


@pytest.mark.parametrize("leave", ["Escape", "a click beside"])
@pytest.mark.parametrize("keys", ["d", "o", "s", "dd", "ds"])
def test_a_letter_in_the_list_of_a_cell_chooses_nothing(driver: ActionsDriver, keys: str, leave: str) -> None:
    driver.enter()
    driver.at(CALIBRATION, STATUS)
    before = driver.stored(CALIBRATION)
    driver.press(KEY.Key_F2)
    combo = cast(QComboBox, driver.table.indexWidget(driver.table.currentIndex()))
    QTest.keyClicks(combo, keys[0])  # a fast hand is before the list
    driver.qtbot.waitUntil(combo.view().isVisible)
    QTest.keyClicks(combo.view(), keys[1:])
    if leave == "Escape":
        QTest.keyClick(combo.view(), KEY.Key_Escape)
    else:
        combo.hidePopup()  # what a click beside does to it
    driver.qtbot.waitUntil(driver.table.hasFocus)
    assert driver.stored(CALIBRATION) == before


def test_turning_the_wheel_over_an_open_cell_chooses_nothing(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, STATUS)
    before = driver.stored(CALIBRATION)
    driver.press(KEY.Key_F2)
    combo = cast(QComboBox, driver.table.indexWidget(driver.table.currentIndex()))
    QTest.wheelEvent(
        driver.window.windowHandle(),
        QPointF(combo.mapTo(driver.window, combo.rect().center())),
        QPoint(0, -120),
    )
    driver.qtbot.waitUntil(combo.view().isVisible)
    combo.hidePopup()
    driver.qtbot.waitUntil(driver.table.hasFocus)
    assert driver.stored(CALIBRATION) == before


def test_why_a_cell_does_not_open_is_said(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, EFFECT)
    for key in (KEY.Key_F2, KEY.Key_Return):
        driver.at("expectations-taken-on", WHAT)
        driver.at(CALIBRATION, EFFECT)
        driver.press(key)
        assert driver.window.said == "Whether it worked is checked when it is done."


def test_the_check_is_asked_for_once_it_is_done_and_saved_as_it_is_typed(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, WHAT)
    assert driver.combo("Action: effect") is None
    status = driver.combo("Action: status")
    assert status is not None
    status.setFocus()
    driver.press(KEY.Key_Down)
    assert driver.stored(CALIBRATION).status is ActionStatus.DONE
    effect = driver.combo("Action: effect")
    assert effect is not None
    effect.setFocus()
    driver.press(KEY.Key_Down)
    assert driver.stored(CALIBRATION).effective is True
    driver.field("Action: effectiveness check").setFocus()
    driver.type("All certificates seen")
    driver.at(LATE_ONE, WHAT)  # leaving the row saves
    assert driver.stored(CALIBRATION).check == "All certificates seen"
    assert driver.stored(LATE_ONE).check == ""


def test_details_say_the_statement_the_finding_and_the_evidence(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, WHAT)
    said = driver.words()
    assert shipped().requirement(CALIBRATION).states in said
    assert "▲ Likely minor nonconformity" in said
    assert "four torque wrenches in use without any record" in said


def test_after_an_undone_due_date_the_same_cell_of_the_same_row_has_the_keys(driver: ActionsDriver) -> None:
    """What was found: the rows were sorted anew, and the keys were on another cell."""
    driver.enter()
    before = driver.rows()
    driver.at(CALIBRATION, DUE)
    driver.write_over("2031-01-15")
    driver.press(KEY.Key_Return)
    driver.at(CALIBRATION, DUE)
    place = driver.table.visualRect(driver.table.currentIndex())
    for key in (CTRL, CTRL | SHIFT, CTRL):
        driver.press(KEY.Key_Z, key)
        assert driver.table.hasFocus()
        assert driver.table.currentIndex().column() == DUE
        assert driver.cell(CLAUSE) == "NC-09 · 7.1.5.2"
        assert driver.table.visualRect(driver.table.currentIndex()) == place
        assert len(driver.rows()) == len(before)


def test_a_list_that_is_read_again_keeps_its_cell_and_its_place(driver: ActionsDriver) -> None:
    driver.enter()
    driver.table.setCurrentIndex(driver.table.model().index(20, OWNER))
    place = driver.table.visualRect(driver.table.currentIndex())
    chosen = driver.cell(CLAUSE)
    assert driver.window.open_screens is not None
    driver.window.open_screens.actions.refresh()
    assert (driver.cell(CLAUSE), driver.table.currentIndex().column()) == (chosen, OWNER)
    assert driver.table.visualRect(driver.table.currentIndex()) == place


def test_undo_and_redo_say_what_and_go_there(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, OWNER)
    driver.write_over("Sales")
    driver.press(KEY.Key_Return)
    driver.at(LATE_ONE, WHAT)
    driver.press(KEY.Key_Z, CTRL)
    assert driver.stored(CALIBRATION).owner == "Workshop"
    assert driver.window.said == "Undone: action of 7.1.5.2"
    assert driver.cell(CLAUSE) == "NC-09 · 7.1.5.2"
    assert driver.cell(OWNER) == "Workshop"
    driver.press(KEY.Key_Z, CTRL | SHIFT)
    assert driver.stored(CALIBRATION).owner == "Sales"
    assert driver.window.said == "Redone: action of 7.1.5.2"
    driver.press(KEY.Key_Z, CTRL | SHIFT)
    assert driver.window.said == "There is nothing to redo."


def test_what_is_typed_in_a_cell_is_saved_when_one_goes_elsewhere(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, OWNER)
    driver.write_over("Sales")
    driver.press(KEY.Key_4, CTRL)  # to the assessment
    assert driver.stored(CALIBRATION).owner == "Sales"


def test_a_text_that_was_refused_waits_in_its_cell(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, OWNER)
    driver.write_over("Sales")
    with write_protected(driver.store.path):
        driver.press(KEY.Key_Return)
        assert "write-protected" in driver.words()
        assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
        driver.at(LATE_ONE, OWNER)
    assert driver.stored(CALIBRATION).owner == "Workshop"
    driver.at(CALIBRATION, OWNER)
    driver.press(KEY.Key_F2)
    assert cast(QPlainTextEdit, QApplication.focusWidget()).toPlainText() == "Sales"
    driver.press(KEY.Key_Return)
    assert driver.stored(CALIBRATION).owner == "Sales"
    assert "write-protected" not in driver.words()


def test_a_check_that_was_refused_waits_beside_its_action(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at("entrusted-property", WHAT)
    check = driver.field("Action: effectiveness check")
    before = check.toPlainText()
    with write_protected(driver.store.path):
        check.setFocus()
        check.setPlainText("Seen again")
        driver.press(KEY.Key_Escape)
        assert "write-protected" in driver.words()
        driver.at("after-sale-lifetime", WHAT)
        assert driver.field("Action: effectiveness check").toPlainText() == ""
    assert driver.stored("entrusted-property").check == before
    driver.at("entrusted-property", WHAT)
    assert driver.field("Action: effectiveness check").toPlainText() == "Seen again"
    driver.field("Action: effectiveness check").setFocus()
    driver.press(KEY.Key_Escape)
    assert driver.stored("entrusted-property").check == "Seen again"


def test_search_and_choice_find_and_give_all_back(driver: ActionsDriver) -> None:
    driver.enter()
    driver.press(KEY.Key_F, CTRL)
    driver.type("torque quality")
    QApplication.processEvents()
    assert driver.rows() == ["File the first certificates of the torque wrenches"]
    driver.press(KEY.Key_Return)
    assert driver.table.hasFocus()
    driver.search("zzzz")
    assert "No action matches this search and filter." in driver.words()
    driver.button("Show all actions").click()
    assert driver.rows(STATE)[-1] == "✓ effective"
    assert len(driver.rows()) == PLANNED


def test_an_action_planned_in_the_assessment_is_there_at_once(driver: ActionsDriver) -> None:
    driver.enter()
    open_screens = driver.window.open_screens
    assert open_screens is not None
    driver.window.go(ASSESSMENT)
    open_screens.open.plan_action("policy-fits-firm", Action(what="Sample of today", due=EARLY))
    assert driver.figure() == str(OPEN + 1)
    driver.window.go(ACTIONS)
    assert driver.rows()[0] == "Sample of today"


def test_going_to_the_requirement_leads_into_the_assessment(driver: ActionsDriver) -> None:
    driver.enter()
    driver.at(CALIBRATION, WHAT)
    driver.press(KEY.Key_Return, CTRL)
    open_screens = driver.window.open_screens
    assert open_screens is not None
    assert open_screens.assessment.isVisible()
    assert open_screens.assessment.requirement_id == CALIBRATION


def test_enter_on_the_organization_opens_it_at_the_requirement(driver: ActionsDriver) -> None:
    driver.press(KEY.Key_5, CTRL)
    driver.qtbot.waitUntil(lambda: any(one.isVisible() for one in driver.window.findChildren(AllActions)))
    assert driver.table.hasFocus()
    driver.at(CALIBRATION, ORGANIZATION)
    assert driver.cell(ORGANIZATION) == "Example Fabrications Ltd"
    assert "▲ Likely minor nonconformity" in driver.words()
    driver.press(KEY.Key_Return)
    open_screens = driver.window.open_screens
    assert open_screens is not None
    assert open_screens.assessment.isVisible()
    assert open_screens.assessment.requirement_id == CALIBRATION


def test_a_double_click_leads_there_too_or_opens_the_cell(driver: ActionsDriver) -> None:
    screen = driver.window.show_all_actions()
    driver.at(CALIBRATION, OWNER)
    for column in (OWNER, ORGANIZATION):
        place = driver.table.visualRect(driver.table.currentIndex().siblingAtColumn(column)).center()
        QTest.mouseClick(driver.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(driver.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        if column == OWNER:
            assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
            driver.press(KEY.Key_Escape)
    assert not screen.isVisible()
    assert driver.window.open_screens is not None


def test_a_change_over_all_organizations_is_committed_and_counted(driver: ActionsDriver) -> None:
    driver.window.show_all_actions()
    assert driver.figure() == str(OPEN)
    driver.at(CALIBRATION, OWNER)
    driver.write_over("Sales")
    driver.press(KEY.Key_Return)
    assert driver.stored(CALIBRATION).owner == "Sales"
    assert driver.window.said.startswith("Saved ")
    driver.at(CALIBRATION, STATUS)
    status = driver.combo("Action: status")
    assert status is not None
    status.setFocus()
    driver.press(KEY.Key_Down)
    assert driver.stored(CALIBRATION).status is ActionStatus.DONE
    assert driver.figure() == str(OPEN - 1)


def test_where_there_is_no_action_the_way_to_one_is_said(driver: ActionsDriver) -> None:
    (organization,) = add_named(driver.store, "Sample Bakery")
    driver.window.open_organization(organization)
    driver.window.go(ACTIONS)
    assert "press A at a finding" in driver.words()
    assert driver.figure() == ""
    assert not any(field.isVisible() for field in driver.window.findChildren(QLineEdit))
    driver.button("Go to the assessment").click()
    assert driver.window.open_screens is not None
    assert driver.window.open_screens.assessment.isVisible()


def test_where_no_organization_has_an_action_the_list_of_them_is_offered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with store_in(tmp_path) as store:
        window = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
        qtbot.addWidget(window)
        window.show()
        screen = window.show_all_actions()
        way = next(one for one in screen.findChildren(QPushButton) if one.isVisible())
        assert way.text() == "Go to the organizations"
        way.click()
        assert window.home.isVisible()


def test_where_all_is_done_that_is_said(driver: ActionsDriver) -> None:
    for requirement_id, answer in driver.store.answers(driver.assessment).items():
        if answer.action != Action():
            done = Action(what="Sample", status=ActionStatus.DONE, effective=True)
            driver.store.save_answer(driver.assessment, requirement_id, Answer(action=done))
    driver.enter()
    assert "every action is done and found effective" in driver.words()
    driver.button("All").click()
    assert len(driver.rows()) == PLANNED


def test_a_locked_assessment_shows_its_actions_and_goes_on_with_what_became_of_them(
    driver: ActionsDriver,
) -> None:
    driver.store.complete_assessment(driver.assessment, TODAY)
    driver.enter()
    driver.at(CALIBRATION, OWNER)
    driver.press(KEY.Key_Return)
    assert driver.stored(CALIBRATION).owner == "Workshop"
    assert "completed and locked" in driver.window.said
    assert "The assessment was completed on 18 Nov 2026 and is locked; what became" in driver.words()
    assert driver.field("Action: root cause").isReadOnly()
    status = driver.combo("Action: status")
    assert status is not None
    status.setCurrentIndex(list(ActionStatus).index(ActionStatus.DONE))
    status.activated.emit(status.currentIndex())
    stored = driver.stored(CALIBRATION)
    assert (stored.status, stored.done) == (ActionStatus.DONE, TODAY)
    check = driver.field("Action: effectiveness check")
    check.setFocus()
    driver.type("Ten readings")
    driver.press(KEY.Key_Tab)
    assert driver.stored(CALIBRATION).check == "Ten readings"


def test_a_begins_an_action_from_the_finding_which_own_words_take_the_place_of(driver: ActionsDriver) -> None:
    driver.window.open_organization(driver.organization)
    driver.window.show_requirement("record-retrieval")
    driver.press(KEY.Key_A)
    begun = driver.stored("record-retrieval").what
    field = driver.field("Action: what is to be done")
    assert field.toPlainText() == begun != ""
    assert field.hasFocus()
    driver.type("A better one")  # in a text, A is a letter
    driver.press(KEY.Key_Escape)
    assert driver.stored("record-retrieval").what == "A better one"
    driver.press(KEY.Key_A)
    assert field.hasFocus()
    driver.type("!")
    driver.press(KEY.Key_Escape)
    assert driver.stored("record-retrieval").what == "A better one!"


def test_how_far_an_action_is_stands_in_the_assessment_only_where_one_is_planned(
    driver: ActionsDriver,
) -> None:
    driver.window.open_organization(driver.organization)
    driver.window.show_requirement("record-retrieval")
    assert driver.combo("Action: status") is None
    driver.window.show_requirement(CALIBRATION)
    status = driver.combo("Action: status")
    assert status is not None
    assert status.currentText() == "started"
    assert driver.combo("Action: effect") is None
    status.setFocus()
    driver.press(KEY.Key_Down)
    effect = driver.combo("Action: effect")
    assert effect is not None
    effect.setFocus()
    driver.press(KEY.Key_End)
    driver.field("Action: effectiveness check").setFocus()
    driver.type("Two wrenches without a label")
    driver.press(KEY.Key_Escape)
    stored = driver.stored(CALIBRATION)
    assert (stored.status, stored.effective) == (ActionStatus.DONE, False)
    assert stored.check == "Two wrenches without a label"


@pytest.mark.parametrize("width", [960, 1280])
def test_hostile_texts_break_no_row_and_are_kept(driver: ActionsDriver, width: int) -> None:
    hostile = "<b>bold</b> & \U0001f642 שלום\nsecond line " + "W" * 9_000
    answer = Answer(
        rating=Rating.ABSENT, evidence=hostile, action=Action(what=hostile, owner=hostile, due=EARLY)
    )
    driver.store.save_answer(driver.assessment, CALIBRATION, answer)
    driver.window.resize(width, 600)
    driver.enter()
    assert driver.window.width() == width
    driver.at(CALIBRATION, WHAT)
    driver.press(KEY.Key_F2)
    driver.press(KEY.Key_End, CTRL)
    driver.type("!")
    driver.press(KEY.Key_Return)
    assert driver.stored(CALIBRATION).what == hostile + "!"
    assert driver.table.rowHeight(0) == driver.table.rowHeight(1)
    assert "<p>&lt;b&gt;" in driver.table.currentIndex().data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("everywhere", [False, True])
def test_the_screen_is_freed_when_it_is_closed(qtbot: QtBot, store: Store, everywhere: bool) -> None:
    opened = OpenAssessment(
        store, shipped(), put_sample(store, shipped()), remembered_beside(store), today=today
    )
    screen = AllActions(store, shipped, today=today) if everywhere else OpenActions(opened)
    gone, header = weakref.ref(screen), weakref.ref(screen.header)
    screen.refresh()
    screen.show()
    screen.close()
    del screen
    gc.collect()
    assert (gone(), header()) == (None, None)
    opened.rate(opened.case.requirements[0].id, Rating.CONFORMING)


def test_an_action_of_another_edition_stays_in_the_list_without_a_finding(driver: ActionsDriver) -> None:
    foreign = next(known.id for known in shipped().requirements(Lens.ISO9002_1994) if len(known.clause) <= 2)
    driver.store.save_answer(driver.assessment, foreign, Answer(action=Action(what="Sample", due=EARLY)))
    driver.enter()
    driver.at(foreign, WHAT)
    assert driver.cell(CLAUSE) == "–"
    driver.press(KEY.Key_Return, CTRL)
    assert "not part of ISO 9001:2026" in driver.window.said
