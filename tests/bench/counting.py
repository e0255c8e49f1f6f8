"""The instructions of a program, which no other program on the machine changes."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.measuring import Counted

ROOT = Path(__file__).parents[2]
PATIENCE = 900
_BY_PERF = re.compile(r"^\s*([\d.,]+)\s+instructions", re.MULTILINE)
_BY_VALGRIND = re.compile(r"Collected : (\d+)")


def count(counted: Counted) -> tuple[float, float] | None:
    """Millions for ours and for the floor, without what both do besides; None where nothing can count."""
    codes = (counted.ours, counted.floor, counted.less)
    ours, floor, less = (instructions(code) if code else 0 for code in codes)
    if ours is None or floor is None or less is None:
        return None
    return (ours - less) / 1e6, max(0, floor - less) / 1e6


def instructions(code: str) -> int | None:
    """Of one run of a program, by the processor's own counter or, many times slower, by valgrind."""
    return _by_perf(code) or _by_valgrind(code)


def _by_perf(code: str) -> int | None:
    if shutil.which("perf") is None:
        return None
    found = _BY_PERF.search(_said(["perf", "stat", "-e", "instructions:u"], code))
    return int(re.sub("[.,]", "", found[1])) if found else None


def _by_valgrind(code: str) -> int | None:
    if shutil.which("valgrind") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        counting = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={Path(folder) / 'counted'}"]
        found = _BY_VALGRIND.search(_said(counting, code))
    return int(found[1]) if found else None


def _said(counting: list[str], code: str) -> str:
    surroundings = {**os.environ, "PYTHONHASHSEED": "0", "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            [*counting, sys.executable, "-c", code],
            cwd=ROOT,
            env=surroundings,
            check=False,
            text=True,
            capture_output=True,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stderr if done.returncode == 0 else ""
