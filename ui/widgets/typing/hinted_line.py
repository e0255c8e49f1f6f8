"""A line whose example is told whole where there is no room for it."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolTip

from ui.widgets.tips import tip

INSIDE = 4  # pixels that a line leaves before and behind its words


class HintedLine(QLineEdit):
    """As any line; Qt shortens the example in it, and says no more."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self.hides_hint():
            QToolTip.showText(event.globalPos(), tip(self.placeholderText()), self)
            return True
        return super().event(event)

    def hides_hint(self) -> bool:
        """Whether the example is seen and shortened."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self).width()
        margins = self.textMargins()
        room -= margins.left() + margins.right() + INSIDE
        return not self.text() and self.fontMetrics().horizontalAdvance(self.placeholderText()) > room
