"""Sound files of each kind, small ones, from which the fuzzer goes on."""

import hashlib
import io
import random
import zipfile
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from isoassess.domain import Answer, Lens, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.exchange.cells.found_tables import FoundDay, FoundTable, FoundTables, MergedCells
from isoassess.exchange.cells.workbook_cells import workbook_cells
from isoassess.exchange.package.writing import PackageOptions, write_package
from isoassess.services.tables.spreadsheet_files import spreadsheet_file
from isoassess.store.arrival import EARLIER_NUMBER
from isoassess.store.joining.content import (
    AssessmentContent,
    AttachmentContent,
    ContentEntry,
    GivenNumber,
    OrganizationContent,
)
from isoassess.store.records import Subject
from tests.unit.documents.real_cases import judged, sampled

DATA = Path(__file__).parents[1] / "data"
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
BYTES = random.Random(1).randbytes(300)
OWN = "an-assessment"
FIRM, ASSESSMENT, FILE = (str(UUID(int=number)) for number in (1, 2, 3))


def _entry(step: int, subject: Subject, key: str, after: str, **more: Any) -> ContentEntry:
    at = NOW + timedelta(minutes=step)
    return ContentEntry(step=step, at=at, who="A", subject=subject, key=key, after=after, **more)


_OF_ANSWER = {"assessment": ASSESSMENT, "requirement": "quality-policy"}
CONTENT = OrganizationContent(
    id=FIRM,
    profile=Profile(organization=Organization(name="Example Ltd")),
    assessments=(
        AssessmentContent(
            id=ASSESSMENT,
            lens=Lens.ISO9001_2026,
            started=date(2026, 11, 1),
            added_at=NOW,
            answers={"quality-policy": Answer(rating=Rating.PARTIAL, evidence="seen", attachments=(FILE,))},
            numbers=(GivenNumber(number="NC-01", requirement="quality-policy", given_at=NOW),),
        ),
    ),
    attachments=(
        AttachmentContent(
            id=FILE,
            name="record.bin",
            sha256=hashlib.sha256(BYTES).hexdigest(),
            size=len(BYTES),
            added_at=NOW,
        ),
    ),
    history=(
        _entry(1, Subject.PROFILE, "organization.name", '"Example Ltd"'),
        _entry(2, Subject.ANSWER, "rating", '"2"', **_OF_ANSWER),
        _entry(3, Subject.ANSWER, "evidence", '"seen"', **_OF_ANSWER),
        _entry(4, Subject.ASSESSMENT, EARLIER_NUMBER, '"NC-02"', **_OF_ANSWER),
    ),
)


@cache
def package_parts() -> dict[str, bytes]:
    """The parts of a sound package by their names."""
    out = io.BytesIO()
    write_package(
        out,
        [CONTENT],
        lambda _sha256: BYTES,
        wanted=PackageOptions(),
        catalogue_version="2026.1",
        catalogues={"our-own": b"name: our-own\n"},
    )
    with zipfile.ZipFile(out) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(parts: dict[str, bytes], packing: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, packing)
    return out.getvalue()


@cache
def workbook_file() -> bytes:
    """A checklist with texts, numbers, a day, a formula and cells that are one."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as written:
        sheet = written.add_worksheet("Answers")
        day = written.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["Clause", "Status", "Note", "Date", "Sum"])
        sheet.write_row(1, 0, ["4.1", "Yes", "seen"])
        sheet.write_datetime(1, 3, datetime(2026, 11, 20), day)
        sheet.write_formula(1, 4, "=1+1", value=2)
        sheet.write_row(2, 0, [8.4, True, "two\nlines", 0.5])
        sheet.merge_range("A4:B5", "5.1")
    return out.getvalue()


CHECKLISTS = (  # by ticks, by numbers with a legend, by points of a maximum, by words in two columns
    (
        ("ISO 9001:2015", None, None, "Auditor:", "A. C."),
        ("Cl.", "Question", "Yes", "Partly", "No", "N/A", "Remarks"),
        ("4.1", "Are the issues known?", "x"),
        ("5.2", "Is there a policy?", None, "X", None, None, "Draft"),
        ("8.3", "Is design controlled?", None, None, None, "x"),
        ("9.2.2", "Is there a programme?", None, "see note 3"),
    ),
    (
        ("Maturity: 1 = not met, 3 = partly met, 5 = met",),
        ("No.", "ISO 9001 clause", "Score (1-5)", "Evidence", "Action", "Owner", "Due"),
        (1, "4.1 Context", 4, "seen", "list it", "A. C.", FoundDay(date(2027, 1, 31))),
        (2, "5.2 Policy", 1, None, "write it", "B. D.", "31.03.2027"),
        (3, 8.4, 5),
        (),
        (1, "not met"),
        (5, "met"),
    ),
    (
        ("Clause", "Points", "Max. points", "Note"),
        ("4.1", 3, 5, "good"),
        ("a)", 1, 2),
        ("7.1.5", 0, 5, "overdue"),
        ("Total", 4, 12),
    ),
    (
        ("4.1", "Are the issues known?", "conforming", "seen", 46000),
        ("5.2", "Is there a policy?", "2 partial"),
        ("7.2-7.4", "Is competence shown?", "n/a", "--"),
    ),
)


@cache
def checklist_tables() -> tuple[FoundTables, ...]:
    """Checklists as they were found, the second one with cells that are one, and one of two sheets."""
    one = MergedCells(2, 1, 3, 1)
    tables = [FoundTable(name=f"S{number}", rows=rows) for number, rows in enumerate(CHECKLISTS)]
    tables[1] = replace(tables[1], merged=(one,))
    return (*(FoundTables(tables=(table,)) for table in tables), FoundTables(tables=tuple(tables[:2])))


@cache
def own_spreadsheet() -> FoundTables:
    """The spreadsheet of an assessment, as much of each of its sheets as a byte can name."""
    case = sampled()
    found = workbook_cells(spreadsheet_file(case, judged(case), OWN))
    return replace(found, tables=tuple(replace(one, rows=one.rows[:40]) for one in found.tables))


def seeds() -> dict[str, list[bytes]]:
    """By the names of the targets."""
    parts = package_parts()
    changes = [random.Random(number).randbytes(2 + 3 * number) for number in range(20)]
    with zipfile.ZipFile(io.BytesIO(workbook_file())) as book:
        sheet = book.read("xl/worksheets/sheet1.xml")
    return {
        "package": [zipped(parts), zipped(parts, zipfile.ZIP_DEFLATED)],
        "parts": changes,
        "checklist": changes,
        "filled": changes,
        "table": [
            (DATA / "checklists" / "fragenliste.csv").read_bytes()[:3000],
            (DATA / "checklists" / "elements-1994.txt").read_bytes()[:3000],
            'Clause;Status;Note\n4.1;Yes;"a;b"\n8.4.1;80%;größer\n'.encode("utf-16"),
            b"sep=|\nNo.|ISO 9001 clause|Owner|Due\n1|4.1 Context|A. C.|2027-01-31\n",
        ],
        "workbook": [sheet],
        "yaml": [path.read_bytes()[:4000] for path in sorted((DATA / "assessments").glob("*.yaml"))],
    }
