"""A case and its judgement side by side: the words, the answer and the finding of one requirement."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import TypeVar

from isoassess.assessment.action_plan import Plan, plan
from isoassess.assessment.planned import PlannedAction, serving
from isoassess.documents.evidence_pictures import used_files
from isoassess.documents.phrases import clause_line
from isoassess.domain import NO_ANSWER, Answer, Attachment, Confidence, Finding, Grade, Requirement
from isoassess.domain.case import Case, Judgement
from isoassess.language.texts import _
from isoassess.pdf.blocks import Line, Span, Tone
from isoassess.timeline.issued import schedule_as_issued
from isoassess.timeline.schedule import Schedule

SPELLED_OUT = 12

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class DocumentData:
    """What the sections of a document are written from: what is computed elsewhere, looked up once.

    A requirement is linked to by its id; where a document has no entry for it, the link is plain text.
    `issued`: the day by which it is told what is overdue.
    """

    def __init__(self, case: Case, judgement: Judgement, issued: date | None = None) -> None:
        self.case = case
        self.judgement = judgement
        self.issued = issued or case.date
        self._requirements = {requirement.id: requirement for requirement in case.requirements}
        self._findings = {finding.requirement: finding for finding in judgement.findings}
        self._serving = serving(case)
        self._all_reported = all_reported(case)

    @cached_property
    def planned(self) -> Plan:
        """The actions as they stand on the day of issue."""
        return plan(self.case, self.judgement, on=self.issued)

    @cached_property
    def calendar(self) -> Schedule | None:
        """The way to a certificate; None for a model that no body certifies."""
        return schedule_as_issued(self.case, self.judgement, self.issued)

    @cached_property
    def file_numbers(self) -> dict[str, str]:
        """The number of every file that an answer names, in the order of the requirements it is for."""
        return {id_: f"E-{number:02}" for number, id_ in enumerate(used_files(self.case), start=1)}

    def requirement(self, id: str) -> Requirement:
        return self._requirements[id]

    def is_asked(self, id: str) -> bool:
        """Whether a requirement is one of those that the case is held against."""
        return id in self._requirements

    def finding(self, id: str) -> Finding:
        return self._findings[id]

    def clause(self, id: str) -> str:
        return self._findings[id].clause

    def answer(self, id: str) -> Answer:
        return self.case.answers.get(id, NO_ANSWER)

    def serving(self, id: str) -> tuple[PlannedAction, ...]:
        """The planned actions for a requirement: the one on it, and those that cover it."""
        return self._serving.get(id, ())

    def attachments(self, id: str) -> tuple[Attachment | None, ...]:
        """The files of an answer; None for one that the store no longer has."""
        return tuple(self.case.attachments.get(file) for file in self.answer(id).attachments)

    def interviewees(self) -> tuple[str, ...]:
        """Everybody who was asked, each once, in the order of the requirements."""
        asked = (self.answer(requirement.id).interviewee.strip() for requirement in self.case.requirements)
        return tuple(dict.fromkeys(name for name in asked if name))

    def graded(self, *grades: Grade) -> Iterator[Finding]:
        """The findings of these grades, in the order of the grades and then of the case."""
        for grade in grades:
            yield from (finding for finding in self.judgement.findings if finding.grade is grade)

    def question(self, id: str, *, numbered: bool = True) -> Line:
        """Where it is asked: the question, after its clause number where that has no column of its own."""
        return self._named(id, self._requirements[id].asks, numbered=numbered)

    def statement(self, id: str, *, numbered: bool = True) -> Line:
        """Where a finding is told: what is so when the requirement is fulfilled; otherwise as `question`."""
        return self._named(id, self._requirements[id].statement, numbered=numbered)

    def statements(self, ids: Iterable[str]) -> tuple[Line, ...]:
        """The statements one by one; where they are too many, only how many of which clause."""
        ids = tuple(ids)
        if len(ids) <= SPELLED_OUT:
            return tuple(self.statement(id) for id in ids)
        return (clause_line(self._findings[id].clause for id in ids),)

    def _named(self, id: str, words: str, *, numbered: bool) -> Line:
        number = (Span(self._findings[id].clause, strong=True, link=id), Span("\u2002")) if numbered else ()
        doubtful = self._requirements[id].confidence is not Confidence.HIGH
        reported = doubtful and not self._all_reported
        doubt = (Span(_(" (reported)"), Tone.MUTED),) if reported else ()
        return (*number, Span(words), *doubt)


def all_reported(case: Case) -> bool:
    """Whether no requirement of the case is certain, so that it is said once and not beside each."""
    return not any(known.confidence is Confidence.HIGH for known in case.requirements)


def grouped(members: Iterable[T], keys: Iterable[K]) -> tuple[tuple[T, ...], ...]:
    """The members that share a key together, in the order in which the keys first occur."""
    groups: dict[K, list[T]] = defaultdict(list)
    for member, key in zip(members, keys, strict=True):
        groups[key].append(member)
    return tuple(map(tuple, groups.values()))
