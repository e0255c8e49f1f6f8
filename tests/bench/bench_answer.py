"""One answer committed with its history, against one raw SQLite commit of the same bytes; with a password."""

from contextlib import closing
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
from isoassess.store.vault.driver import sqlite3
from isoassess.store.vault.keyring import new_key
from isoassess.store.vault.unlocking import lock
from tests.bench.measuring import Bench, Effort, Measured, Results, Row, in_turns
from tests.bench.place import folder_on_disk

RATINGS = tuple(Rating)[:5]
FLOOR = "raw SQLite commit of the same bytes"


def measure(effort: Effort) -> Results:
    with folder_on_disk() as folder:
        path, closed_path = Path(folder) / "answers.isoassess-db", Path(folder) / "closed.isoassess-db"
        with (
            Store.open(path, who="A. Consultant") as store,
            Store.open(closed_path, who="A. Consultant") as closed,
            closing(_raw(Path(folder) / "raw.sqlite")) as raw,
        ):
            closed.file.reseal(new_key("a password of the bench"))
            works = [partial(_save, one, _assessment(one), count()) for one in (store, closed)]
            works[0]()
            floor, ours, sealed = in_turns(
                effort.rounds(600, 100), partial(_commit, raw, _payload(path)), *works
            )
        lock(closed_path)
    return {"answer": Measured(ours=ours, floor=floor), "answer-password": Measured(ours=sealed, floor=floor)}


def _assessment(store: Store) -> str:
    organization = store.add_organization(Profile(organization=Organization(name="Example Fabrications Ltd")))
    return store.add_assessment(
        organization,
        lens=Lens.ISO9001_2026,
        started=date(2026, 10, 1),
        assessor="A. Consultant",
        catalogue_version="1",
    )


def _save(store: Store, assessment: str, numbers: "count[int]") -> None:
    number = next(numbers)
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


BENCH = Bench(
    rows=(
        Row(name="answer", work="one answer committed, with its history", floor=FLOOR, budget=1.5),
        Row(name="answer-password", work="the same in a file with a password", floor=FLOOR, budget=2.5),
    ),
    measure=measure,
)
