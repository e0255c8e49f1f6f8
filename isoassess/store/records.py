"""What leaves the store: frozen values, never rows."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from isoassess.model import Answer, Lens


class OrganizationSummary(Struct, frozen=True, kw_only=True):
    """One line of the list of organizations.

    `lens` is that of the newest assessment. `wizard_page`: where the wizard was left, None when finished.
    """

    id: str
    name: str
    sector_codes: tuple[int, ...]
    changed_at: datetime  # UTC
    lens: Lens | None
    wizard_page: int | None


class AssessmentSummary(Struct, frozen=True, kw_only=True):
    """One line of the list of assessments; `answered` counts the requirements that have a rating."""

    id: str
    lens: Lens
    started: date
    assessor: str
    catalogue_version: str
    answered: int
    changed_at: datetime  # UTC


class AssessmentRecord(AssessmentSummary, frozen=True, kw_only=True):
    """An assessment and the organization it belongs to."""

    organization_id: str


class Subject(StrEnum):
    """What an entry of the history is about."""

    ORGANIZATION = "organization"
    PROFILE = "profile"
    DECISION = "decision"
    ASSESSMENT = "assessment"
    ANSWER = "answer"


class Kind(StrEnum):
    """How an entry came about."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"


class HistoryEntry(Struct, frozen=True, kw_only=True):
    """One change of one key; `before` and `after` are JSON texts, None where nothing was said.

    Entries with the same `step` were committed together.
    """

    step: int
    kind: Kind
    at: datetime  # UTC
    who: str
    subject: Subject
    organization_id: str
    assessment_id: str | None
    requirement_id: str | None
    key: str
    before: str | None
    after: str | None


class HistoryStep(Struct, frozen=True, kw_only=True):
    """What an undo or redo did: the answer as it was before the call and as it is now."""

    requirement_id: str
    fields: tuple[str, ...]
    before: Answer
    after: Answer
