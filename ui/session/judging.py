"""How an open assessment is judged: the case put together anew, judged, and its findings numbered.

What arises while a person answers is numbered for the screen alone: an answer that is taken back or corrected
in the same sitting leaves no finding behind. The numbers of what stands go into the file as soon as they can
leave it: when the assessment is opened or left, when anything is given out, when another window writes too.
"""

import datetime
from collections.abc import Callable

from msgspec.structs import replace

from isoassess.assessment.case_builder import answered, judge_case, open_case
from isoassess.assessment.finding_register import Wanted, extended
from isoassess.assessment.verdict.numbering import numbered, unnumbered
from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import Answer, Attachment
from isoassess.domain.case import Case, Judgement
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.errors import ExpectedError
from isoassess.services.stored_case import in_order_of_arising
from isoassess.store import AssessmentRecord, Store
from ui.session.keeping import Keeping


class Judging:
    """Keeps what no answer changes, and the register of the numbers as this window knows it."""

    def __init__(self, store: Store, keeping: Keeping, catalogue: Catalogue) -> None:
        self._store = store
        self._keeping = keeping
        self._catalogue = catalogue
        self._unanswered: Case | None = None  # what the answers are put into
        self._numbers: dict[str, str] | None = None
        self._arisen: tuple[Wanted, ...] = ()  # what stands and has no number in the file, in its order
        self._refused = False  # the file takes no number, so that none is promised
        self._at_once = True  # what stands when it is opened has stood before

    def forget(self, *, settle: bool = False) -> None:
        """Something else than an answer has changed; `settle`: what stands now is registered."""
        self._unanswered = self._numbers = None
        self._at_once = settle

    def judge(
        self,
        record: AssessmentRecord,
        judged_on: tuple[Profile, OwnDecision | None],
        answers: dict[str, Answer],
        files: dict[str, Attachment],
        *,
        today: Callable[[], datetime.date],
    ) -> tuple[Case, Judgement]:
        """An answer changes neither the profile nor what follows from it: which standard fits is kept."""
        day = record.completed or today()
        if self._unanswered is None or self._unanswered.date != day:
            self._unanswered = self._opened(record, judged_on, day)
        case = answered(self._unanswered, answers, files)
        judgement = judge_case(self._catalogue, case)
        wanted = unnumbered(judgement.findings, case.numbers)
        before = tuple(one for one in self._arisen if one in wanted)
        self._arisen = (*before, *(one for one in wanted if one not in before))
        if self._at_once:
            self._at_once = False
            self.settle(record.id, arisen_before=True)
        promised = not (self._refused or self._keeping.waiting.late_count)
        self._refused = False  # with the next answer the file may take one
        return self._with_numbers(case, judgement) if promised else (case, judgement)

    def settle(self, assessment_id: str, *, arisen_before: bool = False) -> bool:
        """Register what has arisen and stands; whether the numbers have to be shown anew.

        `arisen_before`: not in this window, or in no sitting that came to its end.
        """
        if not self._arisen or self._keeping.waiting.late_count:
            return False
        try:
            if arisen_before:
                self._arisen = in_order_of_arising(self._store, assessment_id, self._arisen)
            self._numbers = self._store.number_findings(assessment_id, self._arisen)
        except ExpectedError:
            self._refused = True
            return True
        self._arisen = ()
        if self._unanswered is not None:
            self._unanswered = replace(self._unanswered, numbers=self._numbers)
        return True

    def _opened(
        self, record: AssessmentRecord, judged_on: tuple[Profile, OwnDecision | None], day: datetime.date
    ) -> Case:
        profile, own = judged_on
        if self._numbers is None:
            self._numbers = self._store.finding_numbers(record.id)
        opened = open_case(
            self._catalogue,
            profile=profile,
            answers={},
            lens=record.lens,
            on=day,
            assessor=record.assessor,
            own_decision=own,
        )
        return replace(opened, numbers=self._numbers, earlier_numbers=self._store.earlier_numbers(record.id))

    def _with_numbers(self, case: Case, judgement: Judgement) -> tuple[Case, Judgement]:
        """With the numbers that what has arisen is going to have."""
        numbers = extended(self._numbers or {}, self._arisen)
        if numbers == case.numbers:
            return case, judgement
        findings = numbered(judgement.findings, numbers)
        return replace(case, numbers=numbers), replace(judgement, findings=findings)
