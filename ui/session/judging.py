"""How an open assessment is judged: the case put together anew, judged, and its findings numbered."""

import datetime
from collections.abc import Callable
from contextlib import suppress

from msgspec.structs import replace

from isoassess.assessment.case_builder import answered, judge_case, open_case
from isoassess.assessment.verdict.numbering import numbered, unnumbered
from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import Answer, Attachment
from isoassess.domain.case import Case, Judgement
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.errors import ExpectedError
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

    def forget(self) -> None:
        """Something else than an answer has changed."""
        self._unanswered = self._numbers = None

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
        return self._with_numbers(record.id, case, judgement)

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
        return replace(opened, numbers=self._numbers)

    def _with_numbers(self, assessment_id: str, case: Case, judgement: Judgement) -> tuple[Case, Judgement]:
        """With what arises registered at once; while the file takes nothing, it has no number yet."""
        wanted = unnumbered(judgement.findings, case.numbers)
        if not wanted or self._keeping.waiting.late_count:
            return case, judgement
        with suppress(ExpectedError):
            self._numbers = self._store.number_findings(assessment_id, wanted)
            self._unanswered = replace(case, answers={}, attachments={}, numbers=self._numbers)
            findings = numbered(judgement.findings, self._numbers)
            return replace(case, numbers=self._numbers), replace(judgement, findings=findings)
        return case, judgement
