"""The cells of the list of actions: how the state is drawn, and what opens to change the others."""

import datetime

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from isoassess.colors import TONE_OF_ACTION
from isoassess.model import ActionState
from isoassess.store import PlannedAction, not_saved_words
from isoassess.texts import _
from ui.models.actions import (
    DUE,
    FIELDS,
    OWNER,
    STATE,
    STATUS,
    WHAT,
    ActionsModel,
    Index,
    Key,
    PlannedRole,
    RefusalRole,
    StateRole,
    key_of,
)
from ui.screens.action_progress import effects, statuses
from ui.screens.actions_day_cell import DayCell
from ui.screens.actions_refused import RefusedCell, column_words
from ui.screens.actions_text_cell import TextCell
from ui.screens.assessment_due import FIRST_OFFER
from ui.theme import colors
from ui.widgets.choice import Choice

PILL_HEIGHT, PILL_PADDING, CELL_PADDING = 21, 9, 13
FRAME = 2  # around the cell that the keys go to
Hint = QAbstractItemDelegate.EndEditHint


class ActionCells(QStyledItemDelegate):
    """What is typed is saved on the way, Enter closes, Escape brings back what stood there before.

    A refused text is there again next time.
    """

    def __init__(self, today: datetime.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self._refused: dict[tuple[Key, int], RefusedCell] = {}

    def finish(self, model: ActionsModel) -> bool:
        """Write once more what was refused; whether nothing is left."""
        for (key, column), cell in tuple(self._refused.items()):
            row = model.row_of(key)
            value = cell.value
            if row is not None and value is not None:
                self._hear(cell, _set(model.index(row, column), value, cell.seen))
        return not self._refused

    def forget(self) -> None:
        """Give up what could not be saved."""
        self._refused.clear()

    def refused_names(self) -> list[str]:
        """The columns, as the fields of the assessment are called."""
        return [column_words(column) for _key, column in self._refused]

    def settle(self, key: Key, column: int) -> None:
        """A person chose between two values of a cell: what was refused there is not wanted any more."""
        self._refused.pop((key, column), None)

    @property
    def waits(self) -> str:
        """What is typed and not saved, where, and why, a line each; empty where nothing is."""
        return "\n".join(cell.words for cell in self._refused.values())

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """What was typed and is not saved stays in sight, in the color of what is wrong."""
        super().initStyleOption(option, index)
        refused = self._refused.get(_spot(index))
        if refused is not None:
            option.text = self.displayText(refused.typed, option.locale)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, QColor(colors().major))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() == STATE:
            empty = QStyleOptionViewItem(option)
            self.initStyleOption(empty, index)
            _paint_ground(painter, empty)
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_pill(painter, option.rect, index.data(StateRole), str(index.data()), chosen=chosen)
        else:
            super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colors().accent), FRAME))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(1, 1, -1, -2))

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
            day.given_up.connect(self._give_up)
            day.paused.connect(self.commitData)
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
            refused = self._refused.get(_spot(index))
            if not editor.filled:
                editor.place, editor.before = QPersistentModelIndex(index), refused
                editor.first = str(value)
            editor.seen = refused.seen if refused else index.data(PlannedRole)
            editor.fill(str(value) if refused is None else refused.typed)
            editor.document().setModified(refused is not None)
        elif isinstance(editor, DayCell) and not editor.filled:
            offer = self.today + datetime.timedelta(days=FIRST_OFFER)
            refused = self._refused.get(_spot(index))
            editor.place, editor.before = QPersistentModelIndex(index), refused
            editor.first = value
            editor.seen = refused.seen if refused else index.data(PlannedRole)
            editor.fill(value, refused.typed if refused else None, offer=offer)
        elif isinstance(editor, ChoiceCell) and not editor.shown:
            editor.seen = index.data(PlannedRole)
            editor.show_value(value)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, TextCell) and editor.document().isModified():
            seen, typed = editor.seen or index.data(PlannedRole), editor.toPlainText()
            reason = _set(index, typed, seen)
            self._hear(RefusedCell(seen, index.column(), typed), reason)
            editor.document().setModified(bool(reason))
            if not reason:
                editor.seen = index.data(PlannedRole)  # what is typed next is a change of this
        elif isinstance(editor, DayCell):
            self._take_day(editor, index)
        elif isinstance(editor, ChoiceCell):
            _set(index, editor.value(), editor.seen or index.data(PlannedRole))

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
        reason = field.error or (_set(index, field.date, seen) if changed else "")
        self._hear(RefusedCell(seen, DUE, field.line.text()), reason)
        if not reason:
            editor.seen = index.data(PlannedRole)

    def _hear(self, cell: RefusedCell, reason: str) -> None:
        """Why a cell was not saved; empty when it was."""
        if reason:
            self._refused[cell.spot] = replace(cell, reason=reason)
        else:
            self._refused.pop(cell.spot, None)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Escape is Qt's here: it closes the editor, of which some may be in the file already."""
        pressed = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key()
        if pressed == Qt.Key.Key_Escape and isinstance(editor, TextCell):
            self._bring_back(editor)
        return super().eventFilter(editor, event)

    def _give_up(self, editor: QWidget, hint: Hint) -> None:
        if isinstance(editor, DayCell):
            editor.before = None  # a day that is none is not wanted any more
            self._bring_back(editor)
        self.closeEditor.emit(editor, hint)

    def _bring_back(self, editor: "TextCell | DayCell") -> None:
        """What stood in a cell when it was opened, also what was refused there before."""
        index = editor.place
        if index is None or not index.isValid():
            return
        seen: PlannedAction = index.data(PlannedRole)
        if index.data(Qt.ItemDataRole.EditRole) != editor.first:
            self._hear(RefusedCell(seen, index.column(), ""), _set(index, editor.first, seen))
        self._refused.pop(_spot(index), None)
        if editor.before is not None:
            self._refused[editor.before.spot] = editor.before

    def _finish(self, editor: QWidget, hint: Hint) -> None:
        self.commitData.emit(editor)
        if not (isinstance(editor, TextCell) and editor.document().isModified()):
            self.closeEditor.emit(editor, hint)


class ChoiceCell(Choice):
    """Opens its list at once; what is chosen there is taken over."""

    finished = Signal(QWidget, object)
    shown = False
    seen: PlannedAction | None = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown = True
        self.view().installEventFilter(self)
        QTimer.singleShot(0, self.showPopup)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list can close in several ways; what was chosen is known a moment after it is gone."""
        if event.type() == QEvent.Type.Hide:
            QTimer.singleShot(0, self._tell)
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        if self.isVisible():
            self.finished.emit(self, Hint.NoHint)


def _spot(index: Index) -> tuple[Key, int]:
    return key_of(index.data(PlannedRole)), index.column()


def _set(index: Index, value: object, seen: PlannedAction) -> str:
    """Write a value that was begun when the row was as it was seen; why not, empty when done."""
    model = index.model()
    if not isinstance(model, ActionsModel):
        return not_saved_words()
    return index.data(RefusalRole) or model.write(seen, FIELDS[index.column()], value)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The cell as every other, without its words."""
    option.text = ""
    option.widget.style().drawControl(
        option.widget.style().ControlElement.CE_ItemViewItem, option, painter, option.widget
    )


def _paint_pill(painter: QPainter, cell: QRect, state: ActionState, words: str, *, chosen: bool) -> None:
    """On a chosen row, which is tinted itself, the pill's ground is plain."""
    tone, shown = TONE_OF_ACTION[state], colors()
    font = QFont("Inter")
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.DemiBold)
    width = QFontMetrics(font).horizontalAdvance(words) + 2 * PILL_PADDING
    pill = QRectF(cell.left() + CELL_PADDING, 0, min(width, cell.width() - CELL_PADDING), PILL_HEIGHT)
    pill.moveTop(cell.center().y() - PILL_HEIGHT / 2 + 0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shown.panel if chosen else getattr(shown, f"{tone}_tint")))
    painter.drawRoundedRect(pill, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
    painter.setFont(font)
    painter.setPen(QColor(getattr(shown, tone)))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
