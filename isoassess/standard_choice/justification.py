"""The draft for clause 4.3 of why clause 8.3 is not applicable, and what could be held against it."""

from collections.abc import Iterator

from isoassess.domain.decision import DecisionWarning, DesignClause
from isoassess.domain.message import Message, message
from isoassess.domain.profile import Activity, Designer, Profile, ScopeOf, Specification
from isoassess.standard_choice.design_test import considered
from isoassess.standard_choice.givers import PRODUCT, SERVICE, givers, sides_delivered
from isoassess.standard_choice.scope_words import claims_own_design, own_work_told
from isoassess.standard_choice.situation import Situation


def draft(situation: Situation) -> Message | None:
    """Whom it is about, its scope, who defines what is delivered; None if the clause applies.

    `open`: the keys of the facts that are not known and could still turn the answer.
    """
    if situation.clause_8_3 is not DesignClause.NOT_APPLICABLE:
        return None
    profile = situation.profile
    sides = {
        side.removeprefix("design."): givers(profile, first=side)[0] for side in sides_delivered(profile)
    }
    return message(
        "design-not-applicable",
        name=profile.organization.name.strip(),
        scope=profile.offer.scope.strip(),
        one_site=profile.offer.scope_of is ScopeOf.SITE,
        kind=_kind(profile),
        asks=profile.design.specification is Specification.ASKED,
        early=profile.conditions.release_before_checks is True,
        open=" ".join((*situation.design.unknown, *_of_nobody(situation))),
        **sides,
    )


def doubts(situation: Situation) -> tuple[DecisionWarning, ...]:
    """What an auditor would hold against the claim that 8.3 is not applicable."""
    if situation.clause_8_3 is not DesignClause.NOT_APPLICABLE:
        return ()
    found = (*_doubtful_facts(situation.profile), *_doubtful_texts(situation.profile))
    return tuple(DecisionWarning(rule="D7", says=says) for says in found)


def _of_nobody(situation: Situation) -> tuple[str, ...]:
    """The sides of which nobody is named, where nothing else tells whose design it can only be."""
    profile = situation.profile
    if _kind(profile) != "products":
        return ()
    open_ones = [
        side for side in sides_delivered(profile) if givers(profile, first=side) == (Designer.NOBODY,)
    ]
    return tuple(side for side in open_ones if side not in situation.design.unknown)


def _kind(profile: Profile) -> str:
    """What the organization is in the words of the draft: who makes, who sells on, who teaches or serves."""
    work = profile.our_activities
    if Activity.PRODUCTION in work or not work:
        return "products"
    if Activity.DISTRIBUTION in work and PRODUCT in sides_delivered(profile):
        return "goods"
    return "courses" if Activity.TRAINING in work else "products"


def _doubtful_facts(profile: Profile) -> Iterator[Message]:
    sides = sides_delivered(profile)
    if any(givers(profile, first=side) == (Designer.NOBODY,) for side in sides):
        yield message("name-who-defines")
    if profile.design.own_brand is True:
        yield message("own-name-speaks-against")


def _doubtful_texts(profile: Profile) -> Iterator[Message]:
    if claims_own_design(profile.offer.scope):
        yield message("scope-speaks-of-design")
    offer = profile.offer
    told = next(filter(None, map(own_work_told, (offer.products, offer.services, offer.scope))), "")
    if told:
        yield message("offer-speaks-of-own-design", words=told)
    example = profile.design.example.strip()
    if example:
        yield message("example-of-change", example=example)
    elif SERVICE in considered(profile):
        yield message("have-an-example")
