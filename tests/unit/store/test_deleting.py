"""What is deleted for good is in none of our files any more, and nothing else goes with it."""

import json
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from isoassess.assessment.document_control import IssuedDocument
from isoassess.assessment.finding_register import FindingKind
from isoassess.assessment.planned import own_id
from isoassess.domain import Action, Answer, Rating
from isoassess.domain.profile import Organization, People, Profile, Site
from isoassess.store import (
    Deletion,
    KeptWaiting,
    NotInStore,
    Store,
    Subject,
    Waiting,
    answer_place,
    differences,
    new_profile_place,
    profile_place,
)
from isoassess.store.deleting.copies import copies_with, remove_copy, take_out_of_copy
from isoassess.store.vault.driver import sqlite3
from isoassess.store.waiting import kept_waiting
from tests.unit.store.store_values import new_assessment

SECRET = "Zanderhoff"  # in every text of what is deleted, and in no other
KEPT = "Example Fabrications Ltd"
REQUIREMENT = "supplier-reevaluation"

ISSUED = IssuedDocument(
    kind="full",
    version=1,
    issued=date(2026, 11, 1),
    distribution=SECRET,
    changes=f"{SECRET} changed",
    stamp="0123",
    data_day=date(2026, 11, 1),
    format="pdf",
    file_name=f"{SECRET}.pdf",
)


@pytest.fixture(autouse=True)
def waiting_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "waiting"
    monkeypatch.setattr(kept_waiting, "default_store", lambda: tmp_path / "isoassess.db")
    return folder


def secret_profile(name: str = f"{SECRET} Metals") -> Profile:
    site = Site(name=f"{SECRET} yard", address=f"1 {SECRET} Road")
    return Profile(organization=Organization(name=name, contact=SECRET), people=People(sites=(site,)))


@pytest.fixture
def secret(store: Store) -> str:
    """An organization that was renamed, answered for, undone, searched and judged."""
    id_ = store.add_organization(secret_profile(f"Old {SECRET}"))
    store.save_profile(id_, secret_profile())
    return id_


@pytest.fixture
def told(store: Store, secret: str) -> str:
    """Its assessment, with answers, an action and a file."""
    assessment = new_assessment(store, secret)
    file = store.add_attachment(secret, name=f"{SECRET}.txt", content=f"{SECRET} procedure".encode() * 3000)
    for evidence in (f"{SECRET} one", f"{SECRET} two" * 500, f"{SECRET} three"):
        action = Action(what=f"{SECRET} shall act", owner=SECRET, due=date(2027, 1, 1))
        answer = Answer(rating=Rating.CONFORMING, evidence=evidence, attachments=(file,), action=action)
        store.save_answer(assessment, REQUIREMENT, answer)
    store.undo(assessment)
    store.number_findings(assessment, [(FindingKind.NONCONFORMITY, REQUIREMENT)])
    store.issue(assessment, ISSUED)
    return assessment


def found_in(folder: Path, words: str = SECRET) -> list[str]:
    """The files in a folder that hold the words, in any of the ways in which texts are written."""
    forms = {form for text in (words, words.casefold()) for form in in_bytes(text)}
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if any(form in file.read_bytes() for form in forms)]


def in_bytes(text: str) -> list[bytes]:
    return [
        text.encode(),
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        json.dumps(text)[1:-1].encode(),
    ]


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Of every table but those that tell of the file itself and of the deletions."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        own = ("identity", "deletion", "search", "content")
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall()
            for (name,) in names
            if not name.startswith(own)
        }


def test_nothing_of_an_organization_is_found_afterwards(
    store: Store, path: Path, organization: str, secret: str, told: str, tmp_path: Path
) -> None:
    assert [one.id for one in store.organizations(SECRET)] == [secret]
    store.file.fold()
    store.save_profile(secret, secret_profile(f"New {SECRET}"))
    assert set(found_in(tmp_path)) == {path.name, f"{path.name}-wal"}
    store.delete_for_good(Subject.ORGANIZATION, secret)
    assert store.clean()
    assert found_in(tmp_path) == []
    assert store.organizations(SECRET) == []
    assert [one.id for one in store.organizations("fabrications")] == [organization]
    store.close()
    assert found_in(tmp_path) == []


def test_everything_else_is_as_if_it_had_never_been_there(
    path: Path, empty_store: Path, tmp_path: Path
) -> None:
    """But for the numbers of the entries: none is given twice."""
    files = []
    for both in (False, True):
        file = Path(shutil.copyfile(empty_store, tmp_path / f"{both}.db"))
        with Store.open(file, who="A. Consultant") as store:
            organization = store.add_organization(Profile(organization=Organization(name=KEPT)))
            if both:
                id_ = store.add_organization(secret_profile())
                other = new_assessment(store, id_)
                store.save_answer(other, REQUIREMENT, Answer(rating=Rating.ABSENT))
            assessment = new_assessment(store, organization)
            store.save_answer(assessment, REQUIREMENT, Answer(rating=Rating.PARTIAL))
            if both:
                store.delete_for_good(Subject.ORGANIZATION, id_)
                store.clean()
            assert store.doubtful_answers(assessment) == []
        files.append({name: len(found) for name, found in rows(file).items()})
    assert files[0] == files[1]


def test_the_index_forgets_every_part_of_its_words(store: Store, path: Path, told: str, secret: str) -> None:
    store.add_organization(Profile(organization=Organization(name=KEPT)))
    store.prepare_search()
    assert {"zan", "and", "rho"} <= terms(path)
    store.delete_for_good(Subject.ORGANIZATION, secret)
    store.clean()
    assert terms(path) == set_of_threes(KEPT)


def set_of_threes(text: str) -> set[str]:
    folded = text.casefold()
    return {folded[at : at + 3] for at in range(len(folded) - 2)}


def terms(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab('main', 'search_words', 'row')")
        return {term for (term,) in connection.execute("SELECT term FROM temp.v")}


def test_an_assessment_goes_with_the_files_that_only_it_names(
    store: Store, secret: str, told: str, tmp_path: Path
) -> None:
    other = new_assessment(store, secret)
    shared = store.add_attachment(secret, name="shared.txt", content=b"shared")
    kept = Answer(rating=Rating.PARTIAL, attachments=(shared,))
    store.save_answer(other, REQUIREMENT, kept)
    store.save_answer(told, "management-review", kept)
    assert store.extent(Subject.ASSESSMENT, told).files == (f"{SECRET}.txt",)
    store.delete_for_good(Subject.ASSESSMENT, told)
    store.clean()
    assert found_in(tmp_path, f"{SECRET} shall act") == found_in(tmp_path, f"{SECRET} procedure") == []
    assert [one.id for one in store.assessments(secret)] == [other]
    assert list(store.attachments(secret)) == [shared]
    assert store.answers(other) == {REQUIREMENT: kept}
    assert store.doubtful_answers(other) == []
    assert store.profile(secret) == secret_profile()
    with pytest.raises(NotInStore):
        store.answers(told)


def test_a_file_goes_out_of_answers_and_history(
    store: Store, organization: str, assessment: str, tmp_path: Path
) -> None:
    secret = store.add_attachment(organization, name=f"{SECRET}.txt", content=SECRET.encode() * 9000)
    other = store.add_attachment(organization, name="other.txt", content=b"other")
    for attachments in ((secret,), (secret, other), (other, secret), ()):
        store.save_answer(assessment, REQUIREMENT, Answer(evidence="seen", attachments=attachments))
    store.undo(assessment)
    file = store.attachments(organization)[secret]
    known = store.extent(Subject.ATTACHMENT, secret)
    assert (known.name, known.answers, known.size) == (file.name, 1, file.size)
    store.delete_for_good(Subject.ATTACHMENT, secret)
    store.clean()
    assert found_in(tmp_path) == []
    assert found_in(tmp_path, secret) == []
    assert store.answers(assessment) == {REQUIREMENT: Answer(evidence="seen", attachments=(other,))}
    assert store.doubtful_answers(assessment) == []
    store.redo(assessment)
    assert store.answers(assessment)[REQUIREMENT].attachments == ()
    while store.undo(assessment):
        assert store.doubtful_answers(assessment) == []
        assert secret not in store.answers(assessment).get(REQUIREMENT, Answer()).attachments


def test_a_file_that_another_organization_attached_too_stays_there(
    store: Store, organization: str, secret: str
) -> None:
    content = b"a public form"
    mine = store.add_attachment(organization, name="form.txt", content=content)
    theirs = store.add_attachment(secret, name="form.txt", content=content)
    store.delete_for_good(Subject.ATTACHMENT, theirs)
    assert store.attachment_content(mine) == content
    store.delete_for_good(Subject.ORGANIZATION, organization)
    store.clean()
    assert found_in(store.path.parent, content.decode()) == []


def test_what_goes_is_counted_before(store: Store, secret: str, told: str) -> None:
    known = store.extent(Subject.ORGANIZATION, secret)
    assert (known.name, known.assessments, known.completed) == (f"{SECRET} Metals", 1, 0)
    assert (known.answers, known.actions, known.files) == (1, 1, (f"{SECRET}.txt",))
    assert known.issued == 1
    assert known.entries == len(store.history(organization_id=secret))
    assert store.extent(Subject.ASSESSMENT, told).answers == 1
    store.save_answer(told, own_id("general"), Answer(action=Action(what="Train everybody")))
    known = store.extent(Subject.ASSESSMENT, told)
    assert (known.answers, known.actions) == (1, 2)
    store.complete_assessment(told, date(2026, 11, 1))
    assert store.extent(Subject.ORGANIZATION, secret).completed == 1


def test_a_record_stays_that_tells_who_and_when_but_not_what(
    store: Store, path: Path, secret: str, told: str
) -> None:
    store.delete_for_good(Subject.ORGANIZATION, secret)
    assert store.is_to_clean()
    store.clean()
    assert not store.is_to_clean()
    (record,) = store.deletions()
    assert record == Deletion(subject=Subject.ORGANIZATION, at=record.at, who="A. Consultant")
    store.close()
    assert found_in(path.parent, secret) == []


def test_what_is_not_there_cannot_be_deleted(store: Store) -> None:
    for subject in (Subject.ORGANIZATION, Subject.ASSESSMENT, Subject.ATTACHMENT):
        with pytest.raises(NotInStore):
            store.delete_for_good(subject, "missing")
    assert store.deletions() == []


FORBIDDEN = (
    "DELETE FROM history",
    "UPDATE history SET who = 'x'",
    "UPDATE history SET before = after",
    "DELETE FROM finding_number",
    "DELETE FROM deletion",
    "UPDATE deletion SET who = 'x'",
    "UPDATE deletion SET target = 'another' WHERE target IS NULL",
    "INSERT INTO deletion (id, subject, at, who, history_id) VALUES (99, 'organization', 'now', 'x', 0)",
)


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_file_refuses_every_other_way(store: Store, path: Path, told: str, statement: str) -> None:
    """Before a deletion, while one is not cleaned yet, and after it."""
    other = store.add_organization(Profile(organization=Organization(name=KEPT)))
    kept = new_assessment(store, other)
    store.number_findings(kept, [(FindingKind.NONCONFORMITY, REQUIREMENT)])
    doomed = store.add_organization(secret_profile())
    for step in (lambda: None, lambda: store.delete_for_good(Subject.ORGANIZATION, doomed), store.clean):
        step()
        with closing(sqlite3.connect(path)) as connection:
            is_there = connection.execute("SELECT 1 FROM deletion").fetchone()
            if "deletion" in statement and is_there is None and not statement.startswith("INSERT"):
                continue
            if statement.startswith("UPDATE deletion SET target") and store.is_to_clean():
                continue
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)


def test_a_record_cannot_be_closed_while_something_is_left(store: Store, path: Path, secret: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        values = (1, "organization", "2026-11-28", "x", 1, secret)
        connection.execute("INSERT INTO deletion VALUES (?, ?, ?, ?, ?, ?)", values)
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE deletion SET target = NULL")


def test_no_number_of_the_history_is_given_twice(store: Store, path: Path, secret: str) -> None:
    """What another window has heard up to an entry, it hears on from there."""
    with Store.open(path, who="B. Colleague") as other:
        organization = store.add_organization(Profile(organization=Organization(name=KEPT)))
        store.save_profile(secret, secret_profile("again"))
        assert other.news()
        before = max(entry.step for entry in store.history())
        store.delete_for_good(Subject.ORGANIZATION, secret)
        assert other.news() == []
        store.save_profile(organization, Profile(organization=Organization(name="Renamed")))
        (heard,) = other.news()
        assert heard.step > before


def test_the_other_window_hears_that_something_was_deleted(store: Store, path: Path, secret: str) -> None:
    with Store.open(path, who="B. Colleague") as other:
        assert other.heard_deletions() == []
        store.delete_for_good(Subject.ORGANIZATION, secret)
        assert [one.here for one in store.heard_deletions()] == [True]
        (heard,) = other.heard_deletions()
        assert (heard.who, heard.subject, heard.here) == ("A. Consultant", Subject.ORGANIZATION, False)
        assert other.heard_deletions() == []
        assert not other.is_there(profile_place(secret))


def test_another_window_that_is_open_does_not_keep_it(
    store: Store, path: Path, told: str, secret: str
) -> None:
    with Store.open(path, who="B. Colleague") as other:
        assert other.answers(told)
        store.delete_for_good(Subject.ORGANIZATION, secret)
        assert store.clean()
        assert found_in(path.parent) == []


def test_while_somebody_reads_on_it_is_still_to_be_cleaned(
    store: Store, path: Path, told: str, secret: str
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM history").fetchone()
        store.delete_for_good(Subject.ORGANIZATION, secret)
        assert not store.clean()
        assert store.is_to_clean()
        reader.execute("COMMIT")
    assert store.clean()
    assert found_in(path.parent) == []


def test_what_an_ended_window_left_about_it_goes_too(
    store: Store, organization: str, secret: str, told: str, waiting_folder: Path
) -> None:
    assert store.file.identity is not None
    left = KeptWaiting(store.file.identity.id, who="B. Colleague")
    waiting = Waiting()
    for place in (profile_place(secret), new_profile_place(secret), answer_place(told, REQUIREMENT)):
        waiting.keep(place, differences(Profile(), secret_profile()))
    waiting.keep(
        profile_place(organization), differences(Profile(), Profile(organization=Organization(name="Keep")))
    )
    new = new_profile_place("not-in-the-file-yet")
    waiting.keep(new, differences(Profile(), Profile(organization=Organization(name="Begun"))))
    left.keep(kept_waiting.Held(waiting.all_unsaved()))
    del left
    store.delete_for_good(Subject.ORGANIZATION, secret)
    store.clean()
    assert found_in(waiting_folder) == []
    (one,) = KeptWaiting(store.file.identity.id, who="C. Third").left()
    assert {place for place, _change in one.held.unsaved} == {profile_place(organization), new}


KILLED = """
import os, signal, sys
from pathlib import Path
from isoassess.store import Store, Subject
import isoassess.store.deleting.rows as rows
from isoassess.store.file.open_file import OpenFile

store = Store.open(Path(sys.argv[1]), who="A. Consultant")
where = sys.argv[3]
def die(*_arguments, **_named):
    os.kill(os.getpid(), signal.SIGKILL)
if where == "rows":
    rows._drop_contents = die
elif where == "committed":
    OpenFile.write_anew = die
elif where == "written":
    rows.note_cleaned = die
store.delete_for_good(Subject.ORGANIZATION, sys.argv[2])
store.clean()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed otherwise there")
@pytest.mark.parametrize("where", ["rows", "committed", "written"])
def test_killed_half_way_it_is_all_there_or_all_gone(
    store: Store, path: Path, secret: str, told: str, where: str
) -> None:
    before = rows(path)
    store.close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), secret, where], check=False)
    assert done.returncode == -signal.SIGKILL
    with Store.open(path, who="A. Consultant") as again:
        if where == "rows":
            assert rows(path) == before
            assert not again.is_to_clean()
            again.delete_for_good(Subject.ORGANIZATION, secret)
        assert again.is_to_clean()
        assert again.clean()
    assert found_in(path.parent) == []


def test_every_copy_that_holds_it_is_named_and_can_do_without_it(
    store: Store, path: Path, organization: str, secret: str, told: str, tmp_path: Path
) -> None:
    kept, older = path.with_name(f"{path.stem}.kept{path.suffix}"), tmp_path / "backup.db"
    store.file.save_elsewhere(kept, replace=False)
    store.file.save_elsewhere(older, replace=False)
    with Store.open(tmp_path / f"{path.stem}.before-0001{path.suffix}", who="A. Consultant"):
        pass  # holds nothing of it
    broken = tmp_path / f"{path.name}-wal.kept"
    broken.write_bytes(SECRET.encode() * 9)
    found = copies_with(path, [older], Subject.ORGANIZATION, secret)
    assert {copy.path: copy.known for copy in found} == {kept: True, older: True, broken: False}
    store.delete_for_good(Subject.ORGANIZATION, secret)
    store.clean()
    take_out_of_copy(kept, Subject.ORGANIZATION, secret, who="A. Consultant")
    remove_copy(older)
    remove_copy(broken)
    assert found_in(tmp_path) == []
    with Store.open(kept, who="A. Consultant") as left:
        assert [one.id for one in left.organizations()] == [organization]


@pytest.mark.parametrize("revision", ["0001", "0002", "0006"])
def test_it_can_be_taken_out_of_a_copy_of_an_older_version(tmp_path: Path, revision: str) -> None:
    stores = Path(__file__).parents[2] / "data" / "stores"
    copy = Path(shutil.copyfile(stores / f"{revision}.db", tmp_path / "copy.db"))
    with closing(sqlite3.connect(copy)) as connection:
        id_, name = connection.execute("SELECT id, name FROM organization WHERE name <> ''").fetchone()
    assert found_in(tmp_path, name) == ["copy.db"]
    take_out_of_copy(copy, Subject.ORGANIZATION, id_, who="A. Consultant")
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("copy")] == ["copy.db"]
    with Store.open(copy, who="A. Consultant") as left:
        assert id_ not in left.organization_ids()
