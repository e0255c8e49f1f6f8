"""What is tried with the program as it was built: the self-test in many surroundings, and bad ones."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

from linux.running import (
    Run,
    first_failing,
    screen,
    tested,
    time_to_window,
    without_network,
    without_sockets,
)
from steps import Failed, Skipped, TooSlow

ROUNDS = 5
SLOWEST = 1.1  # times the start of a checkout
COLD_ROUNDS = 3
NAME = "with blanks, ü and 中文"
DROP = Path("/proc/sys/vm/drop_caches")
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
NEWER = "9999"


def self_test(program: Path, place: Path, *, on_screen: bool) -> str:
    if not on_screen:
        return tested(Run(place / "home"), program, platform="offscreen")
    with screen() as display:
        return tested(Run(place / "home", display), program, platform="xcb")


def self_test_offline(program: Path, place: Path, within: Callable[[], tuple[str, ...]]) -> str:
    """The same start and the same functions."""
    with screen() as display:
        return tested(Run(place / "home", display, within()), program, platform="xcb")


def no_network(program: Path, place: Path) -> str:
    return self_test_offline(program, place, without_network)


def no_sockets(program: Path, place: Path) -> str:
    return self_test_offline(program, place, without_sockets)


def strange_names(program: Path, place: Path) -> str:
    """The program's folder and the home have blanks, umlauts and Chinese characters in their names."""
    folder = place / NAME
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(program.parent, folder / "program", symlinks=True)
    try:
        return tested(Run(folder / "home"), folder / "program" / program.name, platform="offscreen")
    finally:
        shutil.rmtree(folder)


def read_only_home(program: Path, place: Path) -> str:
    """The self-test says which folder cannot be written to; nothing breaks."""
    home = place / "read-only"
    home.mkdir(parents=True, exist_ok=True)
    within = ("unshare", "-m", "sh", "-c", READ_ONLY, str(home))
    if shutil.which("unshare") is None or Run(home, within=within).ended("true").returncode:
        raise Skipped("no folder can be made read-only here")
    done = Run(home, within=within).ended(program, "--selftest", "-platform", "offscreen")
    failed = first_failing(done.stdout)
    if done.returncode != 1 or failed != ["data folder"]:
        raise Failed(f"ended with {done.returncode}, failing: {', '.join(failed) or done.stderr[-300:]}")
    return "told; the rest works"


def newer_store(program: Path, place: Path) -> str:
    """A file of a later version is refused in one sentence and stays as it is."""
    folder = place / "newer"
    shutil.rmtree(folder, ignore_errors=True)
    run, store = Run(place / "home"), folder / "sample.db"
    run.ended(program, "demo", "--out", folder)
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (NEWER,))
    before = store.read_bytes()
    done = run.ended(program, "demo", "--out", folder)
    if done.returncode != 2 or "newer version" not in done.stderr or done.stderr.count("\n") != 1:
        raise Failed(f"ended with {done.returncode}: {done.stderr[-300:]}")
    if store.read_bytes() != before:
        raise Failed("the file was changed")
    return "refused in one sentence, the file untouched"


def no_store(program: Path, place: Path) -> str:
    """A file that is none of ours is refused in one sentence, by what it holds."""
    file = place / "note.isoassess"
    file.write_text("a note\n")
    run = Run(place / "home", more={"QT_QPA_PLATFORM": ""})
    done = run.ended(program, file)
    if done.returncode != 2 or done.stderr.count("\n") != 1 or "is a text" not in done.stderr:
        raise Failed(f"ended with {done.returncode}: {done.stderr[-300:]}")
    return "refused in one sentence"


def missing_library(program: Path, place: Path) -> str:
    """What the system lacks is named with the command that brings it."""
    broken = place / "broken"
    broken.mkdir(parents=True, exist_ok=True)
    inside = place / "lacking"
    shutil.rmtree(inside, ignore_errors=True)
    shutil.copytree(program.parent, inside, symlinks=True)
    for library in (inside / "_internal").glob("libxcb-cursor*"):
        library.write_bytes(b"no library")
    run = Run(place / "home", ":99999", more={"LD_LIBRARY_PATH": str(broken)})
    (broken / "libxcb-cursor.so.0").write_text("no library")
    done = run.ended(inside / program.name)
    shutil.rmtree(inside)
    if done.returncode != 2 or "libxcb-cursor" not in done.stderr or done.stderr.count("\n") != 1:
        raise Failed(f"ended with {done.returncode}: {done.stderr[-300:]}")
    return "named, with the command"


def start_time(program: Path, checkout: tuple[str, ...], place: Path, root: Path, *, cold: bool) -> str:
    """The start to the window beside that of the checkout, in turns (TooSlow).

    `cold`: also with nothing of it in memory, which slows down whatever else the machine does.
    """
    folder = place / "start"
    run = Run(folder / "home", more={"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": ""})
    store = folder / "sample.db"
    folder.mkdir(parents=True, exist_ok=True)
    pairs = [
        (time_to_window(run, store, program), time_to_window(run, store, *checkout))
        for _ in range(ROUNDS + 1)
    ]
    ours, theirs = (median(times) for times in zip(*pairs[1:], strict=True))
    said = f"{ours:.2f} s, checkout {theirs:.2f} s, ratio {ours / theirs:.2f}"
    said += _cold(run, store, program, checkout) if cold else ""
    if ours > SLOWEST * theirs:
        raise TooSlow(f"{said}; at most {SLOWEST}")
    return said


def _cold(run: Run, store: Path, program: Path, checkout: tuple[str, ...]) -> str:
    """Where we may drop what is in memory."""
    try:
        DROP.write_text("3\n")
    except OSError:
        return ""
    cold: tuple[list[float], list[float]] = ([], [])
    for _ in range(COLD_ROUNDS):
        for times, command in zip(cold, ((str(program),), checkout), strict=True):
            DROP.write_text("3\n")
            times.append(time_to_window(run, store, *command))
    return f"; cold {median(cold[0]):.2f} s, checkout {median(cold[1]):.2f} s"
