"""The route of the day in one sentence: which edition, and how clause 8.3 stands in it."""

from isoassess.domain import Lens
from isoassess.domain.decision import DesignClause
from isoassess.language.texts import _
from isoassess.standard_choice.editions import EditionChoice


def route(clause: DesignClause, edition: EditionChoice) -> str:
    """Said of an edition that is there on the day, of a model of 1994, or of one taken in its place."""
    if not edition.lens.certifiable:
        texts = _by_the_models()
    elif edition.in_force:
        texts = _by_the_edition_in_force()
    else:
        texts = _by_an_edition_of_another_day()
    return texts[clause].format(edition=edition.lens.label, without=Lens.ISO9002_1994.label)


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
