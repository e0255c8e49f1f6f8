"""The one door to the file: each method is what a person can do, in one short transaction."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from isoassess.assessment.actions import ActionCounts
from isoassess.domain import Answer, Attachment, Lens
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.store import action_list, answers, assessments, attachments, organizations, undoing
from isoassess.store.arrival import Arrival
from isoassess.store.backup.take_back_store import TakingBack
from isoassess.store.deleting.deleting import Deleting
from isoassess.store.history.changes import Change
from isoassess.store.history.doubts import KeptDoubts
from isoassess.store.history.kept_history import KeptHistory
from isoassess.store.history.merging import Clash
from isoassess.store.joining.join_store import Joining
from isoassess.store.listing import Listing
from isoassess.store.places import Place
from isoassess.store.records import (
    AssessmentRecord,
    AssessmentSummary,
    CarryOver,
    HistoryEntry,
    HistoryStep,
    Shelf,
    StoredAction,
    Subject,
)
from isoassess.store.registers.kept_registers import KeptRegisters


class Store(TakingBack, Joining, Listing, KeptRegisters, KeptHistory, KeptDoubts, Deleting):
    """Organizations, assessments and answers in one file; what a method returned is on the disk.

    Every method may raise a StoreError; then nothing of that call is saved and the store stays usable.
    Saving what is already there writes nothing.
    """

    def add_organization(self, profile: Profile) -> str:
        """Its id."""
        with self._writing() as journal:
            return organizations.add(journal, profile)

    def profile(self, organization_id: str) -> Profile:
        """Raises UnknownProfile where a newer version wrote it."""
        with self._reading() as connection:
            return organizations.profile(connection, organization_id)

    def save_profile(
        self, organization_id: str, profile: Profile, *, seen: Profile | None = None
    ) -> tuple[Clash, ...]:
        """Saves what differs from the profile that was `seen`; without one, the profile as a whole."""
        with self._writing() as journal:
            return organizations.save_profile(journal, organization_id, profile, seen=seen)

    def wizard_page(self, organization_id: str) -> int | None:
        """Where the wizard was left; None when it is finished."""
        with self._reading() as connection:
            return organizations.wizard_page(connection, organization_id)

    def save_wizard_page(self, organization_id: str, page: int | None) -> None:
        with self._writing() as journal:
            organizations.save_wizard_page(journal, organization_id, page)

    def own_decision(self, organization_id: str) -> OwnDecision | None:
        with self._reading() as connection:
            return organizations.own_decision(connection, organization_id)

    def decide(
        self,
        organization_id: str,
        decision: OwnDecision | None,
        *,
        follows: tuple[str, Lens] | None = None,
        seen: tuple[OwnDecision | None] | None = None,
    ) -> None:
        """None goes back to the program's decision; `follows`: the assessment that goes on against a lens.

        Raises ChangedSince where the decision is another one than the one `seen`.
        """
        with self._writing() as journal:
            organizations.decide(journal, organization_id, decision, seen=seen)
            if follows is not None:
                assessments.follow(journal, *follows)

    def remove_organization(self, organization_id: str) -> None:
        """Takes it off the list; everything of it stays in the file."""
        with self._writing() as journal:
            organizations.set_removed(journal, organization_id, journal.at)

    def restore_organization(self, organization_id: str) -> None:
        """Puts a removed one back on the list."""
        with self._writing() as journal:
            organizations.set_removed(journal, organization_id, None)

    def archive_organization(self, organization_id: str) -> None:
        """Puts it aside; it can be opened as before."""
        with self._writing() as journal:
            organizations.set_archived(journal, organization_id, journal.at)

    def unarchive_organization(self, organization_id: str) -> None:
        with self._writing() as journal:
            organizations.set_archived(journal, organization_id, None)

    def put_organizations(self, ids: Sequence[str], shelf: Shelf) -> None:
        """Puts several on one shelf, all of them or none."""
        with self._writing() as journal:
            organizations.put_on(journal, ids, shelf)

    def assessments(self, organization_id: str) -> list[AssessmentSummary]:
        """Newest first."""
        with self._reading() as connection:
            return assessments.listed(connection, organization_id)

    def add_assessment(
        self,
        organization_id: str,
        *,
        lens: Lens,
        started: date,
        assessor: str,
        catalogue_version: str,
        earlier: str | None = None,
        carry: CarryOver = CarryOver.NOTHING,
    ) -> str:
        """Its id; `carry` says what it takes over from the assessment `earlier`."""
        with self._writing() as journal:
            assessment_id = assessments.add(
                journal,
                organization_id,
                lens=lens,
                started=started,
                assessor=assessor,
                catalogue_version=catalogue_version,
            )
            if earlier is not None:
                assessments.carry_over(journal, earlier, assessment_id, carry)
            return assessment_id

    def assessment(self, assessment_id: str) -> AssessmentRecord:
        with self._reading() as connection:
            return assessments.one(connection, assessment_id)

    def switch_lens(self, assessment_id: str, lens: Lens) -> None:
        with self._writing() as journal:
            assessments.switch_lens(journal, assessment_id, lens)

    def name_assessor(self, assessment_id: str, name: str) -> None:
        with self._writing() as journal:
            assessments.name_assessor(journal, assessment_id, name)

    def complete_assessment(self, assessment_id: str, on: date) -> None:
        """Locks it: from now on changing it raises AssessmentCompleted."""
        with self._writing() as journal:
            assessments.complete(journal, assessment_id, on)

    def reopen_assessment(self, assessment_id: str, reason: str) -> None:
        with self._writing() as journal:
            assessments.reopen(journal, assessment_id, reason)

    def judged_on(self, assessment_id: str) -> tuple[Profile, OwnDecision | None]:
        """The profile and own decision of an assessment: as they were when it was completed, else today's."""
        with self._reading() as connection:
            return assessments.judged_on(connection, assessment_id)

    def answers(self, assessment_id: str) -> dict[str, Answer]:
        """By requirement id; requirements about which nothing is said are left out."""
        with self._reading() as connection:
            return answers.answers(connection, assessment_id)

    def save_answer(
        self, assessment_id: str, requirement_id: str, answer: Answer, *, seen: Answer | None = None
    ) -> tuple[Clash, ...]:
        """Saves what differs from the answer that was `seen`; without one, the answer as a whole."""
        with self._writing() as journal:
            return answers.save_answer(journal, assessment_id, requirement_id, answer, seen=seen)

    def change(self, place: Place, changes: Iterable[Change]) -> tuple[Clash, ...]:
        """Changes the fields that are named and no other.

        Each change says what was seen before it. Where somebody else has changed that field since, it is
        left as it is and given back, with who did that and when.
        """
        with self._writing() as journal:
            match place.subject:
                case Subject.ANSWER:
                    return answers.change_answer(journal, place.id, place.requirement_id, changes)
                case Subject.PROFILE if place.is_new:
                    return organizations.change_new(journal, place.id, changes)
                case Subject.PROFILE:
                    return organizations.change_profile(journal, place.id, changes)
                case Subject.ATTACHMENT:
                    return attachments.change_description(journal, place.id, changes)
        raise ValueError(place.subject)

    def change_answers(
        self,
        assessment_id: str,
        changes: Mapping[str, Sequence[Change]],
        *,
        arrival: Arrival | None = None,
    ) -> None:
        """Of several answers, by requirement id, as one step: all of them or none, as ChangedSince says.

        The history tells of the file that they came from.
        """
        with self._writing() as journal:
            answers.change_answers(journal, assessment_id, changes, arrival)

    def change_everywhere(self, changes: Mapping[str, Mapping[str, Sequence[Change]]]) -> None:
        """Of answers in several assessments, by their ids, all of them or none, as ChangedSince says."""
        with self._writing() as journal:
            answers.change_everywhere(journal, changes)

    def news(self) -> list[HistoryEntry]:
        """What others have written since this was asked last, oldest first; cheap while nobody wrote."""
        with self._reading() as connection:
            return self._listener.news(connection)

    @property
    def found(self) -> int:
        """How far the history went when the file was opened: the number of its last entry; 0 before one."""
        return self._listener.found

    def share_after(self, entry: int) -> None:
        """Another window found the history up to an entry: what it did after that is not undone from here."""
        self._listener.share_after(entry)

    def attachments(self, organization_id: str) -> dict[str, Attachment]:
        """Every file of an organization by its id, in the order they came; without their content."""
        with self._reading() as connection:
            return attachments.listed(connection, organization_id)

    def attachment(self, attachment_id: str) -> tuple[str, Attachment]:
        """The organization a file is of, and what is known of it."""
        with self._reading() as connection:
            return attachments.one(connection, attachment_id)

    def add_attachment(self, organization_id: str, *, name: str, content: bytes) -> str:
        """Its id; content that is in the file already is not stored again."""
        with self._writing() as journal:
            return attachments.add(journal, organization_id, name=name, content=content)

    def describe_attachment(
        self, attachment: Attachment, *, seen: Attachment | None = None
    ) -> tuple[Clash, ...]:
        """Saves what differs from what was `seen` of name, effective date, document number and note."""
        with self._writing() as journal:
            return attachments.describe(journal, attachment, seen=seen)

    def attachment_content(self, attachment_id: str) -> bytes:
        with self._reading() as connection:
            return attachments.content(connection, attachment_id)

    def actions(
        self,
        organization_id: str | None = None,
        *,
        search: str = "",
        closed: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[StoredAction]:
        """Of the newest assessments, by due date; `closed`: also those done and found effective."""
        with self._reading() as connection:
            return action_list.actions(
                connection,
                organization_id=organization_id,
                search=search,
                closed=closed,
                limit=limit,
                offset=offset,
            )

    def action_counts(self, today: date, organization_id: str | None = None) -> ActionCounts:
        """How many actions are open, overdue and to be checked."""
        with self._reading() as connection:
            return action_list.counts(connection, today, organization_id)

    def undo(self, assessment_id: str) -> HistoryStep | None:
        """Takes back the last change of an answer that stands, also after a restart; None without one.

        Never what another window that is open has done; raises ChangedSince where somebody else has changed
        the same field after it.
        """
        with self._writing() as journal:
            known = self._listener.answer_steps
            return undoing.undo(journal, assessment_id, known=known, mine=self._listener.is_mine)

    def redo(self, assessment_id: str) -> HistoryStep | None:
        """Makes the change again that was undone last, as long as no new one came; None without one."""
        with self._writing() as journal:
            known = self._listener.answer_steps
            return undoing.redo(journal, assessment_id, known=known, mine=self._listener.is_mine)
