"""What follows from the answers: findings, shares, verdict, blockers, contradictions."""

from enum import StrEnum

from msgspec import Struct

from isoassess.domain.answers import Grade, Rating
from isoassess.domain.causes import Cause
from isoassess.domain.message import Arguments, Message
from isoassess.domain.requirements import CertificationStage, Clause


class Finding(Struct, frozen=True, kw_only=True):
    """The likely finding on one requirement, with the reason for its grade.

    `predicted`: the grade by the rules where the assessor gave another one, else None. `number`: NC-01 or
    OFI-02, the one it had where it is closed, empty where there never was anything to follow up.
    """

    requirement: str
    clause: str
    grade: Grade
    rating: Rating | None
    because: Message
    claimed: bool = False  # rated 3 or 4, and no evidence shows it: isoassess/verdict/claimed.py
    predicted: Grade | None = None
    graded: bool = True  # a requirement that is shown for information is never graded
    number: str = ""

    @property
    def denied(self) -> bool:
        """Whether it is rated as begun, and by the profile it has not taken place."""
        return self.because.id == "denied-by-profile"


class Share(Struct, frozen=True, kw_only=True):
    """A count with its base; conforming includes opportunities for improvement.

    `applicable` counts requirements, `assessed` those of them with an accepted rating,
    `conforming`, `ofi`, `minor` and `major` split `assessed` by likely grade (conforming without ofi).
    `claimed`: of conforming and ofi, those that are claimed and not shown.
    """

    applicable: int
    assessed: int
    conforming: int
    ofi: int
    minor: int
    major: int
    claimed: int = 0

    @property
    def fulfilled(self) -> int:
        return self.conforming + self.ofi

    @property
    def nonconforming(self) -> int:
        return self.minor + self.major

    @property
    def percent(self) -> int | None:
        """Fulfilled of assessed, rounded down but not to nothing; None where nothing is assessed."""
        if not self.assessed:
            return None
        return max(100 * self.fulfilled // self.assessed, 1 if self.fulfilled else 0)

    @property
    def parts(self) -> tuple[tuple[Grade, int], ...]:
        """What the whole bar of `applicable` is made of, in the order in which it is drawn."""
        return (
            (Grade.CONFORMING, self.conforming),
            (Grade.OFI, self.ofi),
            (Grade.MINOR, self.minor),
            (Grade.MAJOR, self.major),
            (Grade.NOT_ASSESSED, self.applicable - self.assessed),
        )


class ClauseResult(Struct, frozen=True, kw_only=True):
    """The share of one clause, at whatever level of the tree."""

    clause: Clause
    share: Share
    not_applicable: int


class Verdict(StrEnum):
    """How ready the organization is, by gates, worst first; the last two for a 1994 contract model."""

    TOO_EARLY = "too-early"
    NOT_READY = "not-ready"
    READY_STAGE_1 = "ready-stage-1"
    READY_STAGE_2 = "ready-stage-2"
    DOES_NOT_MEET_MODEL = "does-not-meet-model"
    MEETS_MODEL = "meets-model"


class Blocker(Struct, frozen=True, kw_only=True):
    """Something that keeps the verdict down, and what would open it.

    `requirement` or `fact` (a profile key such as `system.internal_audit`) names where it is changed;
    both are None for what stands on no single one of them: coverage, a group of minors in `clause`, nothing
    shown. `stage` is the first stage it stands in the way of. `cause`: where neither place tells it.
    `unknown`: it is not known to be missing; an answer or evidence can open it.
    """

    requirement: str | None = None
    fact: str | None = None
    clause: str = ""
    stage: CertificationStage
    because: Message
    opens: Message
    cause: Cause | None = None
    unknown: bool = False


class RequiredChange(Struct, frozen=True, kw_only=True):
    """One step of the shortest way: a requirement's new rating or a profile fact's new value."""

    requirement: str | None = None
    fact: str | None = None
    clause: str = ""
    to: str
    what: Message


class Obstacle(Struct, frozen=True, kw_only=True):
    """All blockers that one piece of work opens; `stage` is the first stage that it stands in the way of.

    `cause` is None for what is open only for want of assessing: answering questions opens it. `certain`: at
    least one of them is known to be missing, not merely not stated or not shown.
    """

    cause: Cause | None
    stage: CertificationStage
    blockers: tuple[Blocker, ...]
    certain: bool = True


class WayStep(Struct, frozen=True, kw_only=True):
    """One thing to do on the shortest way, with all its changes; without a cause: questions to answer."""

    cause: Cause | None
    changes: tuple[RequiredChange, ...]


class Indication(Struct, frozen=True, kw_only=True):
    """What a complete quick scan points to while it is too early for a verdict; it is none.

    `causes`: how many stand in the way of stage 2, nothing at all where it is 0; nothing known stands in
    the way of stage 1, or there would be a verdict. `answered`: the questions of the quick scan that
    apply; `left`: how many requirements apply and are not assessed.
    """

    causes: int
    answered: int
    left: int


class State(StrEnum):
    """How far a prerequisite is."""

    IN_PLACE = "in-place"
    PARTLY = "partly"
    MISSING = "missing"
    UNKNOWN = "unknown"


class Prerequisite(Struct, frozen=True, kw_only=True):
    """Something that must be in place before a certification body comes, and how far it is.

    `claimed`: how many of the requirements it rests on are claimed, not shown.
    """

    stage: CertificationStage
    what: Message
    state: State
    detail: Message
    claimed: int = 0


class Contradiction(Struct, frozen=True, kw_only=True):
    """Two statements that cannot both be true, and where to look; the labels say it by `id` and arguments."""

    id: str
    arguments: Arguments = ()
    requirement: str | None = None
    fact: str | None = None
