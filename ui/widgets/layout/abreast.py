"""Cards side by side in as many columns as there is room for; one that is hidden takes none."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.layout.sizes import scaled

SPACING = 16
LEAST_WIDTH = 290  # of a column, in logical pixels, at which a card still reads well
MOST_COLUMNS = 3


class Abreast(QWidget):
    """The cards fill the columns to and fro: with three columns the fourth card stands below the third.

    So a long card belongs first and the short ones last. A card is as high as what it holds.
    """

    def __init__(self, cards: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = tuple(cards)
        self._arranged: tuple[tuple[QWidget, ...], ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACING)
        self._columns = [QVBoxLayout() for _column in range(MOST_COLUMNS)]
        for column in self._columns:
            column.setSpacing(SPACING)
            self._row.addLayout(column)
        for card in self._cards:
            self._columns[0].addWidget(card)

    @property
    def columns(self) -> tuple[tuple[QWidget, ...], ...]:
        """The cards that are shown, as they stand in their columns."""
        return self._arranged

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # comes too when a card was shown or hidden
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        shown = [card for card in self._cards if not card.isHidden()]
        count = max(
            1, min(MOST_COLUMNS, len(shown), (self.width() + SPACING) // (scaled(LEAST_WIDTH) + SPACING))
        )
        wanted = tuple(tuple(shown[index] for index in column) for column in _to_and_fro(len(shown), count))
        if wanted == self._arranged:
            return
        self._arranged = wanted
        for card in self._cards:
            for column in self._columns:
                column.removeWidget(card)
        for column in self._columns:
            while column.takeAt(0) is not None:
                pass  # what was stretched below the cards
        for number, column in enumerate(self._columns):
            cards = wanted[number] if number < count else ()
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._row.setStretch(number, 1 if cards else 0)
        self._row.activate()


def _to_and_fro(cards: int, columns: int) -> list[list[int]]:
    """Which cards each column holds: the first ones from the left, the next ones back from the right."""
    held: list[list[int]] = [[] for _column in range(columns)]
    for card in range(cards):
        turn, place = divmod(card, columns)
        held[columns - 1 - place if turn % 2 else place].append(card)
    return held
