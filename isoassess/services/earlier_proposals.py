"""Which answers of a profile an earlier version wrote by itself, so that nobody takes them for a person's."""

import msgspec
from msgspec.structs import replace

from isoassess.domain.profile import Profile
from isoassess.reference.sectors import usual_risk
from isoassess.store import Store

RISK, CODES, NAME = "sector.risk", "sector.codes", "organization.name"


def answered_profile(store: Store, organization_id: str) -> Profile:
    """The profile without the risk that nobody answered, to be the profile of another one."""
    profile = store.profile(organization_id)
    if not risk_was_proposed(store, organization_id):
        return profile
    return replace(profile, sector=replace(profile.sector, risk=None))


def risk_was_proposed(store: Store, organization_id: str) -> bool:
    """Whether the risk came with the sectors, as earlier versions proposed it, and nobody answered it since.

    A profile that was read from a file as a whole says what a person has written there.
    """
    steps = {
        key: {entry.step: entry for entry in store.history(organization_id=organization_id, key=key)}
        for key in (RISK, CODES, NAME)
    }
    if not steps[RISK]:
        return False
    last = max(steps[RISK])
    with_codes = steps[CODES].get(last)
    if with_codes is None or last in steps[NAME]:
        return False
    codes = msgspec.json.decode(with_codes.after or "[]", type=tuple[int, ...])
    usual = usual_risk(codes)
    return usual is not None and msgspec.json.decode(steps[RISK][last].after or "null") == usual.value
