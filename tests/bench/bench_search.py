"""Searching 10,000 organizations by name, site, action and owner, as one types; budget 30 ms a letter.

The first lines tell what making the index takes, once in a file's life.
"""

import argparse
import json
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from uuid import UUID

from isoassess.store import Store
from isoassess.store.vault.driver import sqlite3
from tests.bench.bench_home import COUNT, fill

BUDGET = 30.0
SITES = ("Plant North", "Warehouse East", "Head office", "Workshop Süd", "Yard 7")
OWNERS = ("J. Sample", "K. Example", "L. Demo", "M. Trial")
ACTIONS = (
    "Bring the evidence together and file it",
    "Calibrate the gauges of the incoming inspection",
    "Write down who releases a delivery",
    "Rate the twenty most important suppliers",
    "Hold the management review with all inputs",
)
EACH = 10  # actions of an organization
SEARCHES = ("textiles 0012", "plant north", "calibrate", "k. example", "sud", "07", "nothing like that")


def main() -> float:
    """Prints milliseconds; returns the slowest search."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, help="how many organizations")
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:  # a temporary folder may be in memory
        path = Path(folder) / "many.db"
        fill(path, count)
        _enrich(path)
        with Store.open(path, who="A. Consultant") as store:
            print(f"a part of the index, in an idle moment: {_time(lambda: store.prepare_search(20)):.0f} ms")
            print(f"the whole index: {_time(store.prepare_search) / 1000:.1f} s")
            print(f"nothing new: {_time(store.prepare_search):.1f} ms")
            slowest = max(_measure(store, search) for search in SEARCHES)
    print(f"slowest: {slowest:.0f} ms of {BUDGET:.0f}")
    return slowest


def _measure(store: Store, search: str) -> float:
    """Letter by letter, with the first page and where it was found, as the list does it."""
    ordered = store.organization_ids()
    typed = [search[:end] for end in range(1, len(search) + 1)]
    took = [_time(lambda text=text: _page(store, ordered, text)) for text in typed]  # type: ignore[misc]
    hits = len(store.organization_ids(search))
    print(f"{search!r}: {median(took):.1f} ms a letter, at most {max(took):.1f} ({hits} found)")
    return max(took)


def _page(store: Store, ordered: list[str], search: str) -> None:
    found = store.matches(search)
    ids = [id_ for id_ in ordered if id_ in found][:30]
    store.organization_summaries(ids)
    store.found_where(ids, search)


def _time(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def _enrich(path: Path) -> None:
    """Sites for every organization, and actions in its assessment."""
    chance = Random(9002)
    with closing(sqlite3.connect(path)) as connection, connection:
        rows = connection.execute("SELECT id, name, profile FROM organization").fetchall()
        for id_, name, profile in rows:
            known = json.loads(profile)
            known["organization"]["name"] = name
            sites = [{"name": f"{chance.choice(SITES)} {chance.randint(1, 99)}"} for _site in range(2)]
            known["people"] = {"sites": sites}
            connection.execute("UPDATE organization SET profile = ? WHERE id = ?", (json.dumps(known), id_))
        for (assessment,) in connection.execute("SELECT id FROM assessment").fetchall():
            connection.executemany(
                "INSERT OR IGNORE INTO answer (assessment_id, requirement_id, reason, evidence, note, ofi, "
                "action_what, action_owner) VALUES (?, ?, '', '', '', 0, ?, ?)",
                [
                    (assessment, f"sample-{UUID(int=place)}", chance.choice(ACTIONS), chance.choice(OWNERS))
                    for place in range(EACH)
                ],
            )


if __name__ == "__main__":
    main()
