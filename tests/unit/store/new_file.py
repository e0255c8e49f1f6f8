"""Writes anew what a new file is made of, after a new migration: `python -m tests.unit.store.new_file`."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from isoassess.store.schema.migration import REVISIONS, SCRIPTS, migrate
from isoassess.store.schema.new_file import BETWEEN, TABLES
from isoassess.store.vault.driver import sqlite3

_SCHEMA = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"


def made_by_migrations(folder: Path) -> Path:
    """A file that holds nothing, as all migrations make it."""
    path = folder / "migrated.isoassess-db"
    path.touch()
    migrate(path, busy_timeout=1, scripts=SCRIPTS)
    return path


def told(path: Path) -> str:
    """The statements that make the same tables, and what is in them from the start but for the identity."""
    with closing(sqlite3.connect(path)) as connection:
        (number,) = connection.execute("PRAGMA application_id").fetchone()
        statements = [sql for (sql,) in connection.execute(_SCHEMA)]
    revision = f"INSERT INTO alembic_version (version_num) VALUES ('{REVISIONS[-1]}')"
    return BETWEEN.join([f"PRAGMA application_id = {number}", *statements, f"{revision};\n"])


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        TABLES.write_text(told(made_by_migrations(Path(folder))), encoding="utf-8")
