"""The edition follows from the day, the target date and the running certificate, and says why."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from isoassess.editions import choices, choose_edition, running_2015, spoken_day, table
from isoassess.model import Lens
from isoassess.profile import Certificate, Profile, Purpose
from tests.unit.strategies import DAYS, profiles

PUBLISHED = date(2026, 9, 16)
LAST_DAY_OF_2015 = date(2029, 9, 30)
TODAY = date(2026, 11, 23)
HOLDER = Profile(certificate=Certificate(standard="ISO 9001:2015", accredited=True, expires=date(2028, 5, 1)))


def lenses(on: date) -> list[Lens]:
    return [option.lens for option in choices(on)]


def test_the_new_edition_is_prepared_for_from_its_first_day() -> None:
    assert choose_edition(Profile(), PUBLISHED).lens is Lens.ISO9001_2026
    assert choose_edition(Profile(), PUBLISHED - timedelta(days=1)).lens is Lens.ISO9001_2015


def test_the_old_edition_stays_selectable_until_its_last_day() -> None:
    assert Lens.ISO9001_2015 in lenses(LAST_DAY_OF_2015)
    assert Lens.ISO9001_2015 not in lenses(LAST_DAY_OF_2015 + timedelta(days=1))


def test_the_new_edition_is_not_selectable_before_it_exists() -> None:
    assert Lens.ISO9001_2026 not in lenses(PUBLISHED - timedelta(days=1))
    assert lenses(PUBLISHED)[0] is Lens.ISO9001_2026


def test_the_models_of_1994_are_offered_with_the_truth_about_them() -> None:
    says = {option.lens: option.says for option in choices(TODAY)}
    assert "Nobody can be certified to it since December 2003" in says[Lens.ISO9002_1994]
    assert "Nobody can be certified to it since December 2003" in says[Lens.ISO9001_1994]


def test_a_target_before_the_closing_day_still_allows_a_first_certificate_to_2015() -> None:
    because = choose_edition(Profile(target_date=date(2027, 6, 1)), TODAY).because
    assert "1 June 2027" in because
    assert "still possible" in because
    assert "30 September 2029" in because


def test_a_target_from_the_closing_day_on_allows_only_the_new_edition() -> None:
    assert "new edition only" in choose_edition(Profile(target_date=date(2028, 3, 31)), TODAY).because


def test_an_uncertain_date_is_shown_as_reported() -> None:
    because = choose_edition(Profile(), TODAY).because
    assert "31 March 2028 (reported)" in because
    assert "30 September 2029 (reported)" not in because


def test_everybody_is_told_what_to_ask_the_certification_body_in_writing() -> None:
    for profile in (Profile(), HOLDER):
        assert "Ask the certification body in writing" in choose_edition(profile, TODAY).to_ask


def test_who_only_learns_is_sent_to_no_certification_body() -> None:
    assert choose_edition(Profile(purpose=Purpose.LEARN), TODAY).to_ask == ""


def test_a_running_certificate_names_the_end_of_the_transition_and_its_own() -> None:
    because = choose_edition(HOLDER, TODAY).because
    assert "30 September 2029" in because
    assert "1 May 2028" in because
    assert "2015 can still be selected" in because


@pytest.mark.parametrize(
    ("certificate", "on"),
    [
        (Certificate(standard="ISO 9001:2015", expires=date(2026, 11, 22)), TODAY),
        (Certificate(standard="ISO 9001:2015", accredited=False), TODAY),
        (Certificate(standard="ISO 9001:2015"), date(2029, 10, 1)),
        (Certificate(standard="ISO 9001:2026"), TODAY),
        (Certificate(standard="ISO 9002:1994"), TODAY),
        (Certificate(standard="ISO/TS 9002:2016"), TODAY),
        (Certificate(), TODAY),
    ],
)
def test_what_is_no_valid_certificate_to_2015_does_not_count_as_one(
    certificate: Certificate, on: date
) -> None:
    assert not running_2015(Profile(certificate=certificate), on)


def test_before_the_publication_the_reader_is_told_when_the_new_edition_comes() -> None:
    assert "16 September 2026" in choose_edition(Profile(), date(2026, 8, 1)).because


def test_every_dated_fact_has_a_source() -> None:
    for edition in table().editions:
        dates = (edition.published, edition.replaced, edition.closed_to_new_from, edition.ends)
        assert all(milestone.sources for milestone in dates if milestone)


@given(profiles(), DAYS)
def test_the_edition_is_always_selectable_on_the_day_and_has_a_reason(profile: Profile, on: date) -> None:
    choice = choose_edition(profile, on)
    assert choice.lens in lenses(on)
    assert choice.because
    assert choice.sources


def test_days_are_said_in_words() -> None:
    assert spoken_day(date(2029, 9, 30)) == "30 September 2029"
