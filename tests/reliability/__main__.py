"""Tries every fault and writes what was found: `python -m tests.reliability [KIND...] [--seed N] ...`.

The window is that of QT_QPA_PLATFORM; without one a screen is made, where Xvfb is there. The outcome goes to
build/reliability.json, and to the page with `--table docs/reliability.md`; of kinds that are not run, it
keeps what the last run found.
"""

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "build" / "reliability.json"


def main() -> int:
    """0 where nothing was lost, else 1."""
    given = _given()
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="isoassess-reliability-")))
        _settle_in(home, stack)
        from tests.reliability.table import read, run_of, write
        from tests.reliability.whole_run import kinds

        found = []
        for name, work in kinds(given).items():
            if given.kinds and name not in given.kinds:
                continue
            folder = home / name
            folder.mkdir()
            print(f"{name} ...", flush=True)
            for one in work(folder):
                print(f"  {one}", flush=True)
                found.append(one)
        known = read(given.results).outcomes if given.kinds and given.results.exists() else []
        tried = {(one.fault, one.where.split(" (")[0]) for one in found}
        kept = [one for one in known if (one.fault, one.where.split(" (")[0]) not in tried]
        write(run_of(kept + found, given.seed), given.results, given.table)
    return 0 if all(one.is_survived for one in found) else 1


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Try every fault the file shall survive.")
    parser.add_argument("kinds", nargs="*", help="Only these: kills power flips full surroundings large.")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--cuts", type=int, default=500, help="Power cuts.")
    parser.add_argument("--flips", type=int, default=200, help="Bytes that are changed, one at a time.")
    parser.add_argument("--gigabytes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--table", type=Path)
    return parser.parse_args()


def _settle_in(home: Path, stack: ExitStack) -> None:
    """Nothing of the person who runs it is read or written; a screen of its own where there is none."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        folder = home / name.lower()
        folder.mkdir()
        os.environ[name] = str(folder)
    os.environ["LANGUAGE"] = "en"
    if "QT_QPA_PLATFORM" in os.environ:
        return
    from tests.window.driving.screen import Screen, missing

    if missing():
        print(missing(), file=sys.stderr)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return
    screen = stack.enter_context(Screen())
    os.environ.update(DISPLAY=screen.name, QT_QPA_PLATFORM="xcb")


if __name__ == "__main__":
    sys.exit(main())
