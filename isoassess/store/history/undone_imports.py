"""What came with a package and was undone again, so that nobody had said anything more meanwhile.

The entries stay in the file, but the organization says no word of them any more, here or where it goes.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, func, not_, or_, select, update

from isoassess.store.arrival import IMPORT_UNDONE, PACKAGE_TAKEN, arrival_said
from isoassess.store.history.changes import Change
from isoassess.store.history.journal import Journal
from isoassess.store.records import Subject
from isoassess.store.schema.register_tables import FINDING_NUMBERS, ISSUED_DOCUMENTS
from isoassess.store.schema.tables import ASSESSMENTS, HISTORY

_KNOWN_BY = ("at", "who", "subject", "assessment_id", "requirement_id", "key", "after")


class UndoneImport(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`file`: its name. `came`: how many entries came with the package, which are the last before the entry
    that tells of it; `back`: how many took that back, which follow it. `mark`: what they are, empty where
    `others_between` came before it was undone, or it was no package.
    """

    file: str = ""
    came: int = 0
    back: int = 0
    mark: str = ""
    others_between: bool = False


def undone_said(key: str, text: str | None) -> UndoneImport | None:
    """What an entry of the history tells; None for any other, whoever wrote it in whatever form."""
    if key != IMPORT_UNDONE or text is None:
        return None
    try:
        return msgspec.json.decode(text, type=UndoneImport)
    except msgspec.DecodeError:
        return None


def record_undone(
    journal: Journal, there: Connection, organization_id: str, file: str, *, is_package: bool, before: int
) -> None:
    """That an import was undone, by the entries that were written after the number `before`.

    `there`: the file as it was before the import, whose numbers of findings are again those of before.
    """
    rows = _rows(journal.connection, organization_id)
    back = sum(row["id"] > before for row in rows)
    rest = rows[: len(rows) - back]
    told = UndoneImport(file=file, others_between=is_package)
    taken = next((row for row in reversed(rest) if row["key"] == PACKAGE_TAKEN), None)
    if is_package and taken is not None and taken is rest[-1]:
        arrival = arrival_said(taken["key"], taken["after"])
        first = taken["id"] - (arrival.entries if arrival else 0)
        came = sum(first <= row["id"] < taken["id"] for row in rest)
        told = UndoneImport(file=file, came=came, back=back, mark=_mark(rows[len(rows) - back - 1 - came :]))
    change = Change(IMPORT_UNDONE, None, msgspec.json.encode(told).decode())
    journal.record(Subject.ORGANIZATION, [change], organization_id=organization_id)
    if is_package and taken is not None:
        _take_numbers_back(journal.connection, there, organization_id, taken["at"])


def withdrawn(connection: Connection, organization_id: str) -> ColumnElement[bool] | None:
    """Which entries of it are those of an import that was undone; None where none is."""
    ours = HISTORY.c.organization_id == organization_id
    query = select(HISTORY.c.id, HISTORY.c.key, HISTORY.c.after).where(ours, HISTORY.c.key == IMPORT_UNDONE)
    found = []
    for row in connection.execute(query.order_by(HISTORY.c.id)).all():
        told = undone_said(row.key, row.after)
        if told is None or not told.mark:
            continue
        rows = _rows(connection, organization_id, before=row.id, count=told.came + 1 + told.back)
        if len(rows) > told.came and rows[told.came]["key"] == PACKAGE_TAKEN and _mark(rows) == told.mark:
            found.append(HISTORY.c.id.between(rows[0]["id"], row.id - 1))
    return and_(ours, or_(*found), HISTORY.c.key != PACKAGE_TAKEN) if found else None


def standing(connection: Connection, organization_id: str) -> ColumnElement[bool]:
    """Which entries count: those of the organization but what was withdrawn."""
    ours = HISTORY.c.organization_id == organization_id
    away = withdrawn(connection, organization_id)
    return ours if away is None else and_(ours, not_(away))


def _rows(
    connection: Connection, organization_id: str, *, before: int | None = None, count: int | None = None
) -> Sequence[RowMapping]:
    """The last ones before an entry, in order."""
    query = select(HISTORY).where(HISTORY.c.organization_id == organization_id)
    if before is not None:
        query = query.where(HISTORY.c.id < before)
    return connection.execute(query.order_by(HISTORY.c.id.desc()).limit(count)).mappings().all()[::-1]


def _mark(rows: Sequence[RowMapping]) -> str:
    named: list[list[Any]] = [[row[name] for name in _KNOWN_BY] for row in rows]
    return hashlib.sha256(msgspec.json.encode(named)).hexdigest()[:32]


def _take_numbers_back(connection: Connection, there: Connection, organization_id: str, at: Any) -> None:
    """Those given here since stay, and so do all of an assessment of which a document was issued since."""
    ours = select(ASSESSMENTS.c.id).where(ASSESSMENTS.c.organization_id == organization_id)
    for assessment in connection.scalars(ours).all():
        issued = (ISSUED_DOCUMENTS.c.assessment_id == assessment, ISSUED_DOCUMENTS.c.recorded_at > at)
        if connection.scalar(select(func.count()).select_from(ISSUED_DOCUMENTS).where(*issued)):
            continue
        of = select(FINDING_NUMBERS).where(FINDING_NUMBERS.c.assessment_id == assessment)
        were = {(row.kind, row.place): row for row in there.execute(of)}
        for row in connection.execute(of).all():
            this = and_(
                FINDING_NUMBERS.c.assessment_id == assessment,
                FINDING_NUMBERS.c.kind == row.kind,
                FINDING_NUMBERS.c.place == row.place,
            )
            was = were.get((row.kind, row.place))
            if was is None and row.given_at <= at:
                connection.execute(delete(FINDING_NUMBERS).where(this))
            elif was is not None and was != row:
                said = {"requirement_id": was.requirement_id, "given_at": was.given_at}
                connection.execute(update(FINDING_NUMBERS).where(this).values(**said))
