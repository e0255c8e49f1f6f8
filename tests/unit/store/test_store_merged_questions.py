"""A file of the program before questions were merged: all 301 answered, nothing of it is lost.

The file and the documents in tests/data were made by the program of catalogue 2026.11.1.
"""

import gzip
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.catalogue.merged_answers import carried
from isoassess.catalogue.replaced import replaced_requirements
from isoassess.documents.provenance import read_origin
from isoassess.domain import Answer, Lens
from isoassess.services.verification import VerificationResult, verify
from isoassess.store import AssessmentRecord, EntryKind, Store, past_states
from isoassess.store.vault.driver import sqlite3

DATA = Path(__file__).parents[2] / "data"
OLD = {one.id for one in replaced_requirements()}


@pytest.fixture
def before(tmp_path: Path) -> Path:
    path = tmp_path / "clients.db"
    path.write_bytes(gzip.decompress((DATA / "stores" / "2026.11.1.db.gz").read_bytes()))
    return path


@pytest.fixture
def store(before: Path) -> Iterator[Store]:
    with Store.open(before, who="B. Auditor") as store:
        yield store


def records(store: Store) -> list[AssessmentRecord]:
    (organization,) = store.organizations()
    return [store.assessment(one.id) for one in store.assessments(organization.id)]


def said_before(store: Store, record: AssessmentRecord) -> dict[str, Answer]:
    """The answers as the history tells them from before they were carried."""
    found = store.answers(record.id)
    history = store.history(assessment_id=record.id)
    from isoassess.store import replay

    assert found == {
        id_: answer for id_, answer in replay(history).items() if answer != Answer()
    }  # the rows and their history say the same
    return replay(entry for entry in history if entry.kind is not EntryKind.CARRY)


def test_every_answer_of_301_is_in_one_of_those_that_stay(store: Store) -> None:
    asked = {known.id for known in shipped().requirements(Lens.ISO9001_2026)}
    for record in records(store):
        old = said_before(store, record)
        assert len(old) == 301
        now = store.answers(record.id)
        assert now == carried(old)
        assert now.keys() <= asked
        assert len(now) == 301 - len(OLD)


def test_each_word_file_action_and_owner_is_still_there(store: Store) -> None:
    by = {one.id: one.by for one in replaced_requirements()}
    for record in records(store):
        now = store.answers(record.id)
        for id_, answer in said_before(store, record).items():
            here = now[by.get(id_, id_)]
            for key in ("evidence", "note", "internal"):
                assert getattr(answer, key) in getattr(here, key)
            assert answer.interviewee in here.interviewee
            assert set(answer.attachments) <= set(here.attachments)
            assert answer.action.what in here.action.what
            assert answer.action.owner in here.action.owner
            assert answer.action.check in here.action.check
            assert here.rating is not None
            assert answer.rating is not None
            assert (here.rating.level or 0) <= (answer.rating.level or 0)


def test_the_locked_one_stays_locked_and_the_list_keeps_its_order(before: Path) -> None:
    with closing(sqlite3.connect(before)) as connection:
        changed_at = connection.execute("SELECT changed_at FROM organization").fetchall()
    with Store.open(before, who="B. Auditor") as store:
        assert [record.completed is None for record in records(store)] == [True, False]
        assert [store.doubtful_answers(record.id) for record in records(store)] == [[], []]
    with closing(sqlite3.connect(before)) as connection:
        assert connection.execute("SELECT changed_at FROM organization").fetchall() == changed_at


def test_the_file_as_it_was_is_kept_beside_it(before: Path, store: Store) -> None:
    kept = before.with_name("clients.before-0004.db")
    with closing(sqlite3.connect(kept)) as connection:
        ids = {row[0] for row in connection.execute("SELECT requirement_id FROM answer")}
    assert ids >= OLD


def test_opening_again_carries_nothing_again(before: Path, store: Store) -> None:
    once = [store.answers(record.id) for record in records(store)]
    length = len(store.history())
    store.close()
    with Store.open(before, who="B. Auditor") as again:
        assert [again.answers(record.id) for record in records(again)] == once
        assert len(again.history()) == length


def test_a_past_state_is_the_one_before_the_questions_were_merged(store: Store) -> None:
    (organization,) = store.organizations()
    live = (store.profile(organization.id), store.own_decision(organization.id))
    record = records(store)[0]
    old = said_before(store, record)
    from isoassess.services.verification import _present_state

    states = past_states(
        _present_state(store, record), record, live, store.history(organization_id=organization.id)
    )
    assert any(state.answers == old for state, _entries in states)


@pytest.mark.parametrize("name", ["open", "locked"])
def test_a_document_of_the_earlier_catalogue_still_matches(store: Store, name: str) -> None:
    origin = read_origin(DATA / "documents" / f"2026.11.1-{name}.pdf")
    found = verify(store, shipped(), origin)
    assert found.outcome is VerificationResult.SAME
    assert found.assessment is not None
    assert (found.assessment.completed is not None) is (name == "locked")


def test_a_change_after_it_is_told_and_nothing_of_the_merger(store: Store) -> None:
    record = records(store)[0]
    answer = store.answers(record.id)["objective-plans"]
    store.save_answer(record.id, "context-issues", Answer(evidence="Another sheet."))
    found = verify(store, shipped(), read_origin(DATA / "documents" / "2026.11.1-open.pdf"))
    assert found.outcome is VerificationResult.CHANGED
    assert {altered.requirement for altered in found.altered} == {"context-issues"}
    assert store.answers(record.id)["objective-plans"] == answer


def test_a_file_that_can_only_be_looked_at_shows_the_merged_answers(before: Path, tmp_path: Path) -> None:
    from isoassess.store import viewed

    copy = Path(shutil.copyfile(before, tmp_path / "looked-at.db"))
    copy.chmod(0o400)
    with viewed(copy, who="B. Auditor") as store:
        assert len(store.answers(records(store)[0].id)) == 301 - len(OLD)


def test_what_waited_since_before_the_merger_goes_to_the_question_that_stays(store: Store) -> None:
    record = records(store)[0]
    before = store.answers(record.id)
    store.save_answer(record.id, "objective-owner", Answer(note="Typed before the update."))
    now = store.answers(record.id)
    assert "objective-owner" not in now
    assert "Typed before the update." in now["objective-plans"].note
    assert now["objective-plans"].rating is before["objective-plans"].rating
    assert {id_: now[id_] for id_ in now if id_ != "objective-plans"} == {
        id_: before[id_] for id_ in before if id_ != "objective-plans"
    }
    assert store.doubtful_answers(record.id) == []
