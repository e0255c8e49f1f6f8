"""A few counts side by side, each under its color and over its word."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.texts import Line


class Figures(QWidget):
    """`columns`: the tone and the word of each count."""

    def __init__(self, columns: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(20)
        layout.setVerticalSpacing(2)
        self._figures = []
        for column, (tone, word) in enumerate(columns):
            figure = Line("figure")
            figure.set_tone(tone)
            layout.addWidget(figure, 0, column, Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(Line("small", word), 1, column, Qt.AlignmentFlag.AlignHCenter)
            self._figures.append(figure)

    def show_counts(self, counts: Sequence[int]) -> None:
        for figure, count in zip(self._figures, counts, strict=True):
            figure.setText(str(count))
