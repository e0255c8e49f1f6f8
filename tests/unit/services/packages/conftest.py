"""A firm on one laptop with a full file, and a second laptop with an empty one."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from isoassess.assessment.finding_register import FindingKind
from isoassess.domain import Action, Answer, Lens, Rating
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
POLICY, SCOPE = "quality-policy", "scope-statement"


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty-laptop") / "empty.db"
    Store.open(path, who="A. Consultant").close()
    return path


@pytest.fixture(scope="session")
def full_file(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Path:
    path = Path(shutil.copyfile(empty_file, tmp_path_factory.mktemp("full-laptop") / "full.db"))
    with Store.open(path, who="A. Consultant") as store:
        fill(store)
    return path


def fill(store: Store) -> None:
    """With everything that an organization can have."""
    firm = store.add_organization(Profile(organization=Organization(name="Example Fabrications Ltd")))
    store.save_profile(firm, Profile(organization=Organization(name="Example Ltd", country="Ireland")))
    store.decide(firm, OwnDecision(lens=Lens.ISO9001_2015, reason="Asked for.", name="A. C."))
    earlier = begin(store, firm, date(2025, 3, 1))
    store.save_answer(earlier, POLICY, Answer(rating=Rating.PARTIAL, internal="They fear the owner."))
    store.number_findings(earlier, [(FindingKind.NONCONFORMITY, POLICY)])
    store.complete_assessment(earlier, date(2025, 3, 2))
    now = begin(store, firm, date(2026, 10, 1))
    file = store.add_attachment(firm, name="record.txt", content=b"as attached" * 1000)
    seen = Answer(rating=Rating.CONFORMING, evidence="Seen.", attachments=(file,))
    store.save_answer(now, POLICY, seen)
    todo = Action(what="Write it down.", owner="B. Manager", due=date(2026, 12, 1))
    store.save_answer(now, SCOPE, Answer(rating=Rating.ABSENT, action=todo))
    store.undo(now)
    store.redo(now)
    store.save_wizard_page(firm, None)


def begin(store: Store, firm: str, day: date) -> str:
    return store.add_assessment(
        firm, lens=Lens.ISO9001_2026, started=day, assessor="A. Consultant", catalogue_version="2026.1"
    )


@pytest.fixture
def laptop(tmp_path: Path, full_file: Path) -> Iterator[Store]:
    path = shutil.copyfile(full_file, tmp_path / "laptop.db")
    with Store.open(path, who="A. Consultant") as store:
        yield store


@pytest.fixture
def other(tmp_path: Path, empty_file: Path) -> Iterator[Store]:
    path = shutil.copyfile(empty_file, tmp_path / "other.db")
    with Store.open(path, who="B. Colleague") as store:
        yield store
