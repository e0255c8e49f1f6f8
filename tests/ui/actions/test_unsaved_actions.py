"""What is refused in the list of actions is said, named before it is lost, and forgotten when given up."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QStyleOptionViewItem, QTableView
from pytestqt.qtbot import QtBot

from isoassess.domain import Action, ActionStatus
from isoassess.store import Store
from tests.ui.sample_stores import named, store_in, window_on, write_protected
from tests.ui.shell.test_unsaved import open_screens, will_answer
from ui.actions.actions_model import CLAUSE, DUE, OWNER, WHAT
from ui.actions.cells import ActionCells
from ui.actions.screen import ActionsScreen
from ui.commands.places import ACTIONS, ASSESSMENT, ORGANIZATIONS, OVERVIEW
from ui.session.unsaved import refused_in
from ui.shell.main_window import MainWindow
from ui.widgets.days.day_line import DayLine

DAY = datetime.date(2027, 1, 15)
WRENCHES, OTHER = "Register all torque wrenches", "Talk the policy through"
CHECK = "Action: effectiveness check"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> MainWindow:
    """In front of its actions, of which the first is about torque wrenches."""
    made = window_on(qtbot, store)
    made.open_organization(store.add_organization(named("Sample Bakery")))
    opened = open_screens(made).open
    first, second = (one.id for one in opened.case.requirements[:2])
    opened.plan_action(first, Action(what=WRENCHES, owner="Quality", due=DAY))
    opened.plan_action(second, Action(what=OTHER, status=ActionStatus.DONE, check="Looked"))
    made.go(ACTIONS)
    return made


def table_of(screen: ActionsScreen) -> QTableView:
    found = screen.findChild(QTableView)
    assert found is not None
    return found


def type_in_cell(screen: ActionsScreen, column: int, typed: str) -> None:
    """Type over a cell of the wrenches, and go back to the list with the keys."""
    table, model = table_of(screen), screen.model
    row = next(row for row in range(model.rowCount()) if model.index(row, WHAT).data() == WRENCHES)
    index = model.index(row, column)
    table.setCurrentIndex(index)
    table.edit(index)
    editor = QApplication.focusWidget()
    assert isinstance(editor, DayLine | QPlainTextEdit)
    editor.selectAll()
    QTest.keyClicks(editor, typed)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    table.setFocus()
    QTest.qWait(20)  # a cell closes after the focus is gone


def clause_in_sight(screen: ActionsScreen) -> str:
    """Of the current action."""
    place = str(table_of(screen).currentIndex().siblingAtColumn(CLAUSE).data())
    clause = place.rpartition(" ")[2]  # behind the number of the finding
    assert clause[0].isdigit()
    return clause


def drawn(screen: ActionsScreen, column: int) -> str:
    """What stands in a cell of the current action for who looks at it."""
    table = table_of(screen)
    cells, option = table.itemDelegate(), QStyleOptionViewItem()
    assert isinstance(cells, ActionCells)
    cells.initStyleOption(option, table.currentIndex().siblingAtColumn(column))
    return option.text


def test_the_lower_edge_says_that_a_cell_is_not_saved(window: MainWindow, qtbot: QtBot) -> None:
    screen = open_screens(window).actions
    type_in_cell(screen, DUE, "31.2.27")
    qtbot.waitUntil(lambda: window.said == f"Not saved: Action: due date of {clause_in_sight(screen)}")
    type_in_cell(screen, DUE, "28.2.27")
    qtbot.waitUntil(lambda: window.said.startswith("Saved "))
    assert refused_in(window) == []


def test_a_cell_that_is_held_open_is_named_by_the_lower_edge_too(window: MainWindow, qtbot: QtBot) -> None:
    table, index = table_of(open_screens(window).actions), open_screens(window).actions.model.index(0, DUE)
    table.setCurrentIndex(index)
    table.edit(index)
    line = QApplication.focusWidget()
    assert isinstance(line, DayLine)
    line.selectAll()
    QTest.keyClicks(line, "foo")
    QTest.keyClick(line, Qt.Key.Key_Return)
    clause = clause_in_sight(open_screens(window).actions)
    assert refused_in(window) == [f"Action: due date of {clause}"]
    QTest.keyClick(line, Qt.Key.Key_Escape)
    qtbot.waitUntil(table.hasFocus)
    assert refused_in(window) == [f"Action: due date of {clause}"]
    type_in_cell(open_screens(window).actions, DUE, "28.2.27")
    qtbot.waitUntil(lambda: not refused_in(window))


@pytest.mark.parametrize("everywhere", [False, True])
def test_the_question_names_the_action_the_column_and_the_reason(
    window: MainWindow, everywhere: bool
) -> None:
    asked: list[str] = []
    screen: ActionsScreen = open_screens(window).actions
    if everywhere:
        window.go(ORGANIZATIONS)
        screen = window.show_all_actions()
    type_in_cell(screen, DUE, "foo")
    will_answer("Stay", asked)
    assert not window.close()
    (said,) = asked
    assert f'The due date "foo" of the action "{WRENCHES}" is not saved. This is not a date.' in said
    will_answer("Go on without it", asked)
    assert window.close()
    assert len(asked) == 2


def test_a_text_that_was_refused_is_named_and_forgotten(window: MainWindow, store: Store) -> None:
    asked: list[str] = []
    screen = open_screens(window).actions
    with write_protected(store.path):
        type_in_cell(screen, OWNER, "Sales")
        assert f"Action: owner of {clause_in_sight(screen)}" in refused_in(window)
        will_answer("Go on without it", asked)
        assert open_screens(window).may_go_on()
    (said,) = asked
    assert f'The owner "Sales" of the action "{WRENCHES}" is not saved.' in said
    assert "write-protected" in said
    assert drawn(screen, OWNER) == "Quality"
    assert refused_in(window) == []
    assert window.close()
    assert [one.answer.action.owner for one in store.actions()] == ["Quality", ""]


def test_a_day_given_up_for_the_lock_is_shown_no_longer_and_asked_about_no_more(
    window: MainWindow, store: Store
) -> None:
    asked: list[str] = []
    place = open_screens(window)
    type_in_cell(place.actions, DUE, "31.2.27")
    assert drawn(place.actions, DUE) == "31.2.27"
    window.go(OVERVIEW)
    will_answer("Go on without it", asked)
    place.overview.header.completion_wanted.emit()
    assert len(asked) == 1
    assert place.open.complete()
    window.go(ACTIONS)
    assert drawn(place.actions, DUE) == "15 Jan 2027"
    assert refused_in(window) == []
    assert place.may_go_on()
    assert window.close()
    assert [one.answer.action.due for one in store.actions()] == [DAY, None]


def test_words_beside_the_list_are_given_up_too(window: MainWindow, store: Store) -> None:
    asked: list[str] = []
    place = open_screens(window)
    place.actions.select((place.open.id, place.open.case.requirements[1].id))
    checks = [one for one in place.actions.findChildren(QPlainTextEdit) if one.accessibleName() == CHECK]
    with write_protected(store.path):
        checks[0].setFocus()
        QTest.keyClicks(checks[0], "Typed ")
        place.actions.select((place.open.id, place.open.case.requirements[0].id))
        will_answer("Go on without it", asked)
        assert place.may_go_on()
    assert len(asked) == 1
    place.actions.select((place.open.id, place.open.case.requirements[1].id))
    assert checks[0].toPlainText() == "Looked"
    assert window.close()


def test_the_question_about_a_day_of_the_assessment_names_its_question(window: MainWindow) -> None:
    asked: list[str] = []
    place = open_screens(window)
    first, second = place.open.case.requirements[:2]
    window.go(ASSESSMENT)
    place.assessment.focus_requirement(first.id)
    line = place.assessment.findChild(DayLine)
    assert isinstance(line, DayLine)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "next friday")
    place.assessment.focus_requirement(second.id)
    will_answer("Stay", asked)
    assert not window.close()
    (said,) = asked
    spot = place.open.requirement_words(first.id)
    assert f'The due date "next friday" is not saved. It belongs to {spot[:50]}' in said
    assert "Go back to its question and correct it." in said
    place.assessment.give_up_typing()
