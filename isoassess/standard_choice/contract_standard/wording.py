"""Reads which standard a contract or a certificate names; nothing that was read is dropped in silence."""

import difflib
from collections.abc import Collection, Sequence
from functools import lru_cache

from msgspec.structs import replace

from isoassess.domain import Confidence
from isoassess.standard_choice.contract_standard.beginnings import NUMBERS
from isoassess.standard_choice.contract_standard.grammar import (
    Mention,
    bare_numbers,
    mentions,
    only_numbers,
    speaks_of_quality,
)
from isoassess.standard_choice.contract_standard.kinds import MODELS, Named
from isoassess.standard_choice.contract_standard.named import NOTHING, UNRECOGNIZED, NamedStandard
from isoassess.standard_choice.contract_standard.surroundings import (
    alternatives,
    denied_in,
    in_force,
    opened_by,
    puzzling_year,
    unknown_names,
)
from isoassess.standard_choice.contract_standard.titles import by_title
from isoassess.standard_choice.contract_standard.tokens import Token, tokens, without_slips
from isoassess.standard_choice.contract_standard.vocabulary import fold, words

_QS = "QS-9000"
_AVIATION = ("EN 9100", "EN 9110", "EN 9120")  # an ISO of these numbers is a slip
_LONGEST_NOTHING = 60  # characters of "to be confirmed" with all its dots


@lru_cache(maxsize=256)
def read_name(text: str) -> NamedStandard:
    """The standard that a contract's or certificate's wording names; linear in the length of the text."""
    if names_nothing(text):
        return NOTHING
    found = tokens(text)
    read = _read(found)
    if read is not None and (read.year is not None or read.kind not in (*MODELS, Named.AMBIGUOUS)):
        return read
    corrected = without_slips(text)
    meant = _read(tokens(corrected)) if corrected != text else None
    if read is not None:
        slipped = meant is not None and meant.year is not None  # the year has a letter for a digit
        return replace(UNRECOGNIZED, suggestion=meant.title) if meant and slipped else read
    return replace(UNRECOGNIZED, suggestion=meant.title if meant else _nearest(found))


def names_nothing(text: str) -> bool:
    """Whether the text is empty or says in words that no standard is named."""
    if not any(map(str.isalnum, text)):
        return True
    if len(text) > _LONGEST_NOTHING:
        return False
    said = " ".join(fold(text).strip(" \t\r\n-–—?.…/*_()[]").split())
    return said in words("nothing")


def _read(found: Sequence[Token]) -> NamedStandard | None:
    named = mentions(found)
    if named:
        read = together([meaning(mention) for mention in named], alternatives(found, named))
        further = replace(
            read,
            unread=unknown_names(found, named),
            adds=opened_by(found, named),
            in_force=in_force(found, named) if read.year is None and read.kind in MODELS else "",
        )
        if read.year is None and read.kind in (*MODELS, Named.AMBIGUOUS):
            further = replace(further, puzzling=puzzling_year(found, named))
        return _denied(further, named) if denied_in(found, named) else further
    titled = by_title(found)
    if titled is not None:
        return titled
    return _by_numbers(found)


def _denied(read: NamedStandard, named: Sequence[Mention]) -> NamedStandard:
    """What is said not to be asked for fixes nothing; all that is named is asked about together."""
    names = ", ".join(dict.fromkeys(meaning(mention).title for mention in named))
    return NamedStandard(kind=Named.AMBIGUOUS, alias=names, denied=True, unread=read.unread, adds=read.adds)


def _by_numbers(found: Sequence[Token]) -> NamedStandard | None:
    """`9002:1994` alone is read; a bare number in a longer text is only asked about."""
    bare = bare_numbers(found)
    if not bare:
        return None
    if only_numbers(found):
        return together([meaning(mention) for mention in bare])
    if not speaks_of_quality(found):
        return None
    first = meaning(bare[0])
    if first.alias == "ISO 9002" and first.year is None:
        return first
    return replace(UNRECOGNIZED, suggestion=first.title)


def meaning(mention: Mention) -> NamedStandard:
    """What one mention stands for."""
    alias, other = mention.alias, mention.other
    if alias is None:
        assert other is not None
        return NamedStandard(
            kind=Named.OTHER,
            year=mention.year,
            alias=mention.name,
            other=other,
            confidence=other.confidence,
            sources=other.sources,
        )
    spans = [
        span.means
        for span in alias.years
        if mention.year is not None and span.first <= mention.year <= span.last
    ]
    return NamedStandard(
        kind=spans[0] if spans else alias.means,
        year=mention.year,
        alias=alias.name,
        written=mention.written,
        national=mention.national,
        draft=mention.draft,
        counted=mention.counted,
        adopts=alias.edition,
        relation=alias.relation,
        other=other,
        confidence=alias.confidence,
        sources=alias.sources,
    )


def together(read: Sequence[NamedStandard], alternatives: Collection[int] = ()) -> NamedStandard:
    """What several names in one text come to; different models, editions or alternatives must be asked about.

    `alternatives`: the places of those that stand on either side of an "or".
    """
    models = [one for one in read if one.kind in MODELS]
    open_ones = [one for one in read if one.kind is Named.AMBIGUOUS]
    guidance = [one for one in read if one.kind is Named.GUIDANCE]
    others = [one for one in read if one.kind is Named.OTHER]
    offered = [one for place, one in enumerate(read) if place in alternatives]
    instead = [one for one in offered if one not in models]
    if models and (_differ(models, open_ones) or len({one.alias for one in offered}) > 1):
        binding = [one for one in read if one in models or one in open_ones or one in instead]
        names = ", ".join(dict.fromkeys(one.title for one in binding))
        either = tuple(dict.fromkeys(one.kind for one in models)) if len(offered) == len(binding) else ()
        several = NamedStandard(kind=Named.AMBIGUOUS, alias=names, several=True, either=either)
        return replace(several, beside=_beside([one for one in (*guidance, *others) if one not in instead]))
    if models:
        return replace(_fullest(models), beside=_beside((*guidance, *others)))
    if guidance:
        return replace(guidance[0], beside=_beside(others))
    if open_ones and any(one.alias == _QS for one in others):
        return NamedStandard(kind=Named.ISO9002, alias=f"{_QS} + ISO 9002", confidence=Confidence.MEDIUM)
    if open_ones:
        return replace(open_ones[0], beside=_beside(others))
    return replace(others[0], beside=_beside(others[1:]))


def _differ(models: Sequence[NamedStandard], open_ones: Sequence[NamedStandard]) -> bool:
    """Whether different models, or different editions of one, are named."""
    kinds = {one.kind for one in models}
    editions = {one.edition or one.year for one in models if one.year is not None}
    drafts = {one.draft for one in models}
    return (
        len(kinds) > 1
        or len(editions) > 1
        or len(drafts) > 1
        or (kinds != {Named.ISO9002} and bool(open_ones))
    )


def _fullest(models: Sequence[NamedStandard]) -> NamedStandard:
    """The one whose year is said."""
    return max(models, key=lambda one: one.year or 0)


def _beside(others: Sequence[NamedStandard]) -> tuple[NamedStandard, ...]:
    """The other standards, each once; the family name says nothing beside a member of it."""
    return tuple({one.alias: one for one in others if one.alias != "ISO 9000"}.values())


def _nearest(found: Sequence[Token]) -> str:
    """The name that a wording with a slip was probably meant to be; empty where none is near."""
    for place, token in enumerate(found):
        before = found[place - 1].text if place else ""
        if token.number and 3 <= len(token.text) <= 5 and _like_iso(before):
            if f"EN {token.text}" in _AVIATION:
                return f"EN {token.text}"
            swapped = [number for number in NUMBERS if sorted(number) == sorted(token.text)]
            if swapped:
                return f"ISO {swapped[0]}"
            near = difflib.get_close_matches(token.text, NUMBERS, n=len(NUMBERS), cutoff=0.74)
            if near and len(near) < len(NUMBERS):  # as near to all of them is near to none
                return f"ISO {near[0]}"
    return ""


def _like_iso(word: str) -> bool:
    return word == "ISO" or (len(word) <= 4 and sorted(word[:3]) == ["I", "O", "S"])
