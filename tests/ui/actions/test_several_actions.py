"""Several actions chosen by keys or mouse: changed in one go, deleted, and taken back as one."""

from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMenu, QPushButton, QTableView

from isoassess.domain import Action, ActionStatus
from isoassess.store import Store
from tests.ui.actions.actions_driver import CTRL, KEY, ActionsDriver
from tests.ui.sample_stores import today
from ui.actions.actions_model import DUE, WHAT, PlannedRole
from ui.actions.several_at_once.dialog import SeveralActionsDialog
from ui.commands.places import ALL_ACTIONS
from ui.widgets.choosing.value_drop_down import ValueDropDown
from ui.widgets.typing.inputs import LineInput

SHIFT = Qt.KeyboardModifier.ShiftModifier


def every(driver: ActionsDriver) -> dict[str, Action]:
    """All actions, as another session reads them."""
    with Store.open(driver.store.path, who="reader") as other:
        return {id_: answer.action for id_, answer in other.answers(driver.assessment).items()}


def chosen(driver: ActionsDriver) -> list[str]:
    rows = driver.table.selectionModel().selectedRows(WHAT)
    return [row.data(PlannedRole).requirement_id for row in sorted(rows, key=lambda row: row.row())]


def first(driver: ActionsDriver) -> None:
    driver.table.setFocus()
    driver.table.setCurrentIndex(driver.table.model().index(0, WHAT))


def asked(driver: ActionsDriver) -> SeveralActionsDialog:
    found = [one for one in driver.window.findChildren(SeveralActionsDialog) if one.isVisible()]
    return found[0]


def press_button(dialog: SeveralActionsDialog, words: str) -> None:
    next(one for one in dialog.findChildren(QPushButton) if one.text() == words).click()


def test_several_are_chosen_by_keys_and_by_mouse(driver: ActionsDriver) -> None:
    driver.enter()
    first(driver)
    driver.press(KEY.Key_Down, SHIFT)
    driver.press(KEY.Key_Down, SHIFT)
    assert len(chosen(driver)) == 3
    assert driver.window.said.startswith("3 actions are chosen. Ctrl+Shift+A changes them")
    driver.press(KEY.Key_Down, CTRL)
    assert len(chosen(driver)) == 3
    driver.press(KEY.Key_Space, CTRL)
    assert len(chosen(driver)) == 4
    driver.press(KEY.Key_A, CTRL)
    assert len(chosen(driver)) == driver.screen.model.rowCount()
    driver.press(KEY.Key_Home)
    assert len(chosen(driver)) == 1
    click(driver.table, 2, Qt.KeyboardModifier.NoModifier)
    click(driver.table, 4, SHIFT)
    assert len(chosen(driver)) == 3
    click(driver.table, 0, CTRL)
    assert len(chosen(driver)) == 4


def click(table: QTableView, row: int, modifier: Qt.KeyboardModifier) -> None:
    place = table.visualRect(table.model().index(row, WHAT)).center() - QPoint(0, 8)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_status_and_owner_of_several_are_changed_as_one_step(driver: ActionsDriver) -> None:
    driver.enter()
    before = every(driver)
    first(driver)
    for _key in range(2):
        driver.press(KEY.Key_Down, SHIFT)
    ids = chosen(driver)
    driver.press(KEY.Key_A, CTRL | SHIFT)
    dialog = asked(driver)
    assert dialog.windowTitle() == "Chosen actions"
    assert "Nothing is filled in yet." in [label.text() for label in dialog.findChildren(QLabel)]
    apply = next(one for one in dialog.findChildren(QPushButton) if one.text() == "A&pply")
    assert not apply.isEnabled()
    status = next(one for one in dialog.findChildren(ValueDropDown) if one.accessibleName() == "Status")
    status.setCurrentIndex(status.findText("done"))
    cast(LineInput, dialog.findChild(LineInput)).setText("Production")
    assert apply.isEnabled()
    lines = cast(QListWidget, dialog.findChild(QListWidget))
    assert lines.count() == 3
    assert "→ Production" in lines.item(0).text()
    press_button(dialog, "A&pply")
    assert driver.window.said == "3 actions changed. Ctrl+Z takes all of it back."
    after = every(driver)
    assert {(after[id_].status, after[id_].owner) for id_ in ids} == {(ActionStatus.DONE, "Production")}
    assert {id_ for id_ in after if after[id_] != before.get(id_)} == set(ids)
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow)
    driver.table.setFocus()
    driver.press(KEY.Key_Z, CTRL)
    assert every(driver) == before


def test_what_is_no_day_is_said_beside_it(driver: ActionsDriver) -> None:
    driver.enter()
    first(driver)
    driver.press(KEY.Key_A, CTRL | SHIFT)
    dialog = asked(driver)
    dialog._due.line.setText("soon")
    press_button(dialog, "A&pply")
    assert dialog.isVisible()
    dialog._due.line.setText("2026-12-24")
    press_button(dialog, "A&pply")
    assert driver.window.said.startswith("1 action changed.")


def test_actions_are_deleted_and_their_days_removed_and_all_of_it_comes_back(driver: ActionsDriver) -> None:
    driver.enter()
    before, rows = every(driver), driver.rows()
    first(driver)
    driver.press(KEY.Key_Down, SHIFT)
    ids = chosen(driver)
    driver.press(KEY.Key_Delete, CTRL)
    assert driver.window.said == "2 actions deleted. Ctrl+Z takes all of it back."
    assert driver.rows() == rows[2:]
    assert {every(driver)[id_] for id_ in ids} == {Action()}
    driver.table.setFocus()
    driver.press(KEY.Key_Z, CTRL)
    assert (every(driver), driver.rows()) == (before, rows)
    first(driver)
    driver.press(KEY.Key_Down, SHIFT)
    driver.table.selectionModel().setCurrentIndex(
        driver.table.currentIndex().siblingAtColumn(DUE), driver.table.selectionModel().SelectionFlag.NoUpdate
    )
    driver.press(KEY.Key_Delete)
    assert {every(driver)[id_].due for id_ in ids} == {None}
    assert (set(chosen(driver)), driver.rows()[:2] == rows[:2]) == (set(ids), False)
    driver.press(KEY.Key_Z, CTRL)
    assert (every(driver), driver.rows(), chosen(driver)) == (before, rows, ids)
    assert driver.table.visualRect(driver.table.currentIndex()).top() >= 0  # in sight


def test_the_menu_says_how_many_actions_something_is_done_to(driver: ActionsDriver) -> None:
    driver.enter()
    first(driver)
    assert {"Remove the due date", "Delete"} <= in_menu(driver)
    driver.press(KEY.Key_Down, SHIFT)
    assert {"Remove the due date (2 chosen)", "Delete (2 chosen)"} <= in_menu(driver)


def in_menu(driver: ActionsDriver) -> set[str]:
    place = driver.table.viewport().rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(driver.table, QContextMenuEvent(reason, place, driver.table.mapToGlobal(place)))
    menu = next(one for one in driver.table.findChildren(QMenu) if one.isVisible())
    menu.close()
    return {one.text().replace("&", "") for one in menu.actions()}


def test_among_all_organizations_the_last_change_of_several_is_taken_back_once(
    driver: ActionsDriver,
) -> None:
    driver.window.go(ALL_ACTIONS)
    before = every(driver)
    first(driver)
    driver.press(KEY.Key_A, CTRL)
    ids = chosen(driver)
    assert len(ids) == driver.screen.model.rowCount()
    driver.press(KEY.Key_Delete, CTRL)
    assert {every(driver)[id_] for id_ in ids} == {Action()}
    driver.screen.setFocus()
    QTest.keyClick(driver.screen, KEY.Key_Z, CTRL)
    QApplication.processEvents()
    assert (every(driver), chosen(driver)) == (before, ids)
    first(driver)
    driver.press(KEY.Key_Delete, CTRL)
    driver.screen.model.write(driver.table.currentIndex().data(PlannedRole), "owner", "Office")
    driver.press(KEY.Key_Z, CTRL)
    assert driver.window.said == "There is nothing to undo."


def test_of_what_is_completed_only_the_progress_changes(driver: ActionsDriver) -> None:
    driver.store.complete_assessment(driver.assessment, today())
    driver.enter()
    first(driver)
    before = every(driver)
    driver.press(KEY.Key_Delete, CTRL)
    assert driver.window.said == "1 is of a completed assessment and stays."
    assert every(driver) == before
