"""The words of checklists that say how far an action is, and since when."""

import re

from isoassess.domain import ActionStatus
from isoassess.exchange.cells.found_tables import FoundTable, cell_words
from isoassess.exchange.checklist.crossed_columns import is_cross
from isoassess.exchange.checklist.status_words import NO, YES, percent_in
from isoassess.language.folding import folded

_WORDS = {
    ActionStatus.DONE: """
        closed, done, completed, complete, finished, resolved, implemented, geschlossen, erledigt, umgesetzt,
        abgeschlossen, fertig, behoben, beendet, erl, erled, abgeschl, umges, geschl, compl, clos, ferme,
        fait, termine, realise, cerrado, hecho, chiuso, fatto""",
    ActionStatus.STARTED: """
        in progress, started, ongoing, in work, in process, in arbeit, in bearbeitung, begonnen, angefangen,
        laufend, lauft, in umsetzung, in arb, i. arb, i. a, in bearb, en cours, en curso, in corso,
        partly done, teilweise erledigt""",
    ActionStatus.OPEN: """
        open, not started, overdue, pending, planned, new, not done, not closed, to do, todo, offen, geplant,
        nicht begonnen, nicht erledigt, nicht erl, uberfallig, neu, ouvert, abierto, aperto""",
}
_NO_STATE = ("on hold", "cancelled", "canceled", "verschoben", "zuruckgestellt", "postponed", "entfallt")
_BY_WORD = {word.strip(): status for status, words in _WORDS.items() for word in words.split(",")}
_SAID = frozenset((*_BY_WORD, *_NO_STATE))
_DONE_OUTRIGHT = frozenset(
    {
        *("closed", "done", "completed", "geschlossen", "erledigt", "abgeschlossen", "clos", "ferme", "fait"),
        *("cerrado", "hecho", "chiuso", "fatto"),
    }
)  # in place of a rating, too
_AND_DAY = re.compile(r"([^\W\d]+(?:\s[^\W\d]+)??)[\s,:;(-]*?(?:\b(?:on|am|le|el|il)\b)?[\s,:;(-]*(\d.*?)\)?")


def holds_states(table: FoundTable, first: int, place: int) -> bool:
    """Whether every word of a column may say how far something is, as "open" and "done" do."""
    cells = (row[place] for row in table.rows[first:] if place < len(row))
    words = {text for cell in cells if (text := cell_words(cell).strip(" -\u2013"))}
    return bool(words) and all(map(says_state, words))


def status_in(text: str) -> ActionStatus | None:
    """How far an action is by a word; None for any other, and for a state that this program has not."""
    return _BY_WORD.get(_plain(text))


def says_done(text: str) -> bool:
    """Whether a word in place of a rating says that something is done."""
    return _plain(text) in _DONE_OUTRIGHT


def status_of_mark(text: str) -> ActionStatus | None:
    """The same of an answer to whether it is done: a tick, a yes or a no; and of so much percent."""
    percent = percent_in(text)
    if percent is not None:
        return status_of_part(percent / 100)
    if is_cross(text) or _plain(text) in YES:
        return ActionStatus.DONE
    return ActionStatus.OPEN if _plain(text) in NO else None


def status_of_part(part: float) -> ActionStatus:
    """Of which 1 is all."""
    return ActionStatus.DONE if part >= 1 else ActionStatus.STARTED if part > 0 else ActionStatus.OPEN


def word_and_day(text: str) -> tuple[str, str]:
    """What is said, and the text of the day since when, as of "erledigt am 3.2.2026" and of "ja, 3.2.2026";
    else an empty one.
    """
    found = _AND_DAY.fullmatch(" ".join(text.split()))
    if found is None or (status_in(found[1]) is None and status_of_mark(found[1]) is None):
        return text, ""
    return found[1], found[2]


def _plain(text: str) -> str:
    return folded(" ".join(text.split())).strip(" .!")


def says_state(word: str) -> bool:
    """Whether a word may say how far an action is, as "in progress" does."""
    return _plain(word_and_day(word)[0]) in _SAID
