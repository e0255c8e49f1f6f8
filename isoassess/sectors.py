"""The 39 sector codes: what each is called, how dangerous it usually is, and how a person finds their own."""

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from isoassess.folding import folded
from isoassess.model import Confidence
from isoassess.profile import Risk
from isoassess.reading import read_resource


class Basis(Struct, frozen=True, kw_only=True):
    """How sure one column of the table is, and what it rests on."""

    confidence: Confidence
    sources: tuple[str, ...]


class Sector(Struct, frozen=True, kw_only=True):
    """One code of IAF ID 1; `nace` without `nace_except` are NACE Rev. 2 divisions, groups or classes.

    `usual_risk` is None where the examples of MD 5 do not name the sector as a whole.
    """

    code: int
    name: str
    short: str
    nace: tuple[str, ...]
    nace_except: tuple[str, ...] = ()
    usual_risk: Risk | None = None
    risk_note: str = ""
    words: tuple[str, ...]

    @property
    def title(self) -> str:
        """Number and name, as a list shows it."""
        return f"{self.code} {self.name}"


class SectorTable(Struct, frozen=True, kw_only=True):
    """The codes with the basis of each column; `as_of` is an ISO date."""

    as_of: str
    names: Basis
    nace_mapping: Basis
    risks: Basis
    sectors: tuple[Sector, ...]


_DANGER = (Risk.LOW, Risk.MEDIUM, Risk.HIGH)
_WORD = re.compile(r"[^\W_]+(?:[.&][^\W_]+)*")
_SILENT = frozenset({"and", "of", "the", "for", "etc", "not"})


@cache
def sector_table() -> SectorTable:
    """The codes as shipped, in the order of their numbers."""
    return read_resource("facts/sectors.yaml", SectorTable)


def sector(code: int) -> Sector:
    """The sector with this number; KeyError for one that does not exist."""
    return _by_code()[code]


def search(text: str) -> tuple[Sector, ...]:
    """The sectors that a number, a NACE code, a word of the name or an everyday word leads to, best first.

    Every word must be found, at least as the beginning of one; an empty text finds all.
    """
    wanted = _folded(text)
    ranked = [
        (rank, found.code) for found in sector_table().sectors if (rank := _rank(found, wanted)) is not None
    ]
    return tuple(sector(code) for _rank_, code in sorted(ranked))


def usual_risk(codes: Iterable[int]) -> Risk | None:
    """The highest usual risk among these sectors; None where none of them has one."""
    risks = [found.usual_risk for code in codes if (found := _by_code().get(code)) and found.usual_risk]
    return max(risks, key=_DANGER.index, default=None)


def risk_following(before: Iterable[int], after: Iterable[int], risk: Risk | None) -> Risk | None:
    """The risk after the codes changed: a proposal follows the codes, a person's own choice stays."""
    proposed = risk is None or risk is usual_risk(before)
    return usual_risk(after) if proposed else risk


@cache
def _by_code() -> dict[int, Sector]:
    return {found.code: found for found in sector_table().sectors}


def _rank(found: Sector, wanted: tuple[str, ...]) -> int | None:
    """0 is best, None is not found; a word counts by where it is found worst."""
    ranks = [_rank_of_word(found, word) for word in wanted]
    return None if None in ranks else max((rank for rank in ranks if rank is not None), default=0)


def _rank_of_word(found: Sector, word: str) -> int | None:
    if word == str(found.code):
        return 0
    name, everyday = _words_of(found.code)
    if word in name or word in everyday:
        return 1
    if word in found.nace:
        return 2
    if any(known.startswith(word) for known in (*name, *everyday)):
        return 3
    numbers = (str(found.code), *found.nace)
    if any(number.startswith(word) for number in numbers):
        return 4
    return None


@cache
def _words_of(code: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = sector(code)
    return _folded(found.name), _folded(" ".join(found.words))


def _folded(text: str) -> tuple[str, ...]:
    """Words and numbers in lower case and the singular, without accents and words that say nothing."""
    return tuple(_singular(word) for word in _WORD.findall(folded(text)) if word not in _SILENT)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
