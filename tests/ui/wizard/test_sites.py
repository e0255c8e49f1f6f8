"""In the table of sites a letter replaces no word, and a site that was removed can be had again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isoassess.domain.profile import Organization, People, Profile, Site
from isoassess.standard_choice.intake import IntakePage
from tests.ui.wizard.test_wizard import WizardDriver
from ui.wizard.questions.sites_model import NAME
from ui.wizard.questions.sites_table import CellEdit, SitesTable

SITES: tuple[Site, ...] = (Site(name="Mill", address="1 Sample Street"), Site(name="Shop"), Site(name="Yard"))
LEFT = Qt.MouseButton.LeftButton
KEYS = "people.sites"


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[WizardDriver]:
    profile = Profile(organization=Organization(name="Sample Works"), people=People(sites=SITES))
    driver = WizardDriver(qtbot, tmp_path / "store.db", profile)
    driver.go(IntakePage.SITES)
    yield driver
    driver.store.close()


def table(driver: WizardDriver) -> SitesTable:
    return driver.inside(KEYS, SitesTable)


def button(driver: WizardDriver, words: str) -> QPushButton:
    buttons = driver.field(KEYS).findChildren(QPushButton)
    return next(one for one in buttons if one.text().replace("&", "") == words)


def stand_on(driver: WizardDriver, row: int) -> None:
    table(driver).setFocus()
    table(driver).setCurrentIndex(table(driver).model().index(row, NAME))


def focused() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


@pytest.mark.parametrize("opened_by", ["a letter", "F2", "Enter", "a double click"])
def test_what_is_typed_comes_behind_what_stands_in_a_cell(driver: WizardDriver, opened_by: str) -> None:
    """What was found: one click on the name, one letter, and the name was that letter."""
    stand_on(driver, 0)
    place = table(driver).visualRect(table(driver).currentIndex()).center()
    if opened_by == "a double click":
        QTest.mouseClick(table(driver).viewport(), LEFT, pos=place)
        QTest.mouseDClick(table(driver).viewport(), LEFT, pos=place)
    elif opened_by != "a letter":
        QTest.keyClick(focused(), Qt.Key.Key_F2 if opened_by == "F2" else Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "q")
    cell = focused()
    assert isinstance(cell, CellEdit)
    assert (cell.text(), cell.selectedText()) == ("Millq", "")
    QTest.keyClick(cell, Qt.Key.Key_Tab)
    address = focused()
    assert isinstance(address, CellEdit)
    assert (address.text(), address.selectedText()) == ("1 Sample Street", "")
    QTest.keyClick(address, Qt.Key.Key_Escape)
    assert driver.stored.people.sites[0].name == "Millq"


@pytest.mark.parametrize("by", ["the button", "Ctrl+Z"])
def test_sites_that_were_removed_come_again_by_undo_each_in_its_place(driver: WizardDriver, by: str) -> None:
    """What was found: Remove took a site away without a question, and there was no way back."""
    for _time in range(2):
        stand_on(driver, 0)
        QTest.mouseClick(button(driver, "Remove"), LEFT)
    assert driver.stored.people.sites == SITES[2:]
    assert "Shop was removed." in driver.note(KEYS)
    for left in (1, 0):
        if by == "the button":
            QTest.mouseClick(button(driver, "Undo"), LEFT)
        else:
            QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert driver.stored.people.sites == SITES[left:]
        assert table(driver).hasFocus()
    assert "was removed" not in driver.note(KEYS)


def test_the_last_site_comes_again_too(driver: WizardDriver) -> None:
    for _time in SITES:
        stand_on(driver, 0)
        QTest.mouseClick(button(driver, "Remove"), LEFT)
    assert not driver.stored.people.sites
    QTest.mouseClick(button(driver, "Undo"), LEFT)
    assert driver.stored.people.sites == SITES[2:]


def test_a_double_click_removes_one_site(driver: WizardDriver) -> None:
    stand_on(driver, 0)
    QTest.mouseClick(button(driver, "Remove"), LEFT)
    QTest.mouseDClick(button(driver, "Remove"), LEFT)
    assert driver.stored.people.sites == SITES[1:]


def test_no_number_in_a_removed_site_comes_again_with_it(driver: WizardDriver) -> None:
    stand_on(driver, 1)
    table(driver).setCurrentIndex(table(driver).model().index(1, 2))
    QTest.keyClick(focused(), Qt.Key.Key_F2)
    QTest.keyClicks(focused(), "many")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()  # a cell is taken over after the key is done
    assert driver.field(KEYS).wrong
    QTest.mouseClick(button(driver, "Remove"), LEFT)
    assert not driver.field(KEYS).wrong
    QTest.mouseClick(button(driver, "Undo"), LEFT)
    assert table(driver).model().index(1, 2).data() == "many"
    assert driver.field(KEYS).wrong
