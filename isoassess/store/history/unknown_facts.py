"""Which facts of the profile were answered with "not known" where the history holds no value."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, select

from isoassess.store.records import HistoryEntry, Subject
from isoassess.store.schema.tables import HISTORY

ANSWERED = "answered"
"""The key of the profile that lists the facts somebody answered with what reads like no answer."""
_AT_ONCE = 500  # values of one statement
Lists = dict[tuple[str, int], tuple[frozenset[str], frozenset[str]]]


def says_nothing(text: str | None) -> bool:
    """Whether a JSON text holds no value."""
    return text is None or msgspec.json.decode(text) in (None, "", [], {})


def with_unknown(connection: Connection, found: Mapping[int, HistoryEntry]) -> dict[int, HistoryEntry]:
    """The entries by their numbers; what is said and what is listed as answered changes in one step."""
    asked = {number: entry for number, entry in found.items() if _lacks_a_value(entry)}
    lists = _lists(connection, sorted({entry.step for entry in asked.values()}))
    told = dict(found)
    for number, entry in asked.items():
        before, after = lists.get((entry.organization_id, entry.step), (frozenset(), frozenset()))
        if entry.key in (before if says_nothing(entry.before) else after):
            told[number] = replace(entry, unknown=True)
    return told


def _lacks_a_value(entry: HistoryEntry) -> bool:
    if entry.subject is not Subject.PROFILE or entry.key == ANSWERED:
        return False
    return says_nothing(entry.before) or says_nothing(entry.after)


def _lists(connection: Connection, steps: list[int]) -> Lists:
    """What was answered with "not known" before and after each step of an organization that changed that."""
    found: Lists = {}
    columns = (HISTORY.c.organization_id, HISTORY.c.step, HISTORY.c.before, HISTORY.c.after)
    for begin in range(0, len(steps), _AT_ONCE):
        query = select(*columns).where(
            HISTORY.c.step.in_(steps[begin : begin + _AT_ONCE]),
            HISTORY.c.subject == Subject.PROFILE,
            HISTORY.c.key == ANSWERED,
        )
        for row in connection.execute(query):
            found[row.organization_id, row.step] = _keys(row.before), _keys(row.after)
    return found


def _keys(text: str | None) -> frozenset[str]:
    known: Any = msgspec.json.decode(text) if text else ()
    return frozenset(known or ())
