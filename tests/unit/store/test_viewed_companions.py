"""What lies beside a file that can only be looked at stays: it holds the newest entries of that file."""

import subprocess
import sys
from pathlib import Path

import pytest

from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store

KILLED = """
import os, signal, sys
from pathlib import Path
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
store = Store.open(Path(sys.argv[1]), who="Anna")
store.add_organization(Profile(organization=Organization(name="Sample Bakery")))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A write-protected file whose newest entries lie beside it, as a killed window leaves them."""
    path = tmp_path / "store.db"
    Store.open(path, who="Anna").close()
    subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False, cwd=Path(__file__).parents[3])
    assert path.with_name("store.db-wal").stat().st_size
    path.chmod(0o444)
    return path


def names(store: Store) -> list[str]:
    return [row.name for row in store.organizations()]


def test_once_it_can_be_written_again_work_goes_on_in_it(left: Path) -> None:
    with Store.open(left, who="Bert") as store:
        assert names(store) == ["Sample Bakery"]
        left.chmod(0o600)
        assert store.file.check()
        store.add_organization(Profile(organization=Organization(name="Sample Joinery")))
        assert not store.file.check()
    with Store.open(left, who="Bert") as store:
        assert sorted(names(store)) == ["Sample Bakery", "Sample Joinery"]


def test_saved_to_another_place_the_file_itself_stays_whole(left: Path, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere.db"
    with Store.open(left, who="Bert") as store:
        store.file.save_elsewhere(place, replace=False)
        store.file.move_to(place)
    left.chmod(0o600)
    for path in (left, place):
        with Store.open(path, who="Bert") as store:
            assert names(store) == ["Sample Bakery"]
