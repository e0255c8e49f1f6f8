"""A click meant for one thing never lands on another that came under the pointer just before it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QMouseEvent, QResizeEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

REACTION = 400  # milliseconds a hand needs to stop, when what it was about to press is elsewhere
COMING = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class MovedClicks(QObject):
    """For a part that comes and goes by itself, and moves what stands below it.

    For a moment after that nothing takes a click on the part or below it; what stands elsewhere stayed in
    its place. Only for that moment it looks at all events of the program.
    """

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._takes_release = False
        self._over = QTimer(self, interval=REACTION, singleShot=True)
        self._over.timeout.connect(self._end)
        part.installEventFilter(self)

    def is_waiting(self) -> bool:
        """Whether what it moved takes no click yet."""
        return self._over.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and _moves_others(event):
            self._begin()
        return isinstance(watched, QWindow) and self._takes(event)

    def _around(self) -> QWidget | None:
        """What holds the part, and what it moves."""
        part = self.parent()
        return part.parentWidget() if isinstance(part, QWidget) else None

    def _begin(self) -> None:
        around = self._around()
        application = QApplication.instance()
        if application is None or around is None or not around.isVisible():
            return
        if not self._over.isActive():
            application.installEventFilter(self)
        self._over.start()

    def _takes(self, event: QEvent) -> bool:
        """Whether a press or release, on its way into a window, is taken here and goes to nothing."""
        if isinstance(event, QMouseEvent) and event.type() in CLICKS:
            self._takes_release = self._is_below(event.globalPosition().toPoint())
            return self._takes_release
        if event.type() is QEvent.Type.MouseButtonRelease and self._takes_release:
            self._takes_release = False
            if not self._over.isActive():
                self._end()
            return True
        return False

    def _is_below(self, place: QPoint) -> bool:
        part, around = self.parent(), self._around()
        met: QWidget | None = QApplication.widgetAt(place)
        if not isinstance(part, QWidget) or around is None or met is None:
            return False
        if not (met is around or around.isAncestorOf(met)):
            return False
        here = around.mapFromGlobal(place)
        return QRect(part.pos(), around.rect().bottomRight()).contains(here)

    def _end(self) -> None:
        """Unless the release of a press that was taken is still to come."""
        application = QApplication.instance()
        if application is not None and not self._takes_release:
            application.removeEventFilter(self)


def _moves_others(event: QEvent) -> bool:
    if isinstance(event, QResizeEvent):
        before, now = event.oldSize(), event.size()
        return before.width() == now.width() and before.height() != now.height()
    return event.type() in COMING
