"""What stands in the cells of a spreadsheet that nothing is read from, where we did not write it there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables, cell_words, place_words
from isoassess.exchange.spreadsheet.identity import mark_of
from isoassess.exchange.spreadsheet.plain_cells import cut_text

LINES = "isoassess-lines"  # the name of the hidden sheet, and what its first cell says
_MARK = 8  # hexadecimal digits, or a minus for nothing
_HEAD_WITHIN = 20  # rows
_ENOUGH = 2 / 3  # of the heads tell which table it is
_WIDEST = 100  # marks of a line; the widest of our tables has a fifth of it
_MOST_PAIRS = 2_000_000  # of rows that are compared; beyond it one is ours as a whole or not at all

Line = tuple[str, ...]  # the marks of the cells of one row
_Exempt = Mapping[int, AbstractSet[int] | None]  # columns by rows; None for the whole row


class UnreadCell(Struct, frozen=True, kw_only=True):
    """A cell by its place, and what it says."""

    place: str
    says: str


def line_text(cells: Iterable[str]) -> str:
    """The marks of a row in one text."""
    return " ".join(map(_mark, cells))


def lines_in(found: FoundTables) -> dict[str, list[Line]]:
    """The rows of each table as it was written, the heads first; empty where the file does not say."""
    lines: dict[str, list[Line]] = {}
    for table in found.tables:
        if not is_of_lines(table):
            continue
        for row in table.rows[1:]:
            if len(row) == 2:
                marks = cell_words(row[1]).split(" ", _WIDEST)[:_WIDEST]
                lines.setdefault(cell_words(row[0]), []).append(tuple(marks))
    return lines


def is_of_lines(table: FoundTable) -> bool:
    return bool(table.rows) and cell_words(table.rows[0][0] if table.rows[0] else None) == LINES


def unread_cells(
    table: FoundTable, lines: Mapping[str, Sequence[Line]], exempt: _Exempt
) -> Iterator[UnreadCell]:
    """The cells of a table that say what we did not write; `exempt` are those that are read or told of."""
    marks = [tuple(_mark(_said(cell)) for cell in row) for row in table.rows]
    known, head, columns = _likely(marks, lines)
    columns = columns | _renamed(marks, known, columns)
    ours = {place: index for index, place in columns.items()}
    like = _Likeness(known, columns, every=len(known) * len(marks) <= _MOST_PAIRS)
    for number, row in enumerate(table.rows):
        free = exempt.get(number, frozenset())
        if free is None:
            continue
        looked_at = [place for place in range(len(row)) if place not in free and _said(row[place])]
        if known and number >= head:
            wrong = like.wrong(marks[number], free)
            looked_at = [place for place in looked_at if place not in ours or place in wrong]
        for place in looked_at:
            yield UnreadCell(place=place_words(table.name, number, place), says=_said(row[place]))


def _likely(
    marks: Sequence[Line], lines: Mapping[str, Sequence[Line]]
) -> tuple[Sequence[Line], int, dict[int, int]]:
    """The table that it is by its heads, the row of them, and where its columns are; none for a new sheet."""
    best: tuple[Sequence[Line], int, dict[int, int]] = ((), 0, {})
    most = _ENOUGH
    firsts = [{mark: row.index(mark) for mark in row} for row in marks[:_HEAD_WITHIN]]
    for known in lines.values():
        for number, first in enumerate(firsts):
            columns = {index: first[head] for index, head in enumerate(known[0]) if head in first}
            part = len(columns) / len(known[0])
            if part > most or (part == most == 1 and len(columns) > len(best[2])):
                best, most = (known, number, columns), part
    return best


def _renamed(marks: Sequence[Line], known: Sequence[Line], columns: dict[int, int]) -> dict[int, int]:
    """Columns whose heads were renamed, by what they hold."""
    found: dict[int, int] = {}
    width = max(map(len, marks), default=0)
    taken = {*columns.values()}
    said = {
        place: Counter(row[place] for row in marks if place < len(row) and row[place] != "-")
        for place in range(width if known else 0)
        if place not in taken
    }
    for index in range(len(known[0]) if known else 0):
        values = {line[index] for line in known if index < len(line)} - {"-"}
        if index in columns or not values:
            continue
        for place, counts in said.items():
            if 2 * sum(counts[mark] for mark in values & counts.keys()) > counts.total():
                found[index] = place
    return found


class _Likeness:
    """Finds for a row that of ours that is most like it; not among `every` one, only one that is the same."""

    def __init__(self, known: Sequence[Line], columns: Mapping[int, int], *, every: bool) -> None:
        self._known, self._columns, self._every = known, columns, every
        self._same: dict[tuple[int, ...], set[Line]] = {}

    def wrong(self, row: Line, free: AbstractSet[int]) -> frozenset[int]:
        """The places in a row that say otherwise; those that are `free` are not looked at."""
        looked_at = {index: place for index, place in self._columns.items() if place not in free}
        now = {index: row[place] if place < len(row) else "-" for index, place in looked_at.items()}
        if tuple(now.values()) in self._ours(tuple(looked_at)):
            return frozenset()
        best = frozenset(looked_at.values())
        for line in self._known if self._every else ():
            wrong = frozenset(looked_at[index] for index, mark in now.items() if _at(line, index) != mark)
            if len(wrong) < len(best):
                best = wrong
        return best

    def _ours(self, indices: tuple[int, ...]) -> set[Line]:
        if indices not in self._same:
            self._same[indices] = {tuple(_at(line, index) for index in indices) for line in self._known}
        return self._same[indices]


def _at(line: Line, index: int) -> str:
    """Empty where the line has no such mark, which no cell is like."""
    return line[index] if index < len(line) else ""


def _said(cell: FoundCell) -> str:
    return " ".join(cell_words(cell).split())


def _mark(text: str) -> str:
    return mark_of(" ".join(cut_text(text).split()))[:_MARK] or "-"
