"""The draft for clause 4.3 of why clause 8.3 is not applicable, and what could be held against it."""

from isoassess.domain.decision import DesignClause, Note
from isoassess.domain.profile import Designer, Profile
from isoassess.language.texts import _
from isoassess.standard_choice.design_test import ANSWERABLE, considered
from isoassess.standard_choice.situation import Situation


def draft(situation: Situation) -> str:
    """Who defines the characteristics, what proves it, that nobody here may change them; empty if it "
    "applies."""
    if situation.clause_8_3 is not DesignClause.NOT_APPLICABLE:
        return ""
    profile = situation.profile
    name = profile.organization.name.strip() or _("the organization")
    scope = profile.offer.scope.strip()
    covers = _(" The scope is: {scope}.").format(scope=scope.rstrip(".")) if scope else ""
    opening = _(
        "Clause 8.3, Design and development of products and services, is not applicable to the quality "
        "management system of {name}."
    ).format(name=name)
    authority = _(
        "{name} has no authority to change these characteristics; changes are decided by those who define "
        "them."
    ).format(name=name)
    effect = _(
        "Leaving clause 8.3 out does not affect the ability or the responsibility of {name} to deliver "
        "conforming products and services, or customer satisfaction: every order is completely specified, is "
        "reviewed before it is accepted (8.2.3) and is checked before release (8.6)."
    ).format(name=name)
    parts = [opening + covers, *_definers(profile), _first_upper(authority), effect]
    return " ".join(parts)


def doubts(situation: Situation) -> tuple[Note, ...]:
    """What an auditor would hold against the claim that 8.3 is not applicable."""
    if situation.clause_8_3 is not DesignClause.NOT_APPLICABLE:
        return ()
    found = (*_doubtful_facts(situation.profile), *_doubtful_texts(situation.profile))
    return tuple(Note(rule="D7", says=says) for says in found)


def _doubtful_facts(profile: Profile) -> list[str]:
    found = []
    if Designer.NOBODY in considered(profile).values():
        found.append(_("Name who defines the characteristics; that nobody does is not enough for the claim."))
    if profile.design.own_brand or profile.design.responsibility in ANSWERABLE:
        found.append(
            _(
                "Your own name on the product, or answering for its design, speaks against leaving clause "
                "8.3 "
                "out. Keep at hand what proves that the design is given."
            )
        )
    return found


def _doubtful_texts(profile: Profile) -> list[str]:
    found = []
    if "design" in profile.offer.scope.lower():
        found.append(_("Your scope speaks of design. With clause 8.3 not applicable it must not."))
    example = profile.design.example.strip()
    if example:
        text = _('Go through your example of a change, "{example}": who decided what the customer got?')
        found.append(text.format(example=example))
    elif "design.service" in considered(profile):
        text = _(
            "Have an example ready of a service that was introduced or changed in the last three years, and "
            "who decided it."
        )
        found.append(text)
    return found


def _definers(profile: Profile) -> list[str]:
    """One sentence for product and service together, or one for each where they differ."""
    sides = considered(profile)
    if len(sides) == 2 and len(set(sides.values())) == 1:
        return [_defined_by(_("products and services"), next(iter(sides.values())))]
    what = {"design.product": _("products"), "design.service": _("services")}
    return [_defined_by(what[side], who) for side, who in sides.items()]


def _defined_by(what: str, who: Designer) -> str:
    whom, proof = {
        Designer.CUSTOMER: (
            _("the customer"),
            _("the customer's drawings, specifications and orders, each with its revision"),
        ),
        Designer.PUBLIC_STANDARD: (
            _("a published standard"),
            _("that standard in its current edition and the order that refers to it"),
        ),
        Designer.LICENSOR: (_("the licensor"), _("the license and the licensed specifications")),
        Designer.GROUP_SITE: (
            _("another site of the group"),
            _("the documents released by that site and the agreement between the sites"),
        ),
    }.get(
        who, (_("whoever places or specifies the order"), _("the order and the specification it refers to"))
    )
    text = _("The characteristics of the {what} are defined by {whom}; the proof is {proof}.")
    return text.format(what=what, whom=whom, proof=proof)


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
