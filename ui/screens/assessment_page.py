"""How a requirement's page is laid out: side by side where there is room, else one under the other."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLabel, QVBoxLayout, QWidget

from isoassess.texts import _
from ui.screens.assessment_action import ActionFields
from ui.screens.assessment_card import AuditorCard
from ui.screens.assessment_parts import ClaimBox, QuestionHead, ResultLine
from ui.screens.assessment_proposal import ProposalCard
from ui.widgets.frames import Page
from ui.widgets.rating_row import RatingRow
from ui.widgets.saved_text import SavedText
from ui.widgets.texts import Text

SIDE_BY_SIDE = 660  # width from which the auditor's card has room beside the answer


class RequirementPage(Page):
    """Only the arrangement; what the parts do is the form's matter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("requirementPage")
        self.question = QuestionHead()
        self.proposal = ProposalCard()
        self.rating = RatingRow()
        self.result = ResultLine()
        self.claim = ClaimBox()
        self.evidence = SavedText(
            _("Objective evidence"), lines=4, hint=_("Record, document, place or person, date")
        )
        self.ofi = QCheckBox(_("Mark as an opportunity for improvement (OFI)"))
        self.note = SavedText(_("Note"), lines=2, hint=_("For you; an open point, a thought"))
        self.action = ActionFields()
        self.card = AuditorCard()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= SIDE_BY_SIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() is not direction:
            self._columns.setDirection(direction)

    def _arrange(self) -> None:
        self.body.setContentsMargins(26, 22, 26, 20)
        self.body.setSpacing(12)
        for part in (self.question, self.proposal, self.rating, self.result, self.claim):
            self.body.addWidget(part)
        answer = QVBoxLayout()
        answer.setSpacing(6)
        _add_field(answer, _("Objective &evidence"), self.evidence)
        answer.addWidget(self.ofi)
        answer.addSpacing(8)
        _add_field(answer, _("No&te"), self.note)
        answer.addSpacing(8)
        _add_field(answer, _("Act&ion"), self.action.what, shown=self.action)
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
    heading: QLabel = Text("heading", words)
    heading.setBuddy(field.focusProxy() or field)  # a mnemonic passes by what takes no focus itself
    column.addWidget(heading)
    column.addWidget(shown or field)
