"""The route of the day in one sentence, in the language in use."""

from isoassess.domain import Lens
from isoassess.domain.decision import DesignClause
from isoassess.domain.filling import filled
from isoassess.domain.message import Message
from isoassess.language.texts import _


def route_sentence(message: Message) -> str:
    """Which edition, and how clause 8.3 stands in it."""
    texts = {
        "route-by-models": _by_the_models,
        "route-by-edition-in-force": _by_the_edition_in_force,
        "route-by-other-edition": _by_an_edition_of_another_day,
    }[message.id]()
    clause = DesignClause(str(dict(message.arguments)["clause"]))
    return filled(texts[clause], message.arguments, {"without": Lens.ISO9002_1994.label})


def _by_the_edition_in_force() -> dict[DesignClause, str]:
    return {
        DesignClause.APPLIES: _("The route today is {edition} with clause 8.3, design and development."),
        DesignClause.PARTLY: _("The route today is {edition}, where clause 8.3 applies in part."),
        DesignClause.NOT_APPLICABLE: _(
            "The route today is {edition} with clause 8.3 justified as not applicable."
        ),
        DesignClause.ASK: _("The route today is {edition}; whether clause 8.3 applies is to be settled."),
    }


def _by_an_edition_of_another_day() -> dict[DesignClause, str]:
    return {
        DesignClause.APPLIES: _("By {edition}, clause 8.3, design and development, applies."),
        DesignClause.PARTLY: _("By {edition}, clause 8.3 applies in part."),
        DesignClause.NOT_APPLICABLE: _("By {edition}, clause 8.3 can be justified as not applicable."),
        DesignClause.ASK: _("By {edition}, whether clause 8.3 applies is to be settled."),
    }


def _by_the_models() -> dict[DesignClause, str]:
    """Design control is clause 4.4 of 1994; who did not design took the model without it."""
    return {
        DesignClause.APPLIES: _("The route on that day was {edition} with clause 4.4, design control."),
        DesignClause.PARTLY: _("The route on that day was {edition}, where clause 4.4 applied in part."),
        DesignClause.NOT_APPLICABLE: _(
            "The route on that day for those who do not design was {without}, which is {edition} without "
            "clause 4.4, design control."
        ),
        DesignClause.ASK: _("The route on that day was {edition}, unless clause 4.4 turns out not to apply."),
    }
