"""In a pause another thread folds the newest entries into the file, and nobody waits for the disk."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store, StoreError
from isoassess.store.file.database import beside
from isoassess.store.file.identity import identity_of_file


def fold_apart(store: Store) -> None:
    with ThreadPoolExecutor(1) as thread:
        thread.submit(store.file.fold_apart).result()


def is_folded(path: Path) -> bool:
    said = identity_of_file(path)
    return said is not None and said.folded and not beside(path, "-wal").stat().st_size


def test_a_pause_in_the_work_folds_the_file_and_work_goes_on(
    store: Store, organization: str, path: Path
) -> None:
    assert not store.file.is_to_fold()  # it was written in just now
    assert store.file.is_to_fold()
    assert not is_folded(path)
    fold_apart(store)
    assert is_folded(path)
    assert not store.file.check()
    assert not store.file.is_to_fold()
    store.save_profile(organization, Profile(organization=Organization(name="Renamed Ltd")))
    assert not is_folded(path)
    fold_apart(store)
    assert is_folded(path)
    store.close()
    fold_apart(store)  # it has ended
    assert not beside(path, "-wal").exists()
    with Store.open(path, who="A. Reader") as again:
        assert again.profile(organization).organization.name == "Renamed Ltd"


def test_another_file_in_its_place_is_left_alone(
    store: Store, organization: str, path: Path, empty_store: Path
) -> None:
    store.save_wizard_page(organization, 1)
    other = shutil.copyfile(empty_store, path.with_name("other.db"))
    before = Path(other).read_bytes()
    Path(other).replace(path)
    with pytest.raises(StoreError, match="has replaced"):
        fold_apart(store)
    assert path.read_bytes() == before


def is_one_whole_file(path: Path) -> bool:
    said = identity_of_file(path)
    return said is not None and said.folded and list(path.parent.iterdir()) == [path]


def add_named(store: Store, name: str) -> None:
    store.add_organization(Profile(organization=Organization(name=name)))


@pytest.mark.parametrize("first", [0, 1])
def test_whoever_closes_last_in_one_program_leaves_one_whole_file(
    path: Path, empty_store: Path, first: int
) -> None:
    shutil.copyfile(empty_store, path)
    stores = [Store.open(path, who=who) for who in ("A. Consultant", "B. Manager")]
    for store in stores:
        add_named(store, store.who)
    stores[first].close()
    add_named(stores[1 - first], "Later Ltd")
    stores[1 - first].close()
    assert is_one_whole_file(path)


def test_who_close_at_once_in_one_program_leave_one_whole_file(path: Path, empty_store: Path) -> None:
    shutil.copyfile(empty_store, path)
    together = Barrier(3)

    def work(who: str) -> None:
        with Store.open(path, who=who) as store:
            add_named(store, who)
            together.wait(timeout=30)

    with ThreadPoolExecutor(3) as threads:
        for _round in range(4):
            list(threads.map(work, ("A. Consultant", "B. Manager", "C. Colleague")))
            assert is_one_whole_file(path)
    with Store.open(path, who="A. Reader") as again:
        assert len(again.organizations()) == 12
