"""The page around the text: header, footer, page x of y, and the room the text has."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from isoassess.language.texts import _
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
        running = " \u00b7 ".join(filter(None, (document.organization, document.running_title)))
        return cls(
            running=label(running),
            marking=label(_("Confidential")) if document.confidential else "",
            stamp=label(_("IsoAssess \u00b7 data {stamp}").format(stamp=document.stamp)),
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

    @classmethod
    def of(cls, document: Document, stylesheet: Stylesheet, paper: Paper) -> "HeaderAndFooter":
        said = EdgeWords.of(document, stylesheet.label)
        return cls(
            stylesheet=stylesheet,
            paper=paper,
            running=fitted(said.running, REGULAR, SIZE, text_width(paper) * 0.8),
            marking=said.marking,
            stamp=said.stamp,
            covered=said.covered,
        )

    def draw(self, canvas: TaggedCanvas, number: int, total: int) -> None:
        """Draw header and footer as what is repeated and not read."""
        top = self.paper.height - EDGE
        with canvas.artifact("Pagination/Subtype/Header"):
            if number > 1 or not self.covered:
                self._at_left(canvas, self.running, top)
            self._at_right(canvas, self.marking, top)
        folio = _("Page {number} of {total}").format(number=number, total=total)
        with canvas.artifact("Pagination/Subtype/Footer"):
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.6)
            canvas.line(SIDE, EDGE + 11, self.paper.width - SIDE, EDGE + 11)
            self._at_left(canvas, self.stamp, EDGE)
            self._at_right(canvas, self.stylesheet.label(folio), EDGE)

    def _at_left(self, canvas: TaggedCanvas, text: str, y: float) -> None:
        canvas.write([(REGULAR, _COLOR, text)], SIZE, SIDE, y)

    def _at_right(self, canvas: TaggedCanvas, text: str, y: float) -> None:
        x = self.paper.width - SIDE - width_of(text, REGULAR) * SIZE
        canvas.write([(REGULAR, _COLOR, text)], SIZE, x, y)
