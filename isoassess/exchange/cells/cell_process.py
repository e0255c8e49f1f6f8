"""Reads the cells of a file in a process of its own, with little time and memory: strangers made it.

The file comes in on the standard input, after a line with its ending, and the cells go out as JSON; the exit
code says what was wrong.
"""

import logging
import sys

import msgspec

from isoassess.exchange.cells.found_tables import FoundTables, NoTables, SealedTables, TooMuchInTables
from isoassess.exchange.given_file import DAMAGED, MEMORY, PATIENCE, SECONDS, TOO_MUCH, said_apart
from isoassess.language.texts import _
from isoassess.own_process import READ_CELLS, limit_itself

CSV = (".csv", ".tsv", ".txt")
SEALED, OTHER_KIND = 5, 6  # exit codes besides those of every such process


def cells_read_apart(content: bytes, ending: str, name: str) -> FoundTables:
    """The cells of a file with such an ending; BadInput, with `name` before it, where they cannot be read."""
    said = said_apart(READ_CELLS, ending.encode() + b"\n" + content, name, _says)
    return msgspec.json.decode(said, type=FoundTables)


def main() -> int:
    """What the process does."""
    limit_itself(seconds=SECONDS, patience=PATIENCE, memory=MEMORY, ended=TOO_MUCH)
    logging.disable()  # a library tells what it mends, which nobody asked
    ending, _line, content = sys.stdin.buffer.read().partition(b"\n")
    try:
        said = msgspec.json.encode(cells_of(content, ending.decode()))
    except SealedTables:
        return SEALED
    except NoTables:
        return OTHER_KIND
    except (TooMuchInTables, MemoryError, RecursionError):
        return TOO_MUCH
    except BaseException:  # noqa: BLE001 (a library in Rust tells of its own faults as no exception of ours)
        return DAMAGED
    sys.stdout.buffer.write(said)
    sys.stdout.buffer.flush()
    return 0


def cells_of(content: bytes, ending: str) -> FoundTables:
    """What the process reads, with no limit of its own; any exception where it is no such file."""
    if ending in CSV:
        from isoassess.exchange.cells.csv_cells import csv_cells

        return csv_cells(content)
    from isoassess.exchange.cells.workbook_cells import workbook_cells

    return workbook_cells(content)


def _says(code: int) -> str:
    match code:
        case 3:
            return _("{name}: the file is damaged, so nothing was read; ask for it once more")
        case 5:
            return _("{name}: protected by a password; save it without one and read that in")
        case 6:
            return _("{name}: no table, whatever its name says: it is none of .xlsx, .ods, .xls and .csv")
        case _:
            return _(
                "{name}: more than a checklist or an assessment can hold (20,000 rows of a sheet, 200 MB), "
                "so nothing was read"
            )
