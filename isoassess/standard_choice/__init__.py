"""Which standard fits: the design test, the decision table, and what would turn the answer."""

from isoassess.standard_choice.choice import RULES_VERSION, choose
from isoassess.standard_choice.what_if import turned

__all__ = ["RULES_VERSION", "choose", "turned"]
