"""Firms for the tests of the choice: one that designs nothing, and what may be different about it."""

from typing import Any

from msgspec.structs import replace

from isoassess.domain.profile import (
    Activity,
    Corrector,
    Design,
    Designer,
    Offer,
    Profile,
    Responsibility,
    Sector,
    Specification,
)

# Nothing is left to the firm: who gives the design is said by what is set beside it.
COMPLETE = Design(
    specification=Specification.COMPLETE, standard_leaves=False, may_change=False, own_brand=False
)
ORDERED = replace(COMPLETE, product=Designer.CUSTOMER, responsibility=Responsibility.CUSTOMER)
SERVED = replace(ORDERED, service=Designer.CUSTOMER)
OF_NOBODY = replace(COMPLETE, product=Designer.NOBODY, corrected_by=Corrector.GIVER)


def firm(
    activities: tuple[Activity, ...] = (Activity.PURCHASING, Activity.PRODUCTION),
    *,
    of: Design = SERVED,
    sector: Sector | None = None,
    offer: Offer | None = None,
    **design: Any,
) -> Profile:
    """A firm of these activities; its design facts are those of `of`, but for the ones named."""
    return Profile(
        activities=activities,
        design=replace(of, **design),
        sector=sector or Sector(),
        offer=offer or Offer(),
    )
