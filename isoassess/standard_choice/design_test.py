"""The eight steps that tell whether an organization designs what it delivers; one true fact is enough."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from isoassess.domain.profile import (
    Activity,
    Designer,
    Performer,
    Profile,
    Responsibility,
    ScopeOf,
    Specification,
)

OURS = frozenset({Designer.WE, Designer.JOINTLY})
ANSWERABLE = frozenset({Responsibility.US, Responsibility.SHARED})
DESIGN_WORK = frozenset({Activity.SOFTWARE_DEVELOPMENT, Activity.RESEARCH})
PRODUCT_WORK = frozenset({Activity.PRODUCTION, Activity.DISTRIBUTION})
SERVICE_WORK = frozenset({Activity.SERVICE_PROVISION, Activity.TRAINING})
UPKEEP = frozenset({Activity.SERVICING, Activity.REPAIR})
WORK = frozenset(Activity) - {Activity.PURCHASING}
GIVEN = (Designer.CUSTOMER, Designer.PUBLIC_STANDARD, Designer.LICENSOR)

Sides = dict[str, Designer]

ASK_FIRST = (
    "design.product",
    "activities",
    "design.service",
    "offer.scope_of",
    "design.responsibility",
    "design.specification",
    "design.may_change",
    "design.own_brand",
)


class DesignOutcome(StrEnum):
    """What the test comes to: design, only the right to change, none, or facts missing."""

    DESIGN = "design"
    PARTLY = "partly"
    NONE = "none"
    UNKNOWN = "unknown"


class DesignFindings(Struct, frozen=True, kw_only=True):
    """`steps`: D1 to D8 that hold; `facts`: keys they rest on; `unknown`: keys to ask, decisive first.

    With the outcome NONE, `unknown` names facts that do not stop the answer but could still turn it.
    `clash`: those keys to ask again whose answers are known but contradict each other.
    """

    outcome: DesignOutcome
    steps: tuple[str, ...]
    facts: tuple[str, ...]
    unknown: tuple[str, ...]
    clash: tuple[str, ...] = ()

    @property
    def positive(self) -> bool:
        return self.outcome in (DesignOutcome.DESIGN, DesignOutcome.PARTLY)


def examine_design(profile: Profile) -> DesignFindings:
    """Run the steps in order; `PARTLY` when the right to change is all there is."""
    sides = considered(profile)
    positive = {
        "D1": _performed(profile, sides),
        "D2": _answered_for(profile, sides),
        "D3": _completed_here(profile),
        "D4": ("design.may_change",) if profile.design.may_change else (),
        "D5": _own_brand(profile),
    }
    steps = [step for step, facts in positive.items() if facts]
    facts = _ordered(key for keys in positive.values() for key in keys)
    if steps:
        outcome = DesignOutcome.PARTLY if steps == ["D4"] else DesignOutcome.DESIGN
        unknown = _missing(profile, sides) if outcome is DesignOutcome.PARTLY else ()
        return DesignFindings(outcome=outcome, steps=tuple(steps), facts=facts, unknown=unknown)
    return _without_design(profile, sides)


def considered(profile: Profile) -> Sides:
    """The sides of the offer that count: what is sold or said to be designed, by profile key."""
    work = profile.our_activities
    sides = {"design.product": profile.design.product, "design.service": profile.design.service}
    silent = (Designer.UNKNOWN, Designer.NOBODY)
    counting = {
        key: who
        for key, who in sides.items()
        if who not in silent or work & (PRODUCT_WORK if key == "design.product" else SERVICE_WORK)
    }
    found = counting or (sides if work & WORK else {})
    return {**found, "design.service": Designer.UNKNOWN} if _service_is_open(profile) else found


def subcontractor_designs(profile: Profile) -> bool:
    return Designer.SUBCONTRACTOR in considered(profile).values()


def no_work_of_ours(profile: Profile) -> bool:
    """Whether the activities listed leave nothing that is ours: only purchasing, or the customer's work."""
    return bool(profile.activities) and not profile.our_activities & WORK


def outsourced_design_work(profile: Profile) -> bool:
    """Whether software development or research is ours but carried out by somebody else."""
    listed = DESIGN_WORK.intersection(profile.activities)
    return any(profile.performed_by.get(a) is Performer.OUTSOURCED for a in listed)


def own_design_work(profile: Profile) -> frozenset[Activity]:
    """Software development and research that this organization carries out itself."""
    listed = DESIGN_WORK.intersection(profile.activities)
    return frozenset(a for a in listed if profile.performed_by.get(a, Performer.WE) is Performer.WE)


def designed_at_group_site(profile: Profile) -> bool:
    return Designer.GROUP_SITE in (profile.design.product, profile.design.service)


def _without_design(profile: Profile, sides: Sides) -> DesignFindings:
    process = ("D6",) if profile.design.only_process else ()
    process_facts = ("design.only_process",) if process else ()
    missing, clash = _missing(profile, sides), _clash(profile, sides)
    if missing or clash:
        return DesignFindings(
            outcome=DesignOutcome.UNKNOWN,
            steps=(*process, "D8"),
            facts=_ordered((*missing, *clash, *sides)),
            unknown=_ordered((*missing, *clash)),
            clash=clash,
        )
    facts = (
        *sides,
        "design.specification",
        "design.may_change",
        *_supporting(profile),
        *process_facts,
    )
    return DesignFindings(
        outcome=DesignOutcome.NONE, steps=(*process, "D7"), facts=facts, unknown=_still_open(profile)
    )


def _performed(profile: Profile, sides: Sides) -> tuple[str, ...]:
    """D1: we design, alone or together, or design happens inside the scope."""
    keys = [key for key, who in sides.items() if who in OURS]
    if own_design_work(profile):
        keys.append("activities")
    if profile.offer.scope_of is ScopeOf.ORGANIZATION and designed_at_group_site(profile):
        keys += [key for key, who in sides.items() if who is Designer.GROUP_SITE]
        keys.append("offer.scope_of")
    return tuple(keys)


def _answered_for(profile: Profile, sides: Sides) -> tuple[str, ...]:
    """D2: somebody else does the design and we answer for it."""
    if profile.design.responsibility not in ANSWERABLE:
        return ()
    elsewhere = (Designer.SUBCONTRACTOR, Designer.CUSTOMER, Designer.NOBODY)
    keys = [key for key, who in sides.items() if who in elsewhere]
    if outsourced_design_work(profile):
        keys.append("performed_by")
    return (*keys, "design.responsibility") if keys else ()


def _completed_here(profile: Profile) -> tuple[str, ...]:
    """D3: what the order leaves open is decided here, and that is design."""
    open_order = profile.design.specification in (Specification.GAPS, Specification.INCOMPLETE)
    return ("design.specification",) if open_order else ()


def _own_brand(profile: Profile) -> tuple[str, ...]:
    """D5: sold under our own name, and nobody else answers for the design alone, whoever draws it.

    Shared counts as ours unless an owner gives the design: a wrong ISO 9002 is the costlier error.
    """
    design = profile.design
    given = _design_is_given_by_owner(profile)
    ours = design.responsibility is Responsibility.US
    shared = design.responsibility is Responsibility.SHARED and not given
    nobody_named = (
        design.responsibility is Responsibility.UNCLEAR
        and design.product in (Designer.NOBODY, Designer.SUBCONTRACTOR)
        and not given
    )
    if design.own_brand and (ours or shared or nobody_named):
        return ("design.own_brand", "design.responsibility")
    return ()


def _design_is_given_by_owner(profile: Profile) -> bool:
    """A licensor or another site of the group owns the design, whatever name is on the product."""
    owners = [Designer.LICENSOR]
    if profile.offer.scope_of is ScopeOf.SITE:
        owners.append(Designer.GROUP_SITE)
    product, service = profile.design.product, profile.design.service
    return product in owners or (product in (Designer.UNKNOWN, Designer.NOBODY) and service in owners)


def _service_is_open(profile: Profile) -> bool:
    """Whether a service is offered of which nobody knows who designs it.

    The care of a given product goes by its maker's manual and asks no more than who designs the product.
    """
    work, design = profile.our_activities, profile.design
    if design.service is not Designer.UNKNOWN:
        return False
    if work & UPKEEP:
        return design.product not in (*GIVEN, Designer.UNKNOWN)
    return bool(work & SERVICE_WORK or profile.offer.services.strip())


def _missing(profile: Profile, sides: Sides) -> tuple[str, ...]:
    """The key facts without which nobody may say that there is no design (D7 or D8)."""
    design = profile.design
    missing = [key for side, who in sides.items() for key in _missing_for(profile, side, who)]
    unclear = design.responsibility is Responsibility.UNCLEAR
    if unclear and (outsourced_design_work(profile) or _brand_is_unsettled(profile)):
        missing.append("design.responsibility")
    if design.specification is Specification.UNKNOWN:
        missing.append("design.specification")
    if design.may_change is None:
        missing.append("design.may_change")
    if not profile.activities:
        missing.append("activities")
    if not sides and design.product is Designer.UNKNOWN:
        missing.append("design.product")
    return _ordered(missing)


def _missing_for(profile: Profile, side: str, who: Designer) -> tuple[str, ...]:
    """What is missing about one side of the offer, given who designs it."""
    design = profile.design
    if who is Designer.UNKNOWN:
        return (side,)
    if who is Designer.SUBCONTRACTOR and design.responsibility is Responsibility.UNCLEAR:
        return ("design.responsibility",)
    if who is Designer.GROUP_SITE and profile.offer.scope_of is None:
        return ("offer.scope_of",)
    if design.own_brand is None and _brand_decides(design.responsibility, who):
        return ("design.own_brand",)
    return ()


def _brand_decides(responsibility: Responsibility, who: Designer) -> bool:
    """Whether the name on the product tells design from no design, beside what D7 asks."""
    if who is Designer.NOBODY:
        return responsibility is not Responsibility.CUSTOMER
    return who in (Designer.LICENSOR, Designer.GROUP_SITE) and responsibility is Responsibility.US


def _clash(profile: Profile, sides: Sides) -> tuple[str, ...]:
    """The keys whose answers contradict each other, so that one of them must be another."""
    keys: list[str] = []
    if profile.design.responsibility is Responsibility.CUSTOMER:
        keys += [key for key, who in sides.items() if who is Designer.SUBCONTRACTOR]
        keys += ["performed_by"] if outsourced_design_work(profile) else []
        keys += ["design.responsibility"] if keys else []
    if no_work_of_ours(profile):
        keys.append("activities")
    return _ordered(keys)


def _brand_is_unsettled(profile: Profile) -> bool:
    unclear = profile.design.responsibility is Responsibility.UNCLEAR
    return bool(profile.design.own_brand) and unclear and not _design_is_given_by_owner(profile)


def _supporting(profile: Profile) -> tuple[str, ...]:
    """Known facts that strengthen the finding that there is no design."""
    keys = []
    if profile.design.responsibility is not Responsibility.UNCLEAR:
        keys.append("design.responsibility")
    if profile.design.own_brand is not None:
        keys.append("design.own_brand")
    if designed_at_group_site(profile):
        keys.append("offer.scope_of")
    return tuple(keys)


def _still_open(profile: Profile) -> tuple[str, ...]:
    unclear = profile.design.responsibility is Responsibility.UNCLEAR
    brand = profile.design.own_brand is None
    return _ordered(
        (*(["design.responsibility"] if unclear else []), *(["design.own_brand"] if brand else []))
    )


def _ordered(keys: Iterable[str]) -> tuple[str, ...]:
    """Each key once, in the order in which a person should be asked."""
    found = set(keys)
    return (*(key for key in ASK_FIRST if key in found), *sorted(found.difference(ASK_FIRST)))
