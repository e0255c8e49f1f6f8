"""What a sample says never ages: days, months and years move together."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.language.english_days import MONTHS
from isoassess.services.sample.content import sample_file
from isoassess.services.sample.moved_dates import months_between, moved, moved_day, moved_text

DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2060, 12, 31))


@given(DAYS, DAYS)
def test_a_day_is_moved_as_near_as_whole_months_can(earlier: datetime.date, later: datetime.date) -> None:
    months = months_between(earlier, later)
    assert moved_day(earlier, months) <= later
    assert moved_day(earlier, months + 1) > later


@given(DAYS, st.integers(-60, 300))
def test_a_day_is_moved_forth_and_back(day: datetime.date, months: int) -> None:
    assert abs((moved_day(moved_day(day, months), -months) - day).days) <= 3


@pytest.mark.parametrize(
    ("text", "months", "says"),
    [
        ("signed 12 January 2026", 3, "signed 12 April 2026"),
        ("minutes of 5 October and 2 November 2026", 1, "minutes of 5 November and 2 December 2026"),
        ("sheets of June to October 2026", 5, "sheets of November 2026 to March 2027"),
        ("asks every September; told on 5 October 2026", 4, "asks every January; told on 5 February 2027"),
        ("two dated for December", 2, "two dated for February"),
        ("lost in 2024, program 2026/27", 12, "lost in 2025, program 2027/28"),
        ("reports 2026-01 to 2026-14", 5, "reports 2026-01 to 2026-14"),
        ("they may hold ISO 9001:2026", 30, "they may hold ISO 9001:2026"),
    ],
)
def test_a_text_says_the_later_days(text: str, months: int, says: str) -> None:
    assert moved_text(text, months) == says


def test_the_sample_as_a_whole_is_moved_and_stays_what_it_is() -> None:
    file = sample_file()
    assert moved(file, 0) == file
    later = moved(file, 12)
    assert later.assessment.lens is file.assessment.lens
    assert later.answers["calibration"].action.due == datetime.date(2028, 1, 20)
    assert "2025" not in later.answers["performance-shown"].evidence


def test_every_day_that_the_sample_names_in_words_is_there_in_each_month() -> None:
    """The 31st would be named of a month without one."""
    said = re.findall(rf"\b(\d+) (?:{'|'.join(MONTHS)})\b", repr(sample_file()))
    assert said
    assert [day for day in said if int(day) > 28 and int(day) <= 31] == []
