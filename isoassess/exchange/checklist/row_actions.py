"""How far the action of a row of a checklist is, and the days that its cells say."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from isoassess.domain import ActionStatus
from isoassess.errors import BadInput
from isoassess.exchange.cells.found_tables import FoundCell, FoundDay, FoundTable, cell_words
from isoassess.exchange.checklist.heads.action_words import (
    says_done,
    status_in,
    status_of_mark,
    status_of_part,
    word_and_day,
)
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.exchange.checklist.row_cells import RowCells
from isoassess.exchange.checklist.status_words import amount_in, percent_in
from isoassess.language.days import Writing, read_sent_day
from isoassess.language.folding import folded

_SERIAL = re.compile(r"[3-6]\d{4}")  # how a spreadsheet counts the days of 1982 to 2091
_FIRST_DAY = date(1899, 12, 30)
_PERCENT = 100
_LETTERS = re.compile(r"[^\W\d_]")
_WORKED = {
    **dict.fromkeys(("effective", "wirksam", "efficace", "eficaz"), True),
    **dict.fromkeys(("not effective", "ineffective", "nicht wirksam", "unwirksam"), False),
}
_HIGHEST_STEP = 10  # of a scale, which says nothing of how much is done
_FURTHEST_LAST = (ActionStatus.OPEN, ActionStatus.STARTED, ActionStatus.DONE)


class ActionSaid(Struct, frozen=True, kw_only=True):
    """`done`: since which day, in ISO form. `text`: all that is said, each behind the head of its column;
    `unclear`: what of it says nothing that is known. `by_day`: it stands in place of the due date. `check`:
    what was looked at, `effective`: if it worked.
    """

    status: ActionStatus | None = None
    done: str = ""
    text: str = ""
    unclear: str = ""
    by_day: bool = False
    check: str = ""
    effective: bool | None = None


def _with_check(said: RowCells, state: ActionSaid) -> ActionSaid:
    """With what was looked at, a mere day behind the head of its column, and the answers to if it worked.

    Only what is done can have worked, so that a yes says that it is done where no column is for that. What
    is not done keeps its answers as texts.
    """
    cells = [
        (head, " ".join(cell_words(cell).split())) for _place, head, cell in said.named(ColumnRole.CHECK)
    ]
    answers = {(head, text): worked for head, text in cells if (worked := _worked(text)) is not None}
    texts = [(head, text) for head, text in cells if (head, text) not in answers]
    bare = len(texts) == 1 and bool(_LETTERS.search(texts[0][1]))
    check = said.text(ColumnRole.CHECK) if bare and not answers else "\n".join(map(_behind_head, texts))
    state = replace(state, check=texts[0][1] if bare and answers else check)
    if not answers:
        return state
    effective, words = all(answers.values()), "\n".join(map(_behind_head, answers))
    text = "\n".join(filter(None, (state.text, words)))
    if state.status is ActionStatus.DONE or (
        effective and not said.has_column(ColumnRole.STATE) and state.status is None
    ):
        return replace(state, status=ActionStatus.DONE, text=text, effective=effective)
    return replace(state, text=text, unclear="\n".join(filter(None, (state.unclear, words))))


def _behind_head(headed: tuple[str, str]) -> str:
    return ": ".join(filter(None, headed))


def _worked(text: str) -> bool | None:
    status = status_of_mark(text) if percent_in(text) is None else None
    means = {ActionStatus.DONE: True, ActionStatus.OPEN: False}
    plain = folded(" ".join(text.split())).strip(" .!")
    return _WORKED.get(plain, means.get(status) if status else None)


def day_in(cell: FoundCell, text: str, writing: Writing) -> str:
    """In ISO form, also of the number that a spreadsheet has it as; empty for what is none."""
    if isinstance(cell, FoundDay):
        return cell.day.isoformat()
    if serial := _SERIAL.fullmatch(text.strip()):
        return (_FIRST_DAY + timedelta(days=int(serial[0]))).isoformat()
    try:
        day = read_sent_day(text, writing) if text else None
    except BadInput:
        return ""
    return day.isoformat() if day else ""


def wholes_of(table: FoundTable, first: int, places: tuple[int, ...]) -> dict[int, int]:
    """Which number says that an action is done, of each column of `places` that says it by numbers."""
    found = {}
    for place in places:
        cells = (row[place] for row in table.rows[first:] if place < len(row))
        amounts = [amount for cell in cells if (amount := amount_in(cell_words(cell))) is not None]
        if amounts and not 1 < max(amounts) <= _HIGHEST_STEP:
            found[place] = 1 if max(amounts) <= 1 else _PERCENT
    return found


def state_of_row(said: RowCells, writing: Writing, wholes: Mapping[int, int]) -> ActionSaid:
    """How far its action is, and if that worked."""
    return _with_check(said, _state(said, writing, wholes))


def _state(said: RowCells, writing: Writing, wholes: Mapping[int, int]) -> ActionSaid:
    """By its columns of states; else by a word such as "done" in place of its due date or its rating."""
    cells = said.named(ColumnRole.STATE)
    if cells:
        return _joined([_of_cell(head, cell, writing, wholes.get(place)) for place, head, cell in cells])
    for _place, _head, cell in said.named(ColumnRole.DAY):
        word, day = word_and_day(cell_words(cell))
        if (status := status_in(word)) is not None:
            return ActionSaid(status=status, done=_done(status, day_in(None, day, writing)), by_day=True)
    done = says_done(said.text(ColumnRole.STATUS))
    return ActionSaid(status=ActionStatus.DONE if done else None)


def _of_cell(head: str, cell: FoundCell, writing: Writing, whole: int | None) -> ActionSaid:
    words = " ".join(cell_words(cell).split())
    text = f"{head}: {words}" if head else words
    amount = amount_in(words)
    day = day_in(cell, words, writing) if amount is None or amount > _PERCENT or whole is None else ""
    if day:
        return ActionSaid(status=ActionStatus.DONE, done=day, text=text)
    word, since = word_and_day(words)
    done = day_in(None, since, writing) if since else ""
    if amount is not None and whole:
        status: ActionStatus | None = status_of_part(amount / whole)
    else:
        status = status_in(word) or status_of_mark(word)
    unclear = text if status is None or (since and not (done and status is ActionStatus.DONE)) else ""
    return ActionSaid(status=status, done=_done(status, done), text=text, unclear=unclear)


def _done(status: ActionStatus | None, day: str) -> str:
    return day if status is ActionStatus.DONE else ""


def _joined(states: list[ActionSaid]) -> ActionSaid:
    """The furthest of them."""
    known = [one.status for one in states if one.status is not None]
    status = max(known, key=_FURTHEST_LAST.index, default=None)
    return ActionSaid(
        status=status,
        done=_done(status, next((one.done for one in states if one.done), "")),
        text="\n".join(_texts(states, unclear=False)),
        unclear="\n".join(_texts(states, unclear=True)),
    )


def _texts(states: list[ActionSaid], *, unclear: bool) -> Iterator[str]:
    return filter(None, (one.unclear if unclear else one.text for one in states))
