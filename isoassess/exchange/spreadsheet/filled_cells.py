"""A spreadsheet that came back: which assessment it is of, and what stands in each of its cells."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables, cell_words, place_words
from isoassess.exchange.spreadsheet.answer_table import FILLED, ID
from isoassess.exchange.spreadsheet.identity import SpreadsheetIdentity, identity_of
from isoassess.exchange.spreadsheet.unread_cells import UnreadCell, is_of_lines, lines_in, unread_cells
from isoassess.language.folding import folded
from isoassess.language.texts import _

_HEAD_WITHIN = 20  # rows; somebody may have put a title above the heads
_MOST_HEADS = 2 / 3  # of the answers; the findings have fewer of them


class LostPart(StrEnum):
    """What a spreadsheet cannot be read without."""

    SHEET = "sheet"  # that with the answers
    HEADS = "heads"  # the row that names the columns
    IDS = "ids"  # the column that names the requirements


class FilledCell(Struct, frozen=True, kw_only=True):
    """`place` is where a person finds it; `mark` that of what was written there when it was made."""

    requirement: str
    key: str
    cell: FoundCell
    place: str
    mark: str


class DoubledHead(Struct, frozen=True, kw_only=True):
    """A column that is there twice: what stands above it, and the places of both heads."""

    head: str
    places: tuple[str, str]


class StrangeRow(Struct, frozen=True, kw_only=True):
    """A row that nothing is taken from, by its place and what stands in it that is not the same elsewhere."""

    place: str
    says: str


class FilledCells(Struct, frozen=True, kw_only=True):
    """The cells in the order of the requirements when it was made.

    `gone`: requirements without a row; `doubled`: further rows of the same; `strange`:
    rows that say something and are of nothing known; `moved`: how many rows stand elsewhere; `lost`: heads
    of columns that are not there; `between`: what the columns say in rows of no requirement, without marks.
    `unread`: cells that say what we did not write, where nothing is read. Where a `lost_part` or a
    `doubled_head` is named, nothing could be read.
    """

    identity: SpreadsheetIdentity
    cells: tuple[FilledCell, ...]
    gone: tuple[str, ...] = ()
    doubled: tuple[StrangeRow, ...] = ()
    strange: tuple[StrangeRow, ...] = ()
    moved: int = 0
    between: tuple[FilledCell, ...] = ()
    unread: tuple[UnreadCell, ...] = ()
    lost: tuple[str, ...] = ()
    lost_part: LostPart | None = None
    doubled_head: DoubledHead | None = None


class _AnswerColumns(Struct, frozen=True, kw_only=True):
    """The row of the heads, from 0, None where there is none, and the places of the columns by their keys."""

    table: FoundTable
    head: int | None
    places: dict[str, int]

    @property
    def first(self) -> int:
        return 0 if self.head is None else self.head + 1

    @property
    def lost_part(self) -> LostPart | None:
        if ID not in self.places:
            known = len(self.places) >= _MOST_HEADS * len(FILLED)
            return LostPart.IDS if known else LostPart.SHEET
        return LostPart.HEADS if len(self.places) == 1 else None


def filled_cells(found: FoundTables) -> FilledCells | None:
    """None for any other file."""
    for hidden in found.tables:
        identity = identity_of(cell_words(_at(hidden.rows[0], 0))) if hidden.rows else None
        if identity is not None:
            return _Filled(identity, hidden, found).read()
    return None


def spreadsheet_identity(found: FoundTables) -> SpreadsheetIdentity | None:
    """What a spreadsheet of this program says of itself; None for any other file."""
    texts = (cell_words(_at(table.rows[0], 0)) for table in found.tables if table.rows)
    return next((identity for text in texts if (identity := identity_of(text)) is not None), None)


class _Filled:
    """Finds rows by their id and columns by their head, wherever they went."""

    def __init__(self, identity: SpreadsheetIdentity, hidden: FoundTable, found: FoundTables) -> None:
        self._identity, self._found = identity, found
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
        tables = [
            self._columns(table) for table in found.tables if table is not hidden and not is_of_lines(table)
        ]
        self._hidden = hidden
        self._columns_found = max(tables, key=lambda one: (ID in one.places, len(one.places)), default=None)

    def read(self) -> FilledCells:
        found = self._columns_found
        lost = found.lost_part if found else LostPart.SHEET
        if found is None or lost is not None:
            return FilledCells(identity=self._identity, cells=(), gone=tuple(self._marks), lost_part=lost)
        if (twice := self._doubled_head(found)) is not None:
            return FilledCells(identity=self._identity, cells=(), doubled_head=twice)
        return self._read(found)

    def _read(self, found: _AnswerColumns) -> FilledCells:
        table, columns = found.table, found.places
        rows: dict[str, int] = {}
        doubled, strange = list[StrangeRow](), list[StrangeRow]()
        between = list[FilledCell]()
        exempt: dict[int, set[int] | None] = {found.first - 1: set(columns.values())}
        for number, row in enumerate(table.rows[found.first :], start=found.first):
            id_ = cell_words(_at(row, columns[ID])).strip()
            if id_ in rows:
                if row != (first := table.rows[rows[id_]]):
                    exempt[number] = None
                    doubled.append(_doubled(table, number, first))
            elif id_ in self._marks:
                rows[id_] = number
                exempt[number] = {columns[key] for key in (ID, *FILLED) if key in columns}
            elif id_ or any(_at(row, columns[key]) is not None for key in FILLED if key in columns):
                exempt[number] = None
                strange.append(StrangeRow(place=_row_words(table.name, number), says=_said_in(row)))
                between += self._row_cells(found, number, "")
        return FilledCells(
            identity=self._identity,
            cells=tuple(
                cell for id_ in self._marks if id_ in rows for cell in self._row_cells(found, rows[id_], id_)
            ),
            gone=tuple(id_ for id_ in self._marks if id_ not in rows),
            doubled=tuple(doubled),
            strange=tuple(strange),
            moved=_moved(list(self._marks).index(id_) for id_ in rows),
            between=tuple(between),
            unread=tuple(self._unread(table, exempt)),
            lost=tuple(head for key, head in self._heads.items() if key not in columns),
        )

    def _unread(self, answers: FoundTable, exempt: dict[int, set[int] | None]) -> Iterator[UnreadCell]:
        """Of every sheet that a person sees; an older spreadsheet does not say how it was."""
        lines = lines_in(self._found)
        for table in self._found.tables if lines else ():
            if table is not self._hidden and not is_of_lines(table):
                yield from unread_cells(table, lines, exempt if table is answers else {})

    def _row_cells(self, found: _AnswerColumns, number: int, id_: str) -> Iterator[FilledCell]:
        """Without a mark where the row is of no requirement."""
        table, marks = found.table, self._marks.get(id_, {})
        for key in FILLED:
            if key in found.places:
                yield FilledCell(
                    requirement=id_,
                    key=key,
                    cell=_at(table.rows[number], found.places[key]),
                    place=place_words(table.name, number, found.places[key]),
                    mark=marks.get(key, ""),
                )

    def _columns(self, table: FoundTable) -> _AnswerColumns:
        """By the row with most of the heads; the ids are known by themselves, whatever stands above them."""
        best: tuple[int | None, dict[str, int]] = (None, {})
        heads = {key: _words(head) for key, head in self._heads.items()}
        for number, row in enumerate(table.rows[:_HEAD_WITHIN]):
            words = [_words(cell_words(cell)) for cell in row]
            places = {key: words.index(head) for key, head in heads.items() if head and head in words}
            if len(places) > max(1, len(best[1])):
                best = number, places
        head, places = best
        ids = self._ids_at(table) if ID not in places else None
        return _AnswerColumns(table=table, head=head, places=places if ids is None else places | {ID: ids})

    def _doubled_head(self, found: _AnswerColumns) -> DoubledHead | None:
        """Nobody can tell which of two columns was meant."""
        if found.head is None:
            return None
        words = [_words(cell_words(cell)) for cell in found.table.rows[found.head]]
        for head in self._heads.values():
            at = [place for place, word in enumerate(words) if word and word == _words(head)]
            if len(at) > 1:
                first, second = (place_words(found.table.name, found.head, place) for place in at[:2])
                return DoubledHead(head=head, places=(first, second))
        return None

    def _ids_at(self, table: FoundTable) -> int | None:
        """The column that says ids more often than anything else."""
        said: dict[int, list[bool]] = {}
        for row in table.rows:
            for place, cell in enumerate(row):
                if isinstance(cell, str) and cell.strip():
                    said.setdefault(place, []).append(cell.strip() in self._marks)
        counts = {place: sum(known) for place, known in said.items() if 2 * sum(known) > len(known)}
        return max(counts, key=lambda place: counts[place], default=None)


def _row_words(table: str, number: int) -> str:
    """A row as a person finds it; it counts from 0."""
    return _("row {number} of {sheet}").format(number=number + 1, sheet=table)


def _said_in(row: tuple[FoundCell, ...]) -> str:
    return " | ".join(filter(None, (" ".join(cell_words(cell).split()) for cell in row)))


def _doubled(table: FoundTable, number: int, first: tuple[FoundCell, ...]) -> StrangeRow:
    """What a further row says that the first one of the same does not, by its cells; all of it, where that
    is nothing.
    """
    row = table.rows[number]
    other = [place for place, cell in enumerate(row) if cell is not None and cell != _at(first, place)]
    places = ", ".join(place_words(table.name, number, place) for place in other)
    says = _said_in(tuple(row[place] for place in other))
    return StrangeRow(place=places or _row_words(table.name, number), says=says or _said_in(row))


def _words(text: str) -> str:
    return " ".join(folded(text).split())


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
