"""What leaves the store: frozen values, never rows."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from isoassess.domain import Answer, Lens, Verdict
from isoassess.domain.decision import DesignClause
from isoassess.store.arrival import Arrival


class Shelf(StrEnum):
    """Where an organization lies: on the list, put aside, or taken off with the way back."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    REMOVED = "removed"


class ListOrder(StrEnum):
    """What the list of organizations can be sorted by."""

    NAME = "name"
    SECTOR = "sector"
    STANDARD = "standard"
    COVERAGE = "coverage"
    READINESS = "readiness"
    ACTIONS = "actions"
    CHANGED = "changed"


class Standing(Struct, frozen=True, kw_only=True):
    """How an organization stood when its newest assessment was last judged.

    `current`: nothing of the organization has changed since. `clause_8_3`: None where its lens has no such.
    `indicated_causes`: how many a complete quick scan points to while there is no verdict; else None.
    """

    assessed: int
    applicable: int
    verdict: Verdict
    open_actions: int
    catalogue_version: str
    clause_8_3: DesignClause | None = None
    indicated_causes: int | None = None
    current: bool = True

    @property
    def readiness(self) -> Verdict:
        """The verdict for a list: what is not assessed to the end yet has not missed a contract's model."""
        unfinished = self.assessed < self.applicable
        missed = self.verdict is Verdict.DOES_NOT_MEET_MODEL
        return Verdict.TOO_EARLY if missed and unfinished else self.verdict


class OrganizationSummary(Struct, frozen=True, kw_only=True):
    """One line of the list of organizations.

    `assessment_id`, `lens` and `completed` are those of the newest assessment, None without one.
    `wizard_page`: where the wizard was left, None when finished. `standing`: None where never judged.
    `unreadable`: what is stored of it is damaged, and only its name, as far as possible, is known.
    """

    id: str
    name: str
    sector_codes: tuple[int, ...]
    changed_at: datetime  # UTC
    lens: Lens | None
    wizard_page: int | None
    assessment_id: str | None = None
    completed: date | None = None
    standing: Standing | None = None
    unreadable: bool = False


class AssessmentSummary(Struct, frozen=True, kw_only=True):
    """One line of the list of assessments; `answered` counts the requirements that have a rating.

    `completed`: the day it was completed and locked, None while it goes on.
    """

    id: str
    lens: Lens
    started: date
    assessor: str
    catalogue_version: str
    answered: int
    changed_at: datetime  # UTC
    completed: date | None = None


class AssessmentRecord(AssessmentSummary, frozen=True, kw_only=True):
    """An assessment and the organization it belongs to."""

    organization_id: str


class CarryOver(StrEnum):
    """What a new assessment takes over from an earlier one."""

    EVERYTHING = "everything"
    UNRATED = "unrated"  # evidence, notes, files and actions, to be rated anew
    NOTHING = "nothing"


class StoredAction(Struct, frozen=True, kw_only=True):
    """An action with the answer it belongs to; `completed`: its assessment is locked since then."""

    organization_id: str
    organization: str
    assessment_id: str
    lens: Lens
    completed: date | None
    requirement_id: str
    answer: Answer


class Subject(StrEnum):
    """What an entry of the history is about."""

    ORGANIZATION = "organization"
    PROFILE = "profile"
    DECISION = "decision"
    ASSESSMENT = "assessment"
    ANSWER = "answer"
    ATTACHMENT = "attachment"


class EntryKind(StrEnum):
    """How an entry came about."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"
    CARRY = "carry"  # taken over from an earlier assessment, or confirmed after damage; no undo takes it back


class HistoryEntry(Struct, frozen=True, kw_only=True):
    """One change of one key; `before` and `after` are JSON texts, None where nothing was said.

    Entries with the same `step` were committed together. `came` from a file at `came_at`: told where the
    store is asked for entries by their numbers. So is `unknown`: of a fact of the profile, that the side
    without a value was answered with "not known", and not just never answered.
    """

    step: int
    kind: EntryKind
    at: datetime  # UTC
    who: str
    subject: Subject
    organization_id: str
    assessment_id: str | None
    requirement_id: str | None
    key: str
    before: str | None
    after: str | None
    came: Arrival | None = None
    came_at: datetime | None = None
    unknown: bool = False


class HistoryStep(Struct, frozen=True, kw_only=True):
    """What an undo or redo did: the answer as it was before the call and as it is now.

    `others`: where the step was about several answers, the requirements of the rest of them.
    """

    requirement_id: str
    fields: tuple[str, ...]
    before: Answer
    after: Answer
    others: tuple[str, ...] = ()


class Deletion(Struct, frozen=True, kw_only=True):
    """What is kept of something that was deleted for good: of which kind it was, when, and who did it.

    `here`: by the store that tells it.
    """

    subject: Subject
    at: datetime  # UTC
    who: str
    here: bool = False


class Extent(Struct, frozen=True, kw_only=True):
    """What goes when something is deleted for good.

    `files`: the names of those that go with it, `size` their bytes. `entries`: of the history. `actions`:
    what is planned in the answers. `issued`: how many versions of documents are in the register. `started`:
    when an assessment was begun; `completed`: how many of the assessments are.
    """

    subject: Subject
    id: str
    name: str
    started: date | None = None
    assessments: int = 0
    completed: int = 0
    answers: int = 0
    actions: int = 0
    issued: int = 0
    files: tuple[str, ...] = ()
    size: int = 0
    entries: int = 0


class FoundIn(StrEnum):
    """Where in an organization a search was found."""

    NAME = "name"
    ADDRESS = "address"
    CONTACT = "contact"
    SITE = "site"
    ACTION = "action"
    OWNER = "owner"


class FoundText(Struct, frozen=True):
    """A text in which something was found."""

    place: FoundIn
    text: str
