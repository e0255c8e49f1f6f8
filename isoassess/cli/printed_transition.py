"""What the command line prints of a transition to the new edition."""

from typing import Any

from isoassess.assessment.labels.transition import point_words, small_firm_words, transition_lines
from isoassess.assessment.transition import AFTER, BEFORE, Transition, TransitionPoint
from isoassess.shown import shown_lines


def transition_data(found: Transition) -> dict[str, Any]:
    """What is new or changed as plain data, and until when."""
    return {
        "from": BEFORE,
        "to": AFTER,
        "until": found.until,
        "expires": found.expires,
        "deadline": found.deadline,
        "leaves_gap": found.leaves_gap,
        "answers_kept": found.stays,
        "asked_before": found.asked_before,
        "open": len(found.open),
        "points": [_point_data(point) for point in found.points],
        "moved": [_point_data(point) for point in found.moved],
    }


def _point_data(point: TransitionPoint) -> dict[str, Any]:
    return {
        "requirement": point.requirement.id,
        "clause": point.clause,
        "before": point.before,
        "novelty": point.novelty,
        "confidence": point.confidence,
        "graded": point.requirement.graded,
        "answered": point.answered,
        "fulfilled": point.fulfilled,
        "to_confirm": point.to_confirm,
        "asks": point.requirement.asks,
        "states": point.requirement.states,
        "small_firm": point.requirement.small_firm,
    }


def transition_text(found: Transition) -> str:
    """What is new or changed as lines, until when, and at the end what only moved."""
    points = (line for point in found.points for line in _point_lines(point))
    return shown_lines([*transition_lines(found), *points, *map(point_words, found.moved)])


def _point_lines(point: TransitionPoint) -> tuple[str, ...]:
    """The statement, and where it is open the next step."""
    step = small_firm_words(point)
    return (point_words(point), f"    {step}") if step else (point_words(point),)
