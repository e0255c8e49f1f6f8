"""The actions of the sample in a whole window, and the hands of a person."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action
from isoassess.store import Store
from tests.sample_organization import put_sample
from tests.ui.sample_stores import (
    today,
)
from ui.actions.actions_model import WHAT
from ui.actions.open_actions import OpenActions
from ui.actions.screen import ActionsScreen
from ui.commands.places import ACTIONS
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.places.navigation_button import NavigationButton

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LATE_ONE, CALIBRATION = "policy-known", "calibration"


class ActionsDriver:
    """A window in front of a person: what they press, and what they see."""

    def __init__(self, qtbot: QtBot, store: Store, folder: Path) -> None:
        self.qtbot, self.store = qtbot, store
        self.assessment = put_sample(store, shipped())
        self.organization = store.assessment(self.assessment).organization_id
        self.window = MainWindow(store, shipped, Remembered(folder / "settings.json"), today=today)
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def enter(self) -> OpenActions:
        """The actions of the sample organization."""
        self.window.open_organization(self.organization)
        self.window.go(ACTIONS)
        assert self.window.open_screens is not None
        return self.window.open_screens.actions

    @property
    def screen(self) -> ActionsScreen:
        found = [one for one in self.window.findChildren(ActionsScreen) if one.isVisible()]
        return found[0]

    @property
    def table(self) -> QTableView:
        return cast(QTableView, self.screen.findChild(QTableView))

    def at(self, requirement_id: str, column: int) -> None:
        """Stand on a cell, with the keys in the table."""
        self.screen.select((self.assessment, requirement_id))
        self.table.setCurrentIndex(self.table.currentIndex().siblingAtColumn(column))
        self.table.setFocus()

    def cell(self, column: int) -> str:
        return str(self.table.currentIndex().siblingAtColumn(column).data())

    def rows(self, column: int = WHAT) -> list[str]:
        model = self.screen.model
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def press(self, key: KEY, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifier)
        QApplication.processEvents()  # a cell closes after the key is done

    def type(self, text: str) -> None:
        for letter in text:  # the first one may open the cell that takes the others
            QTest.keyClicks(cast(QWidget, QApplication.focusWidget()), letter)

    def write_over(self, text: str) -> None:
        """Open the cell one stands on, and put a text in the place of what is there."""
        self.press(KEY.Key_F2)
        self.press(KEY.Key_A, CTRL)
        self.type(text)

    def stored(self, requirement_id: str) -> Action:
        """As another session reads it."""
        with Store.open(self.store.path, who="reader") as other:
            return other.answers(self.assessment)[requirement_id].action

    def figure(self) -> str:
        buttons = self.window.findChildren(NavigationButton)
        (button,) = (one for one in buttons if one.text() == "Actions" and one.isVisible())
        return button.accessibleDescription().removesuffix(" open")  # as a screen reader hears it

    def words(self) -> str:
        """All that the labels in sight say, with the header and the lower edge."""
        labels = self.window.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def field(self, name: str) -> QPlainTextEdit:
        editors = self.window.findChildren(QPlainTextEdit)
        return next(one for one in editors if one.accessibleName() == name and one.isVisible())

    def combo(self, name: str) -> QComboBox | None:
        found = [one for one in self.window.findChildren(QComboBox) if one.accessibleName() == name]
        return next((one for one in found if one.isVisible()), None)

    def button(self, words: str) -> QPushButton:
        buttons = self.window.findChildren(QPushButton)
        return next(one for one in buttons if one.isVisible() and one.text().replace("&", "") == words)

    def search(self, text: str) -> None:
        field = next(one for one in self.window.findChildren(QLineEdit) if one.isVisible())
        field.setText(text)
