"""Which fact is missing or which answers contradict each other, in the language in use."""

from isoassess.domain.message import Message
from isoassess.language.texts import _


def open_question_words(message: Message) -> str:
    """What stands in the way of an answer, said in one sentence."""
    match message.id:
        case "only-purchasing":
            return _("Of all the work only purchasing is said to be yours; what you buy for is not answered.")
        case "no-work-of-ours":
            return _("The activities listed leave no work of your own, so there is nothing to choose for.")
        case "fact-not-known":
            text = _("It is not known yet {what}, and without that nobody can say that you do not design.")
            return text.format(what=_questions()[str(dict(message.arguments)["fact"])])
    who = {
        "subcontractor-designs-for-customer": _("A subcontractor designs for you"),
        "outsourced-design-for-customer": _("Design work is outsourced by you"),
    }[message.id]
    text = _("{who}, yet the customer is said to answer for it; have that settled in writing.")
    return text.format(who=who)


def _questions() -> dict[str, str]:
    return {
        "design.product": _("who decides what the product is like"),
        "design.service": _("who decides what the service is like"),
        "activities": _("which work you do"),
        "offer.scope_of": _("whether the answer is for one site or for the whole organization"),
        "design.corrected_by": _("who would have to change the design if it were wrong"),
        "design.specification": _("whether orders arrive completely specified, or who decides the rest"),
        "design.standard_leaves": _("whether the published standard leaves something for you to choose"),
        "design.may_change": _("whether you may change what the customer gets"),
        "design.own_brand": _("whether the product carries your name as its maker's"),
    }
