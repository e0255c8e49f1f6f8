"""The words of the field as frozen values: standards, requirements, answers, findings, verdicts."""

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Standard(StrEnum):
    """A standard of the ISO 9000 family that an organization can be held against."""

    ISO9001 = "iso9001"
    ISO9002 = "iso9002"


class Lens(StrEnum):
    """One edition of one standard: the view through which requirements are read."""

    ISO9001_2026 = "iso9001:2026"
    ISO9001_2015 = "iso9001:2015"
    ISO9001_1994 = "iso9001:1994"
    ISO9002_1994 = "iso9002:1994"

    @property
    def standard(self) -> Standard:
        return Standard(self.value.partition(":")[0])

    @property
    def edition(self) -> str:
        """The year, as text."""
        return self.value.partition(":")[2]

    @property
    def label(self) -> str:
        """As a person writes it: ISO 9001:2026."""
        return f"ISO {self.standard.value.removeprefix('iso')}:{self.edition}"

    @property
    def certifiable(self) -> bool:
        """Whether an accredited certificate to it can exist; those to editions before 2000 ended in 2003."""
        return self.edition >= "2015"


# --- the catalogue -------------------------------------------------------------------------------


class Confidence(StrEnum):
    """How sure the content is; anything but HIGH is shown to the reader as "reported"."""

    HIGH = "H"
    MEDIUM = "M"
    LOW = "L"


class Keep(StrEnum):
    """Documented information a requirement demands: a document, evidence of results, both or nothing."""

    MAINTAIN = "maintain"
    RETAIN = "retain"
    BOTH = "maintain-and-retain"
    NONE = "none"


class Documents(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What documented information is demanded, and what exactly."""

    keep: Keep = Keep.NONE
    what: str = ""


class Applies(StrEnum):
    """How a requirement can fall away."""

    NEVER = "never"  # it cannot be claimed not applicable
    CONDITIONAL = "conditional"  # it falls away when its profile fact is no; no claim needed
    CLAIM = "claim"  # it may be claimed not applicable, with a reason in the scope


class Gate(StrEnum):
    """The certification stage that a requirement's absence alone stops."""

    STAGE_1 = "stage-1"
    STAGE_2 = "stage-2"


class Clause(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A numbered clause of an edition; `title` is ours in square brackets where the standard gives none."""

    number: str
    title: str


class Requirement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question of the catalogue; `clause` gives its clause number in every lens that has it."""

    id: str
    clause: dict[Lens, str]
    asks: str
    looks_for: tuple[str, ...]
    small_firm: str
    documents: Documents = Documents()
    applies: Applies = Applies.NEVER
    when: str | None = None  # the profile fact that triggers it, and that refutes a claim against it
    gate: Gate | None = None
    quick: bool = False
    since: str | None = None  # the edition that brought it, where it is new
    source: tuple[str, ...]
    confidence: Confidence
    replaces: tuple[str, ...] = ()


# --- answers -------------------------------------------------------------------------------------


class Rating(StrEnum):
    """How well a requirement is fulfilled; NOT_APPLICABLE is a state with a reason, never a number."""

    ABSENT = "0"
    INFORMAL = "1"
    PARTIAL = "2"
    CONFORMING = "3"
    EFFECTIVE = "4"
    NOT_APPLICABLE = "na"

    @property
    def level(self) -> int | None:
        """0 to 4, or None for not applicable."""
        return None if self is Rating.NOT_APPLICABLE else int(self.value)


class Grade(StrEnum):
    """The likely grade of a finding; a certification body grades, a program predicts."""

    CONFORMING = "conforming"
    OFI = "ofi"
    MINOR = "minor"
    MAJOR = "major"
    NOT_APPLICABLE = "not-applicable"
    NOT_ASSESSED = "not-assessed"


class ActionStatus(StrEnum):
    """How far an action is; whether it worked is another question."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"


class ActionState(StrEnum):
    """Where an action stands on a day, in one word."""

    OVERDUE = "overdue"
    OPEN = "open"
    STARTED = "started"
    TO_CHECK = "to-check"  # done, and nobody has looked yet if it worked
    NOT_EFFECTIVE = "not-effective"
    EFFECTIVE = "effective"


class Action(Struct, frozen=True, kw_only=True):
    """What is to be done about a gap, by whom, until when, and whether it worked.

    `effective` is the outcome of the effectiveness check, None before it; `check` says what was looked at.
    """

    what: str = ""
    owner: str = ""
    due: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    effective: bool | None = None
    check: str = ""


class Regrade(Struct, frozen=True, kw_only=True):
    """The assessor's own grade in place of the predicted one; it counts only with a reason."""

    grade: Grade | None = None
    reason: str = ""


class Answer(Struct, frozen=True, kw_only=True):
    """What an organization's assessment says about one requirement; no rating means not assessed.

    `note` is for the reader of the documents, `internal` never leaves the program. `attachments` are ids
    of files in the store.
    """

    rating: Rating | None = None
    reason: str = ""  # why it is not applicable
    evidence: str = ""
    attachments: tuple[str, ...] = ()
    interviewee: str = ""
    note: str = ""
    internal: str = ""
    ofi: bool = False  # the assessor marks a conforming requirement as an opportunity for improvement
    flag: bool = False  # to come back to
    regrade: Regrade = Regrade()
    action: Action = Action()


NO_ANSWER = Answer()


class Attachment(Struct, frozen=True, kw_only=True):
    """A file that shows something, without its content: `size` in bytes, `sha256` in hexadecimal.

    `effective` is the day from which the document holds, or of which the record is.
    """

    id: str
    name: str
    sha256: str
    size: int
    effective: date | None = None
    number: str = ""
    note: str = ""


# --- what follows from them ----------------------------------------------------------------------


class Finding(Struct, frozen=True, kw_only=True):
    """The likely finding on one requirement, with the reason for its grade.

    `predicted`: the grade by the rules where the assessor gave another one, else None.
    """

    requirement: str
    clause: str
    grade: Grade
    rating: Rating | None
    because: str
    claimed: bool = False  # rated conforming, but the demanded documented information is not shown
    predicted: Grade | None = None


class Share(Struct, frozen=True, kw_only=True):
    """A count with its base; conforming includes opportunities for improvement.

    `applicable` counts requirements, `assessed` those of them with an accepted rating,
    `conforming`, `ofi`, `minor` and `major` split `assessed` by likely grade (conforming without ofi).
    """

    applicable: int
    assessed: int
    conforming: int
    ofi: int
    minor: int
    major: int

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

    `requirement` or `fact` (a profile key such as `system.internal_audit`) names the spot;
    both are None for coverage. `stage` is the first stage it stands in the way of.
    """

    requirement: str | None = None
    fact: str | None = None
    clause: str = ""
    stage: Gate
    because: str
    opens: str


class Change(Struct, frozen=True, kw_only=True):
    """One step of the shortest way: a requirement's new rating or a profile fact's new value."""

    requirement: str | None = None
    fact: str | None = None
    clause: str = ""
    to: str
    what: str


class State(StrEnum):
    """How far a prerequisite is."""

    IN_PLACE = "in-place"
    PARTLY = "partly"
    MISSING = "missing"
    UNKNOWN = "unknown"


class Prerequisite(Struct, frozen=True, kw_only=True):
    """Something that must be in place before a certification body comes, and how far it is."""

    stage: Gate
    what: str
    state: State
    detail: str = ""


class Contradiction(Struct, frozen=True, kw_only=True):
    """Two statements that cannot both be true, and where to look."""

    id: str
    says: str
    requirement: str | None = None
    fact: str | None = None
