"""On a page that scrolls, the control with the keys is in sight, however the keys came there."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from ui.widgets.layout.settled import lay_out_now

_KEEPS = "keepsFocusInSight"
_WITH = "seenWith"
MARGIN = 24  # around the control that has the focus
TEXTS = (QLineEdit, QPlainTextEdit)


def keep_focus_in_sight(page: QScrollArea) -> None:
    """Let a page scroll to what has the keys in it; one watcher of the application looks after all pages."""
    page.setProperty(_KEEPS, True)
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.findChild(FocusInSight) is None:
        FocusInSight(application)


def see_together(control: QWidget, *parts: QWidget) -> None:
    """Where the control has the keys, these are brought in sight with it, as far as there is room for all."""
    control.setProperty(_WITH, [*_parts_with(control), *parts])


def show_what_was_told(part: QWidget) -> None:
    """What came of an act, on the page where it stands, however that is scrolled."""
    lay_out_now()
    for page in _pages_around(part):
        if page.isVisible():
            bring_in_sight(page, part)


def look_at_error(part: QWidget) -> None:
    """What is wrong was just said: bring it in sight where it is about what has the keys."""
    here: QWidget | None = QApplication.focusWidget()
    application = QApplication.instance()
    watcher = application.findChild(FocusInSight) if application is not None else None
    if here is None or watcher is None:
        return
    if any(one is part or one.isAncestorOf(part) for one in _parts_with(here)):
        watcher.look_soon()


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

    def look_soon(self) -> None:
        """Once what was just shown has its place."""
        self._soon.start()

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
    content, room = page.widget(), page.viewport().size()
    if content is None or not content.isAncestorOf(control):
        return
    place = _place_of(control, _part(control, room), content)
    parts = [one for one in _parts_with(control) if one.isVisible() and content.isAncestorOf(one)]
    if parts:
        heights = [_place_of(one, one.rect(), content) for one in (control, *parts)]
        top, bottom = min(one.top() for one in heights), max(one.bottom() for one in heights)
        if bottom - top < room.height():
            _scroll_to(page, QRect(place.left(), top, place.width(), bottom - top + 1))
    _scroll_to(page, place)


def _scroll_to(page: QScrollArea, place: QRect) -> None:
    for corner in (place.bottomRight(), place.topLeft()):
        page.ensureVisible(corner.x(), corner.y(), MARGIN, MARGIN)


def _place_of(widget: QWidget, part: QRect, content: QWidget) -> QRect:
    return QRect(widget.mapTo(content, part.topLeft()), part.size())


def _parts_with(control: QWidget) -> list[QWidget]:
    return control.property(_WITH) or []


def _part(control: QWidget, room: QSize) -> QRect:
    """What of a control there is room for; of a list where it begins, for the keys are on one of its rows."""
    is_list = isinstance(control, QAbstractItemView)
    if not is_list and control.width() <= room.width() and control.height() <= room.height():
        return control.rect()
    if isinstance(control, QPlainTextEdit):
        return control.cursorRect()
    return QRect(0, 0, min(control.width(), room.width() // 2), min(control.height(), room.height() // 2))
