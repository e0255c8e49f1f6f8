"""One answer committed with its history, against one raw SQLite commit of the same bytes.

The budget is 1.75 times that, and 2.5 times where a password closes the file; all three in turns.
"""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
from isoassess.store.vault.driver import sqlite3
from isoassess.store.vault.keyring import new_key
from isoassess.store.vault.unlocking import lock
from tests.bench.place import folder_on_disk

ROUNDS = 600
BUDGET, BUDGET_CLOSED = 1.75, 2.5
RATINGS = tuple(Rating)[:5]


def main() -> tuple[float, float]:
    """Prints the medians in microseconds and the ratios, which it returns: without and with a password."""
    with folder_on_disk() as folder:
        path, closed_path = Path(folder) / "answers.isoassess-db", Path(folder) / "closed.isoassess-db"
        with (
            Store.open(path, who="A. Consultant") as store,
            Store.open(closed_path, who="A. Consultant") as closed,
            closing(_raw(Path(folder) / "raw.sqlite")) as raw,
        ):
            closed.file.reseal(new_key("a password of the bench"))
            assessments = [(one, _assessment(one)) for one in (store, closed)]
            for one, assessment in assessments:
                _save(one, assessment, 0)
            payload = _payload(path)
            floor: list[float] = []
            ours: tuple[list[float], list[float]] = ([], [])
            for number in range(ROUNDS):  # in turns, so that a busy moment of the machine meets all
                floor.append(_time(partial(_commit, raw, payload)))
                for times, (one, assessment) in zip(ours, assessments, strict=True):
                    times.append(_time(partial(_save, one, assessment, number)))
        lock(closed_path)
    ratios = []
    for name, times, budget in zip(("answer", "with a password"), ours, (BUDGET, BUDGET_CLOSED), strict=True):
        ratios.append(median(times) / median(floor))
        print(f"{name} {median(times):.0f} us, ratio {ratios[-1]:.2f} of {budget}")
    print(f"raw commit {median(floor):.0f} us")
    return ratios[0], ratios[1]


def _assessment(store: Store) -> str:
    organization = store.add_organization(Profile(organization=Organization(name="Example Fabrications Ltd")))
    return store.add_assessment(
        organization,
        lens=Lens.ISO9001_2026,
        started=date(2026, 10, 1),
        assessor="A. Consultant",
        catalogue_version="1",
    )


def _save(store: Store, assessment: str, number: int) -> None:
    answer = Answer(rating=RATINGS[number % 5], evidence="Records of the last three orders were shown. " * 3)
    store.save_answer(assessment, f"requirement-{number % 97}", answer)


def _payload(path: Path) -> bytes:
    """As many bytes as the rows of an answer and of its history have."""
    with closing(sqlite3.connect(path)) as connection:
        rows = [
            connection.execute(f"SELECT * FROM {table} ORDER BY rowid DESC LIMIT 1").fetchone()
            for table in ("answer", "history")
        ]
    return "".join(str(value) for row in rows for value in row).encode()


def _raw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE payload (id INTEGER PRIMARY KEY, content BLOB)")
    return connection


def _commit(connection: sqlite3.Connection, payload: bytes) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO payload (content) VALUES (?)", (payload,))
    connection.execute("COMMIT")


def _time(work: Callable[[], None]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1e6


if __name__ == "__main__":
    main()
