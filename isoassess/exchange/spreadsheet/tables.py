"""Tables before they are written: the same for a spreadsheet and for CSV."""

from collections.abc import Iterator
from datetime import date
from enum import Enum, auto

from msgspec import Struct

from isoassess.files.csv_table import csv_table


class HowFilled(Enum):
    """How a person fills in the cells of a column."""

    NOT = auto()  # locked
    TEXT = auto()
    CHOICE = auto()  # one of the row's choices
    DAY = auto()


class SheetColumn(Struct, frozen=True, kw_only=True):
    """`key`: what the cells are; `width` in letters."""

    key: str
    head: str
    width: int
    filling: HowFilled = HowFilled.NOT
    printed: bool = True


class SheetRow(Struct, frozen=True, kw_only=True):
    """The cells in the order of the columns.

    `heading`: it stands over the rows that follow it, up to the next one; `locked`: nothing is filled in
    here; `choices` of its cells to choose in; `known_by`: what it is about, by its id.
    """

    cells: tuple[str | date, ...]
    heading: bool = False
    locked: bool = False
    choices: tuple[str, ...] = ()
    known_by: str = ""


class SheetTable(Struct, frozen=True, kw_only=True):
    """`name` is on its tab, `slug` in the name of its file; the first `fixed` columns stay in sight."""

    slug: str
    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    fixed: int = 0


class SheetBook(Struct, frozen=True, kw_only=True):
    """All that one spreadsheet holds.

    `about` are the lines of the first sheet, each with whether it is a heading; `fills`: the table that is
    filled in and comes back; `identity` is the text of the hidden sheet, `marks` are those of each row's
    cells by its id; `footer` stands on every printed page.
    """

    title: str
    author: str
    made: date
    about: tuple[tuple[str, bool], ...]
    about_name: str
    tables: tuple[SheetTable, ...]
    fills: SheetTable
    identity: str
    marks: dict[str, tuple[str, ...]]
    footer: str


def table_csv(table: SheetTable) -> bytes:
    """The table alone, without its headings between rows; days as a machine reads them."""
    return csv_table(_lines(table))


def _lines(table: SheetTable) -> Iterator[tuple[str, ...]]:
    yield tuple(column.head for column in table.columns)
    for row in table.rows:
        if not row.heading:
            yield tuple(cell if isinstance(cell, str) else cell.isoformat() for cell in row.cells)
