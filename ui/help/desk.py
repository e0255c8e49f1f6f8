"""F1, wherever it is pressed: one window of the guide, at the page of what is in front."""

import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from ui.commands.anywhere import HELP

if TYPE_CHECKING:
    from ui.help.window import HelpWindow

HAS_KEY = "helpKey"  # the property of a dialog in which F1 is heard


class HelpDesk(QObject):
    """One for the application. A dialog bars all windows but its own, so the guide becomes one of these."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._window: HelpWindow | None = None
        self._place: Callable[[], str] = str
        self._served: weakref.ref[QWidget] | None = None
        application.focusWindowChanged.connect(self._hear_in_dialog)

    @property
    def window(self) -> "HelpWindow | None":
        """Where it is open."""
        return self._window if self._window is not None and isValid(self._window) else None

    def serve(self, window: QWidget, place: Callable[[], str]) -> None:
        """`place` tells which one is in front in it, and must not keep it; the guide is closed with it."""
        self._place, self._served = place, weakref.ref(window)
        window.installEventFilter(self)

    def show_here(self) -> None:
        """The page of what is in front."""
        from ui.help.topics import topic_of

        self.show_topic(topic_of(self._place(), QApplication.activeModalWidget()))

    def show_contents(self) -> None:
        """What the guide tells of."""
        from isoassess.guide.pages import CONTENTS

        self.show_topic(CONTENTS)

    def show_topic(self, topic: str) -> None:
        """A page, or a part of one; the window comes to the front."""
        from ui.help.window import HelpWindow

        window = self.window
        if window is None:
            window = self._window = HelpWindow()
            window.quit_wanted.connect(self._quit)
        self._go_with(window, QApplication.activeModalWidget())
        window.show_topic(topic)
        window.come_to_front()

    def close_window(self) -> None:
        window, self._window = self.window, None
        if window is not None:
            window.close()
            window.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window of the program goes, not only out of sight."""
        if event.type() is QEvent.Type.Hide and not event.spontaneous():
            self.close_window()
            self._place, self._served = str, None
        return super().eventFilter(watched, event)

    def _hear_in_dialog(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog.property(HAS_KEY):
            return
        dialog.setProperty(HAS_KEY, True)
        key = QShortcut(QKeySequence(HELP.keys[0]), dialog)
        key.activated.connect(self.show_here)
        if isinstance(dialog, QDialog):
            dialog.finished.connect(self._leave_dialog)

    def _quit(self) -> None:
        """As in the window of the program; a dialog that is open there bars it."""
        window = self._served() if self._served is not None else None
        if window is not None and QApplication.activeModalWidget() is None:
            window.close()

    def _go_with(self, window: "HelpWindow", dialog: QWidget | None) -> None:
        if dialog is window.parentWidget() or (dialog is not None and window.isAncestorOf(dialog)):
            return
        place, was_open = window.geometry(), window.isVisible()
        window.setParent(dialog, Qt.WindowType.Window)
        if was_open:
            window.setGeometry(place)

    def _leave_dialog(self) -> None:
        """It stays open beside what the dialog came from."""
        window = self.window
        if window is None or window.parentWidget() is not self.sender():
            return
        was_open = window.isVisible()
        self._go_with(window, None)
        if was_open:
            window.show_beside()


def help_desk() -> HelpDesk:
    """The one of the application, made when it is first asked for."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    found = application.findChild(HelpDesk, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, HelpDesk) else HelpDesk(application)
