"""The assessment's part of the top bar: what to search for and which requirements to show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from isoassess.texts import _
from ui.screens.assessment_selection import Choice


class AssessmentHeader(QWidget):
    """`searched` and `chosen` say that the selection is another one."""

    searched = Signal(str)
    chosen = Signal(object)  # Choice
    left = Signal()  # by Enter, Down or Escape in the search field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = _SearchField()
        self._choice = QComboBox()
        self._choice.setAccessibleName(_("Requirements shown"))
        self._choice.setMinimumWidth(150)
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for choice in Choice:
            self._choice.addItem("", choice)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._search)
        layout.addWidget(self._choice)
        self._search.textChanged.connect(self.searched)
        self._search.left.connect(self.left)
        self._choice.currentIndexChanged.connect(self._say_choice)

    @property
    def search(self) -> str:
        return self._search.text()

    @property
    def choice(self) -> Choice:
        return Choice(self._choice.currentData())

    def show_counts(self, counts: dict[Choice, int]) -> None:
        for place, choice in enumerate(Choice):
            self._choice.setItemText(place, _choice_words(choice, counts[choice]))

    def clear(self) -> None:
        """Show everything again."""
        self._search.clear()
        self._choice.setCurrentIndex(0)

    def focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _say_choice(self) -> None:
        self.chosen.emit(self.choice)


class _SearchField(QLineEdit):
    """Enter and Down go on to what was found; Escape empties the field first."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Search requirements..."))
        self.setAccessibleName(_("Search requirements"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(220)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
            return
        super().keyPressEvent(event)


def _choice_words(choice: Choice, count: int) -> str:
    words = {
        Choice.ALL: _("All ({count})"),
        Choice.UNANSWERED: _("Unanswered ({count})"),
        Choice.GAPS: _("Gaps ({count})"),
        Choice.GATES: _("Gates ({count})"),
    }
    return words[choice].format(count=count)
