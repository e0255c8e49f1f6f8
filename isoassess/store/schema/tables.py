"""The tables as typed rows, private to the store; the migrations create them."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

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


def _words(words: type[StrEnum], name: str) -> Enum:
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


class StoreRow(DeclarativeBase):
    """What all tables share: named constraints, so that a migration can address them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        str: Text,
        datetime: UtcTime,
        Lens: _words(Lens, "lens"),
        Rating: _words(Rating, "rating"),
        Subject: _words(Subject, "subject"),
        EntryKind: _words(EntryKind, "kind"),
        Grade: _words(Grade, "regrade_grade"),
        ActionStatus: _words(ActionStatus, "action_status"),
        Verdict: _words(Verdict, "verdict"),
        DesignClause: _words(DesignClause, "clause_8_3"),
    }


class OrganizationRow(StoreRow):
    """An organization: its profile as JSON text, and beside it what the list needs.

    A trigger keeps `changed_at` up to the history. `removed_at` and `archived_at` hide it from the list.
    """

    __tablename__ = "organization"
    __table_args__ = (  # all that the list sorts and searches by: the rows with their profiles stay unread
        Index("ix_organization_listed", "removed_at", "archived_at", "changed_at", "id", "name_folded"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str]
    name_folded: Mapped[str]
    sector_codes: Mapped[list[int]] = mapped_column(JSON)
    changed_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    wizard_page: Mapped[int | None]
    own_decision: Mapped[str | None]
    profile: Mapped[str]
    archived_at: Mapped[datetime | None]


class AssessmentRow(StoreRow):
    """One assessment of an organization, pinned to the catalogue it was answered with.

    When it is completed, the profile and the decision it was judged on are kept with it, as JSON texts.
    """

    __tablename__ = "assessment"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    organization_id: Mapped[str] = mapped_column(Id, ForeignKey("organization.id"), index=True)
    lens: Mapped[Lens]
    started: Mapped[date]
    assessor: Mapped[str]
    catalogue_version: Mapped[str]
    added_at: Mapped[datetime]
    completed: Mapped[date | None]
    completed_profile: Mapped[str | None]
    completed_decision: Mapped[str | None]


class AnswerRow(StoreRow):
    """The current answer to one requirement, kept beside its history in the same transaction."""

    __tablename__ = "answer"

    assessment_id: Mapped[str] = mapped_column(Id, ForeignKey("assessment.id"), primary_key=True)
    requirement_id: Mapped[str] = mapped_column(primary_key=True)
    rating: Mapped[Rating | None]
    reason: Mapped[str]
    evidence: Mapped[str]
    note: Mapped[str]
    ofi: Mapped[bool]
    action_what: Mapped[str]
    action_owner: Mapped[str]
    action_due: Mapped[date | None]
    attachments: Mapped[list[str]] = mapped_column(JSON, server_default="[]")
    interviewee: Mapped[str] = mapped_column(server_default=text("''"))
    internal: Mapped[str] = mapped_column(server_default=text("''"))
    regrade_reason: Mapped[str] = mapped_column(server_default=text("''"))
    action_check: Mapped[str] = mapped_column(server_default=text("''"))
    flag: Mapped[bool] = mapped_column(server_default=text("0"))
    regrade_grade: Mapped[Grade | None]
    action_status: Mapped[ActionStatus] = mapped_column(server_default="open")
    action_effective: Mapped[bool | None]


class ContentRow(StoreRow):
    """The bytes of a file, once however often it is attached."""

    __tablename__ = "content"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)


class AttachmentRow(StoreRow):
    """A file of an organization and what is said of it; answers name it by its id."""

    __tablename__ = "attachment"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    organization_id: Mapped[str] = mapped_column(Id, ForeignKey("organization.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64), ForeignKey("content.sha256"))
    name: Mapped[str]
    effective: Mapped[date | None]
    number: Mapped[str]
    note: Mapped[str]
    added_at: Mapped[datetime]


class StandingRow(StoreRow):
    """How an organization stood when it was last judged: what the list shows without judging again.

    It holds as long as `history_id` is the newest entry of the organization and the catalogue is the same.
    """

    __tablename__ = "standing"

    organization_id: Mapped[str] = mapped_column(Id, ForeignKey("organization.id"), primary_key=True)
    assessment_id: Mapped[str] = mapped_column(Id, ForeignKey("assessment.id"))
    catalogue_version: Mapped[str]
    history_id: Mapped[int]
    assessed: Mapped[int]
    applicable: Mapped[int]
    verdict: Mapped[Verdict]
    open_actions: Mapped[int]
    clause_8_3: Mapped[DesignClause | None]
    indicated_causes: Mapped[int | None]


class SearchNumberRow(StoreRow):
    """The number that an organization has in the index; apart from the texts, to be read quickly."""

    __tablename__ = "search_number"

    number: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[str] = mapped_column(Id, ForeignKey("organization.id"), unique=True)


class SearchTextRow(StoreRow):
    """What an organization is found by, folded; made from its other rows, and again where it is missing."""

    __tablename__ = "search_text"

    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class SearchStateRow(StoreRow):
    """Up to which entry of the history the texts are kept; `indexed`: by FTS5 too."""

    __tablename__ = "search_state"

    id: Mapped[int] = mapped_column(primary_key=True)
    history_id: Mapped[int]
    indexed: Mapped[bool]


class IdentityRow(StoreRow):
    """One row, by which the file knows itself; `isoassess.store.file.identity` says what is in it."""

    __tablename__ = "identity"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    mark: Mapped[str]
    before: Mapped[str]
    folded: Mapped[bool]


class HistoryRow(StoreRow):
    """One change of one key, never altered: triggers refuse it.

    `step` groups what was committed together; `of_step` is the step that an undo or redo is about.
    """

    __tablename__ = "history"

    id: Mapped[int] = mapped_column(primary_key=True)
    step: Mapped[int]
    kind: Mapped[EntryKind]
    of_step: Mapped[int | None]
    at: Mapped[datetime]
    who: Mapped[str]
    subject: Mapped[Subject]
    organization_id: Mapped[str] = mapped_column(Id, ForeignKey("organization.id"), index=True)
    assessment_id: Mapped[str | None] = mapped_column(Id, ForeignKey("assessment.id"), index=True)
    requirement_id: Mapped[str | None]
    key: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
