"""The actions of one organization or of all, what is most pressing first."""

from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, case, func, or_, select

from isoassess.assessment.actions import ActionCounts
from isoassess.domain import ActionStatus
from isoassess.domain.searching import words_of
from isoassess.store.answer_rows import ANSWER, answer_of
from isoassess.store.organization_list import newest_assessment
from isoassess.store.records import StoredAction
from isoassess.store.sample import SAMPLE
from isoassess.store.schema.storable import storable
from isoassess.store.schema.tables import ANSWERS, ASSESSMENTS, ORGANIZATIONS

_BLANK = "".join(filter(str.isspace, map(chr, range(0x3001))))  # no blank comes after the wide one of CJK


def _is_said(text: Column[str]) -> ColumnElement[bool]:
    """Whether there is more than blanks: to the list, as to everybody, those are no action."""
    return and_(text != "", func.trim(text, _BLANK) != "")


_PLANNED = or_(
    _is_said(ANSWERS.c.action_what),
    _is_said(ANSWERS.c.action_owner),
    _is_said(ANSWERS.c.action_correction),
    _is_said(ANSWERS.c.action_cause),
    ANSWERS.c.action_due.is_not(None),
)
_CLOSED = (ANSWERS.c.action_status == ActionStatus.DONE) & func.coalesce(ANSWERS.c.action_effective, True)
_CHECKED = (ANSWERS.c.action_status == ActionStatus.DONE) & func.coalesce(ANSWERS.c.action_effective, False)


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
            ANSWERS.c.action_due.is_(None),
            ANSWERS.c.action_due,
            ORGANIZATIONS.c.name_folded,
            ORGANIZATIONS.c.id,
            ANSWERS.c.requirement_id,
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
    counted = (
        case((_CLOSED, 0), else_=1),
        case((_CLOSED, 0), (ANSWERS.c.action_due < today, 1), else_=0),
        case((_CLOSED, 1), else_=0),
    )
    sums = (func.coalesce(func.sum(one), 0) for one in counted)
    query = _planned(organization_id, "").where(~_CHECKED).with_only_columns(*sums)
    return ActionCounts(*map(int, connection.execute(query).one()))


def _planned(organization_id: str | None, search: str) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = (
        select(
            ORGANIZATIONS.c.id,
            ORGANIZATIONS.c.name,
            ASSESSMENTS.c.id,
            ASSESSMENTS.c.lens,
            ASSESSMENTS.c.completed,
            ANSWERS.c.requirement_id,
            *ANSWER,
        )
        .select_from(ORGANIZATIONS)
        .join(ASSESSMENTS, ASSESSMENTS.c.id == newest_assessment(ASSESSMENTS.c.id))
        .join(ANSWERS, ANSWERS.c.assessment_id == ASSESSMENTS.c.id)
        .where(_PLANNED, ORGANIZATIONS.c.removed_at.is_(None))
    )
    if organization_id is not None:
        query = query.where(ORGANIZATIONS.c.id == organization_id)
    else:
        query = query.where(ORGANIZATIONS.c.archived_at.is_(None), ORGANIZATIONS.c.id != SAMPLE)
    for word in words_of(search):
        texts = (ORGANIZATIONS.c.name, ANSWERS.c.action_what, ANSWERS.c.action_owner)
        query = query.where(or_(*(func.instr(func.folded(text), storable(word)) > 0 for text in texts)))
    return query
