"""What opening an organization comes to: its newest assessment, or the first one, started now."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from isoassess.domain import Lens
from isoassess.errors import BadInput
from isoassess.language.texts import _
from isoassess.store import CarryOver, Shelf, Store

if TYPE_CHECKING:
    from isoassess.catalogue.catalogue import Catalogue


def newest_assessment(store: Store, organization_id: str) -> str | None:
    """The id of the newest assessment; None where there is none."""
    assessments = store.assessments(organization_id)
    return assessments[0].id if assessments else None


def assessment_to_open(
    store: Store,
    catalogue: "Callable[[], Catalogue]",
    organization_id: str,
    today: datetime.date,
    own_name: str = "",
) -> tuple[str | None, bool]:
    """The newest assessment, begun now where there is none, and whether the wizard was left half-way.

    While it was, nothing is begun. `own_name` becomes that of the assessor. What lies under Deleted is not
    opened (BadInput).
    """
    if organization_id in store.organization_ids(shelf=Shelf.REMOVED):
        raise BadInput(_("This organization is deleted. Bring it back to open it."))
    is_left = store.wizard_page(organization_id) is not None
    newest = newest_assessment(store, organization_id)
    if newest is None and not is_left:
        newest = start_assessment(store, catalogue(), organization_id, today=today, assessor=own_name)
    return newest, is_left


def chosen_lens(store: Store, organization_id: str, today: datetime.date) -> Lens:
    """The standard to assess against: a person's own decision, or what the rules choose."""
    from isoassess.assessment.case_builder import (
        lens_for,  # the rules are loaded with the first organization opened
    )

    return lens_for(store.profile(organization_id), store.own_decision(organization_id), today)


def start_assessment(
    store: Store,
    catalogue: "Catalogue",
    organization_id: str,
    *,
    today: datetime.date,
    started: datetime.date | None = None,
    assessor: str = "",
    earlier: str | None = None,
    carry: CarryOver = CarryOver.NOTHING,
) -> str:
    """The id of a new assessment against the standard chosen as of today, started then or on another day."""
    return store.add_assessment(
        organization_id,
        lens=chosen_lens(store, organization_id, today),
        started=started or today,
        assessor=assessor,
        catalogue_version=catalogue.version,
        earlier=earlier,
        carry=carry,
    )
