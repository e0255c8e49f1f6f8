"""The edition follows from the day, the target date and the running certificate, and says why."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.domain import Lens
from isoassess.domain.profile import Certificate, Profile, Purpose
from isoassess.language.dates import date_words
from isoassess.standard_choice import choose
from isoassess.standard_choice.editions import EditionChoice, choices, choose_edition, running_2015, table
from isoassess.standard_choice.labels import choice_words, question_words, route_words
from tests.unit.strategies import profiles

PUBLISHED = date(2026, 9, 16)
LAST_DAY_OF_2015 = date(2029, 9, 30)
TODAY = date(2026, 11, 23)
HOLDER = Profile(certificate=Certificate(standard="ISO 9001:2015", accredited=True, expires=date(2028, 5, 1)))


def lenses(on: date, target: date | None = None) -> list[Lens]:
    return [option.lens for option in choices(on, target)]


def why(choice: EditionChoice) -> str:
    return " ".join(map(choice_words, choice.because))


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
    says = {option.lens: choice_words(option.says) for option in choices(TODAY)}
    assert "Nobody can be certified to it since December 2003" in says[Lens.ISO9002_1994]
    assert "Nobody can be certified to it since December 2003" in says[Lens.ISO9001_1994]


def test_a_target_before_the_closing_day_still_allows_a_first_certificate_to_2015() -> None:
    because = why(choose_edition(Profile(target_date=date(2027, 6, 1)), TODAY))
    assert "1 June 2027" in because
    assert "still possible" in because
    assert "30 September 2029" in because


def test_a_target_from_the_closing_day_on_allows_only_the_new_edition() -> None:
    assert "new edition only" in why(choose_edition(Profile(target_date=date(2028, 3, 31)), TODAY))


def test_an_uncertain_date_is_shown_as_reported() -> None:
    because = why(choose_edition(Profile(), TODAY))
    assert "31 March 2028 (reported)" in because
    assert "30 September 2029 (reported)" in because


def test_everybody_is_told_what_to_ask_the_certification_body_in_writing() -> None:
    for profile in (Profile(), HOLDER):
        assert "Ask the certification body in writing" in question_words(choose(profile, on=TODAY).today)


def test_who_only_learns_is_sent_to_no_certification_body() -> None:
    assert choose_edition(Profile(purpose=Purpose.LEARN), TODAY).to_ask is None


def test_a_running_certificate_names_the_end_of_the_transition_and_its_own() -> None:
    because = why(choose_edition(HOLDER, TODAY))
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
    assert "16 September 2026" in why(choose_edition(Profile(), date(2026, 8, 1)))


# --- days before the editions of today ---------------------------------------------------------------


@pytest.mark.parametrize("on", [date(1990, 1, 1), date(2000, 12, 15), date(2005, 6, 1), date(2015, 9, 14)])
def test_on_a_day_without_a_known_edition_the_oldest_of_todays_form_is_taken_and_that_is_said(
    on: date,
) -> None:
    choice = choose_edition(Profile(), on)
    assert choice.lens is Lens.ISO9001_2015
    assert f"knows no edition of ISO 9001 that was in force on {date_words(on)}" in why(choice)
    assert "published on 15 September 2015" in why(choice)
    said = f"{why(choice)} {route_words(choose(Profile(), on=on).today)}"
    assert "in use" not in said
    assert "The route today" not in said


@pytest.mark.parametrize("on", [date(1994, 7, 1), date(1995, 1, 1), date(2000, 12, 14)])
def test_the_model_of_1994_is_the_answer_while_it_was_in_force(on: date) -> None:
    choice = choose_edition(Profile(), on)
    assert choice.lens is Lens.ISO9001_1994 is lenses(on)[0]
    assert f"On {date_words(on)} ISO 9001:1994 was in force" in why(choice)
    route = route_words(choose(Profile(), on=on).today)
    assert "ISO 9001:1994" in route
    assert "8.3" not in route
    assert "In force on this day" in choice_words(choices(on)[0].says)


def test_the_edition_of_2015_is_in_use_from_its_first_day_and_its_amendment_from_its_own() -> None:
    first = choose_edition(Profile(), date(2015, 9, 15))
    assert first.lens is Lens.ISO9001_2015
    assert "the edition in use is ISO 9001:2015;" in why(first)
    amended = "ISO 9001:2015 with Amendment 1:2024"
    assert amended not in why(choose_edition(Profile(), date(2024, 2, 22)))
    assert amended in why(choose_edition(Profile(), date(2024, 2, 23)))


def test_no_certificate_counts_before_its_standard_was_published() -> None:
    assert not running_2015(Profile(certificate=Certificate(standard="ISO 9001:2015")), date(2010, 1, 1))


BEFORE = PUBLISHED - timedelta(days=1)


@pytest.mark.parametrize("certificate", [Certificate(), HOLDER.certificate])
@pytest.mark.parametrize("on", [date(1995, 1, 1), date(2020, 1, 1), BEFORE])
def test_a_target_after_the_end_of_2015_asks_for_the_new_edition_even_before_it_is_there(
    certificate: Certificate, on: date
) -> None:
    target = LAST_DAY_OF_2015 + timedelta(days=1)
    profile = Profile(target_date=target, certificate=certificate)
    choice = choose_edition(profile, on)
    assert choice.lens is Lens.ISO9001_2026
    assert "On your target date, 1 October 2029, only ISO 9001:2026 counts" in why(choice)
    assert "follows on 16 September 2026" in why(choice)
    assert "The route today" not in route_words(choose(profile, on=on).today)
    assert lenses(on, target)[:1] == [Lens.ISO9001_2026] or on < date(2015, 9, 15)


def test_before_the_publication_a_late_target_binds_newcomers_earlier_than_holders() -> None:
    target = date(2028, 6, 1)
    newcomer, holder = Profile(target_date=target), replace(HOLDER, target_date=target)
    assert choose_edition(newcomer, BEFORE).lens is Lens.ISO9001_2026
    assert choose_edition(holder, BEFORE).lens is Lens.ISO9001_2015
    assert choose_edition(Profile(target_date=date(2028, 3, 30)), BEFORE).lens is Lens.ISO9001_2015


def test_every_dated_fact_has_a_source() -> None:
    for edition in table().editions:
        dates = (
            *(edition.published, edition.amended, edition.replaced),
            *(edition.closed_to_new_from, edition.ends),
        )
        assert all(milestone.sources for milestone in dates if milestone)


@given(profiles(), st.dates(min_value=date(1980, 1, 1), max_value=date(2035, 12, 31)))
def test_the_edition_is_always_selectable_on_the_day_and_has_a_reason(profile: Profile, on: date) -> None:
    choice = choose_edition(profile, on)
    assert choice.lens in lenses(on, profile.target_date)
    assert why(choice)
    assert choice.sources


def test_days_are_said_in_words() -> None:
    assert date_words(date(2029, 9, 30)) == "30 September 2029"
