"""A chart in the window is the chart on the paper."""

from collections.abc import Iterator
from io import BytesIO

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Group, Wedge
from reportlab.pdfgen.canvas import Canvas

from isoassess.domain.tones import palette
from isoassess.pdf.blocks import Bars, Maturity, Radar, Timeline
from isoassess.pdf.chart_drawing import Words
from isoassess.pdf.chart_reader import chart, chart_drawing
from isoassess.pdf.charts import bars, maturity, radar, timeline
from isoassess.pdf.fonts import REGULAR, Lettering
from isoassess.pdf.stylesheet import Stylesheet
from tests.unit.pdf import specimen
from ui.parts.chart_view import ChartView
from ui.widgets.theme import dress

WIDTH = 480.0
CHARTS = [
    block
    for section in specimen.document().sections
    for part in (section, *section.sections)
    for block in part.blocks
    if isinstance(block, Bars | Radar | Maturity | Timeline)
]


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    dress(qapp, dark=False)
    yield
    dress(qapp, dark=False)


def drawn(block: Bars | Radar | Maturity | Timeline) -> Drawing:
    look = Stylesheet(Lettering())
    match block:
        case Bars():
            return bars(block, look, WIDTH)
        case Radar():
            return radar(block, look, WIDTH)
        case Maturity():
            return maturity(block, look, WIDTH)
        case Timeline():
            return timeline(block, look, WIDTH)


def on_paper(drawing: Drawing) -> QImage:
    """As PDFium sees the drawing in a PDF, two pixels to a point."""
    out = BytesIO()
    canvas = Canvas(out, (drawing.width, drawing.height))
    canvas.setFont(REGULAR, 8)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.save()
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        bitmap = document[0].render(scale=2).to_pil().convert("RGB")
    size = (bitmap.width, bitmap.height, 3 * bitmap.width)
    return QImage(bitmap.tobytes(), *size, QImage.Format.Format_RGB888).copy()


def in_window(block: Bars | Radar | Maturity | Timeline) -> QImage:
    """As the widget paints it, at the same scale."""
    shown = chart(block, WIDTH)
    view = ChartView(shown)
    view.resize(round(shown.width), round(shown.height))
    image = QImage(QSize(round(shown.width * 2), round(shown.height * 2)), QImage.Format.Format_RGB888)
    image.fill("white")
    painter = QPainter(image)
    painter.scale(2, 2)
    view.render(painter, QPoint(), renderFlags=ChartView.RenderFlag.DrawChildren)
    painter.end()
    return image


def different(one: QImage, other: QImage) -> float:
    """The share of pixels that differ by more than a quarter of the range."""
    width, height = min(one.width(), other.width()), min(one.height(), other.height())
    count = 0
    for y in range(0, height, 3):
        for x in range(0, width, 3):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            gap = max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue()))
            count += gap > 64
    return 9 * count / (width * height)


@pytest.mark.parametrize("block", CHARTS, ids=lambda block: type(block).__name__)
def test_a_chart_looks_in_the_window_as_on_paper(block: Bars | Radar | Maturity | Timeline) -> None:
    assert different(on_paper(drawn(block)), in_window(block)) < 0.02


@pytest.mark.parametrize("block", CHARTS, ids=lambda block: type(block).__name__)
def test_a_picture_says_every_word_of_its_chart_and_the_same_in_words(
    block: Bars | Radar | Maturity | Timeline,
) -> None:
    shown = chart(block, WIDTH)
    words = [shape.text for shape in shown.shapes if isinstance(shape, Words)]
    assert words
    assert all(0 <= shape.at[0] <= WIDTH for shape in shown.shapes if isinstance(shape, Words))
    assert shown.alt == block.alt


def test_the_colors_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    block = next(block for block in CHARTS if isinstance(block, Bars))
    dress(qapp, dark=True)
    view = ChartView(chart(block, WIDTH))
    qtbot.addWidget(view)
    view.resize(600, 300)
    image = view.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, 600, 2) for y in range(0, 200, 2)}
    assert palette(dark=True).conforming in seen
    assert palette(dark=False).conforming not in seen


def test_a_shape_nobody_can_paint_is_refused_and_not_left_out() -> None:
    with pytest.raises(TypeError, match="Wedge"):
        chart_drawing(Drawing(10, 10, Wedge(5, 5, 3, 0, 90)), "")
    turned = Group()
    turned.rotate(30)
    with pytest.raises(TypeError, match="turns"):
        chart_drawing(Drawing(10, 10, turned), "")
