"""A radar: one axis for each part, rings with their scale, and every value beside its label."""

import math
from dataclasses import dataclass
from itertools import pairwise

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon

from isoassess.language.dates import amount_words
from isoassess.pdf.blocks import Radar, Series, Tone
from isoassess.pdf.charts.shapes import LEADING, MIDDLE, SIZE, SMALL, Anchor, area, sheet, word
from isoassess.pdf.fonts import REGULAR, SEMIBOLD
from isoassess.pdf.line_breaking import clipped, width_of
from isoassess.pdf.stylesheet import LINE, PAPER, RULE, Stylesheet, ink, tint

RADIUS = 92.0
OUTSIDE = 10.0  # from the end of an axis to its label
LABEL = 130.0  # the widest label
MOST_LINES = 2
MOVED = 7.0  # a label further from its axis than this gets a line to it
MARGIN = 4.0
KEY = 16.0  # the height of the row that names the series
_DASHES = ([3, 2], [1, 2])  # of the second series, and of all that follow

Point = tuple[float, float]


@dataclass(slots=True)
class _Label:
    """The words at an axis: where the axis ends, and the middle of the words."""

    lines: list[str]
    end: Point
    side: int
    middle: float

    @property
    def height(self) -> float:
        return len(self.lines) * LEADING

    @property
    def width(self) -> float:
        return max(width_of(line, SEMIBOLD) for line in self.lines) * SIZE


def radar(block: Radar, stylesheet: Stylesheet, width: float) -> Drawing:
    """The chart with its center in the middle of the width."""
    labels = _labels(block, stylesheet)
    for side in (-1, 1):
        _spread([label for label in labels if label.side == side])
    _lift(labels)
    top = max([RADIUS, *(label.middle + label.height / 2 for label in labels)]) + MARGIN
    bottom = min([-RADIUS, *(label.middle - label.height / 2 for label in labels)]) - MARGIN - KEY
    drawing = sheet(width, top - bottom)
    inside = Group(*_net(block), *_curves(block), *_scale(block), *map(_words, labels))
    inside.translate(width / 2, -bottom)
    drawing.add(inside)
    drawing.add(_key(block, stylesheet, width))
    return drawing


def _top(block: Radar) -> float:
    return float(max([*block.rings, 1]))


def _point(place: int, count: int, distance: float) -> Point:
    """A point on an axis; the first one goes up, the others follow the hands of a clock."""
    angle = 2 * math.pi * place / count
    return distance * math.sin(angle), distance * math.cos(angle)


def _flat(points: list[Point]) -> list[float]:
    return [value for point in points for value in point]


def _net(block: Radar) -> list[Polygon | Line]:
    count = len(block.axes)
    if not count:
        return []
    shapes: list[Polygon | Line] = []
    if block.series and None not in block.series[0].values:
        points = _flat([point for point in _points(block, block.series[0]) if point is not None])
        shapes.append(Polygon(points, fillColor=tint(block.series[0].tone), strokeColor=None))
    for ring in block.rings:
        corners = [_point(place, count, RADIUS * ring / _top(block)) for place in range(count)]
        edge = 0.8 if ring == max(block.rings) else 0.4
        shapes.append(Polygon(_flat(corners), fillColor=None, strokeColor=RULE, strokeWidth=edge))
    for place in range(count):
        x, y = _point(place, count, RADIUS)
        shapes.append(Line(0, 0, x, y, strokeColor=LINE, strokeWidth=0.6))
    return shapes


def _points(block: Radar, series: Series) -> list[Point | None]:
    top, count = _top(block), len(block.axes)
    values = zip(range(count), series.values, strict=False)
    return [
        None if value is None else _point(place, count, RADIUS * min(max(value, 0), top) / top)
        for place, value in values
    ]


def _curves(block: Radar) -> list[Line | Circle]:
    """The lines between neighbors that both have a value; the dots belong to the first series."""
    shapes: list[Line | Circle] = []
    for number in reversed(range(len(block.series))):
        series = block.series[number]
        points = _points(block, series)
        for one, two in zip(points, [*points[1:], *points[:1]], strict=True):
            if one is not None and two is not None:
                shapes.append(_stroke(one, two, series.tone, number))
        if number == 0:
            shapes.extend(_dot(point, series.tone) for point in points if point is not None)
    return shapes


def _stroke(one: Point, two: Point, tone: Tone, number: int) -> Line:
    stroke = Line(*one, *two, strokeColor=ink(tone), strokeWidth=1.0 if number else 1.5)
    if number:
        stroke.strokeDashArray = _DASHES[min(number, len(_DASHES)) - 1]
    return stroke


def _dot(point: Point, tone: Tone) -> Circle:
    return Circle(*point, 2.2, fillColor=ink(tone), strokeColor=PAPER, strokeWidth=0.6)


def _scale(block: Radar) -> list[Group]:
    """The values of the rings, on a ground of their own so that no line runs through them."""
    made = []
    for ring in block.rings:
        says = f"{ring}\u00a0{block.unit}".strip() if ring == max(block.rings) else str(ring)
        y, wide = RADIUS * ring / _top(block), width_of(says, REGULAR) * SMALL
        ground = area(-wide / 2 - 1, y - 3.5, wide + 2, 7, PAPER)
        made.append(Group(ground, word(0, y - 2.3, says, tone=Tone.MUTED, anchor="middle", size=SMALL)))
    return made


def _labels(block: Radar, stylesheet: Stylesheet) -> list[_Label]:
    labels = []
    for place, axis in enumerate(block.axes):
        name = clipped(stylesheet.label(axis), REGULAR, SIZE, LABEL, MOST_LINES)
        end = _point(place, len(block.axes), RADIUS + OUTSIDE)
        side = 0 if abs(end[0]) < 1 else 1 if end[0] > 0 else -1
        label = _Label([*name, _values(block, place)], end, side, end[1])
        if side == 0:
            label.middle += math.copysign(label.height / 2 - 4, end[1])
        labels.append(label)
    return labels


def _values(block: Radar, place: int) -> str:
    """What the axis shows, one value for each series."""
    values = [series.values[place] if place < len(series.values) else None for series in block.series]
    shown = " / ".join("\u2013" if value is None else amount_words(value) for value in values)
    return f"{shown}\u00a0{block.unit}".strip()


def _spread(labels: list[_Label]) -> None:
    """Move the labels of one side apart, as little as possible."""
    labels.sort(key=lambda label: -label.end[1])
    drift = 0.0
    for above, label in pairwise(labels):
        highest = above.middle - (above.height + label.height) / 2 - 2
        label.middle = min(label.middle, highest)
        drift += label.end[1] - label.middle
    for label in labels:
        label.middle += drift / len(labels)


def _lift(labels: list[_Label]) -> None:
    """Move the labels straight above and below away from those beside them."""
    for label in labels:
        if label.side == 0:
            up = math.copysign(1, label.end[1])
            beside = [other for other in labels if other.side and abs(other.end[0]) < label.width / 2 + 4]
            edges = [up * other.middle + other.height / 2 for other in beside if up * other.end[1] > 0]
            label.middle = up * max([up * label.middle, *(edge + label.height / 2 + 2 for edge in edges)])


def _words(label: _Label) -> Group:
    """The words of an axis, with a line to it where they had to move away."""
    anchors: dict[int, Anchor] = {-1: "end", 0: "middle", 1: "start"}
    x, made = label.end[0], Group()
    if label.side and abs(label.middle - label.end[1]) > MOVED:
        x = label.side * (RADIUS + 2 * OUTSIDE)
        end = (label.end[0] * RADIUS / (RADIUS + OUTSIDE), label.end[1] * RADIUS / (RADIUS + OUTSIDE))
        made.add(Line(*end, x - 2 * label.side, label.middle, strokeColor=RULE, strokeWidth=0.4))
    y = label.middle + label.height / 2 - LEADING / 2 - MIDDLE
    for place, line in enumerate(label.lines):
        strong = place == len(label.lines) - 1
        made.add(word(x, y - place * LEADING, line, anchor=anchors[label.side], strong=strong))
    return made


def _key(block: Radar, stylesheet: Stylesheet, width: float) -> Group:
    """The names of the series, each after a piece of its line."""
    names = [stylesheet.label(series.name) for series in block.series]
    wide = [22 + width_of(name, REGULAR) * SIZE + 14 for name in names]
    x, made = (width - sum(wide) + 14) / 2, Group()
    for number, (series, name) in enumerate(zip(block.series, names, strict=True)):
        made.add(_stroke((x, 6), (x + 16, 6), series.tone, number))
        if number == 0:
            made.add(_dot((x + 8, 6), series.tone))
        made.add(word(x + 22, 6 - MIDDLE, name))
        x += wide[number]
    return made
