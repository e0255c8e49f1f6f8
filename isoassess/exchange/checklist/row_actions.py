"""How far the action of a row of a checklist is, and the days that its cells say."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct

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
    `unclear`: what of it says nothing that is known. `by_day`: it stands in place of the due date.
    """

    status: ActionStatus | None = None
    done: str = ""
    text: str = ""
    unclear: str = ""
    by_day: bool = False


def check_of_row(said: RowCells, state: ActionStatus | None) -> tuple[str, bool | None]:
    """What was looked at, a mere answer or day behind the head of its column, and of what is done if it
    worked.
    """
    cells = said.named(ColumnRole.CHECK)
    text = said.text(ColumnRole.CHECK)
    answers = [worked for _place, _head, cell in cells if (worked := _worked(cell_words(cell))) is not None]
    if len(cells) == 1 and (answers or not _LETTERS.search(text)):
        text = f"{cells[0][1]}: {text}" if cells[0][1] else text
    return text, all(answers) if answers and state is ActionStatus.DONE else None


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
