"""The column of a checklist that says how many points can be reached, beside that of the points."""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from isoassess.exchange.cells.found_tables import FoundTable, cell_words
from isoassess.exchange.checklist.heads.column_heads import ColumnRole, head_role
from isoassess.exchange.checklist.status_words import amount_in, percent_in

_HEAD = re.compile(
    r"\b(?:max|maximum|maximal\w*|moglich\w*|erreichbar\w*|possible|available|attainable|achievable|soll"
    r"|soll-?(?:wert|punkte|stufe)|zielwert|target|full marks|out of|von|hochst\w*)\b"
)
_PART = re.compile(
    r"%|\b(?:percent\w*|prozent\w*|\w*(?:erfullung|umsetzung)sgrad|quote|ratio)\b"
)  # is one already
_NUMBER = re.compile(r"\d")


def maximum_column(table: FoundTable, first: int, heads: Mapping[int, str]) -> int | None:
    """Its place; None where there is none, or no other column of numbers.

    `heads` are folded; one with a number in it, such as "Score (max. 5)", says it for all rows. `first` is
    the first row below them.
    """
    numbers = [
        place
        for place, head in heads.items()
        if head_role(head) is not ColumnRole.DAY and holds_amounts(table, first, place)
    ]
    said = (place for place in numbers if _HEAD.search(heads[place]) and not _NUMBER.search(heads[place]))
    return next(said, None) if len(numbers) > 1 else None


def points_below(table: FoundTable, first: int, heads: Mapping[int, str], maximum: int) -> int | None:
    """The only column of `heads` whose numbers may be parts of the `maximum`, beside the percent of both.

    Of two, as of a score and one with its weight, nobody can tell which of them the maximum is for.
    """
    numbers = [
        place
        for place, head in heads.items()
        if place != maximum and not says_percent(head) and holds_amounts(table, first, place)
    ]
    if len(numbers) != 1:
        return None
    rows = [row for row in table.rows[first:] if max(numbers[0], maximum) < len(row)]
    pairs = [(amount_in(cell_words(row[numbers[0]])), amount_in(cell_words(row[maximum]))) for row in rows]
    both = [(said, most) for said, most in pairs if said is not None and most is not None]
    below = both and 3 * sum(said <= most for said, most in both) >= 2 * len(both)
    return numbers[0] if below else None


def says_percent(head: str) -> bool:
    """Whether the numbers below a head, folded, are parts of a whole already."""
    return _PART.search(head) is not None


def holds_amounts(table: FoundTable, first: int, place: int) -> bool:
    """Whether most of what is in a column are numbers; a legend or a signature may stand below it."""
    cells = (row[place] for row in table.rows[first:] if place < len(row))
    words = [text for cell in cells if (text := cell_words(cell).strip())]
    return bool(words) and mostly(words, _is_amount, most=len(words) // 3)


def mostly(words: Iterable[str], is_one: Callable[[str], bool], *, most: int) -> bool:
    """Whether at `most` so many are none; the others are not looked at once there are more."""
    others = (word for word in words if not is_one(word))
    return next(islice(others, most, None), None) is None


def _is_amount(word: str) -> bool:
    return amount_in(word) is not None or percent_in(word) is not None
