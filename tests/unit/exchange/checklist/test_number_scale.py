"""Numbers and letters of a checklist: which end is the best is told by the file, or it is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.exchange.checklist.number_scale import NumberScale, ScaleReading, number_scale
from isoassess.exchange.checklist.rating_guesses import guessed_ratings

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
        ("Score", "best = 5"),
        ("Reifegrad", ""),
        ("Score", "Maturity of the system"),
        ("Score", "5 is the best"),
        ("Score", "1 - worst, 5 - best"),
    ],
)
def test_a_file_that_says_so_is_read_with_the_highest_as_the_best(head: str, text: str) -> None:
    one = scale(*NUMBERS, head=head, texts=(text,))
    assert (one.best, one.reading, meanings(one)) == (5, ScaleReading.LEGEND, "0 1 2 3 4")


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Note (1 = sehr gut)", ""),
        ("Schulnote", ""),
        ("Mark", "5 = worst"),
        ("Grade", "1 best"),
    ],
)
def test_marks_of_a_school_are_read_with_the_lowest_as_the_best(head: str, text: str) -> None:
    one = scale(*NUMBERS, head=head, texts=(text,))
    assert (one.best, one.reading, meanings(one)) == (1, ScaleReading.LEGEND, "4 3 2 1 0")


@pytest.mark.parametrize(
    "text",
    [
        *("", "Chapter 1: good", "1 = bad, 1 = good", "1 = low, 5 = high", "Version 1.5: bad"),
        "1 = no evidence, 5 = no contact",
    ],
)
def test_where_nothing_clear_is_said_nothing_is_guessed(text: str) -> None:
    one = scale(*NUMBERS, texts=(text,))
    assert (one.best, one.reading, meanings(one)) == (None, ScaleReading.UNKNOWN, "- - - - -")
    assert one.choices == ("1", "5")


def test_each_step_means_what_the_legend_says_of_it() -> None:
    one = scale("1", "2", "3", texts=("1 = not met; 2 = partly met; 3 = fully met",))
    assert meanings(one) == "0 2 3"
    assert meanings(one.with_best("1")) == "3 2 0"
    turned = scale(*NUMBERS, texts=("Legend: 5 - not met, 4 - poor, 3 - partly, 2 - good, 1 - fully met",))
    assert (turned.best, meanings(turned)) == (1, "3 3 2 1 0")


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        (("1 = not met at all, 5 = fully met",), "0 1 2 3 3"),
        (("1 = not met at all", "5 = fully met"), "0 1 2 3 3"),
        (("1: nein\n5: ja",), "0 1 2 3 3"),
        (("1 = not met, 2 = weak, 3 = partly, 4 = mostly, 5 = fully met",), "0 1 2 2 3"),
        (("1 = not met", "4 = mostly there", "5 = fully met"), "0 1 2 2 3"),
        (("1 = very good, 5 = poor",), "4 3 2 1 1"),
        (("1 = yes, 4 = no, 5 = no",), "3 3 2 0 0"),
    ],
)
def test_what_a_legend_says_of_a_number_counts_and_the_others_are_between(
    texts: tuple[str, ...], meant: str
) -> None:
    assert meanings(scale(*NUMBERS, texts=texts)) == meant


def test_a_scale_that_was_not_used_to_its_end_may_go_on() -> None:
    one = scale("1", "2", "3", "4")
    assert one.choices == ("1", "4", "5")
    assert [meanings(one.with_best(best)) for best in one.choices] == ["3 2 1 0", "0 1 2 3", "0 1 2 3"]
    assert one.with_best("5").choices == one.choices
    assert scale("1", "2", head="Score (max. 5)").choices == ("1", "5")
    named = scale("1", "2", "3", head="Note 1 bis 6")
    assert (named.choices, meanings(named.with_best("1"))) == (("1", "6"), "4 3 2")


@pytest.mark.parametrize(
    ("words", "best", "reading"),
    [
        (LETTERS, 1, ScaleReading.LETTERS),
        (("0.3", "1"), 1, ScaleReading.PERCENT),
        (("30", "100"), 100, ScaleReading.PERCENT),
    ],
)
def test_what_speaks_for_itself_is_read_and_says_why(words: tuple[str, ...], best: int, reading: str) -> None:
    one = scale(*words)
    assert (one.best, one.reading) == (best, reading)
    assert "-" not in meanings(one).split()


BLANKS, WORDS = " " * 30_000, "word " * 6_000


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Score", f"1{BLANKS}={BLANKS}bad{BLANKS}"),
        ("Score", f"best{BLANKS}={BLANKS}5"),
        ("Score", f"5 = {WORDS}, 1 = bad"),
        ("Score", f"5 = {'no ' * 10_000}, 1 = bad"),
        (f"Score 1{BLANKS}-{BLANKS}5{BLANKS}(5 = best)", ""),
    ],
)
def test_a_legend_is_read_however_many_blanks_and_words_are_in_it(head: str, text: str) -> None:
    one = scale(*NUMBERS, head=head, texts=(text,))
    assert (one.best, one.reading) == (5, ScaleReading.LEGEND)


def test_a_zero_alone_does_not_say_which_end_is_the_best() -> None:
    counted = scale("0", "1", "2", "3")
    assert (counted.best, counted.choices, meanings(counted)) == (None, ("0", "3", "5"), "- - - -")
    legend = "0 = no deviation, 1 = remark, 2 = minor, 3 = major"
    told = scale("0", "1", "2", "3", texts=(legend,))
    assert (told.best, told.legend, meanings(told)) == (0, legend, "3 3 2 0")


def test_a_slip_beyond_the_legend_is_an_unknown_word_and_moves_no_end() -> None:
    for head, text in (("Score", "1 = worst, 5 = best"), ("Score 1-5 (5 = best)", "")):
        one = scale(*NUMBERS, "9", "55", head=head, texts=(text,))
        assert (one.words, meanings(one)) == (NUMBERS, "0 1 2 3 4")
        assert guessed_ratings(("9", "0"), one) == {"9": None, "0": None}


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Rating (5 = best)", "1 = very good, 5 = poor"),
        ("Rating (5 = best)", "1 = very good"),
        ("", "9 = best"),
    ],
)
def test_a_legend_that_contradicts_itself_or_the_numbers_is_asked_about(head: str, text: str) -> None:
    beyond = () if text[0] == "1" else ("10",)
    one = scale(*NUMBERS, *beyond, head=head, texts=(text,))
    assert (one.best, one.reading) == (None, ScaleReading.UNKNOWN)


def test_a_number_of_so_many_follows_the_end_that_is_said() -> None:
    mixed = scale(*NUMBERS, "1/5", "4 von 5", "7/10")
    assert (mixed.best, mixed.choices, meanings(mixed)) == (None, ("1", "5"), "- - - - - - - -")
    assert meanings(mixed.with_best("1")) == "4 3 2 1 0 4 1 1"
    assert meanings(mixed.with_best("5")) == "0 1 2 3 4 0 3 2"
    alone = scale("0/5", "2,5 of 5", "5/5")
    assert (alone.choices, meanings(alone)) == (("0", "5"), "- - -")
    assert meanings(alone.with_best("5")) == "0 2 4"
    assert meanings(scale("0/100", "50/100", "100/100")) == "0 2 3"


def test_the_best_of_many_steps_is_as_good_as_that_of_few() -> None:
    ten = scale(*map(str, range(11)), texts=("10 = best, 0 = worst",))
    assert meanings(ten) == "0 1 1 1 2 2 2 2 2 3 4"
    assert meanings(ten.with_best("0")) == "4 3 2 2 2 2 2 1 1 1 0"


def test_what_a_legend_calls_an_ofi_is_one() -> None:
    one = scale("0", "1", "2", texts=("0 = NC, 1 = OFI, 2 = conforming",))
    assert [one.is_improvable(word) for word in one.words] == [False, True, False]


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
