"""Writes the append-only history and reads it back."""

from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, Select, bindparam, func, insert, select

from isoassess.store.history.changes import Change
from isoassess.store.history.merging import Clash
from isoassess.store.records import EntryKind, HistoryEntry, Subject
from isoassess.store.schema.prepared import Prepared
from isoassess.store.schema.tables import DELETIONS, HISTORY

_DELETED = select(DELETIONS.c.history_id).order_by(DELETIONS.c.id.desc()).limit(1).scalar_subquery()
# The number of the newest entry there ever was: one whose entry was deleted is not given again.
_NEWEST = func.max(
    func.coalesce(select(func.max(HISTORY.c.id)).scalar_subquery(), 0), func.coalesce(_DELETED, 0)
)
_NEXT_ID = _NEWEST + 1
# The statement counts by itself, which spares a query: the write lock makes that safe.
_INSERT = insert(HISTORY).values(id=_NEXT_ID, step=_NEXT_ID - bindparam("place"))
ENTRY = (
    HISTORY.c.step,
    HISTORY.c.kind,
    HISTORY.c.at,
    HISTORY.c.who,
    HISTORY.c.subject,
    HISTORY.c.organization_id,
    HISTORY.c.assessment_id,
    HISTORY.c.requirement_id,
    HISTORY.c.key,
    HISTORY.c.before,
    HISTORY.c.after,
)
_FIELDS = tuple(column.name for column in ENTRY)


class Journal:
    """One user action's share of the history: who did it and when. Needs the write lock."""

    def __init__(self, connection: Connection, *, at: datetime, who: str) -> None:
        self.connection = connection
        self.at = at
        self.who = who
        self.wrote = False
        self.last_entry = 0  # its number in the history, of those this action wrote
        self.steps: list[int] = []
        self._together: int | None = None  # how many entries the step that goes on has so far

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """What is recorded inside is one step, whatever it is about: one undo takes it back."""
        self._together = 0
        yield
        self._together = None

    def record(
        self,
        subject: Subject,
        changes: Sequence[Change],
        *,
        organization_id: str,
        assessment_id: str | None = None,
        requirement_id: str | None = None,
        kind: EntryKind = EntryKind.CHANGE,
        of_step: int | None = None,
    ) -> None:
        """Appends the changes as one step; nothing where there are none."""
        if not changes:
            return
        first = self._together or 0
        common = {
            "kind": kind,
            "of_step": of_step,
            "at": self.at,
            "who": self.who,
            "subject": subject,
            "organization_id": organization_id,
            "assessment_id": assessment_id,
            "requirement_id": requirement_id,
        }
        for place, change in enumerate(changes, start=first):
            told = {"place": place, "key": change.key, "before": change.before, "after": change.after}
            self.last_entry = _insert().run(self.connection, common | told).lastrowid or 0
        self.wrote = True
        self.steps.append(self.last_entry - first - len(changes) + 1)
        if self._together is not None:
            self._together += len(changes)


@cache
def _insert() -> Prepared:
    given = {column.name for column in HISTORY.columns} - {"id", "step"}
    return Prepared(_INSERT, sorted(given))


def newest(connection: Connection) -> int:
    """The number of the last entry, also of one that is deleted; 0 before the first."""
    return connection.scalar(select(_NEWEST)) or 0


def since(connection: Connection, number: int, *, besides: Container[int]) -> tuple[int, list[HistoryEntry]]:
    """What was written after an entry, oldest first, but for these steps; and the number of the last one.

    A package that was taken over is thousands of entries of a step that is known.
    """
    after = _numbers_after().all(connection, {"number": number})
    others = [id_ for id_, step in after if step not in besides]
    last = after[-1][0] if after else number
    if not others:
        return last, []
    rows = _between().all(connection, {"number": others[0] - 1, "last": others[-1]})
    return last, [entry for row in rows if (entry := _entry(row)).step not in besides]


def steps_since(connection: Connection, number: int) -> list[int]:
    """The steps that were written after an entry, oldest first."""
    after = _numbers_after().all(connection, {"number": number})
    return list(dict.fromkeys(step for _id, step in after))


def named(
    connection: Connection,
    clashes: Sequence[Clash],
    *,
    subject: Subject,
    organization_id: str | None = None,
    assessment_id: str | None = None,
    requirement_id: str | None = None,
    prefix: str = "",
) -> tuple[Clash, ...]:
    """The clashes with who made the other change, and when; `prefix`: of the keys in the history."""
    signed: list[Clash] = []
    for clash in clashes:
        query = (
            select(HISTORY.c.who, HISTORY.c.at)
            .where(HISTORY.c.subject == subject, HISTORY.c.key == prefix + clash.key)
            .order_by(HISTORY.c.id.desc())
            .limit(1)
        )
        for column, wanted in (
            (HISTORY.c.organization_id, organization_id),
            (HISTORY.c.assessment_id, assessment_id),
            (HISTORY.c.requirement_id, requirement_id),
        ):
            query = query if wanted is None else query.where(column == wanted)
        row = connection.execute(query).one_or_none()
        signed.append(clash if row is None else replace(clash, who=row.who, at=row.at.isoformat()))
    return tuple(signed)


def entries(
    connection: Connection,
    *,
    assessment_id: str | None = None,
    organization_id: str | None = None,
    requirement_id: str | None = None,
    key: str | None = None,
    step: int | None = None,
    subject: Subject | None = None,
) -> list[HistoryEntry]:
    """Oldest first, of all that is named."""
    named = {
        "subject": subject,
        "assessment_id": assessment_id,
        "organization_id": organization_id,
        "requirement_id": requirement_id,
        "key": key,
        "step": step,
    }
    wanted = {column: value for column, value in named.items() if value is not None}
    return [_entry(row) for row in _entries_of(tuple(wanted)).all(connection, wanted)]


@cache
def _entries_of(columns: tuple[str, ...]) -> Prepared:
    query = select(*ENTRY).order_by(HISTORY.c.id)
    if "step" in columns:  # its number is that of its first entry: what came before need not be read
        query = query.where(HISTORY.c.id >= bindparam("step"))
    return Prepared(query.where(*(HISTORY.c[name] == bindparam(name) for name in columns)))


@cache
def _numbers_after() -> Prepared:
    return Prepared(_behind(select(HISTORY.c.id, HISTORY.c.step)))


@cache
def _between() -> Prepared:
    return Prepared(_behind(select(*ENTRY)).where(HISTORY.c.id <= bindparam("last")))


def _behind(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return query.where(HISTORY.c.id > bindparam("number")).order_by(HISTORY.c.id)


def _entry(row: Sequence[Any]) -> HistoryEntry:
    """The entry in the columns `ENTRY`."""
    return HistoryEntry(**dict(zip(_FIELDS, row, strict=True)))
