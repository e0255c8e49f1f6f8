"""The columns of a checklist by their heads, and by what is in them where those mean several things."""

import re
from collections.abc import Collection, Mapping

from isoassess.exchange.cells.found_tables import FoundCell, FoundTable
from isoassess.exchange.checklist.clause_cells import clause_in
from isoassess.exchange.checklist.heads.action_states import action_states
from isoassess.exchange.checklist.heads.aspect_columns import mere_aspects
from isoassess.exchange.checklist.heads.column_heads import (
    COUNTS_ROWS,
    OF_ACTION,
    TEXTS,
    ColumnRole,
    head_role,
)
from isoassess.exchange.checklist.heads.mark_columns import (
    holds_answers,
    holds_codes,
    holds_marks,
    holds_numbers,
    is_called_mark,
    is_empty,
    mark_column,
)
from isoassess.exchange.checklist.heads.maximum_column import maximum_column, points_below
from isoassess.exchange.checklist.heads.status_heads import names_wrong, numbers_wrong, speaks_of_wrong
from isoassess.language.folding import folded

_LONGEST_HEAD = 60  # letters
_LACKING = re.compile(r"\bmissing\b|\bfehl")
_TITLED = re.compile(r"\b(?:title|topic|subject|thema|titel|titre|titulo|titolo)\b")
_DONE_SOMETHING = (ColumnRole.ACTION, ColumnRole.CORRECTION)
_WORKED = re.compile(r"\b(?:effective\w*|wirksam\w*|worked|efficac\w*|eficaz|eficacia)\b")
_DESCRIBES = re.compile(r"\bdescription\b|beschreibung\b|\bdescripcion\b|\bdescrizione\b")


def columns_by_heads(table: FoundTable, number: int) -> dict[ColumnRole, int]:
    """The columns that the heads in a row of a table name, each role once.

    One of marks is known by what is in it.
    """
    heads = heads_of(table.rows[number])
    for place in action_states(table, number + 1, heads):
        del heads[place]
    for place in mere_aspects(table, number + 1, heads):
        del heads[place]
    for place in _asking_if_effective(heads):
        del heads[place]
    called, maximum = dict(heads), maximum_column(table, number + 1, heads)
    if maximum is not None:
        del heads[maximum]
    rated = [place for place, head in heads.items() if head_role(head) is ColumnRole.STATUS]
    points = {place: head for place, head in called.items() if place in rated or is_called_mark(head)}
    part = None if maximum is None else points_below(table, number + 1, points, maximum)
    mark = mark_column(table, number + 1, heads, rated) if part is None else part
    answers = {
        place
        for place, head in heads.items()
        if place != mark and speaks_of_wrong(head) and holds_answers(table, number + 1, place, all_=True)
    }
    answers |= {
        place
        for place, head in heads.items()
        if place not in (mark, *rated) and _competes(table, number + 1, place, head)
    }
    heads = {place: head for place, head in heads.items() if place != mark and place not in answers}
    empty = {
        place for place, head in heads.items() if speaks_of_wrong(head) and is_empty(table, number + 1, place)
    }
    if mark is None:
        return _by_heads(heads, {}, empty)
    found = {ColumnRole.STATUS: mark}
    if maximum is not None and mark == part:
        found[ColumnRole.MAXIMUM] = maximum
    found = _by_heads(heads, found, empty)
    others = (place for place in rated if place in heads and place not in found.values())
    said = next((place for place in others if not _may_rate(table, number + 1, place)), None)
    return found if said is None else {ColumnRole.COMMENT: said, **found}


def further_columns(
    table: FoundTable, number: int, places: Mapping[ColumnRole, int], *, read: Collection[int]
) -> dict[int, ColumnRole]:
    """The columns beside those that are `read` whose heads say that texts of some kind are below them."""
    heads = heads_of(table.rows[number])
    maximum = maximum_column(table, number + 1, heads)
    found: dict[int, ColumnRole] = {}
    worked = _asking_if_effective(heads)
    for place, head in heads.items():
        role = ColumnRole.CHECK if place in worked else _kind_of_texts(place, head, places)
        if role is None or place in read or place == maximum or numbers_wrong(head):
            continue
        marks = place not in worked and (
            holds_answers(table, number + 1, place, all_=True) or _competes(table, number + 1, place, head)
        )
        if not (marks or is_empty(table, number + 1, place)):
            found[place] = role
    return found


def _may_rate(table: FoundTable, first: int, place: int) -> bool:
    return holds_marks(table, first, place) or holds_codes(table, first, place)


def _competes(table: FoundTable, first: int, place: int, head: str) -> bool:
    """Whether a column is called a rating as well, and holds no texts."""
    if head_role(head) is ColumnRole.STATUS:
        return holds_codes(table, first, place)
    return is_called_mark(head) and holds_numbers(table, first, place)


def _asking_if_effective(heads: Mapping[int, str]) -> list[int]:
    """The columns that ask if the action before them worked, which is no rating of what is asked."""
    roles = {place: head_role(head) for place, head in heads.items()}
    first = min((place for place, role in roles.items() if role in _DONE_SOMETHING), default=None)
    return [
        place for place, head in heads.items() if first is not None and first < place and _WORKED.search(head)
    ]


def _kind_of_texts(place: int, head: str, places: Mapping[ColumnRole, int]) -> ColumnRole | None:
    if _describes(head):
        is_comment = place > places.get(ColumnRole.STATUS, place) and not _TITLED.search(head)
        return ColumnRole.COMMENT if is_comment else None
    role = ColumnRole.COMMENT if _tells_wrong(head) else head_role(head)
    return ColumnRole.COMMENT if role is ColumnRole.STATUS else role if role in TEXTS else None


def _by_heads(heads: dict[int, str], found: dict[ColumnRole, int], empty: set[int]) -> dict[ColumnRole, int]:
    """What is `found` already, and the others by their heads; titles and descriptions come last, but for what
    is `empty`.
    """
    clauses = [head for head in heads.values() if head_role(head) is ColumnRole.CLAUSE]
    counted = {head for head in clauses if head in COUNTS_ROWS}
    left_out = counted if len(counted) < len(clauses) else set()
    plain = [place for place, head in heads.items() if head not in left_out and not numbers_wrong(head)]
    for place in sorted(plain, key=lambda one: (one in empty, _describes(heads[one]))):
        role = _role(place, heads[place], found)
        if role is not None and role not in found:
            found[role] = place
    if not {*OF_ACTION} & {*found} - {ColumnRole.CHECK}:
        found.pop(ColumnRole.CHECK, None)  # of what is asked, and of no action
    return found


def _role(place: int, head: str, found: dict[ColumnRole, int]) -> ColumnRole | None:
    if _describes(head):
        return _described_role(place, head, found)
    return ColumnRole.COMMENT if _tells_wrong(head) else head_role(head, found)


def _described_role(place: int, head: str, found: dict[ColumnRole, int]) -> ColumnRole | None:
    """A title is a question where nothing else is; a description of something else is a comment."""
    if _TITLED.search(head):
        return ColumnRole.QUESTION
    asks = ColumnRole.QUESTION not in found and place < found.get(ColumnRole.STATUS, place + 1)
    return ColumnRole.QUESTION if asks and not names_wrong(head) else ColumnRole.COMMENT


def _describes(head: str) -> bool:
    said = _DESCRIBES.search(head) or _TITLED.search(head)
    return said is not None and head_role(head) is ColumnRole.QUESTION


def _tells_wrong(head: str) -> bool:
    """Whether below it stands in words what is wrong."""
    role = head_role(head)
    lacking = role is ColumnRole.EVIDENCE and _LACKING.search(head)
    return names_wrong(head) and (bool(lacking) or role in (ColumnRole.STATUS, ColumnRole.QUESTION, None))


def heads_of(row: tuple[FoundCell, ...]) -> dict[int, str]:
    """What may be a head, folded, by its place."""
    words = {place: folded(cell).strip() for place, cell in enumerate(row) if isinstance(cell, str)}
    return {
        place: head
        for place, head in words.items()
        if head and len(head) <= _LONGEST_HEAD and not clause_in(row[place])
    }
