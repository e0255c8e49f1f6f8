"""Each kind of fault with the numbers of a whole run, with and without a password."""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path

from isoassess.store.vault.keyring import new_key
from tests.reliability.flips import flips
from tests.reliability.full_disk import full_disk
from tests.reliability.kills import kills
from tests.reliability.large import large
from tests.reliability.outcome import Outcome, Tell
from tests.reliability.power import power_cuts
from tests.reliability.surroundings import clock_set_back, protected, slow_disk, two_programs

TELL: Tell = partial(print, flush=True)
Kind = Callable[[Path], list[Outcome]]


def kinds(given: argparse.Namespace) -> dict[str, Kind]:
    """By their names on the command line."""
    seed = given.seed
    key = new_key("a password")

    def parted(folder: Path, name: str) -> Path:
        (folder / name).mkdir()
        return folder / name

    def killed(folder: Path) -> list[Outcome]:
        from tests.reliability import session  # noqa: F401 (each window is forked, with the program loaded)

        third = given.kills // 3
        return [
            kills(parted(folder, "open"), count=given.kills - third, seed=seed, tell=TELL),
            kills(parted(folder, "closed"), count=third, seed=seed, key=key, tell=TELL),
        ]

    def cut(folder: Path) -> list[Outcome]:
        half = given.cuts // 2
        return [
            power_cuts(parted(folder, "open"), count=given.cuts - half, seed=seed, tell=TELL),
            power_cuts(parted(folder, "closed"), count=half, seed=seed, key=key, tell=TELL),
        ]

    def flipped(folder: Path) -> list[Outcome]:
        return [
            *flips(parted(folder, "open"), count=given.flips, seed=seed, tell=TELL),
            *flips(parted(folder, "closed"), count=given.flips, seed=seed, key=key, tell=TELL),
        ]

    def surrounded(folder: Path) -> list[Outcome]:
        return [
            protected(parted(folder, "protected")),
            clock_set_back(parted(folder, "clock"), count=60, seed=seed),
            two_programs(parted(folder, "two"), count=200),
            slow_disk(parted(folder, "slow"), count=40),
        ]

    return {
        "kills": killed,
        "power": cut,
        "flips": flipped,
        "full": lambda folder: full_disk(folder, tell=TELL),
        "surroundings": surrounded,
        "large": lambda folder: [large(folder, gigabytes=given.gigabytes, tell=TELL)],
    }
