"""Which rows can be of which table: by the types of their columns, and by what can be made of them."""

from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Table
from sqlalchemy.dialects import sqlite

from isoassess.domain.decision import OwnDecision
from isoassess.domain.profile import Profile
from isoassess.store.repair.row_cells import Raw, RowCell
from isoassess.store.schema.decoding import UNREADABLE
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
)
from isoassess.store.vault.connecting import connect

# Whatever is not made from the others, those before which stand in the way of nobody.
SAVED = (
    ORGANIZATIONS,
    ASSESSMENTS,
    CONTENTS,
    ATTACHMENTS,
    ANSWERS,
    HISTORY,
    FINDING_NUMBERS,
    ISSUED_DOCUMENTS,
    DELETIONS,
    IDENTITY,
)
_DIALECT = sqlite.dialect()
_TYPES = {"INTEGER": (int,), "BOOLEAN": (int,), "BLOB": (bytes,), "JSON": (str, int)}

_TEXTS: dict[str, dict[str, Any]] = {  # what is JSON in a text
    "organization": {"profile": Profile, "own_decision": OwnDecision},
    "assessment": {"completed_profile": Profile, "completed_decision": OwnDecision},
    "history": {"before": Any, "after": Any},
}

Fields = dict[str, Raw]


class SavedRow(Struct, frozen=True):
    """A row by the names of its columns; `flawed`: it is damaged, and yet says something."""

    fields: Fields
    flawed: bool


class ShapeColumn(Struct, frozen=True):
    """A column as the file was made: its type, whether it must be there, and what it is where nobody said."""

    name: str
    type: str
    needed: bool
    default: Raw
    is_rowid: bool
    key: bool


class TableShape(Struct, frozen=True):
    """One table of a schema."""

    table: Table
    columns: tuple[ShapeColumn, ...]

    @property
    def name(self) -> str:
        return str(self.table.name)

    def key(self, row: SavedRow) -> tuple[Raw, ...]:
        return tuple(row.fields[column.name] for column in self.columns if column.key)

    def fits(self, cell: RowCell) -> SavedRow | None:
        """The row, where it can be one of this table."""
        if len(cell.values) > len(self.columns):
            return None
        fields: Fields = {}
        for place, column in enumerate(self.columns):
            said = place < len(cell.values)
            value = cell.values[place] if said else column.default
            value = cell.rowid if column.is_rowid and value is None else value
            if not _is_of_type(value, column):
                return None
            fields[column.name] = value
        row = SavedRow(fields, cell.flawed)
        if _is_read(self.table, row.fields):
            return row
        return SavedRow(fields, flawed=True) if _has_key(self, row) and not cell.flawed else None


def shapes_of(made: Path) -> list[TableShape]:
    """Of the tables that are saved, as they are in a file that was just made."""
    found = []
    with closing(connect(made)) as connection:
        for table in SAVED:
            rows = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
            columns = tuple(_column(row) for row in rows)
            if columns:
                found.append(TableShape(table, columns))
    return found


def _column(row: tuple[Any, ...]) -> ShapeColumn:
    _place, name, type_, needed, default, key = row
    said = None if default is None else str(default).strip("'")
    value: Raw = int(said) if said is not None and said.isdigit() else said
    alias = bool(key) and type_ == "INTEGER" and name == "id"
    return ShapeColumn(name, type_.split("(")[0], bool(needed), value, alias, bool(key))


def _is_of_type(value: Raw, column: ShapeColumn) -> bool:
    if value is None:
        return not column.needed
    return isinstance(value, _TYPES.get(column.type, (str,)))


def _has_key(shape: TableShape, row: SavedRow) -> bool:
    """Ids have one length; a shorter one is none."""
    return all(len(str(part)) > 0 for part in shape.key(row))


def _is_read(table: Table, fields: Fields) -> bool:
    """Whether this version can turn every value into what it stands for."""
    try:
        for column in table.columns:
            read = _readers(table).get(column.name)
            if read is not None and column.name in fields:
                read(fields[column.name])
            if column.name == "id" and column.type.python_type is str and len(str(fields["id"])) != 36:
                return False
        for name, of in _TEXTS.get(table.name, {}).items():
            if fields.get(name) is not None:
                msgspec.json.decode(str(fields[name]), type=of)
    except UNREADABLE:
        return False
    return True


@cache
def _readers(table: Table) -> dict[str, Callable[[Any], Any]]:
    found: dict[str, Callable[[Any], Any]] = {}
    for column in table.columns:
        read = column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
        if read is not None:
            found[column.name] = read
    return found
