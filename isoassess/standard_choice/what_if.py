"""Which fact alone would change the answer: every other value of every fact is tried and compared."""

from collections.abc import Iterator

from isoassess.domain.decision import Decision, WhatIf
from isoassess.domain.fact_keys import fact, with_fact
from isoassess.domain.profile import (
    Activity,
    Corrector,
    Designer,
    NoProduct,
    Performer,
    Profile,
    Responsibility,
    Scheme,
    ScopeOf,
    Specification,
)
from isoassess.standard_choice.design_test import WORK
from isoassess.standard_choice.situation import Situation, conclude, sector_of_contract

_YES_NO: dict[str, bool | NoProduct] = {"yes": True, "no": False}
_NAMES = {**_YES_NO, NoProduct.NO_PRODUCT.value: NoProduct.NO_PRODUCT}
_WORDS: dict[str, type[Designer | Corrector | Responsibility | Specification | ScopeOf | Scheme]] = {
    "design.product": Designer,
    "design.service": Designer,
    "design.corrected_by": Corrector,
    "design.responsibility": Responsibility,
    "design.specification": Specification,
    "offer.scope_of": ScopeOf,
    "sector.scheme": Scheme,
}
_SWITCHES = {
    "design.standard_leaves": _YES_NO,
    "design.may_change": _YES_NO,
    "design.own_brand": _NAMES,
    "design.only_process": _YES_NO,
}
_UNKNOWN = ("unknown", "unclear")
_NOTHING = "none"  # the value that takes a text away
_TEXTS = ("named_standard", "offer.services")
_READINGS = ("ISO 9001", "ISO 9002:1994", "ISO/TS 9002:2016")  # what a named standard may turn out to be


def with_other_fact(profile: Profile, fact: str, value: str) -> Profile:
    """The profile with one fact changed to a slug.

    `activities.training` is `yes` or `no`, `performed_by.training` says who does it, and a text that is
    `none` is taken away.
    """
    if fact in _WORDS:
        return with_fact(profile, fact, _WORDS[fact](value))
    if fact in _SWITCHES:
        return with_fact(profile, fact, _SWITCHES[fact][value])
    part, _, activity = fact.partition(".")
    if part == "activities":
        return _with_activity(profile, Activity(activity), present=value == "yes")
    if part == "performed_by":
        performers = {**profile.performed_by, Activity(activity): Performer(value)}
        return with_fact(profile, part, performers)
    return with_fact(profile, fact, "" if fact in _TEXTS and value == _NOTHING else value)


def what_ifs(decision: Decision) -> tuple[WhatIf, ...]:
    """Every single change of its profile that gives another model or another answer about clause 8.3.

    Apart from the decision, which is made many times where nobody asks what would change it.
    """
    found, situation = [], conclude(decision.profile, decision.as_of)
    for key, value in _alternatives(situation):
        other = conclude(with_other_fact(situation.profile, key, value), situation.on)
        if (other.model, other.clause_8_3) != (situation.model, situation.clause_8_3):
            found.append(WhatIf(fact=key, value=value, model=other.model, clause_8_3=other.clause_8_3))
    return tuple(found)


def _alternatives(situation: Situation) -> Iterator[tuple[str, str]]:
    """Known values other than the present one; to forget a fact is no change of it."""
    profile = situation.profile
    yield from _other_texts(situation)
    for key, words in _WORDS.items():
        present = fact(profile, key)
        yield from ((key, word.value) for word in words if word is not present and word.value not in _UNKNOWN)
    for key, switch in _SWITCHES.items():
        yield from ((key, word) for word, value in switch.items() if fact(profile, key) is not value)
    for activity in Activity:
        if activity not in profile.activities:
            yield f"activities.{activity.value}", "yes"
            continue
        if profile.our_activities & WORK - {activity}:
            yield f"activities.{activity.value}", "no"
        present = profile.performed_by.get(activity, Performer.WE)
        yield from ((f"performed_by.{activity.value}", who.value) for who in Performer if who is not present)


def _other_texts(situation: Situation) -> Iterator[tuple[str, str]]:
    """What a text may become: the contract's standard amended or dropped, the services taken out."""
    if situation.contract_decides:
        yield from (("named_standard", reading) for reading in (_NOTHING, *_READINGS))
    elif sector_of_contract(situation.profile) is not Scheme.NONE:
        yield "named_standard", _NOTHING
    if situation.profile.offer.services.strip():
        yield "offer.services", _NOTHING


def _with_activity(profile: Profile, activity: Activity, *, present: bool) -> Profile:
    others = tuple(a for a in profile.activities if a is not activity)
    return with_fact(profile, "activities", (*others, activity) if present else others)
