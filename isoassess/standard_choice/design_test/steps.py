"""The eight steps that tell whether an organization designs what it delivers; one true fact is enough.

Who would have to change the design if it were wrong is kept apart from who answers for the goods: a
published standard, a licensor, a maker, a customer or another site gives the design to whoever answers.
"""

from enum import StrEnum

from msgspec import Struct

from isoassess.domain.profile import Corrector, Designer, Profile, Responsibility, Specification
from isoassess.standard_choice.design_test.designers import (
    OURS,
    Sides,
    behind_outsourced,
    considered,
    designed_at_group_site,
    designed_inside_the_scope,
    outsourced_design_work,
    own_design_work,
    public_standard_leaves,
)
from isoassess.standard_choice.design_test.open_facts import (
    clashing_facts,
    facts_still_open,
    in_order,
    missing_facts,
)

_NAMELESS = (Designer.NOBODY, Designer.MAKER, Designer.UNKNOWN)  # the own name may make the design ours


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
        "D2": _made_in_our_name(profile, sides),
        "D3": _completed_here(profile),
        "D4": ("design.may_change",) if profile.design.may_change else (),
        "D5": _own_brand(profile, sides),
    }
    steps = [step for step, facts in positive.items() if facts]
    facts = in_order(key for keys in positive.values() for key in keys)
    if steps:
        outcome = DesignOutcome.PARTLY if steps == ["D4"] else DesignOutcome.DESIGN
        unknown = missing_facts(profile, sides) if outcome is DesignOutcome.PARTLY else ()
        return DesignFindings(outcome=outcome, steps=tuple(steps), facts=facts, unknown=unknown)
    return _without_design(profile, sides)


def _without_design(profile: Profile, sides: Sides) -> DesignFindings:
    process = ("D6",) if profile.design.only_process else ()
    process_facts = ("design.only_process",) if process else ()
    missing, clash = missing_facts(profile, sides), clashing_facts(profile, sides)
    if missing or clash:
        return DesignFindings(
            outcome=DesignOutcome.UNKNOWN,
            steps=(*process, "D8"),
            facts=in_order((*missing, *clash, *sides)),
            unknown=in_order((*missing, *clash)),
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
        outcome=DesignOutcome.NONE,
        steps=(*process, "D7"),
        facts=facts,
        unknown=facts_still_open(profile, sides),
    )


def _performed(profile: Profile, sides: Sides) -> tuple[str, ...]:
    """D1: we design, alone or together, or design happens inside the scope."""
    keys = [key for key, who in sides.items() if who in OURS]
    if own_design_work(profile):
        keys.append("activities")
    if designed_inside_the_scope(profile):
        keys += [key for key, who in sides.items() if who is Designer.GROUP_SITE]
        keys.append("offer.scope_of")
    return tuple(keys)


def _made_in_our_name(profile: Profile, sides: Sides) -> tuple[str, ...]:
    """D2: somebody designs in our name and we stand behind it, or nobody is named and we would change it."""
    behind, source = behind_outsourced(profile)
    if behind is not Corrector.US:
        return ()
    designers = [Designer.SUBCONTRACTOR]
    if profile.design.corrected_by is Corrector.US:
        designers.append(Designer.NOBODY)
    keys = [key for key, who in sides.items() if who in designers]
    if outsourced_design_work(profile):
        keys.append("performed_by")
    return (*keys, source) if keys else ()


def _completed_here(profile: Profile) -> tuple[str, ...]:
    """D3: what the order or a published standard leaves open is decided here, and that is design."""
    decided_here = profile.design.specification in (Specification.GAPS, Specification.INCOMPLETE)
    found = ["design.specification"] if decided_here else []
    return (*found, "design.standard_leaves") if public_standard_leaves(profile) else tuple(found)


def _own_brand(profile: Profile, sides: Sides) -> tuple[str, ...]:
    """D5: sold under our own name as its maker, and we would have to change the design."""
    if profile.design.own_brand is not True:
        return ()
    who = sides.get("design.product")
    here = profile.design.corrected_by is Corrector.US and who in _NAMELESS
    behind, source = behind_outsourced(profile)
    in_our_name = behind is Corrector.US and who is Designer.SUBCONTRACTOR
    return ("design.own_brand", source) if here or in_our_name else ()


def _supporting(profile: Profile) -> tuple[str, ...]:
    """Known facts that strengthen the finding that there is no design."""
    keys = []
    if profile.design.corrected_by is not Corrector.UNCLEAR:
        keys.append("design.corrected_by")
    elif profile.design.responsibility is not Responsibility.UNCLEAR:
        keys.append("design.responsibility")
    if profile.design.own_brand is not None:
        keys.append("design.own_brand")
    if designed_at_group_site(profile):
        keys.append("offer.scope_of")
    return tuple(keys)
