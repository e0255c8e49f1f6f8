"""A table as CSV that a spreadsheet opens as what it is: text, never a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_table(rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with a mark by which spreadsheets know it; a cell that looks like a formula begins with '."""
    written = StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([plain_cell(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + written.getvalue().encode(errors="replace")


def plain_cell(text: str) -> str:
    """The text, with a ' before it where a spreadsheet would compute it, also behind blanks."""
    without_nul = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    is_formula = without_nul.lstrip(" \N{NO-BREAK SPACE}\N{ZERO WIDTH NO-BREAK SPACE}").startswith(
        _BEGINS_FORMULA
    )
    return f"'{without_nul}" if is_formula else without_nul
