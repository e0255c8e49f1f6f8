"""Columns of a checklist that hold marks, whatever else their heads may mean, as "Note" is in German."""

import re
from collections.abc import Mapping, Sequence

from isoassess.exchange.cells.found_tables import FoundTable, cell_words
from isoassess.exchange.checklist.status_words import amount_in, is_rating_word
from isoassess.language.folding import folded

_HEAD = re.compile(
    r"\b(?:note|noten|schulnoten?|marks?|grades?|punkte|punktzahl|punktwert|points?|score|stufe|wert|level"
    r"|nota|voto|puntos|punti|niveau)\b"
)
_BETWEEN_MARKS = re.compile(r"\d\s*[+-]|\d\s*(?:-|–|/|bis|to)\s*\d|[A-Fa-f][+-]?")
_DASHES = re.compile(r"[\s./_–—-]*")


def mark_column(table: FoundTable, first: int, heads: Mapping[int, str], rated: Sequence[int]) -> int | None:
    """The place of a column that holds marks: of those called a rating, `rated`, else of those called a mark.

    `heads` are folded; `first` is the first row below them. None where there is none.
    """
    called = (place for place, head in heads.items() if place not in rated and _HEAD.search(head))
    return next((place for place in (*rated, *called) if holds_marks(table, first, place)), None)


def holds_marks(table: FoundTable, first: int, place: int) -> bool:
    """Whether most of what is in a column are marks; a legend or a sum may stand below it."""
    cells = (row[place] for row in table.rows[first:] if place < len(row))
    words = [text for cell in cells if (text := cell_words(cell).strip()) and not _DASHES.fullmatch(text)]
    return bool(words) and 3 * sum(map(_is_mark, words)) >= 2 * len(words)


def _is_mark(word: str) -> bool:
    plain = folded(word).strip()
    return amount_in(plain) is not None or bool(_BETWEEN_MARKS.fullmatch(plain)) or is_rating_word(word)
