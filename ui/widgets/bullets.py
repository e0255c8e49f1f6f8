"""A list of sentences with a point before each; what wraps stays clear of the points."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.texts import Line, Text


class Bullets(QWidget):
    """Labels are kept and filled anew, since the lines follow every answer."""

    def __init__(self, role: str, *, selectable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._selectable = selectable
        self._rows: list[tuple[Line, Text]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Sequence[str], more: str = "") -> None:
        """One point to a line; a single line, and `more` at the end, need none."""
        said = [*lines, *([more] if more else [])]
        while len(self._rows) < len(said):
            self._add_row()
        for number, (point, text) in enumerate(self._rows):
            shown = number < len(said)
            text.setText(said[number] if shown else "")
            text.setVisible(shown)
            point.setVisible(shown and number < len(lines) > 1)
        self.setVisible(bool(said))

    def _add_row(self) -> None:
        point, text = Line(self._role, "•"), Text(self._role)
        if self._selectable:
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = len(self._rows)
        self._grid.addWidget(point, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(text, row, 1)
        self._rows.append((point, text))
