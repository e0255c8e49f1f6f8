"""A version is recorded with its file or not at all, and is told apart from one whose data have changed."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from isoassess.assessment.document_control import IssuedDocument
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import Rendered
from isoassess.documents.data_stamp import whole_stamp
from isoassess.domain import Rating
from isoassess.domain.case import Case
from isoassess.domain.profile import Organization
from isoassess.errors import CannotWrite
from isoassess.services.changes_since import changes_since
from isoassess.services.issued_table import IssuedRow, as_csv, as_text, cells, data_words
from isoassess.services.issuing import DataNow, issue
from isoassess.services.stored_case import stored_case
from isoassess.store import Store, StoreFull, VersionTaken
from tests.sample_organization import put_sample

DAY = date(2026, 11, 18)
RENDERED = Rendered(content=b"%PDF the second", pages=1, replaced=())
FIRST = IssuedDocument(
    kind="summary",
    version=1,
    issued=DAY,
    stamp="2-" + "0" * 64,
    data_day=DAY,
    format="pdf",
    file_name="a.pdf",
)


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 18, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class FullAtTheEnd(Store):
    """A disk that is full exactly when what was written is to stay."""

    def issue(self, *given: object, **named: object) -> IssuedDocument:
        put = named["put"]
        assert callable(put)
        put()
        raise StoreFull("No space is left.")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with Store.open(tmp_path / "clients.db", who="A. Consultant", clock=clock) as opened:
        put_sample(opened, shipped())
        yield opened


@pytest.fixture
def assessment(store: Store) -> str:
    (known,) = store.organizations()
    assert known.assessment_id is not None
    return known.assessment_id


def case_of(store: Store, assessment: str) -> Case:
    return stored_case(store, shipped(), assessment, on=DAY)


def test_record_and_file_are_there_together(store: Store, assessment: str, tmp_path: Path) -> None:
    kept, written = issue(store, assessment, FIRST, RENDERED, tmp_path / "a.pdf")
    assert store.issued_documents(assessment_id=assessment) == [kept]
    assert written.path.read_bytes() == RENDERED.content


def test_without_a_file_there_is_no_record(store: Store, assessment: str, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="does not exist"):
        issue(store, assessment, FIRST, RENDERED, tmp_path / "no folder" / "a.pdf")
    assert store.issued_documents() == []


def test_a_version_that_is_taken_leaves_the_file_of_the_other_as_it_is(
    store: Store, assessment: str, tmp_path: Path
) -> None:
    place = tmp_path / "a.pdf"
    issue(store, assessment, FIRST, RENDERED, place)
    with pytest.raises(VersionTaken, match="what comes now is version 2"):
        issue(store, assessment, FIRST, replace(RENDERED, content=b"mine"), place)
    assert place.read_bytes() == RENDERED.content
    assert len(store.issued_documents()) == 1


@pytest.mark.parametrize("before", [None, b"an earlier one"])
def test_without_a_record_the_file_is_what_it_was(tmp_path: Path, before: bytes | None) -> None:
    place = tmp_path / "a.pdf"
    if before is not None:
        place.write_bytes(before)
    with (
        FullAtTheEnd.open(tmp_path / "full.db", who="A. Consultant") as store,
        pytest.raises(CannotWrite, match="could not be recorded, and was taken back: No space is left"),
    ):
        issue(store, "of any", FIRST, RENDERED, place)
    assert (place.read_bytes() if place.exists() else None) == before


def test_the_data_of_a_version_are_those_of_today_until_they_change(store: Store, assessment: str) -> None:
    case = case_of(store, assessment)
    issued = replace(FIRST, stamp=whole_stamp(case))
    later = stored_case(store, shipped(), assessment, on=DAY + timedelta(days=40))
    other = replace(later, profile=replace(case.profile, organization=Organization(name="Another name")))
    assert DataNow(later, completed=False).are_of(issued) is True
    assert DataNow(other, completed=False).are_of(issued) is False
    assert DataNow(later, completed=True).are_of(issued) is False  # it is of another day now
    assert DataNow(case, completed=False).are_of(replace(issued, stamp="77-" + "0" * 64)) is None


def test_what_changed_is_told_by_clause_and_what_was_taken_back_is_not(
    store: Store, assessment: str, clock: Clock
) -> None:
    case, since = case_of(store, assessment), datetime(2026, 11, 18, 12, tzinfo=UTC)
    clock.now = since
    told = case.requirements[5]
    other = case.requirements[60]
    for one, rating in (
        (told, Rating.ABSENT),
        (other, Rating.ABSENT),
        (other, case.answers[other.id].rating),
    ):
        before = store.answers(assessment)[one.id]
        store.save_answer(assessment, one.id, replace(before, rating=rating))
    (known,) = store.organizations()
    found = changes_since(
        store.history(organization_id=known.id), case, assessment_id=assessment, since=since
    )
    assert found == f"Rated anew: {told.clause[case.lens]}."
    assert changes_since([], case, assessment_id=assessment, since=since) == ""


def test_the_list_for_a_spreadsheet_holds_every_version_and_no_formula() -> None:
    row = IssuedRow(
        document=replace(FIRST, changes="=cmd\nof two lines", distribution="Müller, A."), is_of_today=False
    )
    heads, said = csv.reader(io.StringIO(as_csv([row]).decode("utf-8-sig")))
    found = dict(zip(heads, said, strict=True))
    assert found["Document"] == "Readiness summary"
    assert found["Issued"] == "2026-11-18"
    assert found["What changed"] == "'=cmd of two lines"
    assert found["Distribution"] == "Müller, A."
    assert found["Data"] == "changed since"
    assert found["Data stamp"] == "2-000000000000"


def test_a_document_of_a_newer_program_is_named_by_its_word() -> None:
    row = IssuedRow(document=replace(FIRST, kind="statement-of-all"), is_of_today=None)
    assert cells(row)[0] == "statement-of-all"
    assert data_words(row.is_of_today) in as_text([row])
