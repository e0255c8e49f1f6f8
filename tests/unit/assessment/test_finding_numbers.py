"""Numbers of findings: one for each, given once, and by the same rule whatever comes and goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.assessment.finding_register import (
    FindingKind,
    Register,
    extended,
    number_parts,
    number_words,
)
from isoassess.assessment.finding_register import given as numbers_of
from isoassess.assessment.verdict import judge
from isoassess.assessment.verdict.numbering import kind_of, wanted_by
from isoassess.domain import Answer, Grade, Rating
from isoassess.domain.case import Case, Judgement
from tests.unit import cases

WANTED = st.tuples(st.sampled_from(FindingKind), st.sampled_from("abcdefgh"))


def judged(case: Case) -> Judgement:
    return judge(case, cases.CLAUSES)


def registered(case: Case) -> Case:
    """As the store keeps it: what has arisen once is in the register."""
    return replace(case, numbers=extended(case.numbers, wanted_by(judged(case).findings)))


def numbers(case: Case) -> dict[str, str]:
    return {found.requirement: found.number for found in judged(case).findings if found.number}


@given(st.lists(st.lists(WANTED)))
def test_a_number_is_given_once_and_never_to_another(rounds: list[list[tuple[FindingKind, str]]]) -> None:
    register: Register = {}
    for wanted in rounds:
        before = register
        register = extended(before, wanted)
        assert before.items() <= register.items()
        known = numbers_of(register)
        assert set(wanted) <= known.keys()
        assert len(set(known.values())) == len(known) == len(register)
    for kind in FindingKind:
        places = [parts[1] for parts in map(number_parts, register) if parts and parts[0] is kind]
        assert places == list(range(1, len(places) + 1))


@given(cases.cases())
def test_what_is_not_registered_has_no_number(case: Case) -> None:
    assert numbers(case) == {}


@given(cases.cases())
def test_each_finding_has_a_number_of_its_kind_in_the_order_of_the_catalogue(case: Case) -> None:
    found = [finding for finding in judged(registered(case)).findings if kind_of(finding.grade)]
    for kind in FindingKind:
        told = [finding.number for finding in found if kind_of(finding.grade) is kind]
        assert told == [number_words(kind, place) for place in range(1, len(told) + 1)]


@given(cases.cases(), st.data())
def test_what_comes_and_goes_renames_nothing(case: Case, data: st.DataObject) -> None:
    register = case.numbers
    seen: dict[str, str] = {}
    for _round in range(4):
        changed = data.draw(st.sampled_from(case.requirements)).id
        rating = data.draw(st.sampled_from(cases.NUMBERED))
        case = replace(case, answers={**case.answers, changed: Answer(rating=rating)}, numbers=register)
        case = registered(case)
        register = case.numbers
        for finding in judged(case).findings:
            if kind_of(finding.grade):
                key = f"{kind_of(finding.grade)} {finding.requirement}"
                assert seen.setdefault(key, finding.number) == finding.number
    assert len(set(seen.values())) == len(seen)


def test_a_closed_finding_keeps_its_number_and_one_that_comes_back_has_its_old_one() -> None:
    open_ = registered(cases.case({"policy-known": Answer(rating=Rating.ABSENT)}))
    assert numbers(open_) == {"policy-known": "NC-01"}
    shown = Answer(rating=Rating.CONFORMING, evidence="The notice board")
    closed = registered(replace(open_, answers={"policy-known": shown}))
    assert numbers(closed) == {"policy-known": "NC-01"}
    other = Answer(rating=Rating.PARTIAL)
    second = registered(replace(closed, answers={**closed.answers, "scope": other}))
    assert numbers(second) == {"scope": "NC-02", "policy-known": "NC-01"}
    back = registered(
        replace(second, answers={"scope": other, "policy-known": Answer(rating=Rating.PARTIAL)})
    )
    assert numbers(back) == {"scope": "NC-02", "policy-known": "NC-01"}


def test_major_and_minor_are_one_number_and_an_opportunity_has_one_of_its_own() -> None:
    major = registered(cases.case({"scope": Answer(rating=Rating.ABSENT)}))
    minor = registered(replace(major, answers={"scope": Answer(rating=Rating.PARTIAL)}))
    better = Answer(rating=Rating.CONFORMING, evidence="Scope 3", ofi=True)
    ofi = registered(replace(minor, answers={"scope": better}))
    assert [numbers(case)["scope"] for case in (major, minor, ofi)] == ["NC-01", "NC-01", "OFI-01"]
    grades = [judged(case).findings[0].grade for case in (major, minor, ofi)]
    assert grades == [Grade.MAJOR, Grade.MINOR, Grade.OFI]


@pytest.mark.parametrize(
    "text", ["", "NC", "NC-", "NC-0", "NC-00", "NC-1", "NC-001", "nc-01", "X-01", "NC-0a", "NC-²"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert number_parts(text) is None
    assert numbers_of({text: "scope"}) == {}


@given(st.sampled_from(FindingKind), st.integers(1, 99_999))
def test_a_number_is_read_as_it_is_written(kind: FindingKind, place: int) -> None:
    assert number_parts(number_words(kind, place)) == (kind, place)
