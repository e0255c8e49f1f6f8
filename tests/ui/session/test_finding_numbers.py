"""The numbers of findings in an open assessment: in the file before they leave it, the same everywhere."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from isoassess.assessment.verdict.numbering import kind_of, number_words
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Grade, Rating
from isoassess.exchange.package.reading import opened_package
from isoassess.services.packages.exporting import export
from isoassess.store import Store
from isoassess.store.vault.driver import sqlite3
from tests.ui.sample_stores import named, open_begun, remembered_beside, store_in, today, window_on
from ui.session.open_assessment import OpenAssessment


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as made:
        yield made


@pytest.fixture
def opened(store: Store) -> OpenAssessment:
    return open_begun(store, named("Sample Bakery"))


def again(store: Store, assessment: str) -> OpenAssessment:
    return OpenAssessment(store, shipped(), assessment, remembered_beside(store), today=today)


def numbers(opened: OpenAssessment) -> dict[str, str]:
    return {one.requirement: one.number for one in opened.judgement.findings if one.number}


def test_a_finding_has_a_number_at_once_and_keeps_it_when_it_is_given_out(
    opened: OpenAssessment, store: Store
) -> None:
    later, earlier = opened.case.requirements[20].id, opened.case.requirements[3].id
    opened.rate(later, Rating.ABSENT)
    opened.rate(earlier, Rating.PARTIAL)
    assert numbers(opened) == {later: "NC-01", earlier: "NC-02"}
    assert store.finding_numbers(opened.id) == {}
    opened.settle_numbers()
    assert numbers(opened) == {later: "NC-01", earlier: "NC-02"}
    assert store.finding_numbers(opened.id) == opened.case.numbers == {"NC-01": later, "NC-02": earlier}
    assert numbers(again(store, opened.id)) == numbers(opened)


def test_a_sitting_that_was_ended_by_force_leaves_the_numbers_that_were_on_the_screen(
    opened: OpenAssessment, store: Store
) -> None:
    for place, rating in ((20, Rating.ABSENT), (3, Rating.PARTIAL), (20, Rating.INFORMAL)):
        opened.rate(opened.case.requirements[place].id, rating)
    shown = numbers(opened)
    assert store.finding_numbers(opened.id) == {}
    assert numbers(again(store, opened.id)) == shown


def test_a_package_that_somebody_writes_meanwhile_has_the_numbers_on_the_screen(
    opened: OpenAssessment, store: Store, tmp_path: Path
) -> None:
    later, improved, earlier = (opened.case.requirements[place].id for place in (20, 9, 3))
    opened.rate(later, Rating.PARTIAL)
    opened.rate(improved, Rating.EFFECTIVE)
    opened.write(improved, "evidence", "Seen", seen="")
    opened.mark_ofi(improved, True)
    opened.rate(earlier, Rating.ABSENT)
    opened.rate(later, Rating.INFORMAL)
    shown = numbers(opened)
    assert shown[later] == "NC-01"
    with Store.open(store.path, who="A command") as command:
        file = export(command, [opened.organization_id], tmp_path / "meanwhile").file
    with opened_package(file) as package:
        (assessment,) = package.organizations()[0].assessments
    assert {one.requirement: one.number for one in assessment.numbers} == shown
    opened.settle_numbers()
    assert numbers(opened) == shown


def test_what_is_taken_back_in_the_same_sitting_leaves_no_finding_behind(
    opened: OpenAssessment, store: Store
) -> None:
    first, second, third = (requirement.id for requirement in opened.case.requirements[:3])
    opened.rate(first, Rating.ABSENT)
    opened.undo()
    assert number_words(opened.finding(first)) == ""
    opened.rate(second, Rating.ABSENT)  # mistyped
    opened.rate(second, Rating.EFFECTIVE)
    opened.write(second, "evidence", "The list of last week", seen="")
    assert (opened.finding(second).grade, number_words(opened.finding(second))) == (Grade.CONFORMING, "")
    opened.rate(third, Rating.ABSENT)
    opened.keep_standing()
    assert store.finding_numbers(opened.id) == {"NC-01": third}


def test_what_was_given_out_is_closed_and_comes_back_by_its_number(opened: OpenAssessment) -> None:
    first, second = (requirement.id for requirement in opened.case.requirements[:2])
    opened.rate(first, Rating.ABSENT)
    opened.settle_numbers()  # as for a document
    opened.rate(first, Rating.EFFECTIVE)
    opened.write(first, "evidence", "The list of last week", seen="")
    assert number_words(opened.finding(first)) == "NC-01, closed"
    opened.rate(first, None)
    assert number_words(opened.finding(first)) == "before: NC-01"  # nobody has seen that it is fulfilled
    opened.rate(second, Rating.ABSENT)
    opened.rate(first, Rating.ABSENT)
    assert (opened.finding(first).number, opened.finding(second).number) == ("NC-01", "NC-02")


def test_two_windows_that_each_find_something_show_the_same_numbers(
    opened: OpenAssessment, store: Store
) -> None:
    with Store.open(store.path, who="Bert") as other_store:
        other_store.news()
        other = again(other_store, opened.id)
        here, there = (requirement.id for requirement in opened.case.requirements[:2])
        opened.rate(here, Rating.ABSENT)
        other.rate(there, Rating.ABSENT)
        opened.keeping.listen()
        other.keeping.listen()
        assert numbers(opened) == numbers(other) == {here: "NC-01", there: "NC-02"}


def test_an_assessment_of_before_is_numbered_in_the_order_of_the_catalogue(tmp_path: Path) -> None:
    with store_in(tmp_path, sample=True) as store:
        assessment = store.assessments(store.organizations()[0].id)[0].id
        assert store.finding_numbers(assessment) == {}
        opened = again(store, assessment)
        told = [one.number for one in opened.judgement.findings if kind_of(one.grade) and "NC" in one.number]
        assert told == [f"NC-{place:02d}" for place in range(1, len(told) + 1)]
        assert len(told) > 9
        assert store.finding_numbers(assessment).keys() == set(numbers(opened).values())


def test_while_another_program_holds_the_file_a_finding_has_no_number_and_is_registered_afterwards(
    tmp_path: Path,
) -> None:
    path = tmp_path / "store.db"
    with Store.open(path, who="Anna", busy_timeout=0.05) as store:
        opened = open_begun(store, named("Sample Bakery"))
        asked = opened.case.requirements[0].id
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            opened.rate(asked, Rating.ABSENT)
            assert numbers(opened) == {}
            assert store.finding_numbers(opened.id) == {}
            other.execute("ROLLBACK")
            assert opened.keeping.finish()
            assert numbers(opened) == {asked: "NC-01"}
            other.execute("BEGIN IMMEDIATE")
            opened.settle_numbers()
            assert numbers(opened) == {}  # nothing goes out with a number that is not in the file
            other.execute("ROLLBACK")
        assert opened.keeping.finish()
        opened.settle_numbers()
        assert store.finding_numbers(opened.id) == {"NC-01": asked}
        assert numbers(opened) == {asked: "NC-01"}


def test_nothing_is_said_to_be_saved_where_an_organization_was_only_opened(
    opened: OpenAssessment, store: Store, qtbot: QtBot
) -> None:
    opened.rate(opened.case.requirements[0].id, Rating.ABSENT)
    with Store.open(store.path, who="tester") as later:
        window = window_on(qtbot, later)
        window.open_organization(opened.organization_id)
        assert later.finding_numbers(opened.id)
        assert window.said == ""
        window.close()
