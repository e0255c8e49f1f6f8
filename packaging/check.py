"""Builds the installers and checks them, as far as this machine can; says of each step how it ended.

usage: python3 packaging/check.py [linux|windows|all] [--release] [--within SECONDS] [--place FOLDER]

Without --release it does what fits into a run on each change, and does not judge how long things took.
With it, everything, packed as small as can be. The exit code is 1 where a step failed. What cannot be done
here, or not in the seconds given, is told as SKIPPED with the reason.
"""

import argparse
import os
import platform
import shutil
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))

from descriptions import description_steps
from product import HERE, ROOT, read_product
from releasing import sign, write_sums
from steps import Account, Done, Outcome, Step, run
from time_limit import time_limit

import dev

SYSTEMS = ("linux", "windows")
INSTALLERS = (".deb", ".xz", ".exe", ".msi", ".json")
ROOM = 5  # GB: both systems built, the environments, and what wine makes


def main(arguments: list[str]) -> int:
    """The exit code."""
    said = read_arguments(arguments)
    wanted = SYSTEMS if said.system == "all" else (said.system,)
    started, account = time.monotonic(), Account(judges_time=said.release)
    with time_limit(said.within, lambda: account.has_failed):
        if has_room(said.place.resolve()):
            bring_tools(wanted, release=said.release)
            build_and_check(wanted, said.place.resolve(), account, release=said.release)
    tell(account.done, time.monotonic() - started)
    return int(account.has_failed)


def build_and_check(wanted: tuple[str, ...], place: Path, account: Account, *, release: bool) -> None:
    product = read_product()
    halves = [steps_of(system)(place, product, quick=not release) for system in wanted]
    run(description_steps(product), account)
    with ThreadPoolExecutor() as side_by_side:  # most of it waits for programs that take one processor
        list(side_by_side.map(partial(run, account=account), halves))
    run(closing_steps(place, place / "output"), account)


def has_room(place: Path) -> bool:
    """Whether all of it fits there; where not, it is told."""
    there = next(folder for folder in (place, *place.parents) if folder.is_dir())
    free = shutil.disk_usage(there).free / 1e9
    if free < ROOM:
        print(f"SKIPPED  everything: {free:.1f} GB are free, {ROOM} are needed", flush=True)
    return free >= ROOM


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="check.py", description="Build the installers and check them.")
    parser.add_argument("system", nargs="?", default="all", choices=(*SYSTEMS, "all"))
    parser.add_argument("--release", action="store_true", help="everything, packed as small as can be")
    parser.add_argument("--within", type=int, default=0, metavar="SECONDS", help="then all ends")
    parser.add_argument("--place", type=Path, default=ROOT / "build" / "packaging", help="where it is built")
    return parser.parse_args(arguments)


def closing_steps(place: Path, output: Path) -> list[Step]:
    """What is said of all that was built."""
    return [
        Step("sums", partial(_sums, place, output)),
        Step("signature", partial(sign, output), ("sums",)),
    ]


def steps_of(system: str) -> Callable[..., list[Step]]:
    """The steps of a system, which are read only where they are wanted."""
    if not (HERE / system / "steps.py").exists():
        return lambda *_place, **_how: []
    made: Callable[..., list[Step]] = getattr(import_module(f"{system}.steps"), f"{system}_steps")
    return made


def bring_tools(wanted: tuple[str, ...], *, release: bool) -> None:
    """Install what is lacking, as dev.py does; where that cannot be, the steps that need it say so."""
    needs = ["python", "qt", "window", "test", *(f"{system}-package" for system in wanted)]
    needs += ["release"] if release else []
    lacking = dev.missing_packages(tuple(needs)) | _python_library()
    try:
        if lacking:
            dev.install_packages(lacking)
    except dev.Stop as reason:
        print(f"not installed: {reason}", flush=True)


def tell(done: list[Done], took: float) -> None:
    """The last line counts how all of it ended."""
    counts = {outcome: sum(one.outcome is outcome for one in done) for outcome in Outcome}
    said = ", ".join(f"{count} {outcome.value}" for outcome, count in counts.items())
    of_processors = sum(os.times()[:4])  # ours and those of the programs that we waited for
    machine = f"{os.cpu_count()} processors, {of_processors:.0f} s of one"
    print(f"{said} in {took:.0f} s on {platform.machine()} with {machine}")


def _python_library() -> dict[str, str]:
    """Debian's Python has its library in a package of its own, by the name of the version."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    name = f"libpython{version}.so.1.0"
    if not sys.platform.startswith("linux") or sys.base_prefix != "/usr" or dev.is_there("library", name):
        return {}
    return {f"libpython{version}": name}


def _sums(place: Path, output: Path) -> str:
    folders = [place / system / "output" for system in SYSTEMS]
    made = [
        file
        for folder in folders
        if folder.is_dir()
        for file in folder.iterdir()
        if file.suffix in INSTALLERS
    ]
    return write_sums(output, made)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
