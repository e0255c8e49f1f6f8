"""How the choice is told in the wizard: the model of old, and what is still to be answered."""

from collections.abc import Collection

from isoassess.domain.decision import Decision, DesignClause, Model
from isoassess.domain.fact_words import fact_words
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


def open_words(decision: Decision, answered: Collection[str]) -> str:
    """The heading over facts that are not known: they hold the answer up, or could only turn it.

    `answered`: the questions to which somebody said that it is not known; of these none is left to answer.
    """
    left = (*decision.to_settle, *(key for key in decision.unknown if key not in answered))
    return _("Still to answer") if decision.model is Model.ASK and left else _("Not known yet")


def question_line(key: str, answered: Collection[str]) -> str:
    """A question that is open, and whether "not known" was the answer."""
    words = _("{question} (answered: not known)") if key in answered else "{question}"
    return words.format(question=fact_words(key))


def tone_of(clause: DesignClause) -> str:
    return "neutral" if clause is DesignClause.ASK else "accent"
