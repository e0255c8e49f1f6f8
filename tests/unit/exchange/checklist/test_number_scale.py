"""Numbers and letters of a checklist: which end is the best is told by the file, or it is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.exchange.checklist.number_scale import NumberScale, ScaleReading, guessed_ratings, number_scale

NUMBERS = ("1", "2", "3", "4", "5")
LETTERS = ("A", "B", "C", "D", "E")


def scale(*words: str, head: str = "", texts: tuple[str, ...] = ()) -> NumberScale:
    found = number_scale(words, head=head, texts=texts)
    assert found is not None
    return found


def meanings(one: NumberScale) -> str:
    return " ".join(rating.value if rating else "-" for rating in guessed_ratings(one.words, one).values())


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Score (5 = best)", ""),
        ("Score", "1 = bad"),
        ("Score", "1: nein\n5: ja"),
        ("Score", "Legend: 1 = not met at all, 5 = fully met"),
        ("Score", "best = 5"),
        ("Reifegrad", ""),
        ("Score", "Maturity of the system"),
        ("Score", "5 is the best"),
    ],
)
def test_a_file_that_says_so_is_read_with_the_highest_as_the_best(head: str, text: str) -> None:
    one = scale(*NUMBERS, head=head, texts=(text,))
    assert (one.best, one.reading, meanings(one)) == (5, ScaleReading.LEGEND, "0 1 2 3 4")


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Note (1 = sehr gut)", ""),
        ("Mark", "1 = very good, 5 = poor"),
        ("Schulnote", ""),
        ("Mark", "5 = worst"),
        ("Grade", "1 best"),
    ],
)
def test_marks_of_a_school_are_read_with_the_lowest_as_the_best(head: str, text: str) -> None:
    one = scale(*NUMBERS, head=head, texts=(text,))
    assert (one.best, one.reading, meanings(one)) == (1, ScaleReading.LEGEND, "4 3 2 1 0")


@pytest.mark.parametrize(
    "text", ["", "Chapter 1: good", "1 = bad, 1 = good", "1 = low, 5 = high", "Version 1.5: bad"]
)
def test_where_nothing_clear_is_said_nothing_is_guessed(text: str) -> None:
    one = scale(*NUMBERS, texts=(text,))
    assert (one.best, one.reading, meanings(one)) == (None, ScaleReading.UNKNOWN, "- - - - -")
    assert one.choices == ("1", "5")


def test_each_step_means_what_the_legend_says_of_it() -> None:
    one = scale("1", "2", "3", texts=("1 = not met; 2 = partly met; 3 = fully met",))
    assert meanings(one) == "0 2 3"
    assert meanings(one.with_best("1")) == "3 2 0"


def test_a_scale_that_was_not_used_to_its_end_may_go_on() -> None:
    one = scale("1", "2", "3", "4")
    assert one.choices == ("1", "4", "5")
    assert [meanings(one.with_best(best)) for best in one.choices] == ["3 2 1 0", "0 1 2 3", "0 1 2 3"]
    assert one.with_best("5").choices == one.choices
    named = scale("1", "2", "3", head="Note 1 bis 6")
    assert (named.choices, meanings(named.with_best("1"))) == (("1", "6"), "4 3 2")


@pytest.mark.parametrize(
    ("words", "best", "reading"),
    [
        (("0", "1", "5"), 5, ScaleReading.ZERO),
        (("0", "5", "10"), 10, ScaleReading.ZERO),
        (LETTERS, 1, ScaleReading.LETTERS),
        (("0.3", "1"), 1, ScaleReading.PERCENT),
        (("30", "100"), 100, ScaleReading.PERCENT),
    ],
)
def test_what_speaks_for_itself_is_read_and_says_why(words: tuple[str, ...], best: int, reading: str) -> None:
    one = scale(*words)
    assert (one.best, one.reading) == (best, reading)
    assert "-" not in meanings(one).split()


def test_letters_are_turned_by_what_is_said_and_short_words_are_no_letters() -> None:
    assert meanings(scale(*LETTERS)) == "4 3 2 1 0"
    assert meanings(scale(*LETTERS).with_best("E")) == "0 1 2 3 4"
    assert meanings(scale(*LETTERS, texts=("A = worst",))) == "0 1 2 3 4"
    assert number_scale(("A", "B", "E")) is None
    assert number_scale(("A", "B", "C", "NC")) is None


@given(st.lists(st.integers(0, 10), min_size=1, max_size=6, unique=True))
def test_nothing_better_is_rated_worse_and_both_ends_mirror(steps: list[int]) -> None:
    words = tuple(map(str, sorted(steps)))
    one = scale(*words)
    for best in one.choices:
        said = one.with_best(best)
        ratings = guessed_ratings(words, said).values()
        levels = [rating.level for rating in ratings if rating and rating.level is not None]
        assert len(levels) == len(words)
        assert levels == sorted(levels, reverse=best == one.shown(one.lowest))


@given(
    st.lists(st.text(alphabet="0123456789ABCDEF=:,./- bestwor", max_size=12), max_size=5),
    st.text(max_size=20),
)
def test_whatever_stands_in_a_legend_breaks_nothing(texts: list[str], head: str) -> None:
    one = number_scale(("1", "3", "x"), head=head, texts=texts)
    assert one is not None
    assert one.words == ("1", "3")
    assert one.lowest < one.highest
