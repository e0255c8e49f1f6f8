"""The table of contents: every entry leads to its heading and says its page."""

from dataclasses import dataclass

from isoassess.pdf.anchors import AnchoredHeading
from isoassess.pdf.blocks import Contents, Span
from isoassess.pdf.line_breaking import width_of
from isoassess.pdf.pagination import Draw, Strip
from isoassess.pdf.paragraphs import Passage
from isoassess.pdf.stylesheet import ENTRIES, RULE
from isoassess.pdf.tagging.canvas import TaggedCanvas
from isoassess.pdf.tagging.structure import StructureElement, StructureType
from isoassess.pdf.typeset.place import BlockPlace, strips_of

NUMBER = 28.0  # points for the number of the page
_DOTS = (0.6, 2.4)


def contents(block: Contents, place: BlockPlace) -> list[Strip]:
    """An entry for each heading down to the depth, but for that of the section it stands in."""
    element = place.parent.add(StructureType.CONTENTS)
    return [
        strip
        for heading in place.headings
        if heading.level <= block.depth and block not in heading.section.blocks
        for strip in _entry(heading, element, place)
    ]


def _entry(heading: AnchoredHeading, element: StructureElement, place: BlockPlace) -> list[Strip]:
    style = ENTRIES[min(heading.level, len(ENTRIES)) - 1]
    text = place.stylesheet.text((Span(heading.text, link=heading.key),), style)
    text.element = element.add(StructureType.ENTRY)
    passage = text.set(place.width - NUMBER)
    strips = strips_of([text], place.width - NUMBER)
    last = strips[-1]
    last.draw = _Numbered(last.draw, passage, heading.key, place).draw
    return strips


@dataclass(frozen=True, slots=True)
class _Numbered:
    """The last line of an entry, with dots and the number of the page."""

    draw_text: Draw
    passage: Passage
    key: str
    place: BlockPlace

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        self.draw_text(canvas, left, top)
        text, style = self.passage.text, self.passage.text.style
        number, y, right = str(self.place.pages[self.key]), top - style.size, left + self.place.width
        start = right - width_of(number, style.font) * style.size
        canvas.tag(text.link(text.runs[0]))
        canvas.write([(style.font, style.color, number)], style.size, start, y)
        after = left + style.indent + self.passage.lines[-1].width + 4
        if after < start - 8:
            with canvas.artifact():
                canvas.setStrokeColor(RULE)
                canvas.setLineWidth(0.5)
                canvas.setDash(*_DOTS)
                canvas.line(after, y + 0.3, start - 4, y + 0.3)
                canvas.setDash()
