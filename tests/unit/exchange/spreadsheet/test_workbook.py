"""The spreadsheet as a file: what may be filled in, what is locked, and that nothing in it is computed."""

import re
import zipfile
from io import BytesIO

import pytest
from lxml import etree
from msgspec.structs import replace

from isoassess.domain import Rating
from isoassess.domain.profile import People, Site
from isoassess.exchange.cells.found_tables import cell_words
from isoassess.exchange.cells.workbook_cells import workbook_cells
from isoassess.exchange.spreadsheet.growing_rows import HIGHEST, LINE, row_height
from isoassess.services.tables.spreadsheet_files import csv_files, spreadsheet_file
from tests.unit.documents.real_cases import blank, judged, sampled
from tests.unit.services.sheet_filling import sample_file, sample_tables, with_answer

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(sample_file())) as container:
        return {name: container.read(name) for name in container.namelist()}


@pytest.fixture(scope="module")
def answers(parts: dict[str, bytes]) -> "etree._Element":
    return etree.fromstring(parts["xl/worksheets/sheet2.xml"])


def test_the_same_assessment_is_the_same_bytes() -> None:
    case = sampled()
    assert spreadsheet_file(case, judged(case), "an-assessment") == sample_file()
    other = with_answer(case, "calibration", evidence="Another")
    assert spreadsheet_file(other, judged(other), "an-assessment") != sample_file()


def test_it_has_instructions_answers_findings_actions_and_profile() -> None:
    names = [(table.name, table.hidden) for table in sample_tables().tables]
    shown = ["Instructions", "Answers", "Findings", "Actions", "Profile"]
    assert names == [*((name, False) for name in shown), ("isoassess", True), ("isoassess-lines", True)]
    case, judgement = sampled(), judged(sampled())
    by_name = {table.name: table.rows for table in sample_tables().tables}
    found = [cell_words(row[0]) for row in by_name["Findings"][1:]]
    assert found == sorted(found, key=lambda number: [number.startswith(kind) for kind in ("OFI", "NC")])
    followed_up = judgement.share.nonconforming + judgement.share.ofi
    assert len(found) == followed_up
    assert len(by_name["Answers"]) > len([known for known in case.requirements if known.graded])
    assert "Example Fabrications Ltd" in [cell_words(row[1]) for row in by_name["Profile"][1:]]


def test_only_what_is_filled_in_can_be_changed(answers: "etree._Element", parts: dict[str, bytes]) -> None:
    assert answers.find(f"{S}sheetProtection") is not None
    styles = etree.fromstring(parts["xl/styles.xml"])
    unlocked = {
        str(place)
        for place, style in enumerate(styles.find(f"{S}cellXfs"))
        if (protection := style.find(f"{S}protection")) is not None and protection.get("locked") == "0"
    }
    row = next(one for one in answers.iter(f"{S}row") if one.get("r") == "3")
    openness = "".join("o" if cell.get("s") in unlocked else "x" for cell in row)
    assert openness == "xxxoooooooox"
    for number in (1, 3, 4, 5, 6):
        sheet = etree.fromstring(parts[f"xl/worksheets/sheet{number}.xml"])
        assert sheet.find(f"{S}sheetProtection") is not None
        assert not {cell.get("s") for cell in sheet.iter(f"{S}c")} & unlocked


def test_ratings_are_chosen_from_a_list_that_has_not_applicable_only_where_it_can_be(
    answers: "etree._Element",
) -> None:
    lists = [one for one in answers.iter(f"{S}dataValidation") if one.get("type") == "list"]
    said = {one.findtext(f"{S}formula1") for one in lists}
    numbered = "0 absent,1 informal,2 partial,3 conforming,4 effective"
    assert said == {f'"{numbered}"', f'"{numbered},N/A"'}
    assert all(one.get("sqref", "").startswith("D") for one in lists)


def test_it_is_laid_out_to_be_read_filtered_and_printed(answers: "etree._Element") -> None:
    pane = answers.find(f"{S}sheetViews/{S}sheetView/{S}pane")
    assert (pane.get("xSplit"), pane.get("ySplit"), pane.get("state")) == ("2", "1", "frozen")
    assert answers.find(f"{S}autoFilter") is not None
    assert answers.find(f"{S}pageSetup").get("orientation") == "landscape"
    assert answers.find(f"{S}pageSetup").get("fitToHeight") == "0"
    rows = [(row.get("outlineLevel"), row.get("customHeight")) for row in answers.iter(f"{S}row")]
    assert {level for level, _custom in rows} == {None, "1"}
    assert {custom for _level, custom in rows} == {None}  # so that a row grows with what is typed


def test_nothing_in_it_is_computed_linked_or_run(parts: dict[str, bytes]) -> None:
    case = with_answer(sampled(), "calibration", evidence='=HYPERLINK("http://example.com")')
    content = spreadsheet_file(case, judged(case), "an-assessment")
    with zipfile.ZipFile(BytesIO(content)) as container:
        sheets = [container.read(name) for name in container.namelist() if "worksheets/" in name]
        names = container.namelist()
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<hyperlink" in sheet]
    assert not [name for name in names if re.search(r"vba|externalLink|media", name)]
    cells = [cell for table in workbook_cells(content).tables for row in table.rows for cell in row]
    assert '=HYPERLINK("http://example.com")' in cells


def test_an_internal_note_never_leaves() -> None:
    case = with_answer(sampled(), "calibration", internal="Keptbetweenus")
    content = spreadsheet_file(case, judged(case), "an-assessment")
    with zipfile.ZipFile(BytesIO(content)) as container:
        assert not [name for name in container.namelist() if b"Keptbetweenus" in container.read(name)]
    assert not [name for name, table in csv_files(case, judged(case)).items() if b"Keptbetweenus" in table]


def test_a_name_of_signs_and_an_empty_case_make_a_spreadsheet_too() -> None:
    case = blank()
    organization = replace(case.profile.organization, name="&P <b> \x07 100% [\U0001f600] 漢" + "x" * 300)
    case = replace(case, profile=replace(case.profile, organization=organization), assessor="&")
    tables = workbook_cells(spreadsheet_file(case, judged(case), "id")).tables
    assert cell_words(tables[0].rows[0][0]).startswith("&P <b>  100% [\U0001f600] 漢xxx")


def test_each_table_is_a_csv_with_nothing_to_compute() -> None:
    case = with_answer(sampled(), "calibration", evidence="=1+1", rating=Rating.PARTIAL)
    tables = csv_files(case, judged(case))
    assert set(tables) == {"answers.csv", "findings.csv", "actions.csv", "profile.csv"}
    assert all(content.startswith(b"\xef\xbb\xbf") for content in tables.values())
    assert b'"\'=1+1"' in tables["answers.csv"]
    assert b"2027-01-15" in tables["actions.csv"]


def test_the_profile_says_which_site_is_central() -> None:
    case = blank()
    sites = (Site(name="Hall 1", address="Example Street 1", is_central=True), Site(name="Hall 2"))
    case = replace(case, profile=replace(case.profile, people=People(sites=sites)))
    table = csv_files(case, judged(case))["profile.csv"].decode()
    assert "Hall 1 (central function), Example Street 1" in table
    assert table.count("central function") == 1


def test_a_row_is_as_high_as_its_longest_cell_needs() -> None:
    assert row_height([("short", 20), ("", 5)]) == LINE + 2
    assert row_height([("short", 20), ("two\nlines", 20)]) == 2 * LINE + 2
    assert row_height([("word " * 20, 10)]) > 8 * LINE
    assert row_height([("x" * 30_000, 10)]) == HIGHEST
