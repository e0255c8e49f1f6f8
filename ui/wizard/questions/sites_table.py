"""The table of sites, whose cells are edited in place and saved while they are typed in."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.widgets.keys.list_keys import go_to_end
from ui.widgets.layout.sizes import row_height, scaled
from ui.widgets.theme import colors
from ui.widgets.typing.caret import show_in_line
from ui.widgets.typing.editors import LONGEST
from ui.widgets.typing.inputs import LineInput
from ui.widgets.typing.save_pause import SavePause
from ui.wizard.questions.sites_model import (
    ACTIVITIES,
    ADDRESS,
    CENTRAL,
    NAME,
    PERSONNEL,
    Index,
    WrongRole,
)

ROWS_SHOWN = 4
_ROW = 36
_PADDING = 28
FRAME = 2  # of the cell with the keys
_HIGHEST_ROW = 150  # a very long text is told by its tip


class CellEdit(LineInput):
    """The editor of a cell; `paused` carries itself when there was no key for a moment."""

    paused = Signal(QWidget)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.setObjectName("cell")
        self.setMaxLength(LONGEST)
        self._pause = SavePause(self)
        self._pause.due.connect(self._tell)
        self.textEdited.connect(self._typed)

    def showEvent(self, event: QShowEvent) -> None:
        """One writes on behind what stands there; the table has just chosen all of it."""
        super().showEvent(event)
        if not event.spontaneous():
            self.end(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """A cell that was closed belongs to no table any more."""
        self._pause.stop()
        super().hideEvent(event)

    def _typed(self, _text: str) -> None:
        self._pause.begin()

    def _tell(self) -> None:
        self.paused.emit(self)


class CellDelegate(QStyledItemDelegate):
    """Saves a cell while it is being typed in, and gives a long text the lines it needs."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row is tinted as a whole; a frame says which cell of it the keys are for."""
        if index.data(WrongRole):
            self._paint_wrong(painter, option, index)
        else:
            super().paint(painter, option, index)
        table = option.widget
        if isinstance(table, QTableView) and table.hasFocus() and index == table.currentIndex():
            painter.save()
            painter.setPen(QPen(QColor(colors().accent), FRAME))
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))
            painter.restore()

    def _paint_wrong(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """What is no number stands in the color of what is wrong, framed with it, also in a chosen row."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        words, ground.text = ground.text, ""
        control = option.widget.style().ControlElement.CE_ItemViewItem
        option.widget.style().drawControl(control, ground, painter, option.widget)
        painter.save()
        painter.setPen(QColor(colors().major))
        painter.drawRect(option.rect.adjusted(3, 3, -4, -4))
        room = option.rect.adjusted(_PADDING // 2, 0, -6, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The style sheet's padding, of which Qt knows nothing, narrows the lines."""
        hint = super().sizeHint(option, index)
        room = QRect(0, 0, max(option.rect.width() - _PADDING, 1), _HIGHEST_ROW)
        text = str(index.data() or "")
        lines = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
        return QSize(hint.width(), lines + 10 if text else _ROW)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        editor = CellEdit(parent)
        editor.paused.connect(self.commitData)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor when it opens; later changes of the model are its own."""
        if isinstance(editor, CellEdit) and not editor.isModified():
            show_in_line(editor, str(index.data(Qt.ItemDataRole.EditRole)))


class SitesTable(QTableView):
    """A table whose open cell can be committed from outside; Enter opens a cell."""

    left_cell = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list")
        self._closed = QTimer(self, singleShot=True, interval=0)  # what was typed is taken over before
        self._closed.timeout.connect(self.left_cell)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.DoubleClicked | trigger.SelectedClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)  # Tab leaves the table; the arrow keys move in it
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(row_height(_ROW))
        rows.setMaximumSectionSize(scaled(_HIGHEST_ROW))
        rows.setDefaultSectionSize(row_height(_ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if self.state() is not QAbstractItemView.State.EditingState:
                self.edit(self.currentIndex())
            return  # in an open cell it only ends the editing
        if not go_to_end(self, event):
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self._closed.start()

    def commit(self) -> None:
        editor = self.indexWidget(self.currentIndex())
        if isinstance(editor, CellEdit) and editor.isModified():
            editor.setModified(False)
            self.commitData(editor)

    def fit(self) -> None:
        """As high as its rows, up to a few."""
        self.verticalHeader().setMinimumSectionSize(row_height(_ROW))
        self.resizeRowsToContents()
        shown = min(self.model().rowCount(), ROWS_SHOWN)
        rows = sum(self.rowHeight(row) for row in range(shown)) or row_height(_ROW)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()  # another width wraps otherwise

    def shape_columns(self) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(48)
        for column in (NAME, ADDRESS, ACTIVITIES):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in ((PERSONNEL, 88), (CENTRAL, 70)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, max(scaled(width), header.sectionSizeHint(column)))
