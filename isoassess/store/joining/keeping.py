"""Writes an organization as it is to be into a file: all of it anew, or what differs from what is there."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec.structs import asdict
from sqlalchemy import Connection, func, insert, select, update

from isoassess.assessment.finding_register import number_parts
from isoassess.assessment.planned import is_own
from isoassess.domain import NO_ANSWER
from isoassess.domain.answer_fields import answer_keys
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.store.answer_rows import write_row
from isoassess.store.arrival import OF_THIS_FILE, Arrival
from isoassess.store.attachments import is_unchanged
from isoassess.store.errors import attachment_damaged
from isoassess.store.file.database import sort_key
from isoassess.store.history.arrivals import record_package
from isoassess.store.history.changes import Change
from isoassess.store.history.journal import Journal, newest
from isoassess.store.joining.comparing import ComparedContent
from isoassess.store.joining.content import (
    AssessmentContent,
    AttachmentContent,
    ContentEntry,
    OrganizationContent,
)
from isoassess.store.joining.order import each_once
from isoassess.store.joining.reading import kept_history
from isoassess.store.records import Subject
from isoassess.store.schema.register_tables import FINDING_NUMBERS, ISSUED_DOCUMENTS
from isoassess.store.schema.storable import check_texts, profile_to_text
from isoassess.store.schema.tables import (
    ANSWERS,
    ASSESSMENTS,
    ATTACHMENTS,
    CONTENTS,
    HISTORY,
    ORGANIZATIONS,
)

ReadFile = Callable[[str], bytes]  # the bytes of a file by their SHA-256
_AT_ONCE = 500  # rows of one statement


def keep(
    journal: Journal, before: OrganizationContent | None, after: OrganizationContent, read: ReadFile
) -> None:
    """`before` is what the file holds now, None where it does not know the organization.

    Raises BadInput where an id is that of something else here, AttachmentDamaged where `read` gives other
    bytes than were promised.
    """
    check_texts(content=asdict(after))
    connection = journal.connection
    _keep_organization(connection, before, after)
    _keep_files(connection, before, after, read)
    known = {one.id: one for one in before.assessments} if before else {}
    for one in after.assessments:
        _keep_assessment(connection, after.id, known.get(one.id), one)
    if _keep_history(journal, before, after):
        date_organization(connection, after.id)
    journal.wrote = True


def keep_package(
    journal: Journal, comparison: ComparedContent, after: OrganizationContent, package: Arrival
) -> None:
    """Tell in the history what came with it; when the organization was changed last stays as it was."""
    before = comparison.here
    new = after.history[len(before.history) if before else 0 :]
    said = {(one.assessment, one.requirement) for one in new if one.subject is Subject.ANSWER}
    actions = sum(is_own(requirement) for _assessment_id, requirement in said)
    record_package(
        journal,
        after.id,
        package,
        people=(one.who for one in new),
        answers=len(said) - actions,
        actions=actions,
        entries=len(new),
        numbers=(one.number for one in comparison.clashes if not one.is_document),
    )
    date_organization(journal.connection, after.id)


def _keep_organization(
    connection: Connection, before: OrganizationContent | None, after: OrganizationContent
) -> None:
    columns = _organization(after)
    if before is None:
        connection.execute(insert(ORGANIZATIONS).values(id=after.id, **columns))
    elif columns != _organization(before):
        connection.execute(update(ORGANIZATIONS).where(ORGANIZATIONS.c.id == after.id).values(**columns))


def _organization(content: OrganizationContent) -> dict[str, Any]:
    decision = content.own_decision
    return {
        "name": content.name,
        "name_folded": sort_key(content.name),
        "sector_codes": list(content.profile.sector.codes),
        "changed_at": max((entry.at for entry in content.history), default=datetime.fromtimestamp(0, UTC)),
        "removed_at": content.removed_at,
        "archived_at": content.archived_at,
        "wizard_page": content.wizard_page,
        "own_decision": _decision_text(decision),
        "profile": profile_to_text(content.profile),
    }


def _decision_text(decision: OwnDecision | None) -> str | None:
    return None if decision is None else msgspec.json.encode(decision).decode()


def _profile_text(profile: Profile | None) -> str | None:
    return None if profile is None else profile_to_text(profile)


def _keep_files(
    connection: Connection, before: OrganizationContent | None, after: OrganizationContent, read: ReadFile
) -> None:
    known = {one.id: one for one in before.attachments} if before else {}
    for one in after.attachments:
        if one.id in known:
            if known[one.id] != one:
                said = {name: getattr(one, name) for name in ("name", "effective", "number", "note")}
                connection.execute(update(ATTACHMENTS).where(ATTACHMENTS.c.id == one.id).values(**said))
            continue
        _refuse_taken(connection, ATTACHMENTS.c.id, one.id)
        _keep_bytes(connection, one, read)
        row = {name: value for name, value in asdict(one).items() if name != "size"}
        connection.execute(insert(ATTACHMENTS).values(organization_id=after.id, **row))


def _keep_bytes(connection: Connection, one: AttachmentContent, read: ReadFile) -> None:
    there = select(CONTENTS.c.size).where(CONTENTS.c.sha256 == one.sha256)
    if connection.scalar(there) is not None:
        return
    data = read(one.sha256)
    if len(data) != one.size or not is_unchanged(data, one.sha256):
        raise attachment_damaged(one.name)
    connection.execute(insert(CONTENTS).values(sha256=one.sha256, size=one.size, data=data))


def _refuse_taken(connection: Connection, column: Any, id_: str) -> None:
    if connection.scalar(select(column).where(column == id_)) is not None:
        says = _("Something of another organization here has the same id, {id}; nothing was taken over.")
        raise BadInput(says.format(id=id_))


def _keep_assessment(
    connection: Connection, organization_id: str, before: AssessmentContent | None, after: AssessmentContent
) -> None:
    columns = _assessment(after)
    if before is None:
        _refuse_taken(connection, ASSESSMENTS.c.id, after.id)
        values = {"id": after.id, "organization_id": organization_id, **columns}
        connection.execute(insert(ASSESSMENTS).values(**values))
    elif columns != _assessment(before):
        connection.execute(update(ASSESSMENTS).where(ASSESSMENTS.c.id == after.id).values(**columns))
    _keep_answers(connection, before, after)
    _keep_registers(connection, before, after)


def _assessment(one: AssessmentContent) -> dict[str, Any]:
    return {
        "lens": one.lens,
        "started": one.started,
        "assessor": one.assessor,
        "catalogue_version": one.catalogue_version,
        "added_at": one.added_at,
        "completed": one.completed,
        "completed_profile": _profile_text(one.completed_profile),
        "completed_decision": _decision_text(one.completed_decision),
    }


def _keep_answers(connection: Connection, before: AssessmentContent | None, after: AssessmentContent) -> None:
    known = before.answers if before else {}
    rows = select(ANSWERS.c.requirement_id).where(ANSWERS.c.assessment_id == after.id)
    written = set(connection.scalars(rows))
    every = [Change(key, None, None) for key in answer_keys()]
    for id_ in sorted(known | after.answers):
        new = after.answers.get(id_, NO_ANSWER)
        if new != known.get(id_, NO_ANSWER):
            write_row(connection, after.id, id_, every, new, is_new=id_ not in written)


def _keep_registers(
    connection: Connection, before: AssessmentContent | None, after: AssessmentContent
) -> None:
    given = {one.number: one for one in before.numbers} if before else {}
    for one in after.numbers:
        parts = number_parts(one.number)
        if one == given.get(one.number) or parts is None:
            continue
        place = {"assessment_id": after.id, "kind": parts[0], "place": parts[1]}
        said = {"requirement_id": one.requirement, "given_at": one.given_at}
        if one.number in given:  # earlier elsewhere
            connection.execute(update(FINDING_NUMBERS).filter_by(**place).values(**said))
        else:
            connection.execute(insert(FINDING_NUMBERS).values(**place, **said))
    issued = {(one.kind, one.version) for one in before.issued} if before else set()
    for document in after.issued:
        if (document.kind, document.version) not in issued:
            row = asdict(document) | {"assessment_id": after.id}
            connection.execute(insert(ISSUED_DOCUMENTS).values(**row))


def _keep_history(journal: Journal, before: OrganizationContent | None, after: OrganizationContent) -> bool:
    """Appends what is new at the end; whether anything is."""
    connection = journal.connection
    known = before.history if before else ()
    new = after.history[len(known) :]
    last = newest(connection)
    steps = _steps_here(connection, after.id, known)
    rows = [_row(entry, after.id, number, steps) for number, entry in enumerate(new, start=last + 1)]
    for begin in range(0, len(rows), _AT_ONCE):
        connection.execute(insert(HISTORY), rows[begin : begin + _AT_ONCE])
    journal.steps.extend(dict.fromkeys(row["step"] for row in rows))
    if rows:
        journal.last_entry = rows[-1]["id"]
    return bool(rows)


def _steps_here(
    connection: Connection, organization_id: str, known: tuple[ContentEntry, ...]
) -> dict[int, int]:
    """The steps in the file, by the numbers that they have in a content."""
    kept = each_once(kept_history(connection, organization_id))
    return {entry.step: row.step for entry, row in zip(known, kept, strict=True)}


def _row(entry: ContentEntry, organization_id: str, number: int, steps: dict[int, int]) -> dict[str, Any]:
    row = asdict(entry)
    return row | {
        "id": number,
        "step": steps.setdefault(entry.step, number),
        "of_step": None if entry.of_step is None else steps.get(entry.of_step),
        "organization_id": organization_id,
        "assessment_id": row.pop("assessment") or None,
        "requirement_id": row.pop("requirement") or None,
    }


def date_organization(connection: Connection, organization_id: str) -> None:
    """When it was changed last; a trigger has set it to the entry that was written last."""
    changes = (HISTORY.c.organization_id == organization_id, HISTORY.c.key.not_in(OF_THIS_FILE))
    last = select(func.max(HISTORY.c.at)).where(*changes)
    connection.execute(
        update(ORGANIZATIONS)
        .where(ORGANIZATIONS.c.id == organization_id)
        .values(changed_at=last.scalar_subquery())
    )
