"""The register of the numbers of findings, NC-01 or OFI-02: which requirement each was given to.

A number is given once in an assessment and never again to another requirement. What a register does not name
yet takes the next numbers in the order in which it comes.
"""

from collections.abc import Iterable
from enum import StrEnum

Register = dict[str, str]  # requirement id by number
EarlierNumbers = tuple[
    tuple[str, str], ...
]  # what a requirement's finding was called: number and requirement
FINDING_NUMBER = r"^(NC|OFI)-(0[1-9]|[1-9][0-9]{1,4})$"


class FindingKind(StrEnum):
    """What a number begins with; minor and major are both nonconformities, so that a regrade renames none."""

    NONCONFORMITY = "NC"
    IMPROVEMENT = "OFI"


Wanted = tuple[FindingKind, str]  # the requirement that needs a number of this kind


def extended(register: Register, wanted: Iterable[Wanted]) -> Register:
    """The register with a number for each that is wanted and has none; as it is where nothing is new."""
    numbers = given(register)
    missing = [one for one in dict.fromkeys(wanted) if one not in numbers]
    if not missing:
        return register
    last = dict.fromkeys(FindingKind, 0)
    for kind, place, _requirement in _parted(register):
        last[kind] = max(last[kind], place)
    known = dict(register)
    for kind, requirement in missing:
        last[kind] += 1
        known[number_words(kind, last[kind])] = requirement
    return known


def given(register: Register) -> dict[Wanted, str]:
    """The number of each requirement by its kind; the smaller one where a file gives it two."""
    numbers: dict[Wanted, str] = {}
    for kind, place, requirement in _parted(register):
        numbers.setdefault((kind, requirement), number_words(kind, place))
    return numbers


def number_words(kind: FindingKind, place: int) -> str:
    """As it is written everywhere, with a nought before a single digit."""
    return f"{kind}-{place:02d}"


def number_parts(number: str) -> tuple[FindingKind, int] | None:
    """The kind and the place; None for what is no such number."""
    name, _dash, place = number.partition("-")
    kind = next((kind for kind in FindingKind if kind == name), None)
    if kind is None or not (place.isascii() and place.isdigit()):
        return None
    return (kind, int(place)) if int(place) and number_words(kind, int(place)) == number else None


def _parted(register: Register) -> list[tuple[FindingKind, int, str]]:
    """Kind, place and requirement of each number, the smallest first."""
    parted = ((number_parts(number), requirement) for number, requirement in register.items())
    return sorted((*parts, requirement) for parts, requirement in parted if parts is not None)
