"""Percentages in spreadsheets of Excel and LibreOffice: read as they are seen."""

import zipfile
from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from isoassess.exchange.cells.cell_process import cells_of
from isoassess.exchange.cells.found_tables import FoundCell
from isoassess.exchange.cells.percent_cells import percent_cells


def excel(formats: dict[str, float | str], sheet: str = "Audit & more") -> bytes:
    """A cell a row: a number in this format."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as written:
        written.add_worksheet("First").write(0, 0, 0.5)
        second = written.add_worksheet(sheet)
        for row, (form, value) in enumerate(formats.items()):
            second.write(row, 1, value, written.add_format({"num_format": form}))
    return out.getvalue()


def libre_office(rows: str) -> bytes:
    out = BytesIO()
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Audit">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(out, "w") as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        container.writestr("META-INF/manifest.xml", "<manifest:manifest></manifest:manifest>")
        container.writestr("content.xml", content)
    return out.getvalue()


def cell(kind: str, value: float, repeated: int = 1) -> str:
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{value}" '
        f'table:number-columns-repeated="{repeated}"><text:p>{value}</text:p></table:table-cell>'
    )


def second_column(content: bytes) -> list[FoundCell]:
    return [row[1] for row in cells_of(content, ".xlsx").tables[1].rows]


def test_a_percentage_of_excel_is_read_as_it_is_seen() -> None:
    formats: dict[str, float | str] = {"0%": 0.1, "0.00%": 1, "0.0 %": 0.333, "[Red]0%": 0, "General": 0.1}
    formats |= {'0"%"': 80, "0.000": 0.25, "@": "10 %", "0 %;-0 %": -0.05}
    assert second_column(excel(formats)) == [
        *("10 %", "100 %", "33.3 %", "0 %", 0.1),
        *(80, 0.25, "10 %", "-5 %"),
    ]
    assert cells_of(excel(formats), ".xlsx").tables[0].rows == ((0.5,),)


def test_percentages_of_libre_office_are_found_where_rows_and_cells_are_repeated() -> None:
    rows = (
        f'<table:table-row table:number-rows-repeated="2">{cell("float", 0.5)}{cell("percentage", 0.5, 2)}'
        f"</table:table-row><table:table-row>{cell('percentage', 1)}{cell('float', 1)}</table:table-row>"
    )
    found = cells_of(libre_office(rows), ".ods").tables[0].rows
    assert found == ((0.5, "50 %", "50 %"), (0.5, "50 %", "50 %"), ("100 %", 1))


@pytest.mark.parametrize("times", ["1000000000", "99999999999999999999", "-5", "many"])
def test_how_often_a_cell_is_repeated_costs_nothing(times: str) -> None:
    rows = (
        f'<table:table-row table:number-rows-repeated="{times}">{cell("percentage", 0.5)}</table:table-row>'
    )
    with zipfile.ZipFile(BytesIO(libre_office(rows))) as container:
        assert len(percent_cells(container)["Audit"]) <= 20_000


@given(st.text(alphabet='<>/="s:xfcr01%&; numFt', max_size=80))
def test_whatever_the_parts_hold_nothing_breaks(text: str) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.writestr("xl/styles.xml", f'<cellXfs><xf numFmtId="9"/></cellXfs>{text}')
        container.writestr("xl/workbook.xml", f'<sheet name="A" r:id="r1"/>{text}')
        container.writestr(
            "xl/_rels/workbook.xml.rels", '<Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
        )
        container.writestr("xl/worksheets/sheet1.xml", f'<c r="B2" s="0"><v>1</v></c>{text}')
    with zipfile.ZipFile(out) as container:
        assert 1 in percent_cells(container)["A"]
