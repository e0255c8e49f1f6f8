"""The list of organizations finds, shows and opens them, however many there are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from isoassess.store import Store
from tests.ui.offices import add_named, open_sample, store_in, today
from ui.models.organizations import ASSESSED, NAME, PAGE, SECTOR, STANDARD, OrganizationsModel
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


def test_the_newest_change_stands_first(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers")
    assert names(home(qtbot, store)) == ["Demo Polymers", "Sample Bakery"]


def test_a_line_says_sector_standard_and_how_much_is_assessed(qtbot: QtBot, store: Store) -> None:
    open_sample(store)
    add_named(store, "Sample Bakery")
    screen = home(qtbot, store)
    model = screen.model
    assert model.index(1, SECTOR).data() == "17 Basic metals"
    assert model.index(1, STANDARD).data() == "ISO 9001:2026"
    assert model.index(1, ASSESSED).data().endswith(" requirements")
    assert model.index(0, STANDARD).data() == "profile not finished"


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
    model.search("7")
    model.search("no such name")
    assert tester.model() is model


def test_a_store_that_cannot_be_read_is_said_in_the_list(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery")
    screen = home(qtbot, store)
    store.path.write_bytes(b"not a database at all" * 400)
    for side in ("-wal", "-shm"):
        store.path.with_name(store.path.name + side).unlink(missing_ok=True)
    store.close()
    with qtbot.waitSignal(screen.model.failed) as failed:
        screen.refresh()
    assert str(store.path) in failed.args[0]
