"""The plain controls of a form, with the small manners that a long page of them needs."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from isoassess.language.texts import _
from ui.widgets.choosing.drop_down import DropDown
from ui.widgets.layout.sizes import scaled
from ui.widgets.typing.inputs import LineInput, TextInput

LONGEST = 100_000  # characters; Qt alone would cut off silently at 32,767


class LineEdit(LineInput):
    """One line; Enter goes on to the next field instead of turning the page."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setMaxLength(LONGEST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
            self.focusNextPrevChild(True)
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class ParagraphEdit(TextInput):
    """A few lines of plain text; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self._height())

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _height(self) -> int:
        around = 2 * (self.frameWidth() + int(self.document().documentMargin())) + 14
        return self._lines * max(self.fontMetrics().lineSpacing(), 17) + around


WIDEST_CHOICE = 340


class FormDropDown(DropDown):
    """A drop-down no wider than a form has room for; without a choice it says that nobody answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        self.setPlaceholderText(_("Not answered"))

    def sizeHint(self) -> QSize:
        return super().sizeHint().boundedTo(QSize(scaled(WIDEST_CHOICE), super().sizeHint().height()))
