"""The assessment screen over a real store, and the hands of a person."""

import datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.profile import Profile
from isoassess.store import Store, viewed
from tests.ready_stores import put_empty_store
from ui.assessment.clauses.clauses_model import ClauseRole
from ui.assessment.clauses.rows import TreePlace
from ui.assessment.screen import AssessmentScreen
from ui.session.open_assessment import OpenAssessment
from ui.session.remembered import Remembered
from ui.widgets.choosing.rating_row import RatingRow
from ui.widgets.days.day_line import DayLine

TODAY = datetime.date(2026, 11, 23)


class AssessmentDriver:
    """An assessment in a real store, its screen in a window, and the hands of a person."""

    def __init__(self, qtbot: QtBot, path: Path, profile: Profile, lens: Lens = Lens.ISO9001_2026) -> None:
        self.qtbot = qtbot
        self.path = path
        self.store = Store.open(put_empty_store(path), who="A. Consultant", busy_timeout=0.05)
        organization = self.store.add_organization(profile)
        self.assessment = self.store.add_assessment(
            organization,
            lens=lens,
            started=TODAY,
            assessor="A. Consultant",
            catalogue_version=shipped().version,
        )
        self.open()

    def open(self) -> None:
        self.remembered = Remembered(self.path.with_name("settings.json"))
        self.opened = OpenAssessment(
            self.store, shipped(), self.assessment, self.remembered, today=lambda: TODAY
        )
        self.screen = AssessmentScreen(self.opened)
        self.said: list[str] = []
        self.screen.status_said.connect(self.said.append)
        self.window = QWidget()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.screen.header)
        layout.addWidget(self.screen)
        self.window.resize(1068, 740)
        self.qtbot.addWidget(
            self.window
        )  # held: garbage that is still shown would be hidden half taken apart
        self.window.show()
        self.qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.screen.setFocus()
        self.qtbot.waitUntil(self.tree.hasFocus)

    @property
    def tree(self) -> QTreeView:
        return cast(QTreeView, self.screen.findChild(QTreeView))

    @property
    def ids(self) -> list[str]:
        return [requirement.id for requirement in self.opened.case.requirements]

    @property
    def search(self) -> QLineEdit:
        return cast(QLineEdit, self.screen.header.findChild(QLineEdit))

    @property
    def choice(self) -> QComboBox:
        return cast(QComboBox, self.screen.header.findChild(QComboBox))

    def choose(self, words: str) -> None:
        """Take the choice that begins with these words, as "Gaps (3)" does with Gaps."""
        self.choice.setCurrentIndex(self.choice.findText(words, Qt.MatchFlag.MatchStartsWith))

    def choices(self) -> list[str]:
        return [self.choice.itemText(place) for place in range(self.choice.count())]

    def label(self, words: str) -> QLabel | None:
        """The label in sight that holds these words."""
        labels = self.screen.findChildren(QLabel)
        return next((label for label in labels if label.isVisible() and words in label.text()), None)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def redo(self) -> None:
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    def click(self, rating: Rating) -> None:
        row = cast(RatingRow, self.screen.findChild(RatingRow))
        self.qtbot.mouseClick(row.cell(rating), Qt.MouseButton.LeftButton)

    @property
    def due(self) -> DayLine:
        """Where the due date is typed."""
        return cast(DayLine, self.screen.findChild(DayLine))

    def field(self, name: str) -> QPlainTextEdit:
        editors = self.screen.findChildren(QPlainTextEdit)
        return next(editor for editor in editors if editor.accessibleName() == name)

    def type(self, name: str, text: str) -> None:
        self.field(name).setFocus()
        self.qtbot.keyClicks(self.field(name), text)

    def stored(self, requirement_id: str) -> Answer:
        """As another session reads it."""
        with viewed(self.path, who="Reader") as other:  # also while the file is locked
            return other.answers(self.assessment).get(requirement_id, Answer())

    def words(self) -> str:
        """All that the labels in sight say."""
        return "\n".join(label.text() for label in self.screen.findChildren(QLabel) if label.isVisible())

    def rows(self) -> list[str]:
        """The ids of the requirements in the tree."""
        model = self.tree.model()
        found: list[str] = []
        waiting = [model.index(row, 0) for row in range(model.rowCount())]
        while waiting:
            index = waiting.pop(0)
            waiting[:0] = [model.index(row, 0, index) for row in range(model.rowCount(index))]
            place: TreePlace = index.data(ClauseRole.PLACE)
            if place.only and not model.hasChildren(index):
                found.append(place.only)
        return found
