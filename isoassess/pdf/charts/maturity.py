"""A profile of levels: how far each row has come on a scale whose steps have names."""

from reportlab.graphics.shapes import Circle, Drawing, Group, Line
from reportlab.lib.colors import Color

from isoassess.pdf.blocks import Level, Maturity, Tone
from isoassess.pdf.charts.shapes import LEADING, MIDDLE, SIZE, SMALL, area, sheet, word
from isoassess.pdf.fonts import REGULAR, SEMIBOLD
from isoassess.pdf.line_breaking import clipped
from isoassess.pdf.stylesheet import LINE, PAPER, RULE, Stylesheet

ROW = 16.0
HEAD = 32.0
LABEL = 0.3  # of the width
FIGURE = 0.2
UNDER = 8.0  # from one line of a name to the next
THICK = 5.0
DOT = 3.4
MOST_LINES = 2


def maturity(block: Maturity, stylesheet: Stylesheet, width: float) -> Drawing:
    """A head with the names of the levels, and a row for each thing."""
    labels = [_label(row, stylesheet, width * LABEL - 10) for row in block.rows]
    heights = [max(ROW, len(label) * LEADING + 5) for label in labels]
    drawing = sheet(width, sum(heights) + HEAD)
    steps = _steps(block, width)
    top = drawing.height - HEAD
    drawing.add(_head(block, stylesheet, width, steps, top))
    for row, label, height in zip(block.rows, labels, heights, strict=True):
        drawing.add(_row(row, label, stylesheet, width, steps, (top, height)))
        top -= height
    for x in steps:
        drawing.insert(0, Line(x, 0, x, drawing.height - HEAD, strokeColor=LINE, strokeWidth=0.4))
    return drawing


def _label(row: Level, stylesheet: Stylesheet, width: float) -> list[str]:
    return clipped(stylesheet.label(row.label), SEMIBOLD if row.strong else REGULAR, SIZE, width, MOST_LINES)


def _steps(block: Maturity, width: float) -> list[float]:
    """Where each level stands."""
    left, right = width * LABEL + 14, width * (1 - FIGURE) - 14
    last = max(1, len(block.levels) - 1)
    return [left + (right - left) * place / last for place in range(len(block.levels))]


def _head(block: Maturity, stylesheet: Stylesheet, width: float, steps: list[float], y: float) -> Group:
    made = Group(Line(0, y, width, y, strokeColor=RULE, strokeWidth=0.8))
    room = steps[1] - steps[0] - 4 if len(steps) > 1 else width * LABEL
    names = [clipped(stylesheet.label(name), REGULAR, SMALL, room, MOST_LINES) for name in block.levels]
    highest = max(map(len, names), default=0)
    for level, (x, lines) in enumerate(zip(steps, names, strict=True)):
        made.add(word(x, y + 5 + highest * UNDER, str(level), anchor="middle", strong=True))
        for place, line in enumerate(lines):
            base = y + 5 + (highest - 1 - place) * UNDER
            made.add(word(x, base, line, tone=Tone.MUTED, anchor="middle", size=SMALL))
    return made


def _row(
    row: Level,
    label: list[str],
    stylesheet: Stylesheet,
    width: float,
    steps: list[float],
    rows: tuple[float, float],
) -> Group:
    top, height = rows
    middle = top - height / 2
    made = Group(Line(0, top - height, width, top - height, strokeColor=LINE, strokeWidth=0.4))
    first = middle + (len(label) - 1) * LEADING / 2 - MIDDLE
    for place, line in enumerate(label):
        made.add(word(0, first - place * LEADING, line, strong=row.strong))
    figure = clipped(stylesheet.label(row.figure), REGULAR, SIZE, width * FIGURE - 8, 1)[0]
    made.add(word(width, middle - MIDDLE, figure, anchor="end", strong=row.strong))
    if row.level is not None and steps:
        made.add(_track(row.level, steps, middle, stylesheet.accent))
    return made


def _track(level: float, steps: list[float], middle: float, color: Color) -> Group:
    """The way from the first level to the one that is reached."""
    share = min(max(level / max(1, len(steps) - 1), 0.0), 1.0)
    x = steps[0] + (steps[-1] - steps[0]) * share
    way = area(steps[0], middle - THICK / 2, x - steps[0], THICK, color)
    return Group(way, Circle(x, middle, DOT, fillColor=color, strokeColor=PAPER, strokeWidth=0.8))
