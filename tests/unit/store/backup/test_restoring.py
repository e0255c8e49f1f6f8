"""Taking back from a backup: what it shows first and changes, and that nothing of what is there is lost."""

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from isoassess.assessment.finding_register import FindingKind
from isoassess.assessment.planned import own_id
from isoassess.domain import Action, Answer, Lens, Rating
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Organization, Profile
from isoassess.errors import BadInput, ExpectedError
from isoassess.services.restore_words import numbers_words
from isoassess.store import NewerStore, NotAStore, Shelf, Store, StoreDamaged, StoreError, Subject
from isoassess.store.backup.belonging import BROUGHT, DERIVED
from isoassess.store.backup.comparing import Compared
from isoassess.store.backup.places import folder_beside
from isoassess.store.backup.replacing import put_in_place, why_unusable
from isoassess.store.backup.restoring import preview, restore, take_again
from isoassess.store.backup.rounds import back_up
from isoassess.store.schema.tables import METADATA
from isoassess.store.vault.driver import sqlite3
from tests.unit.store.backup.conftest import DAY, NOW
from tests.unit.store.store_values import new_assessment

POLICY, SCOPE = "quality-policy", "scope-statement"
LATER = NOW + DAY


@pytest.fixture
def backup(answered: Store) -> Path:
    done = back_up(answered.path, now=NOW)
    assert done.newest is not None
    return done.newest.path


def states(backup: Path, store: Store) -> dict[str, Compared]:
    return {one.id: one.compared for one in preview(backup, store.path).organizations}


def everything(store: Store, organization: str) -> object:
    """What a person sees of an organization."""
    return (
        store.profile(organization),
        store.own_decision(organization),
        store.attachments(organization),
        {
            one.id: (replace(one, changed_at=NOW), store.answers(one.id), store.finding_numbers(one.id))
            for one in store.assessments(organization)
        },
    )


def change_much(store: Store, organization: str, assessment: str) -> None:
    store.save_answer(assessment, POLICY, Answer(rating=Rating.ABSENT, note="worse"))
    store.save_answer(assessment, SCOPE, Answer(rating=Rating.PARTIAL))
    store.save_profile(organization, Profile(organization=Organization(name="Renamed Ltd", country="x")))
    store.decide(organization, OwnDecision(lens=Lens.ISO9001_2015, reason="Asked for.", name="A. C."))
    store.name_assessor(assessment, "Somebody else")
    store.complete_assessment(assessment, date(2026, 11, 20))
    (file,) = store.attachments(organization).values()
    store.describe_attachment(replace(file, note="changed"))
    store.archive_organization(organization)


def test_every_table_is_brought_or_made_anew() -> None:
    assert {table.name for table in (*BROUGHT, *DERIVED)} == set(METADATA.tables)


def test_a_preview_says_what_would_change(
    answered: Store, backup: Path, organization: str, assessment: str
) -> None:
    assert states(backup, answered) == {organization: Compared.SAME}
    other = answered.add_organization(Profile(organization=Organization(name="Later Ltd")))
    answered.save_answer(assessment, POLICY, Answer(rating=Rating.ABSENT))
    answered.save_answer(assessment, SCOPE, Answer(rating=Rating.PARTIAL))
    answered.save_answer(assessment, own_id("general"), Answer(action=Action(what="Train everybody")))
    found = preview(backup, answered.path)
    one, missing = found.organizations
    assert one.compared is Compared.DIFFERENT
    assert numbers_words(one) == "2 answers, 1 general action"
    assert (one.facts, one.files, one.assessments) == (0, 0, 0)
    assert (missing.id, missing.compared, missing.name) == (other, Compared.MISSING, "Later Ltd")
    assert found.is_own


def test_an_organization_is_taken_back_whole_and_the_history_keeps_what_was_there(
    answered: Store, backup: Path, organization: str, assessment: str
) -> None:
    before, history = everything(answered, organization), answered.history(organization_id=organization)
    change_much(answered, organization, assessment)
    worse = answered.history(organization_id=organization)
    assert everything(answered, organization) != before
    restored = restore(backup, answered.path, who="tester", now=LATER, organizations=[organization])
    assert restored.taken.changed == (organization,)
    assert everything(answered, organization) == before
    assert answered.shelf_counts()[Shelf.ACTIVE] == 1
    assert states(backup, answered) == {organization: Compared.SAME}
    now = answered.history(organization_id=organization)
    assert now[: len(worse)] == worse
    assert worse[: len(history)] == history
    assert answered.doubtful_answers(assessment) == []
    assert not answered.is_profile_doubtful(organization)


def test_a_restoring_is_taken_back_again(
    answered: Store, backup: Path, organization: str, assessment: str
) -> None:
    change_much(answered, organization, assessment)
    worse = everything(answered, organization)
    restored = restore(backup, answered.path, who="tester", now=LATER)
    assert everything(answered, organization) != worse
    take_again(restored, answered.path, who="tester")
    assert everything(answered, organization) == worse
    assert answered.shelf_counts()[Shelf.ARCHIVED] == 1


def test_one_undo_takes_all_answers_of_a_restoring_back(
    answered: Store, backup: Path, assessment: str
) -> None:
    answered.save_answer(assessment, POLICY, Answer(rating=Rating.ABSENT, note="worse"))
    answered.save_answer(assessment, SCOPE, Answer(rating=Rating.PARTIAL))
    worse = answered.answers(assessment)
    restore(backup, answered.path, who="tester", now=LATER, asking=answered)
    assert answered.news() == []
    assert answered.answers(assessment) != worse
    answered.undo(assessment)
    assert answered.answers(assessment) == worse


def test_an_organization_of_another_file_comes_with_its_history(
    answered: Store, backup: Path, organization: str, assessment: str, tmp_path: Path
) -> None:
    wanted = [(FindingKind.NONCONFORMITY, POLICY)]
    answered.number_findings(assessment, wanted)
    answered.undo(assessment)
    answered.redo(assessment)
    with_number = back_up(answered.path, now=LATER).newest
    assert with_number is not None
    with Store.open(tmp_path / "other.db", who="another") as other:
        other.add_organization(Profile(organization=Organization(name="Own Ltd")))
        assert states(with_number.path, other)[organization] is Compared.NEW
        restored = restore(
            with_number.path, other.path, who="another", now=LATER, organizations=[organization]
        )
        assert restored.taken.new == (organization,)
        assert everything(other, organization) == everything(answered, organization)
        said = [
            (one.at, one.who, one.key, one.after) for one in answered.history(organization_id=organization)
        ]
        came = [(one.at, one.who, one.key, one.after) for one in other.history(organization_id=organization)]
        assert came[:-1] == said
        assert other.doubtful_answers(assessment) == []
        take_again(restored, other.path, who="another")
        assert other.shelf_counts()[Shelf.REMOVED] == 1
    with Store.open(tmp_path / "other.db", who="another") as other:
        other.undo(assessment)
        assert other.answers(assessment) == {}


def test_what_began_after_the_backup_stays(
    answered: Store, backup: Path, organization: str, assessment: str
) -> None:
    second = new_assessment(answered, organization)
    answered.save_answer(second, POLICY, Answer(rating=Rating.EFFECTIVE))
    later = answered.add_organization(Profile(organization=Organization(name="Later Ltd")))
    answered.save_answer(assessment, POLICY, Answer())
    restore(backup, answered.path, who="tester", now=LATER)
    assert answered.answers(second)[POLICY].rating is Rating.EFFECTIVE
    assert answered.profile(later).organization.name == "Later Ltd"
    assert answered.answers(assessment)[POLICY].rating is Rating.CONFORMING


def test_damaged_answers_profiles_and_files_are_healed(
    answered: Store, backup: Path, organization: str, assessment: str
) -> None:
    before = everything(answered, organization)
    with closing(sqlite3.connect(answered.path)) as connection:
        connection.execute("UPDATE content SET data = CAST('other' AS BLOB)")
        connection.execute("UPDATE answer SET evidence = 'never said'")
        connection.execute("UPDATE organization SET profile = 'no profile'")
        connection.commit()
    assert answered.doubtful_answers(assessment) == [POLICY]
    restore(backup, answered.path, who="tester", now=LATER)
    assert everything(answered, organization) == before
    (file,) = answered.attachments(organization)
    assert answered.attachment_content(file) == b"as attached" * 1000
    assert answered.doubtful_answers(assessment) == []
    assert not answered.is_profile_doubtful(organization)


def test_an_organization_that_is_not_in_the_backup_is_refused(answered: Store, backup: Path) -> None:
    with pytest.raises(BadInput, match="not in it"):
        restore(backup, answered.path, who="tester", now=LATER, organizations=["unknown"])


def test_without_a_backup_of_what_is_there_nothing_is_taken_back(
    answered: Store, backup: Path, assessment: str, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "kept.db"
    shutil.move(backup, elsewhere)
    folder_beside(answered.path).rmdir()
    folder_beside(answered.path).write_bytes(b"a file where the folder would be")
    answered.save_answer(assessment, POLICY, Answer(note="as it is"))
    with pytest.raises(StoreError, match="Nothing was taken back"):
        restore(elsewhere, answered.path, who="tester", now=LATER)
    assert answered.answers(assessment)[POLICY].note == "as it is"


@pytest.mark.parametrize("kind", ["nothing", "another program", "half", "newer", "no database"])
def test_what_is_no_backup_is_refused_in_one_sentence(
    answered: Store, backup: Path, tmp_path: Path, kind: str
) -> None:
    given = tmp_path / "given.db"
    wanted: type[ExpectedError] = NotAStore
    if kind == "nothing":
        wanted = BadInput
    elif kind == "no database":
        given.write_bytes(b"words")
    elif kind == "another program":
        with closing(sqlite3.connect(given)) as connection:
            connection.execute("CREATE TABLE t (a)")
    elif kind == "half":
        given.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
        wanted = StoreDamaged
    else:
        shutil.copyfile(backup, given)
        with closing(sqlite3.connect(given)) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
            connection.commit()
        wanted = NewerStore
    for work in (
        lambda: preview(given, answered.path),
        lambda: restore(given, answered.path, who="tester", now=LATER),
    ):
        with pytest.raises(wanted) as told:
            work()
        assert "\n" not in str(told.value)


def test_an_older_backup_is_brought_up_to_date_in_a_copy(
    answered: Store, organization: str, tmp_path: Path
) -> None:
    frozen = sorted((Path(__file__).parents[3] / "data" / "stores").glob("*.db"))
    assert frozen
    for file in frozen:
        older = Path(shutil.copyfile(file, tmp_path / file.name))
        content = older.read_bytes()
        found = preview(older, answered.path)
        new = [one.id for one in found.to_take_back]
        assert new
        restored = restore(older, answered.path, who="tester", now=LATER)
        assert set(restored.taken.new) | set(restored.taken.changed) == set(new)
        assert older.read_bytes() == content
        for id_ in new:
            answered.profile(id_)


def test_a_missing_file_is_put_back_whole(answered: Store, backup: Path, organization: str) -> None:
    before, place = everything(answered, organization), answered.path
    answered.close()
    place.unlink()
    assert why_unusable(place)
    assert put_in_place(backup, place) is None
    with Store.open(place, who="tester") as store:
        assert everything(store, organization) == before


def test_a_damaged_file_is_put_aside_and_kept(answered: Store, backup: Path, organization: str) -> None:
    before, place = everything(answered, organization), answered.path
    answered.close()
    with place.open("r+b") as file:
        file.truncate(place.stat().st_size // 2)
    damaged = place.read_bytes()
    assert "damaged" in why_unusable(place)
    kept = put_in_place(backup, place)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert why_unusable(place) == ""
    with Store.open(place, who="tester") as store:
        assert everything(store, organization) == before


def test_a_damaged_backup_is_not_put_in_place(answered: Store, backup: Path) -> None:
    place = answered.path
    answered.close()
    content = place.read_bytes()
    with backup.open("r+b") as file:
        file.truncate(backup.stat().st_size // 2)
    with pytest.raises(StoreDamaged):
        put_in_place(backup, place)
    assert place.read_bytes() == content


def test_what_was_deleted_for_good_comes_back_from_a_backup_and_goes_again(
    answered: Store, backup: Path, organization: str
) -> None:
    """No number of the history is given twice, so that another window hears of it."""
    with Store.open(answered.path, who="B. Colleague") as other:
        answered.delete_for_good(Subject.ORGANIZATION, organization)
        assert [one.here for one in other.heard_deletions()] == [False]
        restore(backup, answered.path, who="A. Consultant", now=LATER, organizations=[organization])
        assert other.news()
        assert other.profile(organization).organization.name
    assert not answered.is_to_clean()
    answered.delete_for_good(Subject.ORGANIZATION, organization)
    assert answered.clean()
    assert len(answered.deletions()) == 2
    assert not answered.is_to_clean()
