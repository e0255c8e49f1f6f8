"""What is kept of deletions, read back."""

from sqlalchemy import Connection, func, select

from isoassess.store.records import Deletion
from isoassess.store.schema.tables import DELETIONS


def last(connection: Connection) -> int:
    """The number of the newest deletion; 0 before the first."""
    return connection.scalar(select(func.coalesce(func.max(DELETIONS.c.id), 0))) or 0


def after(connection: Connection, number: int) -> list[Deletion]:
    """The deletions after one of them, oldest first."""
    wanted = (
        select(DELETIONS.c.subject, DELETIONS.c.at, DELETIONS.c.who)
        .where(DELETIONS.c.id > number)
        .order_by(DELETIONS.c.id)
    )
    return [Deletion(**row) for row in connection.execute(wanted).mappings()]
