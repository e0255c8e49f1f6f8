"""The rows of all tables as they are read, the sound one of several with one key, attached files not held."""

from collections import Counter
from collections.abc import Callable

from isoassess.store.repair.row_cells import Raw
from isoassess.store.repair.row_shapes import SavedRow, TableShape

_CONTENT = "content"

Put = Callable[[TableShape, SavedRow], bool]


class Gathered:
    """`put_content` takes the content of a file at once, where it is sound; there may be more than memory."""

    def __init__(self, put_content: Put) -> None:
        self._put_content = put_content
        self._rows: dict[str, dict[tuple[Raw, ...], SavedRow]] = {}
        self.sound_contents: set[str] = set()
        self.remade: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()

    def keep(self, shape: TableShape, row: SavedRow) -> None:
        """What stands in its place comes first, and stays unless it is damaged and the other is not."""
        key = shape.key(row)
        if shape.name == _CONTENT and not row.flawed:
            if key[0] not in self.sound_contents and self._put_content(shape, row):
                self.sound_contents.add(str(key[0]))
            return
        rows = self._rows.setdefault(shape.name, {})
        known = rows.get(key)
        if known is None or (known.flawed and not row.flawed):
            rows[key] = row

    def rows(self, table: str) -> dict[tuple[Raw, ...], SavedRow]:
        """By their keys; of contents only the damaged ones."""
        return self._rows.setdefault(table, {})

    def sound(self, table: str) -> list[SavedRow]:
        return [row for row in self.rows(table).values() if not row.flawed]

    def lose(self, table: str, key: tuple[Raw, ...]) -> None:
        """One that cannot stand in the new file."""
        if self.rows(table).pop(key, None) is not None:
            self.lost[table] += 1

    def remake(self, table: str, key: tuple[Raw, ...], row: SavedRow) -> None:
        """One whose own row is lost or damaged."""
        self.rows(table)[key] = row
        self.remade[table] += 1
