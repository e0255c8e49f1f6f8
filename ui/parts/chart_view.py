"""Paints the charts of the documents in a window, in the colors of the theme."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from isoassess.domain.tones import Palette, palette
from isoassess.pdf.chart_drawing import ChartDrawing, Disc, Outline, Words
from ui.widgets.layout.sizes import USUAL, text_percent
from ui.widgets.theme import colors

SCALE = 4 / 3  # pixels to a point at 100 %


class ChartView(QWidget):
    """As wide as there is room for, at most at its size on paper; the same shapes and words."""

    def __init__(self, drawing: ChartDrawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self.setAccessibleName(drawing.alt)
        self.setToolTip(drawing.alt)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._drawing.height * self._scale(width))

    def sizeHint(self) -> QSize:
        scale = _scale()
        return QSize(round(self._drawing.width * scale), round(self._drawing.height * scale))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        scale = self._scale(self.width())
        painter.scale(scale, scale)
        theirs = _by_color(palette(dark=False))
        for shape in self._drawing.shapes:
            _paint(painter, shape, theirs)
        painter.end()

    def _scale(self, width: int) -> float:
        return min(width / self._drawing.width, _scale())


def _scale() -> float:
    return SCALE * text_percent() / USUAL


def _by_color(light: Palette) -> dict[str, str]:
    """From a color of the paper to that of the same meaning in the window; white is the card."""
    shown = colors()
    found = {getattr(light, name): getattr(shown, name) for name in light.__struct_fields__}
    return {**found, "#ffffff": shown.panel}


def _paint(painter: QPainter, shape: Outline | Disc | Words, theirs: dict[str, str]) -> None:
    match shape:
        case Words():
            _paint_words(painter, shape, theirs)
        case Disc():
            _take_colors(painter, shape.inside, shape.edge, shape.width, theirs)
            painter.drawEllipse(QPointF(*shape.middle), shape.radius, shape.radius)
        case Outline():
            _paint_outline(painter, shape, theirs)


def _paint_outline(painter: QPainter, shape: Outline, theirs: dict[str, str]) -> None:
    _take_colors(painter, shape.inside, shape.edge, shape.width, theirs)
    points = QPolygonF([QPointF(x, y) for x, y in shape.points])
    if shape.closed:
        painter.drawPolygon(points)
    else:
        painter.drawPolyline(points)


def _paint_words(painter: QPainter, shape: Words, theirs: dict[str, str]) -> None:
    font = QFont("Inter")
    font.setPixelSize(100)  # painted large and scaled down, so that the widths are those of the paper
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setWeight(QFont.Weight(shape.weight))
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(theirs.get(shape.color, shape.color)))
    painter.translate(*shape.at)
    painter.scale(shape.size / 100, shape.size / 100)
    painter.drawText(QPointF(0, 0), shape.text)
    painter.restore()


def _take_colors(
    painter: QPainter, inside: str | None, edge: str | None, width: float, theirs: dict[str, str]
) -> None:
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(QColor(theirs.get(edge, edge)), width))
    if inside is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(QColor(theirs.get(inside, inside)))
