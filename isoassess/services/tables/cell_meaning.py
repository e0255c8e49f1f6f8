"""What a cell that was filled in means: a rating, a day, a text."""

import datetime
from collections.abc import Iterator

from isoassess.domain import Rating
from isoassess.domain.words import rating_in_sentence, rating_words
from isoassess.errors import BadInput
from isoassess.exchange.cells.found_tables import FoundCell, FoundDay, cell_words
from isoassess.exchange.checklist.status_words import rating_of
from isoassess.exchange.spreadsheet.answer_table import rating_choice
from isoassess.exchange.spreadsheet.plain_cells import plain_text
from isoassess.language.days import TwoDays, Writing, read_sent_day
from isoassess.language.folding import folded

RATING, DUE = "rating", "action.due"


class CellMeanings:
    """`writing`: how days are written that somebody typed as text."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._ratings = dict(_rating_words())

    def value(self, key: str, cell: FoundCell) -> str:
        """As it is compared: the slug of a rating, a day in ISO form; what is none of these as its text."""
        text = plain_text(cell_words(cell))
        if key == RATING:
            rating = self.rating(cell)
            return text if rating is None else rating.value
        if key == DUE:
            try:
                day = self.day(cell)
            except TwoDays:
                return text
            return text if day is None else day
        return text

    def rating(self, cell: FoundCell) -> Rating | None:
        """None for what is none, as for nothing."""
        said = folded(plain_text(cell_words(cell)))
        return (self._ratings.get(said) or rating_of(said)) if said else None

    def is_ours(self, cell: FoundCell) -> bool:
        """Whether a rating is said as we write it, and not in a word of other checklists."""
        return folded(plain_text(cell_words(cell))) in self._ratings

    def day(self, cell: FoundCell) -> str | None:
        """In ISO form, empty for nothing; None for what is none, as a bare number (TwoDays)."""
        match cell:
            case None:
                return ""
            case FoundDay():
                return cell.day.isoformat() if _is_near(cell.day) else None
            case str():
                try:
                    day = read_sent_day(cell, self._writing)
                except TwoDays:
                    raise
                except BadInput:
                    return None
                if day is None:
                    return ""
                return day.isoformat() if _is_near(day) else None
        return None


def _is_near(day: datetime.date) -> bool:
    return 1990 <= day.year <= 2199


def _rating_words() -> Iterator[tuple[str, Rating]]:
    """However a rating is written: `2 partial`, `2`, `partial`."""
    for rating in Rating:
        names = {rating_choice(rating), rating.value, rating_in_sentence(rating), rating_words(rating)[0]}
        yield from ((folded(name), rating) for name in names)
