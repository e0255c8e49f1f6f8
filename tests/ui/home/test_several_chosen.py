"""Several organizations chosen in the list: put away, brought back, exported, each by one press."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from isoassess.domain.profile import Organization, Profile
from isoassess.store import Shelf, Store
from tests.ui.home.home_driver import (
    break_file,
    home,
    names,
    open_menu,
    press_undo,
    said,
    table,
)
from tests.ui.sample_stores import add_named, store_in
from ui.home.cell_words import NAME
from ui.home.screen import HomeScreen

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
FIRMS = ("Sample Bakery", "Sample Freight", "Sample Works", "Sample Tools")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        add_named(opened, *FIRMS)
        yield opened


@pytest.fixture
def screen(qtbot: QtBot, store: Store) -> HomeScreen:
    return in_front(qtbot, home(qtbot, store))


def in_front(qtbot: QtBot, screen: HomeScreen) -> HomeScreen:
    """The keys of the menu work in the active window alone."""
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return screen


def chosen(screen: HomeScreen) -> list[str]:
    rows = sorted(index.row() for index in table(screen).selectionModel().selectedRows(NAME))
    return [names(screen)[row] for row in rows]


def choose(screen: HomeScreen, *rows: int) -> None:
    """As with Ctrl and the mouse."""
    screen.focus_list()
    flag = QItemSelectionModel.SelectionFlag
    for row in rows:
        how = flag.ClearAndSelect if row == rows[0] else flag.Select
        table(screen).selectionModel().setCurrentIndex(screen.model.index(row, NAME), how | flag.Rows)


def key(
    screen: HomeScreen, pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(table(screen), pressed, held)


def test_several_are_chosen_by_keys_and_mouse_and_it_is_said(screen: HomeScreen) -> None:
    QAccessible.setActive(True)  # as while a screen reader is there
    screen.focus_list()
    key(screen, Qt.Key.Key_Home)
    key(screen, Qt.Key.Key_Down, SHIFT)
    assert len(chosen(screen)) == 2
    assert any(words.startswith("2 organizations are chosen.") for words in said(screen))
    key(screen, Qt.Key.Key_Down, CTRL)
    key(screen, Qt.Key.Key_Space, CTRL)
    assert len(chosen(screen)) == 3
    key(screen, Qt.Key.Key_A, CTRL)
    assert len(chosen(screen)) == len(FIRMS)
    key(screen, Qt.Key.Key_Home)
    assert len(chosen(screen)) == 1
    assert not any("are chosen" in words for words in said(screen))
    last = table(screen).visualRect(screen.model.index(2, NAME)).center()
    QTest.mouseClick(table(screen).viewport(), Qt.MouseButton.LeftButton, SHIFT, last)
    assert len(chosen(screen)) == 3
    QAccessible.setActive(False)


def test_several_are_archived_with_one_key_and_come_back_with_one(
    qtbot: QtBot, screen: HomeScreen, store: Store
) -> None:
    before = names(screen)
    choose(screen, 0, 2)
    gone = chosen(screen)
    key(screen, Qt.Key.Key_E, CTRL)
    assert names(screen) == [name for name in before if name not in gone]
    assert "2 organizations were archived." in said(screen)
    assert sorted(one.name for one in store.organizations(shelf=Shelf.ARCHIVED)) == sorted(gone)
    press_undo(qtbot, screen)
    assert sorted(names(screen)) == sorted(before)
    assert sorted(chosen(screen)) == sorted(gone)  # and can be put elsewhere again, or exported


def test_what_somebody_has_put_elsewhere_meanwhile_stays_there(
    qtbot: QtBot, screen: HomeScreen, store: Store
) -> None:
    choose(screen, 0, 1)
    gone = chosen(screen)
    key(screen, Qt.Key.Key_Delete)
    assert "2 organizations were deleted. They can be brought back from Deleted." in said(screen)
    other = next(one.id for one in store.organizations(shelf=Shelf.REMOVED) if one.name == gone[1])
    store.restore_organization(other)
    store.archive_organization(other)
    press_undo(qtbot, screen)
    assert gone[0] in names(screen)
    assert [one.name for one in store.organizations(shelf=Shelf.ARCHIVED)] == [gone[1]]


def test_what_is_refused_is_done_to_none(screen: HomeScreen, store: Store) -> None:
    choose(screen, 0, 1)
    before = names(screen)
    break_file(store)
    key(screen, Qt.Key.Key_Delete)
    assert names(screen) == before
    assert "2 organizations were deleted" not in "".join(said(screen))
    assert len(said(screen)) == 2


def test_of_a_long_list_all_are_put_away_and_brought_back(qtbot: QtBot, store: Store) -> None:
    for number in range(30):
        store.add_organization(Profile(organization=Organization(name=f"Sample {number:02}")))
    screen = in_front(qtbot, home(qtbot, store))
    screen.focus_list()
    key(screen, Qt.Key.Key_A, CTRL)
    assert len(chosen(screen)) == 30 + len(FIRMS)
    key(screen, Qt.Key.Key_E, CTRL)
    assert names(screen) == []
    press_undo(qtbot, screen)
    assert len(names(screen)) == 30 + len(FIRMS)


def test_several_are_exported_together_and_what_is_for_one_alone_is_not_offered(
    qtbot: QtBot, screen: HomeScreen
) -> None:
    choose(screen, 1, 3)
    wanted = chosen(screen)
    with qtbot.waitSignal(screen.export_wanted) as told:
        key(screen, Qt.Key.Key_E, CTRL | SHIFT)
    assert sorted(name for _id, name in told.args[0]) == sorted(wanted)
    with qtbot.waitSignal(screen.folder_wanted) as told:
        key(screen, Qt.Key.Key_F, CTRL | SHIFT)
    assert len(told.args[0]) == 2
    menu = open_menu(screen)
    useful = {one.text().replace("&", "") for one in menu.actions() if one.isEnabled() and one.isVisible()}
    menu.close()
    assert {"Archive (2 chosen)", "Delete (2 chosen)", "Export (2 chosen)..."} <= useful
    assert not {"Open", "Duplicate"} & useful


def test_a_right_click_on_one_of_several_keeps_them_and_elsewhere_means_that_one(screen: HomeScreen) -> None:
    choose(screen, 0, 1)
    for row, count in ((1, 2), (3, 1)):
        place: QPoint = table(screen).visualRect(screen.model.index(row, NAME)).center()
        viewport = table(screen).viewport()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
        QApplication.sendEvent(viewport, event)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        popup.close()
        assert len(chosen(screen)) == count


def test_in_a_narrow_window_nothing_beside_the_search_is_covered(screen: HomeScreen, store: Store) -> None:
    """With a choice of shelves there is less room for it."""
    store.archive_organization(store.organizations()[0].id)
    screen.refresh()
    screen.header.resize(560, 44)
    QApplication.processEvents()
    parts = sorted(
        (one.geometry() for one in screen.header.findChildren(QWidget) if shown(one, screen.header)),
        key=lambda one: one.left(),
    )
    assert len(parts) == 4
    assert all(one.right() < other.left() for one, other in pairwise(parts))
    assert parts[-1].right() <= screen.header.width()


def shown(part: QWidget, header: QWidget) -> bool:
    return part.parent() is header and part.isVisible()
