"""Tables changed as the bytes say: rows and cells moved, doubled, taken away, or put in place of others."""

from typing import Any

import msgspec
from msgspec.structs import replace

from isoassess.exchange.cells.found_tables import FoundCell, FoundDay, FoundTable, FoundTables
from tests.fuzz.changed_tree import changed

CELLS: tuple[Any, ...] = (
    *(None, True, False, 0, 1, 2, 3, 4, 5, 10, -1, 0.5, 2**63, 1e308, -1e-300, 4.1, 46000, 99999),
    *("", " ", "x", "X", "xx", "\u2612", "\u2610", "[x]", "( )", "-", "--", "+", "++", "?", "n/a", "v"),
    *("yes", "no", "ja", "nein", "oui", "partly", "conforming", "erf\u00fcllt", "na", "ha", "r", "g", "A"),
    *("4.1", "Cl. 4.1 a)", "4.1-4.3", "8.4.1; 9.2", "10", "4", "A.5.1", "99.99.99", "a)", "5.1 Policy"),
    *("1 = not met, 5 = met", "0: bad", "5 is best", "A = good", "1", "2 = partial", "1-5", "0 to 3", "20"),
    *("3 / 5", "80 %", "100%", "-5 %", "9" * 400, "0 / 0", "1/0", "\u0661\u0662", "\u00b2", "\u2460"),
    *("Clause", "Question", "Status", "Max. score", "Points", "Maximum", "Score (0-5)", "Maturity"),
    *("Note", "Evidence", "Owner", "Due", "Date", "Action", "Done", "No.", "Total", "Sum", "Finding", "Id"),
    *("Yes", "No", "N/A", "Partly", "Open", "Closed", "Nonconformity", "Observation", "OFI", "Rating"),
    *("2026-11-20", "31.03.2027", "03/04/27", "30.2.2027", "9999-12-31", "3. M\u00e4rz 27", "Q3 2027"),
    *([], [None], ["2027-03-31"], ["0001-01-01"], ["9999-12-31"]),
    *("x" * 40_000, "\u202e", "e\u0301", "a\0b", "\ufb03", "\u0130", "\u00df", "\u2028", "=1+1"),
    *("isoassess-lines", "Answers", "Profile", "quality-policy", "- - -", "{}", "2 partial", "a\nb\n\nc"),
)


def changed_tables(found: FoundTables, content: bytes) -> FoundTables:
    """The names of the sheets, and which of them are hidden, stay as they are."""
    said = [[list(map(msgspec.to_builtins, row)) for row in table.rows] for table in found.tables]
    rows = changed(said, content, CELLS)
    tables = (_with_rows(table, each) for table, each in zip(found.tables, rows, strict=False))
    return replace(found, tables=tuple(tables))


def _with_rows(table: FoundTable, rows: Any) -> FoundTable:
    rows = rows if isinstance(rows, list) else [[rows]]
    return replace(table, rows=tuple(_row(row) for row in rows))


def _row(row: Any) -> tuple[FoundCell, ...]:
    """As a file gives it, nothing stands at its end."""
    cells = [_cell(cell) for cell in (row if isinstance(row, list) else [row])]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _cell(cell: Any) -> FoundCell:
    if cell is None or isinstance(cell, bool | int | float):
        return cell
    if isinstance(cell, str):
        return cell.encode(errors="replace").decode() or None
    try:
        return msgspec.convert(cell, FoundDay)
    except msgspec.ValidationError:
        return None
