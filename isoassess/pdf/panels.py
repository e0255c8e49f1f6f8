"""Text on a background of its own, with a bar at its left."""

from collections.abc import Sequence
from dataclasses import dataclass

from isoassess.pdf.blocks import Tone
from isoassess.pdf.pagination import Background, Strip
from isoassess.pdf.paragraphs import Paragraph, Passage
from isoassess.pdf.stylesheet import fill, tint
from isoassess.pdf.tagging.canvas import TaggedCanvas

BAR = 4.0
LEFT, RIGHT = 14.0, 12.0
BETWEEN = 3.0
TALLEST_WHOLE = 220.0  # points; a higher panel is cut where a page ends
AFTER = 7.0
BEFORE = 6.0


def panel(texts: Sequence[Paragraph], tone: Tone, width: float, *, above: float, below: float) -> list[Strip]:
    """The strips of a panel, `above` and `below` the spaces at its edges."""
    background = _background(tone, width)
    inner = [text.set(width - LEFT - RIGHT) for text in texts]
    strips: list[Strip] = []
    for passage in inner:
        for place in range(len(passage.lines)):
            space = above if not strips else BETWEEN if place == 0 else 0.0
            strips.append(_strip(passage.part(place, place + 1), space, background))
    strips[0].before = BEFORE
    strips[-1].height += below
    strips[-1].after = AFTER
    whole = sum(strip.height for strip in strips) <= TALLEST_WHOLE
    for strip in strips[: -1 if whole else 2]:
        strip.keep = True
    return strips


def _strip(passage: Passage, space: float, background: Background) -> Strip:
    names = passage.text.anchors if passage.begins else ()
    return Strip(passage.height + space, _Indented(passage, space).draw, background=background, names=names)


@dataclass(frozen=True, slots=True)
class _Indented:
    """A passage inside the edges of its panel."""

    passage: Passage
    space: float

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        self.passage.draw(canvas, left + LEFT, top - self.space)


def _background(tone: Tone, width: float) -> Background:
    def draw(canvas: TaggedCanvas, left: float, top: float, height: float) -> None:
        canvas.setFillColor(tint(tone))
        canvas.rect(left, top - height, width, height, stroke=0, fill=1)
        canvas.setFillColor(fill(tone))
        canvas.rect(left, top - height, BAR, height, stroke=0, fill=1)

    return Background(draw)
