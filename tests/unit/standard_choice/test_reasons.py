"""What is given as the reason is what decided, in the words of the answers; no draft denies the profile."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.domain.decision import Decision, DesignClause, Model
from isoassess.domain.fact_words import fact_words
from isoassess.domain.profile import (
    Activity,
    Conditions,
    Corrector,
    Designer,
    NoProduct,
    Offer,
    Performer,
    Profile,
    Responsibility,
    ScopeOf,
    Sector,
    Specification,
    stage_key,
)
from isoassess.standard_choice import choose
from isoassess.standard_choice.design_test import DESIGN_WORK
from isoassess.standard_choice.labels import choice_words, justification_words
from isoassess.standard_choice.scope_words import claims_own_design
from tests.unit.standard_choice.firms import OF_NOBODY as NONE
from tests.unit.standard_choice.firms import firm
from tests.unit.strategies import profiles

TODAY = date(2026, 11, 23)


def decided(*work: Activity, offer: Offer | None = None, code: int | None = None, **design: Any) -> Decision:
    profile = firm(work, of=NONE, sector=Sector(codes=(code,) if code else ()), offer=offer, **design)
    return choose(profile, on=TODAY)


def says(decision: Decision) -> str:
    return " ".join(choice_words(note.says) for note in decision.warnings)


REASONS = [
    # who was named decides, in the words of the answer
    (decided(Activity.PRODUCTION, product=Designer.CUSTOMER), "laid down by the customer"),
    (decided(Activity.PRODUCTION, product=Designer.PUBLIC_STANDARD), "what a published standard describes"),
    (decided(Activity.DISTRIBUTION, product=Designer.MAKER), "decided by the maker of the goods"),
    (decided(Activity.REPAIR, service=Designer.CUSTOMER), "laid down by the customer"),
    (decided(Activity.REPAIR, service=Designer.MAKER), "laid down by the maker of the goods"),
    (decided(Activity.DISTRIBUTION, product=Designer.PARENT), "Your parent or a sister company designs"),
    (decided(Activity.TRAINING, service=Designer.PUBLIC_STANDARD), "laid down by a published standard"),
    (
        decided(Activity.SERVICE_PROVISION, Activity.DISTRIBUTION, service=Designer.CUSTOMER),
        "What you carry, store or handle, and how, is laid down by the customer",
    ),
    # together is not alone
    (decided(Activity.PRODUCTION, product=Designer.JOINTLY), "You and the customer design the product"),
    (
        decided(Activity.SERVICE_PROVISION, service=Designer.JOINTLY),
        "You and the customer create the service",
    ),
    (decided(Activity.TRAINING, service=Designer.JOINTLY), "You and the customer develop courses"),
    (
        decided(Activity.PRODUCTION, product=Designer.JOINTLY, code=3),
        "You and the customer work out what the product is made of",
    ),
    # who designs stands before whose name is on it
    (decided(Activity.PRODUCTION, product=Designer.WE, own_brand=True), "You design the product"),
    (decided(Activity.DISTRIBUTION, product=Designer.WE, own_brand=True), "You design the product"),
    # an electrician decides what orders leave open, and works out no repairs
    (
        decided(
            Activity.INSTALLATION,
            Activity.REPAIR,
            product=Designer.CUSTOMER,
            service=Designer.CUSTOMER,
            specification=Specification.GAPS,
        ),
        "Orders leave points open that you decide",
    ),
    (
        decided(Activity.REPAIR, product=Designer.NOBODY, service=Designer.WE),
        "You work out repairs yourselves",
    ),
    # whose answer made an outsourced design ours
    (
        decided(
            Activity.PRODUCTION,
            product=Designer.SUBCONTRACTOR,
            corrected_by=Corrector.UNCLEAR,
            responsibility=Responsibility.SHARED,
        ),
        "A subcontractor designs for you, and you and the customer answer for it",
    ),
    (
        decided(Activity.PRODUCTION, product=Designer.SUBCONTRACTOR, corrected_by=Corrector.US),
        "A subcontractor designs for you, and if it were wrong you would have it changed",
    ),
    (
        decided(Activity.PRODUCTION, product=Designer.NOBODY, corrected_by=Corrector.US),
        "If the design were wrong, you would have to change it",
    ),
]


@pytest.mark.parametrize(("decision", "reason"), REASONS, ids=[reason for _decision, reason in REASONS])
def test_the_reason_names_what_decided(decision: Decision, reason: str) -> None:
    assert reason in choice_words(decision.because)


def test_nobody_is_said_to_control_designers_where_the_customer_designs() -> None:
    decision = decided(
        Activity.PRODUCTION, product=Designer.CUSTOMER, responsibility=Responsibility.US, own_brand=True
    )
    assert decision.model is Model.ISO9002
    assert "control those who design for you" not in says(decision)


@given(profiles())
def test_it_is_not_said_that_part_applies_where_the_whole_clause_does(profile: Profile) -> None:
    decision = choose(profile, on=TODAY)
    if decision.today.clause_8_3 is DesignClause.APPLIES:
        assert "cannot be dropped whole" not in says(decision)


def answered(*done: Activity, **facts: Any) -> Profile:
    """Every stage of the work answered, all but these with "not done"."""
    stages = tuple(f"performed_by.{activity.value}" for activity in Activity)
    who = dict.fromkeys(done, Performer.WE)
    return Profile(activities=done, performed_by=who, answered=stages, **facts)


@pytest.mark.parametrize("who", [Designer.WE, Designer.CUSTOMER, Designer.LICENSOR])
def test_a_service_that_is_not_done_and_yet_designed_is_named_with_what_settles_it(who: Designer) -> None:
    profile = answered(Activity.PRODUCTION, design=replace(NONE, product=Designer.CUSTOMER, service=who))
    decision = choose(profile, on=TODAY)
    told = says(decision)
    assert "no service is done by you, and “Who designs the service" in told
    assert "take the second answer back to “Not answered”" in told
    assert "services are defined" not in justification_words(decision)
    serving = choose(replace(profile, offer=Offer(services="Repairs")), on=TODAY)
    assert "no service is done by you" not in says(serving)


CLASHES = [
    ({"product": Designer.WE, "corrected_by": Corrector.CUSTOMER}, "we do", "the customer"),
    (
        {"product": Designer.CUSTOMER, "corrected_by": Corrector.US},
        "Who designs the product: the customer",
        "we would",
    ),
    (
        {"product": Designer.SUBCONTRACTOR, "corrected_by": Corrector.GIVER},
        "a subcontractor, in our name",
        "the maker, licensor or parent",
    ),
    (
        {"product": Designer.PUBLIC_STANDARD, "standard_leaves": True},
        "leaves something for you to choose: yes",
        "How fully an order is specified: completely",
    ),
]


@pytest.mark.parametrize(("facts", "first", "second"), CLASHES)
def test_answers_that_do_not_go_together_are_both_named(
    facts: dict[str, Any], first: str, second: str
) -> None:
    decision = decided(Activity.PRODUCTION, **facts)
    told = f"{choice_words(decision.because)} {says(decision)}"
    assert "Two answers contradict each other" in told
    assert first in told
    assert second in told


def test_no_product_and_a_product_are_both_named() -> None:
    decision = decided(Activity.PRODUCTION, product=Designer.CUSTOMER, own_brand=NoProduct.NO_PRODUCT)
    assert "you make no product, and products are made or named" in says(decision)


# --- the draft for clause 4.3

DRAFTS = [
    (
        decided(Activity.DISTRIBUTION, product=Designer.MAKER),
        ["goods are defined by their makers"],
        ["whoever places"],
    ),
    (decided(Activity.DISTRIBUTION), ["goods are defined by their makers"], ["whoever places"]),
    (
        decided(Activity.TRAINING, service=Designer.NOBODY, own_brand=NoProduct.NO_PRODUCT),
        ["courses are defined by whoever sets the curriculum", "conforming courses"],
        ["the products"],
    ),
    (
        decided(Activity.SERVICE_PROVISION, Activity.DISTRIBUTION, service=Designer.CUSTOMER),
        ["services are defined by the customer", "conforming services,"],
        ["goods are", "the products", "drawings"],
    ),
    (
        decided(Activity.PRODUCTION, product=Designer.GROUP_SITE, offer=Offer(scope_of=ScopeOf.SITE)),
        ["at the site in its scope", "another site of the company"],
        ["group"],
    ),
    (decided(Activity.DISTRIBUTION, product=Designer.PARENT), ["the parent or a sister company"], ["licens"]),
    (
        decided(Activity.PRODUCTION, product=Designer.CUSTOMER, specification=Specification.ASKED),
        ["what an order leaves open is asked of the customer"],
        ["completely specified"],
    ),
    (
        decided(Activity.PRODUCTION, corrected_by=Corrector.PUBLIC_STANDARD),
        ["defined by a published standard"],
        ["whoever"],
    ),
]


@pytest.mark.parametrize(("decision", "told", "untold"), DRAFTS, ids=[str(told) for _d, told, _u in DRAFTS])
def test_the_draft_speaks_of_what_is_delivered(
    decision: Decision, told: list[str], untold: list[str]
) -> None:
    text = justification_words(decision)
    assert all(words in text for words in told)
    assert not [words for words in untold if words in text.partition("is not applicable")[2]]


def test_the_draft_claims_no_check_before_release_where_goods_are_released_before() -> None:
    profile = Profile(activities=(Activity.PRODUCTION,), design=replace(NONE, product=Designer.CUSTOMER))
    early = replace(profile, conditions=Conditions(release_before_checks=True))
    assert "is checked before release" in justification_words(choose(profile, on=TODAY))
    text = justification_words(choose(early, on=TODAY))
    assert "is checked before release" not in text
    assert "needs the approval that clause 8.6 asks for" in text


@given(profiles())
def test_a_draft_claims_nothing_that_the_profile_denies(profile: Profile) -> None:
    text = justification_words(choose(profile, on=TODAY))
    if profile.design.specification is Specification.ASKED:
        assert "every order is completely specified" not in text
    if profile.conditions.release_before_checks:
        assert "is checked before release" not in text


# --- the scope's own words

OURS = [
    "Design and production of brackets",
    "Production, design and sale of brackets",
    "Provision of design services",
    "Development of software",
    "Manufacture of pumps and design of controls",
    "Designing and building houses",
    "Design to customer requirements",
    "Machining to customer drawings, design of fixtures",
    "Entwicklung und Fertigung von Pumpen",
]
OTHERS = [
    "Machining of parts to customer design",
    "Machining of parts to customers' designs",
    "Manufacture of valves, excluding design",
    "Manufacture without design and development",
    "Supply of designated spares",
    "Sale of design furniture",
    "Assembly of pumps designed by the customer",
    "Build-to-print manufacture; design is excluded",
    "Production according to given drawings and designs",
    "Maintenance of parts in accordance with the manufacturer's design",
    "Fertigung ohne Entwicklung",
    "",
]


@pytest.mark.parametrize("scope", OURS)
def test_a_scope_that_claims_design_of_ones_own_is_questioned(scope: str) -> None:
    assert claims_own_design(scope)


@pytest.mark.parametrize("scope", OTHERS)
def test_a_scope_that_names_the_design_of_others_is_not_questioned(scope: str) -> None:
    assert not claims_own_design(scope)
    work = Profile(activities=(Activity.PRODUCTION,), design=replace(NONE, product=Designer.CUSTOMER))
    decision = choose(replace(work, offer=Offer(scope=scope)), on=TODAY)
    assert "Your scope names design" not in says(decision)


GIVERS = (
    Designer.CUSTOMER,
    Designer.PUBLIC_STANDARD,
    Designer.LICENSOR,
    Designer.MAKER,
    Designer.PARENT,
    Designer.GROUP_SITE,
)


@given(
    st.sampled_from(GIVERS),
    st.sampled_from((Corrector.UNCLEAR, Corrector.CUSTOMER, Corrector.GIVER)),
    st.sampled_from(Responsibility),
    st.sampled_from((True, False, None)),
    st.sampled_from((Activity.PRODUCTION, Activity.DISTRIBUTION, Activity.INSPECTION)),
)
def test_a_draft_is_provisional_exactly_while_a_fact_could_still_turn_it(
    who: Designer,
    by: Corrector,
    answers: Responsibility,
    own_brand: bool | None,
    work: Activity,
) -> None:
    facts: dict[str, Any] = {
        "product": who,
        "corrected_by": by,
        "responsibility": answers,
        "own_brand": own_brand,
    }
    decision = decided(work, offer=Offer(scope_of=ScopeOf.SITE), **facts)
    told = justification_words(decision)
    if told:
        assert ("PROVISIONAL, not to be signed yet" in told) is bool(decision.unknown)
        assert all(fact_words(key) in told for key in decision.unknown)
    else:
        assert decision.today.clause_8_3 is not DesignClause.NOT_APPLICABLE


@pytest.mark.parametrize(("own_brand", "by"), [(None, Corrector.CUSTOMER), (False, Corrector.UNCLEAR)])
def test_there_are_drafts_that_wait_for_a_fact(own_brand: bool | None, by: Corrector) -> None:
    """The goods of a maker: whose name they bear, or who would change them, is still to be said."""
    told = justification_words(
        decided(Activity.DISTRIBUTION, product=Designer.MAKER, own_brand=own_brand, corrected_by=by)
    )
    assert told.startswith("PROVISIONAL")


@given(
    st.dictionaries(st.sampled_from(sorted(DESIGN_WORK)), st.sampled_from(Performer), min_size=1),
    st.sampled_from((Corrector.CUSTOMER, Corrector.GIVER, Corrector.PUBLIC_STANDARD)),
)
def test_design_work_given_to_others_is_named_by_its_stage(
    performed_by: dict[Activity, Performer], by: Corrector
) -> None:
    """Where it contradicts who would change the design, each such stage is told, and none that we do."""
    profile = Profile(
        activities=(Activity.PRODUCTION, *performed_by),
        performed_by=performed_by,
        design=replace(NONE, product=Designer.CUSTOMER, corrected_by=by),
    )
    decision = choose(profile, on=TODAY)
    outsourced = {stage for stage, who in performed_by.items() if who is Performer.OUTSOURCED}
    own = any(who is Performer.WE for who in performed_by.values())
    told = f"{choice_words(decision.because)} {says(decision)}"
    if outsourced and not own:
        assert "Two answers contradict each other" in told
        for stage in DESIGN_WORK:
            assert (fact_words(stage_key(stage)) in told) is (stage in outsourced)
