"""Where the pages of a document lie on the desk of a viewer: one below the other, or two abreast."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF

GAP = 22.0  # around and between pages
NARROWEST = 340.0  # a page is not made narrower than this to stand beside another
ACTUAL = 96 / 72  # logical pixels in a point at 100 %
WIDEST = 1.2 * ACTUAL  # as large as a page is made to fill the room
ROUNDING = 0.01
SMALLEST_ZOOM, LARGEST_ZOOM = 0.25, 4.0


@dataclass(frozen=True, slots=True)
class PagePoint:
    """A point of a page, as shares of its width and height; beyond 0 and 1 it lies beside the page."""

    page: int
    across: float
    down: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The box of each page in logical pixels, on a desk of a size; `scale`: pixels in a point."""

    boxes: tuple[QRectF, ...] = ()
    desk: QSizeF = field(default_factory=QSizeF)
    scale: float = ACTUAL

    def seen(self, top: float, bottom: float) -> list[int]:
        """The pages of which something lies between two heights."""
        return [page for page, box in enumerate(self.boxes) if box.bottom() > top and box.top() < bottom]

    def place_of(self, point: QPointF) -> PagePoint:
        """The page nearest to a point of the desk, and the point on it."""
        page = min(range(len(self.boxes)), key=lambda number: _distance(self.boxes[number], point))
        box = self.boxes[page]
        return PagePoint(page, (point.x() - box.left()) / box.width(), (point.y() - box.top()) / box.height())

    def point_of(self, place: PagePoint) -> QPointF:
        """The point of the desk where a place lies; the last page stands in for one that is gone."""
        box = self.boxes[min(place.page, len(self.boxes) - 1)]
        return QPointF(box.left() + place.across * box.width(), box.top() + place.down * box.height())

    def area(self, page: int, area: QRectF) -> QRectF:
        """Where an area of a page, in points, lies on the desk."""
        corner = self.boxes[page].topLeft() + area.topLeft() * self.scale
        return QRectF(corner, area.size() * self.scale)


def lay_out(sizes: Sequence[QSizeF], room: QSizeF, zoom: float | None) -> Layout:
    """Pages of sizes in points in a room of logical pixels; without a zoom they fill its width."""
    if not sizes:
        return Layout()
    widest = max(size.width() for size in sizes)
    scale = _fitting(len(sizes), widest, room.width()) if zoom is None else zoom * ACTUAL
    abreast = len(sizes) > 1 and _across(2, widest * scale) <= room.width() + ROUNDING
    columns = 2 if abreast else 1
    width = max(_across(columns, widest * scale), room.width())
    boxes: list[QRectF] = []
    top = GAP
    for start in range(0, len(sizes), columns):
        row = [size * scale for size in sizes[start : start + columns]]
        left = (width - _across(columns, widest * scale)) / 2 + GAP
        for column, size in enumerate(row):
            boxes.append(QRectF(QPointF(left + column * (widest * scale + GAP), top), size))
        top += max(size.height() for size in row) + GAP
    return Layout(tuple(boxes), QSizeF(width, top), scale)


def _fitting(pages: int, widest: float, room: float) -> float:
    """The scale at which pages fill the width: two of them, where they stay readable."""
    smallest = SMALLEST_ZOOM * ACTUAL
    two = (room - 3 * GAP) / 2
    width = two if pages > 1 and two >= NARROWEST else room - 2 * GAP
    return min(max(width / widest, smallest), WIDEST)


def _across(columns: int, width: float) -> float:
    return columns * width + (columns + 1) * GAP


def _distance(box: QRectF, point: QPointF) -> float:
    across = max(box.left() - point.x(), point.x() - box.right(), 0.0)
    down = max(box.top() - point.y(), point.y() - box.bottom(), 0.0)
    return across * across + down * down
