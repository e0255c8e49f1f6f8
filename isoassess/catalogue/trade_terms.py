"""The words of the trade and the requirements that ask about them in plainer ones."""

from collections import defaultdict
from functools import cache

from msgspec import Struct

from isoassess.files.yaml_reader import read_resource


class Term(Struct, frozen=True, kw_only=True):
    """Names of one thing, abbreviations too, and the ids of the requirements where it is asked about."""

    names: tuple[str, ...]
    leads_to: tuple[str, ...]


class TermTable(Struct, frozen=True, kw_only=True):
    """The terms as reviewed; `as_of` is an ISO date."""

    as_of: str
    terms: tuple[Term, ...]


@cache
def term_table() -> TermTable:
    """The terms as shipped."""
    return read_resource("facts/terms.yaml", TermTable)


def terms_of(requirement_id: str) -> tuple[str, ...]:
    """Every name that leads to a requirement; none for a requirement of an own catalogue."""
    return _by_requirement().get(requirement_id, ())


@cache
def _by_requirement() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for term in term_table().terms:
        for requirement_id in term.leads_to:
            found[requirement_id] += term.names
    return {requirement_id: tuple(names) for requirement_id, names in found.items()}
