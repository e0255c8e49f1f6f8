"""Which standard fits: the design test, the decision table, and what would change the answer."""

from isoassess.standard_choice.choice import RULES_VERSION, choose
from isoassess.standard_choice.what_if import with_other_fact

__all__ = ["RULES_VERSION", "choose", "with_other_fact"]
