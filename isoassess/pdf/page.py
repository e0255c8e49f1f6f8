"""The page around the text: header, footer, page x of y, and the room the text has."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from isoassess.language.texts import _
from isoassess.pdf.bitmaps import Bitmap, read_bitmap
from isoassess.pdf.blocks import Document, Tone
from isoassess.pdf.fonts import REGULAR
from isoassess.pdf.line_breaking import fitted, width_of
from isoassess.pdf.paper import Paper
from isoassess.pdf.stylesheet import LINE, Stylesheet, operand
from isoassess.pdf.tagging.canvas import TaggedCanvas

MILLIMETER: Final = 72 / 25.4
SIDE = 18 * MILLIMETER
TOP = 20 * MILLIMETER
BOTTOM = 19 * MILLIMETER
EDGE = 11 * MILLIMETER
SIZE = 7.5
MOST_LOGOS = 2
PIXELS = (1000, 500)  # more than paper can show at the largest size
LOGO = (24 * MILLIMETER, 8 * MILLIMETER)  # the room for each of them in the header
BESIDE = 8.0
FOOT = 0.8  # of the width; the number of the page has the rest
_COLOR = operand(Tone.MUTED)


def text_width(paper: Paper) -> float:
    return paper.width - 2 * SIDE


def text_height(paper: Paper) -> float:
    return paper.height - TOP - BOTTOM


@dataclass(frozen=True, slots=True)
class EdgeWords:
    """What stands at the edges of every page, but for its number; `covered`: the first page is a cover."""

    running: str
    marking: str
    stamp: str
    covered: bool

    @classmethod
    def of(cls, document: Document, label: Callable[[str], str]) -> "EdgeWords":
        """`label` gives what of a text can be shown on one line."""
        data = _("IsoAssess \u00b7 data {stamp}").format(stamp=document.stamp)
        stamp = data if document.stamp else "IsoAssess"
        running = " \u00b7 ".join(filter(None, (document.organization, document.running_title)))
        return cls(
            running=label(running),
            marking=label(_("Confidential")) if document.confidential else "",
            stamp=label(" \u00b7 ".join(filter(None, (stamp, document.control)))),
            covered=document.cover is not None,
        )


@dataclass(frozen=True, slots=True)
class HeaderAndFooter:
    """The header and the footer of every page; a cover does not say again what stands on it."""

    stylesheet: Stylesheet
    paper: Paper
    running: str
    marking: str
    stamp: str
    covered: bool
    logos: tuple[Bitmap, ...] = ()

    @classmethod
    def of(cls, document: Document, stylesheet: Stylesheet, paper: Paper) -> "HeaderAndFooter":
        said = EdgeWords.of(document, stylesheet.label)
        share = 0.45 if document.logos else 0.8  # of the width
        return cls(
            stylesheet=stylesheet,
            paper=paper,
            running=fitted(said.running, REGULAR, SIZE, text_width(paper) * share),
            marking=said.marking,
            stamp=fitted(said.stamp, REGULAR, SIZE, text_width(paper) * FOOT),
            covered=said.covered,
            logos=tuple(read_bitmap(logo.content, PIXELS) for logo in document.logos[:MOST_LOGOS]),
        )

    def draw(self, canvas: TaggedCanvas, number: int, total: int) -> None:
        """Draw header and footer as what is repeated and not read."""
        top = self.paper.height - EDGE
        with canvas.artifact("Pagination/Subtype/Header"):
            if number > 1 or not self.covered:
                self._at_left(canvas, self.running, top)
            left = self._draw_logos(canvas) if number > 1 else self.paper.width - SIDE
            self._before(canvas, self.marking, left, top)
        folio = _("Page {number} of {total}").format(number=number, total=total)
        with canvas.artifact("Pagination/Subtype/Footer"):
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.6)
            canvas.line(SIDE, EDGE + 11, self.paper.width - SIDE, EDGE + 11)
            self._at_left(canvas, self.stamp, EDGE)
            self._before(canvas, self.stylesheet.label(folio), self.paper.width - SIDE, EDGE)

    def _at_left(self, canvas: TaggedCanvas, text: str, y: float) -> None:
        canvas.write([(REGULAR, _COLOR, text)], SIZE, SIDE, y)

    def _before(self, canvas: TaggedCanvas, text: str, right: float, y: float) -> None:
        """Write a text that ends at a point."""
        canvas.write([(REGULAR, _COLOR, text)], SIZE, right - width_of(text, REGULAR) * SIZE, y)

    def _draw_logos(self, canvas: TaggedCanvas) -> float:
        """The logos side by side at the right; where what stands before them has to end."""
        right = self.paper.width - SIDE
        for logo in reversed(self.logos):
            scale = min(LOGO[0] / logo.width, LOGO[1] / logo.height)
            width, height = logo.width * scale, logo.height * scale
            bottom = self.paper.height - EDGE + SIZE / 3 - height / 2
            canvas.picture(
                (logo.width, logo.height), logo.pixels, (right - width, bottom, right, bottom + height)
            )
            right -= width + BESIDE
        return right
