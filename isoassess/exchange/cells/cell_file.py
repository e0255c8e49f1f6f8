"""A file with tables, as a file: whether there is one at all, and what its cells say."""

from pathlib import Path

from isoassess.errors import BadInput
from isoassess.exchange.cells.cell_process import cells_read_apart
from isoassess.exchange.cells.found_tables import FoundTables
from isoassess.language.texts import _

MOST_BYTES = 50_000_000
WORKBOOKS = (".xlsx", ".xlsm", ".ods", ".xls")
CSV = (".csv", ".tsv", ".txt")


def read_tables(path: Path) -> FoundTables:
    """What the cells of a file say (BadInput for whatever holds no tables, or cannot be read)."""
    ending = path.suffix.lower()
    content = _content(path)
    if not content.strip(b"\0\r\n\t "):
        raise BadInput(_("{name}: the file is empty").format(name=path.name))
    if ending not in CSV:
        ending = ".xlsx"  # what it is, its content tells
    found = cells_read_apart(content, ending, path.name)
    if not any(table.rows for table in found.tables):
        raise BadInput(_("{name}: there is nothing in its cells").format(name=path.name))
    return found


def _content(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise BadInput(_("{path}: not a file").format(path=path))
        if path.stat().st_size > MOST_BYTES:
            limit = MOST_BYTES // 1_000_000
            raise BadInput(_("{name}: larger than {limit} MB").format(name=path.name, limit=limit))
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except (OSError, ValueError) as problem:  # a path with NUL in it is a ValueError
        reason = getattr(problem, "strerror", None) or problem
        raise BadInput(_("{path}: {reason}").format(path=path, reason=reason)) from None
