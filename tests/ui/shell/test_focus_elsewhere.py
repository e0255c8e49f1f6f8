"""On every other screen and in dialogs: keys go to what is seen, Enter removes nothing, Alt types nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain.profile import Organization, Profile
from isoassess.standard_choice.intake import IntakePage
from isoassess.store import Shelf, Store
from tests.ui.sample_stores import add_named, store_in, today
from ui.commands.places import LIBRARY, REPORTS
from ui.home.header import HomeHeader
from ui.home.table import OrganizationsTable
from ui.session.profile_draft import ProfileDraft
from ui.session.remembered import Remembered
from ui.shell.alt_keys import AltKeys
from ui.shell.main_window import MainWindow
from ui.shell.places.navigation_button import NavigationButton
from ui.widgets.explanation import ExplainButton
from ui.wizard.intake_wizard import IntakeWizard

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store, tmp_path: Path) -> MainWindow:
    add_named(store, *(f"Sample Works {number:03}" for number in range(70)))
    made = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def focused() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def settled(qtbot: QtBot, page: QWidget) -> int:
    """The height of a page once its layout has come to rest."""
    known = -1
    while known != page.height():
        known = page.height()
        qtbot.wait(100)
    return known


def table_of(window: MainWindow) -> OrganizationsTable:
    (table,) = window.home.findChildren(OrganizationsTable)
    return table


def search_of(window: MainWindow) -> QLineEdit:
    header = window.home.header
    assert isinstance(header, HomeHeader)
    (field,) = header.findChildren(QLineEdit)
    return field


def test_home_and_end_lead_to_the_first_and_the_last_organization(window: MainWindow) -> None:
    table = table_of(window)
    assert table.hasFocus()
    press(Key.Key_End)
    assert table.currentIndex().row() == 69
    assert table.visualRect(table.currentIndex()).bottom() <= table.viewport().height()
    press(Key.Key_Home)
    assert table.currentIndex().row() == 0


def test_a_search_that_finds_no_organization_keeps_the_keys(window: MainWindow) -> None:
    press(Key.Key_F, Mod.ControlModifier)
    QTest.keyClicks(focused(), "zzqq")
    press(Key.Key_Down)
    assert search_of(window).hasFocus()
    press(Key.Key_A, Mod.ControlModifier)
    for sign in "works 069":
        QTest.keyClicks(focused(), sign)
    assert search_of(window).text() == "works 069"
    press(Key.Key_Escape)
    assert search_of(window).text() == ""
    assert table_of(window).hasFocus()


def test_enter_in_the_menu_deletes_nothing_and_space_does(window: MainWindow, store: Store) -> None:
    menu = table_of(window).menu
    delete = next(action for action in menu.actions() if action.text() == "&Delete")
    for key, left in ((Key.Key_Return, 70), (Key.Key_Enter, 70), (Key.Key_Space, 69)):
        menu.popup(window.mapToGlobal(window.rect().center()))
        menu.setActiveAction(delete)
        QTest.keyClick(menu, key)
        menu.close()
        assert store.shelf_counts()[Shelf.ACTIVE] == left


@pytest.mark.parametrize("place", [REPORTS, LIBRARY])
def test_a_button_that_rests_gives_the_keys_to_its_screen(window: MainWindow, place: str) -> None:
    """As while a document is written: the next place of the sidebar is nobody's goal."""
    if place == REPORTS:
        window.open_organization(window.home.model.index(0, 0).data(Qt.ItemDataRole.UserRole))
    window.go(place)
    top = window.findChildren(QPushButton)
    button = next(
        one for one in top if one.isVisible() and one.isEnabled() and not isinstance(one, NavigationButton)
    )
    button.setFocus()
    button.setEnabled(False)
    assert not isinstance(focused(), NavigationButton)


def test_escape_closes_what_a_question_mark_explained_and_nothing_moves(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.open_organization(window.home.model.index(0, 0).data(Qt.ItemDataRole.UserRole))
    open_screens = window.open_screens
    assert open_screens is not None
    ask = next(one for one in open_screens.overview.findChildren(ExplainButton) if one.isVisible())
    page = open_screens.overview.page.widget()
    assert page is not None
    height = settled(qtbot, page)
    ask.setFocus()
    press(Key.Key_Return)
    assert ask.note.isVisible()
    assert page.rect().contains(ask.note.geometry())
    assert settled(qtbot, page) == height
    press(Key.Key_Escape)
    assert not ask.note.isVisible()
    press(Key.Key_Return)
    open_screens.overview.setFocus()
    press(Key.Key_Escape)
    assert not ask.note.isVisible()


def test_a_step_that_is_not_to_be_had_yet_types_nothing(
    qtbot: QtBot, qapp: QApplication, store: Store
) -> None:
    """Alt+4 before there is a name, Alt+B on the first page, Alt with a letter that is no command."""
    alt = AltKeys(qapp)
    wizard = IntakeWizard(ProfileDraft(store, today=today))
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    for key in (Key.Key_4, Key.Key_B, Key.Key_X):
        press(key, Mod.AltModifier)
    field = focused()
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    QTest.keyClicks(field, "Sample")
    typed = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert typed == "Sample"
    alt.deleteLater()


def test_enter_removes_no_site_and_space_leaves_the_keys_where_sites_are_added(
    qtbot: QtBot, store: Store
) -> None:
    organization_id = store.add_organization(Profile(organization=Organization(name="Sample Bakery")))
    store.save_wizard_page(organization_id, IntakePage.ORGANIZATION)
    wizard = IntakeWizard(ProfileDraft(store, organization_id, today=today))
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    wizard.go_to(IntakePage.SITES)
    buttons = {one.text(): one for one in wizard.currentPage().findChildren(QPushButton)}
    buttons["&Add a site"].click()
    buttons["&Remove"].setFocus()
    press(Key.Key_Return)
    assert buttons["&Remove"].isVisible()
    assert wizard.currentId() == IntakePage.SITES
    press(Key.Key_Space)
    assert not buttons["&Remove"].isVisible()
    assert buttons["&Add a site"].hasFocus()
