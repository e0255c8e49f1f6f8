"""Ten checklists of our own invention, each made in another way that people make them, as real files."""

import datetime
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from isoassess.exchange.cells.cell_process import cells_of
from isoassess.exchange.cells.found_tables import FoundTables

Sheet = Sequence[Sequence[object]]
DAY = datetime.date(2027, 3, 31)


def book(sheets: dict[str, Sheet], finish: Callable[[Any], object] = lambda _written: None) -> bytes:
    """A workbook with these sheets; `finish` does more with it, by the names of its sheets."""
    out = BytesIO()
    options = {"in_memory": True, "default_date_format": "dd/mm/yyyy", "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as written:
        for name, rows in sheets.items():
            sheet = written.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(number, place, cell)
        finish(written)
    return out.getvalue()


MARKED = book(
    {
        "Audit": (
            ("Internal audit checklist",),
            ("ISO 9001:2015", None, None, "Auditor:", "A. C."),
            (),
            ("Cl.", "Question", "Yes", "Partly", "No", "N/A", "Remarks"),
            ("Cl. 4.1 a)", "Are the issues of the context known?", "x"),
            ("Cl. 5.2", "Is there a quality policy?", None, "X", None, None, "Draft of 2019"),
            ("Cl. 7.1.5", "Are gauges calibrated?", None, None, "x", None, "Two overdue"),
            ("Cl. 8.3", "Is design controlled?", None, None, None, "x"),
            ("Cl. 9.2.2", "Is there an audit programme?", None, "see note 3"),
        )
    }
)
TWO_HEADS = book(
    {
        "Checkliste": (
            ("Abschnitt", "Anforderung", "Bewertung", None, None, "Bemerkung", "Maßnahme", "Wer", "Termin"),
            (None, None, "erfüllt", "teilweise", "nicht erfüllt"),
            ("4.1", "Sind die Themen bestimmt?", "x", None, None, "Liste vom Januar"),
            ("5.2", "Gibt es eine Politik?", None, "x", None, None, "Aushang erneuern", "QMB", "31.03.2027"),
            ("7.2", "Sind Kompetenzen belegt?", None, None, "x", None, "Matrix anlegen", "Leitung", DAY),
        )
    },
    lambda written: written.get_worksheet_by_name("Checkliste").merge_range("C1:E1", "Bewertung"),
)
MERGED = book(
    {
        "Gap": (
            ("Clause", "Requirement", "Status", "Finding"),
            ("8.4", "Are suppliers selected?", "C"),
            (None, "Are they evaluated?", "NC: no records", "Since 2024"),
            (),
            (None, "Are they re-evaluated?", "NC", "Never"),
            ("9.1.2", "Is satisfaction monitored?", "OFI"),
            (),
            (None, "* C = conforming, NC = nonconforming", None, "Legend of the auditor"),
            ("Total", None, 12),
            (None, "Totals", 3, 4),
        )
    },
    lambda written: written.get_worksheet_by_name("Gap").merge_range("A2:A5", "8.4"),
)
TWO_LANGUAGES = book(
    {
        "Liste - List": (
            ("Norm / Standard: ISO 9001:2015 – DIN EN ISO 9001:2015",),
            (
                "Nachweis / Evidence",
                "Bewertung / Rating",
                "Klausel / Clause",
                "Frage / Question",
                "Verantwortlich / Responsible",
                "Bemerkung / Comment",
            ),
            ("Seite 3 / page 3", "Ja / Yes", "ISO 9001:2015 – 5.2", "Politik? / Policy?", None, "gut / good"),
            (None, "Nein (No)", "ISO 9001:2015 – 6.2", "Ziele? / Objectives?", "QMB", "fehlen / missing"),
            (None, "Teilweise/Partly", "DIN EN ISO 9001 Kap. 7.5", "Dokumente? / Documents?"),
        )
    }
)
SCALE = book(
    {
        "Self assessment": (
            ("Maturity of our system, 0 = nothing, 5 = best",),
            ("Ref", "What we look at", "0", "1", "2", "3", "4", "5", "Proof"),
            ("4.1", "Context", None, None, None, None, "1", None, "Page 2"),
            ("5.2", "Policy", None, None, 1, None, None, None, "Poster"),
            ("9.3", "Management review", 1),
            ("Sum", None, 1, 0, 1, 0, 1),
        )
    }
)
WITHOUT_DOTS = book(
    {
        "Plan": (
            ("Nr.", "Normkapitel", "Frage", "Erfüllungsgrad", "Feststellung", "Risiko", "Dok.-Nr."),
            (1, "4,1", "Themen?", 0.5, "zur Hälfte", "hoch", "QM-1"),
            (2, datetime.date(2026, 4, 8), "Lieferanten?", 1, "Liste geführt", "mittel", "QM-2"),
            (3, "8.5.1 / 8.5.2", "Fertigung?", 0.9, "Laufkarten", None, "QM-3"),
            (4, "7.1.5", "Prüfmittel?", "80 %", "Plakette fehlt"),
        )
    }
)
TWO_SHEETS = book(
    {
        "Read me": (("How to use this list",), ("Fill in the status.",)),
        "Part 1": (
            ("Clause", "Status", "Notes"),
            ("4.1", "green", "Fine"),
            ("4.2", "red", "No list of parties"),
        ),
        "Part 2": (
            ("Section", "Score", "Evidence seen"),
            ("9.2", 4, "Report 3"),
        ),
        "Lists": (("green",), ("amber",), ("red",)),
    },
    lambda written: written.get_worksheet_by_name("Lists").hide(),
)
BARE = book(
    {
        "Sheet1": (
            ("4.1", "Issues are listed", "ok", "January"),
            ("4.2", "Parties are listed", "not ok", "owner knows them by heart"),
            ("5.2", "Policy hangs in the hall", "ok", "seen"),
            ("12.03.2026", None, None, "Signed by the auditor"),
        )
    }
)
HEADINGS = book(
    {
        "Audit trail": (
            ("Process", "Auditee", "Clause No.", "Evidence seen", "Conformity", "Comments", "Comments"),
            ("Purchasing",),
            ("Orders", "B. Buyer", "8.4.3", "Order 17", "Compliant", "Clear", "Second comment"),
            ("Suppliers", "B. Buyer", "8.4.1", "List", "Minor NC", "Two not rated"),
            ("Production",),
            ("Set-up", "C. Setter", "8.5.1", "Card", "Non-compliant - major", "No card at line 2"),
            ("Release", "C. Setter", "8.99", "Label", "Compliant"),
            ("", "", "", "Photo of the line"),
        )
    }
)
DATED = (
    "sep=;\r\n"
    "Audit 2026;;;;;\r\n"
    "Clause;Finding;Grading;Corrective action;Responsible person;Target date\r\n"
    "9.2;No programme;Nonconformity;Write one;Quality manager;01.05.2027\r\n"
    "9.3;;Conform;;;03.05.2027\r\n"
    "10.2;Causes not sought;NC;Train;Owner;in spring\r\n"
).encode("utf-16")
FILES = {
    "marked.xlsx": MARKED,
    "two-heads.xlsx": TWO_HEADS,
    "merged.xlsx": MERGED,
    "two-languages.xlsx": TWO_LANGUAGES,
    "scale.xlsx": SCALE,
    "without-dots.xlsx": WITHOUT_DOTS,
    "two-sheets.xlsx": TWO_SHEETS,
    "bare.xlsx": BARE,
    "headings.xlsx": HEADINGS,
    "dated.csv": DATED,
}


def strange(name: str) -> FoundTables:
    return cells_of(FILES[name], name[name.rindex(".") :])
