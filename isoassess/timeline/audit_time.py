"""How much auditing a certificate takes: audit days from MD 5, sites to sample from MD 1.

A certification body calculates and justifies its own figure; these are the published starting points.
"""

from datetime import date
from functools import cache
from math import isqrt

from msgspec import Struct

from isoassess.domain import Confidence
from isoassess.domain.profile import Profile
from isoassess.files.yaml_reader import read_resource


class Sampling(Struct, frozen=True, kw_only=True):
    """Sites to visit besides the central function, by kind of audit.

    `recertification_proved`: where the system has proved effective.
    """

    sites: int
    initial: int
    surveillance: int
    recertification: int
    recertification_proved: int


class Effort(Struct, frozen=True, kw_only=True):
    """Audit days of eight hours in half days, before adjustment unless said otherwise.

    `least`: after the largest reduction allowed; `least_exact` before it is rounded. `surveillance`: per
    year. `recertification`: with today's figures. `sampling`: None where there is no more than one site
    besides the central function.
    """

    effective_personnel: float
    initial: float
    least: float
    least_exact: float
    surveillance: float
    recertification: float
    sampling: Sampling | None
    most_reduction_percent: int
    hours_a_day: int
    source: str
    as_of: date


class _Band(Struct, frozen=True):
    people: int
    half_days: int


class _Samples(Struct, frozen=True):
    title: str
    as_of: date
    confidence: Confidence
    source: tuple[str, ...]
    initial: int
    surveillance: int
    recertification: int
    recertification_proved: int


class _AuditTime(Struct, frozen=True):
    title: str
    as_of: date
    confidence: Confidence
    source: tuple[str, ...]
    most_reduction_percent: int
    hours_a_day: int
    parts_a_year: int
    recertification_parts: int
    sampling: _Samples
    bands: tuple[_Band, ...]


@cache
def _audit_time() -> _AuditTime:
    return read_resource("facts/audit_time.yaml", _AuditTime)


def effort(profile: Profile) -> Effort | None:
    """The effort for an organization; None where its people are unknown, none, or beyond the table."""
    people = profile.people.effective_personnel
    days = initial_days(people) if people else None
    if people is None or days is None:
        return None
    facts = _audit_time()
    least = round(days * (100 - facts.most_reduction_percent) / 100, 2)
    return Effort(
        effective_personnel=people,
        initial=days,
        least=in_half_days(least),
        least_exact=least,
        surveillance=in_half_days(days / facts.parts_a_year),
        recertification=in_half_days(days * facts.recertification_parts / facts.parts_a_year),
        sampling=sampling(sum(site.is_central is not True for site in profile.people.sites)),
        most_reduction_percent=facts.most_reduction_percent,
        hours_a_day=facts.hours_a_day,
        source=facts.title,
        as_of=facts.as_of,
    )


def initial_days(people: float) -> float | None:
    """Days of stage 1 and stage 2 together; None beyond the end of the table.

    The table knows whole people only: what lies between two of its rows counts as the larger one.
    """
    for band in _audit_time().bands:
        if people <= band.people:
            return band.half_days / 2
    return None


def in_half_days(days: float) -> float:
    """As MD 5 rounds: to the nearest half day, a tie up, never less than half a day."""
    return max(1, (round(days * 100) + 25) // 50) / 2


def sampling(sites: int) -> Sampling | None:
    """The sample of similar sites (MD 1); None where there is no more than one."""
    if sites < 2:
        return None
    tenths = _audit_time().sampling
    return Sampling(
        sites=sites,
        initial=_tenths_of_root(tenths.initial, sites),
        surveillance=_tenths_of_root(tenths.surveillance, sites),
        recertification=_tenths_of_root(tenths.recertification, sites),
        recertification_proved=_tenths_of_root(tenths.recertification_proved, sites),
    )


def _tenths_of_root(tenths: int, sites: int) -> int:
    """tenths/10 of the square root of sites, rounded up, without rounding errors on the way."""
    square = tenths * tenths * sites
    root = isqrt(square)
    return -(-(root + (root * root < square)) // 10)
