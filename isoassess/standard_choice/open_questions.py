"""What is said where no answer can be given yet: which fact is missing, or which answers contradict."""

from isoassess.domain.message import Message, message
from isoassess.standard_choice.design_test import (
    DesignOutcome,
    no_work_of_ours,
    outsourced_design_work,
    subcontractor_designs,
)
from isoassess.standard_choice.situation import Situation


def open_question(s: Situation) -> Message:
    """What stands in the way of an answer; a contradiction before what is missing."""
    if "design.responsibility" in s.design.clash:
        if subcontractor_designs(s.profile):
            return message("subcontractor-designs-for-customer")
        return message("outsourced-design-for-customer")
    if s.design.clash:
        return message("no-work-of-ours")
    return message("fact-not-known", fact=s.design.unknown[0])


def what_to_settle(s: Situation) -> tuple[Message, ...]:
    """The safe assumption until then, and for each contradiction the answers that settle it."""
    if s.design.outcome is not DesignOutcome.UNKNOWN:
        return ()
    return (message("safe-assumption"), *_contradictions(s))


def _contradictions(s: Situation) -> tuple[Message, ...]:
    if not s.design.clash:
        return ()
    found = []
    customer_answers = "design.responsibility" in s.design.clash
    if customer_answers and subcontractor_designs(s.profile):
        found.append(message("designed-for-us"))
    if customer_answers and outsourced_design_work(s.profile):
        found.append(message("outsourced-by-us"))
    if no_work_of_ours(s.profile):
        found.append(message("nothing-is-ours"))
    return tuple(found)
