"""What a service leaves beside a file is recognized, compared, brought together; nothing of both is lost."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.store import PasswordNeeded, Store, kept_beside
from isoassess.store.sharing.bringing_together import bring_together, preview_version
from isoassess.store.sharing.other_versions import is_left_by_service, other_versions, put_away
from isoassess.store.vault.keyring import new_key
from isoassess.store.vault.unlocking import lock

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
LEFT = (
    "clients (Anna's conflicted copy 2026-11-28).db",  # Dropbox
    "clients (In Konflikt stehende Kopie von Anna 2026-11-28).db",
    "clients (conflicted copy 2026-11-28 093012).db",  # Nextcloud
    "clients_conflict-20261128-093012.db",  # ownCloud
    "clients.sync-conflict-20261128-093012-ABCDEFG.db",  # Syncthing
    "clients (SFConflict anna@example.org 2026-11-28-09-30-12).db",  # Seafile
    "clients_LAPTOP_Nov-28-093012-2026_Conflict.db",  # Synology Drive
    "clients (1).db",  # Google Drive
    "clients (Conflict).db",
    "clients [Conflict].db",
    "clients 2.db",  # iCloud Drive
    "clients-Konflikt.db",
    "clients - Copy.db",
    "clients - Kopie (2).db",
)
OTHERS = (
    *("clients.db", "clients-2025.db", "clients of anna.db", "clients.kept.db", "clients.kept conflict.db"),
    *("clients.before-0008.db", "clients.replaced.db", "our clients (1).db", "clients (1).txt", "client.db"),
)


@pytest.mark.parametrize("name", LEFT)
def test_what_services_leave_is_known_by_its_name(name: str) -> None:
    assert is_left_by_service(name, "clients.db")


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_not(name: str) -> None:
    assert not is_left_by_service(name, "clients.db")


def test_the_name_of_a_computer_counts_only_where_it_may_be_one() -> None:
    assert is_left_by_service("clients-LAPTOP7.db", "clients.db", by_computer=True)
    assert not is_left_by_service("clients-LAPTOP7.db", "clients.db")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_name_can_be_asked_about_and_no_file_is_a_version_of_itself(name: str, original: str) -> None:
    is_left_by_service(name, original)
    assert not is_left_by_service(original, original)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two organizations; the first has an assessment with one answer."""
    path = tmp_path / "clients.db"
    with Store.open(path, who="anna") as store:
        first = store.add_organization(_named("First"))
        store.add_organization(_named("Second"))
        assessment = store.add_assessment(
            first,
            lens=Lens.ISO9001_2026,
            started=date(2026, 11, 20),
            assessor="anna",
            catalogue_version="2026.11.2",
        )
        store.save_answer(assessment, "calibration", Answer(rating=Rating.PARTIAL))
    return path


def _named(name: str) -> Profile:
    return Profile(organization=Organization(name=name))


def _copy(file: Path, name: str = "clients (conflicted copy 2026-11-28 093012).db") -> Path:
    return Path(shutil.copyfile(file, file.with_name(name)))


def _first(store: Store) -> str:
    """The assessment of the first organization."""
    (organization,) = (one for one in store.organizations() if one.name == "First")
    return store.assessments(organization.id)[0].id


def test_only_versions_of_the_same_file_are_found(file: Path, tmp_path: Path) -> None:
    """What says of itself that it is another file is none; what cannot be read may be one."""
    version, again = _copy(file), _copy(file, "clients (1).db")
    with Store.open(tmp_path / "clients (2).db", who="bert") as store:
        store.add_organization(_named("Of another file"))
    (tmp_path / "clients (3).db").write_bytes(b"closed by another password")
    (tmp_path / "clients (4).db").touch()
    found = {one.path.name for one in other_versions(file)}
    assert found == {version.name, again.name, "clients (3).db"}


def test_both_are_brought_together_field_by_field_and_nothing_is_lost(file: Path) -> None:
    version = _copy(file)
    with Store.open(file, who="anna") as store:
        assessment = _first(store)
        store.save_answer(assessment, "calibration", Answer(rating=Rating.PARTIAL, evidence="Here"))
        store.save_answer(assessment, "management-review", Answer(rating=Rating.ABSENT))
        store.add_organization(_named("Only here"))
    with Store.open(version, who="bert") as store:
        store.save_answer(assessment, "calibration", Answer(rating=Rating.EFFECTIVE, note="There"))
        store.save_answer(assessment, "training-records", Answer(rating=Rating.INFORMAL))
        store.add_organization(_named("Only there"))
    before = version.read_bytes()
    found = preview_version(version, file)
    assert [(one.name, one.is_new, one.brings_nothing) for one in found.organizations] == [
        ("Only there", True, False),
        ("First", False, False),
        ("Second", False, True),
    ]
    assert (found.only_here, found.organizations[1].conflicts) == (1, 0)
    ids = [one.id for one in found.bringing]
    done = bring_together(version, file, who="anna", now=NOW, organizations=ids)
    assert (len(done.taken.new), len(done.taken.changed)) == (1, 1)
    with Store.open(file, who="anna") as store:
        assert {one.name for one in store.organizations()} == {"First", "Second", "Only here", "Only there"}
        answers = store.answers(assessment)
        assert answers["calibration"] == Answer(rating=Rating.EFFECTIVE, evidence="Here", note="There")
        assert answers["management-review"].rating is Rating.ABSENT
        assert answers["training-records"].rating is Rating.INFORMAL
        assert not store.doubtful_answers(assessment)
    assert version.read_bytes() == before
    assert done.before is not None
    assert done.before.path.is_file()
    assert not preview_version(version, file).bringing


def test_of_what_both_changed_the_later_stands_and_the_other_is_in_the_history(file: Path) -> None:
    version = _copy(file)
    with Store.open(version, who="bert") as store:
        store.save_answer(
            _first(store), "calibration", Answer(rating=Rating.PARTIAL, evidence="Before there")
        )
    with Store.open(file, who="anna") as store:
        assessment = _first(store)
        store.save_answer(assessment, "calibration", Answer(rating=Rating.PARTIAL, evidence="Later here"))
    found = preview_version(version, file)
    assert [one.conflicts for one in found.bringing] == [1]
    ids = [one.id for one in found.bringing]
    bring_together(version, file, who="anna", now=NOW, organizations=ids)
    with Store.open(file, who="anna") as store:
        assert store.answers(assessment)["calibration"].evidence == "Later here"
        assert any("Before there" in (entry.after or "") for entry in store.history(assessment))


def test_a_version_that_was_copied_while_it_was_open_is_read_with_what_lies_beside_it(file: Path) -> None:
    with Store.open(file, who="anna") as store:
        store.add_organization(_named("Third"))
        version = _copy(file, "clients (1).db")
        shutil.copyfile(f"{file}-wal", f"{version}-wal")
        store.add_organization(_named("Fourth"))
        found = preview_version(version, file)
        assert "Third" in {one.name for one in found.organizations}
        assert not found.bringing


def test_a_version_of_a_closed_file_opens_with_the_same_password_and_no_other(file: Path) -> None:
    other = _copy(file, "clients (2).db")
    for path, password in ((file, "a password"), (other, "another one")):
        with Store.open(path, who="anna") as store:
            store.file.reseal(new_key(password))
    lock(other)
    version = _copy(file)
    try:
        assert {one.path for one in other_versions(file)} == {version, other}
        assert not preview_version(version, file).bringing
        with pytest.raises(PasswordNeeded):
            preview_version(other, file)
    finally:
        for path in (file, other, version):
            lock(path)


def test_a_version_that_is_put_away_asks_no_more_and_is_kept(file: Path) -> None:
    version = _copy(file)
    content = version.read_bytes()
    place = put_away(version, file)
    assert other_versions(file) == ()
    assert not version.exists()
    assert place.read_bytes() == content
    assert place in kept_beside(file)
    assert put_away(_copy(file), file) != place
