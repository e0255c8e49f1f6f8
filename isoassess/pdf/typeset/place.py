"""Where a block is set: with which look, how wide, and below which element of the structure tree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from isoassess.pdf.anchors import Heading
from isoassess.pdf.blocks import Title
from isoassess.pdf.pagination import Strip
from isoassess.pdf.paragraphs import Passage, Style, Text
from isoassess.pdf.stylesheet import Look
from isoassess.pdf.tagging.structure import Element, Role


@dataclass(frozen=True, slots=True)
class Place:
    """`width` and `height` of the text in points; `pages`: anchors and their pages, known when drawing.

    `main`: the title that is the first heading of the document.
    """

    look: Look
    width: float
    height: float
    parent: Element
    headings: tuple[Heading, ...]
    pages: Mapping[str, int]
    main: Title | None = None

    def under(self, parent: Element) -> "Place":
        """The same below another element."""
        return replace(self, parent=parent)


def strips_of(texts: Iterable[Text], width: float) -> list[Strip]:
    """Paragraphs line by line, none with its first or last line alone on a page."""
    return [strip for text in texts for strip in _lines(text.set(width))]


def paragraphs(texts: Iterable[Text], place: Place, role: Role = Role.PARAGRAPH) -> list[Strip]:
    """The same, each text as an element of its own."""
    texts = list(texts)
    for text in texts:
        text.element = place.parent.add(role)
    return strips_of(texts, place.width)


def paragraph(text: str, style: Style, place: Place, role: Role = Role.PARAGRAPH) -> list[Strip]:
    """One text as one paragraph."""
    return paragraphs([place.look.words(text, style)], place, role)


def _lines(passage: Passage) -> list[Strip]:
    style, last = passage.text.style, len(passage.lines) - 1
    strips = [Strip(style.leading, passage.part(n, n + 1).draw) for n in range(last + 1)]
    strips[0].before, strips[-1].after = style.before, style.after
    strips[0].names = passage.text.anchors
    if last:
        strips[0].keep = strips[last - 1].keep = True
    return strips
