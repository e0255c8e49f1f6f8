"""On a page that scrolls, the control with the keys is in sight, however the keys came there."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

_KEEPS = "keepsFocusInSight"
MARGIN = 24  # around the control that has the focus
TEXTS = (QLineEdit, QPlainTextEdit)


def keep_focus_in_sight(page: QScrollArea) -> None:
    """Let a page scroll to what has the keys in it; one watcher of the application looks after all pages."""
    page.setProperty(_KEEPS, True)
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.findChild(FocusInSight) is None:
        FocusInSight(application)


class FocusInSight(QObject):
    """Qt scrolls only to where Tab leads; this follows letters with Alt, commands, and links too.

    Once more a moment later: what was opened together with the control has its place only then.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(_look)
        application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who scrolled away from a text and goes on typing sees what is typed."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.text():
            self._soon.start()
        return super().eventFilter(watched, event)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, TEXTS):
            before.removeEventFilter(self)
        if now is None or not any(_pages_around(now)):
            return
        if isinstance(now, TEXTS):
            now.installEventFilter(self)
        if not QApplication.mouseButtons():  # it would move away under the mouse, and the click would be none
            _look()
            self._soon.start()


def _look() -> None:
    here: QWidget | None = QApplication.focusWidget()
    if here is None:
        return
    for page in _pages_around(here):
        if page.isVisible():
            bring_in_sight(page, here)


def _pages_around(control: QWidget) -> Iterator[QScrollArea]:
    """From the innermost one outward."""
    around = control.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and around.property(_KEEPS):
            yield around
        around = around.parentWidget()


def bring_in_sight(page: QScrollArea, control: QWidget) -> None:
    """Scroll to a control; where it is larger than the page, to its caret or to where it begins.

    The whole of it: Qt by itself brings of a text the line with the caret in sight.
    """
    content, wanted = page.widget(), _part(control, page.viewport().size())
    if content is not None and content.isAncestorOf(control):
        for corner in (wanted.bottomRight(), wanted.topLeft()):
            place = control.mapTo(content, corner)
            page.ensureVisible(place.x(), place.y(), MARGIN, MARGIN)


def _part(control: QWidget, room: QSize) -> QRect:
    """What of a control there is room for; of a list where it begins, for the keys are on one of its rows."""
    is_list = isinstance(control, QAbstractItemView)
    if not is_list and control.width() <= room.width() and control.height() <= room.height():
        return control.rect()
    if isinstance(control, QPlainTextEdit):
        return control.cursorRect()
    return QRect(0, 0, min(control.width(), room.width() // 2), min(control.height(), room.height() // 2))
