"""Everything a fresh clone needs, with the standard library alone: run the program, test it, lint it.

usage: python3 dev.py run [--out DIR]        the sample organization's report, then the window
       python3 dev.py test [PYTEST ARGS...]  every test; with arguments, pytest with those
       python3 dev.py bench [--quick]        what everything takes, beside its floor and its budget
       python3 dev.py lint                   format, rules, types
       python3 dev.py upgrade                the newest packages that are allowed, into requirements.lock
"""

# The annotations are quoted so that even Python 3.6 gets as far as being told that it is too old.

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PROJECT = ROOT / "pyproject.toml"
LOCK = ROOT / "requirements.lock"
PACKAGES = ROOT / "packaging" / "debian-packages.txt"
VENV = ROOT / ".venv"
STAMP = VENV / "isoassess-stamp.txt"
OLDEST_PYTHON = (3, 11)
WORKERS_PER_CORE = 1  # with 2 it takes 14 minutes, but on a busy machine tests of windows wait too short
WRONG_USE = 2
INTERRUPTED = 130
BIN = "Scripts" if sys.platform == "win32" else "bin"
PIP = ("--disable-pip-version-check", "--no-input", *(() if sys.stdout.isatty() else ("--quiet",)))


class Stop(Exception):
    """The work ends here, with this exit code and, where there is more to say, one message."""

    def __init__(self, code: int, message: str = "") -> None:
        super().__init__(message)
        self.code = code


def main(arguments: "list[str]") -> int:
    """Carry out one command and return its exit code."""
    try:
        check_python()
        command, rest = read_command(arguments)
        COMMANDS[command](rest)
    except Stop as stop:
        if str(stop):
            print(f"dev.py: {stop}", file=sys.stderr, flush=True)
        return stop.code
    except OSError as error:
        print(f"dev.py: {error}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        print("dev.py: interrupted; the same command takes it up again.", file=sys.stderr, flush=True)
        return INTERRUPTED
    return 0


def check_python() -> None:
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(str(part) for part in OLDEST_PYTHON)
        raise Stop(WRONG_USE, f"Python {wanted} or newer is needed; this one is {sys.version.split()[0]}.")


def read_command(arguments: "list[str]") -> "tuple[str, list[str]]":
    if arguments and arguments[0] in ("-h", "--help"):
        print(__doc__)
        raise Stop(0)
    if not arguments or arguments[0] not in COMMANDS:
        raise Stop(WRONG_USE, f"say one of: {', '.join(COMMANDS)} (python3 dev.py --help tells more).")
    return arguments[0], arguments[1:]


# the commands


def run(arguments: "list[str]") -> None:
    parser = argparse.ArgumentParser(prog="dev.py run", description="The sample report, then the window.")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "demo", help="where the report goes")
    out: Path = parser.parse_args(arguments).out.resolve()
    display = has_display()
    prepare("python", "qt", *(["window"] if display else []))
    call(python(), "-m", "isoassess", "demo", "--out", str(out))
    reports = sorted(out.glob("*.pdf"))
    if not reports:
        raise Stop(1, f"the demo wrote no PDF into {out}.")
    for report in reports:
        say(f"Report: {report}")
    if display:
        say("Opening the window with the sample; close it to end.")
        call(python(), "-m", "ui", "--store", str(out / "sample.db"))
    else:
        say("No display here, so no window was opened.")


def test(arguments: "list[str]") -> None:
    prepare("python", "qt", "window", "test")
    everything = ["-n", str(WORKERS_PER_CORE * cores()), "--dist", "worksteal"]
    if in_ci():
        everything += ["-p", "tests.measured"]  # how much of the program they run
        everything.append("--durations=40")  # where their time goes
    call(python(), "-m", "pytest", *(arguments or everything))


def cores() -> int:
    """How many this process may use, which a container may have fewer of than the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def bench(arguments: "list[str]") -> None:
    prepare("python", "qt", "window", "test")
    call(python(), "-m", "tests.bench", *arguments)


def lint(arguments: "list[str]") -> None:
    if arguments:
        raise Stop(WRONG_USE, "lint takes no arguments.")
    prepare("python")
    call(python(), "-m", "ruff", "format", "--check", ".")
    call(python(), "-m", "ruff", "check", ".")
    call(python(), "-m", "mypy")


def upgrade(arguments: "list[str]") -> None:
    """uv reads the groups of pyproject.toml and resolves for all systems at once; pip does neither."""
    if arguments:
        raise Stop(WRONG_USE, "upgrade takes no arguments.")
    place = ROOT / "build" / "uv"
    call(Path(sys.executable), "-m", "venv", "--clear", str(place), failing="could not make a place for uv.")
    uv = place / BIN / ("uv.exe" if sys.platform == "win32" else "uv")
    call(place / BIN / "python", "-m", "pip", "install", *PIP, "uv", failing="uv could not be installed.")
    groups = [word for name in dependency_groups() for word in ("--group", name)]
    options = ["--universal", "--generate-hashes", "--upgrade", "--no-annotate"]
    about = ["--python-version", ".".join(str(part) for part in OLDEST_PYTHON)]
    about += ["--custom-compile-command", "python3 dev.py upgrade"]
    index = os.environ.get("PIP_INDEX_URL")  # uv does not ask pip where packages are
    if index:
        os.environ.setdefault("UV_DEFAULT_INDEX", index)
    failing = "the packages could not be chosen; requirements.lock is as it was."
    unfinished = LOCK.with_suffix(".new")
    to = ["--output-file", str(unfinished), str(PROJECT)]
    call(uv, "pip", "compile", "--quiet", *options, *about, *groups, *to, failing=failing)
    unfinished.replace(LOCK)
    prepare_environment()


COMMANDS = {"run": run, "test": test, "bench": bench, "lint": lint, "upgrade": upgrade}


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in ("1", "true")


def has_display() -> bool:
    if in_ci():
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# what the operating system must have


def prepare(*needs: str) -> None:
    """Make sure that the system packages for these needs and the environment are there."""
    lacking = missing_packages(needs)
    if lacking:
        install_packages(lacking)
        if missing_packages(needs):
            left = ", ".join(f"{name} ({proof})" for name, proof in missing_packages(needs).items())
            raise Stop(WRONG_USE, f"{sys.executable} still does not find: {left}.")
    prepare_environment()


def missing_packages(needs: "tuple[str, ...]") -> "dict[str, str]":
    """Debian packages that are not there, each with the module, library or program that shows it."""
    if not sys.platform.startswith("linux"):
        return {}
    missing = {}
    for line in PACKAGES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            need, package, kind, name = line.split()
            if need in needs and not is_there(kind, name):
                missing[package] = name
    return missing


def is_there(kind: str, name: str) -> bool:
    if kind == "module":
        return importlib.util.find_spec(name) is not None
    if kind == "program":
        return shutil.which(name) is not None
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install_packages(lacking: "dict[str, str]") -> None:
    if shutil.which("apt-get") is None:
        names = ", ".join(lacking.values())
        raise Stop(WRONG_USE, f"missing on this system: {names}. Install them with its package manager.")
    install = ["apt-get", "install", "-y", "--no-install-recommends", *lacking]
    if os.geteuid() != 0:
        command = f"sudo apt-get update && sudo {' '.join(install)}"
        raise Stop(WRONG_USE, f"some system packages are missing. Type this once, then try again:\n{command}")
    say(f"Installing system packages: {' '.join(lacking)}")
    apt("apt-get", "update")  # where one source fails, the install may still find all it needs
    code, output = apt(*install)
    if code:
        raise Stop(code, f"the system packages could not be installed.\n{output.strip()}")


def apt(*command: str) -> "tuple[int, str]":
    done = subprocess.run(
        [*command, "-q", "-o", "DPkg::Lock::Timeout=300"],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


# the environment beside this file


def prepare_environment() -> None:
    """Make or mend `.venv`; the stamp is its last file, so one without it was never finished."""
    wanted = (interpreter(), fingerprint())
    found = read_stamp()
    if found == wanted and python().exists():
        return
    STAMP.unlink(missing_ok=True)
    if found is None or found[0] != wanted[0] or not python().exists():
        say("Making the environment .venv")
        base = Path(getattr(sys, "_base_executable", sys.executable))  # we may be run from .venv itself
        call(base, "-m", "venv", "--clear", str(VENV), failing="could not make .venv.")
    say("Installing the program and its tools into .venv (once; it takes a minute or two)")
    install_project()
    write_stamp(wanted)


def install_project() -> None:
    """Exactly what the lock file names, and the program itself, built with the setuptools named there."""
    failing = "the installation did not finish; with a network, the same command tries again."
    call(python(), "-m", "pip", "install", *PIP, "--require-hashes", "-r", str(LOCK), failing=failing)
    alone = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    call(python(), "-m", "pip", "install", *PIP, *alone, failing=failing)


def dependency_groups() -> "list[str]":
    import tomllib  # here, for a Python that only gets to read that it is too old has none

    return sorted(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["dependency-groups"])


def interpreter() -> str:
    """What a virtual environment is bound to: the Python it was made with and its own place."""
    return f"{sys.version.split()[0]} {sys.base_prefix} {ROOT}"


def fingerprint() -> str:
    """What decides which packages are in the environment."""
    decides = (PROJECT, LOCK, Path(__file__))
    return hashlib.sha256(b"".join(file.read_bytes() for file in decides)).hexdigest()


def read_stamp() -> "tuple[str, str] | None":
    try:
        made_with, holds = STAMP.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    return made_with, holds


def write_stamp(stamp: "tuple[str, str]") -> None:
    unfinished = STAMP.with_suffix(".new")
    unfinished.write_text("\n".join(stamp) + "\n", encoding="utf-8")
    unfinished.replace(STAMP)


def python() -> Path:
    return VENV / BIN / ("python.exe" if sys.platform == "win32" else "python")


# talking and calling


def say(text: str) -> None:
    print(text, flush=True)


def call(program: Path, *arguments: str, failing: str = "") -> None:
    """Run a program in the project folder; its exit code, where not 0, becomes ours."""
    try:
        code = subprocess.run([str(program), *arguments], cwd=ROOT, check=False).returncode
    except OSError as error:
        raise Stop(1, f"{program} could not be started: {error.strerror}.") from error
    if code:
        raise Stop(code if code > 0 else 128 - code, failing)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
