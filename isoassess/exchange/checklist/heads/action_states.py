"""Columns of a checklist that say how far an action is, which is no rating of what is asked."""

import re
from collections.abc import Mapping

from isoassess.domain import Rating
from isoassess.exchange.cells.found_tables import FoundDay, FoundTable, cell_words
from isoassess.exchange.checklist.crossed_columns import holds_crosses
from isoassess.exchange.checklist.heads.action_words import (
    holds_states,
    says_done,
    says_state,
    status_of_mark,
    word_and_day,
)
from isoassess.exchange.checklist.heads.column_heads import ColumnRole, head_role
from isoassess.exchange.checklist.heads.mark_columns import holds_codes, holds_marks, is_called_mark
from isoassess.exchange.checklist.heads.maximum_column import holds_amounts
from isoassess.exchange.checklist.heads.status_heads import is_settled, own_rating

_HEAD = re.compile(
    r"\b(?:status|state|stand|statut|estado|stato|progress|fortschritt|erledigung\w*|erledigt|closed|closure"
    r"|finished|fertig|done|complete|completed|completion"
    r"|umsetzungs\w+|umgesetzt|abgeschlossen|\w*status|\w*stand)\b"
)
_PLANS = re.compile(r"\b(?:bis|by|target|planned|plan|geplant|soll|frist|due|deadline|zieltermin)\b")
_PROGRESS = re.compile(r"\b(?:progress|fortschritt|complete|completion|completed|erledigt)\b")
_OF_ACTION = re.compile(
    r"\b(?:actions?|massnahmen?\w*|measures?|capa|to-?dos?|aufgaben?|acciones?|azioni?)\b"
)
_ASKS_IF_DONE = re.compile(
    r"\b(?:done|complete|completed|completion|closed|closure|finished|resolved|erledigt|erledigung|umgesetzt"
    r"|abgeschlossen|abschluss|geschlossen|fertig|behoben|realise|hecho|fatto)\b"
)
_MAY_BE_DUE = re.compile(r"\b(?:completion|umsetzungs\w+|abschlu\w+) ?\w*")  # where nothing else is
_LIKE_A_DAY = re.compile(r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}")
_PLACED = (ColumnRole.ACTION, ColumnRole.CORRECTION, ColumnRole.OWNER, ColumnRole.DAY)


def action_states(table: FoundTable, first: int, heads: Mapping[int, str]) -> set[int]:
    """The places of such columns, told by their heads, by what is in them and by what stands beside them.

    `heads` are folded; `first` is the first row below them.
    """
    roles = {place: head_role(head) for place, head in heads.items()}
    return {place for place in heads if _is_of_action(table, first, place, heads, roles)}


def _tells_if_done(table: FoundTable, first: int, place: int) -> bool:
    """Whether every cell of a column says that something is done or not, or since when."""
    cells = [row[place] for row in table.rows[first:] if place < len(row) and row[place] is not None]
    return bool(cells) and all(isinstance(cell, FoundDay) or _tells(cell_words(cell)) for cell in cells)


def _tells(words: str) -> bool:
    text = words.strip(" -\u2013")
    return (
        not text
        or _LIKE_A_DAY.fullmatch(text) is not None
        or says_state(text)
        or status_of_mark(word_and_day(text)[0]) is not None
    )


def _is_of_action(
    table: FoundTable,
    first: int,
    place: int,
    heads: Mapping[int, str],
    roles: Mapping[int, ColumnRole | None],
) -> bool:
    head = heads[place]
    others = {at: role for at, role in roles.items() if at != place}
    if is_settled(head):
        return any(role in (*_PLACED, ColumnRole.STATUS) for role in others.values())
    is_day = roles[place] is ColumnRole.DAY
    if is_day and _MAY_BE_DUE.search(head) and ColumnRole.DAY not in others.values():
        return False
    if not _HEAD.search(head) or _PLANS.search(head):
        return False
    if _OF_ACTION.search(head) or _is_ticked_beside(table, first, place, heads):
        return True
    if holds_states(table, first, place) and any(
        _rates(table, first, at, heads[at], role) for at, role in others.items()
    ):
        return True
    progress = _PROGRESS.search(head) is not None and holds_amounts(table, first, place)
    actions = [at for at, role in others.items() if role in (ColumnRole.ACTION, ColumnRole.CORRECTION)]
    behind = any(at < place for at in actions) if actions else others.get(place - 1) in _PLACED
    asks = _ASKS_IF_DONE.search(head) is not None and _tells_if_done(table, first, place)
    rated = (at for at, role in others.items() if role is ColumnRole.STATUS)
    beside = any(holds_marks(table, first, at) or _holds_codes(table, first, at) for at in rated)
    else_rated = beside and not holds_marks(table, first, place)
    return behind and (progress or asks or else_rated or holds_states(table, first, place))


def _rates(table: FoundTable, first: int, place: int, head: str, role: ColumnRole | None) -> bool:
    """Whether a column is surely one of ratings, so that a state beside it says how far an action is."""
    called = is_called_mark(head) or role is ColumnRole.STATUS
    if not called or role in (ColumnRole.CLAUSE, *_PLACED) or _PROGRESS.search(head):
        return False
    return holds_amounts(table, first, place) or (
        role is ColumnRole.STATUS and _holds_codes(table, first, place)
    )


def _holds_codes(table: FoundTable, first: int, place: int) -> bool:
    return holds_codes(table, first, place) and not holds_states(table, first, place)


def _is_ticked_beside(table: FoundTable, first: int, place: int, heads: Mapping[int, str]) -> bool:
    """Whether it is a ticked "done" beside a ticked column that says that the requirement is fulfilled."""
    fulfilled = (
        at
        for at, head in heads.items()
        if at != place and own_rating(head) is Rating.CONFORMING and not says_done(head)
    )
    return (
        says_done(heads[place])
        and holds_crosses(table, first, place)
        and any(holds_crosses(table, first, at) for at in fulfilled)
    )
