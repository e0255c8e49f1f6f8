"""What the catalogue is made of: clauses, and requirements with all that is known about them."""

from enum import StrEnum

from msgspec import Struct

from isoassess.domain.causes import Cause
from isoassess.domain.standards import Lens


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
    CASE = "case"  # it waits for a case that not every firm has had; no exclusion from the scope


class CertificationStage(StrEnum):
    """The certification stage that a requirement's absence alone stops."""

    STAGE_1 = "stage-1"
    STAGE_2 = "stage-2"


class Clause(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A numbered clause of an edition; `title` is ours in square brackets where the standard gives none."""

    number: str
    title: str

    @property
    def name(self) -> str:
        """Number and title as a person reads them, whoever gave the title."""
        return f"{self.number} {self.title.strip('[]')}"


class Requirement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question of the catalogue; `clause` gives its clause number in every lens that has it.

    `states` says what is so where it is fulfilled; only a catalogue of the user's own may leave it empty.
    """

    id: str
    clause: dict[Lens, str]
    asks: str
    states: str = ""
    looks_for: tuple[str, ...]
    small_firm: str
    documents: Documents = Documents()
    applies: Applies = Applies.NEVER
    when: str | None = None  # the profile fact that triggers it, and that refutes a claim against it
    gate: CertificationStage | None = None
    quick: bool = False
    graded: bool = True  # a note, a customer's duty or a doubtful report is shown, and never graded
    since: str | None = None  # the edition that brought it, where it is new
    changed: Confidence | None = None  # how sure it is that the newest edition changes it; None where not
    source: tuple[str, ...]
    confidence: Confidence
    cause: Cause | None = None  # what it is grouped under; only somebody else's requirement may have none
    replaces: tuple[str, ...] = ()

    @property
    def statement(self) -> str:
        """What a finding is told by: the statement, or the question where there is none."""
        return self.states.strip() or self.asks
