"""A day written in any form of a country reads back as that day; what is no day is refused in a sentence."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.errors import BadInput
from isoassess.language.dates import date_words, month_names, short_date_words
from isoassess.language.days import (
    FIRST_YEAR,
    INTERNATIONAL,
    LAST_YEAR,
    PIVOT,
    DigitOrder,
    TwoDays,
    Writing,
    is_settled,
    read_day,
    read_sent_day,
)

DAYS = st.dates(min_value=date(FIRST_YEAR, 1, 1), max_value=date(LAST_YEAR, 12, 31))
TWO_DIGIT_DAYS = st.dates(min_value=date(1900 + PIVOT, 1, 1), max_value=date(1999 + PIVOT, 12, 31))
SEPARATORS = st.sampled_from([".", "/", "-", " ", ". ", " / ", "\u00a0", "–", "\u202f", "\uff0e", "/\u200f"])
GERMAN = {"Januar": 1, "Februar": 2, "März": 3, "April": 4, "Mai": 5, "Juni": 6, "Juli": 7, "August": 8}
GERMAN |= {"September": 9, "Oktober": 10, "November": 11, "Dezember": 12}
OTHER_DIGITS = [
    str.maketrans("0123456789", digits) for digits in ("０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९")
]


def writing(order: DigitOrder) -> Writing:
    return Writing(order=order, months=GERMAN)


def in_digits(day: date, order: DigitOrder, between: str, *, padded: bool, short_year: bool) -> str:
    year = f"{day.year % 100:02}" if short_year else str(day.year)
    small = "{:02}" if padded else "{}"
    parts = {"d": small.format(day.day), "m": small.format(day.month), "y": year}
    return between.join(parts[letter] for letter in order.value)


@given(DAYS, st.sampled_from(DigitOrder), SEPARATORS, st.booleans())
def test_every_day_in_the_countrys_order_reads_back(
    day: date, order: DigitOrder, between: str, padded: bool
) -> None:
    text = in_digits(day, order, between, padded=padded, short_year=False)
    assert read_day(text, writing(order)) == day
    assert read_day(f" {text}. ", writing(order)) == day


@given(TWO_DIGIT_DAYS, st.sampled_from(DigitOrder), SEPARATORS, st.booleans())
def test_two_digits_of_a_year_are_those_of_the_years_around_us(
    day: date, order: DigitOrder, between: str, padded: bool
) -> None:
    text = in_digits(day, order, between, padded=padded, short_year=True)
    assert read_day(text, writing(order)) == day


@given(DAYS, st.sampled_from(DigitOrder), st.sampled_from(OTHER_DIGITS))
def test_every_day_in_iso_form_reads_back_everywhere_in_any_digits(
    day: date, order: DigitOrder, digits: dict[int, int]
) -> None:
    for text in (day.isoformat(), day.strftime("%Y%m%d").zfill(8), f"{day.year}/{day.month}/{day.day}"):
        assert read_day(text, writing(order)) == day
        assert read_day(text.translate(digits), writing(order)) == day
    assert read_day(f"{day.year}年{day.month}月{day.day}日", writing(order)) == day


@given(DAYS, st.sampled_from(DigitOrder))
def test_every_day_with_its_months_name_reads_back_everywhere(day: date, order: DigitOrder) -> None:
    english = month_names()[day.month - 1]
    german = next(name for name, month in GERMAN.items() if month == day.month)
    for text in (
        date_words(day),
        short_date_words(day),
        f"{english} {day.day}, {day.year}",
        f"{day.day}. {german} {day.year}",
        f"{day.day}-{english[:3].upper()}-{day.year}",
        f"{day.year} {english} {day.day:02}",
        f"the {day.day}th of {english.lower()} {day.year}",
        f"{day.day}{english}{day.year}",
    ):
        assert read_day(text, writing(order)) == day


@pytest.mark.parametrize(
    ("typed", "order", "day"),
    [
        ("1/2/2027", DigitOrder.DAY_FIRST, date(2027, 2, 1)),
        ("1/2/2027", DigitOrder.MONTH_FIRST, date(2027, 1, 2)),
        ("1.2.27", DigitOrder.DAY_FIRST, date(2027, 2, 1)),
        ("1 2 27", DigitOrder.MONTH_FIRST, date(2027, 1, 2)),
        ("27.1.2", DigitOrder.YEAR_FIRST, date(2027, 1, 2)),
        ("15.1.2027", DigitOrder.MONTH_FIRST, date(2027, 1, 15)),  # there is no month 15
        ("1/15/2027", DigitOrder.DAY_FIRST, date(2027, 1, 15)),
        ("15.1.2027", DigitOrder.YEAR_FIRST, date(2027, 1, 15)),
        ("15012027", DigitOrder.DAY_FIRST, date(2027, 1, 15)),
        ("01152027", DigitOrder.MONTH_FIRST, date(2027, 1, 15)),
        ("31.12.69", DigitOrder.DAY_FIRST, date(2069, 12, 31)),
        ("1.1.70", DigitOrder.DAY_FIRST, date(1970, 1, 1)),
        ("15 de enero de 2027", DigitOrder.DAY_FIRST, None),  # a language that is not in use
    ],
)
def test_what_can_be_read_in_two_ways_follows_the_country(
    typed: str, order: DigitOrder, day: date | None
) -> None:
    assert said(typed, writing(order)) == (str(day) if day else said("soon", writing(order)))


NO_DAYS = """
soon | 2027-02-30 | 31.2.2027 | 2027 | 15.1. | 15.1.202 | 15.1.20270 | 15/13/2027 | 150127 | 1.1.2027 or later
15..1.2027 | -5.1.2027 | 32 Jan 2027 | Jan 2027 | 15 Ju 2027 | 1 2 3 4 | 15.1.2027 Jan | 0000-01-01
0202-01-15 | 12027-01-15 | 15:1:2027 | ½.1.2027
"""


@pytest.mark.parametrize(
    "typed", [*(word.strip() for word in NO_DAYS.strip().replace("\n", "|").split("|")), "9" * 10_000]
)
@pytest.mark.parametrize("order", list(DigitOrder))
def test_what_is_no_day_is_refused_in_one_sentence(typed: str, order: DigitOrder) -> None:
    with pytest.raises(BadInput, match=r"^[A-Z][^\n]{5,90}\.$"):
        read_day(typed, writing(order))


def test_day_and_month_are_not_guessed_where_the_year_usually_comes_first() -> None:
    with pytest.raises(BadInput, match="It is not clear which number is the day"):
        read_day("1/2/2027", writing(DigitOrder.YEAR_FIRST))
    assert read_day("2/2/2027", writing(DigitOrder.YEAR_FIRST)) == date(2027, 2, 2)


@given(st.text(max_size=40), st.sampled_from(DigitOrder))
def test_anything_typed_gives_a_day_nothing_or_a_sentence(typed: str, order: DigitOrder) -> None:
    assert said(typed, writing(order)).strip()


@given(st.text(alphabet="0123456789 .-/年Jan", max_size=14))
def test_a_day_read_stands_there_in_its_digits(typed: str) -> None:
    """No day comes out of nowhere: the digits of the day and of the year are among those typed."""
    try:
        day = read_day(typed)
    except BadInput:
        return
    if day is not None:
        assert str(day.day) in typed
        assert str(day.year)[2:] in typed


def test_nothing_typed_is_no_day() -> None:
    assert read_day("") is None
    assert read_day(" \u200f ") is None


def test_a_year_in_full_awaits_no_more_digits() -> None:
    assert is_settled("15.1.2027")
    assert is_settled("２０２７-1-5")
    assert not is_settled("15.1.20")


def said(typed: str, how: Writing = INTERNATIONAL) -> str:
    try:
        return str(read_day(typed, how))
    except BadInput as error:
        return str(error)


@given(DAYS, st.sampled_from([DigitOrder.DAY_FIRST, DigitOrder.MONTH_FIRST]), st.sampled_from("/- "))
def test_a_day_that_was_sent_is_read_wherever_it_can_be_only_one(
    day: date, order: DigitOrder, between: str
) -> None:
    text = in_digits(day, order, between, padded=True, short_year=False)
    if day.day <= 12 and day.day != day.month:
        with pytest.raises(TwoDays, match=re.escape(date_words(day))):
            read_sent_day(text)
    else:
        assert read_sent_day(text) == day
    german = next(name for name, month in GERMAN.items() if month == day.month)
    assert read_sent_day(f"{day.day}. {german} {day.year}") == day
    assert read_sent_day(day.strftime("%d.%m.") + str(day.year)) == day
