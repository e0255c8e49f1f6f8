"""What was found in the cells of a file, and what can keep it from being found."""

from datetime import date

from msgspec import Struct


class FoundDay(Struct, frozen=True, array_like=True):
    """A cell that holds a day, whatever it looks like there."""

    day: date


FoundCell = str | int | float | bool | FoundDay | None


class MergedCells(Struct, frozen=True, array_like=True):
    """Cells that are one, by its edges, which belong to it; counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


class FoundTable(Struct, frozen=True, kw_only=True):
    """A sheet with its cells from its very first row and column on; rows and cells without anything at the
    end are not there.

    `merged`: the groups of cells that are one; what they say stands in the first of them. `colored_to`: the
    last row in which a cell has a color of its own; -1 where none has, None where the file does not tell.
    """

    name: str
    rows: tuple[tuple[FoundCell, ...], ...]
    hidden: bool = False
    merged: tuple[MergedCells, ...] = ()
    colored_to: int | None = -1


class Unheeded(Struct, frozen=True, kw_only=True):
    """What a file holds besides the values of its cells, and nobody read or carried out.

    `macros`: programs; `links`: it asks for other files; `comments`: remarks on cells; `uncomputed`:
    formulas whose values are not in the file, in the cells that `formulas` names, as many as are
    named. `hidden_rows`: rows that nobody sees; they are read.
    """

    macros: bool = False
    links: bool = False
    comments: bool = False
    uncomputed: bool = False
    hidden_rows: bool = False
    formulas: tuple[str, ...] = ()


class FoundTables(Struct, frozen=True, kw_only=True):
    """The sheets of a file."""

    tables: tuple[FoundTable, ...]
    unheeded: Unheeded = Unheeded()


class TooMuchInTables(Exception):
    """More sheets, rows or letters than a person would read."""


class NoTables(Exception):
    """A file of another kind."""


class SealedTables(Exception):
    """The file has a password."""


def cell_words(cell: FoundCell) -> str:
    """What a cell says as text: a whole number without decimals, a day in ISO form."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case FoundDay():
            return cell.day.isoformat()
    return str(cell)


def column_letters(column: int) -> str:
    """As a spreadsheet calls it: A to Z, AA; counted from 0."""
    letters, left = "", column + 1
    while left:
        left, place = divmod(left - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def place_words(table: str, row: int, column: int) -> str:
    """The cell as a person finds it: `Answers!F12`; row and column count from 0."""
    place = f"{column_letters(column)}{row + 1}"
    return f"{table}!{place}" if table else place
