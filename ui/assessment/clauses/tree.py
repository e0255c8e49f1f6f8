"""The clause tree at the left of the assessment: where you are, and how each clause is doing."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from isoassess.catalogue.catalogue import Catalogue
from isoassess.domain import Grade
from isoassess.domain.case import Case, Judgement
from isoassess.domain.tones import TONE_OF_GRADE, Palette
from isoassess.language.texts import _
from ui.assessment.clauses.clauses_model import ClauseModel, ClauseRole
from ui.assessment.clauses.rows import RowState
from ui.assessment.clauses.rows import TreePlace as Row
from ui.widgets.keys.question_keys import QuestionKeys, meaning
from ui.widgets.layout.sizes import letters, row_height, scaled
from ui.widgets.theme import colors

ROW_HEIGHT = 31
LEFT = 22
STEP = 14
MARK = 9
BAR = 3
Index = QModelIndex | QPersistentModelIndex


BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ClauseView(QTreeView):
    """Rows of clauses and requirements; `picked` names the requirement of the row a person went to."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clauses")
        self.setAccessibleName(_("Clauses and requirements"))
        self._model = ClauseModel(self)
        self._settling = False
        self._in_view = ""
        self.keys = QuestionKeys(self)
        self.setModel(self._model)
        self.setItemDelegate(_ClauseRow(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._unfold)

    def load(self, catalogue: Catalogue, case: Case, judgement: Judgement) -> None:
        """Show the lens of the case."""
        self._settling = True
        self._model.load(catalogue.clauses(case.lens), case.requirements, case.lens, judgement.findings)
        self._settling = False

    def keep_up(self, judgement: Judgement) -> None:
        self._model.keep_up(judgement.findings)

    def accept(self, requirements: frozenset[str], current: str) -> None:
        """Show only these; `current` stays the current row where it is among them."""
        self._settling = True
        self._model.accept(requirements)
        self._settling = False
        self.show_place(current)

    def show_hits(self, hits: Mapping[str, tuple[str, ...]]) -> None:
        """Say at each row where a search was found in it."""
        self._model.show_hits(hits)

    def show_place(self, requirement_id: str) -> None:
        """Make the row of a requirement current without saying that a person went there.

        A row that stands for several, and holds this one, stays current: a person is on the way there.
        """
        self._in_view = requirement_id
        place: Row | None = self.currentIndex().data(ClauseRole.PLACE)
        if place and requirement_id in place.requirements and self._model.accepts(requirement_id):
            return
        self.mark(requirement_id)

    def mark(self, requirement_id: str) -> None:
        """Make the requirement's own row current, so that it is plain which one the keys rate."""
        self._in_view = requirement_id
        index = self._model.index_of(requirement_id)
        self._settling = True
        self.setCurrentIndex(index)
        self._settling = False
        if index.isValid():
            self.scrollTo(index)

    def accepts(self, requirement_id: str) -> bool:
        """Whether the requirement is among those shown."""
        return self._model.accepts(requirement_id)

    def go_to(self, requirement_id: str) -> None:
        """Make the requirement's own row current, and say so."""
        index = self._model.index_of(requirement_id)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        else:
            self._in_view = requirement_id
            self.picked.emit(requirement_id)

    def step(self, rows: int) -> None:
        """Go up or down among the requirements shown; from none of them to the first."""
        shown = self._model.shown()
        if not self.currentIndex().isValid() or self._in_view not in shown:
            place = 0
        else:
            place = shown.index(self._in_view) + rows
        if 0 <= place < len(shown):
            self.go_to(shown[place])

    def fold(self) -> None:
        """Close all but the way to the current row."""
        self.collapseAll()
        self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._settling and current.isValid():
            self._in_view = self._requirement_of(current)
            self.picked.emit(self._in_view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and letters are for the requirement of the current row; the tree uses the arrows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # it goes on to the next requirement, which is the screen's matter
        elif self.currentIndex().isValid() and meaning(event) is not None and self._in_view:
            self.mark(self._in_view)
            self.keys.take(event)
        elif not (self.currentIndex().isValid() and self.keys.take(event)):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who leaves by Tab goes to the question in view, so its own row is marked, not its chapter's."""
        super().focusOutEvent(event)
        tab = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in tab and self._in_view:
            self.mark(self._in_view)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by key is on a row: without one the keys would be for a requirement nobody sees here."""
        super().focusInEvent(event)
        if event.reason() in BY_KEY and not self.currentIndex().isValid():
            self.step(1)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the question, not a search among the rows."""

    def _requirement_of(self, index: Index) -> str:
        """The one the row stands for; among several the first not assessed yet, else the first."""
        place: Row = index.data(ClauseRole.PLACE)
        shown = [id for id in place.requirements if self._model.accepts(id)]
        still_open = (id for id in shown if self._model.grade_of(id) is Grade.NOT_ASSESSED)
        return next(still_open, shown[0])

    def _unfold(self, index: QModelIndex) -> None:
        self.setExpanded(index, not self.isExpanded(index))


class _ClauseRow(QStyledItemDelegate):
    """Paints a row: fold mark, state mark, number, title, count."""

    def __init__(self, view: ClauseView) -> None:
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
