"""Searching in a document: a field, how many places were found, and the way from one to the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from isoassess.language.texts import _
from ui.widgets.layout.frames import tool
from ui.widgets.layout.sizes import least_width, most_width
from ui.widgets.texts import Line
from ui.widgets.typing.typed_search import TypedSearch


class FindBar(QWidget):
    """`onward` carries 1 for the next place and -1 for the one before; `left` gives the keys back."""

    changed = Signal(str)
    onward = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = _FindField()
        self._before = tool("‹", _("Previous place"))
        self._next = tool("›", _("Next place"))
        self._count = Line("small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self._field, self._before, self._next, self._count):
            layout.addWidget(widget)
        self.show_count(-1, 0)
        self._typed = TypedSearch(self._field)
        self._typed.due.connect(self.changed)
        self._field.onward.connect(self._go_on)
        self._field.left.connect(self.left)
        self._next.clicked.connect(self.find_next)
        self._before.clicked.connect(self.find_previous)

    @property
    def field(self) -> QLineEdit:
        return self._field

    @property
    def words(self) -> str:
        return self._field.text()

    @property
    def said(self) -> str:
        """Which of how many places is shown, or that there is none."""
        return self._count.text()

    def take_focus(self) -> None:
        """Ready to type another search."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def find_next(self) -> None:
        self._go_on(1)

    def find_previous(self) -> None:
        self._go_on(-1)

    def show_count(self, place: int, count: int) -> None:
        """Which of how many places is shown, counted from 0."""
        words = ""
        if self.words.strip():
            words = _("{place} of {count}").format(place=place + 1, count=count) if count else _("not found")
        self._count.setText(words)
        self._field.setAccessibleDescription(words)
        self._count.setVisible(bool(words))
        for button in (self._before, self._next):
            button.setVisible(count > 0)

    def _go_on(self, step: int) -> None:
        self._typed.end()
        self.onward.emit(step)


class _FindField(QLineEdit):
    """Enter and Shift+Enter go from place to place; Escape empties the field, and then leaves it."""

    onward = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Find in the document"))
        self.setPlaceholderText(_("Find..."))
        self.setClearButtonEnabled(True)
        least_width(self, 110)
        most_width(self, 220)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.onward.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Down or (event.key() == Qt.Key.Key_Escape and not self.text()):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
