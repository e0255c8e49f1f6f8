"""The actions of an assessment that are still open, what is due first on top."""

from datetime import date

from isoassess.assessment.actions import FindingAction, hardest, is_open, numbers_of, state_of
from isoassess.assessment.planned import planned_actions
from isoassess.domain import Action, Finding
from isoassess.domain.case import Case


def next_actions(
    case: Case, findings: tuple[Finding, ...], limit: int | None = None
) -> tuple[FindingAction, ...]:
    """The open actions, earliest due first, those without a day last; no more than `limit` of them."""
    known = {finding.requirement: finding for finding in findings}
    found = [
        _due(one.action, [known[id_] for id_ in one.serves if id_ in known], case.date)
        for one in planned_actions(case)
        if is_open(one.action)
    ]
    return tuple(sorted(found, key=lambda action: action.due or date.max)[:limit])


def _due(action: Action, findings: list[Finding], on: date) -> FindingAction:
    first = findings[0] if findings else None
    return FindingAction(
        requirement=first.requirement if first else "",
        clause=first.clause if first else "",
        grade=hardest(findings),
        serves=tuple(one.requirement for one in findings),
        numbers=numbers_of(findings),
        action=action,
        state=state_of(action, on),
    )
