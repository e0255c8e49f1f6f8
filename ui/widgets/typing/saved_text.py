"""A text field that saves itself: after a pause, on leaving it, and before it shows another text."""

from PySide6.QtCore import QEvent, QMimeData, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.given_files import has_files
from ui.widgets.keys.moved_clicks import MovedClicks
from ui.widgets.layout.in_sight import see_together
from ui.widgets.texts import ErrorText
from ui.widgets.theme import restyle
from ui.widgets.typing.caret import followed, is_written_in
from ui.widgets.typing.inputs import TextInput
from ui.widgets.typing.refusing import Refusing
from ui.widgets.typing.save_pause import SavePause

MOST_LINES = 14
MARGIN = 2
Reason = Qt.FocusReason
BY_KEY = (Reason.TabFocusReason, Reason.BacktabFocusReason, Reason.ShortcutFocusReason)
COMING_BACK = (Reason.PopupFocusReason, Reason.MenuBarFocusReason, Reason.ActiveWindowFocusReason)
FRAME = 2 * MARGIN + 14  # document margin, padding and border above and below the lines


class SavedText(QWidget, Refusing):
    """Grows with its text; `written` carries the whole text whenever letters wait to be saved.

    Who hears `written` and cannot save calls `refuse` with the reason: the letters then stay here,
    still waiting, and are written again at the next chance.
    """

    written = Signal(str)
    left = Signal()  # by Escape or Ctrl+Enter
    files_given = Signal(object)  # QMimeData with files or a picture, where `takes_files`

    def __init__(
        self,
        name: str,
        *,
        lines: int = 3,
        hint: str = "",
        takes_files: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stored = self._shown = ""
        self._before = ("", "")
        self._taken: tuple[str, int] | None = None  # letters handed over, and the caret in them
        self._editor = _Editor(lines, takes_files=takes_files)
        self._editor.setAccessibleName(name)
        self._editor.setPlaceholderText(hint)
        self._error = ErrorText()
        self._error.hide()
        MovedClicks(self._error, within=self)
        self._pause = SavePause(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._editor)
        layout.addWidget(self._error)
        see_together(self._editor, self._error)
        self.setFocusProxy(self._editor)
        self._editor.textChanged.connect(self._pause.begin)
        self._editor.cursorPositionChanged.connect(self._forget_taken)
        self._editor.finished.connect(self.flush)
        self._editor.left.connect(self.left)
        self._editor.files_given.connect(self.files_given)
        self._pause.due.connect(self.flush)

    @property
    def text(self) -> str:
        return self._editor.toPlainText()

    @property
    def waiting(self) -> bool:
        """Whether letters are typed that are not saved yet."""
        return self.text != self._shown

    @property
    def name(self) -> str:
        """What the field is called."""
        return self._editor.accessibleName()

    def not_saved(self) -> list[str]:
        """The name, where letters wait."""
        return [self.name] if self.waiting else []

    def refused_names(self) -> list[str]:
        """The name, where letters could not be saved."""
        return [self.name] if self.waiting and self._error.text() else []

    def lock(self, locked: bool) -> None:
        """Only to be read, though still to be selected and copied."""
        self._editor.setReadOnly(locked)

    def show_text(self, stored: str, *, afresh: bool = False) -> None:
        """Show what is stored; letters that wait stay, and the caret stays by the same words.

        `afresh`: it is the text of something else, and is read from its start.
        """
        if afresh:
            self._taken = None
        if stored == self._stored:
            return
        typed, position = self.text if self.waiting else None, self._position
        self._show(stored, afresh=afresh)
        if typed is not None:
            self._type(typed)
            self._put_caret(position)

    def go_to_end(self) -> None:
        """So that the next letter comes behind the text."""
        self._editor.moveCursor(QTextCursor.MoveOperation.End)

    def choose_all(self) -> None:
        """So that the next letter comes in place of the text."""
        self._editor.selectAll()

    def flush(self) -> None:
        """Write what waits, now."""
        self._pause.stop()
        if not self.waiting:
            return
        self._before = (self._stored, self._shown)
        self._stored = self._shown = self.text
        self._say("")
        self.written.emit(self.text)

    def refuse(self, sentence: str) -> None:
        """The text just written could not be saved; it stays and waits."""
        self._stored, self._shown = self._before
        self._say(sentence)

    def take(self) -> str | None:
        """Hand over the letters that could not be saved, and show what is stored again; None without any."""
        self._pause.stop()
        if not self.waiting:
            return None
        typed, position = self.text, self._position
        self._show(self._stored)
        self._taken = typed, position
        return typed

    def give_back(self, typed: str, sentence: str) -> None:
        """Show letters again that were taken, with the reason why they wait."""
        self._type(typed)
        self._taken = None
        self._pause.stop()
        self._say(sentence)

    def hold(self, typed: str, stored: str, sentence: str) -> None:
        """Show letters against which another text is stored; they wait, and the caret stays by its words."""
        before, position = self.text, self._position
        if typed != before:
            self._type(typed)
            self._put_caret(followed(before, self.text, position))
        self._stored = self._shown = stored
        self._pause.stop()
        self._say(sentence)

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def _show(self, stored: str, *, afresh: bool = False) -> None:
        before, position = self._taken or (self.text, self._position)
        self._taken = None
        stays = not afresh and (bool(before) or is_written_in(self._editor))
        self._editor.blockSignals(True)
        scrolled = self._editor.verticalScrollBar().value()
        self._editor.setPlainText(stored)
        if stays:
            self._put_caret(followed(before, self.text, position))
            self._editor.show_lines(scrolled)
        self._editor.blockSignals(False)
        self._pause.stop()
        self._stored = stored
        self._shown = self._editor.toPlainText()  # without what the editor cannot hold, such as \r
        self._say("")

    @property
    def _position(self) -> int:
        return self._editor.textCursor().position()

    def _put_caret(self, position: int) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(position)
        self._editor.setTextCursor(cursor)

    def _forget_taken(self) -> None:
        """The caret was put elsewhere since."""
        self._taken = None

    def _type(self, text: str) -> None:
        self._editor.setPlainText(text)

    def _say(self, sentence: str) -> None:
        if sentence == self._error.text():
            return
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._editor.setAccessibleDescription(sentence)
        self._editor.setProperty("wrong", bool(sentence))
        restyle(self._editor)


class _Editor(TextInput):
    """Plain text that grows with its lines; Tab moves on, Escape and Ctrl+Enter leave."""

    finished = Signal()
    left = Signal()
    files_given = Signal(object)

    def __init__(self, lines: int, *, takes_files: bool) -> None:
        super().__init__()
        self._lines = lines
        self._takes_files = takes_files
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(MARGIN)
        self.document().clearUndoRedoStacks()  # nobody typed that
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit(QSizeF(0, 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (enter and (ctrl or self._lines == 1)):
            self.finished.emit()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By a key one comes to go on writing: behind the text, where the cursor was not put elsewhere."""
        super().focusInEvent(event)
        if event.reason() in BY_KEY and not self.textCursor().position():
            self.moveCursor(QTextCursor.MoveOperation.End)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was selected is not, once one writes elsewhere: the next letter would not replace it."""
        super().focusOutEvent(event)
        if event.reason() not in COMING_BACK:
            self._deselect()
        self.finished.emit()

    def show_lines(self, first: int) -> None:
        """From a line on, as before; where somebody writes here, with the line of the caret."""
        self.verticalScrollBar().setValue(first)
        if is_written_in(self):
            self.ensureCursorVisible()

    def _deselect(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files that are not taken here may be dropped on what is behind, never written as an address."""
        return self._takes_files if has_files(source) else super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is dropped or pasted: a file is attached, not written into the text as its address."""
        if has_files(source):
            if self._takes_files:
                self.files_given.emit(source)
        else:
            super().insertFromMimeData(source)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room for as many lines."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit(self.document().size())

    def _fit(self, size: QSizeF) -> None:
        """As high as its lines; the size of a plain document is counted in lines."""
        wanted = max(int(size.height()), self._lines)
        lines = min(wanted, MOST_LINES)
        bars = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > lines else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(bars)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + FRAME)
