"""The maturity profile: every figure has its base, and the mean never says more than the ratings do."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.assessment.verdict import judge
from isoassess.assessment.verdict.findings import ASSESSED
from isoassess.assessment.verdict.maturity import Levels, levels_of, maturity
from isoassess.domain import Answer, Grade, Rating
from isoassess.domain.case import Case
from tests.unit.cases import CLAUSES, all_rated, case, cases


@given(cases())
def test_each_clause_counts_what_is_rated_and_what_applies(case: Case) -> None:
    judgement = judge(case, CLAUSES)
    for row, result in zip(maturity(judgement), judgement.main_clauses, strict=True):
        assert row.clause == result.clause
        assert (row.levels.rated, row.levels.applicable) == (result.share.assessed, result.share.applicable)


@given(cases())
def test_the_whole_is_the_sum_of_its_clauses(case: Case) -> None:
    judgement = judge(case, CLAUSES)
    rows = [row.levels.counts for row in maturity(judgement)]
    assert levels_of(judgement.findings).counts == tuple(map(sum, zip(*rows, strict=True)))


@given(cases())
def test_the_mean_lies_between_the_lowest_and_the_highest_rating(case: Case) -> None:
    judgement = judge(case, CLAUSES)
    found = levels_of(judgement.findings)
    levels = [f.rating.level for f in judgement.findings if f.grade in ASSESSED and f.rating is not None]
    rated = [level for level in levels if level is not None]
    if not rated:
        assert found.mean is None
        return
    assert found.mean is not None
    assert min(rated) <= found.mean <= max(rated)


@pytest.mark.parametrize(
    ("counts", "mean"),
    [
        ((0, 0, 0, 1, 99), 4.0),
        ((0, 1, 0, 1, 1), 2.7),
        ((0, 1, 2, 17, 0), 2.8),
        ((0, 0, 1, 19, 0), 3.0),  # 2.95: a half goes up
        ((0, 0, 2, 27, 1), 3.0),
        ((1, 0, 0, 0, 0), 0.0),
    ],
)
def test_the_mean_is_rounded_to_the_nearest_tenth(counts: tuple[int, ...], mean: float) -> None:
    assert Levels(counts=counts, applicable=100).mean == mean


@given(st.lists(st.integers(0, 300), min_size=5, max_size=5).filter(any))
def test_no_tenth_lies_nearer_to_the_mean_than_the_one_given(counts: list[int]) -> None:
    given_ = Levels(counts=tuple(counts), applicable=sum(counts)).mean
    assert given_ is not None
    exact = Fraction(sum(level * count for level, count in enumerate(counts)), sum(counts))
    off = Fraction(round(10 * given_), 10) - exact
    assert Fraction(-1, 20) < off <= Fraction(1, 20)


@pytest.mark.parametrize(
    ("answer", "grade"),
    [
        (Answer(), Grade.NOT_ASSESSED),
        (Answer(rating=Rating.NOT_APPLICABLE), Grade.NOT_ASSESSED),
        (Answer(rating=Rating.NOT_APPLICABLE, reason="It belongs to nobody."), Grade.NOT_APPLICABLE),
    ],
)
def test_what_has_no_accepted_rating_is_in_no_level(answer: Answer, grade: Grade) -> None:
    judgement = judge(case(all_rated(Rating.EFFECTIVE, property=answer)), CLAUSES)
    assert next(f.grade for f in judgement.findings if f.requirement == "property") is grade
    assert levels_of(judgement.findings).counts == (0, 0, 0, 0, 14)
