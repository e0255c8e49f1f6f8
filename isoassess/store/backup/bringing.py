"""What is in a backup and not in the file, brought with its whole history: who did what, and when."""

from isoassess.store.backup.belonging import REGISTERS, copied_names, insert_rows, names, rows
from isoassess.store.schema.tables import ANSWERS, ASSESSMENTS, ATTACHMENTS, CONTENTS, HISTORY, ORGANIZATIONS
from isoassess.store.vault.driver import sqlite3


def bring(source: sqlite3.Connection, here: sqlite3.Connection, organization_id: str) -> None:
    """An organization with all that is of it."""
    _copy(source, here, ORGANIZATIONS.name, organization_id)
    bring_contents(source, here, organization_id)
    of = names(ATTACHMENTS)
    insert_rows(here, ATTACHMENTS, of, rows(source, ATTACHMENTS, "organization_id", organization_id, of))
    for (assessment_id,) in rows(source, ASSESSMENTS, "organization_id", organization_id, ["id"]):
        _bring_rows(source, here, str(assessment_id))
    _bring_history(source, here, "organization_id", organization_id)


def bring_assessment(source: sqlite3.Connection, here: sqlite3.Connection, assessment_id: str) -> None:
    """An assessment of an organization that is here, with its part of the history."""
    _bring_rows(source, here, assessment_id)
    _bring_history(source, here, "assessment_id", assessment_id)


def bring_contents(source: sqlite3.Connection, here: sqlite3.Connection, organization_id: str) -> None:
    """The bytes of its files, as far as they are not here."""
    of = names(CONTENTS)
    for (digest,) in rows(source, ATTACHMENTS, "organization_id", organization_id, ["sha256"]):
        if not rows(here, CONTENTS, "sha256", str(digest), ["sha256"]):
            insert_rows(here, CONTENTS, of, rows(source, CONTENTS, "sha256", str(digest), of))


def _bring_rows(source: sqlite3.Connection, here: sqlite3.Connection, assessment_id: str) -> None:
    _copy(source, here, ASSESSMENTS.name, assessment_id)
    for table in (ANSWERS, *REGISTERS):
        of = copied_names(table)
        insert_rows(here, table, of, rows(source, table, "assessment_id", assessment_id, of))


_NEWEST = (  # no entry gets the number of one that was deleted
    "SELECT max(coalesce((SELECT max(id) FROM history), 0), "
    "coalesce((SELECT max(history_id) FROM deletion), 0))"
)


def _copy(source: sqlite3.Connection, here: sqlite3.Connection, name: str, id_: str) -> None:
    table = {one.name: one for one in (ORGANIZATIONS, ASSESSMENTS)}[name]
    of = names(table)
    insert_rows(here, table, of, rows(source, table, "id", id_, of))


def _bring_history(source: sqlite3.Connection, here: sqlite3.Connection, column: str, id_: str) -> None:
    """With new numbers at its end; what belonged together and what an undo was about stays so."""
    of = names(HISTORY)
    number, step, of_step = (of.index(name) for name in ("id", "step", "of_step"))
    last = here.execute(_NEWEST).fetchone()[0]
    steps: dict[object, int] = {}
    brought = []
    for place, row in enumerate(rows(source, HISTORY, column, id_, of), start=last + 1):
        new = list(row)
        new[number] = place
        new[step] = steps.setdefault(row[step], place)
        new[of_step] = steps.get(row[of_step])
        brought.append(new)
    insert_rows(here, HISTORY, of, brought)
