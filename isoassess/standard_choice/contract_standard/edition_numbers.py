"""Finds the number of an edition beside a name, as in `5th edition` and `Ed. 5`, and the year it is of."""

from collections.abc import Sequence

from isoassess.standard_choice.contract_standard.named import EDITIONS
from isoassess.standard_choice.contract_standard.tokens import Token
from isoassess.standard_choice.contract_standard.vocabulary import wording, words

_REACH = 4  # words between a name and the end of its edition
_TIGHT = ("", "-", ":")


def edition_after(found: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The number of the edition that follows a name, and where it ends; None, and the same place, without."""
    for end in range(at, min(len(found), at + _REACH)):
        number, behind = _number_with_its_word(found, end)
        if number is not None:
            return number, behind
        if found[end].text not in words("small"):
            break
    return None, at


def edition_before(found: Sequence[Token], start: int, *, free_from: int) -> int | None:
    """As in `the fifth edition of ISO 9001`; what stands before `free_from` is of another name."""
    if start < len(found) and found[start].gap.strip():
        return None
    for first in range(start - 1, max(free_from, start - _REACH) - 1, -1):
        number, behind = _number_with_its_word(found, first)
        if number is not None:
            return number if all(token.text in words("small") for token in found[behind:start]) else None
    return None


def year_of_edition(name: str, number: int | None) -> int | None:
    """The year in which ISO published that edition of a name of its own; None where there is none."""
    years = EDITIONS.get(name, ())
    return years[number - 1] if number is not None and 0 < number <= len(years) else None


def _number_with_its_word(found: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The number of an edition and where it ends, the word for it before or behind."""
    if found[at].text in words("numbered_edition"):
        number, end = _ordinal(found, at + 1)
        return (number, end) if number is not None else (None, at)
    number, end = _ordinal(found, at)
    if number is not None and end < len(found) and found[end].text in words("numbered_edition"):
        return number, end + 1
    return None, at


def _ordinal(found: Sequence[Token], at: int) -> tuple[int | None, int]:
    """`5`, `5th`, `fifth`, `第5`."""
    while at < len(found) and found[at].text in words("counting"):
        at += 1
    if at >= len(found):
        return None, at
    token = found[at]
    if token.text in wording().ordinals:
        return wording().ordinals[token.text], at + 1
    if not token.number or len(token.text) > 1:
        return None, at
    glued = (
        at + 1 < len(found)
        and found[at + 1].text in words("ordinal_endings")
        and found[at + 1].gap in ("", "-", ":")
    )
    return int(token.text), at + 2 if glued else at + 1
