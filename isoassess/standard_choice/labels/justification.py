"""The draft for clause 4.3 of why clause 8.3 is not applicable, in the language in use."""

from isoassess.domain.fact_words import fact_words
from isoassess.domain.message import Message
from isoassess.domain.profile import Designer
from isoassess.language.texts import _

_SIDES = ("product", "service")


def justification_sentences(message: Message) -> str:
    """Who defines the characteristics, what proves it, and that nobody here may change them."""
    given = dict(message.arguments)
    sides = {side: Designer(str(given[side])) for side in _SIDES if side in given}
    name = str(given["name"]) or _("the organization")
    kind = str(given.get("kind", ""))
    authority = _(
        "{name} has no authority to change these characteristics; changes are decided by those who define "
        "them."
    ).format(name=name)
    still_open = str(given.get("open", "")).split()
    orders = _orders(asks=bool(given.get("asks")), leaves_open="design.standard_leaves" in still_open)
    parts = [
        *_provisional(still_open),
        _opening(name, str(given["scope"]), one_site=bool(given.get("one_site"))),
        *_definers(sides, kind),
        _first_upper(authority),
        _effect(name, _what(sides, kind), orders, early=bool(given.get("early"))),
    ]
    return " ".join(parts)


def _opening(name: str, scope: str, *, one_site: bool) -> str:
    opening = _(
        "Clause 8.3, Design and development of products and services, is not applicable to the quality "
        "management system of {name}."
    )
    if one_site:
        opening = _(
            "Clause 8.3, Design and development of products and services, is not applicable to the quality "
            "management system of {name} at the site in its scope."
        )
    covers = _(" The scope is: {scope}.").format(scope=scope.rstrip(".")) if scope else ""
    return opening.format(name=name) + covers


def _provisional(still_open: list[str]) -> list[str]:
    """That nothing may be signed while a fact that could turn the answer is not known."""
    if not still_open:
        return []
    facts = "; ".join(f"\u201c{fact_words(key)}\u201d" for key in still_open)
    text = _(
        "PROVISIONAL, not to be signed yet. Still to be answered: {facts}. With another answer clause 8.3 "
        "may apply."
    )
    return [text.format(facts=facts)]


def _orders(*, asks: bool, leaves_open: bool) -> str:
    """What is done with each order; it claims no more than was answered."""
    if asks:
        return _(
            "what an order leaves open is asked of the customer, each order is reviewed before it is "
            "accepted (8.2.3)"
        )
    if leaves_open:
        return _("each order is reviewed before it is accepted (8.2.3)")
    return _("every order is completely specified, is reviewed before it is accepted (8.2.3)")


def _effect(name: str, what: str, orders: str, *, early: bool) -> str:
    """Nothing of it may be denied by what is known of the organization."""
    checks = _("and is checked before release (8.6)")
    if early:
        checks = _("and a release before all checks are done needs the approval that clause 8.6 asks for")
    text = _(
        "Leaving clause 8.3 out does not affect the ability or the responsibility of {name} to deliver "
        "conforming {what}, or customer satisfaction: {orders} {checks}."
    )
    return text.format(name=name, what=what, orders=orders, checks=checks)


def _what(sides: dict[str, Designer], kind: str) -> str:
    return _(" and ").join(_nouns(kind)[side] for side in sides) or _("products and services")


def _nouns(kind: str) -> dict[str, str]:
    product = _("goods") if kind == "goods" else _("products")
    return {"product": product, "service": _("courses") if kind == "courses" else _("services")}


def _definers(sides: dict[str, Designer], kind: str) -> list[str]:
    """One sentence for product and service together, or one for each where they differ."""
    if len(sides) == 2 and len(set(sides.values())) == 1 and kind == "products":
        return [_defined_by(_("products and services"), *_whom(sides["product"], "product", kind))]
    return [_defined_by(_nouns(kind)[side], *_whom(who, side, kind)) for side, who in sides.items()]


def _defined_by(what: str, whom: str, proof: str) -> str:
    text = _("The characteristics of the {what} are defined by {whom}; the proof is {proof}.")
    return text.format(what=what, whom=whom, proof=proof)


def _whom(who: Designer, side: str, kind: str) -> tuple[str, str]:
    """Who defines one side, and what proves it."""
    if who is Designer.CUSTOMER and (side == "service" or kind == "goods"):
        return _("the customer"), _("the customer's contract, specification and orders, each with its date")
    if who is Designer.MAKER and side == "service":
        return _("the makers of the goods"), _("the makers' service manuals in their current edition")
    return _known().get(who) or _unnamed(side, kind)


def _known() -> dict[Designer, tuple[str, str]]:
    return {
        Designer.CUSTOMER: (
            _("the customer"),
            _("the customer's drawings, specifications and orders, each with its revision"),
        ),
        Designer.PUBLIC_STANDARD: (
            _("a published standard"),
            _("that standard in its current edition and the order that refers to it"),
        ),
        Designer.LICENSOR: (_("the licensor"), _("the license and the licensed specifications")),
        Designer.MAKER: (
            _("their makers"),
            _("the makers' data sheets, catalogs and declarations in their current edition"),
        ),
        Designer.PARENT: (
            _("the parent or a sister company"),
            _("the documents released there and the agreement with that company"),
        ),
        Designer.GROUP_SITE: (
            _("another site of the company"),
            _("the documents released by that site and the agreement between the sites"),
        ),
    }


def _unnamed(side: str, kind: str) -> tuple[str, str]:
    """Where nobody is named: whoever it can only be."""
    if side == "product" and kind == "goods":
        return _known()[Designer.MAKER]
    if side == "service" and kind == "courses":
        return _("whoever sets the curriculum"), _("the curriculum and the examination rules it refers to")
    if side == "service":
        return _("whoever orders the service"), _("the contract or order and the rules it refers to")
    return _("whoever places or specifies the order"), _("the order and the specification it refers to")


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
