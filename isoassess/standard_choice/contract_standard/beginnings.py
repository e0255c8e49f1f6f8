"""What the name of a standard can begin with: bodies, letters, listed names, and numbers that stand bare."""

from functools import cache

from isoassess.standard_choice.contract_standard.names import first_pieces
from isoassess.standard_choice.contract_standard.vocabulary import others, words

NUMBERS = ("9001", "9002", "9003")
EUROPEAN = ("29001", "29002", "29003")
_BODY_AND_NUMBER = 2


@cache
def starts() -> frozenset[str]:
    """What a mention can begin with."""
    return frozenset((*NUMBERS, *EUROPEAN, *other_iso_numbers(), *first_pieces(), *in_a_run()))


@cache
def other_iso_numbers() -> frozenset[str]:
    """The numbers of ISO's standards on other subjects, which may stand bare behind another number of ISO."""
    names = (name.split() for other in others() for name in other.names)
    return frozenset(
        pieces[1]
        for pieces in names
        if len(pieces) == _BODY_AND_NUMBER and pieces[0] == "ISO" and pieces[1].isdecimal()
    )


@cache
def in_a_run() -> frozenset[str]:
    """Bodies and letters, of which several may stand before one number."""
    return words("bodies") | words("letters") | words("drafts") | words("specification")


@cache
def national() -> frozenset[str]:
    """What only a national body has in its names; the years behind it are those of the adoption."""
    return in_a_run() - words("drafts") - {"ISO", "IEC", "EN"}
