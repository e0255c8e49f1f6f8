"""Files written by the program of each earlier schema open with every word; an old migration never changes.

The files in tests/data/stores were made by the code of their time and are never made again.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from alembic import command
from alembic.config import Config

from isoassess.catalogue.replaced import replaced_requirements
from isoassess.domain import NO_ANSWER, Answer, Lens, Rating
from isoassess.store import Shelf, Store, StoreFull, replay
from isoassess.store.file import database
from isoassess.store.file.database import plain_engine, writing
from isoassess.store.schema.migration import REVISIONS, SCRIPTS
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.driver import sqlite3
from tests.unit.store.freezing import DERIVED, LARGEST, Frozen, Rows, rows_of

STORES = Path(__file__).parents[2] / "data" / "stores"


@pytest.fixture(params=REVISIONS)
def revision(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def known(revision: str) -> Frozen:
    """What is in the file, as it was written down when it was made."""
    return msgspec.json.decode((STORES / f"{revision}.json").read_bytes(), type=Frozen)


@pytest.fixture
def frozen(tmp_path: Path, revision: str) -> Path:
    """A copy of the file that the program of that schema wrote."""
    return Path(shutil.copyfile(STORES / f"{revision}.db", tmp_path / "clients.db"))


def _said(store: Store, assessment_id: str) -> dict[str, Answer]:
    """What the history comes to, without what was taken back."""
    replayed = replay(store.history(assessment_id))
    return {id_: answer for id_, answer in replayed.items() if answer != NO_ANSWER}


def _schema(path: Path) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return set(
            connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
        )


def _check_kept(path: Path, known: Frozen) -> None:
    """Every row is as it was, but what a later version carried to the requirement that replaced another."""
    after = rows_of(path, known.columns)
    carried = {id_ for one in replaced_requirements() for id_ in (one.id, one.by)}
    for table, before in known.rows.items():
        assert _told(table, known, after[table], carried) == _told(table, known, before, carried), table


def _told(table: str, known: Frozen, rows: Rows, carried: set[str]) -> Rows:
    columns = known.columns[table]
    if table == "answer":
        place = columns.index("requirement_id")
        return [row for row in rows if row[place] not in carried]
    if table == "history":
        kind = columns.index("kind")
        return rows[: len(known.rows[table])] + [
            row for row in rows[len(known.rows[table]) :] if row[kind] != "carry"
        ]
    return rows


def test_a_new_migration_comes_with_a_frozen_store_of_its_schema(revision: str) -> None:
    """Make it with: python -m tests.unit.store.freezing"""
    assert (STORES / f"{revision}.db").is_file()
    assert (STORES / f"{revision}.json").is_file()
    assert (STORES / f"{revision}.db").stat().st_size <= LARGEST


def test_the_frozen_files_are_never_made_again(revision: str, known: Frozen) -> None:
    assert sha256((STORES / f"{revision}.db").read_bytes()).hexdigest() == known.sha256


def test_a_frozen_file_is_of_its_schema_and_full(frozen: Path, revision: str, known: Frozen) -> None:
    with closing(sqlite3.connect(frozen)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables - set(DERIVED) == set(known.rows)
    assert all(known.rows.values())
    assert rows_of(frozen, known.columns) == known.rows


def test_a_frozen_file_opens_with_every_row_as_it_was(frozen: Path, revision: str, known: Frozen) -> None:
    with Store.open(frozen, who="A. Consultant") as store:
        for one in store.organizations():
            for assessment in store.assessments(one.id):
                assert store.answers(assessment.id) == _said(store, assessment.id)
                assert not store.doubtful_answers(assessment.id)
            for file in store.attachments(one.id).values():
                assert sha256(store.attachment_content(file.id)).hexdigest() == file.sha256
    _check_kept(frozen, known)
    backups = list(frozen.parent.glob("clients.before-*.db"))
    assert len(backups) == (revision != REVISIONS[-1])
    for backup in backups:
        assert rows_of(backup, known.columns) == known.rows


KILLED = """
import os, signal, sys
from pathlib import Path
from isoassess.store import Store
from isoassess.store.file import database
from isoassess.store.vault.connecting import connect

left = int(sys.argv[2])

def count(_words):
    global left
    left -= 1
    if left <= 0:
        os.kill(os.getpid(), signal.SIGKILL)

def counted(*given, **named):
    connection = connect(*given, **named)
    connection.set_trace_callback(count)
    return connection

database.connect = counted
Store.open(Path(sys.argv[1]), who="A. Consultant").close()
"""


def _statements(path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many a store takes to be opened and closed."""
    told: list[str] = []

    def traced(*given: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*given, **named)
        connection.set_trace_callback(told.append)
        return connection

    with monkeypatch.context() as patched:
        patched.setattr(database, "connect", traced)
        Store.open(path, who="A. Consultant").close()
    return len(told)


@pytest.mark.skipif(os.name != "posix", reason="a kill is of POSIX")
@pytest.mark.parametrize("revision", REVISIONS[:-1], indirect=True)
def test_a_kill_at_any_statement_of_a_migration_loses_nothing(
    revision: str,
    frozen: Path,
    known: Frozen,
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
) -> None:
    """More of them, each at another statement: --migration-kills 50"""
    kills, chance = int(pytestconfig.getoption("--migration-kills")), random.Random()
    statements = _statements(frozen, monkeypatch)
    for number in range(kills):
        path = frozen.with_name(f"killed-{number}.db")
        shutil.copyfile(STORES / f"{revision}.db", path)
        after = chance.randint(1, statements)
        done = subprocess.run([sys.executable, "-c", KILLED, str(path), str(after)], check=False)
        assert done.returncode in (0, -signal.SIGKILL), after
        Store.open(path, who="A. Consultant").close()
        _check_kept(path, known)
        assert len(list(path.parent.glob(f"{path.stem}.before-*.db"))) == 1, after


NEEDING_ROOM = REVISIONS[: REVISIONS.index("0009")]  # what comes after that fits where the file is full


@pytest.mark.parametrize("revision", NEEDING_ROOM, indirect=True)
def test_a_disk_that_fills_during_a_migration_leaves_the_file_as_it_was(
    frozen: Path, known: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def on_a_full_disk(*given: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*given, **named)
        connection.execute("PRAGMA max_page_count = 1").fetchall()  # no more than there are now
        return connection

    with monkeypatch.context() as patched:
        patched.setattr(database, "connect", on_a_full_disk)
        with pytest.raises(StoreFull):
            Store.open(frozen, who="A. Consultant")
    assert rows_of(frozen, known.columns) == known.rows
    Store.open(frozen, who="A. Consultant").close()
    _check_kept(frozen, known)


def test_an_old_migration_still_makes_the_schema_of_its_time(
    frozen: Path, revision: str, tmp_path: Path
) -> None:
    made = tmp_path / "made.db"
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    engine = plain_engine(made, busy_timeout=1)
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()
    assert _schema(made) == _schema(frozen)


def test_what_a_frozen_file_says_is_read_as_it_was_said(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(STORES / "0002.db", tmp_path / "clients.db"))
    with Store.open(path, who="A. Consultant") as store:
        assert store.shelf_counts() == {Shelf.ACTIVE: 2, Shelf.ARCHIVED: 1, Shelf.REMOVED: 1}
        (sample,) = store.organizations(search="example fabrications")
        assert sample.standing is not None
        assert not sample.standing.current  # answers went to the requirement that replaced theirs
        assert (sample.standing.assessed, sample.standing.catalogue_version) == (1, "2026.11.1")
        newest, completed = store.assessments(sample.id)
        assert (newest.completed, completed.completed is not None) == (None, True)
        for assessment in (newest, completed):
            assert store.answers(assessment.id) == _said(store, assessment.id)
        (file,) = store.attachments(sample.id).values()
        assert (file.name, file.number) == ("sample procedure.txt", "SP-02")
        content = store.attachment_content(file.id)
        assert sha256(content).hexdigest() == file.sha256
        redone = store.redo(newest.id)
        assert redone is None  # an answer was given after the last undo
        step = store.undo(newest.id)
        assert step is not None
        assert step.before.rating is Rating.NOT_APPLICABLE


def test_what_the_first_version_said_is_read_as_it_was_said(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(STORES / "0001.db", tmp_path / "clients.db"))
    with Store.open(path, who="A. Consultant") as store:
        names = {known.name: known for known in store.organizations()}
        sample = names["Sample Logistics \u0105\u00df \u6771\u4eac"]
        assert (sample.lens, len(names)) == (Lens.ISO9001_1994, 2)
        (assessment,) = store.assessments(sample.id)
        answer = store.answers(assessment.id)["sample-requirement"]
        assert (answer.rating, answer.reason) == (Rating.NOT_APPLICABLE, "No such work.")
        for known in names.values():
            for one in store.assessments(known.id):
                assert store.answers(one.id) == _said(store, one.id)
