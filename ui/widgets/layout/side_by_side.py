"""Named fields beside each other as long as there is room for them, else one under the other."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.widgets.layout.columns import has_room

GAP, BELOW_NAME = 12, 4


class SideBySide(QWidget):
    """Each field below its name, all equally wide; one that is hidden keeps its place beside the others."""

    def __init__(self, fields: Iterable[tuple[QWidget, QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        for name, field in fields:
            column = QWidget()
            below = QVBoxLayout(column)
            below.setContentsMargins(0, 0, 0, 0)
            below.setSpacing(BELOW_NAME)
            below.addWidget(name)
            below.addWidget(field)
            below.addStretch(1)
            self._row.addWidget(column, 1)

    @property
    def is_wide(self) -> bool:
        return self._row.direction() is QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest of them: narrower than what stands beside each other now."""
        parts = [item for place in range(self._row.count()) if (item := self._row.itemAt(place)) is not None]
        widest = max((part.minimumSize().width() for part in parts), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # comes too when a field was shown or hidden
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        wide = has_room(self._row, self.width())
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction is not self._row.direction():
            self._row.setDirection(direction)
            self._row.setSpacing(GAP if wide else BELOW_NAME)
