"""The words of the field as frozen values: standards, requirements, answers, findings, verdicts."""

from isoassess.model.answers import (
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
from isoassess.model.outcomes import (
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
from isoassess.model.requirements import Applies, Clause, Confidence, Documents, Gate, Keep, Requirement
from isoassess.model.standards import Lens, Standard

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
