"""What the tests of packages and files in the window do as a person: wait for a dialog, read, press."""

from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.store import Store
from ui.shell.main_window import MainWindow
from ui.widgets.tips import BREAK

SOON = 20_000  # milliseconds on a busy machine


def firm(store: Store) -> str:
    return store.organizations()[0].id


def assessment(store: Store) -> str:
    return store.assessments(firm(store))[0].id


def dialog_in(qtbot: QtBot, window: MainWindow, kind: type[QDialog]) -> QDialog:
    qtbot.waitUntil(lambda: isinstance(window.packages.packages.dialog, kind), timeout=SOON)
    dialog = window.packages.packages.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def told(window: MainWindow) -> str:
    """What the line below the screens says, without the places where a long word may be broken."""
    return window.packages.line.says.replace(BREAK, "")


def press(dialog: QDialog, word: str) -> None:
    for button in dialog.findChildren(QPushButton):
        if button.text().replace("&", "") == word and button.isVisible():
            button.click()
            return
    raise AssertionError(word)
