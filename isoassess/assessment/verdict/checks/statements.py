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
LONGEST_PHRASE = 30
_NOT_APPLICABLE = Grade.NOT_APPLICABLE  # looked up once for hundreds of uses

Answered = tuple[tuple[Finding, Answer], ...]


class Statements(Struct, frozen=True, kw_only=True):
    """`by_id`: the findings by requirement. The others are those of them that have an answer, with it.

    `brief`: its evidence or note is no longer than a phrase; `acted`: its action has a day or was checked;
    `regraded`: the assessor gave a grade.
    """

    case: Case
    findings: tuple[Finding, ...]
    by_id: dict[str, Finding]
    brief: Answered
    acted: Answered
    regraded: Answered

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
    answered = [(f, answers[f.requirement]) for f in findings if f.requirement in answers]
    return Statements(
        case=case,
        findings=findings,
        by_id={finding.requirement: finding for finding in findings},
        brief=tuple([one for one in answered if is_phrase(one[1].evidence) or is_phrase(one[1].note)]),
        acted=tuple([one for one in answered if (done := one[1].action).due or done.effective is not None]),
        regraded=tuple([one for one in answered if one[1].regrade.grade is not None]),
    )


def is_phrase(text: str) -> bool:
    """Whether it may be a phrase alone, such as "not applicable"."""
    return 0 < len(text) <= LONGEST_PHRASE


def is_fulfilled(finding: Finding) -> bool:
    return finding.rating in FULFILLED and finding.grade is not _NOT_APPLICABLE


def is_absent(finding: Finding) -> bool:
    return finding.rating is Rating.ABSENT and finding.grade in NONCONFORMING


def below(clause: str, said: Statements) -> Iterator[Finding]:
    """The findings on a clause and on all clauses under it."""
    return (finding for finding in said.findings if is_within(finding.clause, clause))
