"""A clean environment that holds the program and what builds it, each package held to its sum."""

import datetime
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fetching import fetching
from product import HERE, ROOT, read_product
from steps import Failed, call

LOCK = ROOT / "requirements.lock"
BUILDERS = HERE / "requirements-build.txt"
SOURCE = ("pyproject.toml", "README.md", "LICENSE", "isoassess", "ui", "resources")
PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet")
RELEASED = datetime.datetime.combine(read_product().released, datetime.time(), datetime.UTC)
EPOCH = str(int(RELEASED.timestamp()))  # what is built says this day where it must say one
# For what is built twice and must be the same: no days, no order by chance.
SAME = {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
# A fault names its line; what marks the columns in it is a quarter of all compiled code when packed.
WITHOUT_COLUMNS = {"PYTHONNODEBUGRANGES": "1"}


@dataclass(frozen=True)
class Environment:
    """A folder with a Python of its own."""

    place: Path

    @property
    def python(self) -> Path:
        return self.place / "bin" / "python"

    @property
    def installed(self) -> Path:
        """Where the packages lie."""
        (found,) = (self.place / "lib").glob("python3.*/site-packages")
        return found


def make_environment(place: Path) -> Environment:
    """Made anew: the builders, what the program imports, the program from a wheel of its own (Skipped)."""
    call(base_python(), "-m", "venv", "--clear", place / "venv")
    python = place / "venv" / "bin" / "python"
    with fetching("what builds"):
        call(python, *PIP, "install", "--require-hashes", "-r", BUILDERS)
    names = imported_packages(python)
    chosen = place / "packages.txt"
    chosen.write_text("".join(locked(names, LOCK.read_text(encoding="utf-8"))), encoding="utf-8")
    exactly = ("--require-hashes", "--no-deps", "--only-binary", ":all:")
    with fetching("the packages"):
        call(python, *PIP, "install", *exactly, "-r", chosen)
    call(python, *PIP, "install", "--no-deps", "--no-index", build_wheel(python, place))
    return Environment(place / "venv")


def imported_packages(python: Path) -> list[str]:
    """The names of all packages that the program needs on this system, as the lock file has them."""
    command = ("pip", "compile", "-q", "--no-annotate", "--no-header", ROOT / "pyproject.toml", "-c", LOCK)
    surroundings = dict(os.environ)
    if "PIP_INDEX_URL" in surroundings:
        surroundings.setdefault("UV_DEFAULT_INDEX", surroundings["PIP_INDEX_URL"])  # uv does not ask pip
    with fetching("the list of packages"):
        chosen = call(python.with_name("uv"), *command, "--python", python, environment=surroundings)
    return [line.split("==")[0] for line in chosen.splitlines() if "==" in line]


def locked(names: Iterable[str], lock: str) -> Iterator[str]:
    """The lines of the lock file for these packages, with their sums (Failed where it lacks one)."""
    wanted, found, keeps = set(names), set[str](), False
    for line in lock.splitlines(keepends=True):
        if line[:1] not in (" ", "#", "\n"):
            name = line.split("==")[0]
            keeps = name in wanted
            found |= {name} & wanted
        if keeps:
            yield line
    if lacking := wanted - found:
        raise Failed(f"requirements.lock lacks {', '.join(sorted(lacking))}")


def build_wheel(python: Path, place: Path) -> Path:
    """The program as a wheel, from a copy of its files, so that no earlier build gets in."""
    source, wheels = place / "source", place / "wheels"
    for folder in (source, wheels):
        shutil.rmtree(folder, ignore_errors=True)
    source.mkdir(parents=True)
    unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in SOURCE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=unwanted)
        else:
            shutil.copyfile(ROOT / name, source / name)
    surroundings = {**os.environ, **SAME}
    options = ("wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", wheels)
    call(python, *PIP, *options, source, environment=surroundings)
    (wheel,) = wheels.glob("*.whl")
    return wheel


def base_python() -> str:
    """The Python that made the environment we may be run from."""
    return str(getattr(sys, "_base_executable", sys.executable))
