"""Finds the standards in a wording: bodies, a number with its part, and the year of the edition around it."""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct, structs

from isoassess.standard_choice.contract_standard.beginnings import (
    EUROPEAN,
    NUMBERS,
    in_a_run,
    national,
    other_iso_numbers,
    starts,
)
from isoassess.standard_choice.contract_standard.edition_numbers import (
    edition_after,
    edition_before,
    year_of_edition,
)
from isoassess.standard_choice.contract_standard.named import EDITIONS, Alias
from isoassess.standard_choice.contract_standard.names import Designation, alias_named, listed
from isoassess.standard_choice.contract_standard.tokens import Token, tokens
from isoassess.standard_choice.contract_standard.vocabulary import OtherStandard, words
from isoassess.standard_choice.contract_standard.years import FILLERS, year_after, year_before, year_of

_SHORTHAND = {"1": "9001", "2": "9002", "3": "9003"}  # as in `ISO 9001/2`
_EDITION_YEARS = frozenset(year for years in EDITIONS.values() for year in years)
_BETWEEN_YEARS = 4  # words between two years of editions
_LONGEST_RUN = 9  # bodies before a number, as in `ANSI/ISO/ASQ Q9001`


class Mention(Struct, frozen=True, kw_only=True):
    """A standard named in a wording, from token `start` to before token `end`."""

    start: int
    end: int
    alias: Alias | None = None
    other: OtherStandard | None = None
    name: str
    written: str
    year: int | None = None
    national: bool = False
    draft: bool = False
    counted: int | None = None  # the number of the edition, where the year is of another one

    @property
    def numbered(self) -> bool:
        """Whether a bare 9001, 9002 or 9003 after it is meant as an ISO number, too."""
        return self.name.removeprefix("ISO ") in (*NUMBERS, "9000") or self.european

    @property
    def european(self) -> bool:
        """Whether a bare 29001, 29002 or 29003 after it is meant as a number of EN, too."""
        return self.name.removeprefix("EN ") in EUROPEAN


def mentions(found: Sequence[Token]) -> list[Mention]:
    """Every standard named, in order."""
    result: list[Mention] = []
    at = 0
    beginnings, runs = starts(), _ends_of_runs(found)
    while at < len(found):
        if found[at].text not in beginnings:  # most words of a long text
            at += 1
            continue
        designation = _designation(found, at, runs[at]) or _goes_on(found, at, result)
        if designation is None:
            at += 1
            continue
        mention = _dated(found, at, designation, free_from=result[-1].end if result else 0)
        result.append(mention)
        at = mention.end
        for more in (*_shorthands(found, mention), *_further_years(found, mention)):
            result.append(more)
            at = more.end
    return result


def bare_numbers(found: Sequence[Token]) -> list[Mention]:
    """What numbers without any name may mean, where no standard is named in full."""
    result = []
    for at in range(len(found)):
        designation = _bare(found, at)
        if designation is not None:
            result.append(_dated(found, at, designation))
    return result


def only_numbers(found: Sequence[Token]) -> bool:
    """Whether nothing but ISO numbers, years and small words stands there."""
    little = words("small") | words("edition") | {"+", "AND", "OR", "UND", "ODER", "ET", "OU", "Y", "O", "E"}
    return all(token.number or token.text in little for token in found)


def speaks_of_quality(found: Sequence[Token]) -> bool:
    """Whether a bare number in this text may well be a standard."""
    about = words("quality")
    return any(token.text in about for token in found)


def _numbers_go_on(result: Sequence[Mention]) -> bool:
    return any(mention.numbered for mention in result)


def _goes_on(found: Sequence[Token], at: int, result: Sequence[Mention]) -> Designation | None:
    """A number without its body, which the names before it have."""
    if found[at].text in EUROPEAN and any(mention.european for mention in result):
        alias = alias_named(f"EN {found[at].text}")
        return Designation(end=at + 1, alias=alias, name=alias.name)
    return _bare(found, at) if _numbers_go_on(result) else None


def _designation(found: Sequence[Token], at: int, run: int) -> Designation | None:
    """The longest name that starts here; `run`: where the bodies and letters from here end."""
    candidates = [
        designation for designation in (listed(found, at), _iso_number(found, at, run)) if designation
    ]
    return max(candidates, key=lambda designation: designation.end, default=None)


def _dated(
    found: Sequence[Token], start: int, designation: Designation, *, free_from: int | None = None
) -> Mention:
    """The name with its year; `free_from`: where the name before it ends."""
    year, end = designation.year, designation.end
    if year is None:
        year, end = year_after(found, designation.end)
    if year is None:
        year = year_before(found, start)
    number, behind = edition_after(found, designation.end)
    if number is None and end > designation.end:
        number, behind = edition_after(found, end)
    if number is None:
        number = edition_before(found, start, free_from=start if free_from is None else free_from)
    counted = None if designation.national else year_of_edition(designation.name, number)
    if year is None and counted is not None:
        year, end = counted, behind
    return Mention(
        start=start,
        end=end,
        alias=designation.alias,
        other=designation.other,
        name=designation.name,
        written=_written(found[start:end], found[start : designation.end], year),
        year=year,
        counted=number if year is not None and counted not in (None, year) else None,
        national=designation.national,
        draft=designation.draft or _draft_behind(found, end),
    )


def _written(whole: Sequence[Token], named: Sequence[Token], year: int | None) -> str:
    """The name as it stands there; a year in brackets or behind other words as ISO's own name has it."""
    as_it_stands, name = _text(whole), _text(named)
    plain = len(whole) == len(named) + 1 and "(" not in as_it_stands
    return as_it_stands if plain or not year or str(year) in name else f"{name}:{year}"


def _text(part: Sequence[Token]) -> str:
    return "".join(token.gap + token.text for token in part).removeprefix(part[0].gap)


def _draft_behind(found: Sequence[Token], at: int) -> bool:
    """As in `ISO 9001:2026 FDIS` and `ISO 9001:2015 (draft)`."""
    return any(token.text in words("drafts") for token in found[at : at + 2])


def _iso_number(found: Sequence[Token], at: int, end: int) -> Designation | None:
    """`DIN EN ISO 9001`, `GOST R ISO 9002`, `ISO/FDIS 9001`, `ISO standard No. 9.001`."""
    if not at < end <= at + _LONGEST_RUN:
        return None
    run = [token.text for token in found[at:end]]
    if not _stands_for_a_body(found[at:end]):
        return None
    while "ISO" in run and end < len(found) and found[end].text in FILLERS:
        end += 1
    number, end = _number(found, end)
    if number not in NUMBERS:
        return None
    guidance = number == "9002" and run[-1] in words("specification")
    alias = alias_named(
        "ISO/TS 9002" if guidance and "ISO" in run else "TS 9002" if guidance else f"ISO {number}"
    )
    return Designation(
        end=end,
        alias=alias,
        name=alias.name,
        national=any(piece in national() for piece in run[: -1 if guidance else None]),
        draft=any(piece in words("drafts") for piece in run),
    )


def _ends_of_runs(found: Sequence[Token]) -> list[int]:
    """For each place where the bodies and letters that begin there end; the place itself where none do."""
    known = in_a_run()
    ends = list(range(len(found)))
    for at in range(len(found) - 1, -1, -1):
        if found[at].text in known:
            ends[at] = ends[at + 1] if at + 1 < len(found) and found[at + 1].text in known else at + 1
    return ends


def _stands_for_a_body(run: Sequence[Token]) -> bool:
    """A word such as `is` or `as` is a body only in capitals, and a letter only beside one."""
    bodies, doubtful = words("bodies"), words("doubtful")
    named = [token for token in run if token.text in bodies or token.text in words("drafts")]
    return any(token.text not in doubtful or token.capitals or len(run) > 1 for token in named)


def _number(found: Sequence[Token], at: int) -> tuple[str, int]:
    """The number here and where it ends; `9.001` and `9 001` are one number."""
    if at >= len(found):
        return "", at
    here = found[at].text
    after = found[at + 1] if at + 1 < len(found) else None
    if here == "9" and after and len(after.text) == 3 and after.gap in (".", ",", " ", "'", "’", "\u00a0"):
        return here + after.text, at + 2
    return here, at + 1


def _bare(found: Sequence[Token], at: int) -> Designation | None:
    """A 9001, 9002 or 9003 with no name of its own, and not the number of something else."""
    if found[at].text not in NUMBERS:
        return _other_bare(found, at)
    if at and _counts_something_else(found[at - 1]):
        return None
    alias = alias_named(f"ISO {found[at].text}")
    return Designation(end=at + 1, alias=alias, name=alias.name)


def _other_bare(found: Sequence[Token], at: int) -> Designation | None:
    """As in `ISO 9001/14001` and `ISO 9001, 14001 and 45001`."""
    joined = at and (found[at].gap.strip() in ("/", ",", "+", "&") or found[at - 1].text in words("joining"))
    if not joined or found[at].text not in other_iso_numbers():
        return None
    named = listed(tokens(f"ISO {found[at].text}"), 0)
    return structs.replace(named, end=at + 1) if named else None


def _counts_something_else(before: Token) -> bool:
    """Whether the token before a number makes it an order, a telephone or the like."""
    if before.number:
        return before.text not in (*NUMBERS, "9000") and year_of(before.text) is None
    return before.text in words("labels")


def _shorthands(found: Sequence[Token], mention: Mention) -> Iterator[Mention]:
    """The further numbers of `ISO 9001/2/3`; in `ISO 9001, 3 sites` there are none."""
    if mention.name.removeprefix("ISO ") not in NUMBERS or mention.year is not None:
        return
    at = mention.end
    while at < len(found) and found[at].text in _SHORTHAND and _is_shorthand(found, at):
        alias = alias_named(f"ISO {_SHORTHAND[found[at].text]}")
        yield _dated(found, at, Designation(end=at + 1, alias=alias, name=alias.name))
        at += 1


def _further_years(found: Sequence[Token], mention: Mention) -> Iterator[Mention]:
    """The further editions of `ISO 9001:2008/2015` and `version 2008 or 2015`."""
    at = mention.end
    while mention.year is not None and at < len(found):
        place = at
        while place < len(found) and place - at < _BETWEEN_YEARS and found[place].text in _before_a_further():
            place += 1
        year = year_of(found[place].text) if place < len(found) else None
        joined = place > at or (place < len(found) and found[place].gap.strip() in ("/", ",", "+", "&", "|"))
        if year not in _EDITION_YEARS or not joined:
            return
        at = place + 1
        yield structs.replace(mention, start=place, end=at, year=year)


@cache
def _before_a_further() -> frozenset[str]:
    return words("or_else") | words("joining") | words("edition") | words("small")


def _is_shorthand(found: Sequence[Token], at: int) -> bool:
    after = found[at + 1] if at + 1 < len(found) else None
    if ":" in found[at].gap:  # a year that is broken, or a count
        return after is None or after.gap.strip() == "("
    tight = found[at].gap.strip() == "/"
    return tight or after is None or after.number or after.gap.strip() in (".", ")", ";", "(")
