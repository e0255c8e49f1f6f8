"""The actions of an assessment that are still open, what is due first on top."""

from datetime import date

from msgspec import Struct

from isoassess.assessment.actions import is_open, is_overdue
from isoassess.domain import Action, Finding, Grade
from isoassess.domain.case import Case


class NextAction(Struct, frozen=True, kw_only=True):
    """An open action with the requirement it is for; `overdue`: its day lies before that of the case."""

    requirement: str
    clause: str
    grade: Grade
    what: str
    owner: str
    due: date | None
    overdue: bool


def next_actions(
    case: Case, findings: tuple[Finding, ...], limit: int | None = None
) -> tuple[NextAction, ...]:
    """The open actions, earliest due first, those without a day last; no more than `limit` of them."""
    found = []
    for finding in findings:
        answer = case.answers.get(finding.requirement)
        if answer is not None and is_open(answer.action):
            found.append(_due(answer.action, finding, case.date))
    return tuple(sorted(found, key=lambda action: action.due or date.max)[:limit])


def _due(action: Action, finding: Finding, on: date) -> NextAction:
    return NextAction(
        requirement=finding.requirement,
        clause=finding.clause,
        grade=finding.grade,
        what=action.what.strip(),
        owner=action.owner.strip(),
        due=action.due,
        overdue=is_overdue(action, on),
    )
