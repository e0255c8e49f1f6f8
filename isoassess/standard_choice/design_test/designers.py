"""Who designs each side of what is sold, and who stands behind that design."""

from isoassess.domain.profile import (
    Activity,
    Corrector,
    Designer,
    NoProduct,
    Performer,
    Profile,
    Responsibility,
    ScopeOf,
)

OURS = frozenset({Designer.WE, Designer.JOINTLY})
DESIGN_WORK = frozenset({Activity.SOFTWARE_DEVELOPMENT, Activity.RESEARCH})
PRODUCT_WORK = frozenset({Activity.PRODUCTION, Activity.DISTRIBUTION})
SERVICE_WORK = frozenset({Activity.SERVICE_PROVISION, Activity.TRAINING})
UPKEEP = frozenset({Activity.SERVICING, Activity.REPAIR})
WORK = frozenset(Activity) - {Activity.PURCHASING}
# Who gives a design from outside of the organization, so that nobody here has to change it.
GIVEN = (
    Designer.CUSTOMER,
    Designer.PUBLIC_STANDARD,
    Designer.LICENSOR,
    Designer.MAKER,
    Designer.PARENT,
)
_GIVERS = frozenset({Designer.MAKER, Designer.LICENSOR, Designer.PARENT})
ELSEWHERE = (Corrector.CUSTOMER, Corrector.GIVER, Corrector.PUBLIC_STANDARD)

Sides = dict[str, Designer]


def considered(profile: Profile) -> Sides:
    """The sides of the offer that count: what is sold or said to be designed, by profile key."""
    work = profile.our_activities
    sides = {"design.product": profile.design.product, "design.service": profile.design.service}
    silent = (Designer.UNKNOWN, Designer.NOBODY)
    counting = {
        key: who
        for key, who in sides.items()
        if who not in silent
        or work & (_makes_it_count(profile, who) if key == "design.product" else SERVICE_WORK)
    }
    found = counting or (sides if work & WORK else {})
    return {**found, "design.service": Designer.UNKNOWN} if _service_is_open(profile) else found


def _makes_it_count(profile: Profile, who: Designer) -> frozenset[Activity]:
    """The work by which a product counts; goods of others, sold on under their names, are no design."""
    under_their_names = who is Designer.NOBODY and profile.design.own_brand in (False, NoProduct.NO_PRODUCT)
    served = profile.design.service not in (Designer.NOBODY, Designer.UNKNOWN)
    beside = served and not profile.our_activities.isdisjoint(SERVICE_WORK)
    return PRODUCT_WORK - {Activity.DISTRIBUTION} if under_their_names and beside else PRODUCT_WORK


def giver_is_of_another_side(profile: Profile) -> bool:
    """Whether a giver is named for who would have to change the design, and gives one side of the offer.

    Then that answer is about this side; what others design in our name, on the other one, is still ours.
    """
    if profile.design.corrected_by is not Corrector.GIVER:
        return False
    return not _GIVERS.isdisjoint(considered(profile).values())


def behind_outsourced(profile: Profile) -> tuple[Corrector, str]:
    """Who stands behind a design made in our name, and the key that says so.

    Who answers for it counts here alone: work can be given away, responsibility cannot.
    """
    design = profile.design
    if design.corrected_by is not Corrector.UNCLEAR and not giver_is_of_another_side(profile):
        return design.corrected_by, "design.corrected_by"
    if design.responsibility in (Responsibility.US, Responsibility.SHARED):
        return Corrector.US, "design.responsibility"
    if design.responsibility is Responsibility.CUSTOMER:
        return Corrector.CUSTOMER, "design.responsibility"
    if giver_is_of_another_side(profile):
        return Corrector.US, "design.corrected_by"
    return Corrector.UNCLEAR, "design.corrected_by"


def corrected_elsewhere(profile: Profile) -> bool:
    """Whether somebody outside would have to change the design; in older files, answers for it."""
    design = profile.design
    if design.corrected_by is Corrector.UNCLEAR:
        return design.responsibility is Responsibility.CUSTOMER
    return design.corrected_by in ELSEWHERE


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
    """Whether another site of the same company designs one side."""
    return Designer.GROUP_SITE in (profile.design.product, profile.design.service)


def designed_inside_the_scope(profile: Profile) -> bool:
    """Whether another site designs and the scope holds it, unless another company of the group is meant."""
    whole = profile.offer.scope_of is ScopeOf.ORGANIZATION
    outside = profile.design.corrected_by is Corrector.GIVER and not giver_is_of_another_side(profile)
    return whole and designed_at_group_site(profile) and not outside


def public_standard_leaves(profile: Profile) -> bool:
    """Whether a published standard designs, and leaves something that is chosen here."""
    if profile.design.standard_leaves is not True:
        return False
    return Designer.PUBLIC_STANDARD in considered(profile).values()


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
