"""Files kept in the store, their content once however often they are attached."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, insert, select, update

from isoassess.domain import Attachment
from isoassess.language.texts import _
from isoassess.store import organizations
from isoassess.store.errors import NotInStore, attachment_damaged
from isoassess.store.history.changes import Change, applied, assemble, differences, flatten
from isoassess.store.history.journal import Journal, named
from isoassess.store.history.merging import Clash, merge
from isoassess.store.records import Subject
from isoassess.store.schema.storable import check_texts
from isoassess.store.schema.tables import ATTACHMENTS, CONTENTS

_ATTACHMENT = (
    ATTACHMENTS.c.id,
    ATTACHMENTS.c.name,
    ATTACHMENTS.c.sha256,
    CONTENTS.c.size,
    ATTACHMENTS.c.effective,
    ATTACHMENTS.c.number,
    ATTACHMENTS.c.note,
)


def listed(connection: Connection, organization_id: str) -> dict[str, Attachment]:
    """Every file of an organization by its id, in the order they came; without their content."""
    query = (
        select(*_ATTACHMENT)
        .join(CONTENTS, CONTENTS.c.sha256 == ATTACHMENTS.c.sha256)
        .where(ATTACHMENTS.c.organization_id == organization_id)
        .order_by(ATTACHMENTS.c.added_at, ATTACHMENTS.c.id)
    )
    return {row["id"]: Attachment(**row) for row in connection.execute(query).mappings()}


def one(connection: Connection, attachment_id: str) -> tuple[str, Attachment]:
    """The organization a file is of, and what is known of it."""
    row = (
        connection.execute(
            select(ATTACHMENTS.c.organization_id, *_ATTACHMENT)
            .join(CONTENTS, CONTENTS.c.sha256 == ATTACHMENTS.c.sha256)
            .where(ATTACHMENTS.c.id == attachment_id)
        )
        .mappings()
        .one_or_none()
    )
    if row is None:
        raise _missing()
    known = dict(row)
    return known.pop("organization_id"), Attachment(**known)


def add(
    journal: Journal, organization_id: str, *, name: str, content: bytes, effective: date | None = None
) -> str:
    """Its id; the one already there where the organization has the same content under the same name."""
    check_texts(name=name)
    organizations.wizard_page(journal.connection, organization_id)  # raises where there is none
    digest = sha256(content).hexdigest()
    known = journal.connection.scalar(
        select(ATTACHMENTS.c.id).where(
            ATTACHMENTS.c.organization_id == organization_id,
            ATTACHMENTS.c.sha256 == digest,
            ATTACHMENTS.c.name == name,
        )
    )
    if known is not None:
        return str(known)
    _keep(journal.connection, digest, content)
    added = Attachment(id=str(uuid4()), name=name, sha256=digest, size=len(content), effective=effective)
    journal.connection.execute(
        insert(ATTACHMENTS).values(
            id=added.id,
            organization_id=organization_id,
            sha256=digest,
            name=name,
            effective=effective,
            number="",
            note="",
            added_at=journal.at,
        )
    )
    value = msgspec.json.encode({"name": name, "sha256": digest}).decode()
    journal.record(Subject.ATTACHMENT, [Change(added.id, None, value)], organization_id=organization_id)
    return added.id


def describe(journal: Journal, described: Attachment, *, seen: Attachment | None = None) -> tuple[Clash, ...]:
    """Saves what differs from what was seen of name, effective date, document number and note."""
    if seen is None:
        seen = one(journal.connection, described.id)[1]
    return change_description(journal, described.id, differences(seen, described))


def change_description(journal: Journal, attachment_id: str, changes: Iterable[Change]) -> tuple[Clash, ...]:
    """Changes these facts about a file and no other; its content never changes."""
    organization_id, before = one(journal.connection, attachment_id)
    merged = merge(flatten(before), changes)
    described = assemble(applied(flatten(before), merged.changes), Attachment)
    check_texts(attachment=described)
    written = differences(before, described)
    if written:
        journal.connection.execute(
            update(ATTACHMENTS)
            .where(ATTACHMENTS.c.id == attachment_id)
            .values({change.key: getattr(described, change.key) for change in written})
        )
        prefixed = [Change(f"{attachment_id}.{one.key}", one.before, one.after) for one in written]
        journal.record(Subject.ATTACHMENT, prefixed, organization_id=organization_id)
    return named(
        journal.connection,
        merged.clashes,
        subject=Subject.ATTACHMENT,
        organization_id=organization_id,
        prefix=f"{attachment_id}.",
    )


def content(connection: Connection, attachment_id: str) -> bytes:
    """The bytes as they were attached; AttachmentDamaged where they are others now."""
    row = connection.execute(
        select(ATTACHMENTS.c.name, CONTENTS.c.sha256, CONTENTS.c.data)
        .join(CONTENTS, ATTACHMENTS.c.sha256 == CONTENTS.c.sha256)
        .where(ATTACHMENTS.c.id == attachment_id)
    ).one_or_none()
    if row is None:
        raise _missing()
    name, digest, data = row
    if not is_unchanged(data, digest):
        raise attachment_damaged(name)
    return bytes(data)


def is_unchanged(data: bytes, digest: str) -> bool:
    """Whether the content is what was attached."""
    return sha256(data).hexdigest() == digest


def _keep(connection: Connection, digest: str, data: bytes) -> None:
    if connection.scalar(select(CONTENTS.c.size).where(CONTENTS.c.sha256 == digest)) is None:
        connection.execute(insert(CONTENTS).values(sha256=digest, size=len(data), data=data))


def _missing() -> NotInStore:
    return NotInStore(_("This attachment is not in the file."))
