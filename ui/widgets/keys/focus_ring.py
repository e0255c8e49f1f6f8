"""The ring that shows where the keys go: outside of what it surrounds, so that it looks like no answer."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.widgets.theme import colors

GAP, LINE = 2, 2  # between the widget and the ring, and the ring itself
REACH = GAP + LINE
ROUND = 8


class FocusRing(QWidget):
    """Lies over the page, away while it surrounds nothing; the mouse goes through it."""

    def __init__(self, around: QWidget) -> None:
        """Who moves `around` tells it by `follow`."""
        super().__init__(around)
        self._around = around
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._settled = QTimer(
            self, interval=0, singleShot=True
        )  # the layout moves the parts after the whole
        self._settled.timeout.connect(self._place)
        self.hide()

    @property
    def target(self) -> QWidget | None:
        """What is surrounded now."""
        return self._target

    def surround(self, target: QWidget | None) -> None:
        """Lay the ring around `around` or a part of it; None takes it away."""
        self._target = target
        self._place()

    def follow(self) -> None:
        """What is surrounded was moved, or will be once the layout is done."""
        if self._target is not None:
            self._settled.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colors().accent), LINE))
        half = LINE / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), ROUND, ROUND)

    def _place(self) -> None:
        page = self._around.parentWidget()
        if self._target is None or page is None:
            self.hide()
            return
        if self.parentWidget() is not page:
            self.setParent(page)
        corner = self._target.mapTo(page, QPoint())
        self.setGeometry(QRect(corner, self._target.size()).adjusted(-REACH, -REACH, REACH, REACH))
        self.show()
        self.raise_()
