"""Whatever is given as the file: it opens, or one plain sentence says why not and nothing changes."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from isoassess.domain import Answer
from isoassess.domain.profile import Profile
from isoassess.errors import ExpectedError
from isoassess.store import (
    FolderReadOnly,
    NewerStore,
    NotAStore,
    Store,
    StoreBusy,
    StoreClosed,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreIsFolder,
    StoreReadOnly,
    UnknownProfile,
)
from isoassess.store.file.preparing import APPLICATION_ID
from isoassess.store.vault.driver import sqlite3

NOBODY = 65534


def _sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _refused(path: Path, error: type[StoreError]) -> None:
    """Opening raises the error, which names the path in one line; not a byte of the file changes."""
    before = path.read_bytes()
    with pytest.raises(error) as caught:
        Store.open(path, who="A. Consultant", busy_timeout=0.05)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_missing_file_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "new %s 100%" / "caf\u00e9 #1?" / "a b.isoassess-db"
    with Store.open(path, who="A. Consultant") as store:
        assert store.path == path
        assert store.organizations() == []
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_an_empty_file_left_by_a_kill_is_filled(path: Path) -> None:
    path.touch()
    with Store.open(path, who="A. Consultant") as store:
        assert store.organizations() == []


def test_a_file_whose_making_was_killed_is_rolled_back_and_opened(tmp_path: Path, empty_store: Path) -> None:
    path, killed = tmp_path / "a.isoassess-db", tmp_path / "killed.isoassess-db"
    shutil.copyfile(empty_store, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA cache_size = 1")  # the rest is written before its time
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE half AS SELECT randomblob(100000) AS done")
        shutil.copyfile(path, killed)
        shutil.copyfile(f"{path}-journal", f"{killed}-journal")
    with Store.open(killed, who="A. Consultant") as store:
        assert store.organizations() == []
    with closing(sqlite3.connect(killed)) as connection:
        assert connection.execute("SELECT * FROM sqlite_schema WHERE name = 'half'").fetchall() == []


def test_a_relative_path_stays_valid_when_the_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open(Path("here.isoassess-db"), who="A. Consultant") as store:
        assert store.path == tmp_path / "here.isoassess-db"


def test_a_text_file_is_refused(path: Path) -> None:
    path.write_text("Dear auditor,\n" * 100)
    _refused(path, NotAStore)


def test_the_database_of_another_program_is_refused(path: Path) -> None:
    _sql(path, "CREATE TABLE bookmark (url TEXT)", "INSERT INTO bookmark VALUES ('x')")
    _refused(path, NotAStore)


def test_a_folder_given_as_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreIsFolder, match="folder"):
        Store.open(tmp_path, who="A. Consultant")


def test_a_device_given_as_file_is_refused() -> None:
    with pytest.raises(NotAStore):
        Store.open(Path("/dev/full"), who="A. Consultant")


def test_a_newer_schema_is_refused(path: Path, store: Store) -> None:
    store.close()
    _sql(path, "UPDATE alembic_version SET version_num = '9999'")
    _refused(path, NewerStore)


@pytest.mark.parametrize("length", [0.3, 0.7])
def test_a_truncated_file_is_refused_as_damaged(
    path: Path, store: Store, assessment: str, length: float
) -> None:
    store.close()
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * length) // 4096 * 4096])
    _refused(path, StoreDamaged)


def test_a_file_with_broken_pages_is_refused_as_damaged(path: Path, store: Store, assessment: str) -> None:
    store.close()
    content = bytearray(path.read_bytes())
    content[4096 : len(content)] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    _refused(path, StoreDamaged)


def test_a_store_that_lost_its_revision_is_refused_as_damaged(path: Path, store: Store) -> None:
    store.close()
    _sql(path, "DROP TABLE alembic_version")
    _refused(path, StoreDamaged)


def test_a_file_as_the_parent_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FolderReadOnly, match="cannot be created"):
        Store.open(tmp_path / "file" / "a.isoassess-db", who="A. Consultant")
    with pytest.raises(FolderReadOnly):
        Store.open(tmp_path / "file" / "deeper" / "a.isoassess-db", who="A. Consultant")


def test_a_name_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be created"):
        Store.open(tmp_path / ("x" * 300), who="A. Consultant")


OPEN_AS_NOBODY = """
import os, sys
from pathlib import Path
from isoassess.errors import ExpectedError
from isoassess.domain.profile import Profile
from isoassess.store import Store
import sqlalchemy.dialects.sqlite, alembic.command, alembic.config, alembic.ddl.sqlite
if os.geteuid() == 0:
    os.setgroups([]); os.setgid({nobody}); os.setuid({nobody})
try:
    with Store.open(Path(sys.argv[1]), who="A. Consultant") as store:
        print("opened", len(store.organizations()))
        if store.file.why_read_only:
            print(store.file.why_read_only)
            store.add_organization(Profile())
except ExpectedError as error:
    print(type(error).__name__, error)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can reach; the test runner's own are closed to others."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def _open_as_nobody(path: Path) -> str:
    """What a person without rights gets; root, as which tests may run, has them all."""
    finished = subprocess.run(
        [sys.executable, "-c", OPEN_AS_NOBODY.format(nobody=NOBODY), str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert finished.stderr == ""
    return finished.stdout.strip()


def test_a_folder_without_the_right_to_write_is_said_so(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    said = _open_as_nobody(open_folder / "a.isoassess-db")
    assert said.startswith("FolderReadOnly ")
    assert str(open_folder) in said
    assert list(open_folder.iterdir()) == []


def _seen_as_nobody(path: Path, error: str, named: Path) -> None:
    """It is opened to be looked at; each change is refused with the sentence, and nothing is left beside."""
    before, names = path.read_bytes(), sorted(found.name for found in path.parent.iterdir())
    opened, why, refused = _open_as_nobody(path).splitlines()
    assert opened == "opened 1"
    assert refused == f"{error} {why}"
    assert str(named) in why
    path.parent.chmod(0o777)
    path.chmod(0o600)
    assert (path.read_bytes(), sorted(found.name for found in path.parent.iterdir())) == (before, names)


def test_a_file_in_a_folder_without_the_right_to_write_is_opened_to_be_looked_at(
    open_folder: Path, filled_store: Path
) -> None:
    path = Path(shutil.copyfile(filled_store, open_folder / "a.isoassess-db"))
    path.chmod(0o666)
    open_folder.chmod(0o555)
    _seen_as_nobody(path, "FolderReadOnly", open_folder)


def test_a_write_protected_file_is_opened_to_be_looked_at(open_folder: Path, filled_store: Path) -> None:
    path = Path(shutil.copyfile(filled_store, open_folder / "a.isoassess-db"))
    path.chmod(0o444)
    _seen_as_nobody(path, "StoreReadOnly", path)


def test_a_write_protected_file_of_an_earlier_version_can_be_looked_at(open_folder: Path) -> None:
    frozen = Path(__file__).parents[2] / "data" / "stores" / "0001.db"
    path = Path(shutil.copyfile(frozen, open_folder / "a.isoassess-db"))
    path.chmod(0o444)
    before = path.read_bytes()
    with Store.open(path, who="A. Consultant") as store:
        assert len(store.organizations()) == 2
        with pytest.raises(StoreReadOnly):
            store.add_organization(Profile())
    assert path.read_bytes() == before
    assert [found.name for found in open_folder.iterdir()] == [path.name]


def test_a_file_that_may_not_be_read_is_said_so(open_folder: Path, empty_store: Path) -> None:
    path = Path(shutil.copyfile(empty_store, open_folder / "a.isoassess-db"))
    path.chmod(0o000)
    said = _open_as_nobody(path)
    assert said.startswith("StoreUnreadable ")
    assert str(path) in said
    path.chmod(0o600)
    assert path.read_bytes() == empty_store.read_bytes()


CREATE_WITHOUT_ROOM = """
import resource, sys
from pathlib import Path
from isoassess.errors import ExpectedError
from isoassess.store import Store
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
try:
    Store.open(Path(sys.argv[1]), who="A. Consultant")
except ExpectedError as error:
    print(type(error).__name__)
"""


def test_a_store_that_cannot_be_written_to_the_end_leaves_nothing_behind(path: Path) -> None:
    finished = subprocess.run(
        [sys.executable, "-B", "-c", CREATE_WITHOUT_ROOM, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert finished.stdout.strip() in {"StoreFull", "StoreUnreachable"}
    assert list(path.parent.iterdir()) == []


def _no_room(store: Store) -> None:
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_loses_only_the_change_that_did_not_fit(
    path: Path, store: Store, assessment: str
) -> None:
    store.save_answer(assessment, "r", Answer(note="kept"))
    entries = store.history()
    _no_room(store)
    with pytest.raises(StoreFull, match="No space") as caught:
        store.save_answer(assessment, "r", Answer(note="x" * 100_000))
    assert str(path) in str(caught.value)
    assert store.answers(assessment) == {"r": Answer(note="kept")}
    assert store.history() == entries
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    store.save_answer(assessment, "r", Answer(note="x" * 100_000))
    store.close()
    with Store.open(path, who="A. Consultant") as again:
        assert again.answers(assessment) == {"r": Answer(note="x" * 100_000)}


def test_a_write_lock_held_by_another_is_said_so_and_nothing_is_lost(store: Store, assessment: str) -> None:
    store.save_answer(assessment, "r", Answer(note="kept"))
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="writing"):
            store.save_answer(assessment, "r", Answer(note="later"))
        assert store.answers(assessment) == {"r": Answer(note="kept")}
        other.execute("ROLLBACK")
    store.save_answer(assessment, "r", Answer(note="later"))
    assert store.answers(assessment) == {"r": Answer(note="later")}


def test_a_profile_of_a_newer_version_is_said_so_and_left_alone(store: Store, organization: str) -> None:
    _sql(store.path, """UPDATE organization SET profile = '{"design":{"robot":"yes"}}'""")
    attempts: list[Callable[[], object]] = [
        lambda: store.profile(organization),
        lambda: store.save_profile(organization, Profile()),
    ]
    for attempt in attempts:
        with pytest.raises(UnknownProfile, match=r"Example Fabrications Ltd.*robot"):
            attempt()
    assert [found.id for found in store.organizations()] == [organization]
    with closing(sqlite3.connect(store.path)) as connection:
        assert "robot" in connection.execute("SELECT profile FROM organization").fetchone()[0]


def test_every_store_runs_with_the_pragmas_that_keep_the_work_safe(store: Store) -> None:
    with store._engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "application_id")
        }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 50,
        "application_id": APPLICATION_ID,
    }


def test_every_refusal_is_an_expected_error() -> None:
    assert all(issubclass(error, ExpectedError) for error in (StoreError, StoreFull, StoreReadOnly))


def test_a_closed_file_is_not_opened_again_in_silence(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "clients.db", who="A. Consultant")
    store.close()
    with pytest.raises(StoreClosed, match="is closed"):
        store.add_organization(Profile())
    with pytest.raises(StoreClosed):
        store.organizations()
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["clients.db"]
