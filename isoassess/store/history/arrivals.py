"""Writes into the history that something came from a file, and tells of each entry whether it did."""

from collections.abc import Iterable, Mapping

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
    entries: int,
    numbers: Iterable[str],
) -> None:
    """Right behind the entries that came with it."""
    told = replace(
        arrival, people=people_named(people), entries=entries, answers=answers, numbers=(*numbers,)
    )
    journal.record(
        Subject.ORGANIZATION, [Change(PACKAGE_TAKEN, None, told.text)], organization_id=organization_id
    )


def with_arrivals(connection: Connection, found: Mapping[int, HistoryEntry]) -> dict[int, HistoryEntry]:
    """The entries of one organization by their numbers, each with what it came from."""
    organizations = {one.organization_id for one in found.values()}
    ours = HISTORY.c.organization_id.in_(organizations)
    query = select(HISTORY.c.id, HISTORY.c.at, HISTORY.c.who, HISTORY.c.key, HISTORY.c.after)
    told = dict(found)
    for row in connection.execute(query.where(ours, HISTORY.c.key.in_(ARRIVALS)).order_by(HISTORY.c.id)):
        arrival = arrival_said(row.key, row.after)
        if arrival is None:
            continue
        if row.key == READ_IN:
            came = [number for number, one in found.items() if (one.at, one.who) == (row.at, row.who)]
        else:
            came = _with_package(connection, row.id, arrival, found)
        for number in came:
            if found[number].key not in ARRIVALS and told[number].came is None:
                told[number] = replace(found[number], came=arrival, came_at=row.at)
    return told


def _with_package(
    connection: Connection, number: int, arrival: Arrival, found: Mapping[int, HistoryEntry]
) -> list[int]:
    """Those right before it, where all of them are there still."""
    first = number - arrival.entries
    ours = [one for one in found if first <= one < number]
    if not ours:
        return []
    there = select(func.count()).where(
        HISTORY.c.id.between(first, number - 1),
        HISTORY.c.organization_id == found[ours[0]].organization_id,
    )
    return ours if connection.scalar(there) == arrival.entries else []
