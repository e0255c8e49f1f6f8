"""How it is said what the design test found, and what another answer to one question would bring."""

from functools import partial
from itertools import filterfalse

from isoassess.domain.decision import NAMED_STANDARD, Decision, DesignClause, Model, WhatIf
from isoassess.domain.fact_words import fact_words, value_words
from isoassess.domain.words import design_clause_words, model_words
from isoassess.language.texts import _
from isoassess.standard_choice.what_if import what_ifs


def what_if_sentences(decision: Decision) -> list[str]:
    """What another answer to one question would bring, a line for each outcome; plain outcomes first."""
    groups: dict[tuple[str, Model, DesignClause], list[str]] = {}
    for turn in sorted(filterfalse(partial(_only_of_old, decision), what_ifs(decision)), key=_is_open):
        group = groups.setdefault((turn.fact, turn.model, turn.clause_8_3), [])
        group.append(value_words(turn.fact, turn.value))
    return [_sentence(decision, *group, values) for group, values in groups.items()]


def _only_of_old(decision: Decision, turn: WhatIf) -> bool:
    """Whether ISO 9001 is asked for, and another name would only call up an old model."""
    same_clause = turn.clause_8_3 is decision.today.clause_8_3
    return turn.fact == NAMED_STANDARD and decision.model is Model.ISO9001 and same_clause


def _is_open(turn: WhatIf) -> bool:
    return turn.clause_8_3 is DesignClause.ASK


def _sentence(decision: Decision, fact: str, model: Model, clause: DesignClause, values: list[str]) -> str:
    same_clause = clause is decision.today.clause_8_3
    outcome = model_words(model) if same_clause else design_clause_words(clause)
    answers = _(" or ").join(f"“{value}”" for value in values)
    part, _dot, activity = fact.partition(".")
    if part == "activities" and activity:
        return _activity_sentence(activity, outcome, listed=values == [value_words(fact, "yes")])
    return _("{fact}: with {answers}, {outcome}").format(
        fact=fact_words(fact), answers=answers, outcome=outcome
    )


def _activity_sentence(activity: str, outcome: str, *, listed: bool) -> str:
    """An activity is no question with answers, but one of a list."""
    words = _("With {activity} among the activities, {outcome}")
    if not listed:
        words = _("Without {activity} among the activities, {outcome}")
    return words.format(activity=value_words("activities", activity), outcome=outcome)


def step_sentences(rules: tuple[str, ...]) -> list[str]:
    """What the steps of the design test found that are among the rules that fired."""
    sentences = _steps()
    return [sentences[rule] for rule in rules if rule in sentences]


def _steps() -> dict[str, str]:
    return {
        "D1": _("Design work is done here, alone or together with others."),
        "D2": _("You answer for a design that others make for you."),
        "D3": _("What an order leaves open is decided here."),
        "D4": _("You may change what the customer gets."),
        "D5": _("You sell under your own name."),
        "D6": _("Designing only your own process is no design of what you deliver."),
        "D7": _("Others define all that you deliver."),
        "D8": _("A fact that decides about design is missing, or contradicts another."),
    }
