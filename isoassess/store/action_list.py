"""The actions of one organization or of all, what is most pressing first."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from isoassess.assessment.actions import ActionCounts
from isoassess.domain import ActionStatus
from isoassess.domain.searching import words_of
from isoassess.store.answers import ANSWER, answer_of
from isoassess.store.organization_list import newest_assessment
from isoassess.store.records import StoredAction
from isoassess.store.schema.storable import storable
from isoassess.store.schema.tables import AnswerRow, AssessmentRow, OrganizationRow

_BLANK = "".join(filter(str.isspace, map(chr, range(0x3001))))  # no blank comes after the wide one of CJK


def _is_said(text: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Whether there is more than blanks: to the list, as to everybody, those are no action."""
    return and_(text != "", func.trim(text, _BLANK) != "")


_PLANNED = or_(
    _is_said(AnswerRow.action_what), _is_said(AnswerRow.action_owner), AnswerRow.action_due.is_not(None)
)
_CLOSED = (AnswerRow.action_status == ActionStatus.DONE) & func.coalesce(AnswerRow.action_effective, True)
_CHECKED = (AnswerRow.action_status == ActionStatus.DONE) & func.coalesce(AnswerRow.action_effective, False)


def actions(
    connection: Connection,
    *,
    organization_id: str | None,
    search: str,
    closed: bool,
    limit: int | None,
    offset: int,
) -> list[StoredAction]:
    """Of the newest assessment of each organization on the list: open ones by due date, then the done."""
    query = (
        _planned(organization_id, search)
        .order_by(
            case((_CHECKED, 2), (_CLOSED, 1), else_=0),
            AnswerRow.action_due.is_(None),
            AnswerRow.action_due,
            OrganizationRow.name_folded,
            OrganizationRow.id,
            AnswerRow.requirement_id,
        )
        .limit(limit)
        .offset(offset)
    )
    if not closed:
        query = query.where(~_CHECKED)
    return [
        StoredAction(
            organization_id=row[0],
            organization=row[1],
            assessment_id=row[2],
            lens=row[3],
            completed=row[4],
            requirement_id=row[5],
            answer=answer_of(row[6:]),
        )
        for row in connection.execute(query)
    ]


def counts(connection: Connection, today: date, organization_id: str | None) -> ActionCounts:
    """How many actions are open, overdue and to be checked."""
    inner = (
        _planned(organization_id, "")
        .where(~_CHECKED)
        .with_only_columns(
            case((_CLOSED, 0), else_=1).label("open"),
            case((_CLOSED, 0), (AnswerRow.action_due < today, 1), else_=0).label("late"),
            case((_CLOSED, 1), else_=0).label("done"),
        )
        .subquery()
    )
    sums = (func.coalesce(func.sum(column), 0) for column in (inner.c.open, inner.c.late, inner.c.done))
    return ActionCounts(*map(int, connection.execute(select(*sums)).one()))


def _planned(organization_id: str | None, search: str) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = (
        select(
            OrganizationRow.id,
            OrganizationRow.name,
            AssessmentRow.id,
            AssessmentRow.lens,
            AssessmentRow.completed,
            AnswerRow.requirement_id,
            *ANSWER,
        )
        .select_from(OrganizationRow)
        .join(AssessmentRow, AssessmentRow.id == newest_assessment(AssessmentRow.id))
        .join(AnswerRow, AnswerRow.assessment_id == AssessmentRow.id)
        .where(_PLANNED, OrganizationRow.removed_at.is_(None))
    )
    if organization_id is not None:
        query = query.where(OrganizationRow.id == organization_id)
    else:
        query = query.where(OrganizationRow.archived_at.is_(None))
    for word in words_of(search):
        texts = (OrganizationRow.name, AnswerRow.action_what, AnswerRow.action_owner)
        query = query.where(or_(*(func.instr(func.folded(text), storable(word)) > 0 for text in texts)))
    return query
