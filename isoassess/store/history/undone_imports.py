"""What came with an import and was undone again, field by field: what was changed since is not undone.

The entries stay in the file, but the organization says no word of them any more, here or where it goes.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, not_, select

from isoassess.store.arrival import EARLIER_NUMBER, IMPORT_UNDONE, OF_THIS_FILE, PACKAGE_TAKEN, READ_IN
from isoassess.store.history.changes import Change
from isoassess.store.history.journal import Journal
from isoassess.store.records import Subject
from isoassess.store.schema.tables import HISTORY

Rows = Sequence[RowMapping]
RowPlace = tuple[Subject, str | None, str | None, str]  # the field that an entry is about
_KNOWN_BY = ("at", "who", "subject", "assessment_id", "requirement_id", "key", "after")


class UndoneImport(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`file`: its name. The last entries before the one that tells of it are those that `came` with it, those
    of others `since`, and those that took it `back`, so many each. `mark`: what they are.

    `kept`: the ids of assessments and files that came, and stay with all that is said of them. `changed`: how
    many fields stay because they were changed since; `files`: how many attached files went.
    """

    file: str = ""
    came: int = 0
    since: int = 0
    back: int = 0
    mark: str = ""
    kept: tuple[str, ...] = ()
    changed: int = 0
    files: int = 0


def undone_said(key: str, text: str | None) -> UndoneImport | None:
    """What an entry of the history tells; None for any other, whoever wrote it in whatever form."""
    if key != IMPORT_UNDONE or text is None:
        return None
    try:
        return msgspec.json.decode(text, type=UndoneImport)
    except msgspec.DecodeError:
        return None


def record_undone(
    journal: Journal, organization_id: str, told: UndoneImport, *, came: range, before: int
) -> None:
    """That it was undone by what was written after the entry `before`; `came`: the numbers that came."""
    rows = _rows(journal.connection, organization_id, after=came.start - 1)
    counted = msgspec.structs.replace(
        told,
        came=sum(row["id"] in came for row in rows),
        since=sum(came.stop <= row["id"] <= before for row in rows),
        back=sum(row["id"] > before for row in rows),
        mark=_mark(rows),
    )
    change = Change(IMPORT_UNDONE, None, msgspec.json.encode(counted).decode())
    journal.record(Subject.ORGANIZATION, [change], organization_id=organization_id)


def rows_after(connection: Connection, organization_id: str, number: int) -> tuple[Rows, frozenset[int]]:
    """The entries after one, in order, and the numbers of those among them that are withdrawn."""
    return _rows(connection, organization_id, after=number), frozenset(
        _withdrawn(connection, organization_id)
    )


def place_of_row(row: RowMapping) -> RowPlace:
    """With the own decision as one field."""
    key = "" if row["subject"] is Subject.DECISION else row["key"]
    return row["subject"], row["assessment_id"], row["requirement_id"], key


def withdrawn(connection: Connection, organization_id: str) -> ColumnElement[bool] | None:
    """Which entries of it are those of an import that was undone; None where none is."""
    found = _withdrawn(connection, organization_id)
    if not found:
        return None
    numbers = func.json_each(msgspec.json.encode(sorted(found)).decode()).table_valued("value")
    return and_(HISTORY.c.organization_id == organization_id, HISTORY.c.id.in_(select(numbers.c.value)))


def standing(connection: Connection, organization_id: str) -> ColumnElement[bool]:
    """Which entries count: those of the organization but what was withdrawn."""
    ours = HISTORY.c.organization_id == organization_id
    away = withdrawn(connection, organization_id)
    return ours if away is None else and_(ours, not_(away))


def _withdrawn(connection: Connection, organization_id: str) -> set[int]:
    """An import that was undone before another one does not count as what was said since that."""
    ours = HISTORY.c.organization_id == organization_id
    query = select(HISTORY.c.id, HISTORY.c.key, HISTORY.c.after).where(ours, HISTORY.c.key == IMPORT_UNDONE)
    found: set[int] = set()
    for row in connection.execute(query.order_by(HISTORY.c.id)).all():
        told = undone_said(row.key, row.after)
        if told is None or not told.mark:
            continue
        count = told.came + told.since + told.back
        rows = _rows(connection, organization_id, before=row.id, count=count)
        if len(rows) == count and _mark(rows) == told.mark:
            found |= _withdrawn_of(rows, told, found)
    return found


def _withdrawn_of(rows: Rows, told: UndoneImport, away: set[int]) -> set[int]:
    came, others = rows[: told.came], rows[told.came : told.came + told.since]
    changed = {place_of_row(row) for row in others if row["id"] not in away}
    gone = [row for row in came if place_of_row(row) not in changed and not _is_kept(row, told.kept)]
    events = {PACKAGE_TAKEN} if len(gone) == len(came) else {PACKAGE_TAKEN, READ_IN}
    back = rows[told.came + told.since :]
    return {row["id"] for row in gone if row["key"] not in events} | {row["id"] for row in back}


def _is_kept(row: RowMapping, kept: Iterable[str]) -> bool:
    """Whether it is of an assessment or a file that stays."""
    of_file = row["key"].partition(".")[0] if row["subject"] is Subject.ATTACHMENT else None
    return bool({row["assessment_id"], of_file}.intersection(kept))


def is_value_row(row: RowMapping) -> bool:
    """Whether it tells what a field says, or that a file was attached."""
    return is_value_key(row["key"])


def is_value_key(key: str) -> bool:
    """Whether an entry of this key says what a field says; the others tell of what was done."""
    return key not in ("added", "taken-back", "reopened", READ_IN, EARLIER_NUMBER, *OF_THIS_FILE)


def _rows(
    connection: Connection,
    organization_id: str,
    *,
    after: int = 0,
    before: int | None = None,
    count: int | None = None,
) -> Rows:
    """In order; of many the last ones."""
    query = select(HISTORY).where(HISTORY.c.organization_id == organization_id, HISTORY.c.id > after)
    if before is not None:
        query = query.where(HISTORY.c.id < before)
    return connection.execute(query.order_by(HISTORY.c.id.desc()).limit(count)).mappings().all()[::-1]


def _mark(rows: Rows) -> str:
    named: list[list[Any]] = [[row[name] for name in _KNOWN_BY] for row in rows]
    return hashlib.sha256(msgspec.json.encode(named)).hexdigest()[:32]
