"""The cell in which a text of an action is typed; it saves itself on the way, as every field does."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from isoassess.assessment.planned import to_describe_words
from isoassess.store import StoredAction
from ui.widgets.typing.caret import followed
from ui.widgets.typing.inputs import TextInput
from ui.widgets.typing.save_pause import SavePause

EDITOR_LINES = 3
Hint = QAbstractItemDelegate.EndEditHint


class TextCell(TextInput):
    """A text of any length; Enter, Tab and Escape finish it, Shift+Enter begins a new line."""

    seen: StoredAction | None = None  # as the row was when the cell was opened
    filled = False

    finished = Signal(QWidget, object)
    paused = Signal(QWidget)  # there was no key for a moment, or for long

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pause = SavePause(self)
        self._pause.due.connect(self._tell)
        self.textChanged.connect(self._typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            self.finished.emit(self, Hint.NoHint)
        elif event.key() == Qt.Key.Key_Tab:
            self.finished.emit(self, Hint.EditNextItem)
        elif event.key() == Qt.Key.Key_Backtab:
            self.finished.emit(self, Hint.EditPreviousItem)
        else:
            super().keyPressEvent(event)

    def fill(self, text: str) -> None:
        """One writes on behind what stands there; what others write later leaves the caret by its words."""
        before, cursor = self.toPlainText(), self.textCursor()
        position = cursor.position()
        if self.filled and text == before:
            return
        self.setPlainText(text)
        if self.filled:
            cursor.setPosition(followed(before, self.toPlainText(), position))
            self.setTextCursor(cursor)
        else:
            self._begin(text)
        self.filled = True

    def hideEvent(self, event: QHideEvent) -> None:
        """A cell that was closed belongs to no table any more."""
        self._pause.stop()
        super().hideEvent(event)

    def wanted_height(self) -> int:
        return EDITOR_LINES * self.fontMetrics().lineSpacing() + 22

    def _begin(self, text: str) -> None:
        """Behind the words of a person; words that only hold the place of some are written over."""
        if text == to_describe_words():
            self.selectAll()
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def _typed(self) -> None:
        if self.document().isModified():
            self._pause.begin()

    def _tell(self) -> None:
        self.paused.emit(self)
