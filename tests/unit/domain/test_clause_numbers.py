"""Laws of clause numbers, for any numbers that an edition or a catalogue of somebody's own can have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.catalogue.catalogue import shipped
from isoassess.domain.clause_numbers import at_depth, depth, from_top, group, is_within, natural, parent

STEPS = st.integers(min_value=0, max_value=120).map(str)
NUMBERS = st.lists(STEPS, min_size=1, max_size=5).map(".".join)
ODD = st.lists(st.text("0123456789A²٣ -", min_size=1, max_size=3), min_size=1, max_size=4).map(".".join)


@pytest.mark.parametrize(
    ("number", "places", "within"),
    [
        ("8.4.1", ("8.4",), True),
        ("8.4", ("8.4",), True),
        ("8.40", ("8.4",), False),
        ("18.4", ("8.4",), False),
        ("8", ("8.4",), False),
        ("7.1.5.2", ("9.2", "7.1.5"), True),
        ("7.1.5.2", (), False),
        ("", ("8",), False),
    ],
)
def test_a_clause_is_within_itself_and_those_above(
    number: str, places: tuple[str, ...], within: bool
) -> None:
    assert is_within(number, *places) is within


def test_a_number_is_taken_apart_step_by_step() -> None:
    assert from_top("8.4.1") == ("8", "8.4", "8.4.1")
    assert (parent("8.4.1"), parent("8"), depth("8.4.1"), depth("8")) == ("8.4", "", 3, 1)
    assert [group(number) for number in ("8.4.1", "4.6.2", "8.4", "8")] == ["8.4", "4.6", "8.4", "8"]


@given(NUMBERS | ODD, NUMBERS | ODD)
def test_within_means_to_stand_on_the_way_from_the_top(number: str, place: str) -> None:
    assert is_within(number, place) is (place in from_top(number))


@given(NUMBERS | ODD, st.lists(NUMBERS | ODD, max_size=4))
def test_within_several_is_within_one_of_them(number: str, places: list[str]) -> None:
    assert is_within(number, *places) is any(is_within(number, place) for place in places)


@given(NUMBERS | ODD)
def test_the_way_from_the_top_goes_one_step_at_a_time(number: str) -> None:
    way = from_top(number)
    assert way[-1] == number
    assert [depth(step) for step in way] == list(range(1, depth(number) + 1))
    assert [parent(step) for step in way] == ["", *way[:-1]]
    assert [at_depth(number, steps) for steps in range(1, depth(number) + 1)] == list(way)
    assert at_depth(number, depth(number) + 1) == number


@given(NUMBERS, NUMBERS)
def test_the_natural_order_is_that_of_the_numbers_step_by_step(one: str, other: str) -> None:
    assert (natural(one) == natural(other)) is (one == other)
    if is_within(other, one) and one != other:
        assert natural(one) < natural(other)


@given(NUMBERS | ODD)
def test_anything_has_a_place_in_the_natural_order(number: str) -> None:
    assert len(natural(number)) == depth(number)


def test_what_is_no_number_stands_before_the_numbers() -> None:
    assert sorted(("4.10", "4.9", "4.A", "4"), key=natural) == ["4", "4.A", "4.9", "4.10"]


def test_the_shipped_editions_stand_in_their_natural_order() -> None:
    for lens in shipped().lenses:
        numbers = [clause.number for clause in shipped().clauses(lens)]
        assert numbers == sorted(numbers, key=natural)
