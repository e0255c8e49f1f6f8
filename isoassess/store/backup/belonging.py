"""Which rows are of one organization, table by table; a new table joins by the columns it has."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Integer, Table

from isoassess.store.schema.register_tables import FINDING_NUMBERS, ISSUED_DOCUMENTS
from isoassess.store.schema.tables import (
    ANSWERS,
    ASSESSMENTS,
    ATTACHMENTS,
    CONTENTS,
    DELETIONS,
    HISTORY,
    IDENTITY,
    ORGANIZATIONS,
    SEARCH_NUMBERS,
    SEARCH_STATE,
    SEARCH_TEXTS,
    STANDINGS,
)
from isoassess.store.vault.driver import sqlite3

# Made from the others, or of the file as a whole: a backup brings none of them.
DERIVED = (STANDINGS, SEARCH_NUMBERS, SEARCH_TEXTS, SEARCH_STATE, IDENTITY, DELETIONS)
REGISTERS = (FINDING_NUMBERS, ISSUED_DOCUMENTS)  # only ever added to
BROUGHT = (ORGANIZATIONS, ASSESSMENTS, CONTENTS, ATTACHMENTS, ANSWERS, HISTORY, *REGISTERS)


def names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def copied_names(table: Table) -> list[str]:
    """Without a number that each file gives anew."""
    return [
        column.name
        for column in table.columns
        if not (column.name == "id" and isinstance(column.type, Integer))
    ]


def rows(
    source: sqlite3.Connection, table: Table, column: str, value: str, of: Sequence[str] | None = None
) -> list[tuple[object, ...]]:
    """Raw, in the order in which they were written."""
    columns = ", ".join(f'"{name}"' for name in of or names(table))
    query = f'SELECT {columns} FROM "{table.name}" WHERE "{column}" = ? ORDER BY rowid'
    return source.execute(query, (value,)).fetchall()


def insert_rows(
    target: sqlite3.Connection,
    table: Table,
    columns: Sequence[str],
    new: Iterable[Sequence[object]],
    *,
    unless_there: bool = False,
) -> None:
    verb = "INSERT OR IGNORE" if unless_there else "INSERT"
    listed = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    target.executemany(f'{verb} INTO "{table.name}" ({listed}) VALUES ({marks})', new)
