"""A disk that is full stops the work, and never makes the store accuse another program."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from isoassess.domain import Answer
from isoassess.domain.profile import Organization, Profile
from isoassess.errors import ExpectedError
from isoassess.store import Change, Store, StoreFull, StoreOverwritten, Waiting, answer_place
from tests.unit.store.store_values import new_assessment

LONG = "y" * 3000  # so that a few entries fill pages
REQUIREMENT = "r-sample"


@pytest.fixture
def small(disk: Path, empty_store: Path) -> Iterator[Store]:
    path = Path(shutil.copyfile(empty_store, disk / "clients.db"))
    with Store.open(path, who="A. Consultant", busy_timeout=0.05) as opened:
        yield opened


def fill(folder: Path) -> Path:
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast


def refused_by(act: Callable[[], object]) -> type[ExpectedError] | None:
    try:
        act()
    except ExpectedError as error:
        return type(error)
    return None


def add(store: Store) -> str:
    return store.add_organization(Profile(organization=Organization(name=f"Sample {LONG}")))


@pytest.mark.parametrize("entries", [1, 5, 10, 20])
def test_a_full_disk_is_called_full_and_the_work_goes_on_in_the_same_file(
    disk: Path, small: Store, entries: int
) -> None:
    for _entry in range(entries):
        add(small)
    ballast = fill(disk)
    said: set[type[ExpectedError] | None] = set()
    for _round in range(3):
        for act in (small.file.fold, small.file.check, lambda: add(small)):
            said.add(refused_by(act))
    assert said <= {None, StoreFull}
    assert StoreFull in said
    kept = len(small.organizations())
    ballast.unlink()
    add(small)
    assert small.file.fold()
    assert not small.file.check()
    small.close()
    assert [found.name for found in disk.iterdir()] == ["clients.db"]
    with Store.open(small.path, who="A. Consultant") as again:
        assert len(again.organizations()) == kept + 1


def test_another_window_on_a_full_disk_is_not_accused_either(disk: Path, small: Store) -> None:
    for _entry in range(10):
        add(small)
    with Store.open(small.path, who="B. Manager", busy_timeout=0.05) as other:
        ballast = fill(disk)
        assert refused_by(other.file.fold) is StoreFull
        assert refused_by(lambda: add(small)) is StoreFull
        ballast.unlink()
        add(small)
        assert len(other.organizations()) == 11


def test_a_file_torn_by_another_program_is_still_told_from_a_full_disk(disk: Path, small: Store) -> None:
    add(small)
    small.file.fold()
    add(small)
    with small.path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(40 * 4096))
    assert refused_by(lambda: add(small)) is StoreOverwritten


def test_a_change_waits_for_space_and_is_written_then(disk: Path, small: Store) -> None:
    assessment = new_assessment(small, add(small))
    ballast = fill(disk)
    while refused_by(lambda: add(small)) is None:
        pass
    waiting = Waiting()
    place = answer_place(assessment, REQUIREMENT)
    long = '"' + LONG * 40 + '"'
    assert waiting.change(small, place, [Change("evidence", None, long)]) == ()
    assert waiting.late_count == 1
    assert isinstance(waiting.late_cause, StoreFull)
    assert small.answers(assessment) == {}
    ballast.unlink()
    assert waiting.retry(small)
    assert not waiting
    assert small.answers(assessment) == {REQUIREMENT: Answer(evidence=LONG * 40)}
