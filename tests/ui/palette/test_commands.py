"""Each command is told once: menu, palette and the list of keys hold all, and what does them is there."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from tests.ui.sample_stores import store_in, today
from ui.commands.anywhere import ABOUT, FIND_ANYTHING, GO_COMPARISON, GO_LIBRARY, LOCK, SHOW_KEYS, SHOW_MENU
from ui.commands.command import COMMAND, Group, WindowCommand, doers
from ui.commands.of_documents import PRINT
from ui.commands.of_list import DELETE, NEW
from ui.commands.places import (
    ALL_ACTIONS,
    BACKUPS,
    INSIDE,
    LIBRARY,
    ORGANIZATIONS,
    OVERVIEW,
    REPORTS,
    SETTINGS,
    STANDARDS_SIDE_BY_SIDE,
)
from ui.commands.table import COMMANDS
from ui.home.menu import SortingMenu
from ui.palette.commanding import Commanding
from ui.palette.find_anything import FindAnything
from ui.palette.key_list import KeyList, listed_keys
from ui.palette.menu import STANDS_FOR, CommandMenu
from ui.palette.place_words import place_words
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.widgets.layout.fitting import Fitting

CONTROL = Qt.KeyboardModifier.ControlModifier
PLACES = (ALL_ACTIONS, BACKUPS, LIBRARY, STANDARDS_SIDE_BY_SIDE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> MainWindow:
    made = MainWindow(store, shipped, Remembered(store.path.with_name("settings.json")), today=today)
    qtbot.addWidget(made)
    made.show()
    return made


def open_sample(window: MainWindow, store: Store) -> None:
    window.open_organization(store.organizations()[0].id)
    assert window.open_screens is not None


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def scope(command: WindowCommand) -> frozenset[str]:
    """The places in which its keys work; the list stands for those without an organization."""
    if command.outside:
        return frozenset({"organizations", ALL_ACTIONS, BACKUPS})
    if command.places:
        return frozenset(command.places)
    inside = frozenset((*INSIDE, LIBRARY, STANDARDS_SIDE_BY_SIDE))
    return inside if command.inside else inside | {"organizations", *PLACES}


def test_each_command_is_told_once() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))
    words = [command.plain_words for command in COMMANDS]
    assert len(words) == len(set(words)), "two commands are called alike"
    assert all(command.words and "&" not in command.plain_words for command in COMMANDS)


def test_no_two_commands_have_a_key_in_the_same_place() -> None:
    for one, other in combinations(COMMANDS, 2):
        shared = {QKeySequence(key).toString() for key in one.keys} & {
            QKeySequence(key).toString() for key in other.keys
        }
        assert not (shared and scope(one) & scope(other)), f"{one.id} and {other.id} share {shared}"
    assert all(not QKeySequence(key).isEmpty() for command in COMMANDS for key in command.keys)


def test_every_command_is_done_by_something_in_the_window(window: MainWindow, store: Store) -> None:
    found = set(doers(window))
    open_sample(window, store)
    for place in (*INSIDE, LIBRARY):
        if place != "profile":
            window.go(place)
    found |= set(doers(window))
    window.close_organization()
    for place in PLACES:
        window.go(place)
    assert found | set(doers(window)) == {command.id for command in COMMANDS}


def test_every_entry_of_every_menu_is_a_command(window: MainWindow, store: Store) -> None:
    """But for columns to sort by and assessments to open, which are data."""
    open_sample(window, store)
    window.commands.show_menu()
    assert window.open_screens is not None
    window.open_screens.overview.header.assessment.open_menu()
    known = {command.id for command in COMMANDS}
    entries = 0
    for menu in window.findChildren(QMenu):
        for action in menu.actions():
            is_data = isinstance(menu, SortingMenu) or (action.isCheckable() and action.data())
            if action.isSeparator() or action.menu() is not None or is_data:
                continue
            entries += 1
            assert action.property(COMMAND) in known or action.property(STANDS_FOR) in known, action.text()
    assert entries > len(COMMANDS)
    for popup in window.findChildren(QMenu):
        popup.close()


def test_menu_and_palette_hold_every_command(window: MainWindow) -> None:
    menu = CommandMenu(dict, window)
    listed = [
        action.property(STANDS_FOR) for part in (menu, *menu.findChildren(QMenu)) for action in part.actions()
    ]
    assert sorted(filter(None, listed)) == sorted(
        command.id for command in COMMANDS if command is not SHOW_MENU
    )
    window.commands.find()
    palette = window.findChildren(FindAnything)[0].palette
    offered = {id_.removeprefix("command:") for id_ in palette.offered if id_.startswith("command:")}
    assert offered == {command.id for command in COMMANDS if command is not FIND_ANYTHING}


def test_the_list_of_keys_holds_every_key(qtbot: QtBot, window: MainWindow) -> None:
    listed = {words for _heading, rows in listed_keys(OVERVIEW) for _keys, words in rows}
    assert {command.plain_words for command in COMMANDS if command.keys} <= listed
    assert listed_keys(OVERVIEW)[0][0] == place_words(OVERVIEW)
    dialog = KeyList(REPORTS, window)
    qtbot.addWidget(dialog)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert said[0] == "Reports"
    assert "Ctrl+P" in said
    dialog.resize(400, 300)
    dialog.show()
    (area,) = dialog.findChildren(Fitting)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0


def test_the_list_of_keys_says_in_which_half_of_the_program_a_key_works() -> None:
    parts = dict(listed_keys(OVERVIEW))
    everywhere = [keys for keys, _words in parts["Everywhere"]]
    assert {"Ctrl+0", "Ctrl+Shift+B", "Ctrl+K"} <= set(everywhere)
    assert len(everywhere) == len(set(everywhere))
    assert ("Ctrl+5", "Actions") in parts["In an open organization"]
    assert ("Ctrl+5", "Actions of all organizations") in parts["Where no organization is open"]


def test_the_keys_that_work_everywhere_work_with_and_without_an_organization(
    window: MainWindow, store: Store
) -> None:
    for is_inside in (False, True):
        for place in (
            SETTINGS,
            STANDARDS_SIDE_BY_SIDE,
            *((OVERVIEW, REPORTS) if is_inside else (ALL_ACTIONS,)),
        ):
            if is_inside:
                open_sample(window, store)
            window.go(place)
            press(window, Qt.Key.Key_B, CONTROL | Qt.KeyboardModifier.ShiftModifier)
            assert window.front.place == BACKUPS, place
            assert (window.open_screens is not None) is is_inside
            window.go(place)
            press(window, Qt.Key.Key_0)
            assert window.front.place == ORGANIZATIONS, place
            assert window.open_screens is None


def test_a_key_that_can_do_nothing_here_says_why(window: MainWindow, store: Store) -> None:
    window.home.focus_list()
    press(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert window.said == "Only what lies under Deleted can be deleted for good."
    for key in (Qt.Key.Key_1, Qt.Key.Key_H):
        press(window, key)
        assert window.said == "Open an organization first."
        assert window.front.place == ORGANIZATIONS
    open_sample(window, store)
    press(window, Qt.Key.Key_N)
    assert window.said == "Ctrl+N does nothing here. List of organizations: New organization."
    press(window, Qt.Key.Key_P)
    assert window.said == "Ctrl+P does nothing here. Reports: Print the document."
    window.go(BACKUPS)
    press(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)  # pressed for nothing, not by mistake
    assert "does nothing here" not in window.said


def test_the_standards_and_the_questions_are_reached_from_everywhere(
    window: MainWindow, store: Store
) -> None:
    commanding = Commanding(window, window)
    reached = (GO_COMPARISON, GO_LIBRARY)
    for is_inside in (False, True):
        if is_inside:
            open_sample(window, store)
        assert set(commanding.whys(reached).values()) == {""}
        for command, place in zip(reached, (STANDARDS_SIDE_BY_SIDE, LIBRARY), strict=True):
            assert commanding.run(command) == ""
            assert window.front.place == place


def test_every_place_has_a_name() -> None:
    assert all(place_words(place) for command in COMMANDS for place in command.places)


def test_what_is_not_possible_says_why(window: MainWindow, store: Store) -> None:
    commanding = Commanding(window, window)
    whys = commanding.whys(COMMANDS)
    assert whys[PRINT.id] == "Open an organization first."
    assert whys[LOCK.id] == "The file has no password."
    assert whys[NEW.id] == whys[DELETE.id] == whys[ABOUT.id] == whys[SHOW_KEYS.id] == ""
    assert commanding.run(PRINT) == "Open an organization first."
    open_sample(window, store)
    whys = commanding.whys(COMMANDS)
    assert whys[DELETE.id] == "Choose an organization in the list first."
    assert whys["reopen"] == "The assessment is not completed."
    assert whys[PRINT.id] == whys["go-reports"] == whys[NEW.id] == ""
    assert window.open_screens is not None
    window.open_screens.open.complete()
    whys = commanding.whys(COMMANDS)
    assert whys["complete"] == "The assessment is completed. Reopen it to change it."
    assert whys["reopen"] == ""


def test_a_command_of_another_place_leads_there_first(window: MainWindow, store: Store) -> None:
    open_sample(window, store)
    commanding = Commanding(window, window)
    assert commanding.run(next(one for one in COMMANDS if one.id == "find-question")) == ""
    assert window.front.place == LIBRARY
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Search questions"
    assert commanding.run(next(one for one in COMMANDS if one.id == "zoom-in")) == ""
    assert window.front.place == REPORTS
    assert commanding.run(NEW) == ""
    assert window.open_screens is None
    assert window.intake.wizard is not None
    window.intake.wizard.reject()


def test_no_part_of_the_menu_is_longer_than_a_small_screen_or_undoes_twice(window: MainWindow) -> None:
    menu = CommandMenu(dict, window)
    parts = [part for part in menu.findChildren(QMenu) if part.actions()]
    assert len(parts) == len(Group)
    for part in parts:
        assert part.sizeHint().height() < 640, part.accessibleName()  # of 768, below the button
        undo = [action.text() for action in part.actions() if action.text().endswith("\tCtrl+Z")]
        assert len(undo) <= 1, undo


def test_the_menu_of_the_system_has_what_people_look_for_there(window: MainWindow, store: Store) -> None:
    """As it is on macOS: about, settings and quit, each in its role; over a dialog it does nothing."""
    menu = window.commands._of_system()
    entries = {one.menuRole(): one for one in menu.findChildren(QAction) if one.data()}
    roles = QAction.MenuRole
    assert set(entries) == {roles.AboutRole, roles.PreferencesRole, roles.QuitRole}
    window.commands.show_keys()
    entries[roles.PreferencesRole].trigger()
    assert window.front.place == ORGANIZATIONS
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeyList)
    dialog.reject()
    entries[roles.PreferencesRole].trigger()
    assert window.front.place == SETTINGS
    entries[roles.QuitRole].trigger()
    assert not window.isVisible()
