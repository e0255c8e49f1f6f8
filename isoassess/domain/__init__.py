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
from isoassess.domain.causes import Cause
from isoassess.domain.outcomes import (
    Blocker,
    ClauseResult,
    Contradiction,
    Finding,
    Prerequisite,
    RequiredChange,
    Share,
    State,
    Verdict,
)
from isoassess.domain.requirements import (
    Applies,
    CertificationStage,
    Clause,
    Confidence,
    Documents,
    Keep,
    Requirement,
)
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
    "Cause",
    "CertificationStage",
    "Clause",
    "ClauseResult",
    "Confidence",
    "Contradiction",
    "Documents",
    "Finding",
    "Grade",
    "Keep",
    "Lens",
    "Prerequisite",
    "Rating",
    "Regrade",
    "RequiredChange",
    "Requirement",
    "Share",
    "Standard",
    "State",
    "Verdict",
]
