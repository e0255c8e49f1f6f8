"""How it is said what another answer to one question would bring."""

from isoassess.decision import Decision, DesignClause, Model, Turn
from isoassess.fact_words import fact_words, value_words
from isoassess.texts import _
from isoassess.words import design_clause_words, model_words


def turn_sentences(decision: Decision) -> list[str]:
    """What another answer to one question would bring, a line for each outcome; plain outcomes first."""
    groups: dict[tuple[str, Model, DesignClause], list[str]] = {}
    for turn in sorted(decision.would_change, key=_is_open):
        group = groups.setdefault((turn.fact, turn.model, turn.clause_8_3), [])
        group.append(value_words(turn.fact, turn.value))
    return [_sentence(decision, *group, values) for group, values in groups.items()]


def _is_open(turn: Turn) -> bool:
    return turn.clause_8_3 is DesignClause.ASK


def _sentence(decision: Decision, fact: str, model: Model, clause: DesignClause, values: list[str]) -> str:
    same_clause = clause is decision.today.clause_8_3
    outcome = model_words(model) if same_clause else design_clause_words(clause)
    answers = _(" or ").join(f"“{value}”" for value in values)
    return _("{fact}: with {answers}, {outcome}").format(
        fact=fact_words(fact), answers=answers, outcome=outcome
    )
