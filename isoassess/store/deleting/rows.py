"""Takes an organization, an assessment or a file out of every table, history included, in one transaction.

A record is opened first, and the triggers of the file let go what it names and nothing else. Before it is
closed the file is written anew; then it says who deleted something of which kind and when, and no more.
"""

from sqlalchemy import Connection, delete, func, insert, select, text, union_all, update

from isoassess.store import assessments, attachments, organizations
from isoassess.store.deleting.extent import entries_of_file, names_file, own_files
from isoassess.store.deleting.record import last
from isoassess.store.file.database import driver, empty_pages
from isoassess.store.history.journal import Journal, newest
from isoassess.store.places import Place
from isoassess.store.records import Subject
from isoassess.store.schema.register_tables import FINDING_NUMBERS
from isoassess.store.schema.tables import (
    ANSWERS,
    ASSESSMENTS,
    ATTACHMENTS,
    CONTENTS,
    DELETIONS,
    HISTORY,
    ORGANIZATIONS,
    STANDINGS,
)
from isoassess.store.search import search_index

_WITHOUT = "(SELECT json_group_array(value) FROM json_each({0}) WHERE value <> :file)"
_TAKE_FROM_ANSWERS = text(
    f"UPDATE answer SET attachments = {_WITHOUT.format('attachments')} "
    "WHERE assessment_id IN (SELECT id FROM assessment WHERE organization_id = :organization) "
    "AND instr(attachments, '\"' || :file || '\"') > 0"
)
_TAKE_FROM_ENTRY = text(
    f"UPDATE history SET before = nullif({_WITHOUT.format('before')}, '[]'), "
    f"after = nullif({_WITHOUT.format('after')}, '[]') WHERE id = :entry"
)


def delete_for_good(journal: Journal, subject: Subject, id_: str) -> range:
    """Whatever belongs to it goes along; the numbers of the records that stay of it (NotInStore)."""
    connection = journal.connection
    first = last(connection) + 1
    empty_pages(driver(connection))
    match subject:
        case Subject.ORGANIZATION:
            _organization(journal, id_)
        case Subject.ASSESSMENT:
            for file in own_files(connection, id_):
                _attachment(journal, file)
            _assessment(journal, id_)
        case Subject.ATTACHMENT:
            _attachment(journal, id_)
        case _:
            raise ValueError(subject)
    journal.wrote = True
    return range(first, last(connection) + 1)


def not_cleaned(connection: Connection) -> list[str]:
    """The ids of what was deleted, and may still be in the file in room that nothing uses.

    What was taken back from a backup since then is in the file again, and its record stays open.
    """
    back = union_all(select(ORGANIZATIONS.c.id), select(ASSESSMENTS.c.id), select(ATTACHMENTS.c.id))
    wanted = select(DELETIONS.c.target).where(
        DELETIONS.c.target.is_not(None), DELETIONS.c.target.not_in(back)
    )
    return [id_ for id_ in connection.scalars(wanted) if id_ is not None]


def note_cleaned(journal: Journal, targets: list[str]) -> None:
    """The file was written anew after these were deleted; what was brought back meanwhile stays open."""
    gone = set(targets).intersection(not_cleaned(journal.connection))
    closed = update(DELETIONS).where(DELETIONS.c.target.in_(gone))
    journal.connection.execute(closed.values(target=None))


def is_there(connection: Connection, place: Place) -> bool:
    """Whether what a change is about is in the file, or is still to be added to it."""
    if place.is_new:
        return place.id not in not_cleaned(connection)
    table = {Subject.ANSWER: ASSESSMENTS, Subject.PROFILE: ORGANIZATIONS}.get(place.subject, ATTACHMENTS)
    return connection.scalar(select(table.c.id).where(table.c.id == place.id)) is not None


def _organization(journal: Journal, id_: str) -> None:
    connection = journal.connection
    organizations.name_of(connection, id_)  # raises where there is none
    _open(journal, Subject.ORGANIZATION, id_)
    ours = select(ASSESSMENTS.c.id).where(ASSESSMENTS.c.organization_id == id_)
    connection.execute(delete(STANDINGS).where(STANDINGS.c.organization_id == id_))
    connection.execute(delete(HISTORY).where(HISTORY.c.organization_id == id_))
    for table in (ANSWERS, FINDING_NUMBERS):
        connection.execute(delete(table).where(table.c.assessment_id.in_(ours)))
    connection.execute(delete(ASSESSMENTS).where(ASSESSMENTS.c.organization_id == id_))
    connection.execute(delete(ATTACHMENTS).where(ATTACHMENTS.c.organization_id == id_))
    _drop_contents(connection)
    search_index.forget(connection, [id_])
    connection.execute(delete(ORGANIZATIONS).where(ORGANIZATIONS.c.id == id_))


def _assessment(journal: Journal, id_: str) -> None:
    connection = journal.connection
    organization_id = assessments.one(connection, id_).organization_id
    _open(journal, Subject.ASSESSMENT, id_)
    stood = (STANDINGS.c.organization_id == organization_id) & (STANDINGS.c.assessment_id == id_)
    connection.execute(delete(STANDINGS).where(stood))
    for table in (HISTORY, ANSWERS, FINDING_NUMBERS):
        connection.execute(delete(table).where(table.c.assessment_id == id_))
    connection.execute(delete(ASSESSMENTS).where(ASSESSMENTS.c.id == id_))
    search_index.renew(connection, [organization_id])
    search_index.tidy(connection)


def _attachment(journal: Journal, id_: str) -> None:
    """From the answers, too, and from all that the history tells of their lists."""
    connection = journal.connection
    organization_id, _file = attachments.one(connection, id_)
    _open(journal, Subject.ATTACHMENT, id_)
    connection.execute(delete(HISTORY).where(entries_of_file(organization_id, id_)))
    told = select(HISTORY.c.id).where(
        HISTORY.c.organization_id == organization_id,  # no other one may name it, and may have a long history
        HISTORY.c.subject == Subject.ANSWER,
        HISTORY.c.key == "attachments",
        names_file(func.coalesce(HISTORY.c.before, "") + func.coalesce(HISTORY.c.after, ""), id_),
    )
    entries = connection.scalars(told).all()
    for entry in entries:
        connection.execute(_TAKE_FROM_ENTRY, {"file": id_, "entry": entry})
        emptied = (HISTORY.c.id == entry) & HISTORY.c.before.is_not_distinct_from(HISTORY.c.after)
        connection.execute(delete(HISTORY).where(emptied))
    connection.execute(_TAKE_FROM_ANSWERS, {"file": id_, "organization": organization_id})
    connection.execute(delete(ATTACHMENTS).where(ATTACHMENTS.c.id == id_))
    _drop_contents(connection)


def _open(journal: Journal, subject: Subject, id_: str) -> None:
    journal.connection.execute(
        insert(DELETIONS).values(
            id=last(journal.connection) + 1,
            subject=subject,
            at=journal.at,
            who=journal.who,
            history_id=newest(journal.connection),
            target=id_,
        )
    )


def _drop_contents(connection: Connection) -> None:
    """What is attached to nothing any more; the same file may be attached elsewhere, too."""
    used = select(ATTACHMENTS.c.sha256)
    connection.execute(delete(CONTENTS).where(CONTENTS.c.sha256.not_in(used)))
