"""What screen and paper chart alike: the main clauses, and the parts of a bar."""

from hypothesis import given

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.assessment.verdict import judge
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Grade, Lens
from isoassess.domain.case import Case
from tests.sample_organization import sample
from tests.unit.cases import CLAUSES, TODAY, case, cases


def test_the_main_clauses_are_the_first_level_with_more_than_one() -> None:
    numbers = {}
    for lens in Lens:
        opened = open_case(shipped(), profile=sample().profile, answers=sample().answers, lens=lens, on=TODAY)
        numbers[lens] = [r.clause.number for r in judge_case(shipped(), opened).main_clauses]
    assert numbers[Lens.ISO9001_2026] == ["4", "5", "6", "7", "8", "9", "10"]
    assert numbers[Lens.ISO9002_1994] == [f"4.{n}" for n in range(1, 21) if n != 4]


def test_one_clause_alone_is_the_main_one_and_none_is_none() -> None:
    only = judge(case(), CLAUSES[:1])
    assert only.main_clauses == only.clauses
    assert judge(case(requirements=()), CLAUSES).main_clauses == ()


@given(cases())
def test_the_parts_of_a_bar_are_all_that_applies(case: Case) -> None:
    for result in judge(case, CLAUSES).clauses:
        assert sum(count for _grade, count in result.share.parts) == result.share.applicable
        assert [grade for grade, _count in result.share.parts][-1] is Grade.NOT_ASSESSED
