"""The readiness summary, against the same texts and tables in bare ReportLab; budget 1.0x."""

import io
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Paragraph, SimpleDocTemplate, Table

from isoassess.assessment.case_builder import judge_case, open_case
from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind, pdf_of
from isoassess.documents.readiness_summary import readiness_summary
from isoassess.domain import Lens
from isoassess.domain.case import Case, Judgement
from isoassess.pdf.blocks import Bars, Block, Facts, Grid, Items, Line, Prose, Section
from isoassess.pdf.fonts import BOLD, REGULAR
from tests.sample_organization import sample

ROUNDS = 15
BUDGET = 1.0
STYLE = ParagraphStyle("bare", fontName=REGULAR, fontSize=9, leading=12)
HEADING = ParagraphStyle("heading", fontName=BOLD, fontSize=14, leading=18)


def main() -> float:
    """Prints the medians in milliseconds and the ratio, which it returns."""
    case, judgement = sample_case()
    story = readiness_summary(case, judgement)
    pdf_of(DocumentKind.SUMMARY, case, judgement)  # loads the fonts, which both use
    ours, floor = [], []
    for _number in range(ROUNDS):
        floor.append(time_of(lambda: bare(story.sections)))
        ours.append(time_of(lambda: pdf_of(DocumentKind.SUMMARY, case, judgement)))
    ratio = median(ours) / median(floor)
    print(
        f"summary: {median(ours):.0f} ms, bare: {median(floor):.0f} ms, ratio {ratio:.2f} (budget {BUDGET})"
    )
    return ratio


def sample_case() -> tuple[Case, Judgement]:
    """The sample organization, judged."""
    catalogue, given = shipped(), sample()
    day = given.assessment.date
    assert day is not None
    lens = given.assessment.lens or Lens.ISO9001_2026
    case = open_case(catalogue, profile=given.profile, answers=given.answers, lens=lens, on=day)
    return case, judge_case(catalogue, case)


def bare(sections: tuple[Section, ...]) -> None:
    """The same texts and tables, with nothing but what ReportLab does by itself."""
    story: list[Flowable] = []
    for section in sections:
        story.append(Paragraph(escape(section.heading or "-"), HEADING))
        for block in section.blocks:
            story += _flowables(block)
    SimpleDocTemplate(io.BytesIO(), pagesize=A4).build(story, onFirstPage=_edges, onLaterPages=_edges)


def _flowables(block: Block) -> list[Flowable]:
    if isinstance(block, Prose | Items):
        return [_paragraph(line) for line in block.lines]
    if isinstance(block, Facts):
        return [_table([[Paragraph(escape(cell), STYLE) for cell in row] for row in block.rows])]
    if isinstance(block, Grid):
        return [_table([[[_paragraph(line) for line in cell] for cell in row] for row in block.rows])]
    if isinstance(block, Bars):
        return [
            _table([[Paragraph(escape(t), STYLE) for t in (row.label, *row.figures)] for row in block.rows])
        ]
    return []


def _table(rows: list[list[Any]]) -> Table:
    columns = max(map(len, rows))
    return Table(rows, colWidths=[440 / columns] * columns)


def _paragraph(line: Line) -> Paragraph:
    parts = (f"<b>{escape(span.text)}</b>" if span.strong else escape(span.text) for span in line)
    return Paragraph("".join(parts), STYLE)


def _edges(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont(REGULAR, 8)
    canvas.drawString(40, 30, f"Example Fabrications Ltd, page {document.page}")
    canvas.drawRightString(555, 810, "Confidential")


def time_of(work: Callable[[], object]) -> float:
    """How many milliseconds it takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
