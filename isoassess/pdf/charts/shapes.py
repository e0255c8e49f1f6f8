"""What all charts are drawn with: words in the embedded font, and the shapes that stand for the tones."""

from typing import Literal

from reportlab.graphics.shapes import Circle, Drawing, Polygon, Rect, Shape, String
from reportlab.lib.colors import Color

from isoassess.pdf.blocks import Tone
from isoassess.pdf.fonts import REGULAR, SEMIBOLD
from isoassess.pdf.stylesheet import PAPER, ink

SIZE = 7.5
SMALL = 6.5
LEADING = 9.0
MIDDLE = 2.6  # from the middle of a line of text down to its base line
_SHAPE = 2.5

Anchor = Literal["start", "middle", "end"]


def sheet(width: float, height: float) -> Drawing:
    """An empty drawing that names no font but ours."""
    return Drawing(width, height, initialFontName=REGULAR)


def word(
    x: float,
    y: float,
    text: str,
    *,
    tone: Tone = Tone.TEXT,
    anchor: Anchor = "start",
    strong: bool = False,
    size: float = SIZE,
) -> String:
    """One line of text with its base line at `y`."""
    font = SEMIBOLD if strong else REGULAR
    return String(x, y, text, fontName=font, fontSize=size, fillColor=ink(tone), textAnchor=anchor)


def area(x: float, y: float, width: float, height: float, color: Color) -> Rect:
    """A filled rectangle without an edge, from its lower left corner."""
    made = Rect(x, y, width, height)
    made.fillColor, made.strokeColor = color, None
    return made


def shape(tone: Tone, x: float, y: float, *, on: bool = False) -> Shape:
    """The shape of a tone around a point, white where it stands on its own color."""
    bare = tone is Tone.NEUTRAL
    color = ink(tone) if bare or not on else PAPER
    size = _SHAPE * 0.8 if on else _SHAPE
    corners = _CORNERS.get(tone)
    if corners is None:
        return _dot(x, y, size, color, bare=bare)
    points = [value for right, up in corners for value in (x + right * size, y + up * size)]
    return Polygon(points, fillColor=color, strokeColor=None)


def _dot(x: float, y: float, size: float, color: Color, *, bare: bool) -> Circle:
    inside, edge = (None, color) if bare else (color, None)
    return Circle(x, y, size, fillColor=inside, strokeColor=edge, strokeWidth=0.7)


_CORNERS: dict[Tone, tuple[tuple[float, float], ...]] = {
    Tone.OFI: ((0, 1.25), (1.25, 0), (0, -1.25), (-1.25, 0)),
    Tone.MINOR: ((-1.15, -0.95), (1.15, -0.95), (0, 1.15)),
    Tone.MAJOR: ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
}
