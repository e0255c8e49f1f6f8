"""The way from what is still to be answered to its question."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from isoassess.language.texts import _
from isoassess.standard_choice.intake import page_of
from ui.widgets.tips import broken_into_lines
from ui.wizard.decision_words import question_line
from ui.wizard.page_names import page_name

NARROWEST = 200


class OpenQuestion(QPushButton):
    """The way to a question that is not answered yet; its words take the lines that its width asks for."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._words = ""
        self.setProperty("quiet", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(NARROWEST)
        self.clicked.connect(self._ask)

    def show_key(self, key: str, answered: Collection[str]) -> None:
        """`answered`: the questions to which somebody said that it is not known, which is an answer."""
        self._key = key
        words = _("{question}  →  {page}")
        self._words = words.format(question=question_line(key, answered), page=page_name(page_of(key)))
        self.setAccessibleName(self._words)
        self._wrap()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        """A button breaks no line by itself."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        said = broken_into_lines(inside.width(), self._words, self.fontMetrics())
        if said != self.text():
            self.setText(said)

    def _ask(self) -> None:
        self.asked.emit(self._key)
