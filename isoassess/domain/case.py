"""What is judged and what comes out: the values the windows, the documents and the command line show."""

import datetime

from msgspec import Struct

from isoassess.domain import (
    Action,
    Answer,
    Attachment,
    Blocker,
    Cause,
    ClauseResult,
    Contradiction,
    Finding,
    Indication,
    Lens,
    Obstacle,
    Prerequisite,
    RequiredChange,
    Requirement,
    Share,
    Verdict,
    WayStep,
)
from isoassess.domain.clause_numbers import depth
from isoassess.domain.decision import Decision, OwnDecision
from isoassess.domain.message import Message
from isoassess.domain.profile import Profile


class Case(Struct, frozen=True, kw_only=True):
    """One organization held against one lens on one day: all that a judgement rests on."""

    profile: Profile
    decision: Decision
    own_decision: OwnDecision | None = None
    lens: Lens
    requirements: tuple[Requirement, ...]  # of the lens, in clause order
    answers: dict[str, Answer]  # by requirement id; ids of other lenses may be present and are left alone
    actions: dict[str, Action] = {}  # those of no requirement, by their own ids
    attachments: dict[str, Attachment] = {}  # those that the answers name, by id
    date: datetime.date
    assessor: str = ""
    catalogue_version: str = ""
    numbers: dict[str, str] = {}  # the requirement that each number of a finding was given to
    earlier_numbers: tuple[
        tuple[str, str], ...
    ] = ()  # of another file, which are other findings' now, or free
    own_catalogue: str = ""  # hash of the catalogue files that did not come with the program, empty for none


class Judgement(Struct, frozen=True, kw_only=True):
    """Everything that follows from a case; every figure a person sees is one of these.

    `findings`: one for each requirement of the case, in its order. `clauses`: every clause of the lens
    that holds requirements, parents included, in clause order. `systemic`: clause groups (such as 8.4)
    with three or more likely minors. `shortest_way`: a smallest set of changes that reaches the next
    verdict of readiness, empty when the best one is reached. `obstacles` are the blockers and `way` the
    required changes, put together by what is to be done. `indication`: what a complete quick scan points to
    while it is too early for a verdict. `not_applicable`: how many findings say so.
    """

    verdict: Verdict
    because: Message
    indication: Indication | None = None
    share: Share
    not_applicable: int
    findings: tuple[Finding, ...]
    clauses: tuple[ClauseResult, ...]
    blockers: tuple[Blocker, ...]
    obstacles: tuple[Obstacle, ...] = ()
    shortest_way: tuple[RequiredChange, ...]
    way: tuple[WayStep, ...] = ()
    systemic: tuple[str, ...]
    prerequisites: tuple[Prerequisite, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def for_information(self) -> int:
        """How many are shown and never graded; with those that apply and those that do not, all there are."""
        return sum(not finding.graded for finding in self.findings)

    @property
    def causes(self) -> tuple[Cause, ...]:
        """What is known to stand in the way, each cause once; what is merely open is none."""
        return tuple(one.cause for one in self.obstacles if one.cause is not None and one.certain)

    @property
    def headline(self) -> Verdict:
        """The verdict over a page: a contract's model of which no gap is known yet is open, not missed."""
        missed = self.verdict is Verdict.DOES_NOT_MEET_MODEL
        return Verdict.TOO_EARLY if missed and not self.share.nonconforming else self.verdict

    @property
    def main_clauses(self) -> tuple[ClauseResult, ...]:
        """The first level of the clause tree that holds more than one clause: what screen and paper chart."""
        depths = [depth(result.clause.number) for result in self.clauses]
        for steps in sorted(set(depths)):
            if depths.count(steps) > 1:
                return tuple(result for result, own in zip(self.clauses, depths, strict=True) if own == steps)
        return self.clauses
