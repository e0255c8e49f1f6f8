"""Duties that the law usually lays on a kind of work, to be held against a "no" in the profile."""

from enum import StrEnum

from msgspec import Struct

from isoassess.domain.profile import Activity, Profile, Scheme
from isoassess.language.texts import _

TRACEABILITY = "conditions.traceability_required"
POST_DELIVERY = "conditions.post_delivery"
PROPERTY = "conditions.customer_property"
MEASURING = "conditions.measuring_equipment"


class RegulatedTrade(StrEnum):
    """A kind of work that the law looks at closely."""

    FOOD = "food"
    MEDICAL = "medical"
    CONSTRUCTION = "construction"
    VEHICLES = "vehicles"
    MACHINES = "machines"


class _Marks(Struct, frozen=True, kw_only=True):
    """What of a sector tells the trade: IAF codes, beginnings of NACE codes, schemes."""

    codes: tuple[int, ...]
    nace: tuple[str, ...]
    schemes: tuple[Scheme, ...] = ()


# "Food, medical, construction products" are the usual challenges to a claim without traceability; whoever
# builds vehicles and aircraft is held to the same. Machines are named for the duties after delivery only.
_MARKS = {
    RegulatedTrade.FOOD: _Marks(
        codes=(1, 3, 30), nace=("01", "03", "10", "11", "12", "46.2", "46.3", "47.2", "55", "56")
    ),
    RegulatedTrade.MEDICAL: _Marks(
        codes=(13, 38), nace=("21", "26.6", "32.5", "46.46", "47.73", "86"), schemes=(Scheme.MEDICAL,)
    ),
    RegulatedTrade.CONSTRUCTION: _Marks(codes=(16, 28), nace=("23.3", "23.5", "23.6", "41", "42", "43")),
    RegulatedTrade.VEHICLES: _Marks(
        codes=(20, 21, 22), nace=("29", "30"), schemes=(Scheme.AUTOMOTIVE, Scheme.AEROSPACE)
    ),
    RegulatedTrade.MACHINES: _Marks(codes=(18, 19), nace=("26", "27", "28")),
}
_DUTIES = {
    TRACEABILITY: frozenset(
        {RegulatedTrade.FOOD, RegulatedTrade.MEDICAL, RegulatedTrade.CONSTRUCTION, RegulatedTrade.VEHICLES}
    ),
    POST_DELIVERY: frozenset(RegulatedTrade),
}


def trade_asked(profile: Profile, key: str) -> RegulatedTrade | None:
    """The trade whose law usually asks for what the fact `key` denies; None where there is none."""
    if _value(profile, key) is not False:
        return None
    return next((trade for trade in RegulatedTrade if trade in _DUTIES[key] and _is_in(profile, trade)), None)


def holds_data_of_customers(profile: Profile) -> bool:
    """Whether customers' systems are run here although nothing of the customers' is said to be in use."""
    operates = Activity.SOFTWARE_OPERATION in profile.our_activities
    return operates and profile.conditions.customer_property is False


def trade_words(trade: RegulatedTrade) -> str:
    """The trade in the language in use."""
    return {
        RegulatedTrade.FOOD: _("food and drink"),
        RegulatedTrade.MEDICAL: _("medicine, medical devices and care"),
        RegulatedTrade.CONSTRUCTION: _("building and building materials"),
        RegulatedTrade.VEHICLES: _("vehicles, ships and aircraft"),
        RegulatedTrade.MACHINES: _("machines and electrical equipment"),
    }[trade]


def _is_in(profile: Profile, trade: RegulatedTrade) -> bool:
    marks, sector = _MARKS[trade], profile.sector
    by_nace = any(code.strip().startswith(mark) for code in sector.nace for mark in marks.nace)
    return by_nace or sector.scheme in marks.schemes or not set(marks.codes).isdisjoint(sector.codes)


def _value(profile: Profile, key: str) -> bool | None:
    conditions = profile.conditions
    return conditions.traceability_required if key == TRACEABILITY else conditions.post_delivery
