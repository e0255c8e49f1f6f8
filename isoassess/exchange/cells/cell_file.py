"""A file with tables, as a file: whether there is one at all, and what its cells say."""

from pathlib import Path

from isoassess.errors import BadInput
from isoassess.exchange.cells.cell_process import CSV, cells_read_apart
from isoassess.exchange.cells.found_tables import FoundTables
from isoassess.exchange.given_file import given_content
from isoassess.language.texts import _


def read_tables(path: Path) -> FoundTables:
    """What the cells of a file say (BadInput for whatever holds no tables, or cannot be read)."""
    ending = path.suffix.lower()
    content = given_content(path)
    if not content.strip(b"\0\r\n\t "):
        raise BadInput(_("{name}: the file is empty").format(name=path.name))
    if ending not in CSV:
        ending = ".xlsx"  # what it is, its content tells
    found = cells_read_apart(content, ending, path.name)
    if not any(table.rows for table in found.tables):
        raise BadInput(_("{name}: there is nothing in its cells").format(name=path.name))
    return found
