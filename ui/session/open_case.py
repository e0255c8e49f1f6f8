"""An open assessment as it stands: what is in the file, how it is judged, and how an answer in it changes."""

import datetime
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property, partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from isoassess.assessment.actions import ActionCounts, count_actions
from isoassess.assessment.edition_switch import Switch, drafts, switch
from isoassess.assessment.planned import all_actions, is_own
from isoassess.catalogue import crosswalk
from isoassess.catalogue.catalogue import Catalogue
from isoassess.catalogue.crosswalk import Proposal
from isoassess.catalogue.question_library import Library
from isoassess.domain import Answer, Finding, Lens, Requirement
from isoassess.domain.case import Case, Judgement
from isoassess.domain.decision import Decision, OwnDecision
from isoassess.domain.profile import Profile
from isoassess.errors import BadInput, ExpectedError
from isoassess.store import Change, HistoryEntry, Place, Store, StoredAction, Subject, changed, locked
from ui.session.assessments import Assessments
from ui.session.attached_files import AttachedFiles
from ui.session.clash_words import choices_words, clash_sentence
from ui.session.field_names import naming
from ui.session.judging import Judging
from ui.session.keeping import Keeping
from ui.session.kept_answers import KeptAnswers
from ui.session.remembered import Remembered


class OpenCase(QObject):
    """Judges anew whatever changes: here, by what waited and is in the file now, or by what others write."""

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
        remembered: Remembered,
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
        self.remembered = remembered
        self._today = today
        self._record = store.assessment(assessment_id)
        self._profile, self._own = store.judged_on(assessment_id)
        self.answers = KeptAnswers(store, self.keeping, assessment_id)
        self.failure = ""  # why the last thing was not done
        self.files = AttachedFiles(self, store)
        self.assessments = Assessments(self, store, today=today)
        self._judging = Judging(store, self.keeping, catalogue)
        self._proposals: dict[str, Proposal] | None = None  # since the last judgement nobody asked
        self._judge()
        self.keeping.written.connect(self._follow_places)
        self.keeping.heard.connect(self._follow_others)
        self.keeping.deleted.connect(self._follow_deletions)

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
    def action_counts(self) -> ActionCounts:
        """The figures about its actions, of all standards it was ever held against."""
        return count_actions(all_actions(self._case), self.today)

    def actions(self, *, search: str, closed: bool, limit: int, offset: int) -> list[StoredAction]:
        """Those of the organization, as the store lists them; raises where it cannot."""
        return self._store.actions(
            self.organization_id, search=search, closed=closed, limit=limit, offset=offset
        )

    def requirement(self, requirement_id: str) -> Requirement:
        return self._catalogue.requirement(requirement_id)

    def requirement_words(self, requirement_id: str) -> str:
        """Its clause and its question, for a person; the id where no catalogue in use knows it."""
        if is_own(requirement_id):
            return self.answer(requirement_id).action.what.strip()
        try:
            asked = self.requirement(requirement_id)
        except BadInput:
            return requirement_id
        number = asked.clause.get(self.lens) or next(iter(asked.clause.values()))
        return f"{number} {asked.asks}"

    def field_name(self, place: Place, key: str) -> str:
        """What a field is called where it is not in view."""
        return naming(self._store, lambda: self._catalogue)(place, key)

    def waits_here(self) -> bool:
        """Whether something of this organization is not in the file."""
        waiting = self.keeping.waiting
        places = (*waiting.places(), *waiting.unsaved_places())
        ours = (self.id, self.organization_id)
        return any(place.id in ours or place.subject is Subject.ATTACHMENT for place in places)

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
        """What can be taken over for a requirement; None where it is rated or locked, or nothing is known."""
        if self.completed is not None:
            return None
        if self._proposals is None:
            found = drafts(self._catalogue, crosswalk.shipped(), self.answers.known, self.lens)
            self._proposals = {proposal.requirement: proposal for proposal in found}
        return self._proposals.get(requirement_id)

    def switch_to(self, lens: Lens) -> Switch:
        """What another lens would mean; nothing is changed."""
        walk = crosswalk.shipped()
        return switch(self._catalogue, walk, self.answers.known, before=self.lens, after=lens)

    def show_files(self, requirement_id: str, attachments: tuple[str, ...]) -> bool:
        """Say which files of the store show that a requirement is fulfilled."""
        return self._save(requirement_id, replace(self.answer(requirement_id), attachments=attachments))

    def reload(self) -> None:
        """Take over what is in the file: the profile, the decision, the lens, the lock, the answers."""
        self._read()
        self.profile_changed.emit()
        self.judged.emit()
        self._tell_committed()

    @cached_property
    def _library(self) -> Library:
        return Library(self._catalogue, crosswalk.shipped())

    def _read(self, *, settle: bool = False) -> None:
        """Everything anew, or nothing where the store cannot."""
        record = self._store.assessment(self.id)
        profile, own = self._store.judged_on(self.id)
        self.files.read()
        self.answers.read()
        self._record, self._profile, self._own = record, profile, own
        self._judging.forget(settle=settle)
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
            self._read(settle=True)  # so that two windows show the same numbers
        except ExpectedError as error:
            self._fail(error)
            return
        if any(entry.subject is not Subject.ANSWER for entry in concerning):
            self.profile_changed.emit()
        self.judged.emit()

    def _follow_deletions(self, _deletions: object) -> None:
        """Something of the organization may be gone; where all of it is, the frame closes it."""
        with suppress(ExpectedError):
            self.reload()

    def _save(self, requirement_id: str, answer: Answer) -> bool:
        seen = self.answer(requirement_id)
        if seen == answer:
            return True
        self.keeping.listen()  # behind what waits, nothing may queue up that a lock refuses by now
        if self.completed is not None:
            self._fail(locked())
            return False
        return self._change_answer(requirement_id, partial(changed, seen, answer))

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
            self.failed.emit(choices_words(self.keeping.waiting.clash_count))
        return not clashes

    def _fail(self, error: ExpectedError) -> None:
        self.failure = str(error)
        self.failed.emit(self.failure)

    def _tell(self, requirement_id: str) -> None:
        self._judge()
        self.answered.emit(requirement_id)
        self.judged.emit()
        self._tell_committed()

    def _tell_committed(self) -> None:
        if not self.keeping.waiting.late_count:  # what waits is not saved
            self.committed.emit(self._store.last_commit)

    def _judge(self) -> None:
        self._proposals = None
        self._case, self._judgement = self._judging.judge(
            self._record,
            (self._profile, self._own),
            self.answers.with_own_actions,
            self.files.known,
            today=self._today,
        )
        self._findings = {finding.requirement: finding for finding in self._judgement.findings}
