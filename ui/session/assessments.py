"""All assessments of the open organization: which there are, the next one, and any two compared."""

import datetime
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from isoassess.assessment.case_builder import judge_case
from isoassess.assessment.comparison import Comparison, Judged, compare
from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import Lens
from isoassess.domain.case import Case, Judgement
from isoassess.errors import ExpectedError
from isoassess.services.stored_case import stored_case
from isoassess.store import AssessmentSummary, CarryOver, Store
from ui.session.first_assessment import chosen_lens, start_assessment
from ui.session.remembered import Remembered


class CurrentAssessment(Protocol):
    """What is needed of the assessment that is open."""

    @property
    def id(self) -> str:
        """Of the assessment."""

    @property
    def organization_id(self) -> str:
        """Whose assessments they are."""

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue in use."""

    @property
    def case(self) -> Case:
        """What is judged."""

    @property
    def judgement(self) -> Judgement:
        """What follows from it."""

    @property
    def remembered(self) -> Remembered:
        """What a person set."""

    def reload(self) -> None:
        """Take over what changed in the store."""


class Assessments:
    """A part of the open assessment; the store's errors are raised where nothing else is said.

    The others cannot change while this one is open, but for the profile that those going on are judged on.
    """

    def __init__(
        self, opened: CurrentAssessment, store: Store, *, today: Callable[[], datetime.date]
    ) -> None:
        self._opened = opened
        self._store = store
        self._today = today
        self._judged: dict[str, Judged] = {}

    @property
    def today(self) -> datetime.date:
        return self._today()

    @property
    def own_name(self) -> str:
        """Of who works with the program; may be none."""
        return self._opened.remembered.own_name

    def listed(self) -> list[AssessmentSummary]:
        """Newest first, the open one among them."""
        return self._store.assessments(self._opened.organization_id)

    def before(self) -> list[AssessmentSummary]:
        """Those before the open one, newest first; none where that was deleted."""
        listed = self.listed()
        ids = [one.id for one in listed]
        return listed[ids.index(self._opened.id) + 1 :] if self._opened.id in ids else []

    def last(self) -> AssessmentSummary:
        """The newest one, whichever is open."""
        return self.listed()[0]

    def earlier(self) -> AssessmentSummary | None:
        """The newest one before the open one; None without one, or where the store cannot say."""
        with suppress(ExpectedError):
            return next(iter(self.before()), None)
        return None

    def next_lens(self) -> Lens:
        """The lens that a new one is held against: the standard chosen as of today."""
        return chosen_lens(self._store, self._opened.organization_id, self._today())

    def start(self, *, carry: CarryOver, started: datetime.date, assessor: str, complete_last: bool) -> str:
        """Begin a new one from the last one, which is completed first when wanted; the id of the new one."""
        last = self.last()
        if complete_last and last.completed is None:
            self._complete(last, assessor)
        return start_assessment(
            self._store,
            self._opened.catalogue,
            self._opened.organization_id,
            today=self._today(),
            started=started,
            assessor=assessor,
            earlier=last.id,
            carry=carry,
        )

    def compare(self, before: str, after: str) -> Comparison:
        """Any two of them, by their ids."""
        return compare(self._judge(before), self._judge(after))

    def forget(self) -> None:
        """Judge the others anew when they are asked for next: the profile has changed."""
        self._judged.clear()

    def _complete(self, last: AssessmentSummary, assessor: str) -> None:
        """A completed one bears a name: its own, else that of whoever goes on."""
        if not last.assessor:
            self._store.name_assessor(last.id, assessor)
        self._store.complete_assessment(last.id, self._today())
        self.forget()
        if last.id == self._opened.id:
            self._opened.reload()

    def _judge(self, assessment_id: str) -> Judged:
        if assessment_id == self._opened.id:
            return Judged(self._opened.case, self._opened.judgement)
        if assessment_id not in self._judged:
            case = stored_case(self._store, self._opened.catalogue, assessment_id, on=self._today())
            self._judged[assessment_id] = Judged(case, judge_case(self._opened.catalogue, case))
        return self._judged[assessment_id]
