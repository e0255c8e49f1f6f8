"""Reads what certificate is held: which standard holds today, and which ones are history."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from isoassess.language.texts import _
from isoassess.standard_choice.contract_standard.grammar import Mention, mentions
from isoassess.standard_choice.contract_standard.named import Named, NamedStandard
from isoassess.standard_choice.contract_standard.tokens import Token, tokens
from isoassess.standard_choice.contract_standard.vocabulary import words
from isoassess.standard_choice.contract_standard.wording import meaning, read_name, together

_REACH = 4  # words before a name that may say when it held
_BREAKS = (",", ";", ".", "(", ")", "\n")


class Certificates(Struct, frozen=True, kw_only=True):
    """`present`: what is held; `past`: what was held before, in the order of the text."""

    present: NamedStandard
    past: tuple[NamedStandard, ...] = ()

    @property
    def says(self) -> str:
        """What a person is told; empty where nothing is named."""
        if not self.past:
            return self.present.says_on_certificate
        before = ", ".join(dict.fromkeys(one.title for one in self.past))
        return f"{self.present.says_on_certificate} {_('Before that: {names}.').format(names=before)}"


@lru_cache(maxsize=256)
def read_certificate(text: str) -> Certificates:
    """`ISO 9002 since 1996, now ISO 9001:2015` is a certificate to ISO 9001:2015 with a history."""
    found = tokens(text)
    named = mentions(found)
    if len(named) < 2:
        return Certificates(present=read_name(text))
    over = _over(found, named)
    past = tuple(meaning(mention) for mention, is_over in zip(named, over, strict=True) if is_over)
    held = [meaning(mention) for mention, is_over in zip(named, over, strict=True) if not is_over]
    return Certificates(present=together(held), past=past) if held else Certificates(present=together(past))


def _over(found: Sequence[Token], named: Sequence[Mention]) -> list[bool]:
    """Which of the names are history: by the words before them, else older editions of the same."""
    said = [
        _said_before(found, named, place) or _said_after(found, named, place) for place in range(len(named))
    ]
    if "present" in said:
        now = said.index("present")
        return [place < now or words_ == "past" for place, words_ in enumerate(said)]
    if "past" in said:
        return [words_ == "past" for words_ in said]
    return [_has_a_successor(mention, named) for mention in named]


def _said_before(found: Sequence[Token], named: Sequence[Mention], place: int) -> str:
    """What the words between the name before and this one say of this one: past, present or nothing.

    What stands before a comma belongs to the name before.
    """
    start = named[place - 1].end if place else 0
    if place and _breaks(found[named[place].start].gap):
        return ""
    between = found[max(start, named[place].start - _REACH) : named[place].start]
    for at in range(len(between) - 1, -1, -1):
        text = between[at].text
        if text in words("present") or (place and text in words("onward")):
            return "present"
        if text in words("past"):
            instead = place and any(token.text in words("by") for token in between[at + 1 :])
            return "present" if instead else "past"
        if place and _breaks(between[at].gap):
            return ""
    return ""


def _said_after(found: Sequence[Token], named: Sequence[Mention], place: int) -> str:
    """What the words after a name say of it up to a comma, as in `ISO 9002 until 2003, ISO 9001 now`."""
    end = named[place + 1].start if place + 1 < len(named) else len(found)
    for token in found[named[place].end : min(end, named[place].end + _REACH)]:
        if _breaks(token.gap):
            return ""
        if token.text in words("present"):
            return "present"
        if token.text in words("past"):
            return "past"
    return ""


def _breaks(gap: str) -> bool:
    return any(mark in gap for mark in _BREAKS)


def _has_a_successor(mention: Mention, named: Sequence[Mention]) -> bool:
    """Whether a newer edition of the family is named too, so that only that one can hold."""
    own = meaning(mention)
    if own.kind is Named.OTHER:
        return False
    newer = (meaning(other) for other in named if other is not mention)
    return any(
        other.kind is Named.ISO9001
        and other.year is not None
        and other.year >= 2000
        and (own.year or 0) < other.year
        for other in newer
        if own.year is not None or own.alias != other.alias
    )
