"""The one form of all benches: a row is some work with its budget; a bench measures one row or several."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from time import perf_counter, process_time


class Unit(StrEnum):
    """What a budget is said in; TIMES: as many times as the floor takes in the same run."""

    TIMES = "x"
    MILLISECONDS = "ms"
    MEGABYTES = "MB"
    PIECES = "more"


class By(StrEnum):
    """Which of the two clocks is held to the budget.

    The processor's where nothing waits for a disk or another program: a busy machine changes it less.
    """

    CLOCK = "clock"
    PROCESSOR = "processor"


class NotHere(Exception):
    """It cannot be measured on this machine; the sentence says why."""


@dataclass(frozen=True)
class Taken:
    """Milliseconds of one round by both clocks; `part`: which of several like works it was."""

    clock: float
    processor: float
    part: str = ""


@dataclass(frozen=True)
class Counted:
    """Two programs for `python -c` whose instructions are counted where time tells too little.

    `less`: what both do besides the work, such as the imports; it is taken off.
    """

    ours: str
    floor: str = ""
    less: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of the table. `percentile`: 50 for the slowest part's median, 99 for 99 of 100 rounds."""

    name: str
    work: str
    budget: float
    floor: str = ""
    unit: Unit = Unit.TIMES
    by: By = By.CLOCK
    percentile: int = 50
    counted: Counted | None = None


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What was measured for a row, round for round beside its floor."""

    ours: list[Taken]
    floor: list[Taken] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True)
class Effort:
    """How much is tried: a quick run tells whether all of it works, and roughly what it takes."""

    quick: bool = False

    def rounds(self, whole: int, quick: int = 3) -> int:
        return quick if self.quick else whole


Results = Mapping[str, Measured]


@dataclass(frozen=True, kw_only=True)
class Bench:
    """Measures its rows in a process of its own; `needs_screen`: in a real window under X."""

    rows: tuple[Row, ...]
    measure: Callable[[Effort], Results]
    needs_screen: bool = False
    patience: int = 600  # seconds after which it is given up


def taken(work: Callable[[], object], part: str = "") -> Taken:
    """How long something takes by both clocks."""
    processor, clock = process_time(), perf_counter()
    work()
    return Taken((perf_counter() - clock) * 1000, (process_time() - processor) * 1000, part)


def in_turns(rounds: int, *works: Callable[[], object]) -> list[list[Taken]]:
    """Each in its turn, so that a busy moment of the machine meets all; a first round of all warms up."""
    for work in works:
        work()
    every: list[list[Taken]] = [[] for _work in works]
    for _number in range(rounds):
        for times, work in zip(every, works, strict=True):
            times.append(taken(work))
    return every


def figure(value: float) -> list[Taken]:
    """What was measured once and is no time, such as memory."""
    return [Taken(value, value)]
