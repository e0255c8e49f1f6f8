"""Columns of a checklist that ask several things of each row, such as "Documented?" and "Implemented?"."""

import re
from collections.abc import Collection, Mapping

from isoassess.domain import Rating
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, cell_words
from isoassess.exchange.checklist.crossed_columns import is_cross, is_empty_box
from isoassess.exchange.checklist.heads.column_heads import ColumnRole, head_role
from isoassess.exchange.checklist.heads.mark_columns import (
    holds_codes,
    holds_marks,
    holds_numbers,
    is_called_mark,
)
from isoassess.exchange.checklist.heads.maximum_column import says_percent
from isoassess.exchange.checklist.heads.status_heads import own_rating, speaks_of_wrong
from isoassess.exchange.checklist.status_words import NO, YES, is_yes_or_no, rating_of, says_unrated
from isoassess.language.folding import folded

_FEWEST = 2
_RATES = re.compile(
    r"\b(?:status|statut|estado|stato|rating|compli\w*|conform\w*|konform\w*|results?|ergebnis\w*|\w*bewertung"
    r"|beurteilung|einstufung|\w*erfull\w*|fulfil\w*|met|grade|ampel|assessment|cumple)\b"
)
_BESIDE_ANSWERS = (Rating.PARTIAL, Rating.NOT_APPLICABLE)


def aspect_columns(table: FoundTable, first: int, heads: Mapping[int, str]) -> tuple[int, ...]:
    """The places of columns that hold nothing but answers, of which a row has several; none of a single one.

    `heads` are folded. Of columns of which one is crossed a row has one, and one of them says what is wrong.
    """
    found = [place for place, head in heads.items() if _asks(head) and _holds_answers(table, first, place)]
    answered = [
        sum(place < len(row) and _is_answer(row[place]) for place in found) for row in table.rows[first:]
    ]
    several = sum(count >= _FEWEST for count in answered)
    return tuple(found) if several and 2 * several >= sum(map(bool, answered)) else ()


def unrated_aspects(table: FoundTable, first: int, heads: Mapping[int, str]) -> tuple[int, ...]:
    """The same where no head says which column rates, so that a person has to; else those that surely do not
    rate, as "Documented?" beside "Gap?".
    """
    aspects = aspect_columns(table, first, heads)
    named = [place for place in aspects if _RATES.search(heads[place])]
    others = (
        place
        for place, head in heads.items()
        if place not in aspects and (head_role(head) is ColumnRole.STATUS or is_called_mark(head))
    )
    rated = len(named) == 1 or any(holds_marks(table, first, place) for place in others)
    return tuple(place for place in aspects if not _RATES.search(heads[place])) if rated else aspects


def mere_aspects(table: FoundTable, first: int, heads: Mapping[int, str]) -> frozenset[int]:
    """Those that do not rate; of one beside others that rates it is known by its head."""
    aspects = aspect_columns(table, first, heads)
    named = [place for place in aspects if _RATES.search(heads[place])]
    return frozenset(aspects) - ({*named} if len(named) == 1 else set())


def other_ratings(
    table: FoundTable, first: int, heads: Mapping[int, str], read: Collection[int]
) -> tuple[int, ...]:
    """The columns beside those that are `read` that may rate just as well, as those of another year."""
    return tuple(
        place
        for place, head in heads.items()
        if place not in read
        and (
            head_role(head) is ColumnRole.STATUS
            or (is_called_mark(head) and holds_numbers(table, first, place))
        )
        and not says_percent(head)
        and (holds_marks(table, first, place) or holds_codes(table, first, place))
    )


def _asks(head: str) -> bool:
    own = own_rating(head)
    lacks = own is not None and (own.level is None or own.level < (Rating.CONFORMING.level or 0))
    return not (lacks or speaks_of_wrong(head) or is_yes_or_no(head))


def _holds_answers(table: FoundTable, first: int, place: int) -> bool:
    cells = [row[place] for row in table.rows[first:] if place < len(row) and row[place] is not None]
    only_answers = all(_is_answer(cell) or _is_beside_answers(cell) for cell in cells)
    return only_answers and any(map(_is_answer, cells))


def _is_answer(cell: FoundCell) -> bool:
    plain = folded(cell_words(cell)).strip(" .!")
    return plain in YES | NO or is_cross(cell) or isinstance(cell, bool)


def _is_beside_answers(cell: FoundCell) -> bool:
    words = cell_words(cell)
    return is_empty_box(cell) or rating_of(words) in _BESIDE_ANSWERS or says_unrated(words)
