"""What stands behind the chosen action: the statement, the finding, the evidence, and the check."""

import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from isoassess.assessment.actions import hardest, state_of
from isoassess.assessment.planned import is_own
from isoassess.domain import ActionState, Finding, Requirement
from isoassess.domain.tones import TONE_OF_ACTION, TONE_OF_GRADE
from isoassess.domain.words import SHAPE_OF_ACTION, SHAPE_OF_GRADE, action_state_words, grade_words
from isoassess.language.dates import short_date_words
from isoassess.language.texts import _, ngettext
from isoassess.store import StoredAction, not_saved_words
from ui.actions.action_texts import ActionTexts
from ui.actions.actions_model import Key, key_of, leads_to
from ui.actions.served import served_words
from ui.assessment.words import LONGEST_REASON
from ui.commands.of_assessment import GO_TO_REQUIREMENT
from ui.parts.action_progress import ActionProgress
from ui.widgets.explained_text import ExplainedPill, ExplainedText
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.layout.columns import has_room
from ui.widgets.layout.flow import FlowLayout
from ui.widgets.layout.frames import Page, quiet
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import ErrorText, Pill, Text
from ui.widgets.tips import breakable
from ui.widgets.typing.both_values import BothValues
from ui.widgets.typing.refusing import Refusing
from ui.widgets.typing.saved_text import SavedText

SIDE_BY_SIDE = 720  # width from which what is said of the action has room beside the statement


class ActionDetails(Page, Refusing):
    """`written` carries the action, the field and the new value; who kept it, or not, says so by `hear`."""

    written = Signal(object, str, object)
    wanted = Signal()
    findings_wanted = Signal(object)  # other findings are to be chosen for this action
    may_choose = False  # whether somebody hears that

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actionDetails")
        self._planned: StoredAction | None = None
        self._today = datetime.date.today()
        self._refusal = ""
        self.both = BothValues()
        self._grade = ExplainedPill()
        self._for = Text("small")
        self._statement = Text("strong")
        self._evidence_heading = ExplainedText("small", _("Objective evidence"))
        self._evidence = Text("normal")
        self._state = Pill()
        self._late = Text("small")
        self._not_saved = ErrorText()
        self._not_saved.hide()
        MovedClicks(self._not_saved)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.progress = ActionProgress()
        self.correction = SavedText(_("Action: correction"), lines=1, hint=_("What was put right at once"))
        self.cause = SavedText(_("Action: root cause"), lines=1, hint=_("Why it came about"))
        fields = {"correction": self.correction, "cause": self.cause, "check": self.progress.check}
        self._texts = ActionTexts(fields, self._hand_over, self)
        self.choose = quiet(_("Choose &findings..."))
        self.go = quiet(GO_TO_REQUIREMENT.words)
        self.go.setObjectName("goToRequirement")
        self._lay_out()
        self.progress.chosen.connect(self._choose)
        self.choose.clicked.connect(self._choose_findings)
        self.go.clicked.connect(self.wanted)

    def finish(self) -> bool:
        """Write everything, also what waits for other actions; whether nothing is left."""
        return self._texts.finish()

    def show_action(
        self,
        planned: StoredAction,
        requirement: Requirement | None,
        findings: tuple[Finding, ...],
        *,
        today: datetime.date,
    ) -> None:
        """Save what is being typed for the action in view, then show this one."""
        other = self._planned is None or key_of(self._planned) != key_of(planned)
        if other:
            self._texts.leave()
        self._planned, self._today = planned, today
        answer = planned.answer
        self._show_finding(planned, requirement, findings)
        state = state_of(answer.action, today)
        self._state.show_word(f"{SHAPE_OF_ACTION[state]} {action_state_words(state)}", TONE_OF_ACTION[state])
        self._late.setText(_state_says(planned, state, today))
        self.progress.show_progress(answer.action, today=today, afresh=other)
        self._texts.show(planned, afresh=other)
        if other:
            self.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        self._texts.leave()
        self._planned = None

    def flush(self) -> None:
        self._texts.flush()

    def say_refused(self, words: str) -> None:
        """What of the action is typed in its row and not saved, and why; empty where nothing is."""
        self._not_saved.setText(words)
        self._not_saved.setVisible(bool(words))

    def hear(self, refusal: str) -> None:
        """Why what was written last is not kept, so that words wait where they are; empty when it is."""
        self._refusal = refusal

    def forget(self) -> None:
        """Give up what could not be saved."""
        self._texts.forget()

    def refused_names(self) -> list[str]:
        """What waits for actions that are not in view."""
        return self.not_saved()

    def not_saved(self) -> list[str]:
        """What waits for actions that are not in view."""
        return self._texts.not_saved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one under the other."""
        super().resizeEvent(event)
        wide = event.size().width() >= scaled(SIDE_BY_SIDE) and has_room(self._columns, self.room)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() is not direction:
            self._columns.setDirection(direction)

    def _lay_out(self) -> None:
        if inner := self.widget():
            inner.setObjectName("panel")
        self.body.setContentsMargins(24, 14, 24, 12)
        graded = FlowLayout(gap=14)
        for widget in (self._grade, self.go, self.choose):
            graded.addWidget(widget)
        about = QVBoxLayout()
        about.setSpacing(6)
        about.addWidget(self._for)
        about.addWidget(self._statement)
        about.addLayout(graded)
        about.addWidget(self._evidence_heading)
        about.addWidget(self._evidence)
        for words, field in ((_("Correction"), self.correction), (_("Root cause"), self.cause)):
            about.addWidget(ExplainedText("small", words))
            about.addWidget(field)
        about.addStretch(1)
        state = QHBoxLayout()
        state.setSpacing(10)
        state.addWidget(self._state)
        state.addWidget(self._late, 1)
        far = QVBoxLayout()
        far.setSpacing(8)
        far.addLayout(state)
        far.addWidget(self.progress)
        far.addStretch(1)
        self._columns.setSpacing(28)
        self._columns.addLayout(about, 5)
        self._columns.addLayout(far, 4)
        self.body.addWidget(self._not_saved)
        self.body.addWidget(self.both)
        self.body.addLayout(self._columns)

    def settle(self, key: Key, name: str) -> None:
        """A person chose between two values of a text: what is typed about it is not wanted any more."""
        self._texts.settle(key, name)

    def _show_finding(
        self, planned: StoredAction, requirement: Requirement | None, findings: tuple[Finding, ...]
    ) -> None:
        """What it is for, and what was seen there; an action of its own has neither."""
        own = is_own(planned.requirement_id)
        self._for.setText(served_words(findings) if findings or own else "")
        self._for.setVisible(bool(self._for.text()))
        statement = requirement.statement if requirement else "" if own else planned.requirement_id
        self._statement.setText(statement)
        self._statement.setVisible(bool(statement))
        evidence = planned.answer.evidence.strip()
        seen = breakable(evidence, LONGEST_REASON) if evidence else _("No objective evidence written down.")
        self._evidence.setText(seen)
        for widget in (self._evidence_heading, self._evidence):
            widget.setVisible(not own)
        self.go.setVisible(bool(leads_to(planned)))
        self.choose.setVisible(self.may_choose and planned.completed is None)
        self._grade.setVisible(bool(findings))
        if findings:
            grade = hardest(findings)
            self._grade.show_word(f"{SHAPE_OF_GRADE[grade]} {grade_words(grade)}", TONE_OF_GRADE[grade])

    def _choose_findings(self) -> None:
        if self._planned is not None:
            self.findings_wanted.emit(self._planned)

    def _choose(self, field: str, value: object) -> None:
        """Keep what was chosen, or show again what is stored."""
        self.flush()
        if not self._kept(field, value) and self._planned is not None:
            self.progress.show_progress(self._planned.answer.action, today=self._today)

    def _kept(self, field: str, value: object) -> bool:
        return self._planned is None or not self._hand_over(self._planned, field, value)

    def _hand_over(self, planned: StoredAction, field: str, value: object) -> str:
        """Why it is not kept; empty where somebody says that it is."""
        self._refusal = not_saved_words()
        self.progress.is_writing = field == "check"
        self.written.emit(planned, field, value)
        self.progress.is_writing = False
        return self._refusal


def _state_says(planned: StoredAction, state: ActionState, today: datetime.date) -> str:
    """A plain word about the state."""
    action = planned.answer.action
    if planned.completed is not None:
        says = _("The assessment was completed on {day} and is locked; what became of its actions goes on.")
        return says.format(day=short_date_words(planned.completed))
    if state is ActionState.OVERDUE and action.due is not None:
        days = (today - action.due).days
        says = ngettext("The due date was yesterday.", "The due date was {count} days ago.", days)
        return says.format(count=days)
    if state is ActionState.TO_CHECK:
        return _("Look whether it worked, and write down what you looked at.")
    if state is ActionState.NOT_EFFECTIVE:
        return _("It is done and did not work: it stays open.")
    return ""
