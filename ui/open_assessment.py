"""The one door between the windows and the core: an open assessment and what a person can do with it."""

import datetime
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from isoassess import crosswalk
from isoassess.actions import Tally, draft, is_planned, tally
from isoassess.casework import judge_case, open_case
from isoassess.catalogue import Catalogue
from isoassess.crosswalk import Proposal, confirmed
from isoassess.decision import Decision, OwnDecision
from isoassess.errors import ExpectedError
from isoassess.judgement import Case, Judgement
from isoassess.lens_switch import Switch, drafts, switch
from isoassess.library import Library
from isoassess.model import Action, Answer, Finding, Lens, Rating, Regrade, Requirement
from isoassess.profile import Profile
from isoassess.report import Kind, Written, write
from isoassess.store import Change, HistoryEntry, Place, PlannedAction, Store, Subject, changed, text_changed
from isoassess.stored_case import standing_of
from ui.assessments import Assessments
from ui.attached_files import AttachedFiles
from ui.clash_words import clash_sentence
from ui.keeping import Keeping
from ui.kept_answers import KeptAnswers


class OpenAssessment(QObject):
    """Every method is one thing a person does; it is committed before the method returns.

    A file that another program has locked takes it as soon as it can; until then it waits in `keeping`. What
    others write is taken over as soon as it is heard of. When the store refuses, `failed` says why in one
    sentence and nothing has changed, here or there.
    """

    answered = Signal(str)  # requirement id
    judged = Signal()
    profile_changed = Signal()
    committed = Signal(object)  # datetime of the commit, UTC
    failed = Signal(str)

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        assessment_id: str,
        *,
        today: Callable[[], datetime.date] = datetime.date.today,
        keeping: Keeping | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`keeping` is the window's, of the same store; one of its own where there is none."""
        super().__init__(parent)
        self._store = store
        self.keeping = keeping or Keeping(store, self)
        self._catalogue = catalogue
        self._today = today
        self._record = store.assessment(assessment_id)
        self._profile, self._own = store.judged_on(assessment_id)
        self.answers = KeptAnswers(store, self.keeping, assessment_id)
        self.failure = ""  # why the last thing was not done
        self.files = AttachedFiles(self, store)
        self.assessments = Assessments(self, store, today=today)
        self._proposals: dict[str, Proposal] | None = None  # since the last judgement nobody asked
        self._judge()
        self.keeping.written.connect(self._follow_places)
        self.keeping.heard.connect(self._follow_others)

    @property
    def id(self) -> str:
        return self._record.id

    @property
    def organization_id(self) -> str:
        return self._record.organization_id

    @property
    def started(self) -> datetime.date:
        return self._record.started

    @property
    def completed(self) -> datetime.date | None:
        """The day it was completed; it is locked since."""
        return self._record.completed

    @property
    def assessor(self) -> str:
        return self._record.assessor

    @property
    def lens(self) -> Lens:
        return self._record.lens

    @property
    def profile(self) -> Profile:
        return self._profile

    @property
    def decision(self) -> Decision:
        return self._case.decision

    @property
    def own_decision(self) -> OwnDecision | None:
        return self._own

    @property
    def case(self) -> Case:
        return self._case

    @property
    def judgement(self) -> Judgement:
        return self._judgement

    @property
    def catalogue(self) -> Catalogue:
        return self._catalogue

    @property
    def last_commit(self) -> datetime.datetime | None:
        return self._store.last_commit

    @property
    def today(self) -> datetime.date:
        return self._today()

    @property
    def action_tally(self) -> Tally:
        """The figures about its actions, of all standards it was ever held against."""
        return tally((answer.action for answer in self._case.answers.values()), self.today)

    def actions(self, *, search: str, closed: bool, limit: int, offset: int) -> list[PlannedAction]:
        """Those of the organization, as the store lists them; raises where it cannot."""
        return self._store.actions(
            self.organization_id, search=search, closed=closed, limit=limit, offset=offset
        )

    def requirement(self, requirement_id: str) -> Requirement:
        return self._catalogue.requirement(requirement_id)

    def asks(self, requirement_id: str) -> bool:
        """Whether the lens has it; another standard, or a catalogue of one's own, may have asked it."""
        return requirement_id in self._findings

    def counterparts(self, requirement_id: str) -> tuple[Requirement, ...]:
        """What other editions ask about the same, the fullest match first."""
        return tuple(other.requirement for other in self._library.counterparts(requirement_id))

    def answer(self, requirement_id: str) -> Answer:
        return self.answers.get(requirement_id)

    def finding(self, requirement_id: str) -> Finding:
        return self._findings[requirement_id]

    def proposal(self, requirement_id: str) -> Proposal | None:
        """What can be taken over for a requirement; None where it is rated or nothing is known."""
        if self._proposals is None:
            found = drafts(self._catalogue, crosswalk.shipped(), self.answers.known, self.lens)
            self._proposals = {proposal.requirement: proposal for proposal in found}
        return self._proposals.get(requirement_id)

    def switch_to(self, lens: Lens) -> Switch:
        """What another lens would mean; nothing is changed."""
        walk = crosswalk.shipped()
        return switch(self._catalogue, walk, self.answers.known, before=self.lens, after=lens)

    def rate(self, requirement_id: str, rating: Rating | None) -> bool:
        """Rate a requirement, or take its rating back; whether it was committed."""
        return self._save(requirement_id, replace(self.answer(requirement_id), rating=rating))

    def write(self, requirement_id: str, key: str, text: str, *, seen: str) -> bool:
        """Write a text of an answer, such as `action.what`, from what was seen of it when that was begun."""
        return self._change_answer(requirement_id, partial(text_changed, key, seen, text))

    def set_aside(self, requirement_id: str, key: str, text: str, *, seen: str) -> None:
        """Keep a text in sight that the file does not take any more."""
        with suppress(ExpectedError):
            for change in text_changed(key, seen, text):
                self.keeping.set_aside(self.answers.place(requirement_id), change)

    def give_reason(self, requirement_id: str, reason: str) -> bool:
        """Say why a requirement does not apply; it counts while that is claimed."""
        return self._save(requirement_id, replace(self.answer(requirement_id), reason=reason))

    def write_evidence(self, requirement_id: str, text: str) -> bool:
        return self._save(requirement_id, replace(self.answer(requirement_id), evidence=text))

    def write_note(self, requirement_id: str, text: str) -> bool:
        return self._save(requirement_id, replace(self.answer(requirement_id), note=text))

    def flag(self, requirement_id: str, flagged: bool) -> bool:
        """Mark a requirement to come back to."""
        return self._save(requirement_id, replace(self.answer(requirement_id), flag=flagged))

    def regrade(self, requirement_id: str, regrade: Regrade) -> bool:
        """Grade a finding otherwise than the rules; it counts as soon as a reason is given."""
        return self._save(requirement_id, replace(self.answer(requirement_id), regrade=regrade))

    def show_files(self, requirement_id: str, attachments: tuple[str, ...]) -> bool:
        """Say which files of the store show that a requirement is fulfilled."""
        return self._save(requirement_id, replace(self.answer(requirement_id), attachments=attachments))

    def mark_ofi(self, requirement_id: str, marked: bool) -> bool:
        return self._save(requirement_id, replace(self.answer(requirement_id), ofi=marked))

    def plan_action(self, requirement_id: str, action: Action) -> bool:
        return self._save(requirement_id, replace(self.answer(requirement_id), action=action))

    def change_action(self, requirement_id: str, seen: Action, action: Action) -> bool:
        """Change what differs between an action as it was seen and as it is to be."""
        before, after = Answer(action=seen), Answer(action=action)
        return self._change_answer(requirement_id, partial(changed, before, after))

    def begin_action(self, requirement_id: str) -> bool:
        """Begin an action from the finding, where none is planned; whether there is one now."""
        answer = self.answer(requirement_id)
        if is_planned(answer.action):
            return True
        begun = draft(self.requirement(requirement_id), self.finding(requirement_id))
        return self.plan_action(requirement_id, begun)

    def take_over(self, requirement_id: str) -> bool:
        """Answer a requirement as its proposal says; whether there was one and it was committed."""
        proposal = self.proposal(requirement_id)
        if proposal is None:
            return False
        return self._save(requirement_id, confirmed(self.answers.known, (proposal,))[requirement_id])

    def undo(self) -> str | None:
        """Take the last answer back, also one given before a restart; the requirement it was about."""
        return self._step(self._store.undo)

    def redo(self) -> str | None:
        """Give the answer again that was taken back last; the requirement it was about."""
        return self._step(self._store.redo)

    def decide(self, own: OwnDecision | None) -> bool:
        """Decide otherwise than the rules, or follow them again; the lens follows the decision.

        Refused once where somebody else has decided meanwhile: that is said first.
        """
        lens = own.lens if own else self.decision.today.lens
        follows, seen = (self.id, lens), (self._own,)
        return self._change(
            partial(self._store.decide, self.organization_id, own, follows=follows, seen=seen)
        )

    def name_assessor(self, name: str) -> bool:
        return self._change(partial(self._store.name_assessor, self.id, name))

    def complete(self) -> bool:
        """Complete and lock the assessment as of today, with the profile it rests on."""
        return self._change(partial(self._store.complete_assessment, self.id, self._today()))

    def reopen(self, reason: str) -> bool:
        """Unlock it; the reason stays in the history."""
        return self._change(partial(self._store.reopen_assessment, self.id, reason))

    def keep_standing(self) -> None:
        """Leave behind for the list of organizations how this one stands; a list can do without."""
        self.keeping.listen()  # it must not rest on what others have changed since
        with suppress(ExpectedError):
            if self._store.assessments(self.organization_id)[0].id == self.id:
                self._store.save_standing(self.id, standing_of(self._case, self._judgement))

    def reload(self) -> None:
        """Take over what is in the file: the profile, the decision, the lens, the lock, the answers."""
        self._read()
        self.profile_changed.emit()
        self.judged.emit()
        self.committed.emit(self._store.last_commit)

    def export_summary(self, path: Path) -> Written:
        """Write the readiness summary as PDF; raises CannotWrite."""
        return write(Kind.SUMMARY, self._case, self._judgement, path)

    @cached_property
    def _library(self) -> Library:
        return Library(self._catalogue, crosswalk.shipped())

    def _read(self) -> None:
        """Everything anew, or nothing where the store cannot."""
        record = self._store.assessment(self.id)
        profile, own = self._store.judged_on(self.id)
        self.files.read()
        self.answers.read()
        self._record, self._profile, self._own = record, profile, own
        self.assessments.forget()
        self._judge()

    def _follow_places(self, places: tuple[Place, ...]) -> None:
        """What waited here is in the file."""
        with suppress(ExpectedError):
            if any(place.subject is not Subject.ANSWER for place in places):
                self.reload()
            elif any(place.id == self.id for place in places):
                self.answers.read()
                self._judge()
                self.judged.emit()
                self.committed.emit(self._store.last_commit)

    def _follow_others(self, news: list[HistoryEntry]) -> None:
        """Somebody else has written into the file; what is not of this organization changes nothing here."""
        concerning = [entry for entry in news if entry.organization_id == self.organization_id]
        if not concerning:
            return
        try:
            self._read()
        except ExpectedError as error:
            self._fail(error)
            return
        if any(entry.subject is not Subject.ANSWER for entry in concerning):
            self.profile_changed.emit()
        self.judged.emit()

    def _change(self, change: Callable[[], None]) -> bool:
        """Change something of the assessment as a whole; whether it was committed."""
        try:
            change()
        except ExpectedError as error:
            self.keeping.listen()
            self._fail(error)
            return False
        self.reload()
        return True

    def _save(self, requirement_id: str, answer: Answer) -> bool:
        seen = self.answer(requirement_id)
        return seen == answer or self._change_answer(requirement_id, partial(changed, seen, answer))

    def _change_answer(self, requirement_id: str, changes: Callable[[], Iterable[Change]]) -> bool:
        """Whether it is in the file, or will be; not where somebody else has changed the same."""
        try:
            clashes = self.answers.change(requirement_id, changes())
        except ExpectedError as error:
            self.keeping.listen()
            self._fail(error)
            return False
        self._tell(requirement_id)
        self.keeping.listen()
        if clashes:
            self.failure = clash_sentence(Subject.ANSWER, clashes[0])
            self.failed.emit(self.failure)
        return not clashes

    def _step(self, step: Callable[[str], object]) -> str | None:
        try:
            done = step(self.id)
        except ExpectedError as error:
            self.keeping.listen()
            self._fail(error)
            return None
        if done is None:
            return None
        self.answers.read()
        requirement_id: str = done.requirement_id  # type: ignore[attr-defined]
        self._tell(requirement_id)
        return requirement_id

    def _fail(self, error: ExpectedError) -> None:
        self.failure = str(error)
        self.failed.emit(self.failure)

    def _tell(self, requirement_id: str) -> None:
        self._judge()
        self.answered.emit(requirement_id)
        self.judged.emit()
        if not self.keeping.waiting.late_count:  # what waits is not saved
            self.committed.emit(self._store.last_commit)

    def _judge(self) -> None:
        self._case = open_case(
            self._catalogue,
            profile=self._profile,
            answers=self.answers.known,
            attachments=self.files.known,
            lens=self._record.lens,
            on=self._record.completed or self._today(),
            assessor=self._record.assessor,
            own_decision=self._own,
        )
        self._proposals = None
        self._judgement = judge_case(self._catalogue, self._case)
        self._findings = {finding.requirement: finding for finding in self._judgement.findings}
