"""From the chart of a document to its drawing: what ReportLab would paint, as plain values."""

from collections.abc import Iterator

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, String
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from isoassess.pdf.blocks import Bars, Maturity, Radar, Timeline
from isoassess.pdf.chart_drawing import ChartDrawing, Disc, Outline, Point, Words
from isoassess.pdf.charts import bars, maturity, radar, timeline
from isoassess.pdf.fonts import BOLD, SEMIBOLD, Lettering
from isoassess.pdf.stylesheet import Stylesheet


def chart(block: Bars | Radar | Maturity | Timeline, width: float, accent: str = "") -> ChartDrawing:
    """The drawing of a chart, `width` in points; the same shapes as on paper of that width and accent."""
    stylesheet = Stylesheet(Lettering(), accent=accent)
    match block:
        case Bars():
            drawing = bars(block, stylesheet, width)
        case Radar():
            drawing = radar(block, stylesheet, width)
        case Maturity():
            drawing = maturity(block, stylesheet, width)
        case Timeline():
            drawing = timeline(block, stylesheet, width)
    return chart_drawing(drawing, block.alt)


def chart_drawing(drawing: Drawing, alt: str) -> ChartDrawing:
    """The shapes of a drawing in the order in which they are painted."""
    shapes = tuple(_shapes(drawing, (0.0, 0.0), float(drawing.height)))
    return ChartDrawing(width=float(drawing.width), height=float(drawing.height), shapes=shapes, alt=alt)


def _shapes(group: Group | Drawing, moved: Point, height: float) -> Iterator[Outline | Disc | Words]:
    for node in group.contents:
        if isinstance(node, Group):
            yield from _shapes(node, _further(node, moved), height)
        else:
            yield _shape(node, moved, height)


def _further(group: Group, moved: Point) -> Point:
    """Charts only ever move a group; anything else would be painted wrongly, so it is refused."""
    a, b, c, d, right, up = group.transform
    if (a, b, c, d) != (1, 0, 0, 1):
        raise TypeError("a chart turns or scales a group, which a picture cannot show")
    return moved[0] + right, moved[1] + up


def _shape(node: object, moved: Point, height: float) -> Outline | Disc | Words:
    if isinstance(node, String):
        return _words(node, moved, height)
    if isinstance(node, Circle):
        (middle,) = _placed([node.cx, node.cy], moved, height)
        return Disc(
            middle=middle,
            radius=float(node.r),
            inside=_hex(node.fillColor),
            edge=_hex(node.strokeColor),
            width=float(node.strokeWidth),
        )
    if isinstance(node, Line):
        return _outline(node, [node.x1, node.y1, node.x2, node.y2], moved, height, closed=False)
    if isinstance(node, Rect):
        right, top = node.x + node.width, node.y + node.height
        corners = [node.x, node.y, right, node.y, right, top, node.x, top]
        return _outline(node, corners, moved, height, closed=True)
    if isinstance(node, Polygon):
        return _outline(node, node.points, moved, height, closed=True)
    raise TypeError(f"a picture cannot show a {type(node).__name__}")


def _outline(
    node: Line | Rect | Polygon, values: list[float], moved: Point, height: float, *, closed: bool
) -> Outline:
    return Outline(
        points=_placed(values, moved, height),
        closed=closed,
        inside=None if isinstance(node, Line) else _hex(node.fillColor),
        edge=_hex(node.strokeColor),
        width=float(node.strokeWidth),
    )


def _words(node: String, moved: Point, height: float) -> Words:
    length = stringWidth(node.text, node.fontName, node.fontSize)
    back = {"start": 0.0, "middle": length / 2, "end": length}[node.textAnchor]
    (at,) = _placed([node.x - back, node.y], moved, height)
    weight = {SEMIBOLD: 600, BOLD: 700}.get(node.fontName, 400)
    color = _hex(node.fillColor) or "#000000"
    return Words(at=at, text=node.text, size=float(node.fontSize), length=length, color=color, weight=weight)


def _placed(values: list[float], moved: Point, height: float) -> tuple[Point, ...]:
    pairs = zip(values[::2], values[1::2], strict=True)
    return tuple((float(x + moved[0]), float(height - y - moved[1])) for x, y in pairs)


def _hex(color: Color | None) -> str | None:
    return None if color is None else f"#{color.hexval()[2:]}"
