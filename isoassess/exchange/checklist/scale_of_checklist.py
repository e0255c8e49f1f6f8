"""The scale of a checklist, with what its head, its legend or a sheet beside it says of that."""

from collections.abc import Iterator

from isoassess.exchange.cells.found_tables import FoundTable, FoundTables, cell_words
from isoassess.exchange.checklist.columns import ColumnRole
from isoassess.exchange.checklist.found_checklist import FoundChecklist
from isoassess.exchange.checklist.number_scale import NumberScale, number_scale

_MOST_ROWS = 200  # of another sheet, that is a legend


def scale_of_checklist(checklist: FoundChecklist, found: FoundTables) -> NumberScale | None:
    """None where it rates by words."""
    return number_scale(
        checklist.statuses,
        head=checklist.heads.get(ColumnRole.STATUS, ""),
        texts=_texts(checklist, found),
        steps=tuple(checklist.columns.crossed.values()),
    )


def _texts(checklist: FoundChecklist, found: FoundTables) -> Iterator[str]:
    yield checklist.title
    yield from (one.cell.text for one in checklist.left)
    read = {table.name for table, _columns in checklist.parts}
    for table in found.tables:
        if table.name not in read:
            yield from _rows(table)


def _rows(table: FoundTable) -> Iterator[str]:
    """A number in a cell of its own is what stands beside it."""
    for row in table.rows[:_MOST_ROWS]:
        words = [text for cell in row if (text := cell_words(cell).strip())]
        yield " = ".join(words) if len(words) > 1 and len(words[0]) <= len("10") else " ".join(words)
