"""Files written by the program of each earlier schema open with every word; an old migration never changes.

The files in tests/data/stores were made by the code of their time and are never made again.
"""

import shutil
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from isoassess.catalogue.replaced import replaced_requirements
from isoassess.domain import NO_ANSWER, Answer, Lens, Rating
from isoassess.store import Shelf, Store, replay
from isoassess.store.file.database import plain_engine, writing
from isoassess.store.schema.migration import SCRIPTS
from isoassess.store.vault.driver import sqlite3

STORES = Path(__file__).parents[2] / "data" / "stores"
REVISIONS = ("0001", "0002")
SHA256 = {
    "0001": "e7524354a1c4d580a26446f1aeafeed454073d0716c52252aa9bdb9420a86d35",
    "0002": "a3bc7d9f121d10eea9ef50c04db86669e20b4fd1fa20edfcc097c0276ca99e3a",
}
OWN_TABLES = ("alembic_version", "sqlite_sequence")

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(params=REVISIONS)
def revision(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def frozen(tmp_path: Path, revision: str) -> Path:
    """A copy of the file that the program of that schema wrote."""
    return Path(shutil.copyfile(STORES / f"{revision}.db", tmp_path / "clients.db"))


def _columns(path: Path) -> dict[str, list[str]]:
    """The columns of each table that holds what a person said."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {
            table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            for (table,) in tables
            if table not in OWN_TABLES
        }


def _rows(path: Path, columns: dict[str, list[str]]) -> Rows:
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY 1, 2").fetchall()
            for table, names in columns.items()
        }


def _said(store: Store, assessment_id: str) -> dict[str, Answer]:
    """What the history comes to, without what was taken back."""
    replayed = replay(store.history(assessment_id))
    return {id_: answer for id_, answer in replayed.items() if answer != NO_ANSWER}


def _schema(path: Path) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return set(
            connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
        )


def test_the_frozen_files_are_never_made_again(revision: str) -> None:
    assert sha256((STORES / f"{revision}.db").read_bytes()).hexdigest() == SHA256[revision]


def test_every_table_of_a_frozen_file_is_filled(frozen: Path) -> None:
    assert all(_rows(frozen, _columns(frozen)).values())


def test_a_frozen_file_opens_with_every_row_as_it_was(frozen: Path) -> None:
    """But the answers that went to the requirement that replaced theirs, and the history that tells it."""
    columns = _columns(frozen)
    before = _rows(frozen, columns)
    Store.open(frozen, who="A. Consultant").close()
    after = _rows(frozen, columns)
    carried = {id_ for one in replaced_requirements() for id_ in (one.id, one.by)}
    place = columns["answer"].index("requirement_id")
    for rows in (before, after):
        rows["answer"] = [row for row in rows["answer"] if row[place] not in carried]
    kind = columns["history"].index("kind")
    added = after["history"][len(before["history"]) :]
    assert {row[kind] for row in added} <= {"carry"}
    after["history"] = after["history"][: len(before["history"])]
    assert after == before


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
