"""What opening an organization comes to: its newest assessment, or the first one, started now."""

import datetime
from typing import TYPE_CHECKING

from isoassess.store import Store

if TYPE_CHECKING:
    from isoassess.catalogue import Catalogue


def newest_assessment(store: Store, organization_id: str) -> str | None:
    """The id of the newest assessment; None where there is none."""
    assessments = store.assessments(organization_id)
    return assessments[0].id if assessments else None


def start_assessment(
    store: Store, catalogue: "Catalogue", organization_id: str, *, today: datetime.date
) -> str:
    """The id of a new assessment against the standard that was chosen."""
    from isoassess.casework import lens_for  # the rules are loaded with the first organization opened

    lens = lens_for(store.profile(organization_id), store.own_decision(organization_id), today)
    return store.add_assessment(
        organization_id, lens=lens, started=today, assessor="", catalogue_version=catalogue.version
    )
