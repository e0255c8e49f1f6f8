"""No statement that a person waits for reads a whole table that grows, but for those with a reason."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from isoassess.assessment.finding_register import FindingKind
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.decision import OwnDecision
from isoassess.store import Store
from isoassess.store.file.database import driver
from isoassess.store.history.changes import Change
from isoassess.store.history.past import HistoryQuery
from isoassess.store.places import answer_place, profile_place
from isoassess.store.records import CarryOver, ListOrder, Shelf, Subject
from tests.ready_stores import put_sample_store
from tests.ui.sample_stores import bring_up_to_date, named
from tests.unit.store.test_issued_documents import FIRST

TODAY = date(2026, 11, 18)
SMALL = re.compile(
    r"identity|search_state|sqlite_schema|main|anon_\d+"
)  # rows of one, of FTS5 itself, of a subquery
LAST_ROW = re.compile(r"FROM (\w+) ORDER BY \1\.id DESC\s+LIMIT 1\b")
MAY_READ_ALL = {
    # part of the statement: why
    "count(*) FILTER": "the number on every shelf is counted, out of an index alone",
    "SELECT (SELECT count(*) AS count_1": "whether anything is not indexed yet: two counts out of indexes",
    "NOT IN (SELECT search_number": "only where those counts differ: what is not indexed is looked for",
    "organization.removed_at IS NOT NULL ORDER BY json_extract": "a whole shelf is put in order",
    "deletion.target NOT IN": "only where a deletion is not finished yet",
    "DELETE FROM assessment": "deleting for good: the standings, one for each organization",
    "DELETE FROM content": "deleting for good: the bytes that no file names any more",
}
NOT_WAITED_FOR = {
    # they are no statements of their own, or somebody asked for long work and sees how far it is
    *("open", "close", "path", "who", "sign_as", "now", "found", "share_after", "writes_for"),
    *("join", "undo_join", "used_since", "take_back", "clean"),
}


class Traced:
    """A store that remembers what it was asked, and every statement that came of it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.asked: set[str] = set()
        self.statements: dict[str, None] = {}
        with store._reading() as connection:
            driver(connection).set_trace_callback(self._heard)

    def __getattr__(self, name: str) -> Any:
        self.asked.add(name)
        return getattr(self.store, name)

    def _heard(self, statement: str) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")):
            self.statements[statement] = None

    def scans(self) -> Iterator[tuple[str, str]]:
        """Each table that a statement reads from its first row to its last, and the statement."""
        with self.store._reading() as connection:
            driver(connection).set_trace_callback(None)
            for statement in self.statements:
                for row in driver(connection).execute(f"EXPLAIN QUERY PLAN {statement}").fetchall():
                    table = re.match(r"SCAN (?!CONSTANT)(\w+)(?!.*VIRTUAL TABLE)", row[3])
                    if table and not _reads_one_row(statement, table[1]):
                        yield table[1], " ".join(statement.split())


def _reads_one_row(statement: str, table: str) -> bool:
    return any(found[1] == table for found in LAST_ROW.finditer(statement))


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Traced]:
    """Everything was done once that a person does."""
    path: Path = put_sample_store(tmp_path_factory.mktemp("plans") / "sample.db")
    with Store.open(path, who="tester") as store:
        traced = Traced(store)
        (organization,) = (known.id for known in store.organizations())
        _look_through_the_list(traced, organization)
        assessment = _assess(traced, organization)
        _tell_of_the_organization(traced, organization, assessment)
        _put_away(traced, organization)
        yield traced


def test_nothing_reads_a_whole_table_but_for_a_reason(traced: Traced) -> None:
    growing = [(table, said) for table, said in traced.scans() if not SMALL.fullmatch(table)]
    assert [one for one in growing if not any(part in one[1] for part in MAY_READ_ALL)] == []
    assert [part for part in MAY_READ_ALL if not any(part in said for _table, said in growing)] == []


def test_all_is_looked_at_that_a_store_can_be_asked(traced: Traced) -> None:
    known = {name for name in dir(Store) if not name.startswith("_")}
    assert known - traced.asked - NOT_WAITED_FOR == set()


def test_a_scan_is_found_where_there_is_one(traced: Traced) -> None:
    said = "SELECT note FROM answer WHERE note = 'nothing of the kind'"
    traced.statements[said] = None
    assert ("answer", said) in list(traced.scans())
    del traced.statements[said]


def _look_through_the_list(store: Traced, organization: str) -> None:
    for order in ListOrder:
        for shelf in Shelf:
            store.organization_ids(order=order, shelf=shelf)
            store.organization_ids(order=order, shelf=shelf, descending=False)
    store.prepare_search()
    store.organizations("example plant", limit=10)
    store.matches("s")
    store.found_where([organization], "plant")
    store.organization_summaries([organization])
    store.organization_names()
    store.shelf_counts()
    for closed in (False, True):
        store.actions(search="train", closed=closed, limit=10)
        store.actions(organization, closed=closed)
    store.action_counts(TODAY)
    store.action_counts(TODAY, organization)


def _assess(store: Traced, organization: str) -> str:
    """The id of an assessment in which everything was done that can be."""
    earlier = store.assessments(organization)[0].id
    assessment: str = store.add_assessment(
        organization,
        lens=Lens.ISO9001_2015,
        started=TODAY,
        assessor="A. Consultant",
        catalogue_version="1",
        earlier=earlier,
        carry=CarryOver.EVERYTHING,
    )
    answers = store.answers(assessment)
    asked = next(iter(answers))
    store.save_answer(assessment, asked, replace(answers[asked], note="Seen again"), seen=answers[asked])
    store.change(answer_place(assessment, asked), [Change("note", '"Seen again"', '"Seen twice"')])
    store.change_answers(assessment, {asked: [Change("note", '"Seen twice"', '"Seen"')]})
    store.change_everywhere({assessment: {asked: [Change("note", '"Seen"', '"Seen here"')]}})
    store.save_answer(assessment, "calibration", Answer(rating=Rating.PARTIAL))
    store.undo(assessment)
    store.redo(assessment)
    store.news()
    store.last_rated(assessment)
    store.rated_at(assessment)
    store.last_word(assessment)
    store.value_now(answer_place(assessment, asked), "note")
    store.doubtful_answers(assessment)
    store.finding_numbers(assessment)
    store.earlier_numbers(assessment)
    store.event_changes(assessment)
    store.number_findings(assessment, [(FindingKind.NONCONFORMITY, asked)])
    store.issue(assessment, FIRST)
    store.issued_documents(assessment_id=assessment)
    store.save_standing(assessment, bring_up_to_date(store.store, shipped(), assessment, on=TODAY))
    store.name_assessor(assessment, "B. Colleague")
    store.switch_lens(assessment, Lens.ISO9001_2026)
    store.complete_assessment(assessment, TODAY)
    store.judged_on(assessment)
    store.reopen_assessment(assessment, "One answer was wrong")
    store.assessment(assessment)
    return assessment


def _tell_of_the_organization(store: Traced, organization: str, assessment: str) -> None:
    store.save_profile(organization, replace(named("Another Name Ltd")), seen=store.profile(organization))
    store.save_wizard_page(organization, 2)
    store.wizard_page(organization)
    store.value_now(profile_place(organization), "organization.name")
    decision = OwnDecision(lens=Lens.ISO9001_2015, reason="The customer wants it", name="A. Consultant")
    store.decide(organization, decision, follows=(assessment, Lens.ISO9001_2015))
    store.own_decision(organization)
    file = store.add_attachment(organization, name="record.txt", content=b"seen")
    store.describe_attachment(replace(store.attachment(file)[1], note="On the wall"))
    store.attachment_content(file)
    store.file_bytes(store.attachments(organization)[file].sha256)
    store.is_there(answer_place(assessment, "calibration"))
    store.is_profile_doubtful(organization)
    store.confirm_as_it_is(organization, assessment)
    store.history(organization_id=organization)
    store.history(assessment_id=assessment, requirement_id="calibration", key="rating")
    numbers = store.history_numbers(HistoryQuery(organization_id=organization, search="seen"))
    store.history_numbers(HistoryQuery(organization_id=organization, subjects=(Subject.ANSWER,), who="x"))
    store.history_entries(numbers)
    store.history_people(organization)
    store.issued_documents(organization_id=organization)
    store.content(organization)


def _put_away(store: Traced, organization: str) -> None:
    other = store.add_organization(named("Other Ltd"))
    store.put_organizations([organization, other], Shelf.ARCHIVED)
    store.archive_organization(organization)
    store.unarchive_organization(organization)
    store.remove_organization(other)
    store.restore_organization(other)
    store.extent(Subject.ORGANIZATION, other)
    store.delete_for_good(Subject.ORGANIZATION, other)
    for file in store.attachments(organization):
        store.extent(Subject.ATTACHMENT, file)
        store.delete_for_good(Subject.ATTACHMENT, file)
    for assessment in store.assessments(organization):
        store.extent(Subject.ASSESSMENT, assessment.id)
        store.delete_for_good(Subject.ASSESSMENT, assessment.id)
    store.is_to_clean()
    store.deletions()
    store.heard_deletions()
