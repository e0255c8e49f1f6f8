"""Brings a file to the schema of this version, in one transaction: it happens completely or not at all."""

import os
from pathlib import Path

from sqlalchemy import Connection

from isoassess.store.database import plain_engine, writing
from isoassess.store.errors import damaged, translated

REVISIONS = (
    "0001",
    "0002",
    "0003",
)  # every schema this version knows, oldest first; a test holds it to the migrations
SCRIPTS = Path(__file__).parent / "migrations"


def migrate(path: Path, *, busy_timeout: float, scripts: Path) -> None:
    """Creates the tables, or brings older ones up to date; without the foreign-key pragma.

    With that pragma SQLite would delete the children of every table that a migration rebuilds.
    """
    engine = plain_engine(path, busy_timeout=busy_timeout)
    try:
        with translated(path), writing(engine) as connection:
            _upgrade(connection, scripts)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise damaged(path)  # rolls back: rows without their parent are no state to go on from
    finally:
        engine.dispose()


def _upgrade(connection: Connection, scripts: Path) -> None:
    # Imported here because every start of the program would pay for it, and only few migrate.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def back_up(path: Path, revision: str, *, busy_timeout: float) -> Path:
    """A complete copy beside the file, newest content included; its path."""
    copy = _free(path.with_name(f"{path.stem}.before-{revision}{path.suffix}"))
    part = copy.with_name(copy.name + ".part")
    part.unlink(missing_ok=True)
    engine = plain_engine(path, busy_timeout=busy_timeout)
    try:
        with translated(path), engine.connect() as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(part),))
        _flush(part)
        part.rename(copy)
    finally:
        engine.dispose()
        part.unlink(missing_ok=True)
    return copy


def _free(path: Path) -> Path:
    """The path, or one with a number where it is taken: a backup never replaces another."""
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return candidate


def _flush(path: Path) -> None:
    """Onto the disk; VACUUM INTO leaves that to us."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
