"""One bench in a process of its own: nothing that another one loaded or kept counts for it."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tests.bench.benches import bench
from tests.bench.measuring import Effort, Measured, NotHere

ROOT = Path(__file__).parents[2]
ANSWER = "measured: "  # what the line with the figures begins with
SKIPPED = "not here: "
_FIGURES = msgspec.json.Decoder(dict[str, Measured])


class Failed(Exception):
    """Nothing was measured; `is_fault`: though it should have been."""

    def __init__(self, reason: str, *, is_fault: bool) -> None:
        super().__init__(reason)
        self.is_fault = is_fault


def measured_apart(name: str, *, quick: bool) -> dict[str, Measured]:
    """The figures of a bench by the names of its rows (Failed)."""
    known = bench(name)
    command = [sys.executable, "-m", "tests.bench.turns", name, *(["quick"] if quick else [])]
    with tempfile.TemporaryDirectory() as home, _surroundings(home, screen=known.needs_screen) as around:
        try:
            done = subprocess.run(
                command,
                cwd=ROOT,
                env=around,
                check=False,
                text=True,
                capture_output=True,
                timeout=known.patience,
            )
        except subprocess.TimeoutExpired:
            raise Failed(f"not done after {known.patience} s", is_fault=True) from None
    for line in done.stdout.splitlines():
        if line.startswith(SKIPPED):
            raise Failed(line.removeprefix(SKIPPED), is_fault=False)
        if line.startswith(ANSWER):
            return _FIGURES.decode(line.removeprefix(ANSWER))
    last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
    raise Failed(f"ended with {done.returncode}: {last}", is_fault=True)


@contextmanager
def _surroundings(home: str, *, screen: bool) -> Iterator[dict[str, str]]:
    """A home of its own; compiled modules are kept, as those of an installed program are."""
    around = {
        **os.environ,
        "HOME": home,
        "XDG_CONFIG_HOME": home,
        "XDG_DATA_HOME": home,
        "XDG_CACHE_HOME": home,
    }
    around.pop("PYTHONDONTWRITEBYTECODE", None)
    around |= {"QT_QPA_PLATFORM": "offscreen"}
    if not screen:
        yield around
        return
    from tests.window.driving.screen import Screen, missing  # only where a window is wanted

    if lacking := missing():
        raise Failed(lacking, is_fault=False)
    with Screen() as shown:
        yield around | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": shown.name}


def main(name: str, effort: Effort) -> None:
    """Measures in this process, and prints the figures as the last line."""
    try:
        results = bench(name).measure(effort)
    except NotHere as reason:
        print(f"\n{SKIPPED}{reason}")
        return
    print(f"\n{ANSWER}{msgspec.json.encode(dict(results)).decode()}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Effort(quick="quick" in sys.argv[2:]))
