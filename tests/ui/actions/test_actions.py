"""Actions are found, changed in place and followed up by keyboard, and the whole window keeps up."""

import datetime
import gc
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.cli.demo import put_sample
from isoassess.domain import Action, ActionStatus, Answer, Lens, Rating
from isoassess.store import Store
from tests.ui.offices import TODAY, add_named, store_in, today, write_protected
from ui.actions.actions_model import CLAUSE, DUE, EFFECT, ORGANIZATION, OWNER, STATE, STATUS, WHAT
from ui.actions.day_cell import DayCell
from ui.actions.open_actions import AllActions, OpenActions
from ui.actions.screen import ActionsScreen
from ui.session.open_assessment import OpenAssessment
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.sidebar import ACTIONS, ASSESSMENT, NavigationButton
from ui.widgets.theme import dress

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
EARLY, LATE = datetime.date(2026, 11, 3), datetime.date(2026, 12, 24)
LATE_ONE, CALIBRATION = "policy-known", "calibration"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    if not qapp.styleSheet():
        dress(qapp, dark=False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


class Office:
    """A window in front of a person: what they press, and what they see."""

    def __init__(self, qtbot: QtBot, store: Store, folder: Path) -> None:
        self.qtbot, self.store = qtbot, store
        self.assessment = put_sample(store, shipped())
        self.organization = store.assessment(self.assessment).organization_id
        self.window = MainWindow(store, shipped, Remembered(folder / "window.ini"), today=today)
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def enter(self) -> OpenActions:
        """The actions of the sample organization."""
        self.window.open_organization(self.organization)
        self.window.go(ACTIONS)
        assert self.window.workplace is not None
        return self.window.workplace.actions

    @property
    def screen(self) -> ActionsScreen:
        found = [one for one in self.window.findChildren(ActionsScreen) if one.isVisible()]
        return found[0]

    @property
    def table(self) -> QTableView:
        return cast(QTableView, self.screen.findChild(QTableView))

    def at(self, requirement_id: str, column: int) -> None:
        """Stand on a cell, with the keys in the table."""
        self.screen.select((self.assessment, requirement_id))
        self.table.setCurrentIndex(self.table.currentIndex().siblingAtColumn(column))
        self.table.setFocus()

    def cell(self, column: int) -> str:
        return str(self.table.currentIndex().siblingAtColumn(column).data())

    def rows(self, column: int = WHAT) -> list[str]:
        model = self.screen.model
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def press(self, key: KEY, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifier)
        QApplication.processEvents()  # a cell closes after the key is done

    def type(self, text: str) -> None:
        for letter in text:  # the first one may open the cell that takes the others
            QTest.keyClicks(cast(QWidget, QApplication.focusWidget()), letter)

    def stored(self, requirement_id: str) -> Action:
        """As another session reads it."""
        with Store.open(self.store.path, who="reader") as other:
            return other.answers(self.assessment)[requirement_id].action

    def figure(self) -> str:
        buttons = self.window.findChildren(NavigationButton)
        return next(
            one for one in buttons if one.text() == "Actions" and one.isVisible()
        ).accessibleDescription()

    def words(self) -> str:
        """All that the labels in sight say, with the header and the lower edge."""
        labels = self.window.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def field(self, name: str) -> QPlainTextEdit:
        editors = self.window.findChildren(QPlainTextEdit)
        return next(one for one in editors if one.accessibleName() == name and one.isVisible())

    def combo(self, name: str) -> QComboBox | None:
        found = [one for one in self.window.findChildren(QComboBox) if one.accessibleName() == name]
        return next((one for one in found if one.isVisible()), None)

    def button(self, words: str) -> QPushButton:
        buttons = self.window.findChildren(QPushButton)
        return next(one for one in buttons if one.isVisible() and one.text().replace("&", "") == words)

    def search(self, text: str) -> None:
        field = next(one for one in self.window.findChildren(QLineEdit) if one.isVisible())
        field.setText(text)


@pytest.fixture
def office(qtbot: QtBot, store: Store, tmp_path: Path) -> Office:
    return Office(qtbot, store, tmp_path)


def make_late(office: Office) -> None:
    answer = office.store.answers(office.assessment)[LATE_ONE]
    late = Action(what="Talk the policy through", owner="Production", due=EARLY)
    office.store.save_answer(
        office.assessment, LATE_ONE, Answer(rating=answer.rating, evidence=answer.evidence, action=late)
    )


def test_the_actions_of_an_organization_stand_with_what_is_late_first(office: Office) -> None:
    make_late(office)
    office.enter()
    assert office.rows(STATE)[0] == "■ overdue"
    assert office.rows()[0] == "Talk the policy through"
    assert office.figure() == "27"
    assert "27 open, 1 overdue" in office.words()
    assert "The due date was 15 days ago." in office.words()
    assert office.table.isColumnHidden(ORGANIZATION)


def test_f2_changes_a_text_enter_keeps_it_and_stays(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, WHAT)
    office.press(KEY.Key_F2)
    office.type("Calibrate all wrenches")
    office.press(KEY.Key_Return)
    assert office.stored(CALIBRATION).what == "Calibrate all wrenches"
    assert office.table.hasFocus()
    assert office.cell(WHAT) == "Calibrate all wrenches"
    office.press(KEY.Key_Right)
    assert office.table.currentIndex().column() == OWNER


def test_typing_begins_and_escape_gives_up(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, OWNER)
    office.type("S")
    office.press(KEY.Key_Escape)
    assert office.stored(CALIBRATION).owner == "Workshop"
    assert office.table.hasFocus()
    office.type("Sales")
    office.press(KEY.Key_Return)
    assert office.stored(CALIBRATION).owner == "Sales"


def test_shift_enter_is_a_new_line_and_tab_goes_on(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, WHAT)
    office.press(KEY.Key_Return)
    office.type("One")
    office.press(KEY.Key_Return, SHIFT)
    office.type("Two")
    office.press(KEY.Key_Tab)
    assert office.stored(CALIBRATION).what == "One\nTwo"
    assert office.table.currentIndex().column() == OWNER
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)


def test_a_due_date_is_offered_typed_and_removed_by_key(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, DUE)
    office.press(KEY.Key_Delete)
    assert office.stored(CALIBRATION).due is None
    office.press(KEY.Key_F2)
    office.press(KEY.Key_Escape)
    assert office.stored(CALIBRATION).due is None
    office.press(KEY.Key_F2)
    office.press(KEY.Key_Return)
    assert office.stored(CALIBRATION).due is None
    office.press(KEY.Key_F2)
    office.press(KEY.Key_Space)
    office.press(KEY.Key_Return)
    assert office.stored(CALIBRATION).due == TODAY + datetime.timedelta(days=30)
    office.press(KEY.Key_F2)
    office.press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    office.type("18.12.2025")
    office.press(KEY.Key_Return)
    assert office.stored(CALIBRATION).due == datetime.date(2025, 12, 18)
    assert office.cell(STATE) == "■ overdue"
    assert "The due date was 335 days ago." in office.words()


def test_a_day_typed_over_a_due_date_goes_to_its_own_action(office: Office) -> None:
    """What was found: the first digit went to another row, and the day was stored there."""
    office.enter()
    before = {id_: answer.action for id_, answer in office.store.answers(office.assessment).items()}
    office.at(CALIBRATION, DUE)
    office.type("2031-01-15")
    office.press(KEY.Key_Return)
    after = {id_: answer.action for id_, answer in office.store.answers(office.assessment).items()}
    changed = {id_ for id_, action in after.items() if action != before[id_]}
    assert changed == {CALIBRATION}
    assert after[CALIBRATION].due == datetime.date(2031, 1, 15)


def test_what_is_no_date_stays_in_its_cell_and_is_asked_about(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, DUE)
    due = office.stored(CALIBRATION).due
    office.press(KEY.Key_F2)
    office.press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    office.type("31.2.2027")
    office.press(KEY.Key_Return)  # holds the cell open
    assert "This date does not exist." in office.words()
    office.table.setFocus()  # the person goes elsewhere
    office.qtbot.waitUntil(lambda: office.window.findChild(DayCell) is None)
    assert office.stored(CALIBRATION).due == due
    office.at(CALIBRATION, DUE)
    office.press(KEY.Key_F2)
    line = cast(QLineEdit, QApplication.focusWidget())
    assert line.text() == "31.2.2027"
    office.press(KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    office.type("28.2.2027")
    office.press(KEY.Key_Return)
    assert office.stored(CALIBRATION).due == datetime.date(2027, 2, 28)


def test_a_cell_for_a_date_is_as_large_as_the_line_and_what_it_says(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, DUE)
    office.press(KEY.Key_F2)
    cell = office.window.findChild(DayCell)
    assert isinstance(cell, DayCell)
    for typed in ("2027-01-31", "nonsense"):
        cell.field.line.setText(typed)
        office.qtbot.waitUntil(lambda: cell.height() >= cell.sizeHint().height())
        assert cell.field.line.height() >= cell.field.line.sizeHint().height()
    office.press(KEY.Key_Escape)


def test_an_offered_date_that_nobody_took_is_no_date(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, DUE)
    office.press(KEY.Key_Delete)
    office.press(KEY.Key_F2)
    office.search("torque")  # the person goes elsewhere
    office.table.setFocus()
    assert office.stored(CALIBRATION).due is None


def test_a_status_is_chosen_from_a_list_by_key(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, STATUS)
    office.press(KEY.Key_F2)
    combo = cast(QComboBox, office.table.indexWidget(office.table.currentIndex()))
    office.qtbot.waitUntil(combo.view().isVisible)
    QTest.keyClick(combo.view(), KEY.Key_Down)
    QTest.keyClick(combo.view(), KEY.Key_Return)
    office.qtbot.waitUntil(lambda: office.stored(CALIBRATION).status is ActionStatus.DONE)
    assert office.cell(STATE) == "◆ to be checked"
    assert office.figure() == "26"
    office.press(KEY.Key_F2)
    combo = cast(QComboBox, office.table.indexWidget(office.table.currentIndex()))
    office.qtbot.waitUntil(combo.view().isVisible)
    QTest.keyClick(combo.view(), KEY.Key_Up)
    QTest.keyClick(combo.view(), KEY.Key_Escape)
    office.qtbot.waitUntil(office.table.hasFocus)
    assert office.stored(CALIBRATION).status is ActionStatus.DONE


def test_why_a_cell_does_not_open_is_said(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, EFFECT)
    for key in (KEY.Key_F2, KEY.Key_Return):
        office.at("expectations-taken-on", WHAT)
        office.at(CALIBRATION, EFFECT)
        office.press(key)
        assert office.window.said == "Whether it worked is checked when it is done."


def test_the_check_is_asked_for_once_it_is_done_and_saved_as_it_is_typed(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, WHAT)
    assert office.combo("Action: effect") is None
    status = office.combo("Action: status")
    assert status is not None
    status.setFocus()
    office.press(KEY.Key_Down)
    assert office.stored(CALIBRATION).status is ActionStatus.DONE
    effect = office.combo("Action: effect")
    assert effect is not None
    effect.setFocus()
    office.press(KEY.Key_Down)
    assert office.stored(CALIBRATION).effective is True
    office.field("Action: effectiveness check").setFocus()
    office.type("All certificates seen")
    office.at(LATE_ONE, WHAT)  # leaving the row saves
    assert office.stored(CALIBRATION).check == "All certificates seen"
    assert office.stored(LATE_ONE).check == ""


def test_details_say_the_question_the_finding_and_the_evidence(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, WHAT)
    said = office.words()
    assert shipped().requirement(CALIBRATION).asks in said
    assert "■ Likely major nonconformity" in said
    assert "Torque wrenches in use without any record" in said


def test_after_an_undone_due_date_the_same_cell_of_the_same_row_has_the_keys(office: Office) -> None:
    """What was found: the rows were sorted anew, and the keys were on another cell."""
    office.enter()
    before = office.rows()
    office.at(CALIBRATION, DUE)
    office.type("2031-01-15")
    office.press(KEY.Key_Return)
    office.at(CALIBRATION, DUE)
    place = office.table.visualRect(office.table.currentIndex())
    for key in (CTRL, CTRL | SHIFT, CTRL):
        office.press(KEY.Key_Z, key)
        assert office.table.hasFocus()
        assert office.table.currentIndex().column() == DUE
        assert office.cell(CLAUSE) == "7.1.5.2"
        assert office.table.visualRect(office.table.currentIndex()) == place
        assert len(office.rows()) == len(before)


def test_a_list_that_is_read_again_keeps_its_cell_and_its_place(office: Office) -> None:
    office.enter()
    office.table.setCurrentIndex(office.table.model().index(20, OWNER))
    place = office.table.visualRect(office.table.currentIndex())
    chosen = office.cell(CLAUSE)
    assert office.window.workplace is not None
    office.window.workplace.actions.refresh()
    assert (office.cell(CLAUSE), office.table.currentIndex().column()) == (chosen, OWNER)
    assert office.table.visualRect(office.table.currentIndex()) == place


def test_undo_and_redo_say_what_and_go_there(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, OWNER)
    office.type("Sales")
    office.press(KEY.Key_Return)
    office.at(LATE_ONE, WHAT)
    office.press(KEY.Key_Z, CTRL)
    assert office.stored(CALIBRATION).owner == "Workshop"
    assert office.window.said == "Undone: 7.1.5.2 action"
    assert office.cell(CLAUSE) == "7.1.5.2"
    assert office.cell(OWNER) == "Workshop"
    office.press(KEY.Key_Z, CTRL | SHIFT)
    assert office.stored(CALIBRATION).owner == "Sales"
    assert office.window.said == "Redone: 7.1.5.2 action"
    office.press(KEY.Key_Z, CTRL | SHIFT)
    assert office.window.said == "There is nothing to redo."


def test_what_is_typed_in_a_cell_is_saved_when_one_goes_elsewhere(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, OWNER)
    office.type("Sales")
    office.press(KEY.Key_4, CTRL)  # to the assessment
    assert office.stored(CALIBRATION).owner == "Sales"


def test_a_text_that_was_refused_waits_in_its_cell(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, OWNER)
    office.press(KEY.Key_F2)
    office.type("Sales")
    with write_protected(office.store.path):
        office.press(KEY.Key_Return)
        assert "write-protected" in office.words()
        assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
        office.at(LATE_ONE, OWNER)
    assert office.stored(CALIBRATION).owner == "Workshop"
    office.at(CALIBRATION, OWNER)
    office.press(KEY.Key_F2)
    assert cast(QPlainTextEdit, QApplication.focusWidget()).toPlainText() == "Sales"
    office.press(KEY.Key_Return)
    assert office.stored(CALIBRATION).owner == "Sales"
    assert "write-protected" not in office.words()


def test_a_check_that_was_refused_waits_beside_its_action(office: Office) -> None:
    office.enter()
    office.at("entrusted-property", WHAT)
    check = office.field("Action: effectiveness check")
    before = check.toPlainText()
    with write_protected(office.store.path):
        check.setFocus()
        check.setPlainText("Seen again")
        office.press(KEY.Key_Escape)
        assert "write-protected" in office.words()
        office.at("after-sale-lessons", WHAT)
        assert office.field("Action: effectiveness check").toPlainText() == ""
    assert office.stored("entrusted-property").check == before
    office.at("entrusted-property", WHAT)
    assert office.field("Action: effectiveness check").toPlainText() == "Seen again"
    office.field("Action: effectiveness check").setFocus()
    office.press(KEY.Key_Escape)
    assert office.stored("entrusted-property").check == "Seen again"


def test_search_and_choice_find_and_give_all_back(office: Office) -> None:
    office.enter()
    office.press(KEY.Key_F, CTRL)
    office.type("torque quality")
    assert office.rows() == ["File the first certificates of the torque wrenches"]
    office.press(KEY.Key_Return)
    assert office.table.hasFocus()
    office.search("zzzz")
    assert "No action matches this search and filter." in office.words()
    office.button("Show all actions").click()
    assert office.rows(STATE)[-1] == "✓ effective"
    assert len(office.rows()) == 29


def test_an_action_planned_in_the_assessment_is_there_at_once(office: Office) -> None:
    office.enter()
    workplace = office.window.workplace
    assert workplace is not None
    office.window.go(ASSESSMENT)
    workplace.open.plan_action("scope-basis", Action(what="Sample of today", due=EARLY))
    assert office.figure() == "28"
    office.window.go(ACTIONS)
    assert office.rows()[0] == "Sample of today"


def test_going_to_the_requirement_leads_into_the_assessment(office: Office) -> None:
    office.enter()
    office.at(CALIBRATION, WHAT)
    office.press(KEY.Key_Return, CTRL)
    workplace = office.window.workplace
    assert workplace is not None
    assert workplace.assessment.isVisible()
    assert workplace.assessment.requirement_id == CALIBRATION


def test_enter_on_the_organization_opens_it_at_the_requirement(office: Office) -> None:
    office.press(KEY.Key_5, CTRL)
    office.qtbot.waitUntil(lambda: any(one.isVisible() for one in office.window.findChildren(AllActions)))
    assert office.table.hasFocus()
    office.at(CALIBRATION, ORGANIZATION)
    assert office.cell(ORGANIZATION) == "Example Fabrications Ltd"
    assert "■ Likely major nonconformity" in office.words()
    office.press(KEY.Key_Return)
    workplace = office.window.workplace
    assert workplace is not None
    assert workplace.assessment.isVisible()
    assert workplace.assessment.requirement_id == CALIBRATION


def test_a_double_click_leads_there_too_or_opens_the_cell(office: Office) -> None:
    screen = office.window.show_all_actions()
    office.at(CALIBRATION, OWNER)
    for column in (OWNER, ORGANIZATION):
        place = office.table.visualRect(office.table.currentIndex().siblingAtColumn(column)).center()
        QTest.mouseClick(office.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(office.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        if column == OWNER:
            assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
            office.press(KEY.Key_Escape)
    assert not screen.isVisible()
    assert office.window.workplace is not None


def test_a_change_over_all_organizations_is_committed_and_counted(office: Office) -> None:
    office.window.show_all_actions()
    assert office.figure() == "27"
    office.at(CALIBRATION, OWNER)
    office.type("Sales")
    office.press(KEY.Key_Return)
    assert office.stored(CALIBRATION).owner == "Sales"
    assert office.window.said.startswith("Saved ")
    office.at(CALIBRATION, STATUS)
    status = office.combo("Action: status")
    assert status is not None
    status.setFocus()
    office.press(KEY.Key_Down)
    assert office.stored(CALIBRATION).status is ActionStatus.DONE
    assert office.figure() == "26"


def test_where_there_is_no_action_the_way_to_one_is_said(office: Office) -> None:
    (organization,) = add_named(office.store, "Sample Bakery")
    office.window.open_organization(organization)
    office.window.go(ACTIONS)
    assert "press A at a finding" in office.words()
    assert office.figure() == ""
    assert not any(field.isVisible() for field in office.window.findChildren(QLineEdit))
    office.button("Go to the assessment").click()
    assert office.window.workplace is not None
    assert office.window.workplace.assessment.isVisible()


def test_where_no_organization_has_an_action_the_list_of_them_is_offered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with store_in(tmp_path) as store:
        window = MainWindow(store, shipped, Remembered(tmp_path / "window.ini"), today=today)
        qtbot.addWidget(window)
        window.show()
        screen = window.show_all_actions()
        way = next(one for one in screen.findChildren(QPushButton) if one.isVisible())
        assert way.text() == "Go to the organizations"
        way.click()
        assert window.home.isVisible()


def test_where_all_is_done_that_is_said(office: Office) -> None:
    for requirement_id, answer in office.store.answers(office.assessment).items():
        if answer.action != Action():
            done = Action(what="Sample", status=ActionStatus.DONE, effective=True)
            office.store.save_answer(office.assessment, requirement_id, Answer(action=done))
    office.enter()
    assert "every action is done and found effective" in office.words()
    office.button("All").click()
    assert len(office.rows()) == 29


def test_a_locked_assessment_shows_its_actions_and_changes_none(office: Office) -> None:
    office.store.complete_assessment(office.assessment, TODAY)
    office.enter()
    office.at(CALIBRATION, OWNER)
    office.type("Sales")
    office.press(KEY.Key_Return)
    assert office.stored(CALIBRATION).owner == "Workshop"
    assert "completed and locked" in office.window.said
    assert "The assessment was completed on 18 Nov 2026 and is locked." in office.words()
    assert not cast(QComboBox, office.combo("Action: status")).isEnabled()


def test_a_begins_an_action_from_the_finding_and_is_ready_to_write_over(office: Office) -> None:
    office.window.open_organization(office.organization)
    office.window.show_requirement("record-retrieval")
    office.press(KEY.Key_A)
    begun = office.stored("record-retrieval").what
    field = office.field("Action: what is to be done")
    assert field.toPlainText() == begun != ""
    assert field.hasFocus()
    assert field.textCursor().selectedText() == begun
    office.type("A better one")  # in a text, A is a letter
    office.press(KEY.Key_Escape)
    assert office.stored("record-retrieval").what == "A better one"
    office.press(KEY.Key_A)
    assert field.hasFocus()
    assert office.stored("record-retrieval").what == "A better one"


def test_how_far_an_action_is_stands_in_the_assessment_only_where_one_is_planned(office: Office) -> None:
    office.window.open_organization(office.organization)
    office.window.show_requirement("record-retrieval")
    assert office.combo("Action: status") is None
    office.window.show_requirement(CALIBRATION)
    status = office.combo("Action: status")
    assert status is not None
    assert status.currentText() == "started"
    assert office.combo("Action: effect") is None
    status.setFocus()
    office.press(KEY.Key_Down)
    effect = office.combo("Action: effect")
    assert effect is not None
    effect.setFocus()
    office.press(KEY.Key_End)
    office.field("Action: effectiveness check").setFocus()
    office.type("Two wrenches without a label")
    office.press(KEY.Key_Escape)
    stored = office.stored(CALIBRATION)
    assert (stored.status, stored.effective) == (ActionStatus.DONE, False)
    assert stored.check == "Two wrenches without a label"


@pytest.mark.parametrize("width", [960, 1280])
def test_hostile_texts_break_no_row_and_are_kept(office: Office, width: int) -> None:
    hostile = "<b>bold</b> & \U0001f642 שלום\nsecond line " + "W" * 9_000
    answer = Answer(
        rating=Rating.ABSENT, evidence=hostile, action=Action(what=hostile, owner=hostile, due=EARLY)
    )
    office.store.save_answer(office.assessment, CALIBRATION, answer)
    office.window.resize(width, 600)
    office.enter()
    assert office.window.width() == width
    office.at(CALIBRATION, WHAT)
    office.press(KEY.Key_F2)
    office.press(KEY.Key_End, CTRL)
    office.type("!")
    office.press(KEY.Key_Return)
    assert office.stored(CALIBRATION).what == hostile + "!"
    assert office.table.rowHeight(0) == office.table.rowHeight(1)
    assert "<p>&lt;b&gt;" in office.table.currentIndex().data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("everywhere", [False, True])
def test_the_screen_is_freed_when_it_is_closed(qtbot: QtBot, store: Store, everywhere: bool) -> None:
    opened = OpenAssessment(store, shipped(), put_sample(store, shipped()), today=today)
    screen = AllActions(store, shipped, today=today) if everywhere else OpenActions(opened)
    gone, header = weakref.ref(screen), weakref.ref(screen.header)
    screen.refresh()
    screen.show()
    screen.close()
    del screen
    gc.collect()
    assert (gone(), header()) == (None, None)
    opened.rate(opened.case.requirements[0].id, Rating.CONFORMING)


def test_an_action_of_another_edition_stays_in_the_list_without_a_finding(office: Office) -> None:
    foreign = next(known.id for known in shipped().requirements(Lens.ISO9002_1994) if len(known.clause) <= 2)
    office.store.save_answer(office.assessment, foreign, Answer(action=Action(what="Sample", due=EARLY)))
    office.enter()
    office.at(foreign, WHAT)
    assert office.cell(CLAUSE) == "–"
    office.press(KEY.Key_Return, CTRL)
    assert "not part of ISO 9001:2026" in office.window.said
