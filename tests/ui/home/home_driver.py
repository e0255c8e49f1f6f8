"""The list of organizations as a person sits before it: what is seen, and which keys are pressed."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import Catalogue, shipped
from isoassess.store import Shelf, Store
from tests.ui.sample_stores import today
from ui.home.cell_words import NAME
from ui.home.screen import HomeScreen
from ui.session.remembered import Remembered


def home(
    qtbot: QtBot,
    store: Store,
    *,
    catalogue: Callable[[], Catalogue] = shipped,
    today: Callable[[], datetime.date] = today,
) -> HomeScreen:
    """The list as large as in a window of 1280 by 800."""
    remembered = Remembered(store.path.with_name("settings.json"))
    screen = HomeScreen(store, catalogue, remembered, today=today)
    screen.resize(1068, 710)
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


def open_menu(screen: HomeScreen) -> QMenu:
    """The menu that Shift+F10 opens."""
    screen.focus_list()
    QTest.keyClick(table(screen), Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def offered(screen: HomeScreen) -> list[str]:
    """What the menu offers, in words."""
    menu = open_menu(screen)
    words = [action.text().replace("&", "") for action in menu.actions() if action.isVisible()]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    return [word for word in words if word]


def choose_in_menu(screen: HomeScreen, word: str) -> None:
    """Open the menu and press the underlined letter."""
    menu = open_menu(screen)
    (action,) = (action for action in menu.actions() if action.text().replace("&", "") == word)
    letter = action.text()[action.text().index("&") + 1]
    QTest.keyClicks(menu, letter)


def sort_by_menu(screen: HomeScreen, word: str) -> None:
    """Choose in the menu below "Sort by"."""
    menu = open_menu(screen)
    QTest.keyClicks(menu, "s")
    below = QApplication.activePopupWidget()
    assert isinstance(below, QMenu)
    assert below is not menu
    below.setActiveAction(next(action for action in below.actions() if action.text() == word))
    QTest.keyClick(below, Qt.Key.Key_Return)


def shelves(screen: HomeScreen) -> QComboBox:
    found = screen.header.findChild(QComboBox)
    assert isinstance(found, QComboBox)
    return found


def choose_shelf(screen: HomeScreen, shelf: Shelf) -> None:
    """As with the arrow keys in the choice of shelves."""
    box = shelves(screen)
    step = list(Shelf).index(shelf) - box.currentIndex()
    for _time in range(abs(step)):
        QTest.keyClick(box, Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up)


def break_file(store: Store) -> None:
    store.close()  # first, for closing writes what is still beside the file into it
    store.path.write_bytes(b"not a database at all" * 400)
    for side in ("-wal", "-shm"):
        store.path.with_name(store.path.name + side).unlink(missing_ok=True)
