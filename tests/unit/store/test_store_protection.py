"""Other users of the computer read nothing, a full disk is called full, processes wait for each other."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from isoassess.domain.profile import Profile
from isoassess.store import Store, default_store, is_shared
from isoassess.store.schema.migration import REVISIONS
from isoassess.store.vault.driver import sqlite3

FROZEN = Path(__file__).parents[2] / "data" / "stores"


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.usefixtures("umask")
def test_a_new_store_is_closed_to_other_users(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deeper" / "clients.db"
    with Store.open(path, who="A. Consultant") as store:
        store.add_organization(Profile())
        assert {found.name: _mode(found) for found in path.parent.iterdir()} == {
            "clients.db": 0o600,
            "clients.db-wal": 0o600,
            "clients.db-shm": 0o600,
            "clients.db-lock": 0o600,
        }
        store.file.save_elsewhere(tmp_path / "copy.db", replace=False)
    assert _mode(tmp_path / "copy.db") == 0o600
    assert (_mode(tmp_path / "new"), _mode(path.parent)) == (0o700, 0o700)


@pytest.mark.usefixtures("umask")
def test_a_backup_before_a_migration_is_closed_to_other_users(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(FROZEN / "0001.db", tmp_path / "clients.db"))
    Store.open(path, who="A. Consultant").close()
    assert _mode(tmp_path / "clients.before-0001.db") == 0o600


def test_the_own_folder_of_the_program_is_closed_at_the_next_start() -> None:
    path = default_store()
    Store.open(path, who="A. Consultant").close()
    path.chmod(0o644)
    path.parent.chmod(0o755)
    Store.open(path, who="A. Consultant").close()
    assert (_mode(path), _mode(path.parent)) == (0o600, 0o700)


def test_a_folder_that_a_person_chose_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    path = tmp_path / "clients.db"
    Store.open(path, who="A. Consultant").close()
    path.chmod(0o640)
    Store.open(path, who="A. Consultant").close()
    assert (_mode(path), _mode(tmp_path)) == (0o640, 0o755)


FULL = """
import os, shutil, sys
from pathlib import Path
from types import SimpleNamespace
from isoassess.errors import ExpectedError
from isoassess.store import Store
path = Path(sys.argv[1])
try:
    with (path.parent / "ballast").open("wb") as ballast:
        while True:
            ballast.write(bytes(4096))
            ballast.flush()
except OSError:
    pass
try:
    Store.open(path, who="A. Consultant").close()
    print("opened")
except ExpectedError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.parametrize("there", [True, False], ids=["store", "new"])
def test_a_full_disk_is_called_full_when_a_store_is_opened(tmp_path: Path, there: bool) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to make a small disk here")
    try:
        path = disk / "clients.db"
        if there:
            shutil.copyfile(FROZEN / "0002.db", tmp_path / "clients.db")
            Store.open(tmp_path / "clients.db", who="A. Consultant").close()
            shutil.copyfile(tmp_path / "clients.db", path)
        said = subprocess.run(
            [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True
        ).stdout
        assert said.startswith("StoreFull ")
        assert str(path) in said
    finally:
        subprocess.run(["umount", str(disk)], check=True)


OPEN = """
import sys
import tempfile
from pathlib import Path
from isoassess.errors import ExpectedError
from isoassess.domain.profile import Profile
from isoassess.store import Store
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[2])):
    try:
        path = Path(sys.argv[1]) / str(number) / "clients.db"
        with Store.open(path, who="A. Consultant", busy_timeout=120) as store:
            store.add_organization(Profile())
    except ExpectedError as error:
        print(number, type(error).__name__, error)
"""
ROUNDS = 30


def test_three_processes_make_one_store_without_getting_in_the_way(tmp_path: Path) -> None:
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, str(tmp_path), str(ROUNDS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _program in range(3)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    assert [program.communicate()[0] for program in programs] == ["", "", ""]
    for number in range(ROUNDS):
        with Store.open(tmp_path / str(number) / "clients.db", who="A. Consultant") as store:
            assert len(store.organizations()) == 3


KILLED = """
import os, signal, sys
from pathlib import Path
from isoassess.store import Store
from isoassess.store.file import preparing
def kill(*arguments, **named):
    os.kill(os.getpid(), signal.SIGKILL)
preparing.migrate = kill
Store.open(Path(sys.argv[1]), who="A. Consultant")
"""


def test_a_start_killed_between_backup_and_migration_leaves_one_backup(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(FROZEN / "0001.db", tmp_path / "clients.db"))
    for _kill in range(3):
        killed = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
        assert killed.returncode < 0
    Store.open(path, who="A. Consultant").close()
    assert {found.name for found in tmp_path.iterdir()} == {"clients.db", "clients.before-0001.db"}
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (REVISIONS[-1],)


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
@pytest.mark.parametrize(
    ("folder", "file", "shared"),
    [(0o755, 0o644, True), (0o755, 0o600, False), (0o700, 0o644, False), (0o755, 0o640, False)],
)
def test_a_file_is_shared_where_every_user_can_come_to_it(folder: int, file: int, shared: bool) -> None:
    """In a folder of its own: those of the tests are closed to others."""
    with tempfile.TemporaryDirectory(dir="/tmp") as place:
        path = Path(place) / "clients.db"
        path.touch()
        Path(place).chmod(folder)
        path.chmod(file)
        assert is_shared(path) is shared
