"""Where a block is set: with which stylesheet, how wide, and below which element of the structure tree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from isoassess.pdf.anchors import AnchoredHeading
from isoassess.pdf.blocks import Title
from isoassess.pdf.pagination import Strip
from isoassess.pdf.paragraphs import Paragraph, Passage, Style
from isoassess.pdf.stylesheet import Stylesheet
from isoassess.pdf.tagging.structure import StructureElement, StructureType


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """`width` and `height` of the text in points; `pages`: anchors and their pages, known when drawing.

    `main`: the title that is the first heading of the document. `fillable`: what is to be filled in has
    fields for it.
    """

    stylesheet: Stylesheet
    width: float
    height: float
    parent: StructureElement
    headings: tuple[AnchoredHeading, ...]
    pages: Mapping[str, int]
    main: Title | None = None
    fillable: bool = False

    def under(self, parent: StructureElement) -> "BlockPlace":
        """The same below another element."""
        return replace(self, parent=parent)


def strips_of(texts: Iterable[Paragraph], width: float) -> list[Strip]:
    """Paragraphs line by line, none with its first or last line alone on a page."""
    return [strip for text in texts for strip in _lines(text.set(width))]


def paragraphs(
    texts: Iterable[Paragraph], place: BlockPlace, role: StructureType = StructureType.PARAGRAPH
) -> list[Strip]:
    """The same, each text as an element of its own."""
    texts = list(texts)
    for text in texts:
        text.element = place.parent.add(role)
    return strips_of(texts, place.width)


def paragraph(
    text: str, style: Style, place: BlockPlace, role: StructureType = StructureType.PARAGRAPH
) -> list[Strip]:
    """One text as one paragraph."""
    return paragraphs([place.stylesheet.words(text, style)], place, role)


def _lines(passage: Passage) -> list[Strip]:
    style, last = passage.text.style, len(passage.lines) - 1
    strips = [Strip(style.leading, passage.part(n, n + 1).draw) for n in range(last + 1)]
    strips[0].before, strips[-1].after = style.before, style.after
    strips[0].names = passage.text.anchors
    if last:
        strips[0].keep = strips[last - 1].keep = True
    return strips
