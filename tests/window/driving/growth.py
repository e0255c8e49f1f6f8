"""What a running program holds, read again and again, and how much of it grows with the work."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import combinations
from pathlib import Path

from tests.window.driving.running import Window

WARM_UP = 0.25  # of the readings: lists are filled, modules loaded, caches come to their size
MOST_PAIRS = 400  # of readings, for the slope


@dataclass(frozen=True, slots=True)
class Reading:
    """Of one moment; `memory` is what belongs to the process alone, in KiB, `log` the -wal file in KiB."""

    acts: int
    memory: int
    handles: int
    threads: int
    log: int
    widgets: int
    dialogs: int
    objects: int  # Python's own, those that its collector sees


@dataclass(frozen=True, slots=True)
class Growth:
    """Of one figure: the first and last of the readings after the warm-up, and the slope for 1,000 acts."""

    name: str
    first: float
    last: float
    most: float
    slope: float


def read(window: Window, acts: int) -> Reading:
    """All figures of now."""
    place = Path("/proc") / str(window.process.pid)
    said = dict(
        line.split(":", 1)
        for line in (place / "status").read_text(encoding="ascii").splitlines()
        if ":" in line
    )
    log = window.file.with_name(f"{window.file.name}-wal")
    held = window.ask("held")
    return Reading(
        acts=acts,
        memory=int(said["RssAnon"].split()[0]),
        handles=len(list((place / "fd").iterdir())),
        threads=int(said["Threads"]),
        log=log.stat().st_size // 1024 if log.exists() else 0,
        widgets=held["widgets"],
        dialogs=held["dialogs"],
        objects=held["objects"],
    )


def growth(readings: Sequence[Reading]) -> list[Growth]:
    """Of each figure, by the median of the slopes between two readings, which single peaks do not move."""
    after = readings[round(len(readings) * WARM_UP) :]
    return [
        Growth(
            name=field.name,
            first=getattr(after[0], field.name),
            last=getattr(after[-1], field.name),
            most=max(getattr(one, field.name) for one in after),
            slope=1000 * _slope(after, field.name),
        )
        for field in fields(Reading)
        if field.name != "acts"
    ]


def _slope(readings: Sequence[Reading], name: str) -> float:
    """For each act (Theil and Sen); 0 where there is but one reading."""
    every = max(1, len(readings) // round((2 * MOST_PAIRS) ** 0.5))
    slopes = [
        (getattr(later, name) - getattr(sooner, name)) / (later.acts - sooner.acts)
        for sooner, later in combinations(readings[::every], 2)
        if later.acts > sooner.acts
    ]
    return statistics.median(slopes) if slopes else 0.0
