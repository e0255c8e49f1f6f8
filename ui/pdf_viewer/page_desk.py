"""A desk with pages that scrolls and zooms, and keeps the place when its pages or its size change."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from ui.pdf_viewer.page_layout import ACTUAL, LARGEST_ZOOM, SMALLEST_ZOOM, Layout, PagePoint, lay_out

STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
LINE = 40  # pixels that an arrow key scrolls
NOTCH = 120  # what a mouse wheel says for one notch
ABOVE = 12.0  # pixels kept free above what a link or a search leads to


class PageDesk(QAbstractScrollArea):
    """Lays out sizes of pages; whoever inherits from it paints them on the viewport."""

    moved = Signal()  # other pages are in sight, or they are larger or smaller

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[QSizeF, ...] = ()
        self._zoom: float | None = None  # None: the pages fill the width
        self._notches = 0
        self._layout = Layout()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or the width would jump
        self.verticalScrollBar().setSingleStep(LINE)
        self.horizontalScrollBar().setSingleStep(LINE)

    @property
    def percent(self) -> int:
        """How large the pages are; 100 is their size on paper."""
        return round(100 * self._layout.scale / ACTUAL)

    @property
    def fits(self) -> bool:
        """Whether the pages follow the width."""
        return self._zoom is None

    @property
    def upper_edge(self) -> PagePoint:
        """What lies in the middle of the upper edge; for a desk with pages."""
        return self._layout.place_of(self._offset() + QPointF(self.viewport().width() / 2, 0))

    @property
    def in_sight(self) -> tuple[int, int]:
        """The first and the last page of the row that one reads now, counted from 1; 0 without pages."""
        boxes = self._layout.boxes
        if not boxes:
            return 0, 0
        bar, last = self.verticalScrollBar(), len(boxes) - 1
        center = self._offset() + QPointF(self.viewport().rect().center())
        page = self._layout.place_of(center).page
        if bar.value() == bar.minimum():
            page = 0
        elif bar.value() == bar.maximum():
            page = last
        row = [number for number, box in enumerate(boxes) if box.top() == boxes[page].top()]
        return row[0] + 1, row[-1] + 1

    def show_sizes(self, sizes: tuple[QSizeF, ...], *, keep_place: bool) -> None:
        """Other pages; on request with the same place of the same page at the upper edge."""
        keep = keep_place and bool(self._sizes)
        self._arrange(sizes, QPointF() if keep else None)

    def zoom_in(self) -> None:
        self._zoom_to(self._larger())

    def zoom_out(self) -> None:
        self._zoom_to(self._smaller())

    def fit(self) -> None:
        """Let the pages fill the width again."""
        self._zoom_to(None)

    def go_to(self, page: int, down: float) -> None:
        """Bring a height of a page, in points, to the upper edge."""
        top = self._layout.boxes[page].top() + down * self._layout.scale
        self.verticalScrollBar().setValue(round(top - ABOVE))

    def reveal(self, area: QRectF) -> None:
        """Scroll until an area of the desk is in sight; not at all where it is already."""
        room = self.viewport().size()
        for bar, start, end, length in (
            (self.verticalScrollBar(), area.top(), area.bottom(), room.height()),
            (self.horizontalScrollBar(), area.left(), area.right(), room.width()),
        ):
            if start < bar.value() or end > bar.value() + length:
                bar.setValue(round(start - length / 3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self._sizes, QPointF())

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self.viewport().update()
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._notches += event.angleDelta().y()
        while abs(self._notches) >= NOTCH:
            self._zoom_to(self._larger() if self._notches > 0 else self._smaller(), event.position())
            self._notches -= NOTCH if self._notches > 0 else -NOTCH
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
        else:
            super().keyPressEvent(event)

    def _larger(self) -> float:
        return min((step for step in STEPS if 100 * step > self.percent), default=LARGEST_ZOOM)

    def _smaller(self) -> float:
        return max((step for step in STEPS if 100 * step < self.percent), default=SMALLEST_ZOOM)

    def _zoom_to(self, zoom: float | None, at: QPointF | None = None) -> None:
        """Zoom around a point of the viewport, its middle where none is given."""
        self._zoom = zoom
        self._arrange(self._sizes, at or QPointF(self.viewport().rect().center()))

    def _arrange(self, sizes: tuple[QSizeF, ...], keep: QPointF | None) -> None:
        """Lay out anew; the point `keep` of the viewport shows what it showed before."""
        before = self._layout
        place = before.place_of(self._offset() + keep) if keep is not None and before.boxes else None
        self._sizes = sizes
        self._layout = lay_out(sizes, QSizeF(self.viewport().size()), self._zoom)
        self._fit_bars()
        if place is not None and keep is not None and sizes:
            corner = self._layout.point_of(place) - keep
            self.horizontalScrollBar().setValue(round(corner.x()))
            self.verticalScrollBar().setValue(round(corner.y()))
        else:
            self.verticalScrollBar().setValue(0)
        self.viewport().update()
        self.moved.emit()

    def _fit_bars(self) -> None:
        room, desk = self.viewport().size(), self._layout.desk
        _stretch(self.horizontalScrollBar(), desk.width(), room.width())
        _stretch(self.verticalScrollBar(), desk.height(), room.height())

    def _offset(self) -> QPointF:
        """The upper left corner of the viewport on the desk."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())


def _stretch(bar: QScrollBar, length: float, room: int) -> None:
    bar.setPageStep(max(room - LINE, LINE))
    bar.setRange(0, max(round(length) - room, 0))
