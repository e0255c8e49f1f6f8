"""The cells of a checklist with texts that are not taken over, each with the reason."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from isoassess.exchange.cells.found_tables import FoundTable
from isoassess.exchange.checklist.columns import ChecklistColumns, counts_rows
from isoassess.exchange.checklist.row_cells import SaidCell, cells_at
from isoassess.exchange.checklist.rows import ChecklistRow


class LeftBecause(StrEnum):
    """Why a cell is left out."""

    ABOVE = "above"  # the heads
    NO_CLAUSE = "no clause"
    OTHER_COLUMN = "other column"
    SAYS_NOTHING = "says nothing"
    UNASKED = "unasked"  # nothing is asked for its clause
    DAY_ALONE = "date alone"  # nobody can tell what it is for


class LeftCell(Struct, frozen=True):
    """A cell with its whole text."""

    cell: SaidCell
    because: LeftBecause


def left_cells(
    table: FoundTable, columns: ChecklistColumns, rows: Iterable[ChecklistRow]
) -> tuple[LeftCell, ...]:
    """What no row says; what the rows of clauses say is not among it."""
    found = [*_above(table, columns), *_beside(table, columns)]
    for row in rows:
        if not row.clause or (row.carried and not row.says):
            found += _because(row.cells, LeftBecause.NO_CLAUSE)
        else:
            found += _because(row.idle, LeftBecause.SAYS_NOTHING)
    return tuple(found)


def because_of_row(row: ChecklistRow, because: LeftBecause) -> Iterator[LeftCell]:
    """All that a row says, left out; what says nothing is left out already."""
    return _because([one for one in row.cells if one not in row.idle], because)


def _because(cells: Iterable[SaidCell], because: LeftBecause) -> Iterator[LeftCell]:
    return (LeftCell(one, because) for one in cells)


def _above(table: FoundTable, columns: ChecklistColumns) -> Iterator[LeftCell]:
    """The title, the date and who audited; the heads themselves are known."""
    for number in range(columns.head if columns.named else 0):
        cells = cells_at(table, number, set(range(len(table.rows[number]))))
        yield from _because(cells, LeftBecause.ABOVE)


def _beside(table: FoundTable, columns: ChecklistColumns) -> Iterator[LeftCell]:
    read = columns.read | counts_rows(table, columns)
    for number in range(columns.first, len(table.rows)):
        others = set(range(len(table.rows[number]))) - read
        yield from _because(cells_at(table, number, others), LeftBecause.OTHER_COLUMN)
