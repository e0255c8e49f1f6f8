"""The right side of the assessment: one requirement, its answer, and the writing of every change at once."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from isoassess.assessment.actions import with_progress
from isoassess.assessment.applicability import applicability, is_design, may_be_not_applicable
from isoassess.assessment.labels import message_words
from isoassess.domain import Answer, Grade, Rating, Regrade
from isoassess.domain.tones import TONE_OF_GRADE
from isoassess.standard_choice.labels import justification_words
from ui.assessment.due_date_writing import DueDates
from ui.assessment.evidence.attaching import EvidenceFiles
from ui.assessment.page import RequirementPage
from ui.assessment.texts import AnswerTexts
from ui.assessment.words import proposal_words
from ui.session.choosing import Choosing
from ui.session.open_assessment import OpenAssessment
from ui.widgets.given_files import has_files
from ui.widgets.keys.focus import give_focus
from ui.widgets.keys.question_keys import Command
from ui.widgets.typing.refusing import Refusing
from ui.widgets.typing.saved_text import SavedText


class RequirementForm(RequirementPage, Refusing):
    """Shows the requirement last asked for, and commits what a person does with it."""

    stepped = Signal(int)
    left = Signal()  # a field or a dialog was left: the keys are for the question again
    reopen_wanted = Signal()

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._evidence_files = EvidenceFiles(opened, self.files)
        self._id = ""
        self._quick = False
        self._texts = AnswerTexts(opened, self._fields(), self)
        self._days = DueDates(opened, self.action.due, self)
        self._choosing = Choosing(opened.keeping, self.both, today=lambda: opened.today, parent=self)
        self.setAcceptDrops(True)
        self._connect_parts()
        opened.judged.connect(self.refresh)

    @property
    def requirement_id(self) -> str:
        """The one in view; empty before the first."""
        return self._id

    def show_requirement(self, requirement_id: str) -> None:
        """Save what is being typed for the requirement in view, then show another one."""
        if requirement_id == self._id:
            return
        self.action.due.enter(requirement_id)
        self._texts.leave()
        self._id = requirement_id
        for part in (self.proposal, self.claim, self.regrade):
            part.begin()
        self._texts.enter(requirement_id)
        self.result.say("")
        self._evidence_files.show_requirement(requirement_id)
        self.reread()
        self._texts.give_back()
        self._choosing.show_place(self._opened.answers.place(requirement_id))
        self._days.take_up(requirement_id)
        self.action.due.give_back_waiting()
        self.verticalScrollBar().setValue(0)

    def count_in_quick_scan(self, quick: bool) -> None:
        """Whether a question's place is the one in the quick scan or the one in its clause."""
        changes, self._quick = quick is not self._quick, quick
        if changes and self._is_asked():
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
        self.rating.show_rating(answer.rating, TONE_OF_GRADE[finding.grade], claimed=finding.claimed)
        self.result.show_finding(finding, answer, self._opened.case, refused=refused)
        refusal = message_words(finding.because) if refused else ""
        self.claim.show_claim(claimed=claimed, refusal=refusal, draft=self._draft(answer))
        self.regrade.show_regrade(finding, answer.regrade, locked=self._locked)
        self._evidence_files.refresh()
        self.ofi.setChecked(answer.ofi)
        self.ofi.setEnabled(answer.rating is Rating.CONFORMING and not self._locked)
        self.flag.setChecked(answer.flag)
        self._texts.show(answer, locked=self._locked)
        self._show_lock()
        self.action.due.show_date(answer.action.due, today=self._opened.case.date)
        if not self._locked:
            self._days.show_choice()
        self.action.progress.show_progress(answer.action, today=self._opened.today)
        self.action.further.show_for(self._opened, self._id)

    def rate(self, rating: Rating | None) -> bool:
        """Rate the requirement in view, or take its rating back; whether that was possible."""
        self.flush()
        claimed = rating is Rating.NOT_APPLICABLE
        refusal = self._refusal() if claimed else ""
        if refusal:
            self.result.say(refusal)
        done = not refusal and self._told(self._opened.rate(self._id, rating))
        if claimed and not done:
            self._hold_keys()
        elif claimed and not self.claim.reason.text:
            give_focus(self.claim.reason)
        return done

    def command(self, command: Command) -> None:
        """Do what a letter does on the question."""
        {Command.FLAG: self.flip_flag, Command.ACTION: self.begin_action}[command]()

    def flip_flag(self) -> None:
        """Mark the requirement in view to come back to, or take the mark away."""
        self._flag(not self._opened.answer(self._id).flag)

    def begin_action(self) -> None:
        """Write into the action on the requirement in view, begun from the finding where there is none."""
        self.flush()
        said = self._opened.answer(self._id).action.what
        if self._told(self._opened.begin_action(self._id)):
            self.action.take_focus(begun=not said)
        else:
            self._hold_keys()

    def flush(self) -> None:
        """Write everything that is typed and not saved yet."""
        self._texts.flush()
        self.action.due.flush()

    def finish_typing(self) -> bool:
        """Write everything, also what waits for other requirements; whether nothing is left unsaved."""
        return all([self._days.finish(), self._texts.finish()])

    def give_up_typing(self) -> None:
        """A person gives up what could not be saved."""
        self._texts.forget()
        self._days.forget()

    def describe_file(self, attachment_id: str) -> None:
        """Show what is known of an attached file."""
        self._evidence_files.describe(attachment_id)

    def focus_choice(self) -> None:
        """To the first choice between two values of the requirement in view, or to what was refused."""
        if not self.both.focus_first() and self._days.is_refused(self._id):
            give_focus(self.action.due.line)

    def not_saved(self) -> list[str]:
        """What waits for requirements that are not in view."""
        return self._texts.aside()

    def refused_names(self) -> list[str]:
        """What was refused for requirements that are not in view."""
        return self._texts.aside()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_files(event.mimeData()) and not self._locked:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files may be dropped anywhere on the page; they show the requirement in view."""
        event.acceptProposedAction()
        self._evidence_files.take(event.mimeData())

    def _connect_parts(self) -> None:
        self.lock_bar.reopen_wanted.connect(self.reopen_wanted)
        self.proposal.accepted.connect(self._take_over)
        self.rating.chosen.connect(self.rate)
        self.rating.keys.rated.connect(self.rate)
        self.rating.keys.commanded.connect(self.command)
        self.rating.stepped.connect(self.stepped)
        self.claim.drafted.connect(self._use_draft)
        self.regrade.chosen.connect(self._regrade)
        self.regrade.reason.written.connect(self._grade_with_reason)
        self._choosing.failed.connect(self.result.say)
        self.action.further.failed.connect(self.result.say)
        self.action.progress.chosen.connect(self._follow_up)
        self.ofi.clicked.connect(self._mark_ofi)
        self.flag.clicked.connect(self._flag)
        self.evidence.files_given.connect(self._evidence_files.take)
        self.result.read.connect(self.left)
        self.action.due.left.connect(self.left)
        self._texts.left.connect(self.left)
        self._evidence_files.left.connect(self.left)

    def _fields(self) -> dict[str, SavedText]:
        return {
            "reason": self.claim.reason,
            "evidence": self.evidence,
            **self.said,
            "regrade.reason": self.regrade.reason,
            "action.what": self.action.what,
            "action.owner": self.action.owner,
            "action.check": self.action.progress.check,
        }

    def _is_asked(self) -> bool:
        """Whether there is a requirement in view, and the lens has it."""
        return self._opened.asks(self._id)

    @property
    def _locked(self) -> bool:
        return self._opened.completed is not None

    def _show_lock(self) -> None:
        """Nothing of a completed assessment can be changed; its texts can still be read and copied."""
        self.lock_bar.show_lock(self._opened.completed, self._opened.assessor)
        if self._locked:
            self._days.set_aside()
        for part in (self.rating, self.flag, self.action.due, self.action.progress):
            part.setDisabled(self._locked)

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
            self.left.emit()

    def _draft(self, answer: Answer) -> str:
        """The decision's wording for a design clause that is not applicable, where it is not taken yet."""
        asked = self._opened.requirement(self._id)
        draft = justification_words(self._opened.decision)
        return draft if is_design(asked, self._opened.lens) and draft != answer.reason else ""

    def _refusal(self) -> str:
        """Why the requirement can never be claimed not applicable; empty when it can."""
        requirement = self._opened.requirement(self._id)
        if may_be_not_applicable(requirement):
            return ""
        claim = Answer(rating=Rating.NOT_APPLICABLE)
        case = self._opened.case
        standing = applicability(requirement, case.lens, claim, case.profile, case.decision)
        return message_words(standing.because) if standing.because is not None else ""

    def _use_draft(self, text: str) -> None:
        self._texts.write("reason", text)

    def _regrade(self, grade: Grade | None) -> None:
        """Grade otherwise, or follow the rules again; the reason ends with the grade."""
        self.flush()
        known = self._opened.answer(self._id).regrade
        self._told(self._opened.regrade(self._id, replace(known, grade=grade) if grade else Regrade()))

    def _grade_with_reason(self) -> None:
        """The grade that waited for the reason just written."""
        known, pending = self._opened.answer(self._id).regrade, self.regrade.pending
        if pending is not None and known.reason.strip():
            self._told(self._opened.regrade(self._id, replace(known, grade=pending)))

    def _flag(self, flagged: bool) -> None:
        self._told(self._opened.flag(self._id, flagged))

    def _follow_up(self, field: str, value: object) -> None:
        self.flush()
        known = self._opened.answer(self._id).action
        action = with_progress(known, field, value, self._opened.today)
        self._told(self._opened.plan_action(self._id, action))

    def _mark_ofi(self, marked: bool) -> None:
        self._told(self._opened.mark_ofi(self._id, marked))

    def _hold_keys(self) -> None:
        """What is typed after a refused key shall do no harm."""
        self.result.hold_keys()
        self.ensureWidgetVisible(self.result)

    def _told(self, done: bool) -> bool:
        """Say why something was not committed, and show what is stored."""
        failure = "" if done else self._opened.failure
        if not done:
            self.refresh()
        self.result.say(failure)
        return done
