"""The start of the installed program as it is seen, beside that of the checkout and a bare window."""

import sys
import tempfile
from pathlib import Path

from isoassess.store import Store
from tests.bench.bench_start import BARE, ORGANIZATIONS
from tests.bench.many_organizations import fill
from tests.bench.measuring import Bench, Effort, Measured, NotHere, Results, Row, Taken
from tests.bench.place import BUILD
from tests.bench.seen_start import seen_start

BUNDLE = BUILD / "packaging" / "linux" / "bundle" / "dist" / "isoassess" / "isoassess"
ENDING = "QTimer.singleShot(0, painted)"  # here it stays until it was seen
INSTALLED = Path("/usr/lib/isoassess/isoassess")


def measure(effort: Effort) -> Results:
    program = next((place for place in (BUNDLE, INSTALLED) if place.is_file()), None)
    if program is None:
        raise NotHere("no bundle was built: python3 packaging/check.py linux makes one")
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "many.db"
        fill(store, ORGANIZATIONS)
        with Store.open(store, who="A. Consultant") as opened:
            opened.prepare_search()
        commands = {
            "bare": (sys.executable, "-c", BARE.replace(ENDING, "pass"), store),
            "checkout": (sys.executable, "-m", "ui", "--store", store),
            "bundle": (program, "--store", store),
        }
        rounds: dict[str, list[Taken]] = {name: [] for name in commands}
        for number in range(effort.rounds(9) + 1):
            for name, command in commands.items():
                took = seen_start(command, Path(folder))
                if number:  # the first round only warms the caches
                    rounds[name].append(took)
    return {
        "bundle": Measured(ours=rounds["bundle"], floor=rounds["bare"]),
        "bundle-checkout": Measured(ours=rounds["bundle"], floor=rounds["checkout"]),
    }


BENCH = Bench(
    rows=(
        Row(
            name="bundle",
            work="start of the installed program, seen on the screen",
            floor="bare PySide6 + SQLAlchemy window",
            budget=1.15,
        ),
        Row(
            name="bundle-checkout",
            work="the same beside the checkout",
            floor="start from the checkout",
            budget=1.1,
        ),
    ),
    measure=measure,
    needs_screen=True,
)
