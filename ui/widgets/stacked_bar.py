"""A share of requirements as one bar: colors by likely grade, each with its shape, the rest left open."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from isoassess.domain import Grade, Share
from isoassess.domain.tones import Palette
from isoassess.domain.words import SHAPE_OF_GRADE
from isoassess.language.texts import _
from ui.widgets.layout.flow import FlowLayout
from ui.widgets.texts import Line
from ui.widgets.theme import colors

HEIGHT = 16
ROOM_FOR_SHAPE = 18
SHAPE_SIZE = 3.4


class StackedBar(QWidget):
    """The whole length is what applies; what is not assessed stays empty."""

    spoken_as = QAccessible.Role.Graphic

    def __init__(self, name: str, share: Share, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = share
        words = _words(share)
        self.setAccessibleName(f"{name}: {words}")
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shown = colors()
        area = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(area, 3, 3)
        painter.setClipPath(outline)
        painter.fillRect(area, QColor(shown.track))
        left = area.left()
        for grade, count in self._share.parts:
            if grade is Grade.NOT_ASSESSED:
                continue  # the track that is painted already
            width = area.width() * count / max(self._share.applicable, 1)
            segment = QRectF(left, area.top(), width, area.height())
            painter.fillRect(segment, _fill(shown, grade))
            if width >= ROOM_FOR_SHAPE and grade is not Grade.CONFORMING:
                _draw_shape(painter, grade, segment.center(), QColor(shown.panel))
            left += width
        painter.end()


class Legend(QWidget):
    """The shapes and colors of the bars, in words; spoken of each bar, and so not here."""

    spoken_as = QAccessible.Role.NoRole

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = FlowLayout(self, gap=14)
        for grade, word, tone in (
            (Grade.CONFORMING, _("Conforming"), "conforming"),
            (Grade.OFI, _("OFI"), "ofi"),
            (Grade.MINOR, _("Minor"), "minor"),
            (Grade.MAJOR, _("Major"), "major"),
            (Grade.NOT_ASSESSED, _("Not assessed"), "neutral"),
        ):
            label = Line("mark", f"{SHAPE_OF_GRADE[grade]} {word}")
            label.set_tone(tone)
            layout.addWidget(label)


def _words(share: Share) -> str:
    return _(
        "Likely {conforming} conforming, {ofi} OFI, {minor} minor, {major} major; {open} not assessed"
    ).format(
        conforming=share.conforming,
        ofi=share.ofi,
        minor=share.minor,
        major=share.major,
        open=share.applicable - share.assessed,
    )


def _fill(shown: Palette, grade: Grade) -> QColor:
    fills = {
        Grade.CONFORMING: shown.conforming,
        Grade.OFI: shown.ofi,
        Grade.MINOR: shown.minor_fill,
        Grade.MAJOR: shown.major,
    }
    return QColor(fills[grade])


def _draw_shape(painter: QPainter, grade: Grade, center: QPointF, color: QColor) -> None:
    """The grade's shape in its segment, so that the bar reads without its colors."""
    x, y, half = center.x(), center.y(), SHAPE_SIZE
    corners = {
        Grade.OFI: ((x, y - half), (x + half, y), (x, y + half), (x - half, y)),
        Grade.MINOR: ((x, y - half), (x + half, y + half), (x - half, y + half)),
        Grade.MAJOR: ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)),
    }
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners[grade]]))
