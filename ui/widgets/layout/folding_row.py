"""Buttons side by side, of which some give way where there is no room for all."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

SPACING = 12


class FoldingRow(QWidget):
    """What gives way must be found elsewhere, too, such as in a menu; `folded` says that it changed."""

    folded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fixed: Sequence[QWidget] = ()
        self._giving_way: dict[QWidget, bool] = {}  # and whether it is of use now
        self._instead: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACING)

    def hold(
        self, widgets: Sequence[QWidget], *, giving_way: Sequence[QWidget], instead: QWidget | None = None
    ) -> None:
        """Those that give way are away until they are offered; the last of them gives way first.

        `instead` stands in front while one that is offered has no room.
        """
        self._fixed = [widget for widget in widgets if widget not in giving_way]
        self._giving_way = dict.fromkeys(giving_way, False)
        self._instead = instead
        for widget in (*([instead] if instead else []), *widgets):
            self._row.addWidget(widget)
        for widget in (*([instead] if instead else []), *giving_way):
            widget.hide()

    def offer(self, widget: QWidget, *, useful: bool) -> None:
        """Show one of those that give way as far as there is room for it."""
        self._giving_way[widget] = useful
        self.updateGeometry()
        self._fold()

    def sizeHint(self) -> QSize:
        """With all that is of use."""
        return _size((*self._fixed, *self._offered))

    def minimumSizeHint(self) -> QSize:
        return _size(self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # other words, or other letters
            self._fold()
        return super().event(event)

    @property
    def _offered(self) -> list[QWidget]:
        return [widget for widget, useful in self._giving_way.items() if useful]

    @property
    def _least(self) -> list[QWidget]:
        stands_in = self._instead is not None and self._offered
        return [*([self._instead] if self._instead is not None and stands_in else []), *self._fixed]

    def _fold(self) -> None:
        shown = [*self._fixed, *self._offered]
        if self.sizeHint().width() > self.width():
            shown = self._least
            for widget in self._offered:
                if _size((*shown, widget)).width() > self.width():
                    break
                shown.append(widget)
        wanted = {widget: widget in shown for widget in (*self._giving_way, self._instead) if widget}
        if all(widget.isHidden() is not seen for widget, seen in wanted.items()):
            return
        for widget, seen in wanted.items():
            widget.setVisible(seen)
        self.folded.emit()


def _size(widgets: Iterable[QWidget]) -> QSize:
    sizes = [widget.sizeHint() for widget in widgets]
    width = sum(size.width() for size in sizes) + SPACING * max(0, len(sizes) - 1)
    return QSize(width, max((size.height() for size in sizes), default=0))
