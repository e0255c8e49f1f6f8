"""A statement that is compiled once and run by the driver itself: what every key waits for.

SQLAlchemy takes longer to lead a statement through than SQLite to run it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import Delete, Insert, Select, Update

from isoassess.store.file.database import driver
from isoassess.store.vault.driver import sqlite3

Values = Mapping[str, Any]
_Turned = Callable[[Any], Any]
_DIALECT = sqlite.dialect(paramstyle="named")


class Prepared:
    """The text of a statement, with what turns values into those of SQLite and back, by their types.

    `columns` names those that an insert is given values for, beside its own.
    """

    def __init__(
        self, statement: Select[*tuple[Any, ...]] | Insert | Update | Delete, columns: Iterable[str] = ()
    ) -> None:
        compiled = statement.compile(dialect=_DIALECT, column_keys=list(columns) or None)
        self._text = str(compiled)
        self._own = {name: value for name, value in compiled.params.items() if value is not None}
        self._to_sqlite = _found({name: _bound(one.type) for name, one in compiled.binds.items()})
        read = statement.selected_columns if isinstance(statement, Select) else ()
        self._from_sqlite = _found({place: _read(column.type) for place, column in enumerate(read)})

    def run(self, connection: Connection, values: Values) -> sqlite3.Cursor:
        return driver(connection).execute(self._text, self._bound(values))

    def first(self, connection: Connection, values: Values) -> Sequence[Any] | None:
        """The first row that is selected; None without one."""
        row = self.run(connection, values).fetchone()
        if row is None:
            return None
        read = list(row)
        for place, turned in self._from_sqlite.items():
            read[place] = turned(read[place])
        return read

    def all(self, connection: Connection, values: Values) -> list[tuple[Any, ...]]:
        """All rows that are selected; what is the same in several of a column is turned once, and shared."""
        rows = self.run(connection, values).fetchall()
        if not rows:
            return []
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
        for place, turned in self._from_sqlite.items():
            known = {value: turned(value) for value in set(columns[place])}
            columns[place] = [known[value] for value in columns[place]]
        return list(zip(*columns, strict=True))

    def _bound(self, values: Values) -> dict[str, Any]:
        bound = {**self._own, **values}
        for name, turned in self._to_sqlite.items():
            bound[name] = turned(bound[name])
        return bound


def _bound(type_: Any) -> _Turned | None:
    turned: _Turned | None = type_.dialect_impl(_DIALECT).bind_processor(_DIALECT)
    return turned


def _read(type_: Any) -> _Turned | None:
    turned: _Turned | None = type_.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    return turned


def _found(turned: dict[Any, _Turned | None]) -> dict[Any, _Turned]:
    """Without those that need no turning."""
    return {key: one for key, one in turned.items() if one is not None}
