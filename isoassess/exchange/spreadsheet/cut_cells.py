"""Which cells of a spreadsheet hold a part of their text only, for a cell takes no more."""

from collections.abc import Iterable

from isoassess.exchange.cells.found_tables import place_words
from isoassess.exchange.spreadsheet.plain_cells import is_too_long
from isoassess.exchange.spreadsheet.tables import SheetTable
from isoassess.language.texts import _

_MOST_NAMED = 8


def cut_words(tables: Iterable[SheetTable]) -> str:
    """A sentence that names them by their places; empty where every cell holds all of its text."""
    cut = [
        place_words(table.name, number, column)
        for table in tables
        for number, row in enumerate(table.rows, start=1)
        for column, cell in enumerate(row.cells)
        if isinstance(cell, str) and is_too_long(cell)
    ]
    if not cut:
        return ""
    more = len(cut) - _MOST_NAMED
    names = ", ".join(cut[:_MOST_NAMED]) + (
        " " + _("and {count} more").format(count=more) if more > 0 else ""
    )
    says = _(
        "Too long for a cell of a spreadsheet, and cut there: {cells}. What is changed in these cells is not "
        "read in; the CSV tables hold the whole texts."
    )
    return says.format(cells=names)
