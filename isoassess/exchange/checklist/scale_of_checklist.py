"""The scale of a checklist, with what its head, its legend or a sheet beside it says of that."""

import re
from collections.abc import Iterator

from isoassess.domain import Rating
from isoassess.exchange.cells.found_tables import (
    FoundCell,
    FoundTable,
    FoundTables,
    cell_words,
    column_letters,
)
from isoassess.exchange.checklist.clause_cells import clause_in
from isoassess.exchange.checklist.columns import ChecklistColumns
from isoassess.exchange.checklist.found_checklist import FoundChecklist
from isoassess.exchange.checklist.heads.action_words import says_state
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.exchange.checklist.left_cells import LeftCell
from isoassess.exchange.checklist.number_scale import NumberScale, number_scale
from isoassess.exchange.checklist.word_legends import legend_of_words

_COLUMN = re.compile(r"[A-Z]+(?=\d+$)")
_MOST_ROWS = 200  # of another sheet, that is a legend
_CLAUSE_WITHIN = 2  # cells of a row of another sheet; a number of the row may stand before it
_STEP_AND_MEANING = 2  # cells


def scale_of_checklist(checklist: FoundChecklist, found: FoundTables) -> NumberScale | None:
    """None where it rates by words."""
    return number_scale(
        checklist.statuses,
        head=checklist.heads.get(ColumnRole.STATUS, ""),
        texts=_texts(checklist, found),
        steps=tuple(checklist.columns.crossed.values()),
        of_maximum=ColumnRole.MAXIMUM in checklist.columns.places,
    )


def legend_of_checklist(checklist: FoundChecklist, found: FoundTables) -> dict[str, Rating]:
    """By its short words for ratings what its legend or a sheet beside it says of them."""
    return legend_of_words(checklist.statuses, _texts(checklist, found))


def _texts(checklist: FoundChecklist, found: FoundTables) -> Iterator[str]:
    yield checklist.title
    yield from _left_texts(checklist)
    for part, columns in checklist.parts:
        yield from _steps(part, columns)
    read = {table.name for table, _columns in checklist.parts}
    for table in found.tables:
        if table.name not in read:
            yield from _rows(table)


def _left_texts(checklist: FoundChecklist) -> Iterator[str]:
    """Above, beside and below the table, row by row; a legend may stand in one cell or in several.

    Beside what is said of a clause only whole steps in one cell count, in a column that has no head: a weight
    and the state of an action are none.
    """
    of_clauses = {_row_of(row.place) for row in checklist.rows if row.says or not row.carried}
    bare = {name for place, name in enumerate(checklist.names) if name == column_letters(place)}
    by_row: dict[str, list[str]] = {}
    for one in sorted(checklist.left, key=_column):
        row = _row_of(one.cell.place)
        if row not in of_clauses:
            by_row.setdefault(row, []).append(one.cell.text)
        elif _column(one)[1] in bare:
            yield one.cell.text
    for words in by_row.values():
        yield from words
        if len(words) > 1:
            yield _in_one(words)


def _row_of(place: str) -> str:
    """Its sheet and its number."""
    return _COLUMN.sub("", place)


def _column(left: LeftCell) -> tuple[int, str]:
    """In the order of the columns, of which Z comes before AA."""
    found = _COLUMN.search(left.cell.place)
    letters = found[0] if found else ""
    return len(letters), letters


def _steps(table: FoundTable, columns: ChecklistColumns) -> Iterator[str]:
    """The rows that look like those of clauses, and may be of a legend below the table."""
    for row in table.rows[columns.first :]:
        words = _words(row)
        if clause_in(columns.at(row, ColumnRole.CLAUSE)).isdigit() and len(words) == _STEP_AND_MEANING:
            yield _in_one(words)


def _rows(table: FoundTable) -> Iterator[str]:
    """Of another sheet, but for those of clauses."""
    for row in table.rows[:_MOST_ROWS]:
        if not any("." in clause_in(cell) for cell in row[:_CLAUSE_WITHIN]):
            yield _in_one(_words(row))


def _words(row: tuple[FoundCell, ...]) -> list[str]:
    return [text for cell in row if (text := cell_words(cell).strip())]


def _in_one(words: list[str]) -> str:
    """A number in a cell of its own is what stands beside it, but for the state of an action."""
    numbered = len(words) > 1 and len(words[0]) <= len("10") and not any(map(says_state, words[1:]))
    return " = ".join(words) if numbered else " ".join(words)
