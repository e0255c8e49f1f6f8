"""Which column of a checklist holds the clauses: of a coarser and a finer one the finer."""

from msgspec import Struct

from isoassess.domain.clause_numbers import is_within
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, cell_words
from isoassess.exchange.checklist.clause_cells import clause_in
from isoassess.exchange.checklist.scale_legends import says_how_good

_FEWEST = 2  # numbers such as 8.4 in a column that nothing names, or it is one of prices


class ClauseColumn(Struct, frozen=True):
    """Its place, and that of a column beside it that says of which clause those are parts."""

    place: int
    coarser: int | None = None


def clause_column(
    table: FoundTable, first: int, said: int | None, others: frozenset[int] | set[int]
) -> ClauseColumn | None:
    """The one whose head says so, `said`, where it holds any clause number, else the one with most of them.

    `first` is the first row below the heads; `others` are the places of columns that hold something else.
    """
    rows = table.rows[first:]
    width = max(map(len, rows), default=0)
    numbers = [[clause_in(row[place]) if place < len(row) else "" for row in rows] for place in range(width)]
    if said is not None and said < width and any(numbers[said]):
        return _finer(table, first, said, numbers, others)
    deep = [sum("." in number for number in found) for found in numbers]
    best = max(range(width), key=lambda place: (deep[place], sum(map(bool, numbers[place]))), default=None)
    if best is None or deep[best] < _FEWEST:
        return None
    return _finer(table, first, best, numbers, others)


def legend_rows(table: FoundTable, first: int, place: int) -> frozenset[int]:
    """The rows below the heads that look like those of clauses 4 and 5, say, and are the steps of a scale.

    Of a legend, in which one number follows another, and each has a word beside it for how good it is.
    """
    steps = {
        number: int(words)
        for number, row in enumerate(table.rows[first:], start=first)
        if place < len(row) and (words := cell_words(row[place]).strip()).isdecimal() and _is_good(row, place)
    }
    beside = (1, -1)
    return frozenset(
        number
        for number, step in steps.items()
        if any(abs(steps.get(number + other, step) - step) == 1 for other in beside)
    )


def _is_good(row: tuple[FoundCell, ...], place: int) -> bool:
    said = next((text for cell in row[place + 1 :] if (text := cell_words(cell).strip())), "")
    return says_how_good(said)


def _finer(
    table: FoundTable, first: int, place: int, numbers: list[list[str]], others: frozenset[int] | set[int]
) -> ClauseColumn:
    """A column in which most texts are parts of the clause that stands before them, or above that."""
    parts = {
        other: _parts(numbers[place], found)
        for other, found in enumerate(numbers)
        if other not in {place, *others}
    }
    told = {other: count for other, count in parts.items() if 2 * count > _texts(table, first, other)}
    best = max(told, key=lambda other: told[other], default=None)
    return ClauseColumn(place) if best is None else ClauseColumn(best, place)


def _parts(coarse: list[str], fine: list[str]) -> int:
    """How many of the finer numbers are parts of the coarser one that holds for their row."""
    above, count = "", 0
    for coarser, number in zip(coarse, fine, strict=True):
        above = coarser or above
        count += bool(above and number != above and is_within(number, above)) if number else 0
    return count


def _texts(table: FoundTable, first: int, place: int) -> int:
    return sum(row[place] is not None for row in table.rows[first:] if place < len(row))
