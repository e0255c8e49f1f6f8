"""How a figure is computed: a quiet button that asks, and the note that answers, over the page."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMoveEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QWidget

from isoassess.language.texts import _
from ui.widgets.explained_text import ExplainedText
from ui.widgets.spoken.announcing import announce
from ui.widgets.texts import Text

WIDEST_NOTE, EDGE, BELOW = 440, 16, 6  # its width, the way from the edge of the page, and from the button


class Explanation(Text):
    """Lies over the page below its button, so that nothing on the page moves, and scrolls with it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("explanation", parent=parent)
        self.hide()

    def show_below(self, button: QWidget) -> None:
        """Above the button where there is no room below it."""
        page = _page_of(button)
        if self.parentWidget() is not page:
            self.setParent(page)
        width = min(WIDEST_NOTE, page.width() - 2 * EDGE)
        height = self.heightForWidth(width)
        corner = button.mapTo(page, QPoint(0, button.height() + BELOW))
        if corner.y() + height > page.height():
            corner.setY(max(button.mapTo(page, QPoint()).y() - BELOW - height, 0))
        self.setGeometry(max(min(corner.x(), page.width() - EDGE - width), 0), corner.y(), width, height)
        self.show()
        self.raise_()


class ExplainButton(QPushButton):
    """Shows and hides its `note`; Escape hides it too. Away without an answer."""

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText("?")  # not before a screen reader can know what this becomes
        self.note = Explanation(self)
        self.setObjectName("ask")
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("How is this computed? {what}").format(what=about))
        self.setToolTip(_("How is this computed?"))
        self.hide()
        self.toggled.connect(self._show_note)

    def answer(self, text: str) -> None:
        """What the note says."""
        self.note.setText(text)
        self.setVisible(bool(text))
        self._show_note(self.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isChecked():
            self.setChecked(False)
        else:
            super().keyPressEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._show_note(self.isChecked())

    def _show_note(self, shown: bool) -> None:
        if shown and self.note.text():
            self.note.show_below(self)
            if self.hasFocus():
                announce(self, self.note.text())
        else:
            self.note.hide()


class ExplainedHeading(QWidget):
    """A heading, and beside it the question how what stands below is computed, where that is known."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ExplainButton(text, self)  # hidden until there is an answer; Tab comes here first
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(ExplainedText("heading", text), 1)
        self._row.addWidget(self._ask)

    def explain(self, text: str) -> None:
        """The answer; the button comes with the first one."""
        self._ask.answer(text)


def _page_of(button: QWidget) -> QWidget:
    """What scrolls with the button, else the window."""
    above = button.parentWidget()
    while above is not None and not above.isWindow():
        held = above.parentWidget()
        around = held.parentWidget() if held is not None else None
        if isinstance(around, QScrollArea):
            return above
        above = held
    return button.window()
