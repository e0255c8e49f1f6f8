"""A screen that shows what is judged: one scrolling page, made anew only while it is seen."""

from abc import abstractmethod

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.session.open_assessment import OpenAssessment
from ui.widgets.layout.frames import Page


class JudgedPage(QWidget):
    """Add to `page.body`; what changed while another screen was in front is shown when this one is."""

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = True
        self.page = Page()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self.setFocusProxy(self.page)
        opened.judged.connect(self._judged)

    @abstractmethod
    def refresh(self) -> None:
        """Show what is judged now."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh_now()

    def _judged(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh_now()

    def _refresh_now(self) -> None:
        self._stale = False
        self.refresh()
