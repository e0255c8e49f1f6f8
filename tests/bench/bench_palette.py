"""Finding one of 10,000 organizations by its name, letter by letter, as the palette does.

The floor is the least that any search does: to look at every name once. Budget 20 ms a letter.
"""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

from isoassess.catalogue.catalogue import shipped
from isoassess.catalogue.question_library import NEWEST
from isoassess.language.folding import folded
from isoassess.language.word_index import NamedEntry, WordIndex, find_in
from isoassess.store import Store
from tests.bench.bench_home import COUNT, fill

Found = TypeVar("Found")
BUDGET, FLOORS = 20.0, 30.0
SEARCHES = ("textiles 0012", "north", "smaple", "calibrtion", "8.4.2", "nothing like that", "s")


def main() -> float:
    """Prints milliseconds; returns the slowest letter in floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, help="how many organizations")
    count = parser.parse_args().count
    with TemporaryDirectory(dir=Path.cwd()) as folder:
        path = Path(folder) / "many.db"
        fill(path, count)
        with Store.open(path, who="A. Consultant") as store:
            took, names = _timed(store.organization_names)
    print(f"the names out of the file: {took:.0f} ms")
    entries = [NamedEntry(id=id_, words=name) for id_, name, _shelf in names]
    questions = [NamedEntry(id=known.id, words=known.asks) for known in shipped().requirements(NEWEST)]
    took, indexes = _timed(lambda: (WordIndex(questions), WordIndex(entries)))
    print(f"the index, once for as long as nothing changes: {took:.0f} ms")
    find_in(indexes, "smaple")  # the library that forgives is read once
    texts = [folded(entry.words) for entry in entries]
    floor = _fastest(lambda: [text for text in texts if "zzz" in text])
    slowest = max(_measure(indexes, search, floor) for search in SEARCHES)
    print(f"slowest: {slowest:.1f} ms of {BUDGET:.0f}; {slowest / floor:.1f} floors of {FLOORS:.0f}")
    return slowest / floor


def _measure(indexes: tuple[WordIndex, ...], search: str, floor: float) -> float:
    typed = [search[:end] for end in range(1, len(search) + 1)]
    took = [_fastest(partial(find_in, indexes, text)) for text in typed]
    at_most = f"at most {max(took):.1f} ({max(took) / floor:.1f} floors)"
    print(f"{search!r}: {median(took):.1f} ms a letter, {at_most}")
    return max(took)


def _fastest(work: Callable[[], object]) -> float:
    return min(_timed(work)[0] for _time in range(5))


def _timed(work: Callable[[], Found]) -> tuple[float, Found]:
    start = perf_counter()
    found = work()
    return (perf_counter() - start) * 1000, found


if __name__ == "__main__":
    main()
