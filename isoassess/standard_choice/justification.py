"""The draft for clause 4.3 of why clause 8.3 is not applicable, and what could be held against it."""

from collections.abc import Iterator

from isoassess.domain.decision import DecisionWarning, DesignClause
from isoassess.domain.message import Message, message
from isoassess.domain.profile import Designer, Profile
from isoassess.standard_choice.design_test import ANSWERABLE, considered
from isoassess.standard_choice.situation import Situation


def draft(situation: Situation) -> Message | None:
    """Whom it is about, its scope, and who defines product and service; None if the clause applies."""
    if situation.clause_8_3 is not DesignClause.NOT_APPLICABLE:
        return None
    profile = situation.profile
    sides = {side.removeprefix("design."): who for side, who in considered(profile).items()}
    name, scope = profile.organization.name.strip(), profile.offer.scope.strip()
    return message("design-not-applicable", name=name, scope=scope, **sides)


def doubts(situation: Situation) -> tuple[DecisionWarning, ...]:
    """What an auditor would hold against the claim that 8.3 is not applicable."""
    if situation.clause_8_3 is not DesignClause.NOT_APPLICABLE:
        return ()
    found = (*_doubtful_facts(situation.profile), *_doubtful_texts(situation.profile))
    return tuple(DecisionWarning(rule="D7", says=says) for says in found)


def _doubtful_facts(profile: Profile) -> Iterator[Message]:
    if Designer.NOBODY in considered(profile).values():
        yield message("name-who-defines")
    if profile.design.own_brand or profile.design.responsibility in ANSWERABLE:
        yield message("own-name-speaks-against")


def _doubtful_texts(profile: Profile) -> Iterator[Message]:
    if "design" in profile.offer.scope.lower():
        yield message("scope-speaks-of-design")
    example = profile.design.example.strip()
    if example:
        yield message("example-of-change", example=example)
    elif "design.service" in considered(profile):
        yield message("have-an-example")
