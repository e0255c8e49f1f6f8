"""Assessments and their answers, with undo and redo over the history."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, bindparam, func, insert, select, update

from isoassess.model import NO_ANSWER, Action, Answer, Lens
from isoassess.store import organizations
from isoassess.store.errors import NotInStore
from isoassess.store.history import Change, applied, assemble, differences, flatten, open_steps, reverse
from isoassess.store.journal import Journal, answer_steps, entries
from isoassess.store.records import AssessmentRecord, AssessmentSummary, HistoryStep, Kind, Subject
from isoassess.store.storable import check_texts
from isoassess.store.tables import AnswerRow, AssessmentRow, HistoryRow
from isoassess.texts import _

_ANSWERS: Table = AnswerRow.metadata.tables["answer"]
_ANSWER = (
    AnswerRow.rating,
    AnswerRow.reason,
    AnswerRow.evidence,
    AnswerRow.note,
    AnswerRow.ofi,
    AnswerRow.action_what,
    AnswerRow.action_owner,
    AnswerRow.action_due,
)
_KEY = (AnswerRow.assessment_id == bindparam("assessment")) & (
    AnswerRow.requirement_id == bindparam("requirement")
)
_SELECT = (
    select(AssessmentRow.organization_id, AnswerRow.requirement_id, *_ANSWER)
    .outerjoin(AnswerRow, _KEY)
    .where(AssessmentRow.id == bindparam("assessment"))
)
_INSERT = insert(_ANSWERS)
_UPDATE = update(_ANSWERS).where(_KEY).values({column.key: bindparam(column.key) for column in _ANSWER})


def listed(connection: Connection, organization_id: str) -> list[AssessmentSummary]:
    """Newest first."""
    records = _records(connection, AssessmentRow.organization_id == organization_id)
    return [
        AssessmentSummary(**{name: getattr(record, name) for name in AssessmentSummary.__struct_fields__})
        for record in records
    ]


def one(connection: Connection, assessment_id: str) -> AssessmentRecord:
    records = _records(connection, AssessmentRow.id == assessment_id)
    if not records:
        raise _missing()
    return records[0]


def _records(connection: Connection, where: ColumnElement[bool]) -> list[AssessmentRecord]:
    answered = (
        select(func.count())
        .where(AnswerRow.assessment_id == AssessmentRow.id, AnswerRow.rating.is_not(None))
        .scalar_subquery()
    )
    changed_at = (
        select(HistoryRow.at)
        .where(HistoryRow.assessment_id == AssessmentRow.id)
        .order_by(HistoryRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(
            AssessmentRow.id,
            AssessmentRow.organization_id,
            AssessmentRow.lens,
            AssessmentRow.started,
            AssessmentRow.assessor,
            AssessmentRow.catalogue_version,
            changed_at.label("changed_at"),
            answered.label("answered"),
        )
        .where(where)
        .order_by(AssessmentRow.started.desc(), AssessmentRow.added_at.desc())
    )
    return [AssessmentRecord(**row) for row in connection.execute(query).mappings()]


def add(
    journal: Journal,
    organization_id: str,
    *,
    lens: Lens,
    started: date,
    assessor: str,
    catalogue_version: str,
) -> str:
    check_texts(assessor=assessor, catalogue_version=catalogue_version)
    organizations.wizard_page(journal.connection, organization_id)  # raises where there is none
    assessment_id = str(uuid4())
    words = {"lens": lens, "started": started, "assessor": assessor, "catalogue_version": catalogue_version}
    journal.connection.execute(
        insert(AssessmentRow).values(
            id=assessment_id,
            organization_id=organization_id,
            added_at=journal.at,
            **words,
        )
    )
    journal.record(
        Subject.ASSESSMENT,
        [Change(key, None, msgspec.json.encode(value).decode()) for key, value in words.items()],
        organization_id=organization_id,
        assessment_id=assessment_id,
    )
    return assessment_id


def switch_lens(journal: Journal, assessment_id: str, lens: Lens) -> None:
    before = one(journal.connection, assessment_id)
    if before.lens is lens:
        return
    journal.connection.execute(
        update(AssessmentRow).where(AssessmentRow.id == assessment_id).values(lens=lens)
    )
    journal.record(
        Subject.ASSESSMENT,
        [Change("lens", f'"{before.lens}"', f'"{lens}"')],
        organization_id=before.organization_id,
        assessment_id=assessment_id,
    )


def answers(connection: Connection, assessment_id: str) -> dict[str, Answer]:
    """By requirement id; what was given and taken back is an empty answer, or none."""
    _organization(connection, assessment_id)
    rows = connection.execute(
        select(AnswerRow.requirement_id, *_ANSWER)
        .where(AnswerRow.assessment_id == assessment_id)
        .order_by(AnswerRow.requirement_id)
    )
    found = {row[0]: _answer(row[1:]) for row in rows}
    return {requirement_id: answer for requirement_id, answer in found.items() if answer != NO_ANSWER}


def save_answer(journal: Journal, assessment_id: str, requirement_id: str, answer: Answer) -> None:
    check_texts(requirement=requirement_id, answer=answer)
    organization_id, before = _current(journal.connection, assessment_id, requirement_id)
    changes = differences(before, answer)
    if changes:
        _write(journal, assessment_id, requirement_id, answer, known=before is not None)
        journal.record(
            Subject.ANSWER,
            changes,
            organization_id=organization_id,
            assessment_id=assessment_id,
            requirement_id=requirement_id,
        )


def undo(journal: Journal, assessment_id: str) -> HistoryStep | None:
    """Takes the last change of an answer back that still stands."""
    undoable, _redoable = open_steps(answer_steps(journal.connection, assessment_id))
    return _turn(journal, assessment_id, undoable[-1], Kind.UNDO) if undoable else None


def redo(journal: Journal, assessment_id: str) -> HistoryStep | None:
    """Makes the change again that was taken back last."""
    _undoable, redoable = open_steps(answer_steps(journal.connection, assessment_id))
    return _turn(journal, assessment_id, redoable[-1], Kind.REDO) if redoable else None


def _turn(journal: Journal, assessment_id: str, step: int, kind: Kind) -> HistoryStep:
    """Appends a step that reverses (undo) or repeats (redo) another one, and sets the answer to it."""
    done = entries(journal.connection, assessment_id=assessment_id, step=step)
    requirement_id = done[0].requirement_id or ""
    changes = [Change(entry.key, entry.before, entry.after) for entry in done]
    if kind is Kind.UNDO:
        changes = [reverse(change) for change in changes]
    organization_id, current = _current(journal.connection, assessment_id, requirement_id)
    before = current or NO_ANSWER
    after = assemble(applied(flatten(before), changes), Answer)
    _write(journal, assessment_id, requirement_id, after, known=True)
    journal.record(
        Subject.ANSWER,
        changes,
        organization_id=organization_id,
        assessment_id=assessment_id,
        requirement_id=requirement_id,
        kind=kind,
        of_step=step,
    )
    return HistoryStep(
        requirement_id=requirement_id,
        fields=tuple(change.key for change in changes),
        before=before,
        after=after,
    )


def _organization(connection: Connection, assessment_id: str) -> str:
    return _current(connection, assessment_id, "")[0]


def _current(connection: Connection, assessment_id: str, requirement_id: str) -> tuple[str, Answer | None]:
    """The organization of the assessment and the answer as it stands, where there is one."""
    row = connection.execute(
        _SELECT, {"assessment": assessment_id, "requirement": requirement_id}
    ).one_or_none()
    if row is None:
        raise _missing()
    organization_id, known, *columns = row
    return organization_id, _answer(columns) if known else None


def _answer(row: Sequence[Any]) -> Answer:
    rating, reason, evidence, note, ofi, what, owner, due = row
    return Answer(
        rating=rating,
        reason=reason,
        evidence=evidence,
        note=note,
        ofi=ofi,
        action=Action(what=what, owner=owner, due=due),
    )


def _write(journal: Journal, assessment_id: str, requirement_id: str, answer: Answer, *, known: bool) -> None:
    columns = {
        "rating": answer.rating,
        "reason": answer.reason,
        "evidence": answer.evidence,
        "note": answer.note,
        "ofi": answer.ofi,
        "action_what": answer.action.what,
        "action_owner": answer.action.owner,
        "action_due": answer.action.due,
    }
    if known:
        key = {"assessment": assessment_id, "requirement": requirement_id}
        journal.connection.execute(_UPDATE, {**key, **columns})
    else:
        key = {"assessment_id": assessment_id, "requirement_id": requirement_id}
        journal.connection.execute(_INSERT, {**key, **columns})


def _missing() -> NotInStore:
    return NotInStore(_("This assessment is not in the file."))
