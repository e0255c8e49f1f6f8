"""The scale of a checklist, with what its head, its legend or a sheet beside it says of that."""

import re
from collections.abc import Iterator

from isoassess.exchange.cells.found_tables import FoundTable, FoundTables, cell_words
from isoassess.exchange.checklist.clause_cells import clause_in
from isoassess.exchange.checklist.columns import ChecklistColumns
from isoassess.exchange.checklist.found_checklist import FoundChecklist
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.exchange.checklist.left_cells import LeftCell
from isoassess.exchange.checklist.number_scale import NumberScale, number_scale

_COLUMN = re.compile(r"[A-Z]+(?=\d+$)")
_MOST_ROWS = 200  # of another sheet, that is a legend


def scale_of_checklist(checklist: FoundChecklist, found: FoundTables) -> NumberScale | None:
    """None where it rates by words."""
    return number_scale(
        checklist.statuses,
        head=checklist.heads.get(ColumnRole.STATUS, ""),
        texts=_texts(checklist, found),
        steps=tuple(checklist.columns.crossed.values()),
        of_maximum=ColumnRole.MAXIMUM in checklist.columns.places,
    )


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
    """Above, beside and below the table, row by row; a legend may stand in one cell or in several."""
    by_row: dict[str, list[str]] = {}
    for one in sorted(checklist.left, key=_column):
        by_row.setdefault(_COLUMN.sub("", one.cell.place), []).append(one.cell.text)
    for words in by_row.values():
        yield from words
        if len(words) > 1:
            yield _in_one(words)


def _column(left: LeftCell) -> tuple[int, str]:
    """In the order of the columns, of which Z comes before AA."""
    found = _COLUMN.search(left.cell.place)
    letters = found[0] if found else ""
    return len(letters), letters


def _steps(table: FoundTable, columns: ChecklistColumns) -> Iterator[str]:
    """The rows that look like those of clauses, and may be of a legend below the table."""
    for row in table.rows[columns.first :]:
        if clause_in(columns.at(row, ColumnRole.CLAUSE)).isdigit():
            yield _in_one([text for cell in row if (text := cell_words(cell).strip())])


def _rows(table: FoundTable) -> Iterator[str]:
    for row in table.rows[:_MOST_ROWS]:
        yield _in_one([text for cell in row if (text := cell_words(cell).strip())])


def _in_one(words: list[str]) -> str:
    """A number in a cell of its own is what stands beside it."""
    return " = ".join(words) if len(words) > 1 and len(words[0]) <= len("10") else " ".join(words)
