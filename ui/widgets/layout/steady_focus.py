"""On a page that scrolls, what comes above the control with the keys does not move that control."""

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class SteadyFocus(QObject):
    """Scrolls the page by as much as the control moved on it, as far as the page reaches."""

    def __init__(self, page: QScrollArea, content: QWidget) -> None:
        super().__init__(page)
        self._page, self._content = page, content
        self._control: QWidget | None = None
        self._place = (0, 0)  # on the page, and what the page was scrolled to
        self._then = QTimer(self, singleShot=True, interval=0)
        self._then.timeout.connect(self._hold)
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and not self._then.isActive():
            self._control = self._with_keys()
            if self._control is not None:
                self._place = (self._top_of(self._control), self._page.verticalScrollBar().value())
                self._then.start()
        return super().eventFilter(watched, event)

    def _with_keys(self) -> QWidget | None:
        focus: QWidget | None = QApplication.focusWidget()
        inside = focus is not None and self._page.isVisible() and self._content.isAncestorOf(focus)
        return focus if inside else None

    def _top_of(self, control: QWidget) -> int:
        return control.mapTo(self._content, QPoint()).y()

    def _hold(self) -> None:
        control, (top, scrolled) = self._control, self._place
        self._control = None
        bar = self._page.verticalScrollBar()
        if control is not None and control is self._with_keys() and bar.value() == scrolled:
            bar.setValue(scrolled + self._top_of(control) - top)
