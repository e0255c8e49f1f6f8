"""The cells of .xlsx, .ods and .xls as they stand in the file; nothing in it is computed or carried out."""

import datetime
import math
import re
import zipfile
from collections.abc import Iterable
from io import BytesIO

from msgspec.structs import replace
from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from isoassess.exchange.cells.colored_cells import colored_to
from isoassess.exchange.cells.formula_cells import formula_cells
from isoassess.exchange.cells.found_tables import (
    FoundCell,
    FoundDay,
    FoundTable,
    FoundTables,
    MergedCells,
    NoTables,
    SealedTables,
    TooMuchInTables,
    Unheeded,
)
from isoassess.exchange.cells.percent_cells import Percents, percent_cells, percent_words

MOST_SHEETS = 100
MOST_ROWS = 20_000  # of a sheet; a checklist of all editions has a thousand
MOST_COLUMNS = 300  # that say something
WIDEST = 16_384  # columns of any sheet
MOST_PARTS = 5_000  # files in the container
MOST_UNPACKED = 200_000_000  # bytes
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of .xls, and of what Office encrypted
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_COMMENTS = re.compile(r"xl/(comments|threadedComments)")
_ANNOTATION = b"<office:annotation"
_OF_CELLS = re.compile(r"content\.xml|xl/worksheets/[^/]+\.xml")
# A formula with no value behind it: in .xlsx one that ends its cell, in .ods one of no kind.
_HIDDEN_ROW = re.compile(
    rb"<row\b[^>]*\bhidden=[\"'](?:1|true)"
    rb"|<table:table-row\b[^>]*\btable:visibility=[\"'](?:collapse|filter)[\"'][^>]*>(?=<table:table-cell\b[^>/]*>)"
)
_UNCOMPUTED = re.compile(
    rb"<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
    rb"|<table:table-cell(?=[^<>]*\stable:formula=)(?![^<>]*\soffice:value-type=)[^<>]*>"
)


def workbook_cells(content: bytes) -> FoundTables:
    """Raises whatever its library raises for a file that is broken."""
    unheeded = unheeded_in(content)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
            return FoundTables(tables=_as_seen(content, _tables(workbook)), unheeded=unheeded)
    except PasswordError:
        raise SealedTables from None


def _tables(workbook: CalamineWorkbook) -> tuple[FoundTable, ...]:
    sheets = [one for one in workbook.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
    if len(sheets) > MOST_SHEETS:
        raise TooMuchInTables
    return tuple(
        _table(workbook.get_sheet_by_name(sheet.name), hidden=sheet.visible is not SheetVisibleEnum.Visible)
        for sheet in sheets
    )


def _as_seen(content: bytes, tables: tuple[FoundTable, ...]) -> tuple[FoundTable, ...]:
    """With percentages as they are seen, and with how far there are colors; .xls tells neither."""
    if content.startswith(_COMPOUND):
        return tuple(replace(table, colored_to=None) for table in tables)
    with zipfile.ZipFile(BytesIO(content)) as container:
        shown, colors = percent_cells(container), colored_to(container)
    return tuple(
        replace(_with_percents(table, shown.get(table.name, {})), colored_to=colors.get(table.name, -1))
        for table in tables
    )


def _with_percents(table: FoundTable, shown: Percents) -> FoundTable:
    rows = (
        tuple(_percent(cell) if place in shown[number] else cell for place, cell in enumerate(row))
        if number in shown
        else row
        for number, row in enumerate(table.rows)
    )
    return replace(table, rows=tuple(rows)) if shown else table


def _percent(cell: FoundCell) -> FoundCell:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    return percent_words(cell)


def unheeded_in(content: bytes) -> Unheeded:
    """What the container says of itself is looked at before anything is unpacked."""
    if content.startswith(_COMPOUND):
        if _ENCRYPTED in content:
            raise SealedTables
        return Unheeded(macros="_VBA_PROJECT".encode("utf-16-le") in content)
    if not content.startswith(b"PK"):
        raise NoTables
    with zipfile.ZipFile(BytesIO(content)) as container:
        entries = container.infolist()
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise TooMuchInTables
        if any(entry.flag_bits & 1 for entry in entries) or _is_sealed(container):
            raise SealedTables
        names = [entry.filename for entry in entries]
        sheets = [container.read(name) for name in names if _OF_CELLS.fullmatch(name)]
        uncomputed = any(_UNCOMPUTED.search(one) for one in sheets)
        formulas = formula_cells(container) if uncomputed else ()
    return Unheeded(
        macros=any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names),
        links=any(name.startswith("xl/externalLinks/") for name in names),
        comments=any(_COMMENTS.match(name) for name in names) or any(_ANNOTATION in one for one in sheets),
        uncomputed=uncomputed,
        formulas=formulas,
        hidden_rows=any(_HIDDEN_ROW.search(one) for one in sheets),
    )


def _is_sealed(container: zipfile.ZipFile) -> bool:
    """Whether an .ods says that its parts are encrypted."""
    try:
        with container.open("META-INF/manifest.xml") as manifest:
            return b"encryption-data" in manifest.read(1_000_000)
    except KeyError:
        return False


def _table(sheet: CalamineSheet, *, hidden: bool) -> FoundTable:
    if sheet.total_height >= MOST_ROWS or sheet.total_width > WIDEST:  # numbers of the last ones, from 0
        raise TooMuchInTables
    rows = (_cells(row) for row in sheet.to_python(skip_empty_area=False))
    merged = tuple(MergedCells(*first, *last) for first, last in sheet.merged_cell_ranges or ())
    return FoundTable(name=sheet.name, rows=without_empty_end(rows), hidden=hidden, merged=merged)


def _cells(row: Iterable[object]) -> tuple[FoundCell, ...]:
    return tuple(map(_cell, row))


def without_empty_end(rows: Iterable[tuple[FoundCell, ...]]) -> tuple[tuple[FoundCell, ...], ...]:
    """Rows as far as something is in them, each as far as something is in it."""
    kept = [_cut(row) for row in rows]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def _cut(row: tuple[FoundCell, ...]) -> tuple[FoundCell, ...]:
    end = len(row)
    while end and row[end - 1] in (None, ""):
        end -= 1
    if end > MOST_COLUMNS:
        raise TooMuchInTables
    return row[:end]


def _cell(value: object) -> FoundCell:
    match value:
        case "" | None:
            return None
        case bool() | int():
            return value
        case float():
            return value if math.isfinite(value) else None
        case datetime.datetime():
            return FoundDay(value.date())
        case datetime.date():
            return FoundDay(value)
        case datetime.time() | datetime.timedelta():
            return str(value)
    return str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
