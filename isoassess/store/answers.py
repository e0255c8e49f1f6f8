"""The answers of an assessment, changed field by field, with undo and redo over the history."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial

from sqlalchemy import Connection, select

from isoassess.catalogue.merged_answers import carried
from isoassess.catalogue.replaced import replaced_requirements
from isoassess.domain import NO_ANSWER, Answer
from isoassess.domain.answer_fields import follow_up_keys
from isoassess.language.texts import _
from isoassess.store.answer_rows import answer_of, read_row, read_rows, write_row
from isoassess.store.arrival import Arrival
from isoassess.store.errors import ChangedSince, NotInStore, locked
from isoassess.store.history.arrivals import record_read_in
from isoassess.store.history.changes import (
    Change,
    applied,
    assemble,
    differences,
    flatten,
)
from isoassess.store.history.journal import Journal, named
from isoassess.store.history.merging import Clash, merge
from isoassess.store.records import EntryKind, Subject
from isoassess.store.schema.decoding import readable
from isoassess.store.schema.storable import check_texts
from isoassess.store.schema.tables import ANSWERS


def answers(connection: Connection, assessment_id: str) -> dict[str, Answer]:
    """By requirement id; what was given and taken back is an empty answer, or none.

    One that cannot be read hides no other: it is left out, and `soundness` names it.
    """
    current_answer(connection, assessment_id, "")  # raises where there is none
    found = readable(lambda: read_rows(connection, assessment_id))
    if found is None:
        found = _one_by_one(connection, assessment_id)
    return {requirement_id: answer for requirement_id, answer in found.items() if answer != NO_ANSWER}


def _one_by_one(connection: Connection, assessment_id: str) -> dict[str, Answer]:
    """Those that can be read."""
    ids = connection.scalars(
        select(ANSWERS.c.requirement_id)
        .where(ANSWERS.c.assessment_id == assessment_id)
        .order_by(ANSWERS.c.requirement_id)
    ).all()
    read = {id_: readable(partial(current_answer, connection, assessment_id, id_)) for id_ in ids}
    return {id_: row[2] for id_, row in read.items() if row is not None and row[2] is not None}


def save_answer(
    journal: Journal,
    assessment_id: str,
    requirement_id: str,
    answer: Answer,
    *,
    seen: Answer | None = None,
    kind: EntryKind = EntryKind.CHANGE,
) -> tuple[Clash, ...]:
    """Saves what differs from the answer that was seen; without one, whatever differs from the file."""
    check_texts(requirement=requirement_id, answer=answer)
    organization_id, completed, before = current_answer(journal.connection, assessment_id, requirement_id)
    if completed is not None:
        check_lock(completed, differences((before or NO_ANSWER) if seen is None else seen, answer))
    if seen is None or seen == (before or NO_ANSWER):  # nobody else was here
        _keep(journal, (organization_id, assessment_id, requirement_id), before, answer, kind)
        return ()
    return change_answer(journal, assessment_id, requirement_id, differences(seen, answer))


def change_answer(
    journal: Journal, assessment_id: str, requirement_id: str, changes: Iterable[Change]
) -> tuple[Clash, ...]:
    """Changes these fields and no other; what somebody else changed too is left alone and given back."""
    changes = tuple(changes)
    organization_id, completed, before = current_answer(journal.connection, assessment_id, requirement_id)
    check_lock(completed, changes)
    flat = flatten(before or NO_ANSWER)
    merged = merge(flat, changes)
    after = assemble(applied(flat, merged.changes), Answer)
    check_texts(requirement=requirement_id, answer=after)
    _keep(journal, (organization_id, assessment_id, requirement_id), before, after, EntryKind.CHANGE)
    return named(
        journal.connection,
        merged.clashes,
        subject=Subject.ANSWER,
        assessment_id=assessment_id,
        requirement_id=requirement_id,
    )


def change_answers(
    journal: Journal,
    assessment_id: str,
    changes: Mapping[str, Sequence[Change]],
    arrival: Arrival | None = None,
) -> None:
    """Changes fields of several answers as one step; ChangedSince, and none is changed, where one has."""
    before = len(journal.steps)
    change_everywhere(journal, {assessment_id: changes})
    if arrival is not None and len(journal.steps) > before:
        organization_id, *_answer = current_answer(journal.connection, assessment_id, "")
        record_read_in(journal, organization_id, assessment_id, arrival)


def change_everywhere(journal: Journal, changes: Mapping[str, Mapping[str, Sequence[Change]]]) -> None:
    """The same in several assessments, by their ids."""
    with journal.one_step():
        for assessment_id, of_assessment in changes.items():
            for requirement_id, of_one in of_assessment.items():
                _agree(change_answer(journal, assessment_id, requirement_id, of_one))


def _agree(clashes: Sequence[Clash]) -> None:
    """ChangedSince where somebody else has changed the same."""
    if clashes:
        says = _("{who} has changed an answer in the meantime; nothing was saved. Look at it again.")
        raise ChangedSince(says.format(who=clashes[0].who or _("Somebody else")))


def _keep(
    journal: Journal, place: tuple[str, str, str], before: Answer | None, after: Answer, kind: EntryKind
) -> None:
    organization_id, assessment_id, requirement_id = place
    changes = differences(before or NO_ANSWER, after)
    if changes:
        write_row(journal.connection, assessment_id, requirement_id, changes, after, is_new=before is None)
        journal.record(
            Subject.ANSWER,
            changes,
            organization_id=organization_id,
            assessment_id=assessment_id,
            requirement_id=requirement_id,
            kind=kind,
        )
        if kind is EntryKind.CHANGE and requirement_id in _replaced():
            _carry_on(journal, place)


@cache
def _replaced() -> dict[str, str]:
    """The requirements that are no longer asked, and which one holds their answers."""
    return {one.id: one.by for one in replaced_requirements()}


def _carry_on(journal: Journal, place: tuple[str, str, str]) -> None:
    """What had waited since before its question was merged goes to the one that stays."""
    organization_id, assessment_id, requirement_id = place
    by = _replaced()[requirement_id]
    answers = {id_: current_answer(journal.connection, assessment_id, id_)[2] for id_ in (by, requirement_id)}
    after = carried({id_: answer for id_, answer in answers.items() if answer is not None})
    for id_, answer in answers.items():
        at = (organization_id, assessment_id, id_)
        _keep(journal, at, answer, after.get(id_, NO_ANSWER), EntryKind.CARRY)


def check_lock(completed: object | None, changes: Iterable[Change]) -> None:
    """AssessmentCompleted where these may not change; how far actions are is followed up after that day."""
    if completed is not None and not {change.key for change in changes} <= follow_up_keys():
        raise locked()


def current_answer(
    connection: Connection, assessment_id: str, requirement_id: str
) -> tuple[str, object | None, Answer | None]:
    """The organization of the assessment, its completion, and the answer as it stands, if there is one."""
    row = read_row(connection, assessment_id, requirement_id)
    if row is None:
        raise missing_assessment()
    organization_id, completed, known, *columns = row
    return organization_id, completed, answer_of(columns) if known else None


def missing_assessment() -> NotInStore:
    return NotInStore(_("This assessment is not in the file."))
