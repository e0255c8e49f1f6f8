"""Who decides what is delivered where it is not decided here, as a person has answered it."""

from isoassess.domain.profile import Activity, Corrector, Designer, Profile
from isoassess.standard_choice.design_test import OURS, PRODUCT_WORK, SERVICE_WORK, UPKEEP, Sides, considered

PRODUCT, SERVICE = "design.product", "design.service"
_OTHER_SERVICE = frozenset(
    {Activity.INSTALLATION, Activity.SOFTWARE_OPERATION, Activity.TESTING_CALIBRATION, Activity.INSPECTION}
)
_SERVING = SERVICE_WORK | UPKEEP | _OTHER_SERVICE | {Activity.DISTRIBUTION}


def sides_delivered(profile: Profile) -> Sides:
    """The sides of the offer that count and are delivered; all that count where none of them is."""
    sides = considered(profile)
    work, offer = profile.our_activities, profile.offer
    goods_of_nobody = _only_carried(sides, work)
    delivered = {
        PRODUCT: bool((work & PRODUCT_WORK and not goods_of_nobody) or offer.products.strip()),
        SERVICE: not service_is_not_done(profile),
    }
    return {side: who for side, who in sides.items() if delivered[side]} or sides


def _only_carried(sides: Sides, work: frozenset[Activity]) -> bool:
    """Whether nobody is named for the goods while the service is laid down, as with who carries or stores."""
    sells = Activity.PURCHASING in work and Activity.SERVICE_PROVISION not in work
    if sells or Activity.PRODUCTION in work:
        return False
    served = sides.get(SERVICE, Designer.UNKNOWN)
    return sides.get(PRODUCT) is Designer.NOBODY and served not in (Designer.UNKNOWN, Designer.NOBODY)


def service_is_not_done(profile: Profile) -> bool:
    """Whether all that could be a service is known not to be done."""
    asked = bool(profile.activities) and not _SERVING.intersection(profile.unanswered_stages)
    return asked and not profile.our_activities & _SERVING and not profile.offer.services.strip()


def givers(profile: Profile, *, first: str) -> tuple[Designer, ...]:
    """Who decides about the side `first`, or about the other one where nobody is known there; never we."""
    sides = sides_delivered(profile)
    known = {side: who for side, who in sides.items() if who is not Designer.UNKNOWN and who not in OURS}
    if first in known:
        return (_named(profile, known[first]),)
    return tuple(dict.fromkeys(_named(profile, who) for who in known.values()))


def _named(profile: Profile, who: Designer) -> Designer:
    """A published standard where it is said to fix what nobody here designs; no customer is named so."""
    fixed = profile.design.corrected_by is Corrector.PUBLIC_STANDARD
    return Designer.PUBLIC_STANDARD if who is Designer.NOBODY and fixed else who
