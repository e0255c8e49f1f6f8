"""The keys in the wizard are on the page in view, never on a control nobody sees."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget, QWizard

from ui.widgets.keys.focus import can_take_keys, give_focus
from ui.widgets.keys.typed_texts import keep_what_stands
from ui.wizard.page import QuestionPage

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class PageFocus(QObject):
    """Gives them to the first question of a page one comes to, and takes them from a page out of sight."""

    def __init__(self, wizard: QWizard) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        self._arrows = ArrowsStay(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def arrive(self) -> None:
        """To the first question of the page in view; where it asks none, to the button that goes on."""
        page = self._wizard.currentPage()
        if isinstance(page, QuestionPage) and page.take_focus():
            keep_what_stands(self._wizard)
            return
        kind = QWizard.WizardButton
        for which in (kind.FinishButton, kind.NextButton):
            if give_focus(self._wizard.button(which)):
                return

    def go_on(self) -> bool:
        """From a question to the next one; whether the keys were on the page in view."""
        page = self._wizard.currentPage()
        if self.is_on_page() and isinstance(page, QuestionPage):
            page.go_on()
            return True
        return False

    def is_on_page(self) -> bool:
        here: QWidget | None = self._wizard.focusWidget()
        return here is not None and self._wizard.currentPage().isAncestorOf(here)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self._wizard.isAncestorOf(new):
            return
        if not can_take_keys(new) or self._is_on_other_page(new):
            self.arrive()
        elif isinstance(new, QAbstractButton):
            new.installEventFilter(self._arrows)

    def _is_on_other_page(self, widget: QWidget) -> bool:
        pages = (self._wizard.page(number) for number in self._wizard.pageIds())
        other = (page for page in pages if page is not self._wizard.currentPage())
        return any(page.isAncestorOf(widget) for page in other)


class ArrowsStay(QObject):
    """The arrows lead from no button to the next control, where one more press would answer."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        arrow = isinstance(event, QKeyEvent) and event.key() in ARROWS
        if arrow and event.type() == QEvent.Type.KeyPress:
            event.ignore()  # so that it goes on to what holds the button, as to a row of answers
            return True
        return False
