"""Charts on the page: the drawing for the eye, and what it says in words for everybody else."""

from dataclasses import dataclass

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing

from isoassess.language.texts import _
from isoassess.pdf.blocks import Bars, Maturity, Radar, Timeline
from isoassess.pdf.charts import bars, maturity, radar, timeline
from isoassess.pdf.pagination import Strip
from isoassess.pdf.plain_text import printable
from isoassess.pdf.tagging.canvas import TaggedCanvas
from isoassess.pdf.tagging.structure import StructureElement, StructureType, boxed
from isoassess.pdf.typeset.place import BlockPlace

AFTER = 6.0

Chart = Bars | Radar | Maturity | Timeline


def figure(block: Chart, place: BlockPlace) -> list[Strip]:
    """A chart; one that is higher than a page is drawn smaller."""
    drawing = _drawing(block, place)
    element = place.parent.add(StructureType.FIGURE, alt=printable(block.alt) or _("Chart"))
    scale = min(1.0, place.height / drawing.height)
    strip = Strip(drawing.height * scale, _Figure(drawing, element, scale).draw, after=AFTER)
    return [strip]


def _drawing(block: Chart, place: BlockPlace) -> Drawing:
    match block:
        case Bars():
            return bars(block, place.stylesheet, place.width)
        case Radar():
            return radar(block, place.stylesheet, place.width)
        case Maturity():
            return maturity(block, place.stylesheet, place.width)
        case Timeline():
            return timeline(block, place.stylesheet, place.width)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A drawing with its place in the structure tree."""

    drawing: Drawing
    element: StructureElement
    scale: float

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        width, height = self.drawing.width * self.scale, self.drawing.height * self.scale
        self.element.attributes = boxed(left, top - height, left + width, top)
        canvas.tag(self.element)
        canvas.saveState()
        canvas.translate(left, top - height)
        canvas.scale(self.scale, self.scale)
        renderPDF.draw(self.drawing, canvas, 0, 0)
        canvas.restoreState()
