"""The real window over a real file, and a person who has only a keyboard."""

import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from ui.session.open_assessment import OpenAssessment
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.organization_screens import OrganizationScreens
from ui.wizard.intake_wizard import IntakeWizard
from ui.wizard.questions.fields import Field

TODAY = datetime.date(2026, 11, 23)
KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


class Person:
    """Starts the program, presses keys where the focus is, reads what is visible, and closes it again."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.file = folder / "isoassess.db"
        self.folder = folder
        self.start()

    def start(self) -> None:
        self.store = Store.open(self.file, who="A. Consultant")
        self.window = MainWindow(
            self.store, shipped, Remembered(self.folder / "settings.json"), today=lambda: TODAY
        )
        self.qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def quit(self) -> None:
        """Leave with the keyboard; what was typed last has had no time to be saved by a pause."""
        self.press(KEY.Key_Q, CONTROL)
        assert not self.window.isVisible()
        self.store.close()

    @property
    def focus(self) -> QWidget:
        """Where a key goes; without a screen nobody but us hands the focus to the window in front."""
        menu = QApplication.activePopupWidget()
        if menu is not None:
            return menu
        if not self.front.isActiveWindow():
            self.front.activateWindow()
            self.qtbot.waitUntil(self.front.isActiveWindow)
        return QApplication.focusWidget() or self.front

    @property
    def front(self) -> QWidget:
        return QApplication.activeModalWidget() or self.window

    @property
    def wizard(self) -> IntakeWizard:
        wizard = self.window.intake.wizard
        assert wizard is not None
        return wizard

    @property
    def open_screens(self) -> OrganizationScreens:
        open_screens = self.window.open_screens
        assert open_screens is not None
        return open_screens

    @property
    def opened(self) -> OpenAssessment:
        return self.open_screens.open

    def press(self, key: KEY, modifier: Qt.KeyboardModifier = NONE, *, times: int = 1) -> None:
        for _time in range(times):
            QTest.keyClick(self.focus, key, modifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.press(KEY.Key_V, CONTROL)

    def tab_to(self, key: str) -> None:
        """Press Tab until the question about a profile key has the focus."""
        for _tab in range(80):
            field = self._field
            if field is not None and field.key == key:
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(f"Tab does not lead to {key}")

    def answer(self, key: str, value: object) -> None:
        """Go to a question of choices and press the arrow until the answer is chosen."""
        self.tab_to(key)
        field = self._field
        assert field is not None
        if field.findChild(QComboBox):
            self.press(KEY.Key_Home)
        for _step in range(12):
            if field.value() == value:
                return
            self.press(KEY.Key_Down if field.findChild(QComboBox) else KEY.Key_Right)
        raise AssertionError(f"{key} does not offer {value}")

    def shown(self, key: str) -> object:
        """Go to a question and read its answer."""
        self.tab_to(key)
        assert self._field is not None
        return self._field.value()

    def fill(self, key: str, text: str) -> None:
        self.tab_to(key)
        self.type(text)

    def next_page(self) -> None:
        before = self.wizard.currentId()
        self.press(KEY.Key_N, ALT)
        self.qtbot.waitUntil(lambda: self.wizard.currentId() == before + 1)

    def finish(self) -> None:
        """Finish the wizard, which leads to the overview of the assessment that has begun."""
        self.press(KEY.Key_F, ALT)
        self.qtbot.waitUntil(lambda: self.window.intake.wizard is None)
        assert self.front is self.window

    def go(self, place: str) -> None:
        """Press the keys of a place in the sidebar."""
        keys = {"overview": KEY.Key_1, "assessment": KEY.Key_4, "actions": KEY.Key_5}
        self.press(keys[place], CONTROL)
        self.qtbot.waitUntil(self.open_screens.screen(place).isVisible)

    def open_first(self) -> None:
        """Enter opens the line of the list that has the focus."""
        self.press(KEY.Key_Return)
        self.qtbot.waitUntil(
            lambda: self.window.open_screens is not None or self.window.intake.wizard is not None
        )

    def sees(self, words: str) -> bool:
        """Whether a visible label of the window in front says this, on however many lines."""
        labels = (label.text() for label in self.front.findChildren(QLabel) if label.isVisible())
        return any(words in text for text in labels)

    @property
    def _field(self) -> Field | None:
        """The question of the wizard that has the focus."""
        at: QWidget | None = self.focus
        while at is not None and not isinstance(at, Field):
            at = at.parentWidget()
        return at
