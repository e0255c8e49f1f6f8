"""The answers of an assessment, with undo and redo over the history."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select, update

from isoassess.model import NO_ANSWER, Action, Answer, Regrade
from isoassess.store.decoding import readable
from isoassess.store.errors import AssessmentCompleted, NotInStore
from isoassess.store.history import Change, applied, assemble, differences, flatten, open_steps, reverse
from isoassess.store.journal import Journal, answer_steps, entries
from isoassess.store.records import HistoryStep, Kind, Subject
from isoassess.store.storable import check_texts
from isoassess.store.tables import AnswerRow, AssessmentRow
from isoassess.texts import _

_ANSWERS: Table = AnswerRow.metadata.tables["answer"]
ANSWER = (
    AnswerRow.rating,
    AnswerRow.reason,
    AnswerRow.evidence,
    AnswerRow.attachments,
    AnswerRow.interviewee,
    AnswerRow.note,
    AnswerRow.internal,
    AnswerRow.ofi,
    AnswerRow.flag,
    AnswerRow.regrade_grade,
    AnswerRow.regrade_reason,
    AnswerRow.action_what,
    AnswerRow.action_owner,
    AnswerRow.action_due,
    AnswerRow.action_status,
    AnswerRow.action_effective,
    AnswerRow.action_check,
)
_KEY = (AnswerRow.assessment_id == bindparam("assessment")) & (
    AnswerRow.requirement_id == bindparam("requirement")
)
_SELECT = (
    select(AssessmentRow.organization_id, AssessmentRow.completed, AnswerRow.requirement_id, *ANSWER)
    .outerjoin(AnswerRow, _KEY)
    .where(AssessmentRow.id == bindparam("assessment"))
)
_INSERT = insert(_ANSWERS)
_UPDATE = update(_ANSWERS).where(_KEY).values({column.key: bindparam(column.key) for column in ANSWER})


def answers(connection: Connection, assessment_id: str) -> dict[str, Answer]:
    """By requirement id; what was given and taken back is an empty answer, or none.

    One that cannot be read hides no other: it is left out, and `soundness` names it.
    """
    _current(connection, assessment_id, "")  # raises where there is none
    wanted = (
        select(AnswerRow.requirement_id, *ANSWER)
        .where(AnswerRow.assessment_id == assessment_id)
        .order_by(AnswerRow.requirement_id)
    )
    found = readable(lambda: {row[0]: answer_of(row[1:]) for row in connection.execute(wanted)})
    if found is None:
        found = _one_by_one(connection, assessment_id)
    return {requirement_id: answer for requirement_id, answer in found.items() if answer != NO_ANSWER}


def _one_by_one(connection: Connection, assessment_id: str) -> dict[str, Answer]:
    """Those that can be read."""
    ids = connection.scalars(
        select(AnswerRow.requirement_id)
        .where(AnswerRow.assessment_id == assessment_id)
        .order_by(AnswerRow.requirement_id)
    ).all()
    read = {id_: readable(partial(_current, connection, assessment_id, id_)) for id_ in ids}
    return {id_: row[2] for id_, row in read.items() if row is not None and row[2] is not None}


def save_answer(
    journal: Journal, assessment_id: str, requirement_id: str, answer: Answer, kind: Kind = Kind.CHANGE
) -> None:
    check_texts(requirement=requirement_id, answer=answer)
    organization_id, before = _changeable(journal.connection, assessment_id, requirement_id)
    changes = differences(before, answer)
    if changes:
        _write(journal, assessment_id, requirement_id, answer, known=before is not None)
        journal.record(
            Subject.ANSWER,
            changes,
            organization_id=organization_id,
            assessment_id=assessment_id,
            requirement_id=requirement_id,
            kind=kind,
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
    organization_id, current = _changeable(journal.connection, assessment_id, requirement_id)
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


def _changeable(connection: Connection, assessment_id: str, requirement_id: str) -> tuple[str, Answer | None]:
    """The organization and the answer as it stands; AssessmentCompleted where nothing may change."""
    organization_id, completed, answer = _current(connection, assessment_id, requirement_id)
    if completed is not None:
        raise AssessmentCompleted(
            _("This assessment is completed and locked. Reopen it with a reason to change an answer.")
        )
    return organization_id, answer


def _current(
    connection: Connection, assessment_id: str, requirement_id: str
) -> tuple[str, object | None, Answer | None]:
    """The organization of the assessment, its completion, and the answer as it stands, if there is one."""
    row = connection.execute(
        _SELECT, {"assessment": assessment_id, "requirement": requirement_id}
    ).one_or_none()
    if row is None:
        raise missing_assessment()
    organization_id, completed, known, *columns = row
    return organization_id, completed, answer_of(columns) if known else None


def answer_of(row: Sequence[Any]) -> Answer:
    """The answer in the columns `ANSWER`."""
    rating, reason, evidence, attachments, interviewee, note, internal, ofi, flag, grade, why, *action = row
    what, owner, due, status, effective, check = action
    return Answer(
        rating=rating,
        reason=reason,
        evidence=evidence,
        attachments=tuple(attachments),
        interviewee=interviewee,
        note=note,
        internal=internal,
        ofi=ofi,
        flag=flag,
        regrade=Regrade(grade=grade, reason=why),
        action=Action(what=what, owner=owner, due=due, status=status, effective=effective, check=check),
    )


def _write(journal: Journal, assessment_id: str, requirement_id: str, answer: Answer, *, known: bool) -> None:
    columns = {
        "rating": answer.rating,
        "reason": answer.reason,
        "evidence": answer.evidence,
        "attachments": list(answer.attachments),
        "interviewee": answer.interviewee,
        "note": answer.note,
        "internal": answer.internal,
        "ofi": answer.ofi,
        "flag": answer.flag,
        "regrade_grade": answer.regrade.grade,
        "regrade_reason": answer.regrade.reason,
        "action_what": answer.action.what,
        "action_owner": answer.action.owner,
        "action_due": answer.action.due,
        "action_status": answer.action.status,
        "action_effective": answer.action.effective,
        "action_check": answer.action.check,
    }
    if known:
        key = {"assessment": assessment_id, "requirement": requirement_id}
        journal.connection.execute(_UPDATE, {**key, **columns})
    else:
        key = {"assessment_id": assessment_id, "requirement_id": requirement_id}
        journal.connection.execute(_INSERT, {**key, **columns})


def missing_assessment() -> NotInStore:
    return NotInStore(_("This assessment is not in the file."))
