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

    Beside a rating that is one by a single word, only numbers are marks. `heads` are folded; `first` is the
    first row below them. None where there is none.
    """
    called = [place for place, head in heads.items() if place not in rated and _HEAD.search(head)]
    if any(any(map(_is_mark, _words(table, first, place))) for place in rated):
        called = [place for place in called if all(map(_is_number, _words(table, first, place)))]
    return next((place for place in (*rated, *called) if holds_marks(table, first, place)), None)


def holds_marks(table: FoundTable, first: int, place: int) -> bool:
    """Whether most of what is in a column are marks; a legend or a sum may stand below it."""
    words = _words(table, first, place)
    return bool(words) and 3 * sum(map(_is_mark, words)) >= 2 * len(words)


def _words(table: FoundTable, first: int, place: int) -> list[str]:
    cells = (row[place] for row in table.rows[first:] if place < len(row))
    return [text for cell in cells if (text := cell_words(cell).strip()) and not _DASHES.fullmatch(text)]


def _is_mark(word: str) -> bool:
    return _is_number(word) or is_rating_word(word)


def _is_number(word: str) -> bool:
    plain = folded(word).strip()
    return amount_in(plain) is not None or bool(_BETWEEN_MARKS.fullmatch(plain))
