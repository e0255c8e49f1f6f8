"""The right side of the assessment: one requirement, its answer, and the writing of every change at once."""

import datetime

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from isoassess.actions import with_status
from isoassess.applicability import applicability, may_be_claimed
from isoassess.colors import TONE_OF_GRADE
from isoassess.model import ActionStatus, Answer, Grade, Rating
from isoassess.texts import _
from ui.open_assessment import OpenAssessment
from ui.screens.assessment_page import RequirementPage
from ui.screens.assessment_words import proposal_words
from ui.widgets.saved_text import SavedText


class RequirementForm(RequirementPage):
    """Shows the requirement last asked for; what a person types goes to the one it was typed for.

    Texts that the store refused wait for their requirement and are written again with the next commit.
    """

    stepped = Signal(int)

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._id = ""
        self._quick = False
        self._failure = ""
        self._waiting: dict[tuple[str, str], str] = {}
        self._fields: dict[str, SavedText] = {
            "reason": self.claim.reason,
            "evidence": self.evidence,
            "note": self.note,
            "what": self.action.what,
            "owner": self.action.owner,
            "check": self.action.progress.check,
        }
        self._connect_parts()
        opened.failed.connect(self._hear_failure)
        opened.judged.connect(self.refresh)
        opened.committed.connect(self._write_waiting)

    @property
    def requirement_id(self) -> str:
        """The one in view; empty before the first."""
        return self._id

    def show_requirement(self, requirement_id: str) -> None:
        """Save what is being typed for the requirement in view, then show another one."""
        if requirement_id == self._id:
            return
        self.flush()
        for name, field in self._fields.items():
            typed = field.take()
            if typed is not None:
                self._waiting[self._id, name] = typed
        self._id = requirement_id
        self.result.say("")
        self.reread()
        for name, field in self._fields.items():
            typed = self._waiting.pop((requirement_id, name), None)
            if typed is not None:
                field.give_back(typed, _("Not saved yet. {reason}").format(reason=self._failure).strip())
        self.verticalScrollBar().setValue(0)

    def count_in_quick_scan(self, quick: bool) -> None:
        """Whether a question's place is the one in the quick scan or the one in its clause."""
        if quick is not self._quick:
            self._quick = quick
            if self._is_asked():
                self.reread()

    def reread(self) -> None:
        """Show the question and all that belongs to it again, as under another lens."""
        requirement = self._opened.requirement(self._id)
        clauses = self._opened.catalogue.clauses(self._opened.lens)
        self.question.show_requirement(requirement, self._opened.case, clauses, quick=self._quick)
        self.card.show_requirement(requirement)
        self.card.show_counterparts(self._opened.counterparts(self._id), self._opened.lens)
        self.refresh()

    def refresh(self) -> None:
        """Show the answer and what follows from it, without disturbing what is being typed."""
        if not self._is_asked():
            return
        answer = self._opened.answer(self._id)
        finding = self._opened.finding(self._id)
        claimed = answer.rating is Rating.NOT_APPLICABLE
        refused = claimed and finding.grade is Grade.NOT_ASSESSED
        self._show_proposal()
        self.rating.show_rating(answer.rating, TONE_OF_GRADE[finding.grade])
        self.result.show_finding(finding, refused=refused)
        self.claim.show_claim(
            claimed=claimed, refusal=finding.because if refused else "", draft=self._draft(answer)
        )
        self.ofi.setChecked(answer.ofi)
        self.ofi.setEnabled(answer.rating is Rating.CONFORMING)
        self._show_texts(answer)
        self.action.due.show_date(answer.action.due, today=self._opened.case.date)
        self.action.progress.show_progress(answer.action)

    def rate(self, rating: Rating | None) -> bool:
        """Rate the requirement in view, or take its rating back; whether that was possible."""
        self.flush()
        refusal = self._refusal() if rating is Rating.NOT_APPLICABLE else ""
        if refusal:
            self.result.say(refusal)
            return False
        done = self._told(self._opened.rate(self._id, rating))
        if done and rating is Rating.NOT_APPLICABLE and not self._opened.answer(self._id).reason:
            self.claim.reason.setFocus()
            self.ensureWidgetVisible(self.claim)
        return done

    def begin_action(self) -> None:
        """Write into the action on the requirement in view, begun from the finding where there is none."""
        self.flush()
        if self._told(self._opened.begin_action(self._id)):
            self.action.take_focus()
            self.ensureWidgetVisible(self.action)

    def flush(self) -> None:
        """Write everything that is typed and not saved yet."""
        for field in self._fields.values():
            field.flush()
        self.action.due.flush()

    def focus_rating(self) -> None:
        self.rating.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect_parts(self) -> None:
        self.proposal.accepted.connect(self._take_over)
        self.rating.chosen.connect(self.rate)
        self.rating.stepped.connect(self.stepped)
        self.claim.drafted.connect(self._write_reason)
        self.claim.reason.written.connect(self._write_reason)
        self.evidence.written.connect(self._write_evidence)
        self.note.written.connect(self._write_note)
        self.action.what.written.connect(self._write_what)
        self.action.owner.written.connect(self._write_owner)
        self.action.due.chosen.connect(self._plan_until)
        self.action.progress.check.written.connect(self._write_check)
        self.action.progress.status_chosen.connect(self._set_status)
        self.action.progress.effect_chosen.connect(self._set_effect)
        self.ofi.clicked.connect(self._mark_ofi)
        self.action.due.left.connect(self.focus_rating)
        for field in self._fields.values():
            field.left.connect(self.focus_rating)

    def _is_asked(self) -> bool:
        """Whether there is a requirement in view, and the lens has it."""
        return bool(self._id) and self._opened.lens in self._opened.requirement(self._id).clause

    def _show_texts(self, answer: Answer) -> None:
        self.claim.reason.show_text(answer.reason)
        self.evidence.show_text(answer.evidence)
        self.note.show_text(answer.note)
        self.action.what.show_text(answer.action.what)
        self.action.owner.show_text(answer.action.owner)

    def _show_proposal(self) -> None:
        proposal = self._opened.proposal(self._id)
        if proposal is None:
            self.proposal.show_proposal("", ())
        else:
            says = proposal_words(proposal, self._opened.catalogue, self._opened.lens)
            self.proposal.show_proposal(says, proposal.asks)

    def _take_over(self) -> None:
        """Answer as proposed, together with what is being typed."""
        self.flush()
        if self._told(self._opened.take_over(self._id)):
            self.focus_rating()

    def _draft(self, answer: Answer) -> str:
        """The decision's wording for a design clause that is not applicable, where it is not taken yet."""
        number = self._opened.requirement(self._id).clause[self._opened.lens]
        draft = self._opened.decision.justification
        return draft if number.startswith("8.3") and draft != answer.reason else ""

    def _refusal(self) -> str:
        """Why the requirement can never be claimed not applicable; empty when it can."""
        requirement = self._opened.requirement(self._id)
        if may_be_claimed(requirement):
            return ""
        claim = Answer(rating=Rating.NOT_APPLICABLE)
        case = self._opened.case
        return applicability(requirement, case.lens, claim, case.profile, case.decision).because

    def _write_reason(self, text: str) -> None:
        self._write("reason", text)

    def _write_evidence(self, text: str) -> None:
        self._write("evidence", text)

    def _write_note(self, text: str) -> None:
        self._write("note", text)

    def _write_what(self, text: str) -> None:
        self._write("what", text)

    def _write_owner(self, text: str) -> None:
        self._write("owner", text)

    def _write_check(self, text: str) -> None:
        self._write("check", text)

    def _write(self, name: str, text: str) -> None:
        if not self._put(self._id, name, text):
            self._fields[name].refuse(self._failure)

    def _put(self, requirement_id: str, name: str, text: str) -> bool:
        """Commit one text of one requirement; whether it was committed."""
        answer = self._opened.answer(requirement_id)
        if name == "evidence":
            return self._opened.write_evidence(requirement_id, text)
        if name == "note":
            return self._opened.write_note(requirement_id, text)
        if name == "reason":  # a reason belongs to a claim: without one it waits
            claimed = answer.rating is Rating.NOT_APPLICABLE
            return claimed and self._opened.claim_not_applicable(requirement_id, text)
        return self._opened.plan_action(requirement_id, replace(answer.action, **{name: text}))

    def _plan_until(self, due: datetime.date | None) -> None:
        action = replace(self._opened.answer(self._id).action, due=due)
        if not self._opened.plan_action(self._id, action):
            self.refresh()
            self.action.due.say(self._failure)

    def _set_status(self, status: ActionStatus) -> None:
        self.flush()
        action = with_status(self._opened.answer(self._id).action, status)
        self._told(self._opened.plan_action(self._id, action))

    def _set_effect(self, effective: bool | None) -> None:
        action = replace(self._opened.answer(self._id).action, effective=effective)
        self._told(self._opened.plan_action(self._id, action))

    def _mark_ofi(self, marked: bool) -> None:
        self._told(self._opened.mark_ofi(self._id, marked))

    def _told(self, done: bool) -> bool:
        """Say why something was not committed, and show what is stored."""
        self.result.say("" if done else self._failure)
        if not done:
            self.refresh()
        return done

    def _hear_failure(self, sentence: str) -> None:
        self._failure = sentence

    def _write_waiting(self) -> None:
        for (requirement_id, name), typed in tuple(self._waiting.items()):
            if self._waiting.pop((requirement_id, name), None) is None:
                continue  # another commit on the way has written it
            if not self._put(requirement_id, name, typed):
                self._waiting[requirement_id, name] = typed
                return
