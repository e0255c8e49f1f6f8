"""Buttons side by side, of which some give way where there is no room for all."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

SPACING = 12
FOLDS = "folds"  # the property of what is shown and hidden here


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
            widget.setProperty(FOLDS, True)
            widget.hide()

    def offer(self, widget: QWidget, *, useful: bool) -> None:
        """Show one of those that give way as far as there is room for it."""
        self._giving_way[widget] = useful
        self.updateGeometry()
        self._fold()

    @property
    def gives_way(self) -> int:
        """How many pixels narrower it can be than all that is of use."""
        return _least((*self._fixed, *self._offered)) - _least(self._smallest)

    def sizeHint(self) -> QSize:
        """With all that is of use."""
        shown = _seen((*self._fixed, *self._offered))
        width = sum(min(widget.sizeHint().width(), widget.maximumWidth()) for widget in shown)
        return QSize(width + SPACING * max(0, len(shown) - 1), self._row.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_least(self._smallest), self._row.minimumSize().height())

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
    def _smallest(self) -> list[QWidget]:
        stands_in = self._instead is not None and self._offered
        return [*([self._instead] if self._instead is not None and stands_in else []), *self._fixed]

    def _fold(self) -> None:
        shown = [*self._fixed, *self._offered]
        if _least(shown) > self.width():
            shown = self._smallest
            for widget in self._offered:
                if _least((*shown, widget)) > self.width():
                    break
                shown.append(widget)
        wanted = {widget: widget in shown for widget in (*self._giving_way, self._instead) if widget}
        if all(widget.isHidden() is not seen for widget, seen in wanted.items()):
            return
        for widget, seen in wanted.items():
            widget.setVisible(seen)
        self.folded.emit()


def _seen(widgets: Iterable[QWidget]) -> list[QWidget]:
    """Without what has no use now and was hidden for that."""
    return [widget for widget in widgets if widget.property(FOLDS) or not widget.isHidden()]


def _least(widgets: Iterable[QWidget]) -> int:
    """The width in which all of them can stand."""
    shown = _seen(widgets)
    width = sum(max(widget.minimumSizeHint().width(), widget.minimumWidth()) for widget in shown)
    return width + SPACING * max(0, len(shown) - 1)
