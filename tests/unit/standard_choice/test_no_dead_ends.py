"""From whatever is asked, honest answers lead to a model."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from msgspec.structs import replace

from isoassess.domain.decision import Model
from isoassess.domain.fact_keys import fact, with_fact
from isoassess.domain.profile import (
    Activity,
    Corrector,
    Design,
    Designer,
    Offer,
    Performer,
    Profile,
    Responsibility,
    ScopeOf,
    Specification,
)
from isoassess.standard_choice import choose
from isoassess.standard_choice.design_test import DesignOutcome, examine_design

TODAY = date(2026, 11, 23)

Wanted = tuple[DesignOutcome, ...]

# What an honest person may say to each question that can be asked.
HONEST: dict[str, tuple[object, ...]] = {
    "design.product": (Designer.CUSTOMER, Designer.WE),
    "design.service": (Designer.CUSTOMER, Designer.WE),
    "design.corrected_by": (Corrector.CUSTOMER, Corrector.GIVER, Corrector.US),
    "design.responsibility": (Responsibility.CUSTOMER, Responsibility.US),
    "design.specification": (Specification.COMPLETE, Specification.ASKED, Specification.GAPS),
    "design.standard_leaves": (False, True),
    "design.may_change": (False, True),
    "design.own_brand": (False, True),
    "offer.scope_of": tuple(ScopeOf),
    "activities": ((Activity.PRODUCTION,), (Activity.SERVICE_PROVISION,)),
    "performed_by": ({}, dict.fromkeys(Activity, Performer.CUSTOMER)),
}
WORK: tuple[tuple[Activity, ...], ...] = (
    (),
    (Activity.PURCHASING,),
    (Activity.PRODUCTION,),
    (Activity.PURCHASING, Activity.DISTRIBUTION),
    (Activity.SERVICE_PROVISION,),
    (Activity.REPAIR,),
    (Activity.INSPECTION,),
    (Activity.TRAINING, Activity.SOFTWARE_DEVELOPMENT),
)
SERVED_BY = (
    Designer.UNKNOWN,
    Designer.NOBODY,
    Designer.CUSTOMER,
    Designer.SUBCONTRACTOR,
    Designer.GROUP_SITE,
)
ANSWERS = (DesignOutcome.NONE, DesignOutcome.DESIGN, DesignOutcome.PARTLY)
OUTSOURCED = {Activity.SOFTWARE_DEVELOPMENT: Performer.OUTSOURCED}


def askable(work: tuple[Activity, ...]) -> Iterator[Profile]:
    """Every profile of this work that yields a question, over all answers about design that can matter."""
    facts = product(
        Designer,
        SERVED_BY,
        Corrector,
        (Responsibility.UNCLEAR, Responsibility.CUSTOMER),
        (None, True, False),
        (None, ScopeOf.ORGANIZATION),
    )
    for made, served, corrected, answers, brand, scope in facts:
        design = Design(
            product=made,
            service=served,
            corrected_by=corrected,
            responsibility=answers,
            own_brand=brand,
            specification=Specification.COMPLETE,
            may_change=False,
        )
        profile = Profile(
            design=design, activities=work, performed_by=OUTSOURCED, offer=Offer(scope_of=scope)
        )
        if examine_design(profile).outcome is DesignOutcome.UNKNOWN:
            yield profile


def reached(profile: Profile, *, wanted: Wanted, depth: int = 6) -> bool:
    """Whether answers to what is asked, and to nothing else, lead to one of the outcomes wanted."""
    found = examine_design(profile)
    if found.outcome is not DesignOutcome.UNKNOWN:
        return found.outcome in wanted
    asked = (found.clash or found.unknown[:1]) if depth else ()
    changed = ((key, value) for key in asked for value in HONEST[key] if value != fact(profile, key))
    return any(
        reached(with_fact(profile, key, value), wanted=wanted, depth=depth - 1) for key, value in changed
    )


@pytest.mark.parametrize("work", WORK, ids=lambda work: "+".join(work) or "nothing")
def test_whatever_is_asked_can_be_answered(work: tuple[Activity, ...]) -> None:
    asked = list(askable(work))
    assert asked
    assert [profile for profile in asked if not reached(profile, wanted=ANSWERS)] == []


@pytest.mark.parametrize("work", WORK[:-1], ids=lambda work: "+".join(work) or "nothing")
def test_who_would_not_have_to_change_the_design_is_never_asked_into_designing(
    work: tuple[Activity, ...],
) -> None:
    asked = [one for one in askable(work) if one.design.corrected_by is not Corrector.US]
    assert [one for one in asked if not reached(one, wanted=(DesignOutcome.NONE,), depth=7)] == []


def test_where_nothing_is_known_the_questions_lead_to_each_of_the_answers() -> None:
    for outcome in (DesignOutcome.NONE, DesignOutcome.DESIGN, DesignOutcome.PARTLY):
        assert reached(Profile(), wanted=(outcome,), depth=8)


def test_who_only_inspects_is_asked_what_is_not_known_before_the_third_model_is_chosen() -> None:
    profile = Profile(design=Design(product=Designer.CUSTOMER), activities=(Activity.INSPECTION,))
    decision = choose(profile, on=TODAY)
    assert decision.model is Model.ASK
    assert decision.unknown == ("design.specification", "design.may_change")
    known = replace(profile.design, specification=Specification.COMPLETE, may_change=False)
    assert choose(replace(profile, design=known), on=TODAY).model is Model.ISO9003
