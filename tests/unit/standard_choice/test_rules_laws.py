"""What holds for every profile there can be."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.domain.decision import Decision, DesignClause, Model
from isoassess.domain.fact_keys import fact, with_fact
from isoassess.domain.profile import (
    Activity,
    Certificate,
    Conditions,
    Corrector,
    Design,
    Designer,
    Offer,
    Organization,
    People,
    Performer,
    Profile,
    Responsibility,
    Scheme,
    ScopeOf,
    Sector,
    Specification,
)
from isoassess.standard_choice import choose, with_other_fact
from isoassess.standard_choice.contract_standard import MODELS, Named, read_name
from isoassess.standard_choice.design_test import considered, examine_design
from isoassess.standard_choice.labels import choice_words, route_words
from isoassess.standard_choice.situation import conclude
from isoassess.standard_choice.what_if import what_ifs
from tests.examples import examples
from tests.unit.strategies import DAYS, designs, profiles, systems

TODAY = date(2026, 11, 23)
LAW = settings(max_examples=examples(40), deadline=None)
FREE = st.just("")  # no contract that fixes the model
SERVICES = st.sampled_from(("", " ", "Advice on materials", "Servicing of pumps"))
GIVEN = (
    Designer.CUSTOMER,
    Designer.PUBLIC_STANDARD,
    Designer.LICENSOR,
    Designer.MAKER,
    Designer.PARENT,
)
DECIDES = (*MODELS, Named.AMBIGUOUS, Named.UNRECOGNIZED)


def answer(profile: Profile) -> tuple[Model, DesignClause]:
    decision = choose(profile, on=TODAY)
    return decision.model, decision.today.clause_8_3


def with_design(profile: Profile, design: Design) -> Profile:
    return replace(profile, design=design)


@LAW
@given(profiles(), DAYS)
def test_every_profile_gets_one_answer_and_the_same_again(profile: Profile, on: date) -> None:
    first = choose(profile, on=on)
    assert first == choose(profile, on=on)
    assert choice_words(first.because)
    assert route_words(first.today)
    assert first.rules[0].startswith("R")
    assert len(set(first.rules)) == len(first.rules)
    assert first.sources
    assert first.as_of == on


@LAW
@given(profiles())
def test_each_turn_really_gives_what_it_says(profile: Profile) -> None:
    decision = choose(profile, on=TODAY)
    for turn in what_ifs(decision):
        other = with_other_fact(profile, turn.fact, turn.value)
        assert answer(other) == (turn.model, turn.clause_8_3)
        assert (turn.model, turn.clause_8_3) != (decision.model, decision.today.clause_8_3)


def known_changes(profile: Profile) -> Iterator[tuple[str, str]]:
    """Every other known value of every fact with a closed list of values, and the texts taken away."""
    lists: dict[str, type[StrEnum]] = {
        "design.product": Designer,
        "design.service": Designer,
        "design.corrected_by": Corrector,
        "design.responsibility": Responsibility,
        "design.specification": Specification,
        "offer.scope_of": ScopeOf,
        "sector.scheme": Scheme,
        **{f"performed_by.{activity.value}": Performer for activity in profile.activities},
    }
    for key, words in lists.items():
        yield from ((key, word.value) for word in words if word.value not in ("unknown", "unclear"))
    for key in ("design.standard_leaves", "design.may_change", "design.own_brand", "design.only_process"):
        yield from ((key, word) for word in ("yes", "no"))
    yield "design.own_brand", "no-product"
    for activity in Activity:
        yield f"activities.{activity.value}", "yes"
        if profile.our_activities - {Activity.PURCHASING, activity}:
            yield f"activities.{activity.value}", "no"
    if read_name(profile.named_standard).kind in DECIDES:
        yield from (("named_standard", name) for name in ("none", "ISO 9001", "ISO 9002:1994"))
    yield "offer.services", "none"


@settings(max_examples=examples(25), deadline=None)
@given(profiles(), SERVICES)
def test_no_single_change_that_turns_the_answer_is_left_out(profile: Profile, services: str) -> None:
    offering = replace(profile, offer=replace(profile.offer, services=services))
    decision = choose(offering, on=TODAY)
    now = (decision.model, decision.today.clause_8_3)
    listed = {(turn.fact, turn.value): (turn.model, turn.clause_8_3) for turn in what_ifs(decision)}
    for key, value in known_changes(offering):
        situation = conclude(with_other_fact(offering, key, value), TODAY)
        then = (situation.model, situation.clause_8_3)
        assert listed.get((key, value), now) == then, (key, value)


def is_open(profile: Profile, key: str) -> bool:
    if key == "named_standard":
        return read_name(profile.named_standard).to_be_asked
    return fact(profile, key) in ("unknown", "unclear", None, ())


@LAW
@given(profiles())
def test_only_what_is_not_known_is_called_unknown(profile: Profile) -> None:
    assert all(is_open(profile, key) for key in choose(profile, on=TODAY).unknown)


@LAW
@given(profiles())
def test_an_open_answer_says_what_to_ask_or_which_answers_contradict(profile: Profile) -> None:
    decision = choose(profile, on=TODAY)
    if decision.model is Model.ASK and not decision.unknown:
        advice = " ".join(choice_words(note.says) for note in decision.warnings if note.rule == "R48")
        settling = ("contradict each other", "Say which", "say so", "say who gives it")
        assert any(words in advice for words in settling)


ANSWERS = {
    "design.product": Designer.CUSTOMER,
    "design.service": Designer.PUBLIC_STANDARD,
    "design.corrected_by": Corrector.CUSTOMER,
    "design.specification": Specification.COMPLETE,
    "design.standard_leaves": False,
    "design.may_change": False,
    "design.own_brand": True,
    "offer.scope_of": ScopeOf.SITE,
    "activities": (Activity.PRODUCTION,),
    "named_standard": "ISO/TS 9002:2016",
}


def settled(profile: Profile, decision: Decision) -> Profile:
    """What is asked answered, or a contradiction settled as the warning says."""
    if decision.unknown:
        return with_fact(profile, decision.unknown[0], ANSWERS[decision.unknown[0]])
    clash = examine_design(profile).clash
    if "offer.scope_of" in clash:
        return with_other_fact(profile, "offer.scope_of", "site")
    if {"design.corrected_by", "design.responsibility"} & set(clash):
        ours = Designer.SUBCONTRACTOR in (profile.design.product, profile.design.service)
        outsourced = ours or "performed_by" in clash
        return with_other_fact(profile, "design.corrected_by", "us" if outsourced else "customer")
    return with_other_fact(
        with_other_fact(profile, "activities.production", "yes"), "performed_by.production", "we"
    )


@settings(max_examples=examples(80), deadline=None)
@given(profiles())
def test_to_ask_is_never_a_dead_end(profile: Profile) -> None:
    decision = choose(profile, on=TODAY)
    for _answered in range(len(ANSWERS) + 3):
        if decision.model is not Model.ASK:
            break
        profile = settled(profile, decision)
        decision = choose(profile, on=TODAY)
    assert decision.model is not Model.ASK


@LAW
@given(profiles())
def test_whenever_iso9002_is_shown_the_truth_stands_beside_it(profile: Profile) -> None:
    decision = choose(profile, on=TODAY)
    if decision.model is Model.ISO9002:
        assert decision.warnings[0].rule == "R01"
        assert "ISO 9002 was merged into ISO 9001 in" in route_words(decision.today)


@LAW
@given(profiles())
def test_a_justification_is_drafted_exactly_where_the_clause_does_not_apply(profile: Profile) -> None:
    decision = choose(profile, on=TODAY)
    assert bool(decision.justification) == (decision.today.clause_8_3 is DesignClause.NOT_APPLICABLE)


NOT_SAID = {"corrected_by": Corrector.UNCLEAR}  # who would have to change the design
ONE_TRUE_FACT = [
    {"product": Designer.WE},
    {"product": Designer.JOINTLY},
    {"service": Designer.WE},
    {"service": Designer.JOINTLY},
    {"product": Designer.SUBCONTRACTOR, "responsibility": Responsibility.US, **NOT_SAID},
    {"service": Designer.SUBCONTRACTOR, "responsibility": Responsibility.SHARED, **NOT_SAID},
    {"specification": Specification.INCOMPLETE},
    {"specification": Specification.GAPS},
    {"may_change": True},
    {"product": Designer.SUBCONTRACTOR, "corrected_by": Corrector.US},
    {"product": Designer.PUBLIC_STANDARD, "standard_leaves": True},
]


@pytest.mark.parametrize("change", ONE_TRUE_FACT)
@settings(max_examples=examples(15), deadline=None)
@given(profile=profiles(named=FREE))
def test_one_true_design_fact_is_enough_for_iso9001(profile: Profile, change: dict[str, object]) -> None:
    changed = with_design(profile, replace(profile.design, **change))
    model, clause_8_3 = answer(changed)
    assert model is Model.ISO9001
    assert clause_8_3 in (DesignClause.APPLIES, DesignClause.PARTLY)


@LAW
@given(profiles(named=FREE))
def test_iso9002_never_comes_from_a_missing_fact(profile: Profile) -> None:
    decision = choose(profile, on=TODAY)
    if decision.model is Model.ISO9002:
        assert profile.design.specification in (Specification.COMPLETE, Specification.ASKED)
        assert profile.design.may_change is False
        if Designer.PUBLIC_STANDARD in considered(profile).values():
            assert profile.design.standard_leaves is False
        assert profile.our_activities
        assert {profile.design.product, profile.design.service} != {Designer.UNKNOWN}


SOLD_SERVICES = (Activity.SERVICE_PROVISION, Activity.TRAINING)


@pytest.mark.parametrize("product", [*GIVEN, Designer.GROUP_SITE, Designer.NOBODY])
@settings(max_examples=examples(15), deadline=None)
@given(
    profile=profiles(named=FREE),
    work=st.sampled_from(Activity),
    sold=st.none() | st.sampled_from(SOLD_SERVICES),
    services=SERVICES,
)
def test_a_service_of_which_nobody_knows_the_designer_never_yields_iso9002(
    profile: Profile, product: Designer, work: Activity, sold: Activity | None, services: str
) -> None:
    """But for the care of a given product, which its maker's manual covers."""
    design = replace(
        profile.design,
        product=product,
        service=Designer.UNKNOWN,
        specification=Specification.COMPLETE,
        may_change=False,
    )
    offering = replace(
        profile,
        design=design,
        activities=(work, sold) if sold and sold is not work else (work,),
        performed_by={},
        offer=replace(profile.offer, services=services),
    )
    covered = work in (Activity.SERVICING, Activity.REPAIR) and product in GIVEN
    if sold or work in SOLD_SERVICES or (services.strip() and not covered):
        decision = choose(offering, on=TODAY)
        assert decision.model is not Model.ISO9002
        if decision.model is Model.ASK and work is not Activity.PURCHASING:
            assert "design.service" in decision.unknown


@LAW
@given(profiles(named=FREE), st.sampled_from(("product", "service")))
def test_outsourced_design_never_yields_iso9002(profile: Profile, side: str) -> None:
    design = replace(profile.design, **{side: Designer.SUBCONTRACTOR})
    assert answer(with_design(profile, design))[0] is not Model.ISO9002


@LAW
@given(profiles(named=st.just("ISO 9002:1994")), designs())
def test_the_contracts_model_stands_whatever_the_facts(profile: Profile, design: Design) -> None:
    decision = choose(with_design(profile, design), on=TODAY)
    assert (decision.model, decision.rules[0]) == (Model.ISO9002, "R03")


@LAW
@given(profiles(named=st.sampled_from(("ISO/TS 9002:2016", "GB/T 19002-2018"))))
def test_guidance_is_never_taken_for_the_old_standard(profile: Profile) -> None:
    without = replace(profile, named_standard="")
    assert answer(profile) == answer(without)
    assert read_name(profile.named_standard).kind is Named.GUIDANCE


def _plain(decision: Decision) -> str:
    notes = " ".join(choice_words(note.says) for note in decision.warnings)
    return f"{choice_words(decision.because)} {route_words(decision.today)} {notes}".lower()


@LAW
@given(profiles(named=FREE), systems())
def test_size_records_risk_and_purpose_do_not_choose_the_standard(profile: Profile, system: object) -> None:
    """What the article says of risk, objectives, improvement and industry became no rule."""
    codes = tuple(code for code in profile.sector.codes)
    other = replace(
        profile,
        organization=Organization(),
        people=People(),
        purpose=None,
        system=system,
        conditions=Conditions(),
        certificate=Certificate(),
        sector=Sector(codes=codes, scheme=profile.sector.scheme),
        offer=Offer(scope_of=profile.offer.scope_of, services=profile.offer.services),
        target_date=None,
    )
    assert answer(profile) == answer(other)


@LAW
@given(profiles(named=FREE), st.integers(1, 39))
def test_the_industry_never_turns_the_answer(profile: Profile, code: int) -> None:
    other = replace(profile, sector=replace(profile.sector, codes=(code,)))
    assert answer(profile) == answer(other)


@LAW
@given(profiles())
def test_no_answer_ranks_one_standard_above_the_other(profile: Profile) -> None:
    words = _plain(choose(profile, on=TODAY))
    for claim in ("more desirable", "competitive", "more comprehensive", "higher", "superior"):
        assert claim not in words


@LAW
@given(profiles(named=FREE), st.sampled_from(Activity))
def test_an_activity_of_the_customer_changes_nothing(profile: Profile, activity: Activity) -> None:
    absent = replace(profile, activities=tuple(a for a in profile.activities if a is not activity))
    theirs = replace(
        absent,
        activities=(*absent.activities, activity),
        performed_by={**absent.performed_by, activity: Performer.CUSTOMER},
    )
    assert answer(theirs) == answer(absent)


MODEL_NAMES = st.sampled_from(
    ("ISO 9001:2015", "NF EN ISO 9002", "ISO 9002:1994", "EN 29003", "9001 or 9002")
)


@LAW
@given(profiles(named=MODEL_NAMES))
def test_no_contract_is_the_reason_for_how_clause_8_3_stands(profile: Profile) -> None:
    bound, free = choose(profile, on=TODAY), choose(replace(profile, named_standard=""), on=TODAY)
    assert bound.design_because == free.because == free.design_because
    assert bound.today.clause_8_3 is free.today.clause_8_3
    assert bound.open_about_design == free.unknown
