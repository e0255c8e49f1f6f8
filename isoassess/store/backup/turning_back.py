"""The answers of an assessment as they are in a backup, as one step that one undo takes back."""

from collections.abc import Iterable

from sqlalchemy import Connection

from isoassess.domain import NO_ANSWER, Answer
from isoassess.domain.answer_fields import answer_keys
from isoassess.store.answer_rows import write_row
from isoassess.store.answers import answers
from isoassess.store.backup.belonging import rows
from isoassess.store.file.database import driver
from isoassess.store.history.changes import Change, differences, replay
from isoassess.store.history.journal import Journal, entries
from isoassess.store.records import Subject
from isoassess.store.schema.decoding import readable
from isoassess.store.schema.tables import ANSWERS


def turn_back_answers(journal: Journal, there: Connection, organization_id: str, assessment_id: str) -> None:
    """Also those of a completed one: it becomes what it was, with its lock or without.

    An answer that was given since then is empty afterwards, and stands in the history.
    """
    connection = journal.connection
    wanted, kept = answers(there, assessment_id), answers(connection, assessment_id)
    said = readable(lambda: replay(entries(connection, assessment_id=assessment_id)))
    before = kept if said is None else said
    present = rows(driver(connection), ANSWERS, "assessment_id", assessment_id, ["requirement_id"])
    written = {str(row[0]) for row in present}
    with journal.one_step():
        for id_ in _ordered(wanted, kept, before):
            new = wanted.get(id_, NO_ANSWER)
            changes = differences(before.get(id_, NO_ANSWER), new)
            if not changes and kept.get(id_, NO_ANSWER) == new:
                continue
            all_fields = [Change(key, None, None) for key in answer_keys()]
            is_new = id_ not in written
            write_row(connection, assessment_id, id_, all_fields, new, is_new=is_new)
            journal.record(
                Subject.ANSWER,
                changes,
                organization_id=organization_id,
                assessment_id=assessment_id,
                requirement_id=id_,
            )


def _ordered(*found: dict[str, Answer]) -> Iterable[str]:
    return dict.fromkeys(id_ for one in found for id_ in one)
