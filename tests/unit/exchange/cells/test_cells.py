"""Files with tables as strangers make them: read as they are, or refused with the reason."""

import datetime
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from isoassess.errors import BadInput
from isoassess.exchange import given_file
from isoassess.exchange.cells import workbook_cells
from isoassess.exchange.cells.cell_file import read_tables
from isoassess.exchange.cells.cell_process import cells_of
from isoassess.exchange.cells.csv_cells import csv_cells
from isoassess.exchange.cells.found_tables import (
    FoundDay,
    FoundTables,
    MergedCells,
    NoTables,
    TooMuchInTables,
    Unheeded,
    cell_words,
    place_words,
)
from isoassess.services.tables.unheeded_words import unheeded_words
from tests.examples import examples
from tests.unit.services.sheet_filling import sample_file

LINES = (("Clause", "Status", "Note"), ("4.1", "Yes", "größer; kleiner, gleich"), ("4.2", "No", "two\nlines"))


def book(fill: Callable[[Any], object], name: str = "Sheet1") -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as written:
        fill(written.add_worksheet(name))
    return out.getvalue()


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """The container with further parts, or others in their place."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def read(tmp_path: Path, content: bytes, name: str = "list.xlsx") -> FoundTables:
    path = tmp_path / name
    path.write_bytes(content)
    found = read_tables(path)
    assert found == cells_of(content, path.suffix)  # the process of its own takes nothing away
    return found


def refused(tmp_path: Path, content: bytes, name: str = "list.xlsx") -> str:
    with pytest.raises(BadInput) as problem:
        read(tmp_path, content, name)
    said = str(problem.value)
    assert said.startswith(f"{name}: ")
    assert "\n" not in said
    return said


# --- what is read -----------------------------------------------------------------------------------


def test_cells_are_what_they_are_in_the_file(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.write_datetime(2, 1, datetime.datetime(2027, 1, 31))
        sheet.write_number(2, 2, 3)
        sheet.write_number(2, 3, 0.8)
        sheet.write_boolean(2, 4, True)
        sheet.write_formula(2, 5, "=1+1", None, 2)
        sheet.merge_range(3, 0, 4, 1, "merged")

    (table,) = read(tmp_path, book(fill)).tables
    assert table.rows == (
        (),
        (),
        (None, FoundDay(datetime.date(2027, 1, 31)), 3.0, 0.8, True, 2.0),
        ("merged",),
    )
    assert [cell_words(cell) for cell in table.rows[2]] == ["", "2027-01-31", "3", "0.8", "TRUE", "2"]
    assert table.merged == (MergedCells(3, 0, 4, 1),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_csv_is_read_however_it_was_saved(encoding: str, separator: str) -> None:
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in line) for line in LINES)
    for content in (text.encode(encoding), f"{text}\r\n\r\n".encode(encoding)):
        assert csv_cells(content).tables[0].rows == LINES


def test_a_csv_tells_its_separator_and_keeps_what_was_not_to_be_computed() -> None:
    (table,) = csv_cells(b"sep=|\r\na|'=1+1|'it is'\r\n").tables
    assert table.rows == (("a", "=1+1", "'it is'"),)


@given(st.binary(max_size=400))
@settings(max_examples=examples(200))
def test_whatever_a_csv_holds_it_is_read_or_refused(content: bytes) -> None:
    with suppress(NoTables, TooMuchInTables):
        found = csv_cells(content)
        assert all(row == () or row[-1] not in (None, "") for row in found.tables[0].rows)


def test_a_cell_is_named_as_a_person_finds_it() -> None:
    assert place_words("Answers", 11, 5) == "Answers!F12"
    assert [place_words("", 0, column) for column in (0, 25, 26, 701, 702)] == [
        "A1",
        "Z1",
        "AA1",
        "ZZ1",
        "AAA1",
    ]


def test_macros_and_links_to_other_files_are_told_and_not_heeded(tmp_path: Path) -> None:
    content = book(lambda sheet: sheet.write_string(0, 0, "a"))
    parts = {"xl/vbaProject.bin": b"macro", "xl/externalLinks/externalLink1.xml": b"<externalLink/>"}
    found = read(tmp_path, with_parts(content, **parts), "list.xlsm")
    assert found.unheeded == Unheeded(macros=True, links=True)
    assert found.tables[0].rows == (("a",),)


def test_rows_that_nobody_sees_are_read_and_told(tmp_path: Path) -> None:
    def filled(sheet: Any) -> None:
        sheet.write_string(0, 0, "a")
        sheet.write_string(1, 0, "b")
        sheet.set_row(1, None, None, {"hidden": True})

    found = read(tmp_path, book(filled), "list.xlsx")
    assert found.unheeded == Unheeded(hidden_rows=True)
    assert found.tables[0].rows == (("a",), ("b",))


def test_comments_and_formulas_without_their_values_are_told(tmp_path: Path) -> None:
    def filled(sheet: Any) -> None:
        sheet.write_string(0, 0, "a")
        sheet.write_comment(0, 0, "ask again")
        sheet.write_formula(1, 0, "=A1&A1", value="aa")

    content = book(filled)
    assert read(tmp_path, content, "list.xlsx").unheeded == Unheeded(comments=True)
    with zipfile.ZipFile(BytesIO(content)) as whole:
        sheet = whole.read("xl/worksheets/sheet1.xml")
    for value in (b"", b"<v></v>", b"<v />"):  # as programs write it that compute nothing
        bare = sheet.replace(b"<v>aa</v>", value)
        assert bare != sheet
        found = read(tmp_path, with_parts(content, **{"xl/worksheets/sheet1.xml": bare}), "list.xlsx")
        assert found.unheeded == Unheeded(comments=True, uncomputed=True, formulas=("Sheet1!A2",))
        assert "count as empty: Sheet1!A2. Open it" in " ".join(unheeded_words(found.unheeded))


def test_formulas_without_values_are_named_in_an_ods_where_they_stand_several_times() -> None:
    bare = b'<table:table-cell table:formula="of:=1+1" table:number-columns-repeated="2"/>'
    row = (
        b'<table:table-row table:number-rows-repeated="2"><table:table-cell/>' + bare + b"</table:table-row>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.writestr("content.xml", b'<table:table table:name="List">' + row + b"</table:table>")
    assert workbook_cells.unheeded_in(out.getvalue()).formulas == ("List!B1", "List!C1", "List!B2", "List!C2")


@pytest.mark.parametrize(
    ("cell", "unheeded"),
    [
        (b'<table:table-cell table:formula="of:=1+1"/>', Unheeded(uncomputed=True)),
        (b'<table:table-cell office:value-type="float" table:formula="of:=1+1"/>', Unheeded()),
        (
            b'</table:table-row><table:table-row table:visibility="filter"><table:table-cell>',
            Unheeded(hidden_rows=True),
        ),
        (b"<table:table-cell><office:annotation/></table:table-cell>", Unheeded(comments=True)),
    ],
)
def test_so_they_are_in_the_form_of_libre_office(cell: bytes, unheeded: Unheeded) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.writestr("content.xml", b"<table:table-row>" + cell + b"</table:table-row>")
    assert workbook_cells.unheeded_in(out.getvalue()) == unheeded


# --- what is refused --------------------------------------------------------------------------------


def test_no_file_an_empty_one_and_one_of_another_kind_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No such file"):
        read_tables(tmp_path / "none.xlsx")
    with pytest.raises(BadInput, match="not a file"):
        read_tables(tmp_path)
    assert "empty" in refused(tmp_path, b"")
    assert "no table" in refused(tmp_path, b"%PDF-1.7 something")
    assert "no table" in refused(tmp_path, b"a\0b\0\0\0c", "list.csv")
    assert "nothing in its cells" in refused(tmp_path, book(lambda sheet: None))


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    small = book(lambda sheet: sheet.write_string(0, 0, "a"))
    assert workbook_cells.workbook_cells(small).tables[0].rows == (("a",),)
    for name, most in (("MOST_UNPACKED", 2_000_000), ("MOST_PARTS", 20)):
        monkeypatch.setattr(workbook_cells, name, most)
        parts = {f"xl/media/{place}.bin": b"\0" * 100_001 for place in range(20)}
        with pytest.raises(TooMuchInTables):
            workbook_cells.workbook_cells(with_parts(small, **parts))
        monkeypatch.undo()


def test_too_many_rows_and_a_cell_far_out_are_refused(tmp_path: Path) -> None:
    many = book(lambda sheet: [sheet.write_string(row, 0, "a") for row in (0, workbook_cells.MOST_ROWS)])
    far = book(lambda sheet: [sheet.write_string(*place, "a") for place in ((0, 0), (1_048_575, 16_383))])
    lines = ("a;b\n" * (workbook_cells.MOST_ROWS + 1)).encode()
    for content, name in ((many, "m.xlsx"), (far, "f.xlsx"), (lines, "l.csv")):
        assert "more than" in refused(tmp_path, content, name)


def test_a_sealed_file_is_refused_as_such(tmp_path: Path) -> None:
    compound = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    )
    assert "password" in refused(tmp_path, compound)
    manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    assert "password" in refused(tmp_path, with_parts(sample_file(), **{"META-INF/manifest.xml": manifest}))


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Keptbetweenus")
    strings = (
        f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}"><!ENTITY l "aaaaaaaaaa">]>'
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&e;&l;</t></si></sst>'
    )
    content = with_parts(
        book(lambda sheet: sheet.write_string(0, 0, "a")), **{"xl/sharedStrings.xml": strings.encode()}
    )
    assert "damaged" in refused(tmp_path, content)


def test_a_file_that_was_cut_anywhere_is_refused_or_read(tmp_path: Path) -> None:
    content = book(lambda sheet: sheet.write_string(0, 0, "a"))
    for end in (2, 30, len(content) // 3, len(content) - 1):
        assert "damaged" in refused(tmp_path, content[:end])


def test_a_library_that_fails_in_any_way_is_a_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = with_parts(
        book(lambda sheet: sheet.write_string(0, 0, "a")), **{"xl/workbook.xml": b"<workbook><sheets"}
    )
    assert "damaged" in refused(tmp_path, content)
    monkeypatch.setattr(given_file, "own_command", lambda word: [str(tmp_path / "no program"), word])
    assert "damaged" in refused(tmp_path, content)


def with_cell(place: str) -> bytes:
    """A sheet with a cell there, wherever that is."""
    names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="{place}"><v>2</v></c></row>'
    sheet = f'<worksheet xmlns="{names}"><sheetData>{rows}</sheetData></worksheet>'
    return with_parts(book(lambda _sheet: None), **{"xl/worksheets/sheet1.xml": sheet.encode()})


@pytest.mark.parametrize("place", ["Dziffer2", "ZZZZZZ9"])
def test_a_cell_far_outside_of_any_sheet_is_refused_and_fills_no_memory(tmp_path: Path, place: str) -> None:
    """Found by the fuzzer: the library wants room for every cell up to there, and ends with its process."""
    assert "nothing was read" in refused(tmp_path, with_cell(place))


def test_a_sheet_wider_than_any_is_refused_before_its_cells_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Found by the fuzzer: a row of a million empty cells takes long to go through."""
    monkeypatch.setattr(workbook_cells, "without_empty_end", tuple)
    with pytest.raises(TooMuchInTables):
        cells_of(with_cell("ANOT2"), ".xlsx")


def test_a_workbook_that_is_called_csv_and_a_csv_that_is_called_xlsx_are_read_as_what_they_are(
    tmp_path: Path,
) -> None:
    content = book(lambda sheet: [sheet.write_row(at, 0, line) for at, line in enumerate(LINES)])
    text = "Clause;Status\n4.1;Yes\n".encode("cp1252")
    called_csv, called_book = tmp_path / "list.csv", tmp_path / "list.xlsx"
    called_csv.write_bytes(content)
    called_book.write_bytes(text)
    assert [table.rows for table in read_tables(called_csv).tables] == [LINES]
    assert [table.rows for table in read_tables(called_book).tables] == [
        (("Clause", "Status"), ("4.1", "Yes"))
    ]
