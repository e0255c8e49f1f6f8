"""The rows that were read, written into a new file, and brought to the schema of this version."""

from contextlib import closing
from pathlib import Path

from isoassess.store.file.identity import new_mark
from isoassess.store.repair.gathering import Gathered
from isoassess.store.repair.row_shapes import SavedRow, TableShape
from isoassess.store.schema.migration import SCRIPTS, migrate
from isoassess.store.vault.connecting import connect
from isoassess.store.vault.driver import sqlite3

_PATIENCE = 5.0  # seconds


class Filling:
    """A new file whose triggers are put away while it is filled: they hold changes to rules, not rows."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = connect(path, isolation_level=None)
        self._connection.execute("PRAGMA synchronous = OFF")  # nobody has been told that anything is saved
        self._connection.execute("BEGIN IMMEDIATE")
        named = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        self._triggers = self._connection.execute(named).fetchall()
        for name, _sql in self._triggers:
            self._connection.execute(f'DROP TRIGGER "{name}"')

    def put(self, shape: TableShape, row: SavedRow) -> bool:
        """Whether the rules of the table take it."""
        names = [column.name for column in shape.columns if column.name in row.fields]
        listed = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        try:
            self._connection.execute(
                f'INSERT INTO "{shape.name}" ({listed}) VALUES ({marks})',
                [row.fields[name] for name in names],
            )
        except (sqlite3.IntegrityError, OverflowError):
            return False
        return True

    def put_all(self, shapes: list[TableShape], gathered: Gathered) -> None:
        for shape in shapes:
            if shape.name == "identity":
                self._put_identity(gathered)
                continue
            for key, row in list(gathered.rows(shape.name).items()):
                if not self.put(shape, row):
                    gathered.lose(shape.name, key)

    def finish(self) -> None:
        """With its triggers, and up to date."""
        for _name, sql in self._triggers:
            self._connection.execute(sql)
        self._connection.execute("COMMIT")
        self._connection.close()
        migrate(self._path, busy_timeout=_PATIENCE, scripts=SCRIPTS)

    def close(self) -> None:
        self._connection.close()

    def _put_identity(self, gathered: Gathered) -> None:
        """It stays the store that it was, in a version of its own that lies in one file."""
        known = gathered.sound("identity")
        if known:
            self._connection.execute("UPDATE identity SET id = ?", (known[0].fields["id"],))
        mark = new_mark()
        self._connection.execute('UPDATE identity SET mark = ?, "before" = ?, folded = 1', (mark, mark))


def counted(path: Path, table: str) -> int:
    with closing(connect(path)) as connection:
        return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
