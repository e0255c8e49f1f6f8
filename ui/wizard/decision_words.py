"""How the choice is told in the wizard: the model of old, and what would turn the answer."""

from isoassess.decision import Decision, DesignClause, Model, Turn
from isoassess.fact_words import fact_words, value_words
from isoassess.texts import _
from isoassess.words import design_clause_words, model_words
from ui.wizard.choices import capitalized


def historical_words(model: Model) -> str:
    """The model of 1994 with the truth of today beside it."""
    if model is Model.ISO9002:
        return _("{model}. Withdrawn in 2000; nobody can be certified to it today.").format(
            model=model_words(model)
        )
    return _("{model}. ISO 9002 was withdrawn in 2000; nobody can be certified to it today.").format(
        model=capitalized(model_words(model))
    )


def turn_sentences(decision: Decision) -> list[str]:
    """What another answer to one question would bring, a line for each outcome; plain outcomes first."""
    groups: dict[tuple[str, Model, DesignClause], list[str]] = {}
    for turn in sorted(decision.would_change, key=_is_open):
        group = groups.setdefault((turn.fact, turn.model, turn.clause_8_3), [])
        group.append(value_words(turn.fact, turn.value))
    return [_sentence(decision, *group, values) for group, values in groups.items()]


def open_words(decision: Decision) -> str:
    """The heading over facts that are not known: they hold the answer up, or could only turn it."""
    return _("Still to answer") if decision.model is Model.ASK else _("Not known yet")


def bulleted(lines: list[str]) -> str:
    return "\n".join(f"• {line}" for line in lines)


def tone_of(clause: DesignClause) -> str:
    return "neutral" if clause is DesignClause.ASK else "accent"


def _is_open(turn: Turn) -> bool:
    return turn.clause_8_3 is DesignClause.ASK


def _sentence(decision: Decision, fact: str, model: Model, clause: DesignClause, values: list[str]) -> str:
    same_clause = clause is decision.today.clause_8_3
    outcome = model_words(model) if same_clause else design_clause_words(clause)
    answers = _(" or ").join(f"“{value}”" for value in values)
    return _("{fact}: with {answers}, {outcome}").format(
        fact=fact_words(fact), answers=answers, outcome=outcome
    )
