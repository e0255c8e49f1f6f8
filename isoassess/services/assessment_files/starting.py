"""A profile as a new beginning: what stays so is kept, what time has changed is asked anew."""

import datetime

from msgspec import Struct
from msgspec.structs import replace

from isoassess.domain.profile import Profile, System
from isoassess.services.earlier_proposals import RISK, answered_profile, risk_was_proposed
from isoassess.store import Store

_ANEW = ("system.", "target_date")  # how far a firm was then says nothing of how far it is now


class StartedProfile(Struct, frozen=True, kw_only=True):
    """`asked_anew`: the keys of facts that the earlier one knew, and that are open in this one."""

    profile: Profile
    asked_anew: tuple[str, ...] = ()


def started_again(earlier: Profile, today: datetime.date) -> StartedProfile:
    """Without how far the system was, a target that is past, and what was answered to those."""
    system = tuple(
        f"system.{name}"
        for name in System.__struct_fields__
        if getattr(earlier.system, name) is not None or f"system.{name}" in earlier.answered
    )
    past = earlier.target_date is not None and earlier.target_date < today
    target = ("target_date",) if past or "target_date" in earlier.answered else ()
    profile = replace(
        earlier,
        system=System(),
        target_date=None if past else earlier.target_date,
        answered=tuple(key for key in earlier.answered if not key.startswith(_ANEW)),
    )
    return StartedProfile(profile=profile, asked_anew=(*system, *target))


def started_from(store: Store, organization_id: str, today: datetime.date) -> StartedProfile:
    """From one that is stored; a risk that nobody answered is not handed on as somebody's answer."""
    started = started_again(answered_profile(store, organization_id), today)
    if not risk_was_proposed(store, organization_id):
        return started
    return StartedProfile(profile=started.profile, asked_anew=(*started.asked_anew, RISK))
