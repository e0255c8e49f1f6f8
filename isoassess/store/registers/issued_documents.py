"""The register of issued documents: a row for each version that ever was, never changed."""

from msgspec.structs import asdict, replace
from sqlalchemy import Connection, insert, select

from isoassess.assessment.document_control import IssuedDocument, checked_version, next_version, versions
from isoassess.language.dates import date_words
from isoassess.language.texts import _
from isoassess.store.answers import missing_assessment
from isoassess.store.errors import BadValue, VersionTaken
from isoassess.store.history.journal import Journal
from isoassess.store.schema.register_tables import ISSUED_DOCUMENTS
from isoassess.store.schema.storable import check_texts
from isoassess.store.schema.tables import ASSESSMENTS

_RECORD = [ISSUED_DOCUMENTS.c[name] for name in IssuedDocument.__struct_fields__]


def listed(
    connection: Connection, *, assessment_id: str | None = None, organization_id: str | None = None
) -> list[IssuedDocument]:
    """In the order in which they were recorded, of all that is named."""
    query = select(*_RECORD).order_by(ISSUED_DOCUMENTS.c.id)
    if assessment_id is not None:
        query = query.where(ISSUED_DOCUMENTS.c.assessment_id == assessment_id)
    if organization_id is not None:
        query = query.join(ASSESSMENTS).where(ASSESSMENTS.c.organization_id == organization_id)
    return [IssuedDocument(**row) for row in connection.execute(query).mappings()]


def record(journal: Journal, assessment_id: str, document: IssuedDocument) -> IssuedDocument:
    """The record as it is kept, with when and by whom.

    No entry goes into the history: it would say that the organization was changed.
    """
    check_texts(document=document)
    there = select(ASSESSMENTS.c.id).where(ASSESSMENTS.c.id == assessment_id)
    if journal.connection.scalars(there).one_or_none() is None:
        raise missing_assessment()
    _check_next(listed(journal.connection, assessment_id=assessment_id), assessment_id, document)
    kept = replace(document, assessment_id=assessment_id, recorded_at=journal.at, recorded_by=journal.who)
    journal.connection.execute(insert(ISSUED_DOCUMENTS).values(**asdict(kept)))
    journal.wrote = True
    return kept


def _check_next(known: list[IssuedDocument], assessment_id: str, document: IssuedDocument) -> None:
    version, free = checked_version(document.version), next_version(known, document.kind, assessment_id)
    if version > free:
        says = _("Version {version} cannot be issued: the next one is version {next}.")
        raise BadValue(says.format(version=version, next=free))
    if version < free:
        taken = versions(known, document.kind, assessment_id)[version - 1]
        says = _(
            "Version {version} of this document was issued on {day} by {who}. Nothing was recorded; what "
            "comes now is version {next}."
        )
        who = taken.recorded_by or _("somebody else")
        raise VersionTaken(says.format(version=version, day=date_words(taken.issued), who=who, next=free))
