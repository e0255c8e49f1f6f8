"""Columns of a checklist that say how far an action is, which is no rating of what is asked."""

import re
from collections.abc import Mapping

from isoassess.exchange.cells.found_tables import FoundTable, cell_words
from isoassess.exchange.checklist.heads.column_heads import ColumnRole, head_role
from isoassess.exchange.checklist.heads.mark_columns import is_called_mark
from isoassess.exchange.checklist.heads.maximum_column import holds_amounts
from isoassess.exchange.checklist.heads.status_heads import is_settled
from isoassess.language.folding import folded

_HEAD = re.compile(
    r"\b(?:status|state|stand|statut|estado|stato|progress|fortschritt|erledigung\w*|done|complete|completed|completion"
    r"|umsetzungs\w+|umgesetzt|abgeschlossen|\w*status|\w*stand)\b"
)
_PROGRESS = re.compile(r"\b(?:progress|fortschritt|complete|completion|completed|erledigt)\b")
_OF_ACTION = re.compile(
    r"\b(?:actions?|massnahmen?\w*|measures?|capa|to-?dos?|aufgaben?|acciones?|azioni?)\b"
)
_STATES = """
    open, closed, done, in progress, started, not started, completed, complete, overdue, pending, on hold,
    cancelled, canceled, planned, ongoing, in work, new, offen, geschlossen, erledigt, in arbeit,
    in bearbeitung, umgesetzt, abgeschlossen, geplant, begonnen, nicht begonnen, uberfallig, verschoben,
    zuruckgestellt, laufend, lauft, neu, ouvert, clos, ferme, en cours, fait, abierto, cerrado, hecho,
    en curso, aperto, chiuso, fatto, in corso"""
_SAID = frozenset(word.strip() for word in _STATES.split(","))
_PLACED = (ColumnRole.ACTION, ColumnRole.OWNER, ColumnRole.DAY)


def action_states(table: FoundTable, first: int, heads: Mapping[int, str]) -> set[int]:
    """The places of such columns, told by their heads, by what is in them and by what stands beside them.

    `heads` are folded; `first` is the first row below them.
    """
    roles = {place: head_role(head) for place, head in heads.items()}
    return {place for place in heads if _is_of_action(table, first, place, heads, roles)}


def holds_states(table: FoundTable, first: int, place: int) -> bool:
    """Whether every word of a column may say how far something is, as "open" and "done" do."""
    cells = (row[place] for row in table.rows[first:] if place < len(row))
    words = {folded(cell_words(cell)).strip(" .") for cell in cells if cell is not None}
    return bool(words) and words <= _SAID


def says_state(word: str) -> bool:
    """Whether a word may say how far an action is, as "in progress" does."""
    return folded(word).strip(" .") in _SAID


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
    if not _HEAD.search(head):
        return False
    if _OF_ACTION.search(head):
        return True
    if holds_states(table, first, place) and any(
        _rates(table, first, at, heads[at], role) for at, role in others.items()
    ):
        return True
    progress = _PROGRESS.search(head) is not None and holds_amounts(table, first, place)
    actions = [at for at, role in others.items() if role is ColumnRole.ACTION]
    behind = any(at < place for at in actions) if actions else others.get(place - 1) in _PLACED
    return behind and (progress or holds_states(table, first, place))


def _rates(table: FoundTable, first: int, place: int, head: str, role: ColumnRole | None) -> bool:
    """Whether a column is surely one of ratings, so that a state beside it says how far an action is."""
    called = is_called_mark(head) or role is ColumnRole.STATUS
    if not called or role in (ColumnRole.CLAUSE, *_PLACED) or _PROGRESS.search(head):
        return False
    return holds_amounts(table, first, place)
