"""Every cost of the program beside its floor and its budget: one table, a JSON file, and the README's table.

usage: python3 dev.py bench [--quick] [--only ROW ...] [--json FILE] [--readme | --no-readme]
                            [--instructions] [--list]
       python3 dev.py bench --growth [--quick | --largest] [--only WORK ...]

The exit code is 1 where a budget is broken by more than the noise that was measured, or a bench failed.
"""

import argparse
import contextlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.benches import BENCHES, rows_of
from tests.bench.counting import count
from tests.bench.judging import judge
from tests.bench.machine import machine
from tests.bench.measuring import Measured, Row
from tests.bench.place import BUILD
from tests.bench.table import Line, as_data, into_readme, printed
from tests.bench.turns import Failed, measured_apart

README = Path(__file__).parents[2] / "README.md"
WRONG_USE = 2


def main(arguments: list[str]) -> int:
    """The exit code."""
    if arguments[:1] == ["--growth"]:
        from tests.bench.growth import main as growth  # all that it makes is for nobody else

        return growth(arguments[1:])
    said = _read(arguments)
    wanted = {name: [row for row in rows_of(name) if _is_wanted(row, said.only)] for name in BENCHES}
    if said.list or not any(wanted.values()):
        print("\n".join(f"{row.name:24} {row.work}" for name in BENCHES for row in rows_of(name)))
        return 0 if said.list else WRONG_USE
    begun, lines = time.monotonic(), list[Line]()
    for name, rows in wanted.items():
        if rows:
            for line in _lines(name, rows, said):
                lines.append(line)
                print(printed([line])[-1], flush=True)
    print("\n" + "\n".join(printed(lines)))
    where = machine()
    said.json.parent.mkdir(parents=True, exist_ok=True)
    said.json.write_text(json.dumps(as_data(lines, where, quick=said.quick), indent=1), encoding="utf-8")
    if said.readme:
        into_readme(README, lines, where)
    broken = [line.row.name for line in lines if line.is_broken]
    print(f"{where.words}: {len(lines)} rows in {time.monotonic() - begun:.0f} s")
    print(f"broken: {', '.join(broken) or 'none'}")
    return int(bool(broken))


def _read(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Every cost beside its floor.")
    parser.add_argument("--quick", action="store_true", help="few rounds of small works: about three minutes")
    parser.add_argument("--only", action="append", default=[], metavar="ROW", help="this row, or several")
    parser.add_argument("--json", type=Path, default=BUILD / "bench.json", metavar="FILE")
    parser.add_argument("--list", action="store_true", help="only the names of the rows")
    parser.add_argument("--instructions", action="store_true", help="count them for each row that can be")
    parser.add_argument(
        "--readme",
        action=argparse.BooleanOptionalAction,
        help="make the README's table anew; without saying, after a whole run only",
    )
    said = parser.parse_args(arguments)
    if said.readme is None:
        said.readme = not said.quick and not said.only
    return said


def _is_wanted(row: Row, only: list[str]) -> bool:
    return not only or row.name in only


def _lines(name: str, rows: list[Row], said: argparse.Namespace) -> Iterator[Line]:
    """Of one bench, measured in a process of its own."""
    try:
        measured = measured_apart(name, quick=said.quick)
    except Failed as failed:
        yield from (Line(row, skipped=str(failed), failed=failed.is_fault) for row in rows)
        return
    for row in rows:
        yield _line(row, measured[row.name], said)


def _line(row: Row, measured: Measured, said: argparse.Namespace) -> Line:
    judged = judge(row, measured)
    wanted = said.instructions or (judged.tells_little and not said.quick)
    counted = count(row.counted) if row.counted and wanted else None
    return Line(row, measured, judged, counted)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main(sys.argv[1:]))
    sys.exit(130)
