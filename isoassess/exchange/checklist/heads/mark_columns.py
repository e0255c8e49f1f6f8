"""Columns of a checklist that hold marks, whatever else their heads may mean, as "Note" is in German."""

import re
from collections.abc import Iterator, Mapping, Sequence

from isoassess.domain import Rating
from isoassess.exchange.cells.found_tables import FoundTable, cell_words
from isoassess.exchange.checklist.crossed_columns import is_cross
from isoassess.exchange.checklist.heads.maximum_column import mostly
from isoassess.exchange.checklist.heads.status_heads import names_wrong, own_rating, speaks_of_wrong
from isoassess.exchange.checklist.status_words import amount_in, is_rating_word, is_yes_or_no, says_unrated
from isoassess.language.folding import folded

_HEAD = re.compile(
    r"\b(?:note|noten|schulnoten?|marks?|grades?|punkte|punktzahl|punktwert|points?|score|stufe|wert|level"
    r"|nota|voto|puntos|punti|niveau|ist|ist-?(?:wert|punkte|stufe)|erreicht\w*|vergeben\w*|achieved|actual"
    r"|obtained|awarded|scored)\b"
)
_BETWEEN_MARKS = re.compile(r"\d\s*[+-]|\d\s*(?:-|–|/|bis|to)\s*\d|[A-Fa-f][+-]?")
_LONGEST_CODE = 16  # letters, in the mean
_LONGEST_LETTERS = 3  # of one by itself
_MOST_CODES = 8
_DASHES = re.compile(r"[\s./_–—-]*")


def mark_column(table: FoundTable, first: int, heads: Mapping[int, str], rated: Sequence[int]) -> int | None:
    """The place of a column that holds marks: of those called a rating, `rated`, whatever words they use,
    else of those called a mark, else of those that ask for something with a yes or a cross, as "Gap?" and
    "NC" do.

    Beside a rating that is one by a single word, only numbers are marks. `heads` are folded; `first` is the
    first row below them. None where there is none.
    """
    called = [place for place, head in heads.items() if place not in rated and is_called_mark(head)]
    if any(any(map(_is_mark, _words(table, first, place))) for place in rated):
        called = [place for place in called if all(map(_is_number, _words(table, first, place)))]
    wrong = [place for place in rated if names_wrong(heads[place])]
    plain = [place for place in rated if place not in wrong]
    found = next((place for place in plain if holds_marks(table, first, place)), None)
    if found is None:
        found = next((place for place in plain if holds_codes(table, first, place)), None)
    if found is None:
        found = next((place for place in called if holds_marks(table, first, place)), None)
    if found is not None:
        return found
    asking = (*wrong, *(place for place in _asking(heads) if place not in rated))
    return next((place for place in asking if holds_answers(table, first, place)), None)


def is_called_mark(head: str) -> bool:
    """Whether a head, folded, says that numbers stand below it."""
    return _HEAD.search(head) is not None


def is_empty(table: FoundTable, first: int, place: int) -> bool:
    """Whether nothing but dashes is in a column."""
    return not _words(table, first, place)


def _asking(heads: Mapping[int, str]) -> Iterator[int]:
    """Of heads that are ratings themselves only one alone; several are columns of which one is crossed."""
    ratings = {place: own_rating(head) for place, head in heads.items()}
    rated = {place for place, own in ratings.items() if own not in (None, Rating.NOT_APPLICABLE)}
    for place, head in heads.items():
        if (place not in rated and speaks_of_wrong(head)) or ({place} == rated and not is_yes_or_no(head)):
            yield place


def holds_answers(table: FoundTable, first: int, place: int, *, all_: bool = False) -> bool:
    """Whether most of what is in a column, or `all_` of it, are marks or crosses."""
    words = _words(table, first, place)
    return bool(words) and mostly(words, _is_answer, most=0 if all_ else len(words) // 3)


def holds_marks(table: FoundTable, first: int, place: int) -> bool:
    """Whether most of what is in a column are marks; a legend or a sum may stand below it."""
    words = _words(table, first, place)
    return bool(words) and mostly(words, _is_mark, most=len(words) // 3)


def holds_numbers(table: FoundTable, first: int, place: int) -> bool:
    """Whether nothing but numbers is in a column; a legend or a sum may stand below it."""
    words = _words(table, first, place)
    return bool(words) and mostly(words, _is_number, most=len(words) // 3)


def holds_codes(table: FoundTable, first: int, place: int) -> bool:
    """Whether a column holds few short words again and again, or letters: ratings, whatever they mean."""
    words = _words(table, first, place)
    kinds = {*map(folded, words)}
    if not words or sum(map(len, words)) > _LONGEST_CODE * len(words):
        return False
    again = len(kinds) < len(words) and len(kinds) <= max(2, min(_MOST_CODES, len(words) // 2 + 1))
    return again or all(len(word) <= _LONGEST_LETTERS and word.strip(".").isalpha() for word in kinds)


def _words(table: FoundTable, first: int, place: int) -> list[str]:
    cells = (row[place] for row in table.rows[first:] if place < len(row))
    return [text for cell in cells if (text := cell_words(cell).strip()) and not _DASHES.fullmatch(text)]


def _is_answer(word: str) -> bool:
    return _is_mark(word) or is_cross(word)


def _is_mark(word: str) -> bool:
    return _is_number(word) or is_rating_word(word) or says_unrated(word)


def _is_number(word: str) -> bool:
    plain = folded(word).strip()
    return amount_in(plain) is not None or bool(_BETWEEN_MARKS.fullmatch(plain))
