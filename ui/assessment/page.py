"""How a requirement's page is laid out: side by side where there is room, else one under the other."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from isoassess.domain.answer_fields import answer_field, answer_fields
from isoassess.language.texts import _
from ui.assessment.action import ActionFields
from ui.assessment.card import AuditorCard
from ui.assessment.evidence.files import FilesRow
from ui.assessment.parts import NotApplicableBox, QuestionHead, ResultLine
from ui.assessment.proposal import ProposalCard
from ui.assessment.regrade import RegradeBox
from ui.commands.command import bind
from ui.commands.of_question import FLAG, RATE
from ui.parts.lock_bar import LockBar
from ui.widgets.choosing.long_check_box import LongCheckBox
from ui.widgets.choosing.rating_row import RatingRow
from ui.widgets.explained_text import ExplainedText
from ui.widgets.keys.focus import give_focus
from ui.widgets.layout.columns import has_room
from ui.widgets.layout.frames import Page
from ui.widgets.layout.in_sight import see_together
from ui.widgets.layout.sizes import scaled
from ui.widgets.typing.both_values import BothValues
from ui.widgets.typing.saved_text import SavedText

MOUSE = Qt.FocusReason.MouseFocusReason
SIDE_BY_SIDE = 660  # width from which the auditor's card has room beside the answer
ABREAST = 520  # from which a grade has room for what can be done about it


class RequirementPage(Page):
    """Only the arrangement; what the parts do is the form's matter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requirementPage")
        self.lock_bar = LockBar()
        self.question = QuestionHead()
        self.both = BothValues()
        self.proposal = ProposalCard()
        self.rating = RatingRow()
        self.regrade = RegradeBox()
        self.result = ResultLine(self.regrade.opener)
        self.claim = NotApplicableBox()
        self.evidence = SavedText(
            _("Objective evidence"),
            lines=4,
            hint=_("Record, document, place, date; drop files or paste a screenshot"),
            takes_files=True,
        )
        self.files = FilesRow()
        self.ofi = LongCheckBox(_("Mark as an opportunity for improvement (OFI)"))
        self.flag = LongCheckBox(FLAG.words)
        bind(self.flag, FLAG)
        for rating, command in RATE.items():
            bind(self.rating.cell(rating), command)
        self.said = {
            field.key: SavedText(field.label, lines=field.form.lines, hint=field.form.hint)
            for field in answer_fields()
            if field.form
        }
        self.action = ActionFields()
        self.card = AuditorCard()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        see_together(self.rating, self.question)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the question gives it the keys; beside everything it takes them from the question."""
        super().mousePressEvent(event)
        hit = self.viewport().childAt(event.position().toPoint())
        on_question = any(part.isAncestorOf(hit) for part in (self.question, self.rating)) if hit else False
        if not (on_question and give_focus(self.rating, MOUSE)):
            give_focus(self, MOUSE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While the page itself has the keys, what is typed is meant for a field that was missed."""
        types = bool(event.text()) and event.key() != Qt.Key.Key_Escape
        if not (self.hasFocus() and types):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= scaled(SIDE_BY_SIDE) and has_room(self._columns, self.room)
        self.result.stand(abreast=event.size().width() >= scaled(ABREAST))
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() is not direction:
            self._columns.setDirection(direction)

    def _arrange(self) -> None:
        self.body.setContentsMargins(26, 22, 26, 20)
        self.body.setSpacing(12)
        for part in (
            self.lock_bar,
            self.question,
            self.both,
            self.proposal,
            self.rating,
            self.result,
            self.regrade,
            self.claim,
        ):
            self.body.addWidget(part)
        answer = QVBoxLayout()
        answer.setSpacing(6)
        _add_field(answer, _("Objective &evidence"), self.evidence)
        answer.addWidget(self.files)
        answer.addWidget(self.ofi)
        answer.addWidget(self.flag)
        answer.addSpacing(8)
        _add_field(answer, _("Act&ion"), self.action.what, shown=self.action)
        for key, field in self.said.items():
            answer.addSpacing(8)
            asked = answer_field(key).form
            _add_field(answer, asked.heading if asked else "", field)
        answer.addStretch(1)
        beside = QVBoxLayout()
        beside.addWidget(self.card)
        beside.addStretch(1)
        self._columns.setSpacing(18)
        self._columns.addLayout(answer, 7)
        self._columns.addLayout(beside, 6)
        self.body.addSpacing(6)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)


def _add_field(column: QVBoxLayout, words: str, field: QWidget, *, shown: QWidget | None = None) -> None:
    """A heading whose mnemonic goes to the field, and the field; `shown` where more belongs to it."""
    heading: QLabel = ExplainedText("heading", words)
    heading.setBuddy(field.focusProxy() or field)  # a mnemonic passes by what takes no focus itself
    column.addWidget(heading)
    column.addWidget(shown or field)
