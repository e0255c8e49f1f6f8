"""The register of the numbers of findings: a row for each that ever arose, never changed."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, insert, select

from isoassess.assessment.finding_register import (
    EarlierNumbers,
    Register,
    Wanted,
    extended,
    number_parts,
    number_words,
)
from isoassess.store.answers import missing_assessment
from isoassess.store.arrival import EARLIER_NUMBER
from isoassess.store.history.journal import Journal
from isoassess.store.history.undone_imports import standing
from isoassess.store.schema.register_tables import FINDING_NUMBERS
from isoassess.store.schema.storable import check_texts
from isoassess.store.schema.tables import ASSESSMENTS, HISTORY


def register(connection: Connection, assessment_id: str) -> Register:
    """The requirement of each number, in the order in which they were given."""
    wanted = (
        select(FINDING_NUMBERS.c.kind, FINDING_NUMBERS.c.place, FINDING_NUMBERS.c.requirement_id)
        .where(FINDING_NUMBERS.c.assessment_id == assessment_id)
        .order_by(FINDING_NUMBERS.c.kind, FINDING_NUMBERS.c.place)
    )
    return {number_words(kind, place): requirement for kind, place, requirement in connection.execute(wanted)}


def earlier(connection: Connection, assessment_id: str) -> EarlierNumbers:
    """The numbers that findings had in files that were joined since, each with its requirement."""
    of = select(ASSESSMENTS.c.organization_id).where(ASSESSMENTS.c.id == assessment_id)
    organization_id = connection.scalar(of)
    if organization_id is None:
        raise missing_assessment()
    ours = (HISTORY.c.assessment_id == assessment_id, HISTORY.c.key == EARLIER_NUMBER)
    query = select(HISTORY.c.after, HISTORY.c.requirement_id).where(
        *ours, standing(connection, organization_id)
    )
    told = ((_number_said(row.after), row.requirement_id or "") for row in connection.execute(query))
    return tuple(sorted({(number, requirement) for number, requirement in told if number}))


def _number_said(text: str | None) -> str:
    """Of an entry, whoever wrote it in whatever form; empty where it is none."""
    try:
        number = msgspec.json.decode(text or "", type=str)
    except msgspec.DecodeError:
        return ""
    return number if number_parts(number) else ""


def give(journal: Journal, assessment_id: str, wanted: Iterable[Wanted]) -> Register:
    """The register with a number for each that is wanted; nothing is written where all have one.

    The rows tell when each was given, and triggers keep them as they are: an entry in the history would
    say that the organization was changed, and so would a time at which somebody saved something.
    """
    known = register(journal.connection, assessment_id)
    now = extended(known, wanted)
    new = {number: requirement for number, requirement in now.items() if number not in known}
    if new:
        check_texts(requirements=new)
        _write(journal, assessment_id, new)
    return register(journal.connection, assessment_id) if new else known


def _write(journal: Journal, assessment_id: str, new: Register) -> None:
    there = select(ASSESSMENTS.c.id).where(ASSESSMENTS.c.id == assessment_id)
    if journal.connection.scalars(there).one_or_none() is None:
        raise missing_assessment()
    parts = [(number_parts(number), requirement) for number, requirement in new.items()]
    journal.connection.execute(
        insert(FINDING_NUMBERS),
        [
            {
                "assessment_id": assessment_id,
                "requirement_id": requirement,
                "kind": part[0],
                "place": part[1],
                "given_at": journal.at,
            }
            for part, requirement in parts
            if part is not None
        ],
    )
