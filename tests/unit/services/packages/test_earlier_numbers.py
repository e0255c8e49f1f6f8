"""A finding that two laptops numbered differently is known by both numbers, wherever the package goes."""

from datetime import date
from pathlib import Path

import pytest

from isoassess.assessment.case_builder import judge_case
from isoassess.assessment.finding_register import FindingKind
from isoassess.catalogue.catalogue import shipped
from isoassess.documents.document_data import DocumentData
from isoassess.documents.registry import DocumentKind, document
from isoassess.documents.sections.findings.finding_cells import named_before
from isoassess.domain import Action, Answer, Rating
from isoassess.exchange.calendar_file import action_entries
from isoassess.exchange.package.writing import PackageOptions
from isoassess.exchange.spreadsheet.result_tables import action_table, finding_table
from isoassess.services.packages.importing import preview, take_out
from isoassess.services.store_check import check_store
from isoassess.services.stored_case import numbered_case
from isoassess.store import Store
from isoassess.store.joining.joined import JoinRule
from tests.unit.services.packages.test_packages import exported, firm_of, imported

HERE, THERE, AUDIT, CONTEXT = "calibration", "quality-policy", "internal-audit-round", "context-issues"


def newest(store: Store) -> str:
    return store.assessments(firm_of(store))[0].id


@pytest.fixture
def clashing(laptop: Store, other: Store, tmp_path: Path) -> tuple[Store, Store]:
    """Both gave NC-02 since, to different findings; and numbers of its own to one that both found."""
    imported(exported(laptop, tmp_path), other)
    now = newest(laptop)
    for store, ids in ((laptop, (HERE, AUDIT)), (other, (THERE,))):
        for id_ in ids:
            store.save_answer(now, id_, Answer(rating=Rating.ABSENT))
            store.number_findings(now, [(FindingKind.NONCONFORMITY, id_)])
    return laptop, other


def printed(store: Store, requirement: str) -> str:
    """What the gap register says of the numbers of a finding."""
    case = numbered_case(store, shipped(), newest(store))
    data = DocumentData(case, judge_case(shipped(), case))
    return " ".join(span.text for line in named_before(data, data.finding(requirement)) for span in line)


def test_both_tell_the_earlier_number_and_end_the_same(clashing: tuple[Store, Store], tmp_path: Path) -> None:
    laptop, other = clashing
    now = newest(laptop)
    assert laptop.finding_numbers(now)["NC-02"] == HERE
    assert other.finding_numbers(now)["NC-02"] == THERE
    one, two = exported(laptop, tmp_path), exported(other, tmp_path)
    imported(two, laptop)
    imported(one, other)
    assert laptop.content(firm_of(laptop)) == other.content(firm_of(other))
    for store in (laptop, other):
        assert store.earlier_numbers(now) == (("NC-02", THERE),)
        assert printed(store, THERE) == (
            "NC-04, earlier NC-02 on another computer: so documents may name it that were made there."
        )
        assert printed(store, HERE) == ""
        assert check_store(store.path, shipped()) == ()
    for file, store in ((two, laptop), (one, other), (exported(other, tmp_path), laptop)):
        imported(file, store)
    assert laptop.earlier_numbers(now) == (("NC-02", THERE),)
    assert preview(exported(laptop, tmp_path), other, shipped()).brings_nothing


@pytest.mark.parametrize("history", [True, False])
def test_it_goes_along_with_a_package(
    clashing: tuple[Store, Store], tmp_path: Path, empty_file: Path, history: bool
) -> None:
    laptop, other = clashing
    imported(exported(other, tmp_path), laptop)
    file = exported(laptop, tmp_path, options=PackageOptions(history=history, internal=True))
    with Store.open(tmp_path / "third.db", who="C. Third") as third:
        imported(file, third)
        assert third.earlier_numbers(newest(third)) == (("NC-02", THERE),)
        assert check_store(third.path, shipped()) == ()


def test_it_goes_with_the_import_that_is_undone(clashing: tuple[Store, Store], tmp_path: Path) -> None:
    laptop, other = clashing
    before = laptop.content(firm_of(laptop))
    done = imported(exported(other, tmp_path), laptop, JoinRule.THEIRS)
    take_out(done, laptop.path, who=laptop.who, asking=laptop)
    assert laptop.earlier_numbers(newest(laptop)) == ()
    assert laptop.content(firm_of(laptop)) == before
    assert check_store(laptop.path, shipped()) == ()


def test_a_finding_that_has_a_number_of_each_laptop_is_named_by_the_first_and_tells_the_other(
    clashing: tuple[Store, Store], tmp_path: Path
) -> None:
    laptop, other = clashing
    now = newest(laptop)
    for id_ in (CONTEXT, AUDIT):
        other.save_answer(now, id_, Answer(rating=Rating.ABSENT))
        other.number_findings(now, [(FindingKind.NONCONFORMITY, id_)])
    assert other.finding_numbers(now)["NC-04"] == AUDIT
    imported(exported(other, tmp_path), laptop)
    given = {number for number, id_ in laptop.finding_numbers(now).items() if id_ == AUDIT}
    assert given == {"NC-03", "NC-04"}
    assert printed(laptop, AUDIT).startswith("NC-03, earlier NC-04 on another computer")
    assert "earlier NC-03 on another computer" in printed(laptop, CONTEXT)


def test_it_stands_behind_the_number_in_the_summary_the_plan_the_tables_and_the_calendar(
    clashing: tuple[Store, Store], tmp_path: Path
) -> None:
    laptop, other = clashing
    planned = Action(what="Write it", due=date(2026, 12, 1))
    other.save_answer(newest(other), THERE, Answer(rating=Rating.ABSENT, action=planned))
    imported(exported(other, tmp_path), laptop)
    case = numbered_case(laptop, shipped(), newest(laptop))
    judgement = judge_case(shipped(), case)
    words = "NC-04 (earlier NC-02)"
    for kind in (DocumentKind.SUMMARY, DocumentKind.ACTIONS):
        assert "(earlier NC-02)" in repr(document(kind, case, judgement))
    findings, actions = finding_table(case, judgement), action_table(case, judgement)
    earlier = {row.cells[0]: row.cells[-1] for row in findings.rows}
    assert (findings.columns[-1].head, earlier["NC-04"], earlier["NC-02"]) == ("Earlier number", "NC-02", "")
    assert {len(row.cells) for row in findings.rows} == {len(findings.columns)}
    assert words in [row.cells[0] for row in actions.rows]
    assert any(words in entry.says for entry in action_entries(case))
    before = numbered_case(other, shipped(), newest(other))
    assert finding_table(before, judge_case(shipped(), before)).columns[-1].key == "due"
