"""How each cost grows with its work: at 1, 10 and 100 times of it, and the exponent that fits.

usage: python3 dev.py bench --growth [--quick] [--only WORK ...] [--largest]

An exponent of 1 is as much again for as much again; nothing may grow faster than 1.1 but where it is said
why. --quick goes to 10 times, --largest to ten million rows of history.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import log
from pathlib import Path
from statistics import median
from time import process_time

from tests.bench import growing
from tests.bench.machine import machine
from tests.bench.place import BUILD, folder_on_disk

MOST = 1.1
NOISE = 0.1  # of an exponent that fits three points
ROUNDS = 3
LEAST = 0.3  # milliseconds: what takes less says nothing of how it grows


@dataclass(frozen=True, kw_only=True)
class Growth:
    """Some work of any size; `most`: the exponent that is allowed, `why` one above 1.1.

    `prepared` gives what is measured for so much work.
    """

    name: str
    of: str
    sizes: tuple[int, int, int]
    prepared: Callable[[Path, int], growing.Prepared]
    most: float = MOST
    why: str = ""


@dataclass(frozen=True)
class Grown:
    """Milliseconds of the processor at each size."""

    growth: Growth
    points: tuple[tuple[int, float], ...]

    @property
    def exponent(self) -> float:
        return exponent(self.points)

    @property
    def is_broken(self) -> bool:
        return self.exponent > self.growth.most + NOISE

    def words(self) -> str:
        at = "  ".join(f"{size:>10,}: {took:9.2f} ms" for size, took in self.points)
        end = "GROWS TOO FAST" if self.is_broken else self.growth.why
        return (
            f"{self.growth.name:34} {self.growth.of:14} {at}  exponent {self.exponent:5.2f}  {end}".rstrip()
        )


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """Of the power that fits best; what takes next to nothing counts as the least that can be told."""
    known = [(log(size), log(max(took, LEAST))) for size, took in points]
    middle = sum(x for x, _y in known) / len(known), sum(y for _x, y in known) / len(known)
    wide = sum((x - middle[0]) ** 2 for x, _y in known)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in known) / wide if wide else 0.0


def grown(growth: Growth, sizes: Sequence[int]) -> Grown:
    points = []
    for size in sizes:
        with folder_on_disk() as folder, growth.prepared(Path(folder), size) as work:
            work()
            points.append((size, median(_took(work) for _round in range(ROUNDS))))
    return Grown(growth, tuple(points))


def _took(work: Callable[[], object]) -> float:
    before = process_time()
    work()
    return (process_time() - before) * 1000


def _works() -> Iterator[Growth]:
    organizations, few, files, entries = (100, 1_000, 10_000), (1, 10, 100), (10, 100, 1_000), HISTORY
    of, elsewhere = growing.of_organizations, partial(growing.of_history, elsewhere=True)
    made: list[tuple[str, str, tuple[int, int, int], Callable[..., growing.Prepared], growing.Asked]] = [
        ("the list sorted, its first page", "organizations", organizations, of, growing.listed),
        ("a search in all texts", "organizations", organizations, of, growing.searched),
        ("the actions of all", "organizations", organizations, of, growing.all_actions),
        ("twenty answers", "organizations", organizations, of, growing.answered),
        ("an organization opened", "organizations", organizations, of, growing.opened),
        ("the file opened", "organizations", organizations, of, growing.file_opened),
        ("a file deleted for good", "organizations", organizations, of, growing.file_deleted),
        ("an organization opened", "assessments", few, growing.of_assessments, growing.opened),
        ("from the file to the verdict", "assessments", few, growing.of_assessments, growing.judged),
        ("an organization opened", "files", files, growing.of_files, growing.opened),
        ("a package begun", "files", files, growing.of_files, growing.packed),
        ("a backup", "files", files, growing.of_files, growing.backed_up),
        ("twenty answers", "history", entries, growing.of_history, growing.answered),
        ("undo and redo, five times", "history", entries, growing.of_history, growing.undone),
        ("an organization opened", "history", entries, growing.of_history, growing.opened),
        ("the file opened", "history", entries, growing.of_history, growing.file_opened),
        ("the history looked at", "history", entries, growing.of_history, growing.looked_back),
        ("a file deleted for good", "history of others", entries, elsewhere, growing.file_deleted),
        ("twenty answers", "history of others", entries, elsewhere, growing.answered),
    ]
    for name, grows, sizes, prepared, asked in made:
        yield Growth(name=name, of=grows, sizes=sizes, prepared=partial(prepared, asked=asked))
    yield Growth(name="verdict", of="requirements", sizes=(30, 300, 3_000), prepared=growing.of_requirements)


HISTORY = (10_000, 100_000, 1_000_000)
LARGEST = 10_000_000  # entries, with --largest


def main(arguments: list[str]) -> int:
    """The exit code: 1 where anything grows faster than it may."""
    parser = argparse.ArgumentParser(prog="dev.py bench --growth", description="How each cost grows.")
    parser.add_argument("--quick", action="store_true", help="to ten times the work")
    parser.add_argument("--largest", action="store_true", help="ten million entries of history, too")
    parser.add_argument("--only", action="append", default=[], metavar="WORK", help="what this is part of")
    parser.add_argument("--json", type=Path, default=BUILD / "growth.json", metavar="FILE")
    said = parser.parse_args(arguments)
    found = []
    for growth in _works():
        if said.only and not any(part in f"{growth.name}, {growth.of}" for part in said.only):
            continue
        sizes: tuple[int, ...] = growth.sizes[:2] if said.quick else growth.sizes
        if said.largest and growth.sizes == HISTORY:
            sizes = (*sizes, LARGEST)
        found.append(grown(growth, sizes))
        print(found[-1].words(), flush=True)
    said.json.parent.mkdir(parents=True, exist_ok=True)
    told = [
        {"work": f"{one.growth.name}, {one.growth.of}", "points": one.points, "exponent": one.exponent}
        for one in found
    ]
    said.json.write_text(
        json.dumps({"machine": machine().as_data(), "works": told}, indent=1), encoding="utf-8"
    )
    return int(any(one.is_broken for one in found))
