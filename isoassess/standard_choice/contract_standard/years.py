"""Finds the year of an edition in the words after a number, or before its name."""

from collections.abc import Sequence
from functools import cache

from isoassess.standard_choice.contract_standard.tokens import Token
from isoassess.standard_choice.contract_standard.vocabulary import words

FILLERS = frozenset(
    {"STANDARD", "STANDARDS", "NORM", "NORMA", "NORME", "SERIES", "NR", "NO", "NUMBER", "N"}
)  # between a body and its number
_FIRST_YEAR, _LAST_YEAR = 1979, 2049
_LONGEST_YEAR_PHRASE = 8
_MONTHS = 12
_ROMAN = {"MCMLXXXVII": 1987, "MCMXCIV": 1994, "MMVIII": 2008, "MMXV": 2015, "MMXXVI": 2026}
_KNOWN_SHORT_YEARS = frozenset({"87", "94", "00", "08", "15", "26"})


@cache
def _before_a_year() -> frozenset[str]:
    return words("edition") | words("small") | words("months") | words("ordinals")


def year_after(found: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The year of the edition and where the text goes on; None, and the same place, where none is said."""
    said = loose = False  # a word for an edition; a word that needs one, as "in" does
    for end in range(at, min(len(found), at + _LONGEST_YEAR_PHRASE)):
        token = found[end]
        dated = _year_behind_a_month(token, found[end + 1]) if end + 1 < len(found) else None
        if dated is not None:
            return dated, end + 2
        if _ends_a_sentence(token.gap) and end == at:
            break
        broken = _goes_on_tightly(found, end)
        year = year_of(token.text) or (None if broken else _short_year(token, first=end == at, said=said))
        if year is not None:
            behind = end + 1 < len(found) and found[end + 1].text in words("edition")
            return (year, end + 1) if said or behind or not loose else (None, at)
        if not _goes_on(found, end, said=said):
            break
        said = said or token.text in words("edition") or token.text in words("months")
        loose = loose or token.text in ("IN", "FROM", "THE", "LATEST", "CURRENT", "OR", "I", "W", "V")
    return None, at


def _year_behind_a_month(token: Token, after: Token) -> int | None:
    """As in `(05/90)` and `08.1994`; behind a colon such a pair is of two years."""
    month = token.number and len(token.text) == 2 and 1 <= int(token.text) <= _MONTHS
    if not month or ":" in token.gap or after.gap not in ("/", ".") or not after.number:
        return None
    year = year_of(after.text)
    if len(after.text) == 2 and int(after.text) > _MONTHS:
        year = _in_full(int(after.text))
    return year if year is not None and (year < 2000 or f"{year}"[2:] in _KNOWN_SHORT_YEARS) else None


def _goes_on_tightly(found: Sequence[Token], at: int) -> bool:
    """Whether two digits are the first half of a year that is broken, as in `20l5` or `20 15`."""
    after = found[at + 1] if at + 1 < len(found) else None
    if after is None or found[at].text not in ("19", "20"):
        return False
    half = after.number and len(after.text) == 2 and after.gap == " "
    return half or (after.gap == "" and not after.number)


def _goes_on(found: Sequence[Token], at: int, *, said: bool) -> bool:
    """Whether a token may stand between a number and its year."""
    token = found[at]
    if token.number:
        day = len(token.text) <= 2 and 1 <= int(token.text) <= 31
        after = found[at + 1].text if at + 1 < len(found) else ""
        return day and (said or after in _before_a_year())
    return token.text in _before_a_year()


def _ends_a_sentence(gap: str) -> bool:
    return "\n" in gap.strip(" ") or gap.startswith((". ", "; "))


def year_before(found: Sequence[Token], start: int) -> int | None:
    """As in `the 1994 edition of ISO 9002`; a year without a word for an edition is none."""
    said = False
    for at in range(start - 1, max(-1, start - 1 - _LONGEST_YEAR_PHRASE), -1):
        text = found[at].text
        year = year_of(text)
        if year is not None:
            return year if said or (at > 0 and found[at - 1].text in words("edition")) else None
        if text not in _before_a_year() and text not in FILLERS:
            return None
        said = said or text in words("edition")
    return None


def year_of(text: str) -> int | None:
    """In digits or as the Roman numerals of an edition."""
    if text in _ROMAN:
        return _ROMAN[text]
    return (
        int(text) if len(text) == 4 and text.isdecimal() and _FIRST_YEAR <= int(text) <= _LAST_YEAR else None
    )


def _short_year(token: Token, *, first: bool, said: bool) -> int | None:
    """`9002-96`, `9001:'15`; after a blank only a year of which there is an edition."""
    if len(token.text) != 2 or not token.number:
        return None
    tight = (
        first
        and token.gap.strip() in (":", "-", "–", "—", "/", "'", "’", ": '", "(", "_")
        and bool(token.gap.strip())
    )
    if not (
        tight
        or (token.text in _KNOWN_SHORT_YEARS and (first or said))
        or (said and token.gap.strip() in ("'", "’"))
    ):
        return None
    full = _in_full(int(token.text))
    return full if full <= _LAST_YEAR else None


def _in_full(two_digits: int) -> int:
    return (1900 if two_digits >= _FIRST_YEAR % 100 else 2000) + two_digits
