"""Reads what certificate is held: which standard holds today, and which are history, planned or not held."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from isoassess.language.texts import _
from isoassess.standard_choice.contract_standard.grammar import mentions
from isoassess.standard_choice.contract_standard.kinds import Named
from isoassess.standard_choice.contract_standard.named import NOTHING, NamedStandard
from isoassess.standard_choice.contract_standard.standing import HeldState, standings
from isoassess.standard_choice.contract_standard.tokens import tokens
from isoassess.standard_choice.contract_standard.wording import meaning, read_name, together

_NEWEST = 2026  # beside it a certificate to the edition before may still run, so that is asked about


class Certificates(Struct, frozen=True, kw_only=True):
    """`present`: what is held, NONE where nothing is; the others in the order of the text.

    `past`: held before; `planned`: not held yet; `denied`: said not to be held, or suspended.
    """

    present: NamedStandard
    past: tuple[NamedStandard, ...] = ()
    planned: tuple[NamedStandard, ...] = ()
    denied: tuple[NamedStandard, ...] = ()

    @property
    def none_held(self) -> bool:
        """Whether standards are named, and none of them as one that is held."""
        return self.present.kind is Named.NONE and bool(self.past or self.planned or self.denied)

    @property
    def says(self) -> str:
        """What a person is told; empty where nothing is named."""
        sentences = (
            self._held(),
            _named(_("Before that: {names}."), self.past) if not self.none_held else "",
            _named(_("Held no longer: {names}."), self.past) if self.none_held else "",
            _named(_("Not held yet: {names}."), self.planned),
            _named(_("Said not to be valid: {names}."), self.denied),
        )
        return " ".join(sentence for sentence in sentences if sentence)

    def _held(self) -> str:
        if not self.none_held:
            return self.present.says_on_certificate
        return _("By this wording no certificate runs today. Look on the certificate whether that is so.")


@lru_cache(maxsize=256)
def read_certificate(text: str) -> Certificates:
    """`ISO 9002 since 1996, now ISO 9001:2015` is a certificate to ISO 9001:2015 with a history."""
    found = tokens(text)
    named = mentions(found)
    said = standings(found, named)
    if not named or (len(named) == 1 and said[0] in (HeldState.UNSAID, HeldState.HELD)):
        return Certificates(present=read_name(text))
    read = [meaning(mention) for mention in named]
    settled = _settled(read, said)

    def those(standing: HeldState) -> tuple[NamedStandard, ...]:
        return tuple(one for one, its in zip(read, settled, strict=True) if its is standing)

    held = those(HeldState.HELD)
    return Certificates(
        present=together(held) if held else NOTHING,
        past=those(HeldState.PAST),
        planned=those(HeldState.PLANNED),
        denied=those(HeldState.DENIED),
    )


def _settled(read: Sequence[NamedStandard], said: Sequence[HeldState]) -> list[HeldState]:
    """Of which nothing is said: history before the one said to be held or beside a newer one, else held."""
    now = said.index(HeldState.HELD) if HeldState.HELD in said else 0
    taken = [one for one, its in zip(read, said, strict=True) if its in (HeldState.UNSAID, HeldState.HELD)]

    def over(place: int) -> HeldState:
        return HeldState.PAST if place < now or _has_a_successor(read[place], taken) else HeldState.HELD

    return [its or over(place) for place, its in enumerate(said)]


def _named(sentence: str, standards: Sequence[NamedStandard]) -> str:
    names = ", ".join(dict.fromkeys(one.title for one in standards))
    return sentence.format(names=names) if names else ""


def _has_a_successor(own: NamedStandard, named: Sequence[NamedStandard]) -> bool:
    """Whether a newer edition of the family is named too, so that only that one can hold."""
    if own.kind is Named.OTHER:
        return False
    return any(
        other.kind is Named.ISO9001
        and other.year is not None
        and 2000 <= other.year < _NEWEST
        and (own.year or 0) < other.year
        for other in named
        if other is not own and (own.year is not None or own.alias != other.alias)
    )
