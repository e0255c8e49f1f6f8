"""The cells of a CSV file, however it was saved: UTF-8, UTF-16 or as Windows used to; , ; tab or |."""

import csv
from io import StringIO

from isoassess.exchange.cells.found_tables import (
    FoundCell,
    FoundTable,
    FoundTables,
    NoTables,
    TooMuchInTables,
)
from isoassess.exchange.cells.workbook_cells import MOST_COLUMNS, MOST_ROWS, without_empty_end

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SEPARATORS = ",;\t|"
_LOOKED_AT = 40  # rows, to find out what separates the cells
_LONGEST = 40_000  # letters of a cell


def csv_cells(content: bytes) -> FoundTables:
    text = decoded(content)
    if "\0" in text:
        raise NoTables
    separator, text = _separator(text)
    csv.field_size_limit(_LONGEST)
    rows: list[tuple[FoundCell, ...]] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
            rows.append(tuple(_unquoted(cell) or None for cell in row))
            if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise TooMuchInTables
    except csv.Error as problem:
        raise (TooMuchInTables if "limit" in str(problem) else NoTables) from None
    return FoundTables(tables=(FoundTable(name="", rows=without_empty_end(rows)),))


def decoded(content: bytes) -> str:
    """The text; what is no UTF-8 and no UTF-16 is as Windows wrote it in the West."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    head = content[:2_000]
    if head and head.count(0) > len(head) // 4:  # letters of the West in UTF-16 are half zeros
        return content.decode(
            "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be", "replace"
        )
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _separator(text: str) -> tuple[str, str]:
    """What separates the cells, and the text without the line by which Excel is told of it."""
    first, _end, rest = text.partition("\n")
    said = first.strip().lower()
    if said.startswith("sep=") and len(first.rstrip("\r\n")) == 5:
        return first.rstrip("\r\n")[4], rest
    return max(_SEPARATORS, key=lambda sign: _fit(text, sign)), text


def _fit(text: str, sign: str) -> tuple[int, int]:
    """How many of the first rows have the usual number of cells, where that is more than one."""
    counts: list[int] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=sign):
            if any(row):
                counts.append(len(row))
            if len(counts) >= _LOOKED_AT:
                break
    except csv.Error:
        return 0, 0
    usual = max(set(counts), key=lambda count: (counts.count(count), count), default=0)
    return (counts.count(usual), usual) if usual > 1 else (0, 0)


def _unquoted(cell: str) -> str:
    """Without the ' by which a table of ours keeps a text from being computed."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:].lstrip()[:1] in ("=", "+", "-", "@") else text
