"""Takes an import back out of an organization: what nobody has changed since says again what it said before.

What was changed since stays as it is, with an assessment that was worked in and a file that is pointed to.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import TypeVar

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, RowMapping, and_, delete, func, select, update

from isoassess.domain.decision import OwnDecision
from isoassess.store.deleting.rows import delete_for_good
from isoassess.store.history.changes import Flat, assemble, flatten
from isoassess.store.history.journal import Journal, newest
from isoassess.store.history.undone_imports import (
    Rows,
    UndoneImport,
    is_value_row,
    record_undone,
)
from isoassess.store.joining.content import (
    ContentEntry,
    FieldPlace,
    OrganizationContent,
    entry_at,
    fields_of,
    with_fields,
)
from isoassess.store.joining.keeping import keep
from isoassess.store.joining.left_over import (
    CameIn,
    UndoneOrganization,
    came_in,
    changed_since,
    fields_left,
    numbers_left,
    place_of,
)
from isoassess.store.joining.order import values_by_place
from isoassess.store.joining.reading import content_or_none
from isoassess.store.records import Subject
from isoassess.store.schema.register_tables import FINDING_NUMBERS, ISSUED_DOCUMENTS
from isoassess.store.schema.tables import ASSESSMENTS

_DECISION = FieldPlace(Subject.DECISION)
_COMPLETED = "completed"
Said = TypeVar("Said", str, FieldPlace)


def still_of(connection: Connection, organization_id: str, assessments: Collection[str]) -> list[str]:
    """Those of these assessments that are of the organization, and there still."""
    ours = ASSESSMENTS.c.organization_id == organization_id
    return list(connection.scalars(select(ASSESSMENTS.c.id).where(ours, ASSESSMENTS.c.id.in_(assessments))))


def worked_in(
    connection: Connection, organization_id: str, assessments: Collection[str], *, came: range, at: datetime
) -> set[str]:
    """Which of these assessments, which came at that moment, hold something that was said or issued since."""
    found = {row["assessment_id"] for row in came_in(connection, organization_id, came).since}
    issued = select(ISSUED_DOCUMENTS.c.assessment_id).where(
        ISSUED_DOCUMENTS.c.assessment_id.in_(assessments),
        ISSUED_DOCUMENTS.c.recorded_at > at,
    )
    return {*found, *connection.scalars(issued)} & {*assessments}


def undo_import(
    journal: Journal,
    there: Connection,
    organization_id: str,
    *,
    file: str,
    came: range,
    at: datetime,
    kept: Iterable[str],
) -> tuple[UndoneOrganization, list[range]] | None:
    """`there`: the file as it was before. `came`: the numbers of the entries that came, `at` that moment;
    `kept`: assessments that came and stay. Returns with it the records of the files that went; None where
    the organization is not here any more.
    """
    connection = journal.connection
    here, was = content_or_none(connection, organization_id), content_or_none(there, organization_id)
    if here is None or was is None:  # deleted since
        return None
    before, found = newest(connection), came_in(connection, organization_id, came)
    completed = {place.assessment for place in found.changed if place.key == _COMPLETED}
    stay = {*kept, *completed}
    back = [row for row in found.unchanged if row["assessment_id"] not in stay]
    after = _undone(here, was, back, found.changed)
    new = tuple(_entries(here, after, at=journal.at, who=journal.who))
    keep(journal, here, replace(after, history=(*here.history, *new)), _no_file)
    files, pointed_to = _files_that_came(here, was, found, after)
    deleted = [delete_for_good(journal, Subject.ATTACHMENT, id_) for id_ in files]
    stayed = fields_left(was, after, found)
    ids = tuple(sorted({*stay, *pointed_to}))
    told = UndoneImport(file=file, kept=ids, changed=len(stayed), files=len(files))
    record_undone(journal, organization_id, told, came=came, before=before)
    for one in was.assessments:
        if one.id not in stay:
            stand = {place.requirement for place in found.changed if place.assessment == one.id}
            _take_numbers_back(connection, there, one.id, stand, at)
    undone = UndoneOrganization(
        id=organization_id,
        fields=stayed,
        since=changed_since(was, after, found),
        numbers=numbers_left(connection, was, found),
        kept=len({*kept, *pointed_to}),
        files=len(files),
        is_away=here.removed_at is None and after.removed_at is not None,
    )
    return undone, deleted


def _undone(
    here: OrganizationContent, was: OrganizationContent, back: Rows, changed: Collection[FieldPlace]
) -> OrganizationContent:
    """Each field as the first entry that came about it found it."""
    fields, decision = fields_of(here), _decision(here)
    first: dict[tuple[FieldPlace, str], RowMapping] = {}
    for row in back:
        if is_value_row(row) and (row["subject"] is not Subject.ATTACHMENT or "." in row["key"]):
            first.setdefault((place_of(row), row["key"]), row)
    for (place, key), row in first.items():
        if place.subject is Subject.DECISION:
            _say(decision, key, row["before"])
        else:
            _say(fields, place, row["before"])
    fields.pop(_DECISION, None)
    if decision:
        fields[_DECISION] = msgspec.json.encode(assemble(decision, OwnDecision)).decode()
    after = _with_moments(with_fields(here, fields), was, {place for place, _key in first})
    goes_on = any(place.subject is Subject.PROFILE for place in changed)
    goes_on = goes_on or len(after.assessments) > len(was.assessments)
    return after if goes_on else replace(after, wizard_page=was.wizard_page)


def _say(said: dict[Said, str], where: Said, text: str | None) -> None:
    if text is None:
        said.pop(where, None)
    else:
        said[where] = text


def _decision(here: OrganizationContent) -> Flat:
    return {} if here.own_decision is None else dict(flatten(here.own_decision))


def _with_moments(
    after: OrganizationContent, was: OrganizationContent, back: Collection[FieldPlace]
) -> OrganizationContent:
    """With what no field says: when it was put away, and what was judged."""
    for word, name in (("removed", "removed_at"), ("archived", "archived_at")):
        if FieldPlace(Subject.ORGANIZATION, key=word) in back:
            after = replace(after, **{name: getattr(was, name)})
    known = {one.id: one for one in was.assessments}
    judged = [
        replace(
            one,
            completed_profile=known[one.id].completed_profile,
            completed_decision=known[one.id].completed_decision,
        )
        if one.id in known and FieldPlace(Subject.ASSESSMENT, one.id, key=_COMPLETED) in back
        else one
        for one in after.assessments
    ]
    return replace(after, assessments=tuple(judged))


def _entries(
    here: OrganizationContent, after: OrganizationContent, *, at: datetime, who: str
) -> Iterator[ContentEntry]:
    """One step for the profile, and one for each assessment, as everywhere."""
    said, wanted = (values_by_place(fields_of(one)) for one in (here, after))
    last = max((entry.step for entry in here.history), default=0)
    steps: dict[tuple[Subject, str], int] = {}
    for place in sorted(said.keys() | wanted.keys()):
        if said.get(place) != wanted.get(place):
            step = steps.setdefault((place.subject, place.assessment), last + len(steps) + 1)
            yield entry_at(place, step, said.get(place), wanted.get(place), who, at)


def _files_that_came(
    here: OrganizationContent, was: OrganizationContent, found: CameIn, after: OrganizationContent
) -> tuple[list[str], set[str]]:
    """Those that go, and those that stay: an answer points to them, or they were described since."""
    known = {one.id for one in was.attachments}
    came = {row["key"] for row in found.came if row["subject"] is Subject.ATTACHMENT}
    new = [one.id for one in here.attachments if one.id in came and one.id not in known]
    used = {
        file for one in after.assessments for answer in one.answers.values() for file in answer.attachments
    }
    used |= {place.key.partition(".")[0] for place in found.changed if place.subject is Subject.ATTACHMENT}
    return [id_ for id_ in new if id_ not in used], used.intersection(new)


def _take_numbers_back(
    connection: Connection, there: Connection, assessment: str, stand: Collection[str], at: datetime
) -> None:
    """Those given here since stay, those of requirements about which something stands (`stand`), and all of
    an assessment of which a document was issued since.
    """
    issued = (ISSUED_DOCUMENTS.c.assessment_id == assessment, ISSUED_DOCUMENTS.c.recorded_at > at)
    if connection.scalar(select(func.count()).select_from(ISSUED_DOCUMENTS).where(*issued)):
        return
    of = select(FINDING_NUMBERS).where(FINDING_NUMBERS.c.assessment_id == assessment)
    were = {(row.kind, row.place): row for row in there.execute(of)}
    for row in connection.execute(of).all():
        this = and_(
            FINDING_NUMBERS.c.assessment_id == assessment,
            FINDING_NUMBERS.c.kind == row.kind,
            FINDING_NUMBERS.c.place == row.place,
        )
        was = were.get((row.kind, row.place))
        if was is None and row.given_at <= at and row.requirement_id not in stand:
            connection.execute(delete(FINDING_NUMBERS).where(this))
        elif was is not None and was != row:
            said = {"requirement_id": was.requirement_id, "given_at": was.given_at}
            connection.execute(update(FINDING_NUMBERS).where(this).values(**said))


def _no_file(_sha256: str) -> bytes:
    raise AssertionError  # every file of it is here
