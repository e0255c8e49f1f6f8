"""What stands behind the chosen action: the statement, the finding, the evidence, and the check."""

import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from isoassess.assessment.actions import state_of
from isoassess.domain import ActionState, Finding, Requirement
from isoassess.domain.tones import TONE_OF_ACTION, TONE_OF_GRADE
from isoassess.domain.words import SHAPE_OF_ACTION, SHAPE_OF_GRADE, action_state_words, grade_words
from isoassess.language.dates import short_date_words
from isoassess.language.texts import _, ngettext
from isoassess.store import StoredAction, not_saved_words
from ui.actions.actions_model import Key, key_of
from ui.assessment.words import LONGEST_REASON
from ui.parts.action_progress import ActionProgress
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.layout.frames import Page, quiet
from ui.widgets.texts import Pill, Text
from ui.widgets.tips import breakable
from ui.widgets.typing.both_values import BothValues

SIDE_BY_SIDE = 720  # width from which what is said of the action has room beside the statement


class ActionDetails(Page):
    """`written` carries the action, the field and the new value; who kept it, or not, says so by `hear`."""

    written = Signal(object, str, object)
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actionDetails")
        self._planned: StoredAction | None = None
        self._seen: StoredAction | None = None  # as it was before something was typed about the check
        self._waiting: dict[Key, tuple[StoredAction, str, str]] = {}  # words not saved, and why
        self._refusal = ""
        self.both = BothValues()
        self._grade = Pill()
        self._statement = Text("strong")
        self._evidence = Text("normal")
        self._state = Pill()
        self._late = Text("small")
        self._not_saved = Text("fieldError")
        self._not_saved.hide()
        MovedClicks(self._not_saved)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.progress = ActionProgress()
        self.go = quiet(_("&Go to the requirement"))
        self.go.setObjectName("goToRequirement")
        self._lay_out()
        self.progress.status_chosen.connect(self._set_status)
        self.progress.effect_chosen.connect(self._set_effect)
        self.progress.check.written.connect(self._write_check)
        self.go.clicked.connect(self.wanted)

    def finish(self) -> bool:
        """Write everything, also what waits for other actions; whether nothing is left."""
        self.flush()
        for key, (planned, typed, _why) in tuple(self._waiting.items()):
            if self._hand_over(planned, "check", typed):
                del self._waiting[key]
        return not self._waiting and not self.progress.check.waiting

    def show_action(
        self,
        planned: StoredAction,
        requirement: Requirement | None,
        finding: Finding | None,
        *,
        today: datetime.date,
    ) -> None:
        """Save what is being typed for the action in view, then show this one."""
        other = self._planned is None or key_of(self._planned) != key_of(planned)
        if other:
            self.flush()
            self._put_aside()
        self._planned = planned
        if other or not self.progress.check.waiting:
            self._seen = planned
        answer = planned.answer
        self._statement.setText(requirement.statement if requirement else planned.requirement_id)
        evidence = answer.evidence.strip()
        self._evidence.setText(
            breakable(evidence, LONGEST_REASON) if evidence else _("No objective evidence written down.")
        )
        self._grade.setVisible(finding is not None)
        if finding is not None:
            words = f"{SHAPE_OF_GRADE[finding.grade]} {grade_words(finding.grade)}"
            self._grade.show_word(words, TONE_OF_GRADE[finding.grade])
        state = state_of(answer.action, today)
        self._state.show_word(f"{SHAPE_OF_ACTION[state]} {action_state_words(state)}", TONE_OF_ACTION[state])
        self._late.setText(_state_says(planned, state, today))
        self.progress.show_progress(answer.action, afresh=other)
        self.progress.setEnabled(planned.completed is None)
        if other:
            self._take_up()
            self.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        self.flush()
        self._put_aside()
        self._planned = None

    def flush(self) -> None:
        self.progress.check.flush()

    def say_refused(self, words: str) -> None:
        """What of the action is typed in its row and not saved, and why; empty where nothing is."""
        self._not_saved.setText(words)
        self._not_saved.setVisible(bool(words))

    def hear(self, refusal: str) -> None:
        """Why what was written last is not kept, so that words wait where they are; empty when it is."""
        self._refusal = refusal

    def forget(self) -> None:
        """Give up what could not be saved."""
        self._waiting.clear()
        self.progress.check.take()
        self._seen = self._planned

    def refused_names(self) -> list[str]:
        """What waits for actions that are not in view."""
        return self.not_saved()

    def not_saved(self) -> list[str]:
        """What waits for actions that are not in view."""
        says = _("{field} of another action").format(field=self.progress.check.name)
        return [says] * len(self._waiting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one under the other."""
        super().resizeEvent(event)
        wide = event.size().width() >= SIDE_BY_SIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() is not direction:
            self._columns.setDirection(direction)

    def _lay_out(self) -> None:
        if inner := self.widget():
            inner.setObjectName("panel")
        self.body.setContentsMargins(24, 14, 24, 12)
        graded = QHBoxLayout()
        graded.setSpacing(14)
        for widget in (self._grade, self.go):
            graded.addWidget(widget)
        graded.addStretch(1)
        about = QVBoxLayout()
        about.setSpacing(6)
        about.addWidget(self._statement)
        about.addLayout(graded)
        about.addWidget(Text("small", _("Objective evidence")))
        about.addWidget(self._evidence)
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

    def settle(self, key: Key) -> None:
        """A person chose between two values of the check: what is typed about it is not wanted any more."""
        self._waiting.pop(key, None)
        if self._planned is not None and key_of(self._planned) == key:
            self.progress.check.take()
            self._seen = self._planned

    def _put_aside(self) -> None:
        typed = self.progress.check.take()
        if typed is not None and self._seen is not None:
            self._waiting[key_of(self._seen)] = (self._seen, typed, self._refusal)

    def _take_up(self) -> None:
        if self._planned is not None and (kept := self._waiting.pop(key_of(self._planned), None)):
            self._seen, typed, why = kept
            self.progress.check.give_back(typed, why)

    def _set_status(self, status: object) -> None:
        self.flush()
        self._choose("status", status)

    def _set_effect(self, effective: object) -> None:
        self._choose("effective", effective)

    def _choose(self, field: str, value: object) -> None:
        """Keep what was chosen, or show again what is stored."""
        if not self._kept(field, value) and self._planned is not None:
            self.progress.show_progress(self._planned.answer.action)

    def _write_check(self, text: str) -> None:
        self.progress.is_writing = True
        kept = self._kept("check", text, seen=self._seen)
        self.progress.is_writing = False
        if kept:
            self._seen = self._planned
        else:
            self.progress.check.refuse(self._refusal)

    def _kept(self, field: str, value: object, *, seen: StoredAction | None = None) -> bool:
        return self._planned is None or self._hand_over(seen or self._planned, field, value)

    def _hand_over(self, planned: StoredAction, field: str, value: object) -> bool:
        self._refusal = not_saved_words()  # until somebody says that it is kept
        self.written.emit(planned, field, value)
        return not self._refusal


def _state_says(planned: StoredAction, state: ActionState, today: datetime.date) -> str:
    """A plain word about the state."""
    action = planned.answer.action
    if planned.completed is not None:
        says = _("The assessment was completed on {day} and is locked.")
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
