"""How a figure is computed: a quiet button that asks, and the note that answers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from isoassess.texts import _
from ui.widgets.texts import Text


class Ask(QPushButton):
    """Shows and hides its `note`, which the owner lays out where it has room; away without an answer."""

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__("?", parent)
        self.note = Text("explanation")
        self.note.hide()
        self.setObjectName("ask")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("How is this computed? {what}").format(what=about))
        self.setToolTip(_("How is this computed?"))
        self.hide()
        self.toggled.connect(self.note.setVisible)

    def answer(self, text: str) -> None:
        """What the note says."""
        self.note.setText(text)
        self.setAccessibleDescription(text)
        self.setVisible(bool(text))
        self.note.setVisible(bool(text) and self.isChecked())


class Heading(QWidget):
    """A heading, and beside it the question how what stands below is computed, where that is known."""

    asked = Signal(bool)  # whether the answer is to be seen

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._ask: Ask | None = None
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(Text("heading", text), 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(self._row)

    def explain(self, text: str) -> None:
        """The answer; the button comes with the first one."""
        if self._ask is None:
            self._ask = Ask(self._text, self)
            self._row.addWidget(self._ask)
            self._column.addWidget(self._ask.note)
            self._ask.toggled.connect(self.asked)
        self._ask.answer(text)
