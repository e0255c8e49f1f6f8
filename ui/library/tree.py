"""The questions of the library with their clause number in each edition, grouped by main clause."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPolygonF,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from isoassess.catalogue.question_library import ClauseGroup, Library, LibraryFilter, Number
from isoassess.domain.tones import Palette
from isoassess.language.texts import _
from ui.library.questions_model import EDITIONS, QUESTION, LibraryModel, QuestionRole
from ui.widgets.layout.sizes import letters, row_height, scaled
from ui.widgets.theme import colors

ROW_HEIGHT = 44
NUMBER_WIDTHS = (64, 80)  # with little room and with plenty
ROOMY = 600  # the width from which on there is plenty
LEAST_QUESTION = 190  # for the words; where there is less, the details alone tell the last editions
FEWEST_EDITIONS = 2
LINES = 2
BAR = 3
LEFT = 16
Index = QModelIndex | QPersistentModelIndex


class LibraryView(QTreeView):
    """`picked` names the question of the row that a person went to."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self.setAccessibleName(_("Questions"))
        self._model = LibraryModel(self)
        self._order = EDITIONS  # the last of them give way first
        self.setModel(self._model)
        self.setItemDelegate(_LibraryRow(self))
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._set_up_header()
        self.clicked.connect(self._fold)

    @property
    def shown_id(self) -> str:
        """The question of the current row; empty on a main clause."""
        return str(self.currentIndex().data(QuestionRole.ID) or "")

    def load(self, library: Library, groups: tuple[ClauseGroup, ...], choice: LibraryFilter) -> None:
        """Show these groups, all unfolded; the editions that the choice is about keep their columns."""
        meant = choice.pair or (() if choice.lens is None else (choice.lens,))
        self._order = tuple(dict.fromkeys((*meant, *EDITIONS)))
        self._share_out()
        self._model.load(library, groups)
        for row in range(self._model.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        self.expandAll()

    def holds(self, requirement_id: str) -> bool:
        return self._model.index_of(requirement_id).isValid()

    def first(self) -> str:
        return self._model.first()

    def go_to(self, requirement_id: str) -> None:
        """Make the row of a question current."""
        index = self._model.index_of(requirement_id)
        if index.isValid():
            self.expand(index.parent())
            far = not self.viewport().rect().contains(self.visualRect(index))
            self.setCurrentIndex(index)
            if far:
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        requirement_id = current.data(QuestionRole.ID) if current.isValid() else ""
        if requirement_id:
            self.picked.emit(requirement_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        width = self.viewport().width()
        number = scaled(NUMBER_WIDTHS[width >= scaled(ROOMY)])
        count = min(max((width - scaled(LEAST_QUESTION)) // number, FEWEST_EDITIONS), len(EDITIONS))
        for column, edition in enumerate(EDITIONS, start=1):
            self.setColumnHidden(column, edition not in self._order[:count])
            self.header().resizeSection(column, number)
        self.header().resizeSection(QUESTION, width - number * count)

    def _set_up_header(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(1)

    def _fold(self, index: QModelIndex) -> None:
        group = index.siblingAtColumn(QUESTION)
        if not group.parent().isValid():
            self.setExpanded(group, not self.isExpanded(group))


class _LibraryRow(QStyledItemDelegate):
    """Paints a main clause with its count, or a question in two lines at most and its numbers."""

    def __init__(self, view: LibraryView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(
            40, max(row_height(ROW_HEIGHT), LINES * QFontMetrics(_sized(option.font)).lineSpacing() + 4)
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = colors()
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index, chosen)
        if not index.parent().isValid():
            self._paint_group(painter, option.font, rect, index, chosen)
        elif index.column() == QUESTION:
            painter.setPen(QColor(chosen.text))
            _paint_lines(painter, _sized(option.font), rect.adjusted(LEFT, 0, -10, 0), str(index.data()))
        else:
            _paint_number(painter, _sized(option.font), rect.adjusted(8, 0, -2, 0), index, chosen)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, chosen: Palette
    ) -> None:
        rect: QRect = option.rect
        current = self._view.currentIndex()
        is_current = index.row() == current.row() and index.parent() == current.parent()
        if is_current:
            painter.fillRect(rect, QColor(chosen.accent_tint))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(chosen.ground))
        elif not index.parent().isValid():
            painter.fillRect(rect, QColor(chosen.note))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(chosen.line))
        if is_current and index.column() == QUESTION:
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(chosen.accent))
        if is_current and self._view.hasFocus():
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), QColor(chosen.accent))
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(chosen.accent))

    def _paint_group(
        self, painter: QPainter, font: QFont, rect: QRect, index: Index, chosen: Palette
    ) -> None:
        _paint_fold(painter, rect.left() + 9, rect.center().y(), chosen.faint, self._view.isExpanded(index))
        count = str(index.data(QuestionRole.COUNT))
        room = rect.adjusted(LEFT + 4, 0, -14, 0)
        painter.setFont(_sized(font, 12))
        painter.setPen(QColor(chosen.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        bold = _sized(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(chosen.text))
        room.setRight(room.right() - QFontMetrics(bold).horizontalAdvance(count) - 8)
        words = QFontMetrics(bold).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _paint_number(painter: QPainter, font: QFont, rect: QRect, index: Index, chosen: Palette) -> None:
    """A number of the edition's own in full color, a counterpart's and the dash fainter."""
    number: Number | None = index.data(QuestionRole.NUMBER)
    own = number is not None and not number.near
    painter.setFont(font if own else _sized(font, 12))
    painter.setPen(QColor(chosen.text if own else chosen.muted))
    words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _paint_lines(painter: QPainter, font: QFont, rect: QRect, text: str) -> None:
    """The text in as many lines as there is room for, the last one elided."""
    starts = _line_starts(text, font, rect.width())
    metrics = QFontMetrics(font)
    height = metrics.lineSpacing()
    top = rect.top() + (rect.height() - height * len(starts)) // 2
    painter.setFont(font)
    for number, start in enumerate(starts):
        last = number + 1 == len(starts)
        words = text[start:] if last else text[start : starts[number + 1]]
        words = metrics.elidedText(words.strip(), Qt.TextElideMode.ElideRight, rect.width())
        line = QRect(rect.left(), top + number * height, rect.width(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _line_starts(text: str, font: QFont, width: int) -> list[int]:
    """Where the first lines of a wrapped text begin."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return starts


def _sized(font: QFont, pixels: int = 13) -> QFont:
    return letters(pixels, like=font)


def _paint_fold(painter: QPainter, x: float, y: float, color: str, is_open: bool) -> None:
    """A small arrow: to the right when closed, down when open."""
    points = [(-3, -1.5), (0, 1.5), (3, -1.5)] if is_open else [(-1.5, -3), (1.5, 0), (-1.5, 3)]
    painter.setPen(QColor(color))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x + dx, y + dy + 0.5) for dx, dy in points]))
