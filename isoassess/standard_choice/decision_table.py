"""The decision table in its order of evaluation; the first row that holds and decides is the reason."""

from collections.abc import Callable

from isoassess.standard_choice.contract_standard import Named
from isoassess.standard_choice.rule import Rule
from isoassess.standard_choice.rules_advice import ADVICE_RULES
from isoassess.standard_choice.rules_design import DESIGN_RULES
from isoassess.standard_choice.rules_no_design import NO_DESIGN_RULES
from isoassess.standard_choice.rules_overlay import OVERLAY_RULES
from isoassess.standard_choice.situation import Situation

# Design rules stand before the others: one true design fact is enough, and a wrong "no design" costs more.
TABLE: tuple[Rule, ...] = (*OVERLAY_RULES, *ADVICE_RULES, *DESIGN_RULES, *NO_DESIGN_RULES)


def table_words() -> dict[str, Callable[[], str]]:
    """What the rows say in constant words, by the ids of their messages."""
    reasons = {rule.key: rule.reason for rule in TABLE if rule.asks is None}
    together = {rule.key_together: rule.together for rule in TABLE if rule.together is not None}
    return reasons | together | {rule.warning: rule.warns for rule in TABLE if rule.warns is not None}


def holding(situation: Situation) -> tuple[Rule, ...]:
    """The rules that hold, the deciding one first, the others in their order of evaluation."""
    holding_rules = [rule for rule in TABLE if rule.when(situation)]
    deciding = next(rule for rule in holding_rules if _can_decide(rule, situation))
    return (deciding, *(rule for rule in holding_rules if rule is not deciding))


def about_design(situation: Situation) -> Rule:
    """The first rule that holds by what is known of the design, whatever a contract names."""
    rows = (*DESIGN_RULES, *NO_DESIGN_RULES)
    return next(rule for rule in rows if rule.decides and rule.when(situation))


def _can_decide(rule: Rule, situation: Situation) -> bool:
    """Guidance in a contract fixes no model, so there the facts go on to decide."""
    return rule.decides and not (rule.id == "R04" and situation.named.kind is Named.GUIDANCE)
