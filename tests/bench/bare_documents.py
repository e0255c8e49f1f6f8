"""The texts and tables of a document of ours, with nothing but what ReportLab and python-docx do alone."""

import io
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document as WordDocument
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Paragraph, SimpleDocTemplate, Table

from isoassess.pdf.anchors import walk
from isoassess.pdf.blocks import Bars, Block, Document, Facts, Grid, Items, Line, Prose, Section
from isoassess.pdf.fonts import BOLD, REGULAR

STYLE = ParagraphStyle("bare", fontName=REGULAR, fontSize=9, leading=12)
HEADING = ParagraphStyle("heading", fontName=BOLD, fontSize=14, leading=18)


def flat(document: Document) -> tuple[Section, ...]:
    """The sections without their tree."""
    return tuple(_flat(document))


def _flat(document: Document) -> Iterator[Section]:
    for section in walk(document.sections):
        yield Section(heading=section.heading, blocks=section.blocks)


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


def bare_word(sections: tuple[Section, ...]) -> None:
    """As a file for Word."""
    made = docx.Document()
    for section in sections:
        made.add_heading(section.heading or "-", 1)
        for block in section.blocks:
            _into_word(made, block)
    made.save(io.BytesIO())


def _into_word(made: WordDocument, block: Block) -> None:
    if isinstance(block, Prose | Items):
        for line in block.lines:
            paragraph = made.add_paragraph()
            for span in line:
                paragraph.add_run(span.text).bold = span.strong
    elif rows := texts_of(block):
        table = made.add_table(rows=0, cols=max(map(len, rows)))
        for texts in rows:
            for cell, text in zip(table.add_row().cells, texts, strict=False):
                cell.text = text


def texts_of(block: Block) -> list[list[str]]:
    """The cells of a table as plain text; a paragraph is a row with one cell."""
    if isinstance(block, Prose | Items):
        return [["".join(span.text for span in line)] for line in block.lines]
    if isinstance(block, Facts):
        return [list(row) for row in block.rows]
    if isinstance(block, Grid):
        return [
            ["\n".join("".join(span.text for span in line) for line in cell) for cell in row]
            for row in block.rows
        ]
    if isinstance(block, Bars):
        return [[row.label, *row.figures] for row in block.rows]
    return []
