"""How a row of the clause tree is drawn: its fold, its state as a shape, its words, its count."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from isoassess.domain import Grade
from isoassess.domain.tones import TONE_OF_GRADE, Palette
from ui.assessment.clauses.clauses_model import ClauseRole
from ui.assessment.clauses.rows import RowState
from ui.assessment.clauses.rows import TreePlace as Row
from ui.widgets.layout.sizes import letters, row_height, scaled
from ui.widgets.theme import colors

ROW_HEIGHT = 31
LEFT = 22
STEP = 14
MARK = 9
BAR = 3
Index = QModelIndex | QPersistentModelIndex


class ClauseRow(QStyledItemDelegate):
    """Paints a row: fold mark, state mark, number, title, count."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, row_height(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: Row = index.data(ClauseRole.PLACE)
        state: RowState = index.data(ClauseRole.STATE)
        chosen = colors()
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, chosen, current=index == self._view.currentIndex())
        left = LEFT + STEP * _depth(index)
        if index.model().hasChildren(index):
            _paint_fold(
                painter, left - 8, rect.center().y(), chosen.faint, is_open=self._view.isExpanded(index)
            )
        tone = QColor(getattr(chosen, TONE_OF_GRADE[state.grade]))
        _paint_mark(painter, QPointF(left + MARK / 2, rect.center().y() + 0.5), state.grade, tone)
        self._paint_words(
            painter, option.font, rect.adjusted(left + MARK + 9, 0, -14, 0), place, state, chosen
        )
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, chosen: Palette, *, current: bool
    ) -> None:
        rect: QRect = option.rect
        if current:
            painter.fillRect(rect, QColor(chosen.accent_tint))
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(chosen.accent))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QColor(chosen.accent))
                painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(chosen.ground))

    def _paint_words(
        self, painter: QPainter, font: QFont, rect: QRect, place: Row, state: RowState, chosen: Palette
    ) -> None:
        small = letters(12, like=font)
        painter.setFont(small)
        painter.setPen(QColor(chosen.muted))
        count = _count(place, state)
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        room = rect.adjusted(0, 0, -(QFontMetrics(small).horizontalAdvance(count) + 8 if count else 0), 0)
        normal = letters(13, like=font)
        if place.clause:
            painter.setFont(normal)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, place.number)
            room.setLeft(
                room.left() + max(scaled(34), QFontMetrics(normal).horizontalAdvance(place.number) + 10)
            )
        if place.clause and "." not in place.number:
            normal.setWeight(QFont.Weight.DemiBold)
        painter.setFont(normal)
        painter.setPen(QColor(chosen.text if state.applicable else chosen.muted))
        title = QFontMetrics(normal).elidedText(place.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)


def _depth(index: Index) -> int:
    depth = 0
    while (index := index.parent()).isValid():
        depth += 1
    return depth


def _count(place: Row, state: RowState) -> str:
    if place.clause or not state.applicable:
        return state.count
    return state.rating.value if state.rating and state.assessed else ""


def _paint_fold(painter: QPainter, x: float, y: float, color: str, *, is_open: bool) -> None:
    """A small arrow: to the right when closed, down when open."""
    points = [(-3, -1.5), (0, 1.5), (3, -1.5)] if is_open else [(-1.5, -3), (1.5, 0), (-1.5, 3)]
    painter.setPen(QColor(color))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x + dx, y + dy + 0.5) for dx, dy in points]))


def _paint_mark(painter: QPainter, middle: QPointF, grade: Grade, tone: QColor) -> None:
    """The state as a shape: disc, triangle, square, ring or dash."""
    half = MARK / 2
    box = QRectF(middle.x() - half, middle.y() - half, MARK, MARK)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    if grade is Grade.MAJOR:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    elif grade is Grade.MINOR:
        painter.drawPolygon(QPolygonF([box.bottomLeft(), box.bottomRight(), QPointF(middle.x(), box.top())]))
    elif grade is Grade.NOT_APPLICABLE:
        painter.drawRect(QRectF(box.left(), middle.y() - 1, MARK, 2))
    elif grade is Grade.NOT_ASSESSED:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(tone)
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.drawEllipse(box)
