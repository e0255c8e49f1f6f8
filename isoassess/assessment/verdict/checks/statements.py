"""What the checks look at: a case and its findings, laid out once so that every look is short."""

from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct

from isoassess.assessment.verdict.findings import NONCONFORMING
from isoassess.domain import Answer, Contradiction, Finding, Grade, Rating
from isoassess.domain.case import Case
from isoassess.domain.clause_numbers import is_within
from isoassess.domain.profile import Profile

FULFILLED = frozenset({Rating.CONFORMING, Rating.EFFECTIVE})


class Statements(Struct, frozen=True, kw_only=True):
    """`by_id`: the findings by requirement; `answered`: those findings that have an answer, with it."""

    case: Case
    findings: tuple[Finding, ...]
    by_id: dict[str, Finding]
    answered: tuple[tuple[Finding, Answer], ...]

    @property
    def profile(self) -> Profile:
        return self.case.profile

    @property
    def date(self) -> date:
        """The day of the assessment."""
        return self.case.date

    def fulfilled(self, requirement: str) -> bool:
        """Whether the requirement is in the case, applies and is rated as fulfilled."""
        finding = self.by_id.get(requirement)
        return finding is not None and is_fulfilled(finding)

    def absent(self, requirement: str) -> bool:
        """Whether the requirement is in the case, applies and is rated as absent."""
        finding = self.by_id.get(requirement)
        return finding is not None and is_absent(finding)


Check = Callable[[Statements], Iterator[Contradiction]]


def statements(case: Case, findings: tuple[Finding, ...]) -> Statements:
    """The statements of a case; `findings` is one for each of its requirements."""
    answers = case.answers
    return Statements(
        case=case,
        findings=findings,
        by_id={finding.requirement: finding for finding in findings},
        answered=tuple((f, answers[f.requirement]) for f in findings if f.requirement in answers),
    )


def is_fulfilled(finding: Finding) -> bool:
    return finding.rating in FULFILLED and finding.grade is not Grade.NOT_APPLICABLE


def is_absent(finding: Finding) -> bool:
    return finding.rating is Rating.ABSENT and finding.grade in NONCONFORMING


def below(clause: str, said: Statements) -> Iterator[Finding]:
    """The findings on a clause and on all clauses under it."""
    return (finding for finding in said.findings if is_within(finding.clause, clause))
