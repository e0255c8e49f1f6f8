"""Beside other programs and libraries that people know, in one run and one table.

usage: .venv/bin/python -m tests.bench.peers [--install] [--quick] [--json FILE]

They stand in an environment of their own, build/peers, which --install makes from the package registry; what
is missing there is left out. Nothing of it is held to a budget.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec

from isoassess.documents import DocumentKind
from isoassess.documents.registry import document
from isoassess.exchange.spreadsheet.book import assessment_tables
from isoassess.store import Store
from tests.bench.bare_documents import flat, texts_of
from tests.bench.bench_documents import sample_case
from tests.bench.bench_start import ORGANIZATIONS
from tests.bench.machine import machine
from tests.bench.many_organizations import fill
from tests.bench.measuring import Taken
from tests.bench.place import BUILD
from tests.bench.seen_start import NothingSeen, seen_start
from tests.window.driving.screen import Screen, missing

ROOT = Path(__file__).parents[2]
PLACE = BUILD / "peers"
PYTHON = PLACE / "bin" / "python"
WANTED = ("fpdf2", "weasyprint", "typst", "openpyxl", "XlsxWriter", "novelWriter", "vorta")
REPEATED = 2  # the full report twice: more than 40 pages

OURS_PDF = """
from isoassess.documents import DocumentKind, pdf_of
from tests.bench.bench_documents import sample_case
case, judgement = sample_case()
def work():
    for _time in range(2):
        pdf_of(DocumentKind.FULL, case, judgement)
"""
FPDF = """
from fpdf import FPDF
def work():
    made = FPDF()
    made.add_font("D", "", fonts["regular"])
    made.add_page()
    made.set_font("D", size=9)
    for rows in tables:
        for row in rows:
            if len(row) == 1:
                made.multi_cell(0, 5, row[0], new_x="LMARGIN", new_y="NEXT")
            else:
                with made.table(first_row_as_headings=False) as table:
                    table.row(row)
    return made.output()
"""
WEASYPRINT = """
from html import escape
from weasyprint import HTML
def work():
    face = f"@font-face{{font-family: D; src: url(file://{fonts['regular']})}}"
    parts = [f"<style>{face} body {{font: 9pt D}} td {{border: 1px solid}}</style>"]
    for rows in tables:
        if all(len(row) == 1 for row in rows):
            parts += [f"<p>{escape(row[0])}</p>" for row in rows]
        else:
            cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    return HTML(string="".join(parts)).write_pdf(pdf_tags=True, pdf_variant="pdf/ua-1")
"""
TYPST = """
import json
import os
import typst
def work():
    parts = ['#set text(font: "Inter", size: 9pt)']
    for rows in tables:
        wide = max(map(len, rows))
        cells = [cell for row in rows for cell in (*row, *[""] * (wide - len(row)))]
        said = ", ".join(json.dumps(cell, ensure_ascii=False) for cell in cells)
        parts.append(f"#table(columns: {wide}, {said})" if wide > 1 else f"#stack(spacing: 5pt, {said})")
    said, folder = "\\n\\n".join(parts).encode(), os.path.dirname(fonts["regular"])
    return typst.compile(said, format="pdf", font_paths=[folder])
"""
OURS_SHEET = """
from isoassess.exchange.spreadsheet.book import assessment_book
from isoassess.exchange.spreadsheet.workbook import workbook
from tests.bench.bench_documents import sample_case
case, judgement = sample_case()
def work():
    workbook(assessment_book(case, judgement, assessment_id="", stamp="2-" + "0" * 64))
"""
OPENPYXL = """
import io
from openpyxl import Workbook
def work():
    book = Workbook()
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(io.BytesIO())
"""
XLSXWRITER = """
import io
import xlsxwriter
def work():
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    for rows in sheets:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    book.close()
"""
TIMED = """
import json
import sys
import time
given = json.load(open(sys.argv[1], encoding="utf-8"))
tables, sheets, fonts = given["tables"], given["sheets"], given["fonts"]
{code}
work()
took = []
for _round in range(int(sys.argv[2])):
    clock, processor = time.perf_counter(), time.process_time()
    work()
    took.append(((time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000))
print("took:", json.dumps(took))
"""


@dataclass(frozen=True)
class Beside:
    """One line of the table: what was done, by whom, and how long it took."""

    work: str
    by: str
    rounds: list[Taken]
    reason: str = ""

    def words(self) -> str:
        if not self.rounds:
            return f"{self.work:34} {self.by:24} left out: {self.reason}"
        clock = median(one.clock for one in self.rounds)
        processor = median(one.processor for one in self.rounds)
        return f"{self.work:34} {self.by:24} {clock:9.0f} ms  {processor:9.0f} ms of the processor"


def main(arguments: Sequence[str]) -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="make the environment of the others first")
    parser.add_argument("--quick", action="store_true", help="a round of each")
    parser.add_argument("--json", type=Path, default=BUILD / "peers.json", metavar="FILE")
    said = parser.parse_args(arguments)
    if said.install:
        subprocess.run([sys.executable, "-m", "venv", PLACE], check=True)
        subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", *WANTED], check=True)
    rounds, found = (1 if said.quick else 7), list[Beside]()
    for one in (*_starts(rounds), *_works(rounds)):
        found.append(one)
        print(one.words(), flush=True)
    where = machine()
    print(where.words)
    said.json.parent.mkdir(parents=True, exist_ok=True)
    told = {"machine": where.as_data(), "beside": [msgspec.to_builtins(one) for one in found]}
    said.json.write_text(json.dumps(told, indent=1), encoding="utf-8")
    return 0


def _starts(rounds: int) -> Iterator[Beside]:
    """From the command to the first window that shows something, each in its turn."""
    work = "start, seen on the screen"
    if lacking := missing():
        yield Beside(work, "all", [], lacking)
        return
    with Screen() as screen, tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb"}
        store = Path(folder) / "many.db"
        fill(store, ORGANIZATIONS)
        with Store.open(store, who="A. Consultant") as opened:
            opened.prepare_search()
        commands: dict[str, tuple[str | Path, ...]] = {
            f"IsoAssess, {ORGANIZATIONS} organizations": (sys.executable, "-m", "ui", "--store", store),
            "novelWriter": (PYTHON.with_name("novelwriter"),),
            "Vorta": (PYTHON.with_name("vorta"), "--foreground"),
        }
        taken: dict[str, list[Taken]] = {name: [] for name in commands}
        wrong: dict[str, str] = {}
        for number in range(rounds + 1):
            for name, command in commands.items():
                try:
                    took = seen_start(command, Path(folder))
                except (NothingSeen, OSError) as reason:
                    wrong[name] = str(reason)
                else:
                    taken[name] += [took] if number else []  # the first round only warms the caches
        for name, times in taken.items():
            yield Beside(work, name, times, wrong.get(name, ""))


def _works(rounds: int) -> Iterator[Beside]:
    """The same texts by each library, in a process of its own."""
    case, judgement = sample_case()
    story = flat(document(DocumentKind.FULL, case, judgement)) * REPEATED
    tables = [rows for section in story for block in section.blocks if (rows := texts_of(block))]
    sheets = [
        [[str(cell) for cell in row.cells] for row in table.rows]
        for table in assessment_tables(case, judgement)
    ]
    fonts = {"regular": str(_font())}
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "given.json"
        given.write_text(json.dumps({"tables": tables, "sheets": sheets, "fonts": fonts}), encoding="utf-8")
        pages, cells = "40 pages and more as PDF", "a spreadsheet"
        for work, by, code in (
            (pages, "IsoAssess, archive + tags", OURS_PDF),
            (pages, "fpdf2, plain", FPDF),
            (pages, "WeasyPrint, tags", WEASYPRINT),
            (pages, "typst, tags", TYPST),
            (cells, "IsoAssess, with looks", OURS_SHEET),
            (cells, "openpyxl, bare cells", OPENPYXL),
            (cells, "XlsxWriter, bare cells", XLSXWRITER),
        ):
            python = Path(sys.executable) if "IsoAssess" in by else PYTHON
            yield _timed(work, by, (python, "-c", TIMED.format(code=code), given, str(rounds)))


def _timed(work: str, by: str, command: tuple[str | Path, ...]) -> Beside:
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            check=False,
            text=True,
            capture_output=True,
            timeout=900,
        )
    except (OSError, subprocess.TimeoutExpired) as reason:
        return Beside(work, by, [], str(reason))
    told = [line for line in done.stdout.splitlines() if line.startswith("took:")]
    if not told:
        return Beside(work, by, [], (done.stderr.strip().splitlines() or ["it said nothing"])[-1])
    return Beside(work, by, [Taken(*one) for one in json.loads(told[0].removeprefix("took:"))])


def _font() -> Path:
    """The font of our documents, for all."""
    fonts = sorted((ROOT / "resources" / "fonts").rglob("*.ttf"))
    return next(font for font in fonts if font.stem == "Inter-Regular")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
