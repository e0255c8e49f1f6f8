"""A field to search in what a screen shows, as one types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from isoassess.language.texts import _
from ui.widgets.typing.hinted_line import HintedLine
from ui.widgets.typing.typed_search import TypedSearch


class SearchField(HintedLine):
    """`searched` carries the words. Enter and Down go on to what was found; Escape empties the field first.

    Both are said by `left`. Where Escape closes the window around, it does so in an empty field at once.
    """

    searched = Signal(str)
    left = Signal()
    finds = True  # whether there is something to go on to
    in_closing = False  # whether it is in a window that Escape closes

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setAccessibleDescription(_("Finds as you type; Enter goes on to what was found."))
        self.setClearButtonEnabled(True)
        self._typed = TypedSearch(self)
        self._typed.due.connect(self.searched)

    def take_focus(self) -> None:
        """Ready to type another search."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.in_closing and not self.text():
                event.ignore()
                return
            self.clear()
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._typed.end()
            self.left.emit()
            return
        super().keyPressEvent(event)
