"""The cells of the list of actions: how the state is drawn, and what opens to change the others."""

import datetime

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from isoassess.language.texts import _
from ui.actions.actions_model import (
    DUE,
    OWNER,
    STATE,
    STATUS,
    WHAT,
    Index,
    PlannedRole,
    StateRole,
)
from ui.actions.choice_cell import ChoiceCell
from ui.actions.day_cell import DayCell
from ui.actions.hidden_columns import first_shown, paint_hidden, told_in
from ui.actions.painting import paint_bar, paint_ground, paint_pill, paint_refused
from ui.actions.refused_cells import RefusedCells, cell_of, write_cell
from ui.actions.text_cell import TextCell
from ui.assessment.due_date import FIRST_OFFER
from ui.parts.action_progress import effects, statuses
from ui.widgets.theme import colors
from ui.widgets.tips import tip

FRAME = 2  # around the cell that the keys go to
Hint = QAbstractItemDelegate.EndEditHint


class ActionCells(QStyledItemDelegate):
    """What is typed is saved on the way; Enter and Escape close, and neither throws anything away.

    A refused text is there again next time.
    """

    def __init__(self, today: datetime.date, refused: RefusedCells, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.refused = refused

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """What was typed and is not saved stays in sight, in the color of what is wrong."""
        super().initStyleOption(option, index)
        refused = self.refused.at(index)
        if refused is not None:
            option.text = self.displayText(refused.typed, option.locale)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, QColor(colors().major))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() == STATE:
            empty = QStyleOptionViewItem(option)
            self.initStyleOption(empty, index)
            paint_ground(painter, empty)
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            paint_pill(painter, option.rect, index.data(StateRole), str(index.data()), chosen=chosen)
        elif (refused := self.refused.at(index)) is not None:
            empty = QStyleOptionViewItem(option)
            self.initStyleOption(empty, index)
            paint_ground(painter, empty)
            paint_refused(painter, self._beside_hidden(painter, option, index), refused.typed)
        else:
            words = QStyleOptionViewItem(option)
            words.rect = self._beside_hidden(painter, option, index)
            if not words.rect.isEmpty():
                super().paint(painter, words, index)
        if option.state & QStyle.StateFlag.State_Selected and index.column() == first_shown(option.widget):
            paint_bar(painter, option.rect)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colors().accent), FRAME))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -2))

    def _beside_hidden(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> QRect:
        """Paint what a hidden column would say, and give what is left of the cell."""
        place = told_in(option.widget, index)
        if place is None:
            return QRect(option.rect)
        empty = QStyleOptionViewItem(option)
        self.initStyleOption(empty, index)
        paint_ground(painter, empty)
        return paint_hidden(painter, option.rect, place, index)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Of what is refused, why."""
        refused = self.refused.at(index) if index.isValid() else None
        if refused is None or event.type() is not QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), tip(refused.reason), view)
        return True

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() in (WHAT, OWNER):
            text = TextCell(parent)
            text.setAccessibleName(_("Action") if index.column() == WHAT else _("Owner"))
            text.finished.connect(self._finish)
            text.paused.connect(self.commitData)
            return text
        if index.column() == DUE:
            day = DayCell(parent)
            day.finished.connect(self._finish)
            day.paused.connect(self.commitData)
            day.typed.connect(self._keep_typed)
            return day
        status = index.column() == STATUS
        choice = ChoiceCell(
            _("Status") if status else _("Effect"), statuses() if status else effects(), parent
        )
        choice.finished.connect(self._finish)
        return choice

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor when it opens; what is typed after that is the person's."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, TextCell) and not editor.document().isModified():
            refused = self.refused.at(index)
            editor.seen = refused.seen if refused else index.data(PlannedRole)
            editor.fill(str(value) if refused is None else refused.typed)
            editor.document().setModified(refused is not None)
        elif isinstance(editor, DayCell) and not editor.filled:
            offer = self.today + datetime.timedelta(days=FIRST_OFFER)
            refused = self.refused.at(index)
            editor.place = QPersistentModelIndex(index)
            editor.field.called = cell_of(index, index.data(PlannedRole), "").name
            editor.seen = refused.seen if refused else index.data(PlannedRole)
            editor.fill(value, refused.typed if refused else None, offer=offer)
        elif isinstance(editor, ChoiceCell) and not editor.shown:
            editor.seen = index.data(PlannedRole)
            editor.show_value(value)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, TextCell) and editor.document().isModified():
            seen, typed = editor.seen or index.data(PlannedRole), editor.toPlainText()
            reason = write_cell(index, typed, seen)
            self.refused.hear(cell_of(index, seen, typed), reason)
            editor.document().setModified(bool(reason))
            if not reason:
                editor.seen = index.data(PlannedRole)  # what is typed next is a change of this
        elif isinstance(editor, DayCell):
            self._take_day(editor, index)
        elif isinstance(editor, ChoiceCell) and editor.is_taken:
            write_cell(index, editor.value(), editor.seen or index.data(PlannedRole))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """A text has room for a few lines; the editor never hangs out of the list."""
        place = QRect(option.rect)
        if isinstance(editor, TextCell):
            place.setHeight(max(place.height(), editor.wanted_height()))
        elif isinstance(editor, DayCell):
            place.setSize(editor.sizeHint())
            place.moveCenter(QPoint(place.center().x(), option.rect.center().y()))
        else:
            place.setHeight(min(place.height(), max(editor.sizeHint().height(), 34)))
            place.moveCenter(option.rect.center())
        around = editor.parentWidget()
        if around is not None and place.bottom() >= around.height():
            place.moveBottom(around.height() - 1)
        if around is not None and place.right() >= around.width():
            place.moveRight(around.width() - 1)
        editor.setGeometry(place)

    def _take_day(self, editor: "DayCell", index: Index) -> None:
        """Store a day or its absence; what is no day, or was refused, waits in its cell."""
        field, seen = editor.field, editor.seen or index.data(PlannedRole)
        changed = field.date != seen.answer.action.due
        reason = field.error or (write_cell(index, field.date, seen) if changed else "")
        self.refused.hear(cell_of(index, seen, field.line.text()), reason)
        if not reason:
            editor.seen = index.data(PlannedRole)

    def _keep_typed(self, editor: "DayCell") -> None:
        """What is no day yet would be lost with the window."""
        index = editor.place
        if index is not None and index.isValid() and editor.field.error:
            self.refused.keep(index, editor.field.line.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Escape is Qt's here, and closes the editor: its words are taken over first."""
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key()
        if pressed == Qt.Key.Key_Escape and isinstance(editor, TextCell):
            self.commitData.emit(editor)
        return super().eventFilter(editor, event)

    def _finish(self, editor: QWidget, hint: Hint) -> None:
        self.commitData.emit(editor)
        if not (isinstance(editor, TextCell) and editor.document().isModified()):
            self.closeEditor.emit(editor, hint)
