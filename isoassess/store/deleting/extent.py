"""What goes when an organization, an assessment or a file is deleted for good, counted before it does."""

import json
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, func, or_, select

from isoassess.assessment.planned import OWN
from isoassess.store import assessments, attachments, organizations
from isoassess.store.records import Extent, Subject
from isoassess.store.registers import issued_documents
from isoassess.store.schema.tables import ANSWERS, ASSESSMENTS, ATTACHMENTS, CONTENTS, HISTORY


def extent(connection: Connection, subject: Subject, id_: str) -> Extent:
    """Raises NotInStore where it is not in the file, and ValueError for what is no such thing."""
    match subject:
        case Subject.ORGANIZATION:
            return _organization(connection, id_)
        case Subject.ASSESSMENT:
            return _assessment(connection, id_)
        case Subject.ATTACHMENT:
            return _attachment(connection, id_)
    raise ValueError(subject)


def _organization(connection: Connection, id_: str) -> Extent:
    known = assessments.listed(connection, id_)
    files = select(ATTACHMENTS.c.id).where(ATTACHMENTS.c.organization_id == id_)
    return _counted(
        connection,
        Extent(
            subject=Subject.ORGANIZATION,
            id=id_,
            name=organizations.name_of(connection, id_),
            assessments=len(known),
            completed=sum(one.completed is not None for one in known),
            issued=len(issued_documents.listed(connection, organization_id=id_)),
        ),
        ANSWERS.c.assessment_id.in_([one.id for one in known]),
        list(connection.scalars(files)),
        HISTORY.c.organization_id == id_,
    )


def _assessment(connection: Connection, id_: str) -> Extent:
    record = assessments.one(connection, id_)
    return _counted(
        connection,
        Extent(
            subject=Subject.ASSESSMENT,
            id=id_,
            name=organizations.name_of(connection, record.organization_id),
            started=record.started,
            assessments=1,
            completed=int(record.completed is not None),
            issued=len(issued_documents.listed(connection, assessment_id=id_)),
        ),
        ANSWERS.c.assessment_id == id_,
        own_files(connection, id_),
        HISTORY.c.assessment_id == id_,
    )


def _attachment(connection: Connection, id_: str) -> Extent:
    organization_id, file = attachments.one(connection, id_)
    ours = ASSESSMENTS.c.organization_id == organization_id
    naming = (
        select(ASSESSMENTS.c.id, ASSESSMENTS.c.completed)
        .join(ANSWERS, ANSWERS.c.assessment_id == ASSESSMENTS.c.id)
        .where(ours, names_file(ANSWERS.c.attachments, id_))
    )
    rows = connection.execute(naming).all()
    completed = {row.id for row in rows if row.completed is not None}
    return Extent(
        subject=Subject.ATTACHMENT,
        id=id_,
        name=file.name,
        assessments=len({row.id for row in rows}),
        completed=len(completed),
        answers=len(rows),
        files=(file.name,),
        size=file.size,
        entries=connection.scalar(select(func.count()).where(entries_of_file(organization_id, id_))) or 0,
    )


def own_files(connection: Connection, assessment_id: str) -> list[str]:
    """The files that answers of this assessment name, now or before, and those of no other one."""
    organization_id = assessments.one(connection, assessment_id).organization_id
    files = connection.scalars(
        select(ATTACHMENTS.c.id).where(ATTACHMENTS.c.organization_id == organization_id)
    ).all()
    told = select(HISTORY.c.assessment_id, HISTORY.c.after).where(
        HISTORY.c.organization_id == organization_id,
        HISTORY.c.subject == Subject.ANSWER,
        HISTORY.c.key == "attachments",
        HISTORY.c.after.is_not(None),
    )
    named_in: dict[str, set[str]] = {}
    for where, after in connection.execute(told):
        for file in json.loads(after or "[]"):
            named_in.setdefault(file, set()).add(where or "")
    return [file for file in files if named_in.get(file) == {assessment_id}]


def names_file(column: ColumnElement[Any], attachment_id: str) -> ColumnElement[bool]:
    """Of a list of files as JSON text."""
    return func.instr(column, f'"{attachment_id}"') > 0


def entries_of_file(organization_id: str, id_: str) -> ColumnElement[bool]:
    """What the history tells of a file of an organization."""
    ours = HISTORY.c.organization_id == organization_id
    of_file = func.substr(HISTORY.c.key, 1, len(id_)) == id_
    return ours & (HISTORY.c.subject == Subject.ATTACHMENT) & of_file


def _counted(
    connection: Connection,
    known: Extent,
    answers: ColumnElement[bool],
    files: Sequence[str],
    entries: ColumnElement[bool],
) -> Extent:
    said = select(func.count()).select_from(ANSWERS).where(answers)
    is_planned = or_(ANSWERS.c.action_what != "", ANSWERS.c.action_owner != "")
    held = (
        select(ATTACHMENTS.c.name, CONTENTS.c.size)
        .join(CONTENTS, CONTENTS.c.sha256 == ATTACHMENTS.c.sha256)
        .where(ATTACHMENTS.c.id.in_(files))
        .order_by(ATTACHMENTS.c.added_at, ATTACHMENTS.c.id)
    )
    rows = connection.execute(held).all()
    return replace(
        known,
        answers=connection.scalar(said.where(ANSWERS.c.requirement_id.not_like(f"{OWN}%"))) or 0,
        actions=connection.scalar(said.where(is_planned)) or 0,
        files=tuple(row.name for row in rows),
        size=sum(row.size for row in rows),
        entries=connection.scalar(select(func.count()).where(entries)) or 0,
    )
