"""The tables of the registers: a row for each thing that was given or issued, never changed."""

from datetime import date, datetime

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Integer,
    Named,
    String,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
)

from isoassess.assessment.finding_register import FindingKind
from isoassess.store.schema.tables import METADATA, Id, UtcTime, closed_set


class FindingNumberColumns(TypedColumns):
    """A number as it was given to a requirement's finding, which triggers refuse to change or to take away.

    Only that it was given earlier, in another file, can be said of it later: to the same finding, or to
    another one, which it then stays with. What an import did is taken back where that is undone.
    """

    assessment_id: Named[str] = Column(Id, ForeignKey("assessment.id"), primary_key=True)
    kind: Named[FindingKind] = Column(closed_set(FindingKind, "kind"), primary_key=True)
    place: Named[int] = Column(Integer, primary_key=True)
    requirement_id: Named[str] = Column(Text)
    given_at: Named[datetime] = Column(UtcTime)


FINDING_NUMBERS = Table("finding_number", METADATA, FindingNumberColumns)


class IssuedDocumentColumns(TypedColumns):
    """A version of a document as it was issued; triggers refuse to change it, or to take it away alone."""

    id: Named[int] = Column(Integer, primary_key=True)
    assessment_id: Named[str] = Column(Id, ForeignKey("assessment.id", ondelete="CASCADE"))
    kind: Named[str] = Column(Text)
    version: Named[int] = Column(Integer)
    issued: Named[date] = Column(Date)
    number: Named[str] = Column(Text)
    prepared_by: Named[str] = Column(Text)
    approved_by: Named[str] = Column(Text)
    distribution: Named[str] = Column(Text)
    changes: Named[str] = Column(Text)
    stamp: Named[str] = Column(Text)
    data_day: Named[date] = Column(Date)
    format: Named[str] = Column(String(20))
    file_name: Named[str] = Column(Text)
    recorded_at: Named[datetime] = Column(UtcTime)
    recorded_by: Named[str] = Column(Text)


ISSUED_DOCUMENTS = Table(
    "issued_document",
    METADATA,
    IssuedDocumentColumns,
    UniqueConstraint("assessment_id", "kind", "version"),
)
