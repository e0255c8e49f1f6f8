"""The way through the intake holds for every profile; what is typed is read or refused in one sentence."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.domain.fact_keys import fact, with_fact
from isoassess.domain.profile import (
    Activity,
    Organization,
    Part,
    People,
    Performer,
    Profile,
    Purpose,
    Sector,
    Site,
)
from isoassess.errors import BadInput
from isoassess.standard_choice import choose
from isoassess.standard_choice.design_test import DesignOutcome, examine_design
from isoassess.standard_choice.intake import (
    KEYS,
    IntakePage,
    NotDone,
    WorkStage,
    is_answered,
    is_complete,
    may_visit,
    next_page,
    page_of,
    place_to_resume,
    previous_page,
    problems,
    read_count,
    read_list,
    read_nace,
    stage_of,
    still_open,
    with_answer,
    with_rest_not_done,
    with_stage,
)
from isoassess.standard_choice.intake_hints import hints
from isoassess.standard_choice.labels import choice_words
from isoassess.standard_choice.what_if import what_ifs
from tests.unit.strategies import profiles

TODAY = date(2026, 11, 23)
PAGES = st.sampled_from(IntakePage)
STAGES: st.SearchStrategy[WorkStage | None] = st.sampled_from([*Performer, NotDone.NONE, None])


def all_keys() -> list[str]:
    """Every dotted key a profile has."""
    keys = []
    for name in Profile.__struct_fields__:
        part = getattr(Profile(), name)
        keys += [f"{name}.{field}" for field in part.__struct_fields__] if isinstance(part, Part) else [name]
    return keys


def test_the_pages_follow_each_other_both_ways() -> None:
    assert [next_page(page) for page in IntakePage] == [*list(IntakePage)[1:], None]
    assert [previous_page(page) for page in IntakePage] == [None, *list(IntakePage)[:-1]]


def test_every_fact_of_a_profile_is_asked_on_exactly_one_page() -> None:
    asked = [key for keys in KEYS.values() for key in keys]
    assert sorted(asked) == sorted(all_keys())


@given(PAGES)
def test_each_key_leads_back_to_its_page(page: IntakePage) -> None:
    assert all(page_of(key) is page for key in KEYS[page])


@given(profiles())
def test_everything_a_decision_asks_for_has_a_page(profile: Profile) -> None:
    decision = choose(profile, on=TODAY)
    keys = [*decision.unknown, *(turn.fact for turn in what_ifs(decision))]
    assert all(page_of(key) < IntakePage.STANDARD for key in keys)


def test_a_part_or_something_inside_a_fact_has_a_page_too() -> None:
    assert page_of("design") is IntakePage.ACTIVITIES
    assert page_of("performed_by.production") is IntakePage.ACTIVITIES
    with pytest.raises(KeyError):
        page_of("horoscope")


@given(profiles(), PAGES)
def test_only_the_name_holds_anybody_up(profile: Profile, page: IntakePage) -> None:
    named = with_fact(profile, "organization.name", "Example Fabrications Ltd")
    assert problems(page, named) == {}
    assert may_visit(page, named)
    nameless = with_fact(profile, "organization.name", " \t ")
    assert set(problems(IntakePage.ORGANIZATION, nameless)) == {"organization.name"}
    assert may_visit(page, nameless) is (page is IntakePage.ORGANIZATION)


@given(profiles(), st.none() | st.integers(min_value=-3, max_value=20))
def test_the_place_to_resume_may_always_be_visited(profile: Profile, left_at: int | None) -> None:
    page = place_to_resume(left_at, profile)
    assert may_visit(page, profile)
    assert page == left_at or page is IntakePage.ORGANIZATION


def test_somebody_who_left_goes_on_there() -> None:
    named = Profile(organization=Organization(name="Example Fabrications Ltd"))
    assert [place_to_resume(page, named) for page in IntakePage] == list(IntakePage)
    assert place_to_resume(None, named) is IntakePage.ORGANIZATION


@given(profiles(), PAGES)
def test_a_page_is_complete_when_nothing_on_it_is_open(profile: Profile, page: IntakePage) -> None:
    open_keys = still_open(page, profile)
    assert is_complete(page, profile) is not bool(open_keys)
    assert len(open_keys) == len(set(open_keys))
    if page is not IntakePage.STANDARD:
        assert all(page_of(key) is page for key in open_keys if key != "offer.scope_of")


@given(profiles())
def test_the_activities_are_not_complete_while_the_design_test_asks(profile: Profile) -> None:
    if examine_design(profile).outcome is DesignOutcome.UNKNOWN:
        assert not is_complete(IntakePage.ACTIVITIES, profile)


@given(profiles(), PAGES)
def test_hints_are_sentences_about_facts_of_the_page(profile: Profile, page: IntakePage) -> None:
    for key, sentence in hints(page, profile, on=TODAY).items():
        assert page_of(key) is page
        assert sentence.endswith((".", "?"))


@pytest.mark.parametrize(
    ("key", "value", "odd"),
    [
        ("organization.email", "office@example.org", False),
        ("organization.email", "office at example", True),
        ("organization.website", "https://example.org/about", False),
        ("organization.website", "example.org", False),
        ("organization.website", "our website", True),
        ("people.effective_personnel", 12, False),
        ("people.effective_personnel", 0, True),
        ("people.shifts", 9, True),
        ("target_date", date(2020, 1, 1), True),
        ("target_date", date(2027, 1, 1), False),
        ("certificate.expires", date(2026, 1, 1), True),
        ("system.months_of_records", 2024, True),
    ],
)
def test_odd_values_are_pointed_at_but_stop_nobody(key: str, value: object, odd: bool) -> None:
    profile = with_fact(Profile(organization=Organization(name="Example")), key, value)
    assert (key in hints(page_of(key), profile, on=TODAY)) is odd
    assert problems(page_of(key), profile) == {}


@pytest.mark.parametrize("codes", [(1,), (3,), (13,), (16,), (21,), (28,), (30,), (38,)])
def test_a_no_to_what_the_law_of_the_sector_asks_is_pointed_at(codes: tuple[int, ...]) -> None:
    for key in ("conditions.traceability_required", "conditions.post_delivery"):
        profile = Profile(sector=Sector(codes=codes))
        assert key in hints(page_of(key), with_fact(profile, key, False), on=TODAY)
        for value in (True, None):
            assert key not in hints(page_of(key), with_fact(profile, key, value), on=TODAY)
        others = Profile(sector=Sector(codes=(33, 35)))
        assert key not in hints(page_of(key), with_fact(others, key, False), on=TODAY)


def test_people_without_a_site_are_pointed_at() -> None:
    sites = (Site(name="Works", personnel=40), Site(name="Store", personnel=6))
    hint = hints(IntakePage.SITES, Profile(people=People(effective_personnel=48, sites=sites)), on=TODAY)
    assert "46" in hint["people.effective_personnel"]


@given(profiles(), st.sampled_from(Activity), STAGES)
def test_a_stage_answered_is_the_stage_shown(
    profile: Profile, activity: Activity, stage: WorkStage | None
) -> None:
    assert stage_of(with_stage(profile, activity, stage), activity) is stage


@given(profiles(), st.lists(st.tuples(st.sampled_from(Activity), STAGES), max_size=5))
def test_answering_stages_answers_no_other(
    profile: Profile, answers: list[tuple[Activity, WorkStage | None]]
) -> None:
    """What was shown for the others before, unanswered or not, is shown after."""
    changed = profile
    for activity, stage in answers:
        changed = with_stage(changed, activity, stage)
    untouched = set(Activity) - {activity for activity, _stage in answers}
    assert all(stage_of(changed, other) is stage_of(profile, other) for other in untouched)
    if not profile.activities:
        last = dict(answers)
        taken_back = {activity for activity, stage in last.items() if stage is None}
        assert untouched | taken_back == set(changed.unanswered_stages)


def test_in_a_profile_of_before_what_is_not_listed_is_not_done() -> None:
    old = Profile(activities=(Activity.PRODUCTION,), performed_by={Activity.PRODUCTION: Performer.WE})
    assert stage_of(old, Activity.REPAIR) is NotDone.NONE
    assert old.unanswered_stages == ()
    changed = with_stage(old, Activity.PURCHASING, Performer.WE)
    assert stage_of(changed, Activity.REPAIR) is NotDone.NONE


@given(profiles())
def test_the_rest_is_answered_with_none_only_when_asked_for(profile: Profile) -> None:
    left = profile.unanswered_stages
    changed = with_rest_not_done(profile)
    assert changed.unanswered_stages == ()
    assert all(stage_of(changed, activity) is NotDone.NONE for activity in left)


@pytest.mark.parametrize("key", ["design.may_change", "design.responsibility", "purpose", "sector.risk"])
def test_not_known_is_an_answer_and_nothing_said_is_none(key: str) -> None:
    silent = Profile()
    unknown = fact(silent, key)
    said = with_answer(silent, key, unknown)
    assert not is_answered(silent, key)
    assert is_answered(said, key)
    assert fact(said, key) == unknown
    known = with_answer(said, key, {"purpose": Purpose.LEARN}.get(key, True))
    assert is_answered(known, key)
    assert known.answered == ()


def test_the_choice_says_which_stages_it_takes_as_not_done() -> None:
    silent = with_stage(Profile(), Activity.PRODUCTION, Performer.WE)
    told = " ".join(choice_words(note.says) for note in choose(silent, on=TODAY).warnings)
    assert "repair" in told
    assert "production" not in told.split("It is not answered who carries out")[1]
    whole = with_rest_not_done(silent)
    assert "It is not answered" not in " ".join(
        choice_words(note.says) for note in choose(whole, on=TODAY).warnings
    )


@given(profiles(), st.sampled_from(Activity), STAGES)
def test_a_stage_answered_leaves_the_others_alone(
    profile: Profile, activity: Activity, stage: WorkStage | None
) -> None:
    changed = with_stage(profile, activity, stage)
    others = set(Activity) - {activity}
    assert {a for a in changed.activities if a in others} == {a for a in profile.activities if a in others}
    assert all(changed.performed_by.get(a) is profile.performed_by.get(a) for a in others)
    assert [a for a in Activity if a in changed.activities] == list(changed.activities)
    assert fact(changed, "design") == profile.design


@given(st.integers(min_value=0, max_value=10_000_000))
def test_a_number_is_read_as_it_is_written(number: int) -> None:
    assert read_count(f" {number} ") == number
    assert read_count(f"{number:,}".replace(",", " ")) == number


@pytest.mark.parametrize("typed", ["ten", "-1", "1.5", "1e3", "10000001", "9" * 10_000, "٢x", "²"])
def test_what_is_no_number_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(BadInput, match=r"^[A-Z][^\n]{5,80}\.$"):
        read_count(typed)


@given(st.text(max_size=30))
def test_reading_what_is_typed_gives_a_value_or_a_sentence(typed: str) -> None:
    assert said_of(typed, read_count).endswith(".")


def said_of(typed: str, read: Callable[[str], object]) -> str:
    try:
        return f"{read(typed)}."
    except BadInput as error:
        return str(error)


def test_nothing_typed_is_nothing_known() -> None:
    assert read_count("  ") is None
    assert read_list(" , ;") == ()


def test_a_list_keeps_each_entry_once() -> None:
    assert read_list("25.6, 25.62;25.6\n24") == ("25.6", "25.62", "24")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("16,23", ("16.23",)),
        ("16.23", ("16.23",)),
        ("16, 23", ("16", "23")),
        ("16; 23", ("16", "23")),
        ("16,23,25", ("16", "23", "25")),
        ("25,6; 33,12", ("25.6", "33.12")),
        ("25.6, 33.1", ("25.6", "33.1")),
        ("C25, C33", ("C25", "C33")),
        ("", ()),
    ],
)
def test_a_decimal_comma_in_a_nace_code_makes_no_second_code(typed: str, codes: tuple[str, ...]) -> None:
    assert read_nace(typed) == codes
