"""Which standard fits: the design test, the decision table, and what would turn the answer."""

from isoassess.rules.choice import RULES_VERSION, choose
from isoassess.rules.turns import turned

__all__ = ["RULES_VERSION", "choose", "turned"]
