"""How the choice is told in the wizard: the model of old, and what is still to be answered."""

from isoassess.domain.decision import Decision, DesignClause, Model
from isoassess.domain.words import model_words
from isoassess.language.texts import _
from ui.wizard.questions.choices import capitalized


def historical_words(decision: Decision) -> str:
    """The model of 1994 with the truth of today beside it."""
    model = decision.model
    if model is Model.ISO9002:
        return _("{model}. Withdrawn in 2000; nobody can be certified to it today.").format(
            model=model_words(model)
        )
    return _("{model}. ISO 9002 was withdrawn in 2000; nobody can be certified to it today.").format(
        model=capitalized(model_words(model, decision.unknown))
    )


def open_words(decision: Decision) -> str:
    """The heading over facts that are not known: they hold the answer up, or could only turn it."""
    return _("Still to answer") if decision.model is Model.ASK else _("Not known yet")


def tone_of(clause: DesignClause) -> str:
    return "neutral" if clause is DesignClause.ASK else "accent"
