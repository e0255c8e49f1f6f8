"""Requirements that were merged into others: what they asked, and which one holds their answers now."""

from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from isoassess.domain import Lens


class ReplacedRequirement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A requirement that is no longer asked; `by` holds its answers since the catalogue version `until`."""

    id: str
    by: str
    until: str
    clause: dict[Lens, str]
    asks: str


class ReplacedTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every requirement that was ever released and is no longer asked, those of one merger together."""

    replaced: tuple[ReplacedRequirement, ...]


@cache
def replaced_requirements() -> tuple[ReplacedRequirement, ...]:
    """The list as shipped, the oldest mergers first."""
    from isoassess.files.yaml_reader import read_resource  # with the first answer, not with the first window

    return read_resource("catalogue/replaced.yaml", ReplacedTable).replaced


def by_version(known: Iterable[ReplacedRequirement]) -> dict[str, tuple[ReplacedRequirement, ...]]:
    """The mergers of each catalogue version, in the order of the list."""
    found: dict[str, list[ReplacedRequirement]] = {}
    for one in known:
        found.setdefault(one.until, []).append(one)
    return {version: tuple(members) for version, members in found.items()}
