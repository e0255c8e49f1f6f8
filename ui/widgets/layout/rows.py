"""Rows inside a card that are made anew whenever what they show has changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.layout.frames import dividing_line


class Rows(QWidget):
    """A stack of rows; `ruled` puts a thin line between them."""

    def __init__(self, *, ruled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ruled = ruled
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(7)

    def clear(self) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def add(self, row: QWidget) -> None:
        if self._ruled and self._layout.count():
            self._layout.addWidget(dividing_line())
        self._layout.addWidget(row)
        if self.isVisible():
            row.show()  # Qt alone shows it one turn later, and paints the rest before


def beside(*widgets: QWidget, spacing: int = 10) -> QWidget:
    """Widgets next to each other in one row, the last one taking the room that is left."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets[:-1]:
        layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(widgets[-1], 1)
    return row
