"""How far a file has come: by it a backup is known to hold all that is in the file, or not."""

from contextlib import closing
from pathlib import Path

from msgspec import Struct

from isoassess.store.file.database import AT_REST
from isoassess.store.file.identity import read_identity
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.driver import sqlite3

_DERIVED = ("standing", "search_", "identity", "alembic_version", "sqlite_")  # how their names begin


class CopiedState(Struct, frozen=True):
    """Two files with the same one hold the same; `counts` are those of the tables that hold a person's work.

    `mark` is new with each stretch of writing. In one stretch the history tells, and the pages of the wizard.
    """

    id: str
    mark: str
    entries: int
    pages: int
    counts: tuple[tuple[str, int], ...]

    def count(self, table: str) -> int:
        return dict(self.counts).get(table, 0)


def read_state(connection: sqlite3.Connection) -> CopiedState:
    """Of any schema this version knows; a table that is not there yet has no count."""
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    identity = read_identity(connection)
    counts = tuple(
        (name, _number(connection, f'SELECT count(*) FROM "{name}"'))
        for name in sorted(tables)
        if not name.startswith(_DERIVED)
    )
    return CopiedState(
        id=identity.id if identity else "",
        mark=identity.mark if identity else "",
        entries=_number(connection, "SELECT max(id) FROM history"),
        pages=_number(connection, "SELECT total(coalesce(wizard_page, -1)) FROM organization"),
        counts=counts,
    )


def state_of_backup(path: Path) -> CopiedState | None:
    """None where it cannot be read; without a lock, as nobody writes in a backup."""
    try:
        with closing(connect(path, use=AT_REST)) as connection:
            return read_state(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0] or 0)
