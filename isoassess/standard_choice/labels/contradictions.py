"""Which answers of a person do not go together, and what settles it, in the language in use."""

from isoassess.domain.fact_words import fact_words, value_words
from isoassess.domain.filling import filled
from isoassess.domain.message import Message
from isoassess.domain.profile import Designer
from isoassess.language.texts import _


def contradiction_sentences() -> dict[str, str]:
    """Every sentence by the id of its message."""
    both = _("Two answers contradict each other: “{first}” and “{second}”.")
    return {
        "two-answers": both,
        "two-answers-ours-or-given": both + _(" Until one of them is changed, the design counts as yours."),
        "two-answers-left-open": both
        + _(" Until one of them is changed, what the standard leaves open counts as designed by you."),
        "service-not-done": _(
            "Two answers contradict each other: no service is done by you, and “{second}”. If you deliver a "
            "service, say so among the stages of the work; if you do not, take the second answer back to "
            "“Not answered”."
        ),
        "no-product-but-made": _(
            "Two answers contradict each other: you make no product, and products are made or named. Say "
            "whether a product carries your name as its maker's."
        ),
        "transition-of-no-certificate": _(
            "Two answers do not go together: you want to move a certificate, and none is named. Name the "
            "certificate you hold, or say that you want a first one."
        ),
        "maker-but-made-here": _(
            "Two answers contradict each other: the maker designs the product, and production is done by "
            "you. If you make it, say who designs what you make: you, the customer or a licensor; if you "
            "only pack or finish it, leave this as it is and expect the question."
        ),
        **_settling(),
    }


def contradiction_words(message: Message) -> str:
    """The sentence with the answers as a person gave them."""
    given = {name: str(value) for name, value in message.arguments}
    said: dict[str, str] = {}
    for name in ("first", "second"):
        if name in given:
            said[name] = _answer(given[name], given[f"{name}_is"])
    if message.id == "service-not-done":
        said["second"] = _answer("design.service", given["who"])
    return filled(contradiction_sentences()[message.id], (), said)


def in_our_name_sentences() -> dict[str, str]:
    """By which answer a design that others make for us is ours."""
    tail = _(" Work can be given away, responsibility cannot.")
    return {
        "designed-for-us-and-corrected": _("{who}, and if it were wrong you would have it changed.") + tail,
        "designed-for-us-and-answered": _("{who}, and you answer for it.") + tail,
        "designed-for-us-beside-given": _(
            "{who}, and whoever would change the given side would not change that one."
        )
        + tail,
        "designed-for-us-and-shared": _("{who}, and you and the customer answer for it.") + tail,
    }


def in_our_name_words(message: Message) -> str:
    """The sentence of a design that others make for us."""
    who = _("Design work is outsourced by you")
    if dict(message.arguments)["who"] == Designer.SUBCONTRACTOR:
        who = _("A subcontractor designs for you")
    return in_our_name_sentences()[message.id].format(who=who)


def _answer(keys: str, value: str) -> str:
    """A question and what was answered; several, with blanks between their keys, were answered alike."""
    return ", ".join(f"{fact_words(key)}: {value_words(key, value)}" for key in keys.split())


def _settling() -> dict[str, str]:
    return {
        "in-our-name-or-given": _(
            "If somebody designs in your name, it is for you to have it changed: say so; then clause 8.3 "
            "applies. If the design is given to you, say who gives it: the customer, the maker of the goods, "
            "a licensor, your parent or a published standard."
        ),
        "given-or-ours": _(
            "If you would have to change the design, say that you design, alone or with the customer; then "
            "clause 8.3 applies. If whoever gives it to you would have to, say so."
        ),
        "site-or-company": _(
            "If the other site belongs to your company, you would have to change the design: say so; then "
            "clause 8.3 applies. If it belongs to another company of the group, say that your parent or a "
            "sister company designs. If the scope is only one site, say that."
        ),
        "only-purchasing-is-ours": _(
            "Purchasing serves what you make, sell on or deliver. Say which of the other stages of the work "
            "is yours, or is done for you."
        ),
    }
