"""What is in a client's folder, counted by other libraries than those that wrote it."""

import csv
import json
import zipfile
from hashlib import sha256
from pathlib import Path

import icalendar
import pikepdf
import pypdf
import pytest
from docx import Document as WordDocument
from python_calamine import CalamineWorkbook

from isoassess.assessment.actions import is_open
from isoassess.assessment.case_builder import judge_case
from isoassess.assessment.planned import planned_actions
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind
from isoassess.domain.case import Case, Judgement
from isoassess.exchange.filled_form import read_fields
from isoassess.services.client_folder.folder_contents import FolderOptions, folder_contents
from isoassess.services.client_folder.folder_places import FolderPlaces
from isoassess.services.filled_worksheet import filled_worksheet
from isoassess.services.stored_case import stored_case
from isoassess.services.tables.spreadsheet_files import csv_files
from isoassess.store import Store
from isoassess.timeline.issued import schedule_as_issued
from tests.sample_organization import put_sample
from tests.unit.services.client_folder.conftest import TODAY, Given

HANDED_OUT = len(DocumentKind) - 1  # the internal notes to the scope stay


@pytest.fixture(scope="module")
def judged(given_folder: Given) -> tuple[Case, Judgement]:
    with Store.open(given_folder.store, who="tester") as store:
        newest = store.assessments(given_folder.firm)[0].id
        case = stored_case(store, shipped(), newest, on=TODAY)
    return case, judge_case(shipped(), case)


def files(given_folder: Given, folder: str, ending: str) -> list[Path]:
    return sorted((given_folder.written.folder / folder).glob(f"*{ending}"))


def rows_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as read:
        return list(csv.reader(read))


def test_every_document_is_there_as_a_pdf_that_two_libraries_read(given_folder: Given) -> None:
    found = files(given_folder, "Documents", ".pdf")
    assert len(found) == HANDED_OUT
    for file in found:
        with pikepdf.open(file) as document:
            assert len(document.pages) == len(pypdf.PdfReader(file).pages) > 0
            assert document.docinfo["/Title"]


def test_the_worksheet_is_a_form_that_is_read_in_for_its_assessment(given_folder: Given) -> None:
    (file,) = [one for one in files(given_folder, "Documents", ".pdf") if "interview worksheet" in one.name]
    with Store.open(given_folder.store, who="tester") as store:
        newest = store.assessments(given_folder.firm)[0].id
        case = stored_case(store, shipped(), newest, on=TODAY)
    filled_in = filled_worksheet(read_fields(file), case, newest, name=file.name)
    assert filled_in.entries == ()  # it is known, and nothing was filled in yet


def test_a_document_with_nothing_to_say_is_left_out_with_the_reason(tmp_path: Path) -> None:
    with Store.open(tmp_path / "sample.db", who="tester") as store:
        firm = store.assessment(put_sample(store, shipped())).organization_id
        found = folder_contents(
            store, shipped(), firm, options=FolderOptions(), places=FolderPlaces(), today=TODAY
        )
    assert [one.what for one in found.left_out] == ["Transition plan"]
    assert "is not known: the profile does not say which certificate is held" in found.left_out[0].why
    assert not [one for one in found.files if "transition" in one.place[-1]]


def test_every_document_is_there_for_word(given_folder: Given) -> None:
    found = files(given_folder, "Documents for Word", ".docx")
    assert len(found) == HANDED_OUT
    for file in found:
        assert WordDocument(str(file)).paragraphs


def test_the_tables_have_a_row_for_everything(given_folder: Given, judged: tuple[Case, Judgement]) -> None:
    case, judgement = judged
    found = {file.name: rows_of(file)[1:] for file in files(given_folder, "Tables", ".csv")}
    assert found.keys() == csv_files(case, judgement).keys()
    assert len(found["answers.csv"]) == len(case.requirements)
    assert len(found["findings.csv"]) == judgement.share.nonconforming + judgement.share.ofi
    assert len(found["actions.csv"]) == len(planned_actions(case))


def test_the_spreadsheet_has_the_rows_of_the_tables(
    given_folder: Given, judged: tuple[Case, Judgement]
) -> None:
    (file,) = files(given_folder, "Tables", ".xlsx")
    read = CalamineWorkbook.from_path(file)
    rows = {name: read.get_sheet_by_name(name).to_python()[1:] for name in read.sheet_names}
    told = {one.stem: len(rows_of(one)) - 1 for one in files(given_folder, "Tables", ".csv")}
    known = {one.id for one in judged[0].requirements}
    assert len([row for row in rows["Answers"] if row[-1] in known]) == told["answers"]
    assert len(rows["Findings"]) == told["findings"]
    assert len(rows["Actions"]) == told["actions"]
    assert len([row for row in rows["Profile"] if row[1]]) == told["profile"]


def test_the_calendar_has_every_open_action_and_milestone(
    given_folder: Given, judged: tuple[Case, Judgement]
) -> None:
    case, judgement = judged
    (file,) = given_folder.written.folder.glob("*.ics")
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    due = [one for one in planned_actions(case) if is_open(one.action) and one.action.due]
    schedule = schedule_as_issued(case, judgement, TODAY)
    milestones = [one for one in (schedule.milestones if schedule else ()) if one.earliest and not one.done]
    assert len(due) > 10
    assert len(events) == len(due) + len(milestones)


def test_every_attached_file_is_there_byte_for_byte_twice(given_folder: Given) -> None:
    with Store.open(given_folder.store, who="tester") as store:
        hashes = sorted(one.sha256 for one in store.attachments(given_folder.firm).values())
    found = [file.read_bytes() for file in (given_folder.written.folder / "Attached files").iterdir()]
    assert sorted(sha256(one).hexdigest() for one in found) == hashes
    (package,) = given_folder.written.folder.glob("*.isoassess")
    with zipfile.ZipFile(package) as parts:
        held = [name for name in parts.namelist() if name.startswith("attachments/")]
        assert sorted(sha256(parts.read(name)).hexdigest() for name in held) == hashes
        (organization,) = [name for name in parts.namelist() if name.startswith("organizations/")]
        assert len(json.loads(parts.read(organization))["assessments"]) == 2


def test_what_was_told_is_what_is_there(given_folder: Given) -> None:
    folder = given_folder.written.folder
    there = {
        file.relative_to(folder).parts: file.stat().st_size for file in folder.rglob("*") if file.is_file()
    }
    told = {one.place: one.size for one in given_folder.written.files}
    assert there.pop((given_folder.written.first.name,)) > 0
    assert told == there


def test_of_an_earlier_assessment_there_is_no_calendar_and_nothing_to_fill_in(given_folder: Given) -> None:
    folder = given_folder.written.folder
    assert len([*folder.rglob("*.ics")]) == 1
    page = (folder / given_folder.written.first.name).read_text(encoding="utf-8")
    assert page.count("to be filled in and sent back") == 1
    assert page.count("to be read: the assessment is completed") == 1
    assert "followed up in the newest assessment alone" in page
    (worksheet,) = folder.glob("Earlier assessments/*/Documents/*interview worksheet*.pdf")
    assert not pypdf.PdfReader(worksheet).get_fields()
