"""The actions of an assessment that are still open, what is due first on top."""

from datetime import date

from isoassess.assessment.actions import FindingAction, is_open, state_of
from isoassess.domain import Action, Finding
from isoassess.domain.case import Case


def next_actions(
    case: Case, findings: tuple[Finding, ...], limit: int | None = None
) -> tuple[FindingAction, ...]:
    """The open actions, earliest due first, those without a day last; no more than `limit` of them."""
    found = []
    for finding in findings:
        answer = case.answers.get(finding.requirement)
        if answer is not None and is_open(answer.action):
            found.append(_due(answer.action, finding, case.date))
    return tuple(sorted(found, key=lambda action: action.due or date.max)[:limit])


def _due(action: Action, finding: Finding, on: date) -> FindingAction:
    return FindingAction(
        requirement=finding.requirement,
        clause=finding.clause,
        grade=finding.grade,
        action=action,
        state=state_of(action, on),
    )
