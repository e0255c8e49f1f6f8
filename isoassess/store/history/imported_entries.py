"""Which entries of a history came with an import, or when one was undone, and were not made by hand here."""

from datetime import datetime

from sqlalchemy import Connection, select

from isoassess.store.arrival import IMPORT_UNDONE, PACKAGE_TAKEN, READ_IN, ArrivalKind, arrival_said
from isoassess.store.schema.tables import ASSESSMENTS, HISTORY

_TELLING = (PACKAGE_TAKEN, READ_IN, IMPORT_UNDONE)


class ImportedEntries:
    """Of the organization of one assessment; its history is looked through where it grew."""

    def __init__(self) -> None:
        self._last = 0
        self._packages: list[range] = []
        self._moments: set[tuple[datetime, str]] = set()  # of a FILE.yaml, and of what was undone

    def look_through(self, connection: Connection, assessment_id: str, *, last: int) -> None:
        """`last`: the number of an entry up to which it is known then."""
        of = select(ASSESSMENTS.c.organization_id).where(ASSESSMENTS.c.id == assessment_id)
        query = select(HISTORY.c.id, HISTORY.c.at, HISTORY.c.who, HISTORY.c.key, HISTORY.c.after).where(
            HISTORY.c.organization_id == of.scalar_subquery(),
            HISTORY.c.id > self._last,
            HISTORY.c.key.in_(_TELLING),
        )
        for row in connection.execute(query.order_by(HISTORY.c.id)):
            last = max(last, row.id)
            told = arrival_said(row.key, row.after)
            if row.key == PACKAGE_TAKEN and told is not None:  # its entries stand right before it
                self._packages.append(range(row.id - told.entries, row.id))
            elif row.key == IMPORT_UNDONE or (told and told.kind is ArrivalKind.ASSESSMENT_FILE):
                self._moments.add((row.at, row.who))
        self._last = last

    def brought(self, entry: int, at: datetime, who: str) -> bool:
        """Whether it came with one of them."""
        return (at, who) in self._moments or any(entry in numbers for numbers in self._packages)
