"""Audit days and sampled sites against the published figures."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.domain.profile import People, Profile, Site
from isoassess.timeline.audit_time import effort, in_half_days, initial_days, sampling


@pytest.mark.parametrize(
    ("people", "days"),
    [
        (1, 1.5),
        (5, 1.5),
        (6, 2),
        (10, 2),
        (11, 2.5),
        (25, 3),
        (45, 4),
        (55, 5),
        (65, 5),
        (66, 6),
        (125, 7),
        (175, 8),
        (176, 9),
        (425, 10),
        (1175, 13),
        (2025, 15),
        (10_700, 22),
    ],
)
def test_initial_days_are_those_of_the_table(people: int, days: float) -> None:
    assert initial_days(people) == days


@pytest.mark.parametrize(
    ("days", "offered"),
    [(1.4, 1.5), (0.47, 0.5), (0.93, 1.0), (2.0, 2.0), (1.05, 1.0), (0.1, 0.5), (2.8, 3.0), (12.6, 12.5)],
)
def test_days_are_rounded_to_the_nearest_half(days: float, offered: float) -> None:
    assert in_half_days(days) == offered


def test_a_firm_of_ten_with_little_risk_is_the_published_example() -> None:
    found = effort(Profile(people=People(effective_personnel=10)))
    assert found is not None
    assert (found.initial, found.least_exact, found.least) == (2.0, 1.4, 1.5)
    assert (found.surveillance, found.recertification) == (0.5, 1.5)


def test_beyond_the_table_no_figure_is_invented() -> None:
    assert initial_days(10_701) is None
    assert effort(Profile(people=People(effective_personnel=10_701))) is None


@pytest.mark.parametrize(
    ("people", "least", "surveillance", "recertification"),
    [
        (5, 1.05, 0.5, 1.0),
        (9, 1.4, 0.5, 1.5),
        (10, 1.4, 0.5, 1.5),
        (15, 1.75, 1.0, 1.5),
        (25, 2.1, 1.0, 2.0),
        (38, 2.8, 1.5, 2.5),
        (45, 2.8, 1.5, 2.5),
        (65, 3.5, 1.5, 3.5),
        (85, 4.2, 2.0, 4.0),
        (125, 4.9, 2.5, 4.5),
        (175, 5.6, 2.5, 5.5),
        (425, 7.0, 3.5, 6.5),
    ],
)
def test_the_days_around_it(people: int, least: float, surveillance: float, recertification: float) -> None:
    found = effort(Profile(people=People(effective_personnel=people)))
    assert found is not None
    assert (found.least_exact, found.surveillance, found.recertification) == (
        least,
        surveillance,
        recertification,
    )


@pytest.mark.parametrize(
    ("sites", "expected"),
    [
        (2, (2, 2, 1)),
        (3, (2, 2, 2)),
        (4, (2, 2, 2)),
        (5, (3, 2, 2)),
        (6, (3, 2, 2)),
        (8, (3, 3, 2)),
        (9, (3, 3, 2)),
        (10, (4, 3, 2)),
        (12, (4, 3, 3)),
        (16, (4, 4, 3)),
        (20, (5, 4, 3)),
        (25, (5, 4, 3)),
        (36, (6, 5, 4)),
        (50, (8, 6, 5)),
        (100, (10, 8, 6)),
    ],
)
def test_sampled_sites_are_those_published(sites: int, expected: tuple[int, int, int]) -> None:
    found = sampling(sites)
    assert found is not None
    assert (found.initial, found.recertification_proved, found.surveillance) == expected


@given(st.integers(1, 10_700))
def test_every_figure_is_the_half_day_that_lies_nearest_to_the_exact_one(people: int) -> None:
    """Reckoned in fractions, with nothing of the program's own rounding."""
    found = effort(Profile(people=People(effective_personnel=people)))
    assert found is not None
    initial = Fraction(found.initial)
    exact = {
        found.least: initial * Fraction(7, 10),
        found.surveillance: initial / 3,
        found.recertification: initial * Fraction(2, 3),
    }
    for days, fraction in exact.items():
        assert (2 * Fraction(days)).denominator == 1
        assert days >= 0.5
        assert abs(Fraction(days) - fraction) <= Fraction(1, 4)


def test_one_site_besides_the_central_function_is_no_sample() -> None:
    sites = (Site(name="Head office", is_central=True), Site(name="Works"))
    found = effort(Profile(people=People(effective_personnel=20, sites=sites)))
    assert found is not None
    assert found.sampling is None


def test_unknown_people_give_no_effort() -> None:
    assert effort(Profile()) is None
    assert effort(Profile(people=People(effective_personnel=0))) is None


@given(st.integers(2, 100_000))
def test_a_sample_is_the_smallest_that_reaches_the_root(sites: int) -> None:
    found = sampling(sites)
    assert found is not None
    assert found.recertification == found.initial
    for tenths, count in ((10, found.initial), (6, found.surveillance), (8, found.recertification_proved)):
        assert (10 * count) ** 2 >= tenths**2 * sites > (10 * (count - 1)) ** 2


@given(st.integers(1, 10_700), st.integers(1, 10_700))
def test_more_people_never_take_fewer_days(one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    assert (initial_days(fewer) or 0) <= (initial_days(more) or 0)


@pytest.mark.parametrize(("people", "like"), [(5, 5), (5.5, 6), (10.25, 11), (0.5, 1)])
def test_what_lies_between_two_rows_of_the_table_counts_as_the_larger(people: float, like: int) -> None:
    found = effort(Profile(people=People(effective_personnel=people)))
    whole = effort(Profile(people=People(effective_personnel=like)))
    assert found is not None
    assert whole is not None
    assert found.initial == whole.initial
    assert found.effective_personnel == people
