"""What the figures say of a budget: the value, how far chance may have moved it, and whether it holds."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from statistics import median, quantiles

from tests.bench.measuring import By, Measured, Row, Taken

RESAMPLED = 300
TELLING = 0.05  # a part of the value that time should tell; else instructions are counted


class Verdict(StrEnum):
    """Over the budget counts as broken only where chance cannot have done it."""

    KEPT = "kept"
    WITHIN_NOISE = "over, within noise"
    BROKEN = "broken"


@dataclass(frozen=True)
class Judged:
    """In the unit of the row; `low` and `high`: where 95 of 100 such runs would come to.

    `spread`: the middle half of the single rounds. `other`: the value by the other clock.
    """

    value: float
    low: float
    high: float
    spread: float
    other: float
    verdict: Verdict

    @property
    def noise(self) -> float:
        return (self.high - self.low) / 2

    @property
    def tells_little(self) -> bool:
        return self.noise > TELLING * self.value


def judge(row: Row, measured: Measured) -> Judged:
    """The same for the same figures: chance is drawn from a fixed seed."""
    value = value_of(row, measured.ours, measured.floor, row.by)
    other = value_of(row, measured.ours, measured.floor, _other(row.by))
    drawn = sorted(_drawn(row, measured)) if len(measured.ours) > 1 else [value]
    low, high = drawn[int(0.025 * len(drawn))], drawn[int(0.975 * (len(drawn) - 1))]
    verdict = Verdict.KEPT
    if value > row.budget:
        verdict = Verdict.BROKEN if low > row.budget else Verdict.WITHIN_NOISE
    return Judged(value, low, high, _spread(row, measured), other, verdict)


def value_of(row: Row, ours: Sequence[Taken], floor: Sequence[Taken], by: By) -> float:
    """What stands in the table: a ratio where there is a floor, else the figure itself."""
    found = _middle(ours, by, row.percentile)
    return found / _middle(floor, by, 50) if floor else found


def _middle(rounds: Sequence[Taken], by: By, percentile: int) -> float:
    """The percentile; for the median that of the slowest part."""
    if percentile != 50:
        times = [by_clock(one, by) for one in rounds]
        return quantiles(times, n=100)[percentile - 1] if len(times) > 1 else times[0]
    return max(median(by_clock(one, by) for one in part) for part in _parts(rounds))


def _parts(rounds: Sequence[Taken]) -> list[list[Taken]]:
    found: dict[str, list[Taken]] = defaultdict(list)
    for one in rounds:
        found[one.part].append(one)
    return list(found.values())


def _drawn(row: Row, measured: Measured) -> list[float]:
    """The value as it would be of other rounds of this run; a round and its floor stay together."""
    chance = Random(17)
    pairs = len(measured.ours) == len(measured.floor)
    values = []
    for _time in range(RESAMPLED):
        if pairs:
            places = chance.choices(range(len(measured.ours)), k=len(measured.ours))
            ours, floor = ([side[at] for at in places] for side in (measured.ours, measured.floor))
        else:
            ours = [one for part in _parts(measured.ours) for one in chance.choices(part, k=len(part))]
            floor = chance.choices(measured.floor, k=len(measured.floor)) if measured.floor else []
        values.append(value_of(row, ours, floor, row.by))
    return values


def _spread(row: Row, measured: Measured) -> float:
    if len(measured.ours) < 2:
        return 0.0
    least = _middle(measured.floor, row.by, 50) if measured.floor else 1.0
    slowest = max(_parts(measured.ours), key=lambda part: median(by_clock(one, row.by) for one in part))
    if len(slowest) < 2:
        return 0.0
    first, _middle_one, third = quantiles([by_clock(one, row.by) for one in slowest], n=4)
    return (third - first) / least


def by_clock(one: Taken, by: By) -> float:
    return one.clock if by is By.CLOCK else one.processor


def _other(by: By) -> By:
    return By.PROCESSOR if by is By.CLOCK else By.CLOCK
