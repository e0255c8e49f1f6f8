"""Any two assessments of the organization beside each other: what was closed, is new, worse or unchanged."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from isoassess.assessment.comparison import Comparison
from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.store import AssessmentSummary
from ui.lifecycle.comparison_cards import LISTED, HeadlineCard, MovementCard, rest_words
from ui.parts.assessment_labels import label_words
from ui.parts.judged_page import JudgedPage
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.drop_down import DropDown
from ui.widgets.layout.frames import Card, primary
from ui.widgets.layout.sizes import most_width
from ui.widgets.texts import ErrorText, Text

WIDEST = 1000  # the share of the drop-downs: all there is, up to their most
PICKER_WIDTH, LEAST_LETTERS = 480, 12  # pixels at most, and letters at least


class ComparisonScreen(JudgedPage):
    """`requirement_wanted` leads into the open assessment; `left` leads back to the overview."""

    requirement_wanted = Signal(str)
    new_wanted = Signal()
    left = Signal()

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(opened, parent)
        self._open = opened
        self._wanted = ("", opened.id)
        self._back = QPushButton(_("Back to the overview"))
        self._back.setAutoDefault(True)
        self._just_one = _JustOne()
        self._failure = ErrorText()
        self._pickers = _Pickers()
        self._headline = HeadlineCard()
        self._movements = [MovementCard(movement) for movement in LISTED]
        self._rest = Text("muted")
        for widget in (self._just_one, self._failure, self._pickers, self._headline, *self._movements):
            self.page.body.addWidget(widget)
        self.page.body.addWidget(self._rest)
        self.page.body.addStretch(1)
        self._back.clicked.connect(self.left)
        self._just_one.new_wanted.connect(self.new_wanted)
        self._pickers.picked.connect(self._compare)
        for card in self._movements:
            card.requirement_wanted.connect(self.requirement_wanted)

    @property
    def header(self) -> QWidget:
        """The button of the top bar."""
        return self._back

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing on the page has a use for it, leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def comparison(self) -> tuple[str, str]:
        """The ids of the two that are chosen."""
        return self._pickers.chosen

    def choose(self, before: str, after: str) -> None:
        """Compare these two when the screen is shown next."""
        self._wanted = (before, after)
        self._judged()

    def refresh(self) -> None:
        """Read the list of assessments again and compare the chosen ones."""
        try:
            listed = self._open.assessments.listed()
        except ExpectedError as error:
            self._fail(str(error))
            return
        self._just_one.setVisible(len(listed) < 2)
        self._pickers.setVisible(len(listed) > 1)
        if len(listed) < 2:
            self._show(None)
            return
        self._pickers.offer(listed, *self._wanted)
        self._compare()

    def _compare(self) -> None:
        before, after = self._wanted = self._pickers.chosen
        if before == after:
            self._fail(_("These are one and the same; choose another one on one side."))
            return
        try:
            self._show(self._open.assessments.compare(before, after))
        except ExpectedError as error:
            self._fail(str(error))

    def _fail(self, sentence: str) -> None:
        self._show(None)
        self._failure.setText(sentence)
        self._failure.show()

    def _show(self, comparison: Comparison | None) -> None:
        self._failure.hide()
        self._headline.setVisible(comparison is not None)
        self._rest.setVisible(comparison is not None)
        if comparison is None:
            for card in self._movements:
                card.hide()
            return
        here = frozenset(one.id for one in self._open.case.requirements)
        self._headline.show_comparison(comparison)
        for card in self._movements:
            card.show_comparison(comparison, here)
        self._rest.setText(rest_words(comparison))


class _Pickers(Card):
    """Two drop-downs with all assessments of the organization."""

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._before, self._after = DropDown(), DropDown()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for row, (word, box) in enumerate(((_("&From"), self._before), (_("&To"), self._after))):
            label = QLabel(word)
            label.setObjectName("strong")
            label.setBuddy(box)
            box.setAccessibleName(word.replace("&", ""))
            most_width(box, PICKER_WIDTH)
            box.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(LEAST_LETTERS)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
            box.currentIndexChanged.connect(self.picked)
        grid.setColumnStretch(1, WIDEST)
        grid.setColumnStretch(2, 1)
        self.body.addLayout(grid)

    @property
    def chosen(self) -> tuple[str, str]:
        return str(self._before.currentData()), str(self._after.currentData())

    def offer(self, listed: list[AssessmentSummary], before: str, after: str) -> None:
        """Show these without saying that a person picked."""
        rows = _rows([known.id for known in listed], before, after)
        for box, row in zip((self._before, self._after), rows, strict=True):
            with QSignalBlocker(box):
                box.clear()
                for known in listed:
                    box.addItem(label_words(known), known.id)
                box.setCurrentIndex(row)


class _JustOne(Card):
    """What a person sees where there is nothing to compare with."""

    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("There is just one assessment"), parent=parent)
        start = primary(_("Start a new assessment..."))
        says = _(
            "Once a second one is started, this page shows what was closed in between, what is new, "
            "worse or unchanged, requirement by requirement."
        )
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(Text("muted", says))
        column.addWidget(start, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(column)
        start.clicked.connect(self.new_wanted)


def _rows(ids: list[str], before: str, after: str) -> tuple[int, int]:
    """The places of the two among the newest first; where `before` is not named, two neighbors."""
    later = ids.index(after) if after in ids else 0
    if before in ids:
        return ids.index(before), later
    return (later + 1, later) if later + 1 < len(ids) else (later, later - 1)
