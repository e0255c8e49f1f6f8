"""Ctrl+Q in the wizard closes it as its own button does, with all that was answered, and then the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from isoassess.standard_choice.intake import IntakePage
from isoassess.store import Store
from tests.ui.sample_stores import add_named, store_in, window_on
from ui.shell.main_window import MainWindow
from ui.widgets.days.day_line import DayLine
from ui.wizard.intake_wizard import IntakeWizard


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> MainWindow:
    return window_on(qtbot, store)


def wizard_of(qtbot: QtBot, window: MainWindow) -> IntakeWizard:
    shown = window.intake.wizard
    assert shown is not None
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def press_quit() -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


def test_what_was_typed_last_is_kept_and_the_window_goes(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    window.new_organization()
    wizard_of(qtbot, window)
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    QTest.keyClicks(name, "Sample Bakery")
    press_quit()
    assert not window.isVisible()
    assert window.intake.wizard is None
    (known,) = store.organizations()
    assert known.name == "Sample Bakery"


def test_the_place_in_the_wizard_is_kept_for_the_next_time(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    (organization,) = add_named(store, "Sample Bakery")
    store.save_wizard_page(organization, IntakePage.SITES)
    window.intake.ask(organization)
    wizard_of(qtbot, window).go_to(IntakePage.ACTIVITIES)
    press_quit()
    assert not window.isVisible()
    assert store.wizard_page(organization) == IntakePage.ACTIVITIES


def test_what_cannot_be_saved_holds_both_once(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    (organization,) = add_named(store, "Sample Bakery")
    window.intake.ask(organization)
    wizard = wizard_of(qtbot, window)
    wizard.go_to(IntakePage.EXTERNAL)
    day = next(line for line in wizard.currentPage().findChildren(DayLine) if line.isVisible())
    day.setFocus()
    day.selectAll()
    QTest.keyClicks(day, "some day")
    press_quit()
    assert window.isVisible()
    assert wizard.isVisible()
    press_quit()
    assert not window.isVisible()
