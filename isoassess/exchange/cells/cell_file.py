"""A file with tables, as a file: whether there is one at all, and what its cells say."""

from pathlib import Path

from isoassess.errors import BadInput
from isoassess.exchange.cells.cell_process import CSV, cells_read_apart
from isoassess.exchange.cells.found_tables import FoundTables
from isoassess.exchange.file_kinds import OLE, FileKind, kind_of
from isoassess.exchange.given_file import given_content
from isoassess.language.texts import _


def read_tables(path: Path) -> FoundTables:
    """What the cells of a file say (BadInput for whatever holds no tables, or cannot be read)."""
    ending = path.suffix.lower()
    content = given_content(path)
    if not content.strip(b"\0\r\n\t "):
        raise BadInput(_("{name}: the file is empty").format(name=path.name))
    is_book = content.startswith((b"PK", OLE))
    is_text = not is_book and (ending in CSV or kind_of(path) is FileKind.TABLES)
    ending = CSV[0] if is_text else ".xlsx"  # what it is, its content tells, whatever it is called
    found = cells_read_apart(content, ending, path.name)
    if not any(table.rows for table in found.tables):
        raise BadInput(_("{name}: there is nothing in its cells").format(name=path.name))
    return found
