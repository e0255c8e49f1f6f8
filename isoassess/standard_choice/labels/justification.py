"""The draft for clause 4.3 of why clause 8.3 is not applicable, in the language in use."""

from isoassess.domain.message import Message
from isoassess.domain.profile import Designer
from isoassess.language.texts import _


def justification_sentences(message: Message) -> str:
    """Who defines the characteristics, what proves it, and that nobody here may change them."""
    given = {name: str(value) for name, value in message.arguments}
    sides = {side: Designer(who) for side, who in given.items() if side in ("product", "service")}
    name = given["name"] or _("the organization")
    scope = given["scope"]
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
    parts = [opening + covers, *_definers(sides), _first_upper(authority), effect]
    return " ".join(parts)


def _definers(sides: dict[str, Designer]) -> list[str]:
    """One sentence for product and service together, or one for each where they differ."""
    if len(sides) == 2 and len(set(sides.values())) == 1:
        return [_defined_by(_("products and services"), next(iter(sides.values())))]
    what = {"product": _("products"), "service": _("services")}
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
