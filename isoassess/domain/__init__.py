"""The words of the field as frozen values: standards, requirements, answers, findings, verdicts."""

from isoassess.domain.answers import (
    NO_ANSWER,
    Action,
    ActionState,
    ActionStatus,
    Answer,
    Attachment,
    Grade,
    Rating,
    Regrade,
)
from isoassess.domain.outcomes import (
    Blocker,
    Change,
    ClauseResult,
    Contradiction,
    Finding,
    Prerequisite,
    Share,
    State,
    Verdict,
)
from isoassess.domain.requirements import Applies, Clause, Confidence, Documents, Gate, Keep, Requirement
from isoassess.domain.standards import Lens, Standard

__all__ = [
    "NO_ANSWER",
    "Action",
    "ActionState",
    "ActionStatus",
    "Answer",
    "Applies",
    "Attachment",
    "Blocker",
    "Change",
    "Clause",
    "ClauseResult",
    "Confidence",
    "Contradiction",
    "Documents",
    "Finding",
    "Gate",
    "Grade",
    "Keep",
    "Lens",
    "Prerequisite",
    "Rating",
    "Regrade",
    "Requirement",
    "Share",
    "Standard",
    "State",
    "Verdict",
]
