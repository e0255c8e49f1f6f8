"""Finds names by the beginnings of their words, in any order, and forgives a typing error or two.

What begins as it was typed comes first, then what holds it, then what is meant but for a typing error. Among
what is found equally well, the order of the entries counts.
"""

import heapq
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import chain

from msgspec import Struct

from isoassess.language.folding import folded

MOST = 60  # that are told of
LONGEST = 200  # characters that count: nobody types more, and a pasted page must not be slow
LEAST_INSIDE = 2  # letters that are looked for within words
LEAST_FORGIVEN = 4  # letters in which one error is forgiven
SHORT_FORGIVEN = 3  # letters of which one may be left out, or two turned round, but not the first
LEAST_FORGIVEN_TWICE = 8
LAST = "\U0010ffff"  # behind every word that begins alike
_WORD = re.compile(r"\w+(?:\.\w+)*")  # 8.3.1 is one word
_DIGIT = re.compile(r"\d")
_COMMA = re.compile(r"(?<=\d),(?=\d)")  # 8,3 is 8.3


class NamedEntry(Struct, frozen=True, kw_only=True):
    """`words` is what it is called; `also` holds other words that lead to it."""

    id: str
    words: str
    also: str = ""


class Match(IntEnum):
    """How well an entry is found, the best first; the worst of all words typed decides."""

    WHOLE = 0
    BEGINNING = 1
    ALSO = 2  # at the beginning of one of the other words
    INSIDE = 3
    FORGIVEN = 4  # a whole word with one error
    MEANT = 5  # the beginning of a word with one, or one of the other words whole
    GUESSED = 6  # with two, or with one at the beginning of one of the other words


class WordIndex:
    """Over entries that do not change, the more important ones first; each id once."""

    def __init__(self, entries: Iterable[NamedEntry]) -> None:
        self._entries = tuple(entries)
        self._places = {entry.id: place for place, entry in enumerate(self._entries)}
        self._called: dict[str, list[int]] = {}
        self._other: dict[str, list[int]] = {}
        for place, entry in enumerate(self._entries):
            own = words_in(entry.words)
            for word in own:
                self._called.setdefault(word, []).append(place)
            for word in words_in(entry.also) if entry.also else ():
                if word not in own:
                    self._other.setdefault(word, []).append(place)
        self._vocabulary = sorted(self._called.keys() | self._other.keys())
        self._lettered = [word for word in self._vocabulary if not _DIGIT.search(word)]
        self._beginnings: dict[int, tuple[str, ...]] = {}  # of so many letters, once they are asked for

    @property
    def entries(self) -> tuple[NamedEntry, ...]:
        return self._entries

    def find(self, typed: str, *, first: Sequence[str] = (), most: int = MOST) -> tuple[str, ...]:
        """The ids of what is found, the best first; all in their order where nothing was typed.

        Of what is found equally well, the ids in `first` come before all others, in their order.
        """
        return tuple(id_ for _match, id_ in self.matches(typed, first=first, most=most))

    def matches(
        self, typed: str, *, first: Sequence[str] = (), most: int = MOST
    ) -> tuple[tuple[Match, str], ...]:
        """What `find` finds, with how well."""
        words = words_in(typed[:LONGEST])
        if not words:
            found = dict.fromkeys(range(len(self._entries)), Match.WHOLE)
        else:
            found = self._with_all(words, forgiving=False)
            if len(found) < most:
                found = self._with_all(words, forgiving=True) | found
        return self._in_order(found, first, most)

    def _in_order(
        self, found: dict[int, Match], first: Sequence[str], most: int
    ) -> tuple[tuple[Match, str], ...]:
        """Each as one number: how well it is found, and then its place behind those that come first."""
        count = len(first)
        span = count + len(self._entries)
        before = {self._places[id_]: rank for rank, id_ in enumerate(first) if id_ in self._places}
        keys = [match * span + count + place for place, match in found.items() if place not in before]
        keys += [found[place] * span + rank for place, rank in before.items() if place in found]
        parts = (divmod(key, span) for key in heapq.nsmallest(most, keys))
        return tuple(
            (Match(match), first[rank] if rank < count else self._entries[rank - count].id)
            for match, rank in parts
        )

    def _with_all(self, words: Sequence[str], *, forgiving: bool) -> dict[int, Match]:
        """The places of the entries that have every word."""
        found: dict[int, Match] | None = None
        for word in sorted(words, key=len, reverse=True):  # the longest leaves the fewest
            here = self._with(word, forgiving=forgiving)
            if found is None:
                found = here
            else:
                found = {place: max(match, here[place]) for place, match in found.items() if place in here}
            if not found:
                return {}
        return found or {}

    def _with(self, word: str, *, forgiving: bool) -> dict[int, Match]:
        """From the worst match to the best, so that the best stays."""
        found: dict[int, Match] = {}
        if forgiving:
            whole, once, twice = self._meant(word)
            self._note(found, twice, Match.GUESSED, Match.GUESSED)
            self._note(found, once, Match.MEANT, Match.GUESSED)
            self._note(found, whole, Match.FORGIVEN, Match.MEANT)
        if len(word) >= LEAST_INSIDE or not word.isascii():
            inside = [known for known in self._vocabulary if word in known and not known.startswith(word)]
            self._note(found, inside, Match.INSIDE, Match.INSIDE)
        self._note(found, self._begun(word), Match.BEGINNING, Match.ALSO)
        self._note(found, [word], Match.WHOLE, Match.ALSO)
        return found

    def _note(self, found: dict[int, Match], words: Sequence[str], called: Match, other: Match) -> None:
        for match, known in ((other, self._other), (called, self._called)):
            places = (known[word] for word in words if word in known)
            found.update(dict.fromkeys(chain.from_iterable(places), match))

    def _meant(self, word: str) -> tuple[list[str], list[str], list[str]]:
        """The words that differ by one error, those whose beginning does, and does by two.

        As far as that is forgiven: `exel` is excel rather than explained.
        """
        errors = 0 if len(word) < SHORT_FORGIVEN else 1 if len(word) < LEAST_FORGIVEN_TWICE else 2
        if not errors or any(letter.isdecimal() for letter in word):  # 8.31 is not meant where 8.3.1 is
            return [], [], []
        from rapidfuzz.distance import OSA  # nobody needs it before something is mistyped
        from rapidfuzz.process import extract

        once, twice = list[str](), list[str]()
        for length in range(len(word) - errors, len(word) + errors + 1):
            known = self._beginning(length)
            near = extract(word, known, scorer=OSA.distance, score_cutoff=errors, limit=None)
            for beginning, distance, _place in near:
                if len(word) == SHORT_FORGIVEN and not _is_short_for(word, beginning):
                    continue
                (once if distance <= 1 else twice).extend(self._begun(beginning))
        whole = [known for known in dict.fromkeys(once) if OSA.distance(word, known, score_cutoff=1) <= 1]
        return whole, once, twice

    def _begun(self, beginning: str) -> list[str]:
        """The words that begin so."""
        start = bisect_left(self._vocabulary, beginning)
        return self._vocabulary[start : bisect_left(self._vocabulary, beginning + LAST, lo=start)]

    def _beginning(self, length: int) -> tuple[str, ...]:
        """What the words begin with that hold no digit, each once."""
        if length not in self._beginnings:
            self._beginnings[length] = tuple({word[:length] for word in self._lettered})
        return self._beginnings[length]


def find_in(
    indexes: Iterable[WordIndex], typed: str, *, first: Sequence[str] = (), most: int = MOST
) -> tuple[str, ...]:
    """As one index of all entries would find them, those of the first index first; no id is in two."""
    ranks = {id_: rank for rank, id_ in enumerate(first)}
    found = [one for index in indexes for one in index.matches(typed, first=first, most=most)]
    found.sort(key=lambda one: (one[0], ranks.get(one[1], len(ranks))))
    return tuple(id_ for _match, id_ in found[:most])


def words_in(text: str) -> list[str]:
    """Its words as they are looked for, each once."""
    return list(dict.fromkeys(_WORD.findall(_COMMA.sub(".", folded(text)))))


def _is_short_for(word: str, beginning: str) -> bool:
    """Whether a letter is left out of it, or two are turned round, behind the first: `fnt`, `lgo`."""
    turned = sorted(word) == sorted(beginning)
    return word[0] == beginning[0] and (turned or len(beginning) > len(word))
