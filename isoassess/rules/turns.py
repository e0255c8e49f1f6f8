"""Which fact alone would turn the answer: every other value of every fact is tried and compared."""

from collections.abc import Iterator

from isoassess.decision import Turn
from isoassess.named_standard import Named
from isoassess.profile import (
    Activity,
    Designer,
    Profile,
    Responsibility,
    ScopeOf,
    Specification,
    fact,
    with_fact,
)
from isoassess.rules.design import WORK
from isoassess.rules.situation import Situation, conclude

_YES_NO = {"yes": True, "no": False}
_WORDS: dict[str, type[Designer | Responsibility | Specification | ScopeOf]] = {
    "design.product": Designer,
    "design.service": Designer,
    "design.responsibility": Responsibility,
    "design.specification": Specification,
    "offer.scope_of": ScopeOf,
}
_SWITCHES = ("design.may_change", "design.own_brand", "design.only_process")
_UNKNOWN = ("unknown", "unclear")
_READINGS = ("ISO 9001", "ISO 9002:1994", "ISO/TS 9002:2016")  # what an unclear name may turn out to be


def turned(profile: Profile, fact: str, value: str) -> Profile:
    """The profile with one fact changed to a slug; `activities.training` is `yes` or `no`."""
    if fact in _WORDS:
        return with_fact(profile, fact, _WORDS[fact](value))
    if fact in _SWITCHES:
        return with_fact(profile, fact, _YES_NO[value])
    part, _, activity = fact.partition(".")
    if part == "activities":
        return _with_activity(profile, Activity(activity), present=_YES_NO[value])
    return with_fact(profile, fact, value)


def turns(situation: Situation) -> tuple[Turn, ...]:
    """Every single change that gives another model or another standing of clause 8.3."""
    found = []
    for key, value in _alternatives(situation):
        other = conclude(turned(situation.profile, key, value), situation.on)
        if (other.model, other.clause_8_3) != (situation.model, situation.clause_8_3):
            found.append(Turn(fact=key, value=value, model=other.model, clause_8_3=other.clause_8_3))
    return tuple(found)


def _alternatives(situation: Situation) -> Iterator[tuple[str, str]]:
    """Known values other than the present one; to forget a fact is no change of it."""
    profile = situation.profile
    if situation.named.kind is Named.AMBIGUOUS:
        yield from (("named_standard", reading) for reading in _READINGS)
    for key, words in _WORDS.items():
        present = fact(profile, key)
        yield from ((key, word.value) for word in words if word is not present and word.value not in _UNKNOWN)
    for key in _SWITCHES:
        yield from ((key, word) for word, value in _YES_NO.items() if fact(profile, key) is not value)
    for activity in (a for a in Activity if a in WORK):
        if activity not in profile.activities:
            yield f"activities.{activity.value}", "yes"
        elif profile.our_activities & WORK - {activity}:
            yield f"activities.{activity.value}", "no"


def _with_activity(profile: Profile, activity: Activity, *, present: bool) -> Profile:
    others = tuple(a for a in profile.activities if a is not activity)
    return with_fact(profile, "activities", (*others, activity) if present else others)
