"""What is said where no answer can be given yet: which fact is missing, or which answers contradict."""

from isoassess.domain.message import Message, message
from isoassess.language.texts import _
from isoassess.standard_choice.design_test import (
    Outcome,
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


def what_to_settle(s: Situation) -> tuple[str, ...]:
    """The safe assumption until then, and for each contradiction the answers that settle it."""
    if s.design.outcome is not Outcome.UNKNOWN:
        return ()
    return (_safe_assumption(), *_contradictions(s))


def _contradictions(s: Situation) -> tuple[str, ...]:
    if not s.design.clash:
        return ()
    found = []
    customer_answers = "design.responsibility" in s.design.clash
    if customer_answers and subcontractor_designs(s.profile):
        found.append(_designed_for_us())
    if customer_answers and outsourced_design_work(s.profile):
        found.append(_outsourced_by_us())
    if no_work_of_ours(s.profile):
        found.append(_nothing_is_ours())
    return tuple(found)


def _designed_for_us() -> str:
    return _(
        "Two answers contradict each other: a subcontractor designs for you, and the customer answers for "
        "the design. If you answer for it, alone or with the customer, say so; then clause 8.3 applies. If "
        "the customer hands you the finished design, say that the customer designs."
    )


def _outsourced_by_us() -> str:
    return _(
        "Two answers contradict each other: software development or research is outsourced by you, and the "
        "customer answers for the design. If you answer for it, alone or with the customer, say so; then "
        "clause 8.3 applies. If the customer has it done, say that the customer carries it out."
    )


def _nothing_is_ours() -> str:
    return _(
        "By the answers about the activities, everything but purchasing is done by the customer or not at "
        "all. Say which work you do, or have done for you."
    )


def _safe_assumption() -> str:
    return _(
        "Until that is clear, ISO 9001 with clause 8.3 is the safe assumption: it covers everything that "
        "ISO 9002 asked. Settle clause 8.3 with the certification body."
    )
