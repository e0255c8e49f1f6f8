"""What is typed in an open cell of the list of actions is in the file soon, and Escape keeps it."""

import datetime
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action
from isoassess.store import Store, viewed
from isoassess.store.vault.driver import sqlite3
from tests.ui.sample_stores import named, store_in, today
from tests.ui.shell.test_unsaved import open_screens
from ui.actions.actions_model import DUE, OWNER, WHAT
from ui.actions.screen import ActionsScreen
from ui.commands.places import ACTIONS, ORGANIZATIONS
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow

PLANNED = Action(what="Register all torque wrenches", owner="Quality", due=datetime.date(2027, 1, 15))
TYPED = {WHAT: "Register every gauge", OWNER: "Workshop", DUE: "2027-02-28"}


class Seat:
    """In front of the actions, of one organization or of all."""

    def __init__(self, qtbot: QtBot, store: Store, *, everywhere: bool) -> None:
        self.qtbot, self.store = qtbot, store
        self.window = MainWindow(
            store, shipped, Remembered(store.path.with_name("settings.json")), today=today
        )
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.window.open_organization(store.add_organization(named("Sample Bakery")))
        opened = open_screens(self.window).open
        self.assessment, self.requirement = opened.id, opened.case.requirements[0].id
        opened.plan_action(self.requirement, PLANNED)
        self.window.go(ORGANIZATIONS if everywhere else ACTIONS)
        if everywhere:
            self.window.show_all_actions()

    def open_cell(self, column: int) -> QWidget:
        """The next letter takes the place of all that is in it."""
        screen = next(one for one in self.window.findChildren(ActionsScreen) if one.isVisible())
        table = screen.findChild(QTableView)
        assert table is not None
        index = screen.model.index(0, column)
        table.setCurrentIndex(index)
        table.edit(index)
        editor = QApplication.focusWidget()
        assert editor is not None
        assert editor is not table
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        return editor

    def stored(self) -> Action:
        with viewed(self.store.path, who="Reader") as other:
            return other.answers(self.assessment)[self.requirement].action

    def stored_in(self, column: int) -> str:
        action = self.stored()
        return {WHAT: action.what, OWNER: action.owner, DUE: str(action.due)}[column]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture(params=[False, True], ids=["of one", "of all"])
def seat(request: pytest.FixtureRequest, qtbot: QtBot, store: Store) -> Seat:
    return Seat(qtbot, store, everywhere=request.param)


@pytest.mark.parametrize("column", TYPED)
def test_an_open_cell_is_saved_without_leaving_it(seat: Seat, column: int) -> None:
    editor = seat.open_cell(column)
    QTest.keyClicks(editor, TYPED[column])
    seat.qtbot.waitUntil(lambda: seat.stored_in(column) == TYPED[column])
    assert QApplication.focusWidget() is editor
    if column != DUE:
        QTest.keyClicks(editor, " and more")
        seat.qtbot.waitUntil(lambda: seat.stored_in(column) == TYPED[column] + " and more")
        assert QApplication.focusWidget() is editor


@pytest.mark.parametrize("column", TYPED)
def test_escape_keeps_what_is_in_the_file_and_what_was_typed_since(seat: Seat, column: int) -> None:
    editor = seat.open_cell(column)
    first, last = TYPED[column][:-1], TYPED[column][-1]
    QTest.keyClicks(editor, first)
    if column != DUE:
        seat.qtbot.waitUntil(lambda: seat.stored_in(column) == first)
    QTest.keyClicks(editor, last)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert seat.stored_in(column) == TYPED[column]
    assert QApplication.focusWidget() is not editor


def test_what_is_typed_in_a_cell_while_the_file_is_locked_waits_and_is_kept(seat: Seat, qtbot: QtBot) -> None:
    with closing(sqlite3.connect(seat.store.path, isolation_level=None)) as locking:
        locking.execute("BEGIN IMMEDIATE")
        editor = seat.open_cell(WHAT)
        QTest.keyClicks(editor, TYPED[WHAT])
        held = seat.window.others._keeping.held
        qtbot.waitUntil(lambda: any(TYPED[WHAT] in str(one.change.after) for _, one in held().unsaved))
        assert seat.stored() == PLANNED
        locking.execute("ROLLBACK")
    seat.window.others._keeping.synchronize()
    assert seat.stored_in(WHAT) == TYPED[WHAT]
