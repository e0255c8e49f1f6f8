"""Columns of a checklist that say how far an action is, which is no rating of what is asked."""

import re
from collections.abc import Mapping

from isoassess.domain import ActionStatus
from isoassess.exchange.cells.found_tables import FoundDay, FoundTable, cell_words
from isoassess.exchange.checklist.crossed_columns import is_cross
from isoassess.exchange.checklist.heads.column_heads import ColumnRole, head_role
from isoassess.exchange.checklist.heads.mark_columns import holds_marks, is_called_mark
from isoassess.exchange.checklist.heads.maximum_column import holds_amounts
from isoassess.exchange.checklist.heads.status_heads import is_settled
from isoassess.exchange.checklist.status_words import NO, YES, percent_in
from isoassess.language.folding import folded

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
_WORDS = {
    ActionStatus.DONE: """
        closed, done, completed, complete, finished, resolved, implemented, geschlossen, erledigt, umgesetzt,
        abgeschlossen, fertig, behoben, beendet, clos, ferme, fait, termine, realise, cerrado, hecho,
        chiuso, fatto""",
    ActionStatus.STARTED: """
        in progress, started, ongoing, in work, in process, in arbeit, in bearbeitung, begonnen, angefangen,
        laufend, lauft, in umsetzung, in arb, i. arb, i. a, in bearb, en cours, en curso, in corso,
        partly done, teilweise erledigt""",
    ActionStatus.OPEN: """
        open, not started, overdue, pending, planned, new, not done, not closed, to do, todo, offen, geplant,
        nicht begonnen, nicht erledigt, uberfallig, neu, ouvert, abierto, aperto""",
}
_NO_STATE = ("on hold", "cancelled", "canceled", "verschoben", "zuruckgestellt", "postponed", "entfallt")
_BY_WORD = {word.strip(): status for status, words in _WORDS.items() for word in words.split(",")}
_SAID = frozenset((*_BY_WORD, *_NO_STATE))
_DONE_OUTRIGHT = frozenset(
    {
        *("closed", "done", "completed", "geschlossen", "erledigt", "abgeschlossen", "clos", "ferme", "fait"),
        *("cerrado", "hecho", "chiuso", "fatto"),
    }
)  # in place of a rating, too
_ASKS_IF_DONE = re.compile(
    r"\b(?:done|complete|completed|completion|closed|closure|finished|resolved|erledigt|erledigung|umgesetzt"
    r"|abgeschlossen|abschluss|geschlossen|fertig|behoben|realise|hecho|fatto)\b"
)
_MAY_BE_DUE = re.compile(r"\b(?:completion|umsetzungs\w+|abschlu\w+) ?\w*")  # where nothing else is
_LIKE_A_DAY = re.compile(r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}")
_AND_DAY = re.compile(r"([^\W\d]+(?:\s[^\W\d]+)??)[\s,:;(-]*?(?:\b(?:on|am|le|el|il)\b)?[\s,:;(-]*(\d.*?)\)?")
_PLACED = (ColumnRole.ACTION, ColumnRole.CORRECTION, ColumnRole.OWNER, ColumnRole.DAY)


def action_states(table: FoundTable, first: int, heads: Mapping[int, str]) -> set[int]:
    """The places of such columns, told by their heads, by what is in them and by what stands beside them.

    `heads` are folded; `first` is the first row below them.
    """
    roles = {place: head_role(head) for place, head in heads.items()}
    return {place for place in heads if _is_of_action(table, first, place, heads, roles)}


def holds_states(table: FoundTable, first: int, place: int) -> bool:
    """Whether every word of a column may say how far something is, as "open" and "done" do."""
    cells = (row[place] for row in table.rows[first:] if place < len(row))
    words = {text for cell in cells if (text := cell_words(cell).strip(" -\u2013"))}
    return bool(words) and all(map(says_state, words))


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
        or status_of_mark(text) is not None
    )


def status_in(text: str) -> ActionStatus | None:
    """How far an action is by a word; None for any other, and for a state that this program has not."""
    return _BY_WORD.get(_plain(text))


def says_done(text: str) -> bool:
    """Whether a word in place of a rating says that something is done."""
    return _plain(text) in _DONE_OUTRIGHT


def status_of_mark(text: str) -> ActionStatus | None:
    """The same of an answer to whether it is done: a tick, a yes or a no; and of so much percent."""
    percent = percent_in(text)
    if percent is not None:
        return status_of_part(percent / 100)
    if is_cross(text) or _plain(text) in YES:
        return ActionStatus.DONE
    return ActionStatus.OPEN if _plain(text) in NO else None


def status_of_part(part: float) -> ActionStatus:
    """Of which 1 is all."""
    return ActionStatus.DONE if part >= 1 else ActionStatus.STARTED if part > 0 else ActionStatus.OPEN


def word_and_day(text: str) -> tuple[str, str]:
    """What is said, and the text of the day since when, as of "erledigt am 3.2.2026"; else an empty one."""
    found = _AND_DAY.fullmatch(" ".join(text.split()))
    return (found[1], found[2]) if found and status_in(found[1]) is not None else (text, "")


def _plain(text: str) -> str:
    return folded(" ".join(text.split())).strip(" .!")


def says_state(word: str) -> bool:
    """Whether a word may say how far an action is, as "in progress" does."""
    return _plain(word_and_day(word)[0]) in _SAID


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
    if _OF_ACTION.search(head):
        return True
    if holds_states(table, first, place) and any(
        _rates(table, first, at, heads[at], role) for at, role in others.items()
    ):
        return True
    progress = _PROGRESS.search(head) is not None and holds_amounts(table, first, place)
    actions = [at for at, role in others.items() if role in (ColumnRole.ACTION, ColumnRole.CORRECTION)]
    behind = any(at < place for at in actions) if actions else others.get(place - 1) in _PLACED
    asks = _ASKS_IF_DONE.search(head) is not None and _tells_if_done(table, first, place)
    beside = any(role is ColumnRole.STATUS and holds_marks(table, first, at) for at, role in others.items())
    else_rated = beside and not holds_marks(table, first, place)
    return behind and (progress or asks or else_rated or holds_states(table, first, place))


def _rates(table: FoundTable, first: int, place: int, head: str, role: ColumnRole | None) -> bool:
    """Whether a column is surely one of ratings, so that a state beside it says how far an action is."""
    called = is_called_mark(head) or role is ColumnRole.STATUS
    if not called or role in (ColumnRole.CLAUSE, *_PLACED) or _PROGRESS.search(head):
        return False
    return holds_amounts(table, first, place)
