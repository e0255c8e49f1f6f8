"""The open organization, above its places."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.layout.frames import dividing_line
from ui.widgets.layout.sizes import scaled
from ui.widgets.texts import Text
from ui.widgets.tips import breakable_at, tip

NAME_ROOM = 152  # pixels of a line


class OrganizationName(QWidget):
    """The open organization's name and standard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ("", "")
        self._name = Text("strong")
        self._standard = Text("small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(3)
        for label in (self._name, self._standard):
            label.setIndent(8)
            layout.addWidget(label)
        layout.addSpacing(6)
        layout.addWidget(dividing_line())

    def show_words(self, name: str, standard: str) -> None:
        self._words = (name, standard)
        metrics, room = self._name.fontMetrics(), scaled(NAME_ROOM)
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, 3 * room)
        self._name.setText(breakable_at(room, shown, metrics))
        self._name.setAccessibleName(name)
        self._name.setToolTip(tip(name))
        self._standard.setText(standard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The letters may have another size."""
        super().resizeEvent(event)
        self.show_words(*self._words)
