"""The eight steps of the design test: one true fact is enough, and a missing one is asked for."""

from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from isoassess.domain.fact_keys import fact
from isoassess.domain.profile import (
    Activity,
    Corrector,
    Design,
    Designer,
    NoProduct,
    Offer,
    Performer,
    Profile,
    Responsibility,
    ScopeOf,
    Specification,
)
from isoassess.standard_choice.design_test import DesignOutcome, examine_design
from tests.unit.standard_choice.firms import ORDERED as GIVEN
from tests.unit.standard_choice.firms import firm
from tests.unit.strategies import designs, profiles

OPEN = (Designer.UNKNOWN, Responsibility.UNCLEAR, Specification.UNKNOWN, None, ())
GIVERS = (
    Designer.CUSTOMER,
    Designer.PUBLIC_STANDARD,
    Designer.LICENSOR,
    Designer.MAKER,
    Designer.PARENT,
)
SHOP = firm(of=GIVEN)


def shop(**design: Any) -> Profile:
    return firm(of=GIVEN, **design)


def test_work_to_the_customers_complete_order_is_no_design() -> None:
    found = examine_design(SHOP)
    assert (found.outcome, found.steps, found.unknown) == (DesignOutcome.NONE, ("D7",), ())
    assert {"design.product", "design.specification", "design.may_change"} <= set(found.facts)


@pytest.mark.parametrize(
    ("change", "step"),
    [
        ({"product": Designer.WE}, "D1"),
        ({"product": Designer.JOINTLY}, "D1"),
        ({"service": Designer.WE}, "D1"),
        ({"service": Designer.JOINTLY}, "D1"),
        ({"product": Designer.SUBCONTRACTOR, "responsibility": Responsibility.US}, "D2"),
        ({"product": Designer.SUBCONTRACTOR, "responsibility": Responsibility.SHARED}, "D2"),
        ({"service": Designer.SUBCONTRACTOR, "responsibility": Responsibility.US}, "D2"),
        ({"product": Designer.SUBCONTRACTOR, "corrected_by": Corrector.US}, "D2"),
        ({"product": Designer.NOBODY, "corrected_by": Corrector.US}, "D2"),
        ({"specification": Specification.GAPS}, "D3"),
        ({"specification": Specification.INCOMPLETE}, "D3"),
        ({"product": Designer.PUBLIC_STANDARD, "standard_leaves": True}, "D3"),
        *(
            ({"product": who, "own_brand": True, "corrected_by": Corrector.US}, "D5")
            for who in (Designer.NOBODY, Designer.MAKER, Designer.SUBCONTRACTOR, Designer.UNKNOWN)
        ),
        (
            {
                "product": Designer.SUBCONTRACTOR,
                "own_brand": True,
                "responsibility": Responsibility.US,
            },
            "D5",
        ),
    ],
)
def test_one_true_design_fact_is_enough(change: dict[str, Any], step: str) -> None:
    found = examine_design(shop(**change))
    assert found.outcome is DesignOutcome.DESIGN
    assert step in found.steps


def test_the_right_to_change_alone_is_partial_design() -> None:
    found = examine_design(shop(may_change=True))
    assert (found.outcome, found.steps) == (DesignOutcome.PARTLY, ("D4",))


def test_the_right_to_change_beside_another_design_fact_is_whole_design() -> None:
    assert examine_design(shop(may_change=True, product=Designer.WE)).outcome is DesignOutcome.DESIGN


def test_designing_only_the_own_process_is_flagged_but_no_product_design() -> None:
    assert examine_design(shop(only_process=True)).steps == ("D6", "D7")


@pytest.mark.parametrize("activity", [Activity.SOFTWARE_DEVELOPMENT, Activity.RESEARCH])
def test_software_development_and_research_of_our_own_are_design(activity: Activity) -> None:
    profile = replace(SHOP, activities=(Activity.PRODUCTION, activity))
    assert examine_design(profile).outcome is DesignOutcome.DESIGN
    by_us = replace(profile, performed_by={activity: Performer.WE})
    assert examine_design(by_us).outcome is DesignOutcome.DESIGN


def test_software_that_the_customer_develops_is_not_our_design() -> None:
    profile = replace(
        SHOP,
        activities=(Activity.PRODUCTION, Activity.SOFTWARE_DEVELOPMENT),
        performed_by={Activity.SOFTWARE_DEVELOPMENT: Performer.CUSTOMER},
    )
    assert examine_design(profile).outcome is DesignOutcome.NONE


def test_outsourced_software_development_asks_who_answers_for_it() -> None:
    profile = replace(
        SHOP,
        design=replace(GIVEN, responsibility=Responsibility.UNCLEAR),
        activities=(Activity.PRODUCTION, Activity.SOFTWARE_DEVELOPMENT),
        performed_by={Activity.SOFTWARE_DEVELOPMENT: Performer.OUTSOURCED},
    )
    found = examine_design(profile)
    assert (found.outcome, found.unknown) == (DesignOutcome.UNKNOWN, ("design.corrected_by",))
    ours = replace(profile, design=replace(GIVEN, responsibility=Responsibility.US))
    assert "D2" in examine_design(ours).steps


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"product": Designer.UNKNOWN}, "design.product"),
        ({"specification": Specification.UNKNOWN}, "design.specification"),
        ({"may_change": None}, "design.may_change"),
        (
            {"product": Designer.SUBCONTRACTOR, "responsibility": Responsibility.UNCLEAR},
            "design.corrected_by",
        ),
        *(
            (
                {"product": who, "own_brand": True, "responsibility": answers},
                "design.corrected_by",
            )
            for who in (Designer.NOBODY, Designer.MAKER)
            for answers in (Responsibility.UNCLEAR, Responsibility.US, Responsibility.SHARED)
        ),
        ({"product": Designer.GROUP_SITE}, "offer.scope_of"),
        *(
            (
                {"product": Designer.NOBODY, "own_brand": brand, "responsibility": Responsibility.UNCLEAR},
                "design.corrected_by",
            )
            for brand in (None, False)
        ),
        ({"product": Designer.PUBLIC_STANDARD, "standard_leaves": None}, "design.standard_leaves"),
        ({"service": Designer.PUBLIC_STANDARD, "standard_leaves": None}, "design.standard_leaves"),
    ],
)
def test_a_missing_key_fact_is_asked_for(change: dict[str, Any], asked: str) -> None:
    found = examine_design(shop(**change))
    assert (found.outcome, found.steps) == (DesignOutcome.UNKNOWN, ("D8",))
    assert found.unknown[0] == asked


def test_without_activities_nobody_knows_what_the_order_is_about() -> None:
    assert examine_design(replace(SHOP, activities=())).unknown == ("activities",)


def test_activities_that_leave_no_work_of_our_own_are_a_contradiction() -> None:
    asked = ("activities",)
    buying = replace(SHOP, activities=(Activity.PURCHASING,))
    theirs = replace(SHOP, performed_by={Activity.PRODUCTION: Performer.CUSTOMER})
    for profile in (buying, theirs):
        found = examine_design(profile)
        assert (found.outcome, found.unknown, found.clash) == (DesignOutcome.UNKNOWN, asked, asked)


def test_who_designs_the_service_is_asked_only_where_a_service_is_sold() -> None:
    serving = replace(SHOP, activities=(Activity.PRODUCTION, Activity.SERVICE_PROVISION))
    assert examine_design(serving).unknown == ("design.service",)
    assert examine_design(replace(SHOP, offer=Offer(services="Advice"))).unknown == ("design.service",)
    assert examine_design(replace(SHOP, offer=Offer(services=" "))).outcome is DesignOutcome.NONE
    assert examine_design(SHOP).outcome is DesignOutcome.NONE


@pytest.mark.parametrize("services", ["", "Servicing of delivered pumps"])
@pytest.mark.parametrize("activity", [Activity.SERVICING, Activity.REPAIR])
@pytest.mark.parametrize("product", Designer)
def test_the_care_of_a_product_asks_for_the_designer_of_the_service_unless_the_product_is_given(
    product: Designer, activity: Activity, services: str
) -> None:
    profile = replace(
        shop(product=product), activities=(activity,), offer=Offer(services=services, scope_of=ScopeOf.SITE)
    )
    found = examine_design(profile)
    given = product in GIVERS
    if not found.positive:
        assert (found.outcome is DesignOutcome.NONE) == given
        assert ("design.service" in found.unknown) == (not given)


def test_the_scope_decides_about_design_at_another_site_of_the_group() -> None:
    profile = shop(product=Designer.GROUP_SITE)
    whole = replace(profile, offer=Offer(scope_of=ScopeOf.ORGANIZATION))
    site = replace(profile, offer=Offer(scope_of=ScopeOf.SITE))
    assert examine_design(whole).outcome is DesignOutcome.DESIGN
    assert examine_design(site).outcome is DesignOutcome.NONE


def test_a_licensed_design_under_the_own_name_is_given() -> None:
    licensed = shop(product=Designer.LICENSOR, own_brand=True, responsibility=Responsibility.UNCLEAR)
    assert examine_design(licensed).outcome is DesignOutcome.NONE


def test_a_brand_for_whose_design_the_customer_answers_is_no_design() -> None:
    assert examine_design(shop(own_brand=True)).outcome is DesignOutcome.NONE


@pytest.mark.parametrize("owner", [*GIVERS, Designer.GROUP_SITE])
@pytest.mark.parametrize("side", ["product", "service"])
@pytest.mark.parametrize("responsibility", Responsibility)
@pytest.mark.parametrize("own_brand", [True, False, NoProduct.NO_PRODUCT])
def test_whoever_answers_for_the_goods_has_not_designed_what_is_given(
    owner: Designer, side: str, responsibility: Responsibility, own_brand: bool | NoProduct
) -> None:
    """At a site of the group "we answer" means the company, and the site designs nothing."""
    given_design: dict[str, Any] = {"own_brand": own_brand, "responsibility": responsibility, side: owner}
    if own_brand is True and Designer.MAKER is owner:
        given_design["corrected_by"] = Corrector.GIVER  # a name as the maker's has to be asked about
    found = examine_design(replace(shop(**given_design), offer=Offer(scope_of=ScopeOf.SITE)))
    assert (found.outcome, found.steps) == (DesignOutcome.NONE, ("D7",))


@pytest.mark.parametrize("who", [*GIVERS, Designer.NOBODY])
@pytest.mark.parametrize("by", [Corrector.CUSTOMER, Corrector.GIVER, Corrector.PUBLIC_STANDARD])
def test_a_design_that_somebody_else_would_have_to_change_is_given(who: Designer, by: Corrector) -> None:
    branded = shop(product=who, own_brand=True, corrected_by=by, responsibility=Responsibility.US)
    assert examine_design(branded).outcome is DesignOutcome.NONE


@pytest.mark.parametrize("who", GIVERS)
def test_a_given_design_that_we_would_have_to_change_is_a_contradiction(who: Designer) -> None:
    found = examine_design(shop(product=who, corrected_by=Corrector.US))
    assert found.outcome is DesignOutcome.UNKNOWN
    assert found.unknown == found.clash == ("design.product", "design.corrected_by")


@pytest.mark.parametrize("by", [Corrector.CUSTOMER, Corrector.GIVER, Corrector.PUBLIC_STANDARD])
def test_who_would_change_it_outweighs_who_answers_for_it(by: Corrector) -> None:
    found = examine_design(
        shop(product=Designer.SUBCONTRACTOR, corrected_by=by, responsibility=Responsibility.US)
    )
    assert found.clash == ("design.product", "design.corrected_by")
    ours = shop(product=Designer.SUBCONTRACTOR, corrected_by=Corrector.US)
    assert examine_design(ours).steps == ("D2",)


def test_company_and_group_are_told_apart() -> None:
    """A sales company of a foreign parent takes over its design, whatever its own scope."""
    whole = Offer(scope_of=ScopeOf.ORGANIZATION)
    parent = replace(shop(product=Designer.PARENT), offer=whole)
    assert examine_design(parent).outcome is DesignOutcome.NONE
    own_site = replace(shop(product=Designer.GROUP_SITE), offer=whole)
    assert examine_design(own_site).outcome is DesignOutcome.DESIGN
    found = examine_design(
        replace(shop(product=Designer.GROUP_SITE, corrected_by=Corrector.GIVER), offer=whole)
    )
    assert found.clash == ("design.product", "offer.scope_of", "design.corrected_by")


GIVING = (Designer.MAKER, Designer.LICENSOR, Designer.PARENT)


@pytest.mark.parametrize("giver", GIVING)
@pytest.mark.parametrize("given", ["product", "service"])
@pytest.mark.parametrize("ours", [Designer.SUBCONTRACTOR, Designer.GROUP_SITE])
@pytest.mark.parametrize("responsibility", [Responsibility.US, Responsibility.UNCLEAR])
def test_a_giver_of_one_side_is_no_contradiction_to_what_others_design_for_us_on_the_other(
    giver: Designer, given: str, ours: Designer, responsibility: Responsibility
) -> None:
    """Who would change the maker's goods says nothing of the service that is designed in our name."""
    other = {"product": "service", "service": "product"}[given]
    sides: dict[str, Any] = {given: giver, other: ours}
    design = {**sides, "corrected_by": Corrector.GIVER, "responsibility": responsibility}
    found = examine_design(replace(shop(**design), offer=Offer(scope_of=ScopeOf.ORGANIZATION)))
    assert found.clash == ()
    assert found.outcome is DesignOutcome.DESIGN, "never rosier: clause 8.3 applies"
    assert found.steps == (("D2",) if ours is Designer.SUBCONTRACTOR else ("D1",))
    alone = {**design, given: Designer.NOBODY}
    still = examine_design(replace(shop(**alone), offer=Offer(scope_of=ScopeOf.ORGANIZATION)))
    assert "design.corrected_by" in still.clash


def test_outsourced_software_beside_goods_of_a_maker_is_ours_and_no_contradiction() -> None:
    profile = replace(
        shop(product=Designer.MAKER, corrected_by=Corrector.GIVER, responsibility=Responsibility.UNCLEAR),
        activities=(Activity.DISTRIBUTION, Activity.SOFTWARE_DEVELOPMENT),
        performed_by={Activity.SOFTWARE_DEVELOPMENT: Performer.OUTSOURCED},
    )
    found = examine_design(profile)
    assert (found.clash, found.steps) == ((), ("D2",))


def test_what_is_asked_of_the_customer_is_not_decided_here() -> None:
    assert examine_design(shop(specification=Specification.ASKED)).outcome is DesignOutcome.NONE


def test_a_published_standard_that_fixes_everything_gives_the_design() -> None:
    standard = {"product": Designer.PUBLIC_STANDARD, "own_brand": True}
    assert examine_design(shop(**standard, standard_leaves=False)).outcome is DesignOutcome.NONE
    open_ = examine_design(shop(**standard, standard_leaves=None))
    assert (open_.outcome, open_.unknown) == (DesignOutcome.UNKNOWN, ("design.standard_leaves",))
    assert examine_design(shop(product=Designer.CUSTOMER, standard_leaves=True)).steps == ("D7",)


def test_a_subcontractor_whose_design_the_customer_answers_for_is_a_contradiction() -> None:
    found = examine_design(shop(product=Designer.SUBCONTRACTOR))
    assert found.outcome is DesignOutcome.UNKNOWN
    assert found.unknown == found.clash == ("design.product", "design.responsibility")


def test_outsourced_software_that_the_customer_answers_for_is_a_contradiction() -> None:
    profile = replace(
        SHOP,
        activities=(Activity.PRODUCTION, Activity.SOFTWARE_DEVELOPMENT),
        performed_by={Activity.SOFTWARE_DEVELOPMENT: Performer.OUTSOURCED},
    )
    found = examine_design(profile)
    assert found.outcome is DesignOutcome.UNKNOWN
    assert found.unknown == found.clash == ("design.responsibility", "performed_by")


def test_who_is_named_designer_is_not_asked_again_because_no_activity_is_listed() -> None:
    assert examine_design(replace(shop(product=Designer.NOBODY), activities=())).unknown == ("activities",)


@given(designs())
def test_the_steps_agree_with_the_outcome(design: Design) -> None:
    found = examine_design(replace(SHOP, design=design))
    positive = {"D1", "D2", "D3", "D4", "D5"} & set(found.steps)
    assert found.positive == bool(positive)
    assert ("D7" in found.steps) == (found.outcome is DesignOutcome.NONE)
    assert ("D8" in found.steps) == (found.outcome is DesignOutcome.UNKNOWN)


@given(profiles())
def test_what_is_asked_is_not_known_or_contradicts_another_answer(profile: Profile) -> None:
    found = examine_design(profile)
    assert len(set(found.unknown)) == len(found.unknown)
    assert found.unknown or found.outcome is not DesignOutcome.UNKNOWN
    assert set(found.clash) <= set(found.unknown)
    assert all((fact(profile, key) in OPEN) == (key not in found.clash) for key in found.unknown)


@pytest.mark.parametrize("work", [Activity.DISTRIBUTION, Activity.SERVICE_PROVISION, Activity.TRAINING])
def test_a_service_that_nobody_is_said_to_design_is_asked_about(work: Activity) -> None:
    nobody = replace(GIVEN, product=Designer.NOBODY, service=Designer.NOBODY)
    unclear = replace(nobody, responsibility=Responsibility.UNCLEAR)
    found = examine_design(Profile(design=unclear, activities=(Activity.PURCHASING, work)))
    assert (found.outcome, found.unknown) == (DesignOutcome.UNKNOWN, ("design.corrected_by",))
    given = replace(unclear, corrected_by=Corrector.CUSTOMER)
    given_to_us = Profile(design=given, activities=(Activity.PURCHASING, work))
    assert examine_design(given_to_us).outcome is DesignOutcome.NONE
