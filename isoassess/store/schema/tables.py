"""The tables with their typed columns, private to the store; the migrations create them."""

from datetime import UTC, date, datetime
from enum import StrEnum

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Named,
    String,
    Table,
    Text,
    TypedColumns,
    TypeDecorator,
    text,
)

from isoassess.domain import ActionStatus, Grade, Lens, Rating, Verdict
from isoassess.domain.decision import DesignClause
from isoassess.store.records import EntryKind, Subject


class UtcTime(TypeDecorator[datetime]):
    """A point in time: aware outside, naive UTC inside, because SQLite keeps no zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def closed_set(words: type[StrEnum], name: str) -> Enum:
    """A closed set as its values, checked by the database too."""
    return Enum(
        words,
        native_enum=False,
        create_constraint=True,
        name=name,
        length=20,
        values_callable=lambda members: [member.value for member in members],
    )


Id = String(36)
METADATA = MetaData(  # named constraints, so that a migration can address them
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class OrganizationColumns(TypedColumns):
    """An organization: its profile as JSON text, and beside it what the list needs.

    A trigger keeps `changed_at` up to the history. `removed_at` and `archived_at` hide it from the list.
    """

    id: Named[str] = Column(Id, primary_key=True)
    name: Named[str] = Column(Text)
    name_folded: Named[str] = Column(Text)
    sector_codes: Named[list[int]] = Column(JSON)
    changed_at: Named[datetime] = Column(UtcTime)
    removed_at: Named[datetime | None] = Column(UtcTime)
    wizard_page: Named[int | None] = Column(Integer)
    own_decision: Named[str | None] = Column(Text)
    profile: Named[str] = Column(Text)
    archived_at: Named[datetime | None] = Column(UtcTime)


ORGANIZATIONS = Table(
    "organization",
    METADATA,
    OrganizationColumns,
    # All that the list sorts and searches by: the rows with their profiles stay unread.
    Index("ix_organization_listed", "removed_at", "archived_at", "changed_at", "id", "name_folded"),
)


class AssessmentColumns(TypedColumns):
    """One assessment of an organization, pinned to the catalogue it was answered with.

    When it is completed, the profile and the decision it was judged on are kept with it, as JSON texts.
    """

    id: Named[str] = Column(Id, primary_key=True)
    organization_id: Named[str] = Column(Id, ForeignKey("organization.id"), index=True)
    lens: Named[Lens] = Column(closed_set(Lens, "lens"))
    started: Named[date] = Column(Date)
    assessor: Named[str] = Column(Text)
    catalogue_version: Named[str] = Column(Text)
    added_at: Named[datetime] = Column(UtcTime)
    completed: Named[date | None] = Column(Date)
    completed_profile: Named[str | None] = Column(Text)
    completed_decision: Named[str | None] = Column(Text)


ASSESSMENTS = Table("assessment", METADATA, AssessmentColumns)


class AnswerColumns(TypedColumns):
    """The current answer to one requirement, kept beside its history in the same transaction."""

    assessment_id: Named[str] = Column(Id, ForeignKey("assessment.id"), primary_key=True)
    requirement_id: Named[str] = Column(Text, primary_key=True)
    rating: Named[Rating | None] = Column(closed_set(Rating, "rating"))
    reason: Named[str] = Column(Text)
    evidence: Named[str] = Column(Text)
    note: Named[str] = Column(Text)
    ofi: Named[bool] = Column(Boolean)
    action_what: Named[str] = Column(Text)
    action_owner: Named[str] = Column(Text)
    action_due: Named[date | None] = Column(Date)
    attachments: Named[list[str]] = Column(JSON, server_default="[]")
    interviewee: Named[str] = Column(Text, server_default=text("''"))
    internal: Named[str] = Column(Text, server_default=text("''"))
    regrade_reason: Named[str] = Column(Text, server_default=text("''"))
    action_check: Named[str] = Column(Text, server_default=text("''"))
    flag: Named[bool] = Column(Boolean, server_default=text("0"))
    regrade_grade: Named[Grade | None] = Column(closed_set(Grade, "regrade_grade"))
    action_status: Named[ActionStatus] = Column(
        closed_set(ActionStatus, "action_status"), server_default="open"
    )
    action_effective: Named[bool | None] = Column(Boolean)
    action_correction: Named[str] = Column(Text, server_default=text("''"))
    action_cause: Named[str] = Column(Text, server_default=text("''"))
    action_covers: Named[list[str]] = Column(JSON, server_default="[]")
    action_done: Named[date | None] = Column(Date)


ANSWERS = Table("answer", METADATA, AnswerColumns)


class ContentColumns(TypedColumns):
    """The bytes of a file, once however often it is attached."""

    sha256: Named[str] = Column(String(64), primary_key=True)
    size: Named[int] = Column(Integer)
    data: Named[bytes] = Column(LargeBinary)


CONTENTS = Table("content", METADATA, ContentColumns)


class AttachmentColumns(TypedColumns):
    """A file of an organization and what is said of it; answers name it by its id."""

    id: Named[str] = Column(Id, primary_key=True)
    organization_id: Named[str] = Column(Id, ForeignKey("organization.id"), index=True)
    sha256: Named[str] = Column(String(64), ForeignKey("content.sha256"))
    name: Named[str] = Column(Text)
    effective: Named[date | None] = Column(Date)
    number: Named[str] = Column(Text)
    note: Named[str] = Column(Text)
    added_at: Named[datetime] = Column(UtcTime)


ATTACHMENTS = Table("attachment", METADATA, AttachmentColumns)


class StandingColumns(TypedColumns):
    """How an organization stood when it was last judged: what the list shows without judging again.

    It holds as long as `history_id` is the newest entry of the organization and the catalogue is the same.
    """

    organization_id: Named[str] = Column(Id, ForeignKey("organization.id"), primary_key=True)
    assessment_id: Named[str] = Column(Id, ForeignKey("assessment.id"))
    catalogue_version: Named[str] = Column(Text)
    history_id: Named[int] = Column(Integer)
    assessed: Named[int] = Column(Integer)
    applicable: Named[int] = Column(Integer)
    verdict: Named[Verdict] = Column(closed_set(Verdict, "verdict"))
    open_actions: Named[int] = Column(Integer)
    clause_8_3: Named[DesignClause | None] = Column(closed_set(DesignClause, "clause_8_3"))
    indicated_causes: Named[int | None] = Column(Integer)


STANDINGS = Table("standing", METADATA, StandingColumns)


class SearchNumberColumns(TypedColumns):
    """The number that an organization has in the index; apart from the texts, to be read quickly."""

    number: Named[int] = Column(Integer, primary_key=True)
    organization_id: Named[str] = Column(Id, ForeignKey("organization.id"), unique=True)


SEARCH_NUMBERS = Table("search_number", METADATA, SearchNumberColumns)


class SearchTextColumns(TypedColumns):
    """What an organization is found by, folded; made from its other rows, and again where it is missing."""

    number: Named[int] = Column(Integer, primary_key=True)
    text: Named[str] = Column(Text)


SEARCH_TEXTS = Table("search_text", METADATA, SearchTextColumns)


class SearchStateColumns(TypedColumns):
    """Up to which entry of the history the texts are kept; `indexed`: by FTS5 too."""

    id: Named[int] = Column(Integer, primary_key=True)
    history_id: Named[int] = Column(Integer)
    indexed: Named[bool] = Column(Boolean)


SEARCH_STATE = Table("search_state", METADATA, SearchStateColumns)


class IdentityColumns(TypedColumns):
    """One row, by which the file knows itself; `isoassess.store.file.identity` says what is in it."""

    id: Named[str] = Column(Id, primary_key=True)
    mark: Named[str] = Column(Text)
    before: Named[str] = Column(Text)
    folded: Named[bool] = Column(Boolean)


IDENTITY = Table("identity", METADATA, IdentityColumns)


class HistoryColumns(TypedColumns):
    """One change of one key, never altered: triggers refuse it.

    `step` groups what was committed together; `of_step` is the step that an undo or redo is about.
    """

    id: Named[int] = Column(Integer, primary_key=True)
    step: Named[int] = Column(Integer)
    kind: Named[EntryKind] = Column(closed_set(EntryKind, "kind"))
    of_step: Named[int | None] = Column(Integer)
    at: Named[datetime] = Column(UtcTime)
    who: Named[str] = Column(Text)
    subject: Named[Subject] = Column(closed_set(Subject, "subject"))
    organization_id: Named[str] = Column(Id, ForeignKey("organization.id"), index=True)
    assessment_id: Named[str | None] = Column(Id, ForeignKey("assessment.id"), index=True)
    requirement_id: Named[str | None] = Column(Text)
    key: Named[str] = Column(Text)
    before: Named[str | None] = Column(Text)
    after: Named[str | None] = Column(Text)


HISTORY = Table("history", METADATA, HistoryColumns)


class DeletionColumns(TypedColumns):
    """That something was deleted for good, never what: `target` is its id until nothing of it is left.

    `history_id`: how far the history went then.
    """

    id: Named[int] = Column(Integer, primary_key=True)
    subject: Named[Subject] = Column(closed_set(Subject, "subject"))
    at: Named[datetime] = Column(UtcTime)
    who: Named[str] = Column(Text)
    history_id: Named[int] = Column(Integer)
    target: Named[str | None] = Column(Id, index=True)


DELETIONS = Table("deletion", METADATA, DeletionColumns)
