"""Assessments: begun empty or from an earlier one, held against a lens, completed, opened again."""

from datetime import date
from uuid import uuid4

import msgspec
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from isoassess.domain import NO_ANSWER, Answer, Lens, Regrade
from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.language.texts import _
from isoassess.store import organizations
from isoassess.store.answers import answers, missing_assessment, save_answer
from isoassess.store.errors import AssessmentCompleted
from isoassess.store.history.changes import Change
from isoassess.store.history.journal import Journal
from isoassess.store.records import AssessmentRecord, AssessmentSummary, CarryOver, EntryKind, Subject
from isoassess.store.schema.storable import check_texts, decision_from_text, profile_from_text
from isoassess.store.schema.tables import ANSWERS, ASSESSMENTS, HISTORY


def listed(connection: Connection, organization_id: str) -> list[AssessmentSummary]:
    """Newest first."""
    records = _records(connection, ASSESSMENTS.c.organization_id == organization_id)
    return [
        AssessmentSummary(**{name: getattr(record, name) for name in AssessmentSummary.__struct_fields__})
        for record in records
    ]


def one(connection: Connection, assessment_id: str) -> AssessmentRecord:
    records = _records(connection, ASSESSMENTS.c.id == assessment_id)
    if not records:
        raise missing_assessment()
    return records[0]


def _records(connection: Connection, where: ColumnElement[bool]) -> list[AssessmentRecord]:
    answered = (
        select(func.count())
        .where(ANSWERS.c.assessment_id == ASSESSMENTS.c.id, ANSWERS.c.rating.is_not(None))
        .scalar_subquery()
    )
    changed_at = (
        select(HISTORY.c.at)
        .where(HISTORY.c.assessment_id == ASSESSMENTS.c.id)
        .order_by(HISTORY.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(
            ASSESSMENTS.c.id,
            ASSESSMENTS.c.organization_id,
            ASSESSMENTS.c.lens,
            ASSESSMENTS.c.started,
            ASSESSMENTS.c.assessor,
            ASSESSMENTS.c.catalogue_version,
            ASSESSMENTS.c.completed,
            changed_at.label("changed_at"),
            answered.label("answered"),
        )
        .where(where)
        .order_by(ASSESSMENTS.c.started.desc(), ASSESSMENTS.c.added_at.desc())
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
        insert(ASSESSMENTS).values(
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


def carry_over(journal: Journal, earlier_id: str, assessment_id: str, carry: CarryOver) -> None:
    """Begins the answers of an assessment with those of an earlier one; no undo takes that back."""
    if carry is CarryOver.NOTHING:
        return
    for requirement_id, answer in answers(journal.connection, earlier_id).items():
        carried = answer if carry is CarryOver.EVERYTHING else _unrated(answer)
        if carried != NO_ANSWER:
            save_answer(journal, assessment_id, requirement_id, carried, kind=EntryKind.CARRY)


def _unrated(answer: Answer) -> Answer:
    """What was seen and planned, without what was judged."""
    return replace(answer, rating=None, ofi=False, regrade=Regrade())


def switch_lens(journal: Journal, assessment_id: str, lens: Lens) -> None:
    if one(journal.connection, assessment_id).lens is not lens:
        follow(journal, assessment_id, lens)


def follow(journal: Journal, assessment_id: str, lens: Lens) -> None:
    """Goes on against the lens decided on; a completed one rests on a decision of its own."""
    before = _changeable(journal.connection, assessment_id)
    if before.lens is lens:
        return
    journal.connection.execute(update(ASSESSMENTS).where(ASSESSMENTS.c.id == assessment_id).values(lens=lens))
    _record(journal, before, Change("lens", f'"{before.lens}"', f'"{lens}"'))


def name_assessor(journal: Journal, assessment_id: str, name: str) -> None:
    check_texts(assessor=name)
    if one(journal.connection, assessment_id).assessor == name:
        return
    before = _changeable(journal.connection, assessment_id)
    journal.connection.execute(
        update(ASSESSMENTS).where(ASSESSMENTS.c.id == assessment_id).values(assessor=name)
    )
    old, new = (msgspec.json.encode(text).decode() for text in (before.assessor, name))
    _record(journal, before, Change("assessor", old, new))


def complete(journal: Journal, assessment_id: str, on: date) -> None:
    """Locks it, and keeps the profile and the decision it was judged on."""
    record = one(journal.connection, assessment_id)
    if record.completed is not None:
        return
    profile, decision = organizations.as_stored(journal.connection, record.organization_id)
    journal.connection.execute(
        update(ASSESSMENTS)
        .where(ASSESSMENTS.c.id == assessment_id)
        .values(completed=on, completed_profile=profile, completed_decision=decision)
    )
    _record(journal, record, Change("completed", None, f'"{on.isoformat()}"'))


def reopen(journal: Journal, assessment_id: str, reason: str) -> None:
    """Unlocks it; the reason stays in the history."""
    check_texts(reason=reason)
    record = one(journal.connection, assessment_id)
    if record.completed is None:
        return
    journal.connection.execute(
        update(ASSESSMENTS)
        .where(ASSESSMENTS.c.id == assessment_id)
        .values(completed=None, completed_profile=None, completed_decision=None)
    )
    _record(
        journal,
        record,
        Change("completed", f'"{record.completed.isoformat()}"', None),
        Change("reopened", None, msgspec.json.encode(reason).decode()),
    )


def judged_on(connection: Connection, assessment_id: str) -> tuple[Profile, OwnDecision | None]:
    """The profile and the own decision it is judged on: those kept when it was completed, else today's."""
    row = connection.execute(
        select(
            ASSESSMENTS.c.organization_id, ASSESSMENTS.c.completed_profile, ASSESSMENTS.c.completed_decision
        ).where(ASSESSMENTS.c.id == assessment_id)
    ).one_or_none()
    if row is None:
        raise missing_assessment()
    organization_id, profile, decision = row
    if profile is None:
        return (
            organizations.profile(connection, organization_id),
            organizations.own_decision(connection, organization_id),
        )
    kept = profile_from_text(profile, "")
    name = kept.organization.name
    return kept, decision_from_text(decision, name)


def _changeable(connection: Connection, assessment_id: str) -> AssessmentRecord:
    """The assessment, where nothing stands against changing it; AssessmentCompleted where it is locked."""
    record = one(connection, assessment_id)
    if record.completed is not None:
        raise AssessmentCompleted(
            _("This assessment is completed and locked. Reopen it with a reason to change it.")
        )
    return record


def _record(journal: Journal, assessment: AssessmentRecord, *changes: Change) -> None:
    journal.record(
        Subject.ASSESSMENT,
        list(changes),
        organization_id=assessment.organization_id,
        assessment_id=assessment.id,
    )
