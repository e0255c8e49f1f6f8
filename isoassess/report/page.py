"""The page around the text: header, footer, page x of y, metadata, and the frame the text flows through."""

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from isoassess import __version__
from isoassess.report.blocks import Document, Tone
from isoassess.report.fonts import REGULAR, printable
from isoassess.report.look import LINE, Look, ink
from isoassess.report.paper import Paper
from isoassess.texts import _

SIDE = 18 * mm
TOP = 20 * mm
BOTTOM = 19 * mm
EDGE = 11 * mm
SIZE = 7.5
FOLIO_WIDTH = 120


class SummaryCanvas(Canvas):
    """A canvas that writes `Page x of y` when the last page is known, in the same pass."""

    def save(self) -> None:
        total = self.getPageNumber() - 1
        for number in range(1, total + 1):
            self.beginForm(_folio(number), -FOLIO_WIDTH, -8, 0, 16)
            self.setFont(REGULAR, SIZE)
            self.setFillColor(ink(Tone.MUTED))
            folio = _("Page {number} of {total}").format(number=number, total=total)
            self.drawRightString(0, 0, folio)
            self.endForm()
        super().save()


def template(document: Document, look: Look, paper: Paper, out: BytesIO) -> BaseDocTemplate:
    """An empty document on this paper, with its metadata; equal values give equal bytes."""
    pages = BaseDocTemplate(
        out,
        pagesize=paper.value,
        title=printable(f"{document.title}, {document.organization}"),
        author=printable(document.author),
        subject=printable(document.subject),
        creator=f"IsoAssess {__version__}",
        lang=document.language,
        displayDocTitle=1,
        initialFontName=REGULAR,
        pageCompression=1,
        invariant=1,
    )
    frame = Frame(SIDE, BOTTOM, text_width(paper), text_height(paper), 0, 0, 0, 0)
    pages.addPageTemplates(PageTemplate("page", [frame], onPage=_furniture(document, look, paper)))
    return pages


def text_width(paper: Paper) -> float:
    return paper.width - 2 * SIDE


def text_height(paper: Paper) -> float:
    return paper.height - TOP - BOTTOM


def _furniture(document: Document, look: Look, paper: Paper) -> Callable[[Canvas, BaseDocTemplate], None]:
    running = f"{document.organization} \u00b7 {document.running_title}"
    left, right, width = SIDE, paper.width - SIDE, text_width(paper)
    top, bottom = paper.height - EDGE, EDGE
    created = f"D:{document.date:%Y%m%d}000000Z"

    def draw(canvas: Canvas, _pages: BaseDocTemplate) -> None:
        canvas.setDateFormatter(lambda *_moment: created)
        canvas.saveState()
        canvas.setFont(REGULAR, SIZE)
        canvas.setFillColor(ink(Tone.MUTED))
        canvas.drawString(left, top, "IsoAssess")
        canvas.drawRightString(right, top, look.label(_("Confidential")))
        stamp = _("data {stamp}").format(stamp=document.stamp)
        canvas.drawString(left, bottom, fitted(look.label(running), width * 0.6))
        canvas.drawString(left + width * 0.64, bottom, stamp)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        canvas.line(left, bottom + 11, right, bottom + 11)
        canvas.translate(right, bottom)
        canvas.doForm(_folio(canvas.getPageNumber()))
        canvas.restoreState()

    return draw


def fitted(text: str, width: float) -> str:
    """The text, or as much of its beginning as fits on one line."""
    if stringWidth(text, REGULAR, SIZE) <= width:
        return text
    fits = len(text)
    while fits and stringWidth(f"{text[:fits]}\u2026", REGULAR, SIZE) > width:
        fits -= 1 + fits // 50
    return f"{text[: max(fits, 0)].rstrip()}\u2026"


def _folio(number: int) -> str:
    return f"folio.{number}"
