"""Two columns where there is room for them, one below the other where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.widgets.layout.sizes import scaled

TWO_COLUMNS = 900  # the least width, in logical pixels, at which two columns read well


class Columns(QWidget):
    """Cards in a left and a right column.

    `shares` says how the two divide the width; `filled` makes the last cards end at the same height.
    A column of which every card is hidden takes no width.
    """

    def __init__(
        self,
        left: Sequence[QWidget],
        right: Sequence[QWidget],
        *,
        shares: tuple[int, int] = (2, 1),
        threshold: int = TWO_COLUMNS,
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._threshold = threshold
        self._shares = shares
        self._cards = (tuple(left), tuple(right))
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(16)
        self._layout.addLayout(_column(left, filled=filled))
        self._layout.addLayout(_column(right, filled=filled))

    @property
    def two(self) -> bool:
        """Whether the columns stand side by side."""
        return self._layout.direction() is QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divide()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # comes too when a card was shown or hidden
            self._divide()
        return super().event(event)

    def _divide(self) -> None:
        two = self.width() >= scaled(self._threshold)
        direction = QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom
        if direction is not self._layout.direction():
            self._layout.setDirection(direction)
        for index, share in enumerate(self._shares):
            stretch = share if two and not all(card.isHidden() for card in self._cards[index]) else 0
            if stretch != self._layout.stretch(index):
                self._layout.setStretch(index, stretch)
        self._layout.activate()


def _column(cards: Sequence[QWidget], *, filled: bool) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(16)
    for card in cards:
        column.addWidget(card)
    if not filled:
        column.addStretch()
    return column


def has_room(row: QBoxLayout, room: int) -> bool:
    """Whether its parts can stand side by side in so many pixels, with the words in each of them whole."""
    parts = [item for place in range(row.count()) if (item := row.itemAt(place)) is not None]
    return sum(part.minimumSize().width() for part in parts) + row.spacing() * (len(parts) - 1) <= room
