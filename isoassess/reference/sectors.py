"""The 39 sector codes: what each is called, how they are grouped, and how dangerous each usually is."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from isoassess.domain import Confidence
from isoassess.domain.profile import Risk, SectorCode
from isoassess.files.yaml_cache import plain_yaml


class Basis(Struct, frozen=True, kw_only=True):
    """How sure one column of the table is, and what it rests on."""

    confidence: Confidence
    sources: tuple[str, ...]


class IafSector(Struct, frozen=True, kw_only=True):
    """One code of IAF ID 1; `nace` without `nace_except` are NACE Rev. 2 divisions, groups or classes.

    `usual_risk` is None where the examples of MD 5 do not name the sector as a whole.
    """

    code: int
    name: str
    short: str
    nace: tuple[str, ...]
    nace_except: tuple[str, ...] = ()
    usual_risk: Risk | None = None
    risk_note: str = ""
    words: tuple[str, ...]

    @property
    def title(self) -> str:
        """Number and name, as a list shows it."""
        return f"{self.code} {self.name}"


class SectorGroup(Struct, frozen=True, kw_only=True):
    """Sectors that a list shows together, under a heading of ours."""

    name: str
    codes: tuple[SectorCode, ...]


class SectorTable(Struct, frozen=True, kw_only=True):
    """The codes with the basis of each column; `as_of` is an ISO date."""

    as_of: str
    names: Basis
    nace_mapping: Basis
    risks: Basis
    groups: tuple[SectorGroup, ...]
    sectors: tuple[IafSector, ...]


_DANGER = (Risk.LOW, Risk.MEDIUM, Risk.HIGH)


@cache
def sector_table() -> SectorTable:
    """The codes as shipped, in the order of their numbers; the first rows of the list wait for them."""
    content = files("resources").joinpath("facts", "sectors.yaml").read_bytes()
    return msgspec.convert(plain_yaml(content), SectorTable)


def sector(code: int) -> IafSector:
    """The sector with this number; KeyError for one that does not exist."""
    return _by_code()[code]


def usual_risk(codes: Iterable[int]) -> Risk | None:
    """The highest usual risk among these sectors; None where none of them has one."""
    risks = [found.usual_risk for code in codes if (found := _by_code().get(code)) and found.usual_risk]
    return max(risks, key=_DANGER.index, default=None)


@cache
def _by_code() -> dict[int, IafSector]:
    return {found.code: found for found in sector_table().sectors}
