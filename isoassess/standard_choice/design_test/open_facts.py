"""Which facts the design test has to ask for, and which answers contradict each other."""

from collections.abc import Iterable

from isoassess.domain.profile import Corrector, Designer, Profile, Responsibility, ScopeOf, Specification
from isoassess.standard_choice.design_test.designers import (
    ELSEWHERE,
    GIVEN,
    Sides,
    behind_outsourced,
    corrected_elsewhere,
    giver_is_of_another_side,
    no_work_of_ours,
    outsourced_design_work,
)

ASK_FIRST = (
    "design.product",
    "activities",
    "design.service",
    "offer.scope_of",
    "design.corrected_by",
    "design.responsibility",
    "design.specification",
    "design.may_change",
    "design.own_brand",
    "design.standard_leaves",
)


def missing_facts(profile: Profile, sides: Sides) -> tuple[str, ...]:
    """The key facts without which nobody may say that there is no design."""
    design = profile.design
    missing = [key for side, who in sides.items() for key in _missing_for(profile, side, who)]
    if outsourced_design_work(profile) and behind_outsourced(profile)[0] is Corrector.UNCLEAR:
        missing.append("design.corrected_by")
    if design.specification is Specification.UNKNOWN:
        missing.append("design.specification")
    if design.may_change is None:
        missing.append("design.may_change")
    if not profile.activities:
        missing.append("activities")
    if not sides and design.product is Designer.UNKNOWN:
        missing.append("design.product")
    return in_order(missing)


def clashing_facts(profile: Profile, sides: Sides) -> tuple[str, ...]:
    """The keys whose answers contradict each other, so that one of them must be another."""
    keys = (*_outsourced_for_others(profile, sides), *_given_but_corrected_here(profile, sides))
    keys = (*keys, *_site_of_another_company(profile, sides))
    return in_order((*keys, "activities") if no_work_of_ours(profile) else keys)


def facts_still_open(profile: Profile, sides: Sides) -> tuple[str, ...]:
    """What is not known and does not stop the answer, but could still turn it."""
    design = profile.design
    found = []
    told = design.responsibility is Responsibility.CUSTOMER
    if design.corrected_by is Corrector.UNCLEAR and not told:
        found.append("design.corrected_by")
    if design.own_brand is None and Designer.MAKER in sides.values():
        found.append("design.own_brand")
    return in_order(found)


def in_order(keys: Iterable[str]) -> tuple[str, ...]:
    """Each key once, in the order in which a person should be asked."""
    found = set(keys)
    if not found:
        return ()
    return (*(key for key in ASK_FIRST if key in found), *sorted(found.difference(ASK_FIRST)))


def _missing_for(profile: Profile, side: str, who: Designer) -> tuple[str, ...]:
    """What is missing about one side of the offer, given who designs it."""
    if who is Designer.UNKNOWN:
        return (side,)
    if who is Designer.SUBCONTRACTOR and behind_outsourced(profile)[0] is Corrector.UNCLEAR:
        return ("design.corrected_by",)
    if who is Designer.PUBLIC_STANDARD and profile.design.standard_leaves is None:
        return ("design.standard_leaves",)
    if who is Designer.GROUP_SITE and profile.offer.scope_of is None:
        return ("offer.scope_of",)
    if who is Designer.NOBODY and not corrected_elsewhere(profile):
        return ("design.corrected_by",)
    own_goods = side == "design.product" and profile.design.own_brand is True
    if who is Designer.MAKER and own_goods and not corrected_elsewhere(profile):
        return ("design.corrected_by",)
    return ()


def _outsourced_for_others(profile: Profile, sides: Sides) -> tuple[str, ...]:
    """Somebody designs in our name, yet somebody outside is said to stand behind it."""
    keys = [key for key, who in sides.items() if who is Designer.SUBCONTRACTOR]
    keys += ["performed_by"] if outsourced_design_work(profile) else []
    behind, source = behind_outsourced(profile)
    return (*keys, source) if keys and behind in ELSEWHERE else ()


def _given_but_corrected_here(profile: Profile, sides: Sides) -> tuple[str, ...]:
    """All of the design is given from outside, yet it would have to be changed here."""
    given = bool(sides) and all(who in GIVEN for who in sides.values())
    here = profile.design.corrected_by is Corrector.US
    return (*sides, "design.corrected_by") if given and here else ()


def _site_of_another_company(profile: Profile, sides: Sides) -> tuple[str, ...]:
    """A site inside the scope designs, yet another company would have to change the design."""
    keys = [key for key, who in sides.items() if who is Designer.GROUP_SITE]
    whole = profile.offer.scope_of is ScopeOf.ORGANIZATION
    giver = profile.design.corrected_by is Corrector.GIVER and not giver_is_of_another_side(profile)
    return (*keys, "offer.scope_of", "design.corrected_by") if keys and whole and giver else ()
