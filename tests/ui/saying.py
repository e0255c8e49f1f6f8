"""Words of an answer as a field hands them on: begun from what stands there."""

from isoassess.domain.answer_fields import value_of
from ui.session.open_assessment import OpenAssessment


def say(opened: OpenAssessment, requirement_id: str, key: str, text: str) -> bool:
    """Write a text such as `evidence`; whether it was committed."""
    seen = str(value_of(opened.answer(requirement_id), key))
    return opened.write(requirement_id, key, text, seen=seen)
