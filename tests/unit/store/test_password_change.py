"""A password is changed by who has the file alone, and what stands against it leaves the file as it was."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from isoassess.services.password_change import OpenElsewhere, change_password
from isoassess.store import Presence, Store, StoreFull, StoreReadOnly
from isoassess.store.vault.keyring import KEYRING, new_key
from isoassess.store.vault.pages import is_closed
from isoassess.store.vault.unlocking import is_key_of
from tests.unit.store.test_store_full import add, fill

PASSWORD, OTHER = "green apples 7", "seven brown foxes"


@pytest.fixture(autouse=True)
def forgotten(tmp_path: Path) -> Iterator[None]:
    """No key is left for the next test."""
    yield
    for path in (tmp_path / "clients.db", tmp_path / "disk" / "clients.db"):
        KEYRING.forget(path)


@pytest.fixture
def path(tmp_path: Path, empty_store: Path) -> Path:
    return Path(shutil.copyfile(empty_store, tmp_path / "clients.db"))


def names(path: Path) -> list[str]:
    with Store.open(path, who="Reader") as store:
        return [one.name for one in store.organizations()]


def test_it_is_set_changed_and_taken_away(path: Path) -> None:
    with Store.open(path, who="tester") as store:
        add(store)
    before = names(path)
    for password in (PASSWORD, OTHER, None):
        key = None if password is None else new_key(password)
        change_password(path, key, who="tester")
        assert is_closed(path) == (password is not None)
        assert is_key_of(path, password or "") == (password is not None)
        assert names(path) == before
    assert sorted(one.name for one in path.parent.iterdir()) == ["clients.db"]


def test_not_while_another_window_has_the_file(path: Path) -> None:
    other, before = Presence(path, who="Ann Sample"), path.read_bytes()
    with pytest.raises(OpenElsewhere, match=r"Ann Sample has this file open .* nothing was changed"):
        change_password(path, new_key(PASSWORD), who="tester")
    assert path.read_bytes() == before
    other.close()
    change_password(path, new_key(PASSWORD), who="tester")
    assert is_closed(path)


def test_a_protected_file_stays_as_it_is(path: Path) -> None:
    path.chmod(0o444)
    before = path.read_bytes()
    with pytest.raises(StoreReadOnly):
        change_password(path, new_key(PASSWORD), who="tester")
    assert path.read_bytes() == before


@pytest.mark.parametrize("first", [None, PASSWORD], ids=["first", "another"])
def test_a_full_disk_is_told_and_leaves_the_file_as_it_was(
    disk: Path,
    empty_store: Path,
    first: str | None,
) -> None:
    path = Path(shutil.copyfile(empty_store, disk / "clients.db"))
    with Store.open(path, who="tester") as store:
        add(store)
    if first is not None:
        change_password(path, new_key(first), who="tester")
    before = names(path)
    ballast = fill(disk)
    with ballast.open("r+b") as file:  # enough to begin with, and not to end
        file.truncate(ballast.stat().st_size - 128 * 1024)
    with pytest.raises(StoreFull, match="No space is left"):
        change_password(path, new_key(OTHER), who="tester")
    assert is_closed(path) == (first is not None)
    assert not list(disk.glob("*.resealed"))
    assert names(path) == before
    ballast.unlink()
    change_password(path, new_key(OTHER), who="tester")
    assert is_key_of(path, OTHER)
    assert names(path) == before
