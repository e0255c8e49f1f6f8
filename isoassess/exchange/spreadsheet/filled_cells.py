"""A spreadsheet that came back: which assessment it is of, and what stands in each of its cells."""

from bisect import bisect_left
from collections.abc import Iterable

from msgspec import Struct

from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables, cell_words, place_words
from isoassess.exchange.spreadsheet.answer_table import FILLED, ID
from isoassess.exchange.spreadsheet.identity import SpreadsheetIdentity, identity_of


class FilledCell(Struct, frozen=True, kw_only=True):
    """`place` is where a person finds it; `mark` that of what was written there when it was made."""

    requirement: str
    key: str
    cell: FoundCell
    place: str
    mark: str


class FilledCells(Struct, frozen=True, kw_only=True):
    """The cells in the order of the requirements when it was made.

    `gone`: requirements without a row; `doubled`: places of further rows of the same; `strange`: places of
    rows that say something and are of nothing known; `moved`: how many rows stand elsewhere; `lost`: heads
    of columns that are not there.
    """

    identity: SpreadsheetIdentity
    cells: tuple[FilledCell, ...]
    gone: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    moved: int = 0
    lost: tuple[str, ...] = ()


def filled_cells(found: FoundTables) -> FilledCells | None:
    """None for any other file."""
    for hidden in found.tables:
        identity = identity_of(cell_words(_at(hidden.rows[0], 0))) if hidden.rows else None
        if identity is not None:
            return _Filled(identity, hidden, found).read()
    return None


class _Filled:
    """Finds rows by their id and columns by their head, wherever they went."""

    def __init__(self, identity: SpreadsheetIdentity, hidden: FoundTable, found: FoundTables) -> None:
        self._identity = identity
        keys, heads, marks = hidden.rows[1:2], hidden.rows[2:3], hidden.rows[3:]
        self._heads = {
            cell_words(key): cell_words(_at(heads[0], place)) if heads else ""
            for place, key in enumerate(keys[0] if keys else ())
        }
        places = {key: place for place, key in enumerate(self._heads)}
        self._marks = {
            cell_words(_at(row, 0)): {key: cell_words(_at(row, places.get(key, len(row)))) for key in FILLED}
            for row in marks
        }
        self._table = next(
            (table for table in found.tables if table is not hidden and self._head(table)), None
        )

    def read(self) -> FilledCells:
        if self._table is None:
            return FilledCells(identity=self._identity, cells=(), gone=tuple(self._marks))
        table, (head, columns) = self._table, self._head(self._table) or (0, {})
        rows: dict[str, int] = {}
        doubled, strange = list[str](), list[str]()
        for number, row in enumerate(table.rows[head + 1 :], start=head + 1):
            id_ = cell_words(_at(row, columns[ID])).strip()
            place = place_words(table.name, number, columns[ID])
            if id_ in rows:
                doubled += [place] * (row != table.rows[rows[id_]])
            elif id_ in self._marks:
                rows[id_] = number
            elif id_ or any(_at(row, columns[key]) is not None for key in FILLED if key in columns):
                strange.append(place)
        return FilledCells(
            identity=self._identity,
            cells=tuple(self._cells(table, columns, rows)),
            gone=tuple(id_ for id_ in self._marks if id_ not in rows),
            doubled=tuple(doubled),
            strange=tuple(strange),
            moved=_moved(list(self._marks).index(id_) for id_ in rows),
            lost=tuple(head for key, head in self._heads.items() if key not in columns),
        )

    def _cells(
        self, table: FoundTable, columns: dict[str, int], rows: dict[str, int]
    ) -> Iterable[FilledCell]:
        for id_, marks in self._marks.items():
            for key in FILLED:
                if id_ in rows and key in columns:
                    yield FilledCell(
                        requirement=id_,
                        key=key,
                        cell=_at(table.rows[rows[id_]], columns[key]),
                        place=place_words(table.name, rows[id_], columns[key]),
                        mark=marks[key],
                    )

    def _head(self, table: FoundTable) -> tuple[int, dict[str, int]] | None:
        """The row with the heads of the columns, and the place of each; the one of the ids must be there."""
        for number, row in enumerate(table.rows[:20]):
            words = [" ".join(cell_words(cell).split()) for cell in row]
            columns = {key: words.index(head) for key, head in self._heads.items() if head in words}
            if ID in columns and len(columns) > 1:
                return number, columns
        return None


def _at(row: tuple[FoundCell, ...], place: int) -> FoundCell:
    return row[place] if place < len(row) else None


def _moved(order: Iterable[int]) -> int:
    """How many would have to go elsewhere for all to be in order."""
    ends: list[int] = []
    count = 0
    for place in order:
        count += 1
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return count - len(ends)
