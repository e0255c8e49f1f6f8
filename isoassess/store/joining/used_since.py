"""What was done with organizations since they came with an import, which is put away where that is undone."""

from contextlib import suppress

from msgspec import Struct
from sqlalchemy import Connection, RowMapping, func, select

from isoassess.store import organizations
from isoassess.store.errors import NotInStore
from isoassess.store.history.journal import Journal
from isoassess.store.history.undone_imports import Rows, is_value_row, place_of_row, rows_after
from isoassess.store.joining.content import FieldPlace
from isoassess.store.joining.left_over import place_of
from isoassess.store.joining.outcomes import TakenIn
from isoassess.store.records import Subject
from isoassess.store.schema.register_tables import ISSUED_DOCUMENTS
from isoassess.store.schema.tables import ASSESSMENTS


class UsedOrganization(Struct, frozen=True, kw_only=True):
    """`fields` say something else since; `documents`: how many were issued since. `is_back`: it
    was here before, under Deleted.
    """

    id: str
    name: str
    fields: tuple[FieldPlace, ...]
    documents: int
    is_back: bool = False


def used_since(connection: Connection, taken: TakenIn) -> tuple[UsedOrganization, ...]:
    """Those of the new ones, and of those brought back, of which anything was said or issued since."""
    found = []
    for id_ in (*taken.new, *taken.back):
        with suppress(NotInStore):  # deleted since
            name = organizations.name_of(connection, id_)
            rows, _withdrawn = rows_after(connection, id_, taken.last)
            is_back = id_ in taken.back
            if is_back and any(map(_is_of_shelf, rows)):
                continue  # where it lies was decided since, and stays
            used = UsedOrganization(
                id=id_,
                name=name,
                fields=_changed(rows),
                documents=_issued(connection, id_, taken),
                is_back=is_back,
            )
            if used.fields or used.documents:
                found.append(used)
    return tuple(found)


def put_away(journal: Journal, organization_id: str) -> bool:
    """Under Deleted; whether it is in the file still."""
    try:
        organizations.set_removed(journal, organization_id, journal.at)
    except NotInStore:
        return False
    return True


def _is_of_shelf(row: RowMapping) -> bool:
    return row["subject"] is Subject.ORGANIZATION and row["key"] == "removed"


def _changed(rows: Rows) -> tuple[FieldPlace, ...]:
    """Where it lies is not said of it, and an assessment in which nothing was answered was only opened."""
    begun = {row["assessment_id"] for row in rows if row["key"] == "started"}
    told = [
        row
        for row in rows
        if is_value_row(row) and row["subject"] is not Subject.ORGANIZATION and not _is_opened(row, begun)
    ]
    first, last = ({(place_of_row(row), row["key"]): row for row in order} for order in (told[::-1], told))
    return tuple(sorted({place_of(row) for at, row in last.items() if first[at]["before"] != row["after"]}))


def _is_opened(row: RowMapping, begun: set[str | None]) -> bool:
    return row["subject"] is Subject.ASSESSMENT and row["assessment_id"] in begun


def _issued(connection: Connection, organization_id: str, taken: TakenIn) -> int:
    ours = select(ASSESSMENTS.c.id).where(ASSESSMENTS.c.organization_id == organization_id)
    since = (ISSUED_DOCUMENTS.c.assessment_id.in_(ours), ISSUED_DOCUMENTS.c.recorded_at > taken.at)
    return connection.scalar(select(func.count()).select_from(ISSUED_DOCUMENTS).where(*since)) or 0
