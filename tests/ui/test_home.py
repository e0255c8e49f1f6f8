"""The list of organizations finds, shows and opens them, however many there are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from isoassess.store import Store
from tests.ui.offices import add_named, named, open_sample, store_in, today
from ui.models.organizations import ASSESSED, NAME, PAGE, SECTOR, STANDARD, IdRole, OrganizationsModel
from ui.screens.home import HomeScreen


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


def home(qtbot: QtBot, store: Store) -> HomeScreen:
    screen = HomeScreen(store, today=today)
    for widget in (screen, screen.header):
        qtbot.addWidget(widget)
        widget.show()
    return screen


def names(screen: HomeScreen) -> list[str]:
    model = screen.model
    return [model.index(row, NAME).data() for row in range(model.rowCount())]


def search_field(screen: HomeScreen) -> QLineEdit:
    found = screen.header.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def table(screen: HomeScreen) -> QTableView:
    found = screen.findChild(QTableView)
    assert isinstance(found, QTableView)
    return found


def chosen(screen: HomeScreen) -> str:
    return str(table(screen).currentIndex().siblingAtColumn(NAME).data())


def said(screen: HomeScreen) -> list[str]:
    """What stands on the screen, apart from the list."""
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def undo_button(screen: HomeScreen) -> QPushButton | None:
    buttons = (button for button in screen.findChildren(QPushButton) if button.text() == "&Undo")
    return next((button for button in buttons if button.isVisible()), None)


def press(qtbot: QtBot, screen: HomeScreen, key: Qt.Key, control: bool = False) -> None:
    """A key where the focus is; keys with a meaning of their own need the active window."""
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(screen.focusWidget(), key, held)


def press_delete(qtbot: QtBot, screen: HomeScreen) -> None:
    screen.focus_list()
    press(qtbot, screen, Qt.Key.Key_Delete)


def press_undo(qtbot: QtBot, screen: HomeScreen) -> None:
    press(qtbot, screen, Qt.Key.Key_Z, control=True)


def choose_in_menu(screen: HomeScreen, word: str) -> None:
    """Open the menu with Shift+F10 and press the underlined letter."""
    screen.focus_list()
    QTest.keyClick(table(screen), Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClicks(menu, word[0])


def break_file(store: Store) -> None:
    store.close()  # first, for closing writes what is still beside the file into it
    store.path.write_bytes(b"not a database at all" * 400)
    for side in ("-wal", "-shm"):
        store.path.with_name(store.path.name + side).unlink(missing_ok=True)


def test_the_newest_change_stands_first(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers")
    assert names(home(qtbot, store)) == ["Demo Polymers", "Sample Bakery"]


def test_a_line_says_sector_standard_and_how_much_is_assessed(qtbot: QtBot, store: Store) -> None:
    open_sample(store)
    left, _finished = add_named(store, "Sample Bakery", "Sample Freight")
    store.save_wizard_page(left, 2)
    screen = home(qtbot, store)
    model = screen.model
    assert model.index(2, SECTOR).data() == "17 Basic metals"
    assert model.index(2, STANDARD).data() == "ISO 9001:2026"
    assert model.index(2, ASSESSED).data().endswith(" requirements")
    assert model.index(1, STANDARD).data() == "profile not finished"
    assert model.index(0, STANDARD).data() == "not started yet"


def test_typing_finds_an_organization_in_any_case(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    QTest.keyClicks(search_field(screen), "POLY")
    assert names(screen) == ["Demo Polymers"]
    search_field(screen).clear()
    assert len(names(screen)) == 2


def test_enter_opens_the_chosen_line(qtbot: QtBot, store: Store) -> None:
    first, second = add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    screen.focus_list()
    with qtbot.waitSignal(screen.opened) as opened:
        QTest.keyClick(table(screen), Qt.Key.Key_Return)
    assert opened.args == [second]
    QTest.keyClick(table(screen), Qt.Key.Key_Down)
    with qtbot.waitSignal(screen.opened) as opened:
        QTest.keyClick(table(screen), Qt.Key.Key_Return)
    assert opened.args == [first]


def test_a_double_click_opens_a_line(qtbot: QtBot, store: Store) -> None:
    (only,) = add_named(store, "Sample Bakery")
    screen = home(qtbot, store)
    spot = table(screen).visualRect(screen.model.index(0, SECTOR)).center()
    with qtbot.waitSignal(screen.opened) as opened:
        QTest.mouseClick(table(screen).viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(table(screen).viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == [only]


def test_enter_in_the_search_opens_the_first_hit(qtbot: QtBot, store: Store) -> None:
    first, _second = add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    QTest.keyClicks(search_field(screen), "bakery")
    with qtbot.waitSignal(screen.opened) as opened:
        QTest.keyClick(search_field(screen), Qt.Key.Key_Return)
    assert opened.args == [first]


def test_a_search_without_a_hit_opens_nothing_and_says_so(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery")
    screen = home(qtbot, store)
    QTest.keyClicks(search_field(screen), "nobody")
    with qtbot.assertNotEmitted(screen.opened):
        QTest.keyClick(search_field(screen), Qt.Key.Key_Return)
    assert not table(screen).isVisible()


def test_an_empty_store_offers_to_begin(qtbot: QtBot, store: Store) -> None:
    screen = home(qtbot, store)
    assert not search_field(screen).isVisible()
    begin = next(button for button in screen.findChildren(QPushButton) if button.isVisible())
    with qtbot.waitSignal(screen.new_wanted):
        QTest.mouseClick(begin, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(screen.new_wanted):
        QTest.keyClick(begin, Qt.Key.Key_Return)


def test_the_chosen_line_stays_chosen_when_the_list_is_read_again(qtbot: QtBot, store: Store) -> None:
    first, _second = add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    screen.select(first)
    add_named(store, "Sample Freight")
    screen.refresh()
    assert table(screen).currentIndex().row() == 2


def test_a_long_list_is_read_page_by_page(qtbot: QtBot, store: Store) -> None:
    add_named(store, *(f"Sample {number}" for number in range(PAGE + 5)))
    screen = home(qtbot, store)
    model = screen.model
    assert model.rowCount() == PAGE
    model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == PAGE + 5
    assert not model.canFetchMore(model.index(-1, -1))


def test_the_model_keeps_the_rules_of_item_models(qtbot: QtBot, store: Store) -> None:
    add_named(store, *(f"Sample {number}" for number in range(PAGE + 5)))
    model = OrganizationsModel(store, today=today)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == PAGE + 5
    model.remove(model.index(2, NAME).data(IdRole))
    model.search("7")
    model.search("no such name")
    assert tester.model() is model


def test_a_store_that_cannot_be_read_is_said_in_the_list(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery")
    screen = home(qtbot, store)
    break_file(store)
    with qtbot.waitSignal(screen.model.failed) as failed:
        screen.refresh()
    assert str(store.path) in failed.args[0]


def test_delete_takes_the_chosen_one_off_the_list_and_says_so(qtbot: QtBot, store: Store) -> None:
    first, second, _third = add_named(store, "Sample Bakery", "Demo Polymers", "Sample Freight")
    screen = home(qtbot, store)
    screen.select(second)
    with qtbot.waitSignal(screen.committed):
        press_delete(qtbot, screen)
    assert names(screen) == ["Sample Freight", "Sample Bakery"]
    assert chosen(screen) == "Sample Bakery"
    assert said(screen) == ["Demo Polymers was removed."]
    assert [listed.name for listed in store.organizations()] == ["Sample Freight", "Sample Bakery"]
    assert store.profile(second) == named("Demo Polymers")  # it stays in the file
    assert first == table(screen).currentIndex().data(IdRole)


def test_undo_brings_a_removed_organization_back_with_its_assessment(qtbot: QtBot, store: Store) -> None:
    opened = open_sample(store)
    add_named(store, "Sample Bakery")
    screen = home(qtbot, store)
    screen.select(opened.organization_id)
    removed = chosen(screen)
    press_delete(qtbot, screen)
    undo = undo_button(screen)
    assert undo is not None
    assert removed in undo.accessibleName()
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert sorted(names(screen)) == [removed, "Sample Bakery"]
    assert chosen(screen) == removed
    assert said(screen) == []
    assert store.assessments(opened.organization_id)


def test_ctrl_z_brings_back_one_after_the_other_the_last_first(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    press_delete(qtbot, screen)
    press_delete(qtbot, screen)
    assert names(screen) == []
    assert "Sample Bakery was removed." in said(screen)
    press_undo(qtbot, screen)
    assert chosen(screen) == "Sample Bakery"
    assert said(screen) == ["Demo Polymers was removed."]
    press_undo(qtbot, screen)
    assert chosen(screen) == "Demo Polymers"
    assert undo_button(screen) is None
    press_undo(qtbot, screen)
    assert names(screen) == ["Demo Polymers", "Sample Bakery"]


def test_undo_shows_what_came_back_beyond_a_search_and_the_first_page(qtbot: QtBot, store: Store) -> None:
    oldest, *_others = add_named(store, "Sample Bakery", *(f"Demo {number}" for number in range(PAGE + 5)))
    screen = home(qtbot, store)
    QTest.keyClicks(search_field(screen), "bakery")
    press_delete(qtbot, screen)
    search_field(screen).setText("demo")
    undo = undo_button(screen)
    assert undo is not None
    undo.click()
    assert search_field(screen).text() == ""
    assert table(screen).currentIndex().data(IdRole) == oldest


def test_the_menu_opens_duplicates_and_removes(qtbot: QtBot, store: Store) -> None:
    (only,) = add_named(store, "Sample Bakery")
    screen = home(qtbot, store)
    with qtbot.waitSignal(screen.opened) as opened:
        choose_in_menu(screen, "Open")
    assert opened.args == [only]
    choose_in_menu(screen, "Duplicate")
    assert names(screen) == ["Sample Bakery (copy)", "Sample Bakery"]
    choose_in_menu(screen, "Remove")
    assert names(screen) == ["Sample Bakery"]
    assert said(screen) == ["Sample Bakery (copy) was removed."]


def test_a_right_click_means_the_line_under_it(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    spot = table(screen).visualRect(screen.model.index(1, SECTOR)).center()
    viewport = table(screen).viewport()
    for where in (QPoint(spot.x(), viewport.height() + 50), spot):
        assert QApplication.activePopupWidget() is None
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, viewport.mapToGlobal(where))
        QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.accessibleName()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert chosen(screen) == "Sample Bakery"


def test_ctrl_d_copies_the_profile_but_no_assessment(qtbot: QtBot, store: Store) -> None:
    opened = open_sample(store)
    screen = home(qtbot, store)
    name = chosen(screen)
    screen.focus_list()
    press(qtbot, screen, Qt.Key.Key_D, control=True)
    assert chosen(screen) == f"{name} (copy)"
    copied = table(screen).currentIndex().data(IdRole)
    assert copied != opened.organization_id
    original = store.profile(opened.organization_id)
    organization = replace(original.organization, name=f"{name} (copy)")
    assert store.profile(copied) == replace(original, organization=organization)
    assert store.assessments(copied) == []
    assert len(store.assessments(opened.organization_id)) == 1


def test_a_copy_of_an_unfinished_profile_is_as_unfinished(qtbot: QtBot, store: Store) -> None:
    (left,) = add_named(store, "Sample Bakery")
    store.save_wizard_page(left, 2)
    screen = home(qtbot, store)
    choose_in_menu(screen, "Duplicate")
    assert store.wizard_page(table(screen).currentIndex().data(IdRole)) == 2


@pytest.mark.parametrize("word", ["Duplicate", "Remove"])
def test_what_the_store_refuses_is_said_and_changes_nothing(qtbot: QtBot, store: Store, word: str) -> None:
    add_named(store, "Sample Bakery")
    screen = home(qtbot, store)
    break_file(store)
    choose_in_menu(screen, word)
    (sentence,) = said(screen)
    assert str(store.path) in sentence
    assert names(screen) == ["Sample Bakery"]
    assert undo_button(screen) is None


def test_a_failed_undo_can_be_tried_again(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    press_delete(qtbot, screen)
    break_file(store)
    press_undo(qtbot, screen)
    assert str(store.path) in said(screen)[0]
    assert said(screen)[1] == "Demo Polymers was removed."
    assert undo_button(screen) is not None
