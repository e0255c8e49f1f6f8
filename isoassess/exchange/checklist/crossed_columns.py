"""Columns of a checklist of which one is crossed in each row: what stands above the cross is the rating."""

from collections.abc import Iterator, Mapping

from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, cell_words
from isoassess.exchange.checklist.status_words import amount_in, is_rating_word, word_and_text
from isoassess.language.folding import folded

_FEWEST = 2  # such columns
_LONGEST_CROSS = 3  # letters
_NO_CROSS = ("", "-", "0", "no", "n", "false", "nein", "☐", "✗")
_HIGHEST = 5  # of a scale whose numbers are heads


def crossed_columns(table: FoundTable, head: int) -> dict[int, str]:
    """What stands above each of them in the row of the heads; empty where there are none."""
    row = table.rows[head] if 0 <= head < len(table.rows) else ()
    numbers = [place for place, cell in enumerate(row) if _is_step(cell)]
    scale = set(numbers) if len(numbers) > _FEWEST else set[int]()
    found = {
        place: " ".join(cell_words(cell).split())
        for place, cell in enumerate(row)
        if place in scale or (isinstance(cell, str) and is_rating_word(cell))
    }
    if len(found) < _FEWEST or len({folded(word) for word in found.values()}) < len(found):
        return {}
    cells = [row[place] for row in table.rows[head + 1 :] for place in found if place < len(row)]
    said = [cell for cell in cells if cell is not None]
    return found if said and 2 * sum(map(is_cross, said)) > len(said) else {}


def is_cross(cell: FoundCell) -> bool:
    """Whether a cell is ticked, as by an x."""
    words = folded(cell_words(cell)).strip()
    return (len(words) <= _LONGEST_CROSS and words not in _NO_CROSS) or cell is True


def crossed(cells: tuple[FoundCell, ...], words: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """Of each column that is marked in a row the word, and the whole text that stands there for a cross."""
    for place, word in words.items():
        cell = cells[place] if place < len(cells) else None
        if is_cross(cell):
            yield word, ""
        elif _is_text(cell):
            text = f"{word}: {cell_words(cell).strip()}"
            yield (word, text) if amount_in(word) is not None else word_and_text(text)


def _is_text(cell: FoundCell) -> bool:
    """What somebody wrote where a cross would do."""
    return (
        isinstance(cell, str) and len(cell.strip()) > _LONGEST_CROSS and folded(cell).strip() not in _NO_CROSS
    )


def _is_step(cell: FoundCell) -> bool:
    return not isinstance(cell, bool) and cell_words(cell).strip() in map(str, range(_HIGHEST + 1))
