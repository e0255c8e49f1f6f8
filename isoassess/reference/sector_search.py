"""How a person finds their sector: by number, NACE code, name, or an everyday word of seven languages."""

import difflib
import re
from functools import cache

from msgspec import Struct

from isoassess.domain.profile import SectorCode
from isoassess.files.yaml_reader import read_resource
from isoassess.language.folding import folded
from isoassess.reference.sectors import IafSector, sector, sector_table

Words = tuple[str, ...]


class Trade(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words under which people look for their trade, by language; the likeliest sector code first."""

    codes: tuple[SectorCode, ...]
    en: Words = ()
    de: Words = ()
    fr: Words = ()
    es: Words = ()
    it: Words = ()
    pl: Words = ()
    nl: Words = ()

    @property
    def words(self) -> Words:
        """All of them."""
        return (*self.en, *self.de, *self.fr, *self.es, *self.it, *self.pl, *self.nl)


class TradeTable(Struct, frozen=True, kw_only=True):
    """The trades, and `any_firm`, words that tell of none; `as_of` is an ISO date."""

    as_of: str
    any_firm: Words
    trades: tuple[Trade, ...]


class _Known(Struct, frozen=True, kw_only=True):
    """What one sector is found by: `phrases` as a whole, with the place of the sector among several."""

    name: frozenset[str]
    everyday: frozenset[str]
    phrases: dict[Words, int]


_WORD = re.compile(r"[^\W_]+(?:[.&][^\W_]+)*")
_SILENT = frozenset({"and", "of", "the", "for", "etc", "not"})
_SHORTEST_STEM, _LONGEST_ENDING = 5, 10
_TYPING_SLIP = 0.84  # how alike a word that nobody knows must be to one that is known
_NUMBER, _PHRASE, _SECOND, _WHOLE, _NACE, _BEGINNING, _NUMBER_BEGINS = range(7)


@cache
def trade_table() -> TradeTable:
    """The trades as shipped."""
    return read_resource("facts/trades.yaml", TradeTable)


def search(text: str) -> tuple[IafSector, ...]:
    """The sectors that a text leads to, best first; an empty text finds all.

    Every word must be found, at least as the beginning of one. Where nothing is found, words that any firm
    uses are left out; then those that nobody knows are taken as typing slips, or as known ones that go on.
    """
    wanted = words_in(text)
    telling = tuple(word for word in wanted if word not in trade_table().any_firm)
    for attempt in (wanted, telling, _without_slips(telling), _without_endings(telling)):
        if found := _find(attempt) if attempt or not wanted else ():
            return found
    return ()


def words_in(text: str) -> Words:
    """Words and numbers in lower case and the singular, without accents and words that say nothing."""
    return tuple(_singular(word) for word in _WORD.findall(folded(text)) if word not in _SILENT)


def _find(wanted: Words) -> tuple[IafSector, ...]:
    ranked = [
        (rank, found.code) for found in sector_table().sectors if (rank := _rank(found, wanted)) is not None
    ]
    return tuple(sector(code) for _rank_, code in sorted(ranked))


def _rank(found: IafSector, wanted: Words) -> int | None:
    """0 is best, None is not found; a word counts by where it is found worst."""
    place = _known()[found.code].phrases.get(wanted)
    if place is not None and wanted != (str(found.code),):
        return _SECOND if place else _PHRASE
    ranks = [_rank_of_word(found, word) for word in wanted]
    return None if None in ranks else max((rank for rank in ranks if rank is not None), default=0)


def _rank_of_word(found: IafSector, word: str) -> int | None:
    if word == str(found.code):
        return _NUMBER
    words = _known()[found.code]
    if word in words.name or word in words.everyday:
        return _WHOLE
    if word in found.nace:
        return _NACE
    if any(known.startswith(word) for known in words.name | words.everyday):
        return _BEGINNING
    if any(number.startswith(word) for number in (str(found.code), *found.nace)):
        return _NUMBER_BEGINS
    return None


def _without_slips(wanted: Words) -> Words:
    return tuple(word if word in _all_words() else _nearest(word) for word in wanted)


def _without_endings(wanted: Words) -> Words:
    """A carpenter's workshop, written as one word, is found as the carpenter."""
    return tuple(next((stem for stem in _stems(word) if stem in _all_words()), word) for word in wanted)


def _stems(word: str) -> list[str]:
    """The word and its beginnings, the longest first."""
    shortest = max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)
    return [word[:length] for length in range(len(word), shortest - 1, -1)]


def _nearest(word: str) -> str:
    alike = [known for known in _all_words() if len(known) >= _SHORTEST_STEM and known[0] == word[0]]
    return next(iter(difflib.get_close_matches(word, alike, n=1, cutoff=_TYPING_SLIP)), word)


@cache
def _all_words() -> frozenset[str]:
    return frozenset().union(*(known.name | known.everyday for known in _known().values()))


@cache
def _known() -> dict[int, _Known]:
    return {found.code: _known_of(found) for found in sector_table().sectors}


def _known_of(found: IafSector) -> _Known:
    phrases = {words_in(words): 0 for words in found.words}
    for trade in trade_table().trades:
        if found.code in trade.codes:
            place = trade.codes.index(found.code)
            phrases = {words_in(words): place for words in trade.words} | phrases
    everyday = frozenset(word for phrase in phrases for word in phrase)
    return _Known(name=frozenset(words_in(found.name)), everyday=everyday, phrases=phrases)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
