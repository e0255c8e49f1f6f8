"""The decision table of 50 rows in its order of evaluation; the first that holds and decides is the "
"reason."""

from collections.abc import Callable

from isoassess.standard_choice.contract_standard import Named
from isoassess.standard_choice.rule import Row
from isoassess.standard_choice.rules_advice import ADVICE_ROWS
from isoassess.standard_choice.rules_design import DESIGN_ROWS
from isoassess.standard_choice.rules_no_design import NO_DESIGN_ROWS
from isoassess.standard_choice.rules_overlay import OVERLAYS
from isoassess.standard_choice.situation import Situation

# Design rows stand before the others: one true design fact is enough, and a wrong "no design" costs more.
TABLE: tuple[Row, ...] = (*OVERLAYS, *ADVICE_ROWS, *DESIGN_ROWS, *NO_DESIGN_ROWS)


def table_words() -> dict[str, Callable[[], str]]:
    """What the rows say in constant words, by the ids of their messages."""
    reasons = {row.key: row.reason for row in TABLE if row.asks is None}
    return reasons | {row.warning: row.warns for row in TABLE if row.warns is not None}


def holding(situation: Situation) -> tuple[Row, ...]:
    """The rows that hold, the deciding one first, the others in their order of evaluation."""
    rows = [row for row in TABLE if row.when(situation)]
    deciding = next(row for row in rows if _can_decide(row, situation))
    return (deciding, *(row for row in rows if row is not deciding))


def _can_decide(row: Row, situation: Situation) -> bool:
    """Guidance in a contract fixes no model, so there the facts go on to decide."""
    return row.decides and not (row.id == "R04" and situation.named.kind is Named.GUIDANCE)
