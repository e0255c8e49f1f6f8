"""One value changed in two places: what each changed stands; where both changed one thing it clashes.

Changes are JSON texts by key. Lists of plain values are merged as sets in the order they came in, rows of a
list (sites) and entries of a table (who performs what) one by one, field by field.
"""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

import msgspec
from msgspec import Struct

from isoassess.store.history.changes import Change, Flat


class Author(Struct, frozen=True):
    """Who typed what an ended window left, and when (UTC, ISO 8601); empty where that is not known."""

    who: str = ""
    at: str = ""


class Clash(Struct, frozen=True, kw_only=True):
    """A field that two changed: as it is in the file now and as it was to be; JSON texts, None for nothing.

    What else was changed in a list or a table is in both. `who` and `at` (UTC, ISO 8601) tell of the other.
    `before` is what mine was made from; `left_by` says whose it is where an ended window left it.
    """

    key: str
    theirs: str | None
    mine: str | None
    who: str = ""
    at: str = ""
    before: str | None = None
    left_by: Author | None = None


class Merged(Struct, frozen=True):
    """What can be written, with what is in the file as `before`, and what a person has to choose."""

    changes: tuple[Change, ...]
    clashes: tuple[Clash, ...]


class _Gone:
    """In place of a row or an entry that is not there."""


_GONE = _Gone()


def merge(stored: Flat, wanted: Iterable[Change]) -> Merged:
    """The wanted changes, each made from what was seen (`before`), on what is stored now."""
    changes: list[Change] = []
    clashes: list[Clash] = []
    for change in wanted:
        there = stored.get(change.key)
        if there == change.before:  # nobody else was here, as nearly always
            kept = other = change.after
        else:
            seen, now, mine = (_value(text) for text in (change.before, there, change.after))
            kept = _text(_three_way(seen, now, mine, mine_wins=False), there)
            other = _text(_three_way(seen, now, mine, mine_wins=True), change.after)
        if kept != there:
            changes.append(Change(change.key, there, kept))
        if other != kept and _value(other) != _value(kept):  # entries of a table have no order
            clashes.append(Clash(key=change.key, theirs=kept, mine=other, before=change.before))
    return Merged(tuple(changes), tuple(clashes))


def _value(text: str | None) -> Any:
    return None if text is None else msgspec.json.decode(text)


def _text(value: Any, known: str | None) -> str | None:
    """As JSON; the known text where it says the same, and None for what is empty as a default is."""
    if value == _value(known):
        return known
    return None if value is None or value in ([], {}) else msgspec.json.encode(value).decode()


def _three_way(seen: Any, theirs: Any, mine: Any, *, mine_wins: bool) -> Any:
    if mine == seen:
        return theirs
    if theirs in (seen, mine):
        return mine
    if _all(dict, seen, theirs, mine):
        return _entries(seen or {}, theirs or {}, mine or {}, mine_wins=mine_wins)
    if _all(list, seen, theirs, mine):
        parts = (seen or [], theirs or [], mine or [])
        rows = any(isinstance(item, dict) for part in parts for item in part)
        return _rows(*parts, mine_wins=mine_wins) if rows else _members(*parts)
    return mine if mine_wins else theirs


def _all(kind: type, *values: Any) -> bool:
    """Whether all are of a kind, as far as they are there; a deleted row is no empty one."""
    return all(value is None or isinstance(value, kind) for value in values)


def _entries(
    seen: dict[str, Any], theirs: dict[str, Any], mine: dict[str, Any], *, mine_wins: bool
) -> dict[str, Any]:
    merged = {
        key: _three_way(
            seen.get(key, _GONE), theirs.get(key, _GONE), mine.get(key, _GONE), mine_wins=mine_wins
        )
        for key in theirs | mine
    }
    return {key: value for key, value in merged.items() if value is not _GONE}


def _members(seen: list[Any], theirs: list[Any], mine: list[Any]) -> list[Any]:
    """Theirs, without what I took out and with what I put in."""
    kept = [item for item in theirs if item in mine or item not in seen]
    return kept + [item for item in mine if item not in seen and item not in theirs]


def _rows(seen: list[Any], theirs: list[Any], mine: list[Any], *, mine_wins: bool) -> list[Any]:
    """Row by row of what both had seen, with the rows that either put in before it."""
    their_rows, their_new = _followed(seen, theirs)
    my_rows, my_new = _followed(seen, mine)
    merged: list[Any] = []
    for place in range(len(seen) + 1):
        merged += their_new[place]
        merged += [row for row in my_new[place] if row not in their_new[place]]
        if place < len(seen):
            row = _three_way(seen[place], their_rows[place], my_rows[place], mine_wins=mine_wins)
            merged += [] if row is _GONE else [row]
    return merged


def _followed(seen: Sequence[Any], now: Sequence[Any]) -> tuple[list[Any], list[list[Any]]]:
    """What became of each row, and the new rows before each of them and at the end."""
    became: list[Any] = [_GONE] * len(seen)
    new: list[list[Any]] = [[] for _row in range(len(seen) + 1)]
    before, after = ([msgspec.json.encode(row) for row in rows] for rows in (seen, now))
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for _tag, from_, to, now_from, now_to in steps:
        pairs = min(to - from_, now_to - now_from)
        became[from_ : from_ + pairs] = now[now_from : now_from + pairs]
        new[to] += now[now_from + pairs : now_to]
    return became, new
