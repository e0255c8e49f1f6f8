"""Two assessments of an organization held against each other, requirement by requirement."""

import datetime
from collections import Counter
from enum import StrEnum

from msgspec import Struct

from isoassess.assessment.verdict.findings import NONCONFORMING
from isoassess.domain import Finding, Grade, Lens, Requirement, Share, Verdict
from isoassess.domain.case import Case, Judgement


class Movement(StrEnum):
    """What became of a requirement from one assessment to another; each requirement has exactly one.

    What was not assessed, did not apply or was not asked on one side is neither closed nor new.
    """

    NEW = "new"  # fulfilled before, a nonconformity now
    WORSE = "worse"  # graded lower, with no nonconformity closed or new: minor to major, conforming to OFI
    UNCHANGED = "unchanged"  # a nonconformity, graded as before
    CLOSED = "closed"  # a nonconformity before, fulfilled now
    BETTER = "better"  # graded higher: major to minor, OFI to conforming
    FIRST_ASSESSED = "first-assessed"
    NO_LONGER_ASSESSED = "no-longer-assessed"
    APPLIES_NOW = "applies-now"
    FELL_AWAY = "fell-away"  # it applied before
    ENTERED = "entered"  # only the later standard has it
    LEFT = "left"  # only the earlier standard has it
    STILL_FULFILLED = "still-fulfilled"
    STILL_NOT_ASSESSED = "still-not-assessed"
    STILL_NOT_APPLICABLE = "still-not-applicable"


FOUND = frozenset({Movement.FIRST_ASSESSED, Movement.APPLIES_NOW, Movement.ENTERED})
GONE = frozenset({Movement.NO_LONGER_ASSESSED, Movement.FELL_AWAY, Movement.LEFT})
REGRADED = frozenset({Movement.WORSE, Movement.BETTER})

_FROM_BEST = (Grade.CONFORMING, Grade.OFI, Grade.MINOR, Grade.MAJOR)
_STAYED = {
    Grade.CONFORMING: Movement.STILL_FULFILLED,
    Grade.OFI: Movement.STILL_FULFILLED,
    Grade.MINOR: Movement.UNCHANGED,
    Grade.MAJOR: Movement.UNCHANGED,
    Grade.NOT_ASSESSED: Movement.STILL_NOT_ASSESSED,
    Grade.NOT_APPLICABLE: Movement.STILL_NOT_APPLICABLE,
}


class Judged(Struct, frozen=True):
    """A case with what follows from it."""

    case: Case
    judgement: Judgement


class Side(Struct, frozen=True, kw_only=True):
    """One of the two: the standard, the day it was judged on, and how it stood."""

    lens: Lens
    date: datetime.date
    verdict: Verdict
    share: Share

    @property
    def percent(self) -> int | None:
        """Fulfilled of assessed, rounded down but not to nothing; None where nothing is assessed."""
        return self.share.percent


class ComparedRequirement(Struct, frozen=True, kw_only=True):
    """One requirement on both sides; a grade is None where the standard of that side does not have it."""

    requirement: str
    clause: str  # in the later standard, where that has it
    statement: str  # what a finding is told by
    before: Grade | None
    after: Grade | None
    movement: Movement


class GradeChange(Struct, frozen=True, kw_only=True):
    """How the number of likely nonconformities of one grade changed.

    after = before - closed - gone - went + new + found + came. `found` and `gone` are assessed on one side
    only; `came` and `went` have another grade on the other side.
    """

    before: int
    after: int
    closed: int
    new: int
    found: int
    gone: int
    came: int
    went: int


class Comparison(Struct, frozen=True, kw_only=True):
    """`rows`: every requirement of either side, in the order of the later one, then those it lacks."""

    before: Side
    after: Side
    rows: tuple[ComparedRequirement, ...]

    @property
    def points(self) -> int | None:
        """Percentage points from before to after; None where one side has no percentage."""
        before, after = self.before.percent, self.after.percent
        return None if before is None or after is None else after - before

    @property
    def counts(self) -> dict[Movement, int]:
        """How many requirements made each movement; all of them are named."""
        count = Counter(row.movement for row in self.rows)
        return {movement: count[movement] for movement in Movement}

    def of(self, movement: Movement) -> tuple[ComparedRequirement, ...]:
        return tuple(row for row in self.rows if row.movement is movement)

    def change_of(self, grade: Grade) -> GradeChange:
        """How many nonconformities of this grade, minor or major, were closed and are new."""
        was = [row for row in self.rows if row.before is grade]
        is_ = [row for row in self.rows if row.after is grade]
        return GradeChange(
            before=len(was),
            after=len(is_),
            closed=sum(row.movement is Movement.CLOSED for row in was),
            new=sum(row.movement is Movement.NEW for row in is_),
            found=sum(row.movement in FOUND for row in is_),
            gone=sum(row.movement in GONE for row in was),
            came=sum(row.movement in REGRADED for row in is_),
            went=sum(row.movement in REGRADED for row in was),
        )


def compare(before: Judged, after: Judged) -> Comparison:
    """What changed from one assessment to another; they may follow different standards."""
    earlier = {finding.requirement: finding for finding in before.judgement.findings}
    later = {finding.requirement: finding for finding in after.judgement.findings}
    known = {one.id: one for judged in (before, after) for one in judged.case.requirements}
    rows = [_row(known[id_], earlier.get(id_), finding) for id_, finding in later.items()]
    rows += [_row(known[id_], finding, None) for id_, finding in earlier.items() if id_ not in later]
    return Comparison(before=_side(before), after=_side(after), rows=tuple(rows))


def movement_of(before: Grade | None, after: Grade | None) -> Movement:
    """The movement from one grade to another; None is a requirement that the standard does not have."""
    if before is None:
        return Movement.ENTERED
    if after is None:
        return Movement.LEFT
    if before is after:
        return _STAYED[before]
    if Grade.NOT_APPLICABLE in (before, after):
        return Movement.FELL_AWAY if after is Grade.NOT_APPLICABLE else Movement.APPLIES_NOW
    if Grade.NOT_ASSESSED in (before, after):
        return Movement.FIRST_ASSESSED if before is Grade.NOT_ASSESSED else Movement.NO_LONGER_ASSESSED
    if (before in NONCONFORMING) is not (after in NONCONFORMING):
        return Movement.CLOSED if before in NONCONFORMING else Movement.NEW
    lower = _FROM_BEST.index(after) > _FROM_BEST.index(before)
    return Movement.WORSE if lower else Movement.BETTER


def _row(requirement: Requirement, before: Finding | None, after: Finding | None) -> ComparedRequirement:
    finding = after or before
    grades = before.grade if before else None, after.grade if after else None
    return ComparedRequirement(
        requirement=requirement.id,
        clause=finding.clause if finding else "",
        statement=requirement.statement,
        before=grades[0],
        after=grades[1],
        movement=movement_of(*grades),
    )


def _side(judged: Judged) -> Side:
    return Side(
        lens=judged.case.lens,
        date=judged.case.date,
        verdict=judged.judgement.verdict,
        share=judged.judgement.share,
    )
