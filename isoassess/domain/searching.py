"""What a search means everywhere in the program: every word must be found somewhere, in any order.

A word is found as any part of a text. A number such as 8.4 means a clause with all below it; in texts of the
catalogue it must stand alone, so that 8.4 does not find 18.4.
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from isoassess.domain.clause_numbers import at_depth, is_within
from isoassess.language.folding import folded

LONGEST = 1000  # characters of a search that count: nobody types more, and a pasted page must not be slow
LEAST_GUESSED = 4  # letters of a word that another one is offered for
NEAR = 0.75  # how alike two words must be, 1 being the same
_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_AROUND = "\"'()[]{},;:!?"
_BETWEEN = "-\u2010\u2011\u2013\u2014_./\\*&+|\u00b7\u2022\u2026"  # no word of its own


class SearchedPart(StrEnum):
    """Where a word was found; other texts of an answer have the key of their field for a place."""

    CLAUSE = "clause"
    QUESTION = "question"
    LOOKS_FOR = "looks-for"
    SMALL_FIRM = "small-firm"
    DOCUMENTS = "documents"
    TERM = "term"  # a word of the trade that leads here
    EVIDENCE = "evidence"
    FILE = "file"
    REASON = "reason"
    INTERVIEWEE = "interviewee"
    NOTE = "note"
    INTERNAL = "internal"
    REGRADE = "regrade.reason"
    ACTION = "action.what"
    OWNER = "action.owner"


_ORDER = {str(place): number for number, place in enumerate(SearchedPart)}


class Entry(Struct, frozen=True, kw_only=True):
    """What can be found, in folded texts: the catalogue's in `texts`, a person's own words in `own`.

    `id`: a name nobody reads on a screen; only who types all of it means it.
    """

    id: str = ""
    numbers: tuple[str, ...] = ()
    texts: dict[SearchedPart, str]
    own: dict[str, str] = {}


def words_of(search: str) -> tuple[str, ...]:
    """The words of a search, each once; none where nothing is searched for, as with a dash alone."""
    typed = (word for word in folded(search[:LONGEST]).split() if word.strip(_AROUND + _BETWEEN))
    return tuple(dict.fromkeys(word.strip(_AROUND) for word in typed))


def found_in(entry: Entry, words: Iterable[str]) -> tuple[str, ...] | None:
    """Where the words are; None where one of them is nowhere, and no place where nothing is searched for."""
    found: set[str] = set()
    for word in words:
        places = set(_places(entry, word))
        if not places:
            return None
        found |= places
    return in_order(found)


def in_order(places: Iterable[str]) -> tuple[str, ...]:
    """As `SearchedPart` has them, then the others."""
    return tuple(sorted(places, key=lambda place: (_ORDER.get(place, len(_ORDER)), place)))


def is_found(entry: Entry, words: Iterable[str]) -> bool:
    """Whether every word is somewhere."""
    return all(next(_places(entry, word), None) is not None for word in words)


def nearest(search: str, entries: Iterable[Entry]) -> str:
    """The search with the most alike word for each that is nowhere; empty where there is none."""
    known = tuple(entries)
    vocabulary: frozenset[str] | None = None
    words = []
    for word in words_of(search):
        if any(next(_places(entry, word), None) is not None for entry in known):
            words.append(word)
            continue
        vocabulary = _vocabulary(known) if vocabulary is None else vocabulary
        alike = difflib.get_close_matches(word, vocabulary, n=1, cutoff=NEAR)
        if len(word) < LEAST_GUESSED or not alike:
            return ""
        words.append(alike[0])
    return " ".join(words) if vocabulary is not None else ""


def _places(entry: Entry, word: str) -> Iterator[str]:
    if word == entry.id:
        yield SearchedPart.TERM
    number = word.rstrip(".") if _NUMBER.fullmatch(word) else ""
    if number and _is_clause(entry, number, begun=word.isdecimal()):
        yield SearchedPart.CLAUSE
    for place, text in entry.texts.items():
        if _stands_alone(number, text) if number else _holds(text, word):
            yield place
    for own, text in entry.own.items():
        if _holds(text, word):
            yield own


def _is_clause(entry: Entry, number: str, *, begun: bool) -> bool:
    """Whether it is the number of a clause or of one above it; `begun`: 1 may become 10."""
    if begun and any(at_depth(known, 1).startswith(number) for known in entry.numbers):
        return True
    return any(is_within(known, number) for known in entry.numbers)


def _holds(text: str, word: str) -> bool:
    """Whether it is there as it was typed, or in the singular."""
    return word in text or (len(word) >= LEAST_GUESSED and word[-1] == "s" and word[:-1] in text)


def _stands_alone(number: str, text: str) -> bool:
    """A number that is no part of a longer one."""
    return number in text and bool(re.search(rf"(?<![\d.]){re.escape(number)}(?!\.?\d)", text))


def _vocabulary(entries: Iterable[Entry]) -> frozenset[str]:
    """Every word that can be found; sorting is left to whoever asks."""
    words: set[str] = set()
    for entry in entries:
        for text in (*entry.texts.values(), *entry.own.values()):
            words.update(_WORD.findall(text))
    return frozenset(words)
