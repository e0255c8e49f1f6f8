"""A check box whose words go on in a second line where there is no room for them in one."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.widgets.layout.sizes import scaled
from ui.widgets.tips import broken_into_lines

NARROWEST = 120


class LongCheckBox(QCheckBox):
    """Qt breaks no line of it; the words stay the same for whoever asks for its accessible name."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._words = words
        self.setAccessibleName(words.replace("&", ""))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The width is that of one line."""
        beside = self.width() - self._room()
        in_one_line = self.fontMetrics().horizontalAdvance(self._words.replace("&", "")) + beside
        return QSize(in_one_line, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(scaled(NARROWEST), self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        said = broken_into_lines(self._room(), self._words, self.fontMetrics())
        if said != self.text():
            self.setText(said)

    def _room(self) -> int:
        """The width that the words have."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxContents
        return self.style().subElementRect(part, option, self).width()
