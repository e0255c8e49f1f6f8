"""Paints a chart as a picture of pixels: the shapes and the letters that stand on the paper, no others."""

from contextlib import closing
from io import BytesIO

from pypdfium2 import PdfDocument
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from isoassess.pdf.chart_drawing import ChartDrawing, Disc, Outline, Words
from isoassess.pdf.fonts import BOLD, REGULAR, SEMIBOLD, coverage
from isoassess.pdf.pixels.turn import PDFIUM

PER_POINT = 200 / 72  # pixels; fine enough for a printer
_FACES = {400: REGULAR, 600: SEMIBOLD, 700: BOLD}


def painted(drawing: ChartDrawing) -> bytes:
    """The chart as a PNG file on white; equal drawings give equal bytes."""
    with PDFIUM, closing(PdfDocument(_page(drawing))) as pdf, closing(pdf[0]) as page:
        image = page.render(scale=PER_POINT, rev_byteorder=True).to_pil().convert("RGB")
    out = BytesIO()
    dense = round(PER_POINT * 72)
    # packed harder than this, a chart is no smaller and takes a third longer
    image.save(out, "PNG", dpi=(dense, dense), compress_level=3)
    return out.getvalue()


def _page(drawing: ChartDrawing) -> bytes:
    """A page as large as the drawing, with nothing else on it."""
    coverage()  # the fonts are known from here on
    out = BytesIO()
    canvas = Canvas(out, pagesize=(drawing.width, drawing.height), invariant=1)
    for shape in drawing.shapes:
        match shape:
            case Outline():
                _outline(canvas, shape, drawing.height)
            case Disc():
                _disc(canvas, shape, drawing.height)
            case Words():
                _words(canvas, shape, drawing.height)
    canvas.save()
    return out.getvalue()


def _outline(canvas: Canvas, shape: Outline, height: float) -> None:
    (x, y), *others = shape.points
    path = canvas.beginPath()
    path.moveTo(x, height - y)
    for x, y in others:
        path.lineTo(x, height - y)
    if shape.closed:
        path.close()
    fills, strokes = _colored(canvas, shape)
    canvas.drawPath(path, stroke=strokes, fill=fills and shape.closed)


def _disc(canvas: Canvas, shape: Disc, height: float) -> None:
    x, y = shape.middle
    fills, strokes = _colored(canvas, shape)
    canvas.circle(x, height - y, shape.radius, stroke=strokes, fill=fills)


def _words(canvas: Canvas, shape: Words, height: float) -> None:
    x, y = shape.at
    canvas.setFillColor(HexColor(shape.color))
    canvas.setFont(_FACES[shape.weight], shape.size)
    canvas.drawString(x, height - y, shape.text)


def _colored(canvas: Canvas, shape: Outline | Disc) -> tuple[bool, bool]:
    """Whether it is filled and whether it has an edge; the canvas is told with what."""
    if shape.inside is not None:
        canvas.setFillColor(HexColor(shape.inside))
    if shape.edge is not None:
        canvas.setStrokeColor(HexColor(shape.edge))
        canvas.setLineWidth(shape.width)
    return shape.inside is not None, shape.edge is not None
