"""An import that is undone takes nothing along that was typed since, unless that was said and agreed to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, Answer, Rating
from isoassess.exchange.package.writing import PackageOptions
from isoassess.services.packages.exporting import export
from isoassess.store import Shelf, Store
from tests.ui.packages.driver import SOON, assessment, dialog_in, firm, press, told
from tests.ui.sample_stores import named, store_in, today, window_on
from ui.actions.actions_model import WHAT
from ui.actions.table import ActionsTable
from ui.actions.text_cell import TextCell
from ui.commands.anywhere import UNDO_IMPORT
from ui.commands.command import can_do, do, doers
from ui.commands.of_list import UNDO_MOVE
from ui.commands.places import ALL_ACTIONS, ASSESSMENT
from ui.packages.import_dialog import ImportDialog
from ui.session.first_assessment import start_assessment
from ui.shell.main_window import MainWindow
from ui.shell.places.navigation_button import NavigationButton
from ui.shell.saved_line import SavedLine
from ui.widgets.texts import Line
from ui.widgets.tips import BREAK
from ui.widgets.typing.inputs import TextInput

BAKERY = "Sample Bakery"


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """The package of a colleague, of an organization that nobody here knows."""
    (tmp_path / "there").mkdir()
    with store_in(tmp_path / "there") as other:
        id_ = other.add_organization(named(BAKERY))
        start_assessment(other, shipped(), id_, today=today())
        return export(other, [id_], tmp_path / "given", options=PackageOptions()).file


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store, given: Path) -> MainWindow:
    """After it was taken over and opened, and a note was begun in it."""
    made = window_on(qtbot, store)
    made.packages.look_into(given)
    press(dialog_in(qtbot, made, ImportDialog), "Take over")
    qtbot.waitUntil(lambda: made.packages.line.can_undo, timeout=SOON)
    made.open_organization(firm(store))
    made.go(ASSESSMENT)
    assert made.open_screens is not None
    text = next(one for one in made.open_screens.assessment.findChildren(TextInput) if one.isVisible())
    text.setFocus()
    QTest.keyClicks(text, "Typed since")
    return made


def answering(word: str, read: list[str]) -> None:
    """Press a button of the question once it stands."""

    def press_it() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press_it)
            return
        read.append(box.text())
        named = {one.text().replace("&", ""): one for one in box.findChildren(QPushButton)}
        QTest.mouseClick(named[word], Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, press_it)


def test_the_backup_that_was_made_first_is_told_of(qtbot: QtBot, store: Store, given: Path) -> None:
    window = window_on(qtbot, store)
    (line,) = window.findChildren(SavedLine)

    def says(words: str) -> bool:
        return any(one.text().startswith(words) for one in line.findChildren(Line))

    window.fixed.backing_up.look()
    qtbot.waitUntil(lambda: says("No backup yet"), timeout=SOON)
    window.packages.look_into(given)
    press(dialog_in(qtbot, window, ImportDialog), "Take over")
    qtbot.waitUntil(lambda: says("Last backup: today"), timeout=SOON)


def test_what_was_typed_since_is_asked_about_and_stays(window: MainWindow, store: Store) -> None:
    read: list[str] = []
    answering("Leave all as it is", read)
    window.packages.line.undo_wanted.emit()
    (asked,) = read
    assert asked.replace(BREAK, "").startswith(
        f"{BAKERY}, which came with it, was used since: 1 field was changed (Objective evidence of “"
    )
    assert not window.packages.packages.busy
    assert window.packages.line.can_undo
    assert window.open_screens is not None
    assert "Typed since" in repr(store.answers(window.open_screens.open.id))


def test_the_list_s_undo_asks_as_well(window: MainWindow, store: Store) -> None:
    window.close_organization()
    read: list[str] = []
    answering("Leave all as it is", read)
    (undo,) = doers(window)[UNDO_MOVE.id]
    do(undo)
    assert len(read) == 1
    assert store.organizations()[0].name == BAKERY


def test_agreed_to_it_is_put_under_deleted_and_its_screens_are_closed(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    screens = window.open_screens
    assert screens is not None
    id_, assessment = screens.open.organization_id, screens.open.id
    answering("Put under Deleted, too", [])
    window.packages.line.undo_wanted.emit()
    undone = f"The import was undone: {BAKERY}, which had come with it, is under Deleted."
    qtbot.waitUntil(lambda: told(window) == undone, timeout=SOON)
    assert window.home.isVisible()
    assert store.organization_ids(shelf=Shelf.REMOVED) == [id_]
    assert "Typed since" in repr(store.answers(assessment))


def test_nobody_is_asked_where_nothing_was_done_since(qtbot: QtBot, store: Store, given: Path) -> None:
    window = window_on(qtbot, store)
    window.packages.look_into(given)
    press(dialog_in(qtbot, window, ImportDialog), "Take over")
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    window.open_organization(firm(store))
    window.packages.line.undo_wanted.emit()
    qtbot.waitUntil(lambda: "is under Deleted" in told(window), timeout=SOON)
    assert window.open_screens is None


def test_what_was_typed_in_one_that_it_brought_back_from_deleted_is_asked_about_as_well(
    qtbot: QtBot, window: MainWindow, store: Store, given: Path
) -> None:
    window.close_organization()
    id_ = firm(store)
    store.remove_organization(id_)
    window.packages.look_into(given)
    press(dialog_in(qtbot, window, ImportDialog), "Take over")
    qtbot.waitUntil(lambda: store.organization_ids() == [id_], timeout=SOON)
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    store.save_answer(assessment(store), "scope-statement", Answer(evidence="Since"))
    read: list[str] = []
    answering("Leave all as it is", read)
    window.packages.line.undo_wanted.emit()
    (asked,) = read
    assert asked.replace(BREAK, "").startswith(
        f"{BAKERY}, which it brought back from Deleted, was used since: 1 field was changed (Objective evid"
    )
    assert store.organization_ids() == [id_]
    answering("Put under Deleted, too", read)
    window.packages.line.undo_wanted.emit()
    undone = f"The import was undone: {BAKERY} is under Deleted again, with what was done in it since."
    qtbot.waitUntil(lambda: told(window) == undone, timeout=SOON)
    assert store.organization_ids(shelf=Shelf.REMOVED) == [id_]


def test_the_actions_of_all_and_their_number_follow_an_import_and_its_undoing(
    qtbot: QtBot, store: Store, given: Path
) -> None:
    with store_in(given.parent / "there") as other:
        planned = Answer(rating=Rating.ABSENT, action=Action(what="Write the scope"))
        other.save_answer(assessment(other), "scope-statement", planned)
        file = export(other, [firm(other)], given.parent / "planned", options=PackageOptions()).file
    window = window_on(qtbot, store)
    screen = window.show_all_actions()
    button = next(one for one in window.findChildren(NavigationButton) if one.place == ALL_ACTIONS)
    (number,) = button.findChildren(Line)
    window.packages.look_into(file)
    press(dialog_in(qtbot, window, ImportDialog), "Take over")
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    assert screen.model.rowCount() == 1
    assert number.text() == "1"
    window.packages.line.undo_wanted.emit()
    qtbot.waitUntil(lambda: "is under Deleted" in told(window), timeout=SOON)
    assert screen.model.rowCount() == 0
    assert number.text() == ""


def test_what_is_half_typed_among_the_actions_of_all_is_asked_about_as_well(
    qtbot: QtBot, store: Store, given: Path
) -> None:
    with store_in(given.parent / "there") as other:
        planned = Answer(rating=Rating.ABSENT, action=Action(what="Write the scope"))
        other.save_answer(assessment(other), "scope-statement", planned)
        file = export(other, [firm(other)], given.parent / "planned", options=PackageOptions()).file
    window = window_on(qtbot, store)
    window.packages.look_into(file)
    press(dialog_in(qtbot, window, ImportDialog), "Take over")
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    screen = window.show_all_actions()
    (table,) = screen.findChildren(ActionsTable)
    table.edit(table.model().index(0, WHAT))
    (text,) = table.findChildren(TextCell)
    QTest.keyClicks(text, " and sign it")
    read: list[str] = []
    answering("Leave all as it is", read)
    window.packages.line.undo_wanted.emit()
    assert len(read) == 1
    assert store.answers(assessment(store))["scope-statement"].action.what == "Write the scope and sign it"


def test_the_wizard_is_closed_over_an_organization_that_an_import_puts_under_deleted(
    qtbot: QtBot, store: Store, given: Path
) -> None:
    window = window_on(qtbot, store)
    window.packages.look_into(given)
    press(dialog_in(qtbot, window, ImportDialog), "Take over")
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    id_ = firm(store)
    with store_in(given.parent / "there") as other:
        other.remove_organization(id_)
        file = export(other, [id_], given.parent / "removed", options=PackageOptions()).file
    window.intake.ask(id_)
    assert window.intake.wizard is not None
    window.packages.look_into(file)
    press(dialog_in(qtbot, window, ImportDialog), "Take over")
    qtbot.waitUntil(lambda: window.intake.wizard is None, timeout=SOON)
    assert store.organization_ids(shelf=Shelf.REMOVED) == [id_]


def test_an_import_can_be_undone_after_its_line_was_closed(qtbot: QtBot, store: Store, given: Path) -> None:
    window = window_on(qtbot, store)
    (undo,) = doers(window)[UNDO_IMPORT.id]
    assert not can_do(undo)
    window.packages.look_into(given)
    press(dialog_in(qtbot, window, ImportDialog), "Take over")
    qtbot.waitUntil(lambda: window.packages.line.can_undo, timeout=SOON)
    window.packages.line.hide()
    assert can_do(undo)
    do(undo)
    qtbot.waitUntil(lambda: not store.organizations(), timeout=SOON)
    qtbot.waitUntil(lambda: not window.packages.busy, timeout=SOON)
    assert not can_do(undo)
