"""The list is sorted by any column, and what is put away lies on a shelf of its own with the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Lens, Verdict
from isoassess.store import ListOrder, Shelf, Standing, Store
from tests.ui.home.home_driver import (
    choose_in_menu,
    choose_shelf,
    chosen,
    home,
    names,
    offered,
    press,
    press_delete,
    press_undo,
    said,
    search_field,
    shelves,
    sort_by_menu,
    table,
    undo_button,
)
from tests.ui.sample_stores import TODAY, add_named, named, store_in
from ui.home.cell_words import ACTIONS, ASSESSED, CHANGED, NAME, READINESS, STANDARD, heading
from ui.home.menu import SortingMenu
from ui.home.screen import HomeScreen
from ui.session.remembered import Remembered

BEGIN = "Begin a new one from its profile..."
PACKAGES = ("Client's folder...", "Export...", "Export all of this list...", "Open a file...")
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def judged(store: Store) -> Store:
    """Three organizations that stand differently, the one named first changed first."""
    for name, lens, assessed, verdict, open_actions in (
        ("Bakery", Lens.ISO9001_2026, 90, Verdict.READY_STAGE_1, 0),
        ("Cutlery", Lens.ISO9001_2015, 10, Verdict.TOO_EARLY, 7),
        ("Atelier", Lens.ISO9001_2026, 100, Verdict.NOT_READY, 31),
    ):
        assessment = store.add_assessment(
            store.add_organization(named(name)), lens=lens, started=TODAY, assessor="", catalogue_version="1"
        )
        standing = Standing(
            assessed=assessed,
            applicable=100,
            verdict=verdict,
            open_actions=open_actions,
            catalogue_version=shipped().version,
        )
        store.save_standing(assessment, standing)
    return store


def click_heading(screen: HomeScreen, column: int) -> None:
    header = table(screen).horizontalHeader()
    spot = header.viewport().rect().center()
    spot.setX(header.sectionViewportPosition(column) + header.sectionSize(column) // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def initials(screen: HomeScreen) -> str:
    return "".join(name[0] for name in names(screen))


def sorting(screen: HomeScreen) -> tuple[int, Qt.SortOrder]:
    header = table(screen).horizontalHeader()
    assert header.isSortIndicatorShown()
    return header.sortIndicatorSection(), header.sortIndicatorOrder()


@pytest.mark.parametrize(
    ("column", "first", "initially", "then"),
    [
        (NAME, UP, "ABC", "CBA"),
        (STANDARD, UP, "CAB", "ABC"),
        (ASSESSED, DOWN, "ABC", "CBA"),
        (READINESS, DOWN, "BAC", "CAB"),
        (ACTIONS, DOWN, "ACB", "BCA"),
    ],
)
def test_a_click_on_a_heading_sorts_and_the_next_one_turns_it(
    qtbot: QtBot, judged: Store, column: int, first: Qt.SortOrder, initially: str, then: str
) -> None:
    screen = home(qtbot, judged)
    assert (sorting(screen), initials(screen)) == ((CHANGED, DOWN), "ACB")
    click_heading(screen, column)
    assert (sorting(screen), initials(screen)) == ((column, first), initially)
    click_heading(screen, column)
    assert (sorting(screen), initials(screen)) == ((column, UP if first is DOWN else DOWN), then)
    assert chosen(screen) == names(screen)[0]


def test_the_menu_sorts_without_a_mouse_and_says_how_it_is_sorted(qtbot: QtBot, judged: Store) -> None:
    screen = home(qtbot, judged)
    sort_by_menu(screen, heading(READINESS))
    assert (sorting(screen), initials(screen)) == ((READINESS, DOWN), "BAC")
    sort_by_menu(screen, "Ascending")
    assert (sorting(screen), initials(screen)) == ((READINESS, UP), "CAB")
    below = screen.findChild(SortingMenu)
    assert below is not None
    marked = [action.text() for action in below.actions() if action.isChecked()]
    assert marked == [heading(READINESS), "Ascending"]


def test_the_order_is_there_again_the_next_day(qtbot: QtBot, judged: Store) -> None:
    click_heading(home(qtbot, judged), NAME)
    screen = home(qtbot, judged)
    assert (sorting(screen), initials(screen)) == ((NAME, UP), "ABC")
    QTest.keyClicks(search_field(screen), "e")
    assert initials(screen) == "ABC"


def test_a_spoiled_order_is_the_first_day_again(tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / "settings.json")
    remembered.sorting = ListOrder.NAME, False
    assert Remembered(tmp_path / "settings.json").sorting == (ListOrder.NAME, False)
    (tmp_path / "settings.json").write_text('{"list-order": "by the moon"}', encoding="utf-8")
    assert remembered.sorting == (ListOrder.CHANGED, True)


def test_shelves_are_offered_when_something_lies_on_them(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers", "Sample Freight")
    screen = home(qtbot, store)
    assert not shelves(screen).isVisible()
    press_delete(qtbot, screen)
    box = shelves(screen)
    assert box.isVisible()
    assert box.accessibleName()
    assert [box.itemText(place) for place in range(box.count())] == [
        "Active (2)",
        "Archived (0)",
        "Deleted (1)",
    ]
    press_undo(qtbot, screen)
    assert not shelves(screen).isVisible()


def test_an_archived_one_leaves_the_list_and_undo_brings_it_back(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    screen.focus_list()
    with qtbot.waitSignal(screen.committed):
        press(qtbot, screen, Qt.Key.Key_E, control=True)
    assert names(screen) == ["Sample Bakery"]
    assert said(screen) == ["Demo Polymers was archived."]
    assert [known.name for known in store.organizations(shelf=Shelf.ARCHIVED)] == ["Demo Polymers"]
    press_undo(qtbot, screen)
    assert chosen(screen) == "Demo Polymers"
    assert store.shelf_counts()[Shelf.ARCHIVED] == 0
    assert said(screen) == []


def test_an_archived_one_can_be_found_opened_and_brought_back(qtbot: QtBot, store: Store) -> None:
    archived, _other = add_named(store, "Sample Bakery", "Demo Polymers")
    store.archive_organization(archived)
    screen = home(qtbot, store)
    choose_shelf(screen, Shelf.ARCHIVED)
    assert names(screen) == ["Sample Bakery"]
    assert offered(screen) == ["Open", "Duplicate", BEGIN, *PACKAGES, "Bring back", "Delete", "Sort by"]
    with qtbot.waitSignal(screen.opened) as opened:
        QTest.keyClick(table(screen), Qt.Key.Key_Return)
    assert opened.args == [archived]
    choose_in_menu(screen, "Bring back")
    assert said(screen) == ["No organization is archived.", "Sample Bakery is active again."]
    press_undo(qtbot, screen)
    assert (chosen(screen), shelves(screen).currentText()) == ("Sample Bakery", "Archived (1)")


def test_a_deleted_one_stays_and_can_be_brought_back_days_later(qtbot: QtBot, store: Store) -> None:
    deleted, _other = add_named(store, "Sample Bakery", "Demo Polymers")
    store.remove_organization(deleted)
    screen = home(qtbot, store)
    choose_shelf(screen, Shelf.REMOVED)
    assert offered(screen) == [*PACKAGES, "Bring back", "Delete for good...", "Sort by"]
    with qtbot.assertNotEmitted(screen.opened):
        QTest.keyClick(table(screen), Qt.Key.Key_Return)
    assert "Bring it back" in said(screen)[0]
    press_delete(qtbot, screen)  # there is nothing left to be deleted
    assert names(screen) == ["Sample Bakery"]
    press(qtbot, screen, Qt.Key.Key_B, control=True)
    assert "Sample Bakery is active again." in said(screen)
    choose_shelf(screen, Shelf.ACTIVE)
    assert names(screen) == ["Sample Bakery", "Demo Polymers"]


def test_one_deleted_from_the_archive_goes_back_there(qtbot: QtBot, store: Store) -> None:
    (archived,) = add_named(store, "Sample Bakery")
    store.archive_organization(archived)
    screen = home(qtbot, store)
    choose_shelf(screen, Shelf.ARCHIVED)
    press_delete(qtbot, screen)
    assert store.shelf_counts() == {Shelf.ACTIVE: 0, Shelf.ARCHIVED: 0, Shelf.REMOVED: 1}
    undo = undo_button(screen)
    assert undo is not None
    assert undo.accessibleName() == "Undo: put Sample Bakery back into the archive"
    undo.click()
    assert store.shelf_counts() == {Shelf.ACTIVE: 0, Shelf.ARCHIVED: 1, Shelf.REMOVED: 0}
    assert (chosen(screen), shelves(screen).currentText()) == ("Sample Bakery", "Archived (1)")


def test_what_was_both_archived_and_deleted_is_active_when_brought_back(qtbot: QtBot, store: Store) -> None:
    (both,) = add_named(store, "Sample Bakery")
    store.archive_organization(both)
    store.remove_organization(both)
    screen = home(qtbot, store)
    assert "No active organization" in said(screen)
    choose_shelf(screen, Shelf.REMOVED)
    choose_in_menu(screen, "Bring back")
    assert store.shelf_counts() == {Shelf.ACTIVE: 1, Shelf.ARCHIVED: 0, Shelf.REMOVED: 0}


def test_a_copy_of_an_archived_one_is_active(qtbot: QtBot, store: Store) -> None:
    (archived,) = add_named(store, "Sample Bakery")
    store.archive_organization(archived)
    screen = home(qtbot, store)
    choose_shelf(screen, Shelf.ARCHIVED)
    choose_in_menu(screen, "Duplicate")
    assert names(screen) == ["Sample Bakery (copy)"]
    assert shelves(screen).currentText() == "Active (1)"


def test_the_window_is_told_how_many_are_active(qtbot: QtBot, store: Store) -> None:
    add_named(store, "Sample Bakery", "Demo Polymers")
    screen = home(qtbot, store)
    assert screen.count == 2
    with qtbot.waitSignal(screen.counted) as counted:
        press_delete(qtbot, screen)
    assert counted.args == [1]
