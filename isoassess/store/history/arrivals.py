"""Writes into the history that something came from a file, and tells of each entry whether it did."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, func, select

from isoassess.store.arrival import ARRIVALS, PACKAGE_TAKEN, READ_IN, Arrival, arrival_said, people_named
from isoassess.store.history.changes import Change
from isoassess.store.history.journal import Journal
from isoassess.store.records import HistoryEntry, Subject
from isoassess.store.schema.tables import HISTORY


def record_read_in(journal: Journal, organization_id: str, assessment_id: str, arrival: Arrival) -> None:
    """That what is written at this moment was read in; a step of its own, which no undo takes back."""
    journal.record(
        Subject.ASSESSMENT,
        [Change(READ_IN, None, arrival.text)],
        organization_id=organization_id,
        assessment_id=assessment_id,
    )


def record_package(
    journal: Journal,
    organization_id: str,
    arrival: Arrival,
    *,
    people: Iterable[str],
    answers: int,
    actions: int,
    entries: int,
    numbers: Iterable[str],
) -> None:
    """Right behind the entries that came with it."""
    told = replace(
        arrival,
        people=people_named(people),
        entries=entries,
        answers=answers,
        actions=actions,
        numbers=(*numbers,),
    )
    journal.record(
        Subject.ORGANIZATION, [Change(PACKAGE_TAKEN, None, told.text)], organization_id=organization_id
    )


class _ToldArrival(Struct, frozen=True, kw_only=True):
    """An entry that tells of an arrival."""

    number: int
    at: datetime
    who: str
    read_in: bool
    arrival: Arrival


class KnownArrivals:
    """Knows what a history tells of arrivals; it is looked through where it grew."""

    def __init__(self) -> None:
        self._known: dict[str, list[_ToldArrival]] = {}
        self._last: dict[str, int] = {}

    def told(self, connection: Connection, found: Mapping[int, HistoryEntry]) -> dict[int, HistoryEntry]:
        """The entries by their numbers, each with what it came from."""
        told = dict(found)
        for organization_id in {one.organization_id for one in found.values()}:
            for one in self._of(connection, organization_id):
                for number in _came(connection, one, found, organization_id):
                    if found[number].key not in ARRIVALS and told[number].came is None:
                        told[number] = replace(found[number], came=one.arrival, came_at=one.at)
        return told

    def _of(self, connection: Connection, organization_id: str) -> list[_ToldArrival]:
        known, last = self._known.setdefault(organization_id, []), self._last.get(organization_id, 0)
        ours = (HISTORY.c.organization_id == organization_id, HISTORY.c.id > last)
        query = select(HISTORY.c.id, HISTORY.c.at, HISTORY.c.who, HISTORY.c.key, HISTORY.c.after)
        for row in connection.execute(query.where(*ours, HISTORY.c.key.in_(ARRIVALS)).order_by(HISTORY.c.id)):
            if arrival := arrival_said(row.key, row.after):
                is_read = row.key == READ_IN
                told = _ToldArrival(number=row.id, at=row.at, who=row.who, read_in=is_read, arrival=arrival)
                known.append(told)
        self._last[organization_id] = connection.scalar(select(func.max(HISTORY.c.id)).where(*ours)) or last
        return known


def _came(
    connection: Connection, one: _ToldArrival, found: Mapping[int, HistoryEntry], organization_id: str
) -> list[int]:
    if not one.read_in:
        return _with_package(connection, one, found, organization_id)
    return [
        number
        for number, entry in found.items()
        if (entry.at, entry.who, entry.organization_id) == (one.at, one.who, organization_id)
    ]


def _with_package(
    connection: Connection, one: _ToldArrival, found: Mapping[int, HistoryEntry], organization_id: str
) -> list[int]:
    """Those right before it, where all of them are there still."""
    first, last = one.number - one.arrival.entries, one.number - 1
    ours = [
        number
        for number, entry in found.items()
        if first <= number <= last and entry.organization_id == organization_id
    ]
    if not ours:
        return []
    whose = HISTORY.c.organization_id == organization_id
    there = select(func.count()).where(HISTORY.c.id.between(first, last), whose)
    return ours if connection.scalar(there) == one.arrival.entries else []
