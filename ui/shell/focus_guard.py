"""The keys stay on the screen in front when what had them is hidden or put out of use."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.shell.top_bar import TopBar
from ui.widgets.keys.focus import can_take_keys


class FocusGuard(QObject):
    """Qt alone hands them to whatever is next in the window, such as the first place of the sidebar."""

    def __init__(self, screens: QStackedWidget, top: TopBar) -> None:
        super().__init__(screens)
        self._screens = screens
        self._top = top
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, _new: QWidget | None) -> None:
        screen = self._screens.currentWidget()
        if old is None or screen is None or can_take_keys(old):
            return
        here = QApplication.focusWidget()
        lost = self._belongs(old, screen)
        if lost and here is not None and not self._belongs(here, screen) and screen.isVisible():
            screen.setFocus()

    def _belongs(self, widget: QWidget, screen: QWidget) -> bool:
        """To the screen in front, or to its part of the top bar."""
        return screen.isAncestorOf(widget) or self._top.isAncestorOf(widget)
