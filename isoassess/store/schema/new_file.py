"""A new file at once: the tables that all migrations together make, as the newest of them leaves them.

To load Alembic and go through its migrations takes many times as long, and only an older file needs it.
"""

from pathlib import Path
from uuid import uuid4

from isoassess.store.errors import translated
from isoassess.store.file.database import driver, plain_engine, writing
from isoassess.store.file.identity import new_mark

TABLES = Path(__file__).with_name(
    "new_file.sql"
)  # after a new migration: python -m tests.unit.store.new_file
BETWEEN = ";\n\n"
_IDENTITY = "INSERT INTO identity (id, mark, before, folded) VALUES (?, ?, ?, 1)"


def make_tables(path: Path, *, busy_timeout: float) -> bool:
    """All of them in one transaction; False, and nothing is done, where the file holds something by now."""
    statements = TABLES.read_text(encoding="utf-8").split(BETWEEN)
    engine = plain_engine(path, busy_timeout=busy_timeout)
    try:
        with translated(path), writing(engine) as connection:
            raw = driver(connection)
            if raw.execute("SELECT 1 FROM sqlite_schema").fetchone():
                return False
            for statement in statements:
                raw.execute(statement)
            mark = new_mark()
            raw.execute(_IDENTITY, (str(uuid4()), mark, mark))
    finally:
        engine.dispose()
    return True
