"""A screen that shows what is judged: one scrolling page, made anew only while it is seen."""

from abc import abstractmethod

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.session.open_assessment import OpenAssessment
from ui.widgets.layout.frames import Page
from ui.widgets.layout.settled import lay_out_now


class JudgedPage(QWidget):
    """Add to `page.body`; what changed while another screen was in front is shown when this one is."""

    opens_at_top = False  # else where it was left
    _left_at = 0  # what it was scrolled to before it was shown

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = True
        self.page = Page()
        self.page.setObjectName("readingPage")
        self._opened = QTimer(self, interval=0, singleShot=True)
        self._opened.timeout.connect(self._go_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.page)
        self.setFocusProxy(self.page)
        opened.judged.connect(self._judged)

    @abstractmethod
    def refresh(self) -> None:
        """Show what is judged now."""

    def stand_below(self, note: QWidget) -> None:
        """What tells what came of an act stands below the page: in sight wherever that is scrolled to."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(note)

    def look_again(self) -> None:
        """Show what may have changed with nothing judged anew, such as where one stopped."""

    def setVisible(self, visible: bool) -> None:
        """Filled before it is shown: what is added to a page in view, Qt shows one turn later."""
        around = self.parentWidget()
        if visible and not self.isVisible() and around is not None and around.isVisible():
            self._left_at = 0 if self.opens_at_top else self.page.verticalScrollBar().value()
            if self._stale:
                self._refresh_now()
            else:
                self.look_again()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh_now()
        if not event.spontaneous():
            self._opened.start()  # Qt gives the keys to the first control, and that scrolls there

    def _go_back(self) -> None:
        if self.window().focusWidget() is self.page:
            self.page.verticalScrollBar().setValue(self._left_at)

    def _judged(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh_now()
            lay_out_now()

    def _refresh_now(self) -> None:
        self._stale = False
        self.refresh()
