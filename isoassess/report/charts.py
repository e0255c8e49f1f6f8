"""Stacked bars from plain shapes: every part has a color, a shape in the legend and a number in the row."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, Shape, String
from reportlab.lib.colors import Color
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from isoassess.report.blocks import Bar, Bars, Mark, Tone
from isoassess.report.fonts import REGULAR, SEMIBOLD
from isoassess.report.look import LINE, PAPER, RULE, Look, fill, ink

SIZE = 7.5
LEGEND = 7.0
LEADING = 9.0
ROW = 15.0
HEAD = 15.0
THICK = 7.5
SHAPE = 2.5
NUMBER = 20.0
FIGURE = 78.0
SPACE = 9.0  # between the words of the legend
LABEL = 0.25  # of the width


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the columns of the chart stand, from the left."""

    bar: float
    numbers: float
    figures: float
    right: float


def bars(block: Bars, look: Look, width: float) -> Drawing:
    """The chart: a legend, a row of heads, and a row for each bar."""
    places = _places(block, width)
    labels = [_label(row, look, places.bar - 6) for row in block.rows]
    heights = [max(ROW, len(label) * LEADING + 4) for label in labels]
    legend = _legend(block, look, width)
    drawing = Drawing(width, sum(heights) + HEAD + _legend_height(legend), initialFontName=REGULAR)
    top = drawing.height
    for shape in legend:
        shape.translate(0, top)
        drawing.add(shape)
    top -= _legend_height(legend) + HEAD
    drawing.add(_heads(block, look, places, top))
    for row, label, height in zip(block.rows, labels, heights, strict=True):
        drawing.add(_row(row, label, block.legend, places, top, height))
        top -= height
    return drawing


def _places(block: Bars, width: float) -> _Places:
    figures = width - FIGURE * len(block.columns)
    return _Places(
        bar=width * LABEL, numbers=figures - NUMBER * len(block.legend), figures=figures, right=width
    )


def _label(row: Bar, look: Look, width: float) -> list[str]:
    return list(simpleSplit(look.label(row.label), SEMIBOLD if row.strong else REGULAR, SIZE, width))


def _legend(block: Bars, look: Look, width: float) -> list[Group]:
    """The marks with their words, over as many lines as they need; each group hangs below its origin."""
    groups: list[Group] = []
    x, line = 0.0, 0
    for mark in block.legend:
        word = look.label(mark.word)
        wide = 10 + stringWidth(word, REGULAR, LEGEND) + SPACE
        if x and x + wide - SPACE > width:
            x, line = 0.0, line + 1
        y = -LEADING * line - 6
        groups.append(Group(_shape(mark, x + 4, y), _string(x + 10, y - 2.6, word, size=LEGEND)))
        x += wide
    return groups


def _legend_height(legend: list[Group]) -> float:
    lowest = min((group.getBounds()[1] for group in legend), default=0.0)
    return max(LEADING, -lowest) + 3


def _heads(block: Bars, look: Look, places: _Places, y: float) -> Group:
    heads = Group(Line(0, y, places.right, y, strokeColor=RULE, strokeWidth=0.8))
    for place, mark in enumerate(block.legend):
        heads.add(_shape(mark, places.numbers + NUMBER * (place + 1) - 4, y + 6.5))
    for place, title in enumerate(block.columns):
        x = places.figures + FIGURE * (place + 1)
        heads.add(_string(x, y + 4, look.label(title), tone=Tone.MUTED, anchor="end", size=6.5))
    return heads


def _row(
    row: Bar, label: list[str], legend: tuple[Mark, ...], places: _Places, top: float, height: float
) -> Group:
    middle = top - height / 2
    group = Group(Line(0, top - height, places.right, top - height, strokeColor=LINE, strokeWidth=0.4))
    first = middle + (len(label) - 1) * LEADING / 2 - 2.6
    for place, line in enumerate(label):
        group.add(_string(0, first - place * LEADING, line, strong=row.strong))
    group.add(_stack(row, legend, places.bar, places.numbers - places.bar - 4, middle))
    for place, number in enumerate(row.parts):
        x, tone = places.numbers + NUMBER * (place + 1), Tone.TEXT if number else Tone.MUTED
        group.add(_string(x, middle - 2.6, str(number) if number else "\u2013", tone=tone, anchor="end"))
    for place, figure in enumerate(row.figures):
        x = places.figures + FIGURE * (place + 1)
        group.add(_string(x, middle - 2.6, figure, anchor="end", strong=row.strong))
    return group


def _stack(row: Bar, legend: tuple[Mark, ...], x: float, width: float, middle: float) -> Group:
    group = Group()
    whole = sum(row.parts)
    edges = [sum(row.parts[:place]) / (whole or 1) * width + x for place in range(len(row.parts) + 1)]
    for mark, (left, right) in zip(legend, pairwise(edges), strict=True):
        if right > left:
            group.add(_part(mark, left, right, middle))
            if right - left >= 4 * SHAPE:
                group.add(_shape(mark, (left + right) / 2, middle, on=True))
    return group


def _part(mark: Mark, left: float, right: float, middle: float) -> Rect:
    """A part of a bar; white edges keep two parts apart where their grays are alike."""
    bare = mark.tone is Tone.NEUTRAL
    inset = 0.4 if bare else 0.0
    part = Rect(left + inset, middle - THICK / 2 + inset, right - left - 2 * inset, THICK - 2 * inset)
    part.fillColor = PAPER if bare else fill(mark.tone)
    part.strokeColor = RULE if bare else PAPER
    part.strokeWidth = 0.5
    return part


def _shape(mark: Mark, x: float, y: float, *, on: bool = False) -> Shape:
    """The mark's shape around a point, white where it stands on its own color."""
    bare = mark.tone is Tone.NEUTRAL
    color = ink(mark.tone) if bare or not on else PAPER
    size = SHAPE * 0.8 if on else SHAPE
    corners = _CORNERS.get(mark.tone)
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


def _string(
    x: float,
    y: float,
    text: str,
    *,
    tone: Tone = Tone.TEXT,
    anchor: Literal["start", "end"] = "start",
    strong: bool = False,
    size: float = SIZE,
) -> String:
    font = SEMIBOLD if strong else REGULAR
    return String(x, y, text, fontName=font, fontSize=size, fillColor=ink(tone), textAnchor=anchor)
