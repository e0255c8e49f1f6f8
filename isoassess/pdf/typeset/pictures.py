"""Pictures two by two, each above its caption."""

from dataclasses import dataclass

from isoassess.pdf.blocks import Span
from isoassess.pdf.page import MILLIMETER
from isoassess.pdf.pagination import Strip
from isoassess.pdf.paragraphs import Passage
from isoassess.pdf.picture_blocks import Picture, Pictures
from isoassess.pdf.plain_text import printable
from isoassess.pdf.stylesheet import SMALL
from isoassess.pdf.tagging.canvas import TaggedCanvas
from isoassess.pdf.tagging.structure import StructureElement, StructureType, boxed
from isoassess.pdf.typeset.place import BlockPlace

BESIDE = 2
GAP = 6 * MILLIMETER
TALLEST = 75 * MILLIMETER
LARGEST = 0.35  # points a pixel takes at the most: a small picture is not blown up
ABOVE_CAPTION = 4.0
AFTER = 10.0


def pictures(block: Pictures, place: BlockPlace) -> list[Strip]:
    """A strip for each two of them; a picture never parts from its caption."""
    width = (place.width - GAP * (BESIDE - 1)) / BESIDE
    placed = [_placed(item, place, width) for item in block.items]
    rows = [tuple(placed[first : first + BESIDE]) for first in range(0, len(placed), BESIDE)]
    return [_strip(_Row(row, width)) for row in rows]


def _strip(row: "_Row") -> Strip:
    height = max(picture.height for picture in row.pictures)
    names = tuple(name for picture in row.pictures for name in picture.caption.text.anchors)
    return Strip(height, row.draw, after=AFTER, names=names)


def _placed(item: Picture, place: BlockPlace, width: float) -> "_PlacedPicture":
    scale = min(width / item.width, TALLEST / item.height, LARGEST)
    element = place.parent.add(StructureType.FIGURE, alt=printable(item.alt))
    words = (Span(item.number, strong=True, anchor=item.anchor), Span(f" {item.about}"))
    caption = place.stylesheet.text(words, SMALL)
    caption.element = place.parent.add(StructureType.PARAGRAPH)
    return _PlacedPicture(item, element, caption.set(width), item.width * scale, item.height * scale)


@dataclass(frozen=True, slots=True)
class _PlacedPicture:
    """A picture with its size on paper, and what stands below it."""

    picture: Picture
    element: StructureElement
    caption: Passage
    width: float
    tall: float

    @property
    def height(self) -> float:
        return self.tall + ABOVE_CAPTION + self.caption.height

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        box = (left, top - self.tall, left + self.width, top)
        self.element.attributes = boxed(*box)
        canvas.tag(self.element)
        canvas.photograph((self.picture.width, self.picture.height), self.picture.content, box)
        self.caption.draw(canvas, left, top - self.tall - ABOVE_CAPTION)


@dataclass(frozen=True, slots=True)
class _Row:
    """Pictures side by side, their upper edges in one line."""

    pictures: tuple[_PlacedPicture, ...]
    width: float

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        for number, picture in enumerate(self.pictures):
            picture.draw(canvas, left + number * (self.width + GAP), top)
