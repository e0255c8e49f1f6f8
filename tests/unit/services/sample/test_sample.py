"""The sample shows everything, on whatever day, and leaves nothing behind."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isoassess.assessment.actions import count_actions
from isoassess.assessment.case_builder import judge_case
from isoassess.assessment.comparison import Judged, compare
from isoassess.assessment.planned import all_actions
from isoassess.assessment.verdict.claimed import claimed
from isoassess.catalogue.catalogue import shipped
from isoassess.cli.packages.chosen_organizations import chosen_organizations, left_sample
from isoassess.documents import DocumentKind, document
from isoassess.domain import ActionStatus, Grade, Rating
from isoassess.domain.case import Case, Judgement
from isoassess.domain.profile import Organization, Profile
from isoassess.services.sample.content import EARLIER, LATEST, REGISTER, picture_bytes, sample_content
from isoassess.services.sample.putting import put_sample, put_sample_back, take_sample_out
from isoassess.services.stored_case import stored_case
from isoassess.services.unprinted import unprinted_texts
from isoassess.store import Shelf, Store, Subject
from isoassess.store.sample import SAMPLE
from isoassess.store.vault.driver import sqlite3
from tests.ready_stores import put_empty_store

TODAY = datetime.date(2027, 5, 6)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """With the sample in it; tests that take it out put it back."""
    path = put_empty_store(tmp_path_factory.mktemp("sample") / "store.db")
    with Store.open(path, who="a person") as opened:
        put_sample(opened, shipped(), TODAY)
        yield opened


@pytest.fixture(scope="module")
def case(store: Store) -> Case:
    return stored_case(store, shipped(), LATEST, on=TODAY)


@pytest.fixture(scope="module")
def judgement(case: Case) -> Judgement:
    return judge_case(shipped(), case)


def counted(store: Store) -> dict[str, int]:
    """The rows of every table that holds what people say."""
    tables = ("organization", "assessment", "answer", "history", "attachment", "standing", "finding_number")
    with sqlite3.connect(f"file:{store.path}?mode=ro", uri=True) as connection:
        known = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
        return {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in tables
            if name in known
        }


@settings(max_examples=15, deadline=None)
@given(st.dates(datetime.date(2026, 10, 1), datetime.date(2045, 12, 31)))
def test_on_whatever_day_it_was_begun_lately_and_goes_on(today: datetime.date) -> None:
    content = sample_content(shipped(), today)
    earlier, latest = content.assessments
    assert datetime.timedelta(days=3) <= today - latest.started <= datetime.timedelta(days=34)
    assert earlier.completed is not None
    assert earlier.completed < latest.started
    assert max(entry.at.date() for entry in content.history) < today
    planned = [
        answer.action
        for answer in latest.answers.values()
        if answer.action.due and answer.action.status is not ActionStatus.DONE
    ]
    late = [action for action in planned if action.due is not None and action.due < today]
    assert len(planned) > 10
    assert len(late) <= 2
    assert content.profile.target_date is not None
    assert content.profile.target_date > today


def test_it_goes_into_a_file_as_it_is_made(store: Store) -> None:
    assert store.content(SAMPLE) == sample_content(shipped(), TODAY)
    assert put_sample(store, shipped(), TODAY + datetime.timedelta(days=90)) == LATEST
    assert store.content(SAMPLE) == sample_content(shipped(), TODAY)  # what is there stays


def test_it_shows_every_rating_grade_and_state(case: Case, judgement: Judgement) -> None:
    assert {answer.rating for answer in case.answers.values() if answer.rating} == set(Rating)
    assert {finding.grade for finding in judgement.findings} == set(Grade)
    assert any(answer.rating is Rating.NOT_APPLICABLE and answer.reason for answer in case.answers.values())
    assert claimed(judgement.findings).findings
    assert any(answer.evidence for answer in case.answers.values())
    assert {action.status for action in all_actions(case)} == set(ActionStatus)
    assert any(action.covers for action in case.actions.values())
    assert count_actions(all_actions(case), TODAY).to_check


def test_it_has_a_picture_a_history_and_something_to_be_compared_with(
    store: Store, case: Case, judgement: Judgement
) -> None:
    assert store.attachment_content(REGISTER) == picture_bytes()
    assert case.answers["calibration"].attachments == (REGISTER,)
    before = stored_case(store, shipped(), EARLIER)
    earlier = Judged(case=before, judgement=judge_case(shipped(), before))
    assert compare(earlier, Judged(case=case, judgement=judgement)).rows
    entries = store.history(organization_id=SAMPLE)
    assert {entry.who for entry in entries} == {"A. Consultant"}
    assert {entry.subject for entry in entries} >= {Subject.PROFILE, Subject.ANSWER, Subject.ATTACHMENT}


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_document_says_that_it_is_a_sample(
    case: Case, judgement: Judgement, kind: DocumentKind
) -> None:
    written = document(kind, case, judgement)
    assert written.organization == "Example Fabrications Ltd (sample)"
    assert written.sections


def test_no_document_has_to_warn(case: Case) -> None:
    assert unprinted_texts(case) == ()


def test_it_is_no_client_and_leaves_nothing_and_comes_back_as_it_was(store: Store) -> None:
    assert store.shelf_counts() == dict.fromkeys(Shelf, 0)
    assert store.action_counts(TODAY).open == 0
    assert store.action_counts(TODAY, SAMPLE).open > 10
    assert store.actions() == []
    before = store.content(SAMPLE)
    store.undo(LATEST)
    played = store.content(SAMPLE)
    taken = take_sample_out(store)
    assert taken is not None
    assert set(counted(store).values()) == {0}
    assert take_sample_out(store) is None
    put_sample_back(store, taken)
    assert store.content(SAMPLE) == played
    assert before is not None
    assert store.attachment_content(REGISTER) == picture_bytes()


def test_one_that_was_put_away_is_on_the_list_again(tmp_path: Path) -> None:
    with Store.open(put_empty_store(tmp_path / "store.db"), who="a person") as store:
        put_sample(store, shipped(), TODAY)
        store.archive_organization(SAMPLE)
        store.remove_organization(SAMPLE)
        put_sample(store, shipped(), TODAY)
        assert store.organization_ids() == [SAMPLE]
        store.delete_for_good(Subject.ASSESSMENT, LATEST)
        store.delete_for_good(Subject.ASSESSMENT, EARLIER)
        assert put_sample(store, shipped(), TODAY) == LATEST


def test_all_on_the_command_line_means_the_clients(tmp_path: Path) -> None:
    with Store.open(put_empty_store(tmp_path / "store.db"), who="a person") as store:
        put_sample(store, shipped(), TODAY)
        assert chosen_organizations(store, (), everything=True, only_one=False) == [SAMPLE]
        client = store.add_organization(Profile(organization=Organization(name="Sample Bakery")))
        assert chosen_organizations(store, (), everything=True, only_one=True) == [client]
        assert left_sample(store, [client]) == store.profile(SAMPLE).organization.name
        assert left_sample(store, [client, SAMPLE]) == ""
        assert chosen_organizations(store, (SAMPLE,), everything=False, only_one=True) == [SAMPLE]


def test_put_back_while_the_file_is_cleaned_of_it_nothing_goes_wrong(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found: a quick undo met the end of the cleaning, which took it for a fault of the program."""
    put_sample(store, shipped(), TODAY)
    before = store.content(SAMPLE)
    taken = take_sample_out(store)
    assert taken is not None
    with Store.open(store.path, who="the cleaning") as beside:
        write_anew = beside.file.write_anew

        def undone_meanwhile() -> bool:
            done = write_anew()
            put_sample_back(store, taken)
            return done

        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(beside.file, "write_anew", undone_meanwhile)
            assert beside.clean()
        assert store.content(SAMPLE) == before
        assert not beside.is_to_clean()  # it is there, wanted
        take_sample_out(store)
        assert beside.is_to_clean()
        assert beside.clean()
        assert not beside.is_to_clean()
    put_sample_back(store, taken)
