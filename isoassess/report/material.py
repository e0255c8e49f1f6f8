"""A case and its judgement side by side: the question, the answer and the finding of one requirement."""

from collections.abc import Iterable, Iterator

from isoassess.judgement import Case, Judgement
from isoassess.model import NO_ANSWER, Answer, Confidence, Finding, Grade, Requirement
from isoassess.report.blocks import Line, Span, Tone
from isoassess.report.phrases import clause_words
from isoassess.texts import _

SPELLED_OUT = 12


class Material:
    """What a section is written from. Nothing is computed here, only looked up."""

    def __init__(self, case: Case, judgement: Judgement) -> None:
        self.case = case
        self.judgement = judgement
        self._requirements = {requirement.id: requirement for requirement in case.requirements}
        self._findings = {finding.requirement: finding for finding in judgement.findings}

    def requirement(self, id: str) -> Requirement:
        return self._requirements[id]

    def clause(self, id: str) -> str:
        return self._findings[id].clause

    def finding(self, id: str) -> Finding:
        return self._findings[id]

    def answer(self, id: str) -> Answer:
        return self.case.answers.get(id, NO_ANSWER)

    def graded(self, *grades: Grade) -> Iterator[Finding]:
        """The findings of these grades, in the order of the grades and then of the case."""
        for grade in grades:
            yield from (finding for finding in self.judgement.findings if finding.grade is grade)

    def of_clause(self, clause: str) -> tuple[Finding, ...]:
        """The findings of one clause, whatever their grade."""
        return tuple(finding for finding in self.judgement.findings if finding.clause == clause)

    def question(self, id: str, *, numbered: bool = True) -> Line:
        """A requirement's question, after its clause number where it does not stand in its own column."""
        requirement = self._requirements[id]
        number = (Span(f"{self._findings[id].clause}\u2002", strong=True),) if numbered else ()
        reported = requirement.confidence is not Confidence.HIGH
        doubt = (Span(_(" (reported)"), Tone.MUTED),) if reported else ()
        return (*number, Span(requirement.asks), *doubt)

    def questions(self, ids: Iterable[str]) -> tuple[Line, ...]:
        """The questions one by one; where they are too many, only how many of which clause."""
        ids = tuple(ids)
        if len(ids) <= SPELLED_OUT:
            return tuple(self.question(id) for id in ids)
        return ((Span(clause_words(self._findings[id].clause for id in ids)),),)
