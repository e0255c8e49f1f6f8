"""An organization read out of a file as one value."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from isoassess.assessment.document_control import IssuedDocument
from isoassess.assessment.finding_register import number_words
from isoassess.domain import NO_ANSWER
from isoassess.store import organizations
from isoassess.store.answer_rows import ANSWER, answer_of
from isoassess.store.arrival import OF_THIS_FILE
from isoassess.store.attachments import is_unchanged
from isoassess.store.errors import attachment_damaged
from isoassess.store.history.undone_imports import standing
from isoassess.store.joining.content import (
    AssessmentContent,
    AttachmentContent,
    ContentEntry,
    GivenNumber,
    OrganizationContent,
)
from isoassess.store.joining.order import in_order
from isoassess.store.registers import issued_documents
from isoassess.store.schema.register_tables import FINDING_NUMBERS
from isoassess.store.schema.storable import decision_from_text, profile_from_text
from isoassess.store.schema.tables import (
    ANSWERS,
    ASSESSMENTS,
    ATTACHMENTS,
    CONTENTS,
    HISTORY,
    ORGANIZATIONS,
)


def content(connection: Connection, organization_id: str) -> OrganizationContent:
    """Everything of it but the bytes of its files; what cannot be read raises, nothing is left out."""
    profile = organizations.profile(connection, organization_id)  # raises where there is none
    query = select(ORGANIZATIONS).where(ORGANIZATIONS.c.id == organization_id)
    row = connection.execute(query).mappings().one()
    return OrganizationContent(
        id=row["id"],
        profile=profile,
        own_decision=decision_from_text(row["own_decision"], row["name"]),
        removed_at=row["removed_at"],
        archived_at=row["archived_at"],
        wizard_page=row["wizard_page"],
        assessments=_assessments(connection, organization_id),
        attachments=_attachments(connection, organization_id),
        history=in_order(kept_history(connection, organization_id)),
    )


def content_or_none(connection: Connection, organization_id: str) -> OrganizationContent | None:
    """None where the file does not know the organization."""
    there = select(ORGANIZATIONS.c.id).where(ORGANIZATIONS.c.id == organization_id)
    return content(connection, organization_id) if connection.scalar(there) is not None else None


def _assessments(connection: Connection, organization_id: str) -> tuple[AssessmentContent, ...]:
    query = (
        select(ASSESSMENTS)
        .where(ASSESSMENTS.c.organization_id == organization_id)
        .order_by(ASSESSMENTS.c.added_at, ASSESSMENTS.c.id)
    )
    return tuple(_assessment(connection, dict(row)) for row in connection.execute(query).mappings().all())


def _assessment(connection: Connection, row: dict[str, Any]) -> AssessmentContent:
    del row["organization_id"]
    kept, decision = row.pop("completed_profile"), row.pop("completed_decision")
    answers = (
        select(ANSWERS.c.requirement_id, *ANSWER)
        .where(ANSWERS.c.assessment_id == row["id"])
        .order_by(ANSWERS.c.requirement_id)
    )
    read = {found[0]: answer_of(found[1:]) for found in connection.execute(answers)}
    return AssessmentContent(
        **row,
        completed_profile=None if kept is None else profile_from_text(kept, ""),
        completed_decision=decision_from_text(decision, ""),
        answers={id_: answer for id_, answer in read.items() if answer != NO_ANSWER},
        numbers=_numbers(connection, row["id"]),
        issued=_issued(connection, row["id"]),
    )


def _numbers(connection: Connection, assessment_id: str) -> tuple[GivenNumber, ...]:
    query = select(FINDING_NUMBERS).where(FINDING_NUMBERS.c.assessment_id == assessment_id)
    given = (
        GivenNumber(
            number=number_words(row.kind, row.place), requirement=row.requirement_id, given_at=row.given_at
        )
        for row in connection.execute(query)
    )
    return tuple(sorted(given, key=lambda one: one.number))


def _issued(connection: Connection, assessment_id: str) -> tuple[IssuedDocument, ...]:
    found = issued_documents.listed(connection, assessment_id=assessment_id)
    return tuple(sorted(found, key=lambda one: (one.kind, one.version)))


def _attachments(connection: Connection, organization_id: str) -> tuple[AttachmentContent, ...]:
    names = [name for name in AttachmentContent.__struct_fields__ if name != "size"]
    query = (
        select(*(ATTACHMENTS.c[name] for name in names), CONTENTS.c.size)
        .join(CONTENTS, CONTENTS.c.sha256 == ATTACHMENTS.c.sha256)
        .where(ATTACHMENTS.c.organization_id == organization_id)
        .order_by(ATTACHMENTS.c.added_at, ATTACHMENTS.c.id)
    )
    return tuple(AttachmentContent(**row) for row in connection.execute(query).mappings())


def kept_history(connection: Connection, organization_id: str) -> Iterator[ContentEntry]:
    """In the order in which it came into the file, with the steps of the file.

    Without which packages came, and what was undone of them: that is so of this file alone.
    """
    ours = (standing(connection, organization_id), HISTORY.c.key.not_in(OF_THIS_FILE))
    query = select(HISTORY).where(*ours).order_by(HISTORY.c.id)
    return (_entry(dict(row)) for row in connection.execute(query).mappings())


def _entry(row: dict[str, Any]) -> ContentEntry:
    for name in ("id", "organization_id"):
        del row[name]
    row["assessment"] = row.pop("assessment_id") or ""
    row["requirement"] = row.pop("requirement_id") or ""
    return ContentEntry(**row)


def bytes_of(connection: Connection, sha256: str) -> bytes:
    """The bytes of a file as they were attached; AttachmentDamaged where they are others now."""
    data = connection.scalar(select(CONTENTS.c.data).where(CONTENTS.c.sha256 == sha256))
    if data is None or not is_unchanged(data, sha256):
        named = select(ATTACHMENTS.c.name).where(ATTACHMENTS.c.sha256 == sha256).limit(1)
        raise attachment_damaged(str(connection.scalar(named) or sha256))
    return bytes(data)
