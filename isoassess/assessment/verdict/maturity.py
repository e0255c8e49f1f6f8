"""How far the ratings have come on their scale from 0 to 4, clause by clause, each figure with its base.

A profile, not a score: a high average can hide a requirement that stops a certificate.
"""

from collections import defaultdict

from msgspec import Struct

from isoassess.assessment.verdict.findings import ASSESSED
from isoassess.domain import Clause, Finding, Grade
from isoassess.domain.case import Judgement
from isoassess.domain.clause_numbers import at_depth, depth

LEVELS = 5


class Levels(Struct, frozen=True, kw_only=True):
    """How many requirements are rated 0, 1, 2, 3 and 4; `applicable` counts the unrated ones too."""

    counts: tuple[int, ...]
    applicable: int

    @property
    def rated(self) -> int:
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        """The mean level, rounded to the nearest tenth, a half up; None where nothing is rated."""
        if not self.rated:
            return None
        total = sum(level * count for level, count in enumerate(self.counts))
        return (20 * total + self.rated) // (2 * self.rated) / 10


class ClauseLevels(Struct, frozen=True, kw_only=True):
    """The levels of one clause with all that is below it."""

    clause: Clause
    levels: Levels


def levels_of(findings: tuple[Finding, ...]) -> Levels:
    """The accepted ratings of what applies; what is not assessed is in no level."""
    counts = [0] * LEVELS
    for finding in findings:
        if finding.grade in ASSESSED and finding.rating is not None and finding.rating.level is not None:
            counts[finding.rating.level] += 1
    applicable = sum(finding.grade is not Grade.NOT_APPLICABLE for finding in findings)
    return Levels(counts=tuple(counts), applicable=applicable)


def maturity(judgement: Judgement) -> tuple[ClauseLevels, ...]:
    """The profile over the main clauses."""
    depths = {depth(result.clause.number) for result in judgement.main_clauses}
    below: dict[str, list[Finding]] = defaultdict(list)
    for finding in judgement.findings:
        for steps in depths:
            below[at_depth(finding.clause, steps)].append(finding)
    return tuple(
        ClauseLevels(clause=result.clause, levels=levels_of(tuple(below[result.clause.number])))
        for result in judgement.main_clauses
    )
