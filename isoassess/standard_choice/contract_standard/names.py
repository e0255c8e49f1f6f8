"""The designations that are listed, as contracts word them, and where one of them stands in a wording."""

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from isoassess.files.yaml_reader import read_resource
from isoassess.standard_choice.contract_standard.named import Alias, AliasTable
from isoassess.standard_choice.contract_standard.tokens import Token, tokens
from isoassess.standard_choice.contract_standard.vocabulary import OtherStandard, others, words
from isoassess.standard_choice.contract_standard.years import year_of

_Name = tuple[tuple[str, ...], Alias | OtherStandard, str]


class Designation(Struct, frozen=True, kw_only=True):
    """A designation without its year."""

    end: int
    alias: Alias | None = None
    other: OtherStandard | None = None
    name: str
    year: int | None = None  # where it stands inside, as in `BS 5750:1987 Part 2`
    national: bool = False
    draft: bool = False


@cache
def first_pieces() -> frozenset[str]:
    """What a listed name can begin with."""
    return frozenset(pieces[0] for pieces in _by_beginning())


@cache
def _by_beginning() -> dict[tuple[str, ...], list[_Name]]:
    """Aliases and other standards by their first two pieces, the longest first."""
    table: dict[tuple[str, ...], list[_Name]] = {}
    known: list[tuple[str, Alias | OtherStandard]] = [
        (other_name, other) for other in others() for other_name in other.names
    ]
    known += [(alias.name, alias) for alias in read_resource("facts/aliases.yaml", AliasTable).aliases]
    for name, meaning in known:
        pieces = tuple(token.text for token in tokens(name))
        table.setdefault(pieces[:2], []).append((pieces, meaning, name))
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry[0]), isinstance(entry[1], OtherStandard)))
    return table


def alias_named(name: str) -> Alias:
    """The alias with exactly this name."""
    pieces = tuple(token.text for token in tokens(name))
    return next(
        known
        for wanted, known, _name in _by_beginning()[pieces[:2]]
        if wanted == pieces and isinstance(known, Alias)
    )


def other_named(name: str) -> OtherStandard | None:
    """What is known of a name beyond its model, as of the AQAP series."""
    return next((other for other in others() if name in other.names), None)


def listed(found: Sequence[Token], at: int) -> Designation | None:
    table, first = _by_beginning(), found[at].text
    second = found[at + 1].text if at + 1 < len(found) else ""
    for wanted, known, name in (*table.get((first, second), ()), *table.get((first,), ())):
        end, year = _fit(found, at, wanted)
        if not end or (len(wanted) == 1 and first in words("doubtful") and not found[at].capitals):
            continue
        if isinstance(known, Alias):
            return Designation(end=end, alias=known, name=known.name, year=year, other=other_named(name))
        return Designation(end=end, other=known, name=name, year=year)
    return None


def _fit(found: Sequence[Token], at: int, wanted: Sequence[str]) -> tuple[int, int | None]:
    """Where the name ends (0 if it is not here), and a year that stands before its last piece."""
    year = None
    for index, piece in enumerate(wanted):
        last = index == len(wanted) - 1
        if last and index and at < len(found) and found[at].text != piece and len(piece) == 1:
            year = year_of(found[at].text)
            at += year is not None
        if at >= len(found) or found[at].text != piece:
            return 0, None
        at += 1
    return at, year
