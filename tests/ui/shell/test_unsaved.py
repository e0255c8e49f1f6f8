"""What could not be saved is not lost without a word: not by leaving, by closing, nor by a lock."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from isoassess.domain import Action, Answer
from isoassess.store import Store
from isoassess.store.vault.driver import sqlite3
from tests.ready_stores import put_empty_store
from tests.ui.sample_stores import named, ticking, window_on
from ui.actions.actions_model import WHAT
from ui.actions.screen import ActionsScreen
from ui.commands.places import ACTIONS, ASSESSMENT, ORGANIZATIONS, OVERVIEW
from ui.shell.main_window import MainWindow
from ui.shell.organization_screens import OrganizationScreens

TYPED = "Typed while the file was locked"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = put_empty_store(tmp_path / "store.db")
    with Store.open(path, who="tester", busy_timeout=0.05, clock=ticking()) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> MainWindow:
    made = window_on(qtbot, store)
    made.open_organization(store.add_organization(named("Sample Bakery")))
    made.go(ASSESSMENT)
    return made


def open_screens(window: MainWindow) -> OrganizationScreens:
    assert window.open_screens is not None
    return window.open_screens


@contextmanager
def locked(store: Store) -> Iterator[None]:
    """Another program has the file."""
    with closing(sqlite3.connect(store.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.rollback()


def type_evidence(window: MainWindow) -> str:
    """The requirement it was typed for."""
    screen = open_screens(window).assessment
    editors = screen.findChildren(QPlainTextEdit)
    editor = next(found for found in editors if found.accessibleName() == "Objective evidence")
    editor.setFocus()
    QTest.keyClicks(editor, TYPED)
    return screen.requirement_id


def will_answer(word: str, asked: list[str]) -> None:
    """Press a button of the question that comes up next, and write down what it said."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(f"{box.text()} {box.informativeText()}")
        next(button for button in box.buttons() if button.text().replace("&", "") == word).click()

    QTimer.singleShot(50, answer)


def evidence(store: Store, window: MainWindow, requirement_id: str) -> str:
    return store.answers(open_screens(window).open.id)[requirement_id].evidence


def test_leaving_asks_before_it_loses_a_word_and_one_can_stay(window: MainWindow, store: Store) -> None:
    asked: list[str] = []
    with locked(store):
        requirement_id = type_evidence(window)
        for leave in (lambda: window.go(ORGANIZATIONS), window.close):
            will_answer("Stay", asked)
            leave()
    assert ["not saved yet" in said and "Another program is writing" in said for said in asked] == [True] * 2
    assert window.isVisible()
    window.go(ORGANIZATIONS)  # the file is free again
    assert (len(asked), window.open_screens) == (2, None)
    (organization,) = store.organizations()
    (assessment,) = store.assessments(organization.id)
    assert store.answers(assessment.id)[requirement_id].evidence == TYPED


def test_who_gives_it_up_can_leave(window: MainWindow, store: Store) -> None:
    asked: list[str] = []
    with locked(store):
        type_evidence(window)
        will_answer("Go on without it", asked)
        assert window.close()
    assert len(asked) == 1


def test_nobody_is_asked_when_all_is_saved(window: MainWindow, store: Store) -> None:
    requirement_id = type_evidence(window)
    assert window.close()
    (organization,) = store.organizations()
    assert store.answers(organization.assessment_id or "")[requirement_id].evidence == TYPED
    assert organization.standing is not None
    assert organization.standing.current


def test_what_waits_is_saved_before_the_lock(window: MainWindow, store: Store) -> None:
    """Also what was typed for a requirement that is no longer in view."""
    place = open_screens(window)
    with locked(store):
        first = type_evidence(window)
        place.assessment.focus_requirement(place.open.case.requirements[7].id)
        second = type_evidence(window)
        window.go(OVERVIEW)
    place.overview.header.completion_wanted.emit()
    assert place.dialogs.dialog is not None
    assert place.open.complete()
    assert [evidence(store, window, known) for known in (first, second)] == [TYPED, TYPED]


def test_words_given_up_for_the_lock_are_shown_no_longer(window: MainWindow, store: Store) -> None:
    asked: list[str] = []
    place = open_screens(window)
    with locked(store):
        type_evidence(window)
        window.go(OVERVIEW)
        will_answer("Go on without it", asked)
        place.overview.header.completion_wanted.emit()
    assert len(asked) == 1
    place.open.complete()
    editors = place.assessment.findChildren(QPlainTextEdit)
    assert TYPED not in [editor.toPlainText() for editor in editors]
    assert place.may_go_on()


def change_what(screen: ActionsScreen) -> None:
    table = screen.findChild(QTableView)
    assert table is not None
    index = table.model().index(0, WHAT)
    table.setCurrentIndex(index)
    table.edit(index)
    editor = table.indexWidget(index)
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, TYPED)
    QTest.keyClick(editor, Qt.Key.Key_Return)


@pytest.mark.parametrize("everywhere", [False, True])
def test_an_action_typed_in_its_list_is_asked_about_too(
    window: MainWindow, store: Store, everywhere: bool
) -> None:
    asked: list[str] = []
    opened = open_screens(window).open
    store.save_answer(opened.id, opened.case.requirements[0].id, Answer(action=Action(what="Mend it")))
    window.go(ORGANIZATIONS)
    if everywhere:
        screen: ActionsScreen = window.show_all_actions()
    else:
        window.open_organization(store.organizations()[0].id)
        window.go(ACTIONS)
        screen = open_screens(window).actions
    with locked(store):
        change_what(screen)
        will_answer("Stay", asked)
        assert not window.close()
    assert ["Another program is writing" in said for said in asked] == [True]
    assert window.close()  # the file is free again
    assert [row.answer.action.what for row in store.actions()] == [TYPED]


def test_the_question_goes_by_itself_once_all_is_saved(window: MainWindow, store: Store) -> None:
    """The lock ends while the person reads; nobody presses a button."""
    asked: list[str] = []
    with closing(sqlite3.connect(store.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        requirement_id = type_evidence(window)

        def end_the_lock() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            asked.append(box.text())
            other.rollback()

        QTimer.singleShot(50, end_the_lock)
        assert window.close()
    assert len(asked) == 1
    (organization,) = store.organizations()
    assert store.answers(organization.assessment_id or "")[requirement_id].evidence == TYPED
