"""A click meant for one thing never lands on another that came under the pointer just before it."""

from PySide6.QtCore import QChildEvent, QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QResizeEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

REACTION = 400  # milliseconds a hand needs to stop, when what it was about to press is elsewhere
COMING = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class MovedClicks(QObject):
    """For a part that comes and goes by itself, and moves what stands below it.

    Until a moment after that is on the screen nothing takes a click on the part or below it; what stands
    elsewhere stayed in its place. A machine that is busy can take long to paint: nobody saw it before.
    Only meanwhile it looks at the events of the window and of what stands beside the part.
    """

    _watches = False  # of the class: events also come while an object is made or goes
    _is_unseen = False  # something moved, and is not painted at its new place

    def __init__(self, part: QWidget, *, within: QWidget | None = None) -> None:
        """`within`: what grows with the part and moves the rest; the part itself where it is not given."""
        super().__init__(part)
        self._watched: list[QObject] = []
        self._mover = within or part
        self._takes_release = False
        self._painted = QTimer(self, interval=0, singleShot=True)
        self._painted.timeout.connect(self._start_moment)
        self._over = QTimer(self, interval=REACTION, singleShot=True)
        self._over.timeout.connect(self._end)
        part.installEventFilter(self)

    @property
    def moment(self) -> QTimer:
        """What tells when clicks are taken again, once all is painted."""
        return self._over

    def is_waiting(self) -> bool:
        """Whether what it moved takes no click yet."""
        around = self._around()
        return around is not None and around.isVisible() and (self._is_unseen or self._over.isActive())

    def hold(self) -> None:
        """Take clicks from now on, until a moment after all is painted."""
        around = self._around()
        if around is None or not around.isVisible():
            return
        if not self._watches:
            self._watches = True
            beside = around.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            for one in (around, around.window(), around.window().windowHandle(), *beside):
                self._watch(one)
        self._is_unseen = True
        self._painted.stop()
        self._over.stop()
        around.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (watched is self.parent() and _moves_others(event)) or self._is_moved(watched, event):
            self.hold()
        elif event.type() is QEvent.Type.UpdateRequest and self._is_unseen and self._is_window(watched):
            self._painted.start()  # due when the window has painted all that it has to
        elif isinstance(event, QChildEvent) and event.type() is QEvent.Type.ChildPolished:
            self._watch_new(watched, event)
        return isinstance(watched, QWindow) and self._takes(event)

    def _watch(self, one: QObject) -> None:
        if one is not self.parent() and one not in self._watched:  # the part is watched all the time
            one.installEventFilter(self)
            self._watched.append(one)

    def _watch_new(self, watched: QObject, event: QChildEvent) -> None:
        """What came beside the part only now can make room late, too."""
        if self._watches and watched is self._around():
            self._watch(event.child())

    def _around(self) -> QWidget | None:
        """What holds it, and what it moves."""
        return self._mover.parentWidget()

    def _is_moved(self, watched: QObject, event: QEvent) -> bool:
        """Whether it is what stands beside the part, which took its time to make room."""
        return self._watches and event.type() is QEvent.Type.Move and watched.parent() is self._around()

    def _is_window(self, watched: QObject) -> bool:
        around = self._around()
        return around is not None and watched in (around.window(), around.window().windowHandle())

    def _start_moment(self) -> None:
        self._is_unseen = False
        self._over.start()

    def _takes(self, event: QEvent) -> bool:
        """Whether a press or release, on its way into a window, is taken here and goes to nothing."""
        if isinstance(event, QMouseEvent) and event.type() in CLICKS:
            self._takes_release = self._is_below(event.globalPosition().toPoint())
            return self._takes_release
        if event.type() is QEvent.Type.MouseButtonRelease and self._takes_release:
            self._takes_release = False
            if not self.is_waiting():
                self._end()
            return True
        return False

    def _is_below(self, place: QPoint) -> bool:
        around = self._around()
        met: QWidget | None = QApplication.widgetAt(place)
        if around is None or met is None or not self.is_waiting():
            return False
        if not (met is around or around.isAncestorOf(met)):
            return False
        here = around.mapFromGlobal(place)
        return QRect(self._mover.pos(), around.rect().bottomRight()).contains(here)

    def _end(self) -> None:
        """Unless the release of a press that was taken is still to come."""
        if self._takes_release:
            return
        for one in filter(isValid, self._watched):
            one.removeEventFilter(self)
        self._watched = []
        self._watches = False


def _moves_others(event: QEvent) -> bool:
    if isinstance(event, QResizeEvent):
        before, now = event.oldSize(), event.size()
        return before.width() == now.width() and before.height() != now.height()
    return event.type() in COMING
