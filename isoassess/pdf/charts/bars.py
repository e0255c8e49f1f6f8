"""Stacked bars from plain shapes: every part has a color, a shape in the legend and a number in the row."""

from dataclasses import dataclass
from itertools import pairwise

from reportlab.graphics.shapes import Drawing, Group, Line, Rect

from isoassess.pdf.blocks import Bar, Bars, Mark, Tone
from isoassess.pdf.charts.shapes import LEADING, MIDDLE, SIZE, SMALL, shape, sheet, word
from isoassess.pdf.fonts import REGULAR, SEMIBOLD
from isoassess.pdf.line_breaking import clipped, width_of
from isoassess.pdf.stylesheet import LINE, PAPER, RULE, Stylesheet, fill

LEGEND = 7.0
ROW = 15.0
HEAD = 15.0
THICK = 7.5
WIDE_ENOUGH = 10.0  # for a shape on a part
NUMBER = 20.0
FIGURE = 78.0
SPACE = 9.0  # between the words of the legend
LABEL = (0.25, 0.33)  # of the width: at the least, and where words need it
BESIDE = 6.0  # between a label and its bar
MOST_LINES = 3  # of a label


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the columns of the chart stand, from the left."""

    bar: float
    numbers: float
    figures: float
    right: float


def bars(block: Bars, stylesheet: Stylesheet, width: float) -> Drawing:
    """The chart: a legend, a row of heads, and a row for each bar."""
    places = _places(block, stylesheet, width)
    labels = [_label(row, stylesheet, places.bar - BESIDE) for row in block.rows]
    heights = [max(ROW, len(label) * LEADING + 4) for label in labels]
    legend = _legend(block, stylesheet, width)
    drawing = sheet(width, sum(heights) + HEAD + _legend_height(legend))
    top = drawing.height
    for entry in legend:
        entry.translate(0, top)
        drawing.add(entry)
    top -= _legend_height(legend) + HEAD
    drawing.add(_heads(block, stylesheet, places, top))
    for row, label, height in zip(block.rows, labels, heights, strict=True):
        drawing.add(_row(row, label, block.legend, places, top, height))
        top -= height
    return drawing


def _places(block: Bars, stylesheet: Stylesheet, width: float) -> _Places:
    least, most = (width * share for share in LABEL)
    longest = max(
        (width_of(stylesheet.label(row.label), _font(row)) * SIZE for row in block.rows), default=0.0
    )
    figures = width - FIGURE * len(block.columns)
    return _Places(
        bar=min(max(longest + BESIDE, least), most),
        numbers=figures - NUMBER * len(block.legend),
        figures=figures,
        right=width,
    )


def _font(row: Bar) -> str:
    return SEMIBOLD if row.strong else REGULAR


def _label(row: Bar, stylesheet: Stylesheet, width: float) -> list[str]:
    return clipped(stylesheet.label(row.label), _font(row), SIZE, width, MOST_LINES)


def _legend(block: Bars, stylesheet: Stylesheet, width: float) -> list[Group]:
    """The marks with their words, over as many lines as they need; each group hangs below its origin."""
    groups: list[Group] = []
    x, line = 0.0, 0
    for mark in block.legend:
        says = stylesheet.label(mark.word)
        wide = 10 + width_of(says, REGULAR) * LEGEND + SPACE
        if x and x + wide - SPACE > width:
            x, line = 0.0, line + 1
        y = -LEADING * line - 6
        groups.append(Group(shape(mark.tone, x + 4, y), word(x + 10, y - MIDDLE, says, size=LEGEND)))
        x += wide
    return groups


def _legend_height(legend: list[Group]) -> float:
    lowest = min((group.getBounds()[1] for group in legend), default=0.0)
    return max(LEADING, -lowest) + 3


def _heads(block: Bars, stylesheet: Stylesheet, places: _Places, y: float) -> Group:
    heads = Group(Line(0, y, places.right, y, strokeColor=RULE, strokeWidth=0.8))
    for place, mark in enumerate(block.legend):
        heads.add(shape(mark.tone, places.numbers + NUMBER * (place + 1) - 4, y + 6.5))
    for place, title in enumerate(block.columns):
        x = places.figures + FIGURE * (place + 1)
        heads.add(word(x, y + 4, stylesheet.label(title), tone=Tone.MUTED, anchor="end", size=SMALL))
    return heads


def _row(
    row: Bar, label: list[str], legend: tuple[Mark, ...], places: _Places, top: float, height: float
) -> Group:
    middle = top - height / 2
    group = Group(Line(0, top - height, places.right, top - height, strokeColor=LINE, strokeWidth=0.4))
    first = middle + (len(label) - 1) * LEADING / 2 - MIDDLE
    for place, line in enumerate(label):
        group.add(word(0, first - place * LEADING, line, strong=row.strong))
    group.add(_stack(row, legend, places.bar, places.numbers - places.bar - 4, middle))
    for place, number in enumerate(row.parts):
        x, tone = places.numbers + NUMBER * (place + 1), Tone.TEXT if number else Tone.MUTED
        group.add(word(x, middle - MIDDLE, str(number) if number else "\u2013", tone=tone, anchor="end"))
    for place, figure in enumerate(row.figures):
        x = places.figures + FIGURE * (place + 1)
        group.add(word(x, middle - MIDDLE, figure, anchor="end", strong=row.strong))
    return group


def _stack(row: Bar, legend: tuple[Mark, ...], x: float, width: float, middle: float) -> Group:
    group = Group()
    whole = sum(row.parts)
    edges = [sum(row.parts[:place]) / (whole or 1) * width + x for place in range(len(row.parts) + 1)]
    for mark, (left, right) in zip(legend, pairwise(edges), strict=True):
        if right > left:
            group.add(_part(mark, left, right, middle))
            if right - left >= WIDE_ENOUGH:
                group.add(shape(mark.tone, (left + right) / 2, middle, on=True))
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
