"""Every row of a damaged file that can still be read, page by page, and how many there were that cannot."""

from collections import Counter
from collections.abc import Callable, Iterator

from isoassess.store.attachments import is_unchanged
from isoassess.store.repair.page_file import HEADER, PageFile
from isoassess.store.repair.row_cells import INNER, LEAF, Raw, RowCell, children, kind_of, rows_of
from isoassess.store.repair.row_shapes import SavedRow, TableShape
from isoassess.store.schema.migration import REVISIONS
from isoassess.store.schema.tables import CONTENTS

_OF_INDEXES = (0x02, 0x0A)
_SCHEMA = 1  # the page at which the table of all tables begins
_TOLD_BY = (  # by what a schema is known where the file no longer says which it is, the newest first
    ("0009", "deletion"),
    ("0008", "issued_document"),
    ("0007", "finding_number"),
    ("0006", "indicated_causes"),
    ("0004", "search_state"),
    ("0003", "identity"),
    ("0002", "attachment"),
    ("0001", "history"),
)

Keep = Callable[[TableShape, SavedRow], None]


class Salvage:
    """Of one file; what is read is handed over row by row, so that no attached file is held for long."""

    def __init__(self, pages: PageFile) -> None:
        self._pages = pages
        self.unreadable: Counter[str] = Counter()
        self._seen: set[int] = set()
        self._roots: dict[str, int] = {}
        self._words: list[str] = []
        for cell in self._cells(_SCHEMA, "", self._seen):
            self._take_schema(cell)

    @property
    def revision(self) -> str:
        """Of the schema: what the file says, or what its tables tell; the newest where nothing does."""
        root = self._roots.get("alembic_version")
        for cell in self._cells(root, "", {root}) if root else ():
            if cell.values and cell.values[0] in REVISIONS:
                return str(cell.values[0])
        said = " ".join(self._words)
        return next((revision for revision, word in _TOLD_BY if word in said), REVISIONS[-1])

    def read(self, shapes: list[TableShape], keep: Keep) -> None:
        """All rows of these tables: those that are in their places, then those on pages nothing leads to."""
        for shape in shapes:
            root = self._roots.get(shape.name)
            for cell in self._cells(root, shape.name, self._seen) if root else ():
                self._place(cell, [shape, *(one for one in shapes if one is not shape)], keep)
        for name, root in self._roots.items():
            if name not in {shape.name for shape in shapes}:
                for _cell in self._cells(root, "", self._seen):
                    pass
        free = self._free_pages()
        for number in range(2, self._pages.count + 1):
            if not self._pages.read[number] and number not in free:
                self._read_lost(number, shapes, keep)

    def _place(self, cell: RowCell, shapes: list[TableShape], keep: Keep) -> None:
        """The first table is the one it stands in; a wrong turn may have led to a page of another."""
        for shape in shapes:
            row = shape.fits(cell)
            if row is not None and (shape is shapes[0] or not row.flawed):
                keep(shape, _checked(shape, row))
                return
        self.unreadable[shapes[0].name] += 1

    def _read_lost(self, number: int, shapes: list[TableShape], keep: Keep) -> None:
        page = self._pages.page(number)
        if page is None or kind_of(page, number) != LEAF:
            return
        for cell in rows_of(self._pages, page, number):
            if cell is None:
                continue
            for shape in shapes:
                row = shape.fits(cell)
                if row is not None and (not row.flawed or cell.flawed):
                    keep(shape, _checked(shape, SavedRow(row.fields, row.flawed)))
                    break

    def _cells(self, root: int, name: str, seen: set[int]) -> Iterator[RowCell]:
        """The rows of a table by its tree, those of a page that cannot be read left out."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            page = self._pages.page(number)
            seen.add(number)
            kind = kind_of(page, number) if page is not None else 0
            if page is not None and kind == INNER:
                below = [one for one in children(self._pages, page, number) if one not in seen]
                waiting += reversed(below)
            elif page is not None and kind not in _OF_INDEXES:
                yield from self._rows(page, number, name)

    def _rows(self, page: bytes, number: int, name: str) -> Iterator[RowCell]:
        """A page that no longer says what it is stands among the rows of a table all the same."""
        for cell in rows_of(self._pages, page, number):
            if cell is not None:
                yield cell
            elif kind_of(page, number) == LEAF:
                self.unreadable[name] += 1

    def _take_schema(self, cell: RowCell) -> None:
        if len(cell.values) != 5:
            return
        kind, name, _table, root, words = cell.values
        if kind == "table" and isinstance(name, str) and isinstance(root, int):
            if 1 < root <= self._pages.count:
                self._roots[name] = root
            self._words += [name, str(words)]

    def _free_pages(self) -> set[int]:
        """Those that hold nothing any more, as far as the list of them can be followed."""
        first = self._pages.page(_SCHEMA)
        found: set[int] = set()
        trunk = _number(first, 32) if first is not None and len(first) > HEADER else 0
        while 1 < trunk <= self._pages.count and trunk not in found:
            page = self._pages.page(trunk)
            found.add(trunk)
            if page is None:
                break
            most = min(_number(page, 4), self._pages.usable // 4 - 2)
            found |= {_number(page, 8 + 4 * place) for place in range(most)}
            trunk = _number(page, 0)
        return found


def _checked(shape: TableShape, row: SavedRow) -> SavedRow:
    """The content of a file says itself whether it is what was attached."""
    if shape.table is not CONTENTS:
        return row
    data, digest = row.fields["data"], row.fields["sha256"]
    return SavedRow(row.fields, not is_unchanged(_bytes(data), str(digest)))


def _bytes(data: Raw) -> bytes:
    return data if isinstance(data, bytes) else b""


def _number(page: bytes, place: int) -> int:
    return int.from_bytes(page[place : place + 4], "big")
