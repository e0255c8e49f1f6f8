"""A store on a real file, and an organization with an assessment in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
from tests.unit.store.store_values import new_assessment


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clients.isoassess-db"


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed file with nothing in it, made once: a copy is quicker than the migrations."""
    path = tmp_path_factory.mktemp("empty") / "empty.isoassess-db"
    Store.open(path, who="A. Consultant").close()
    return path


@pytest.fixture(scope="session")
def filled_store(tmp_path_factory: pytest.TempPathFactory, empty_store: Path) -> Path:
    """A closed file with one organization in it."""
    path = Path(shutil.copyfile(empty_store, tmp_path_factory.mktemp("filled") / "filled.isoassess-db"))
    with Store.open(path, who="A. Consultant") as store:
        store.add_organization(Profile(organization=Organization(name="Example Fabrications Ltd")))
    return path


@pytest.fixture
def store(path: Path, empty_store: Path) -> Iterator[Store]:
    shutil.copyfile(empty_store, path)
    with Store.open(path, who="A. Consultant", busy_timeout=0.05) as opened:
        yield opened


@pytest.fixture
def organization(store: Store) -> str:
    return store.add_organization(Profile(organization=Organization(name="Example Fabrications Ltd")))


@pytest.fixture
def assessment(store: Store, organization: str) -> str:
    return new_assessment(store, organization)


@pytest.fixture(scope="module")
def long_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all examples of a law."""
    with Store.open(tmp_path_factory.mktemp("laws") / "laws.isoassess-db", who="A. Consultant") as opened:
        yield opened
