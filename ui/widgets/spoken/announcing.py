"""Says to who does not see the window what only changes in sight."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget
from shiboken6 import isValid

from ui.widgets.spoken.words import spoken

_WAITING: set[tuple[int, str]] = set()  # what is going to be said, by widget
_AT_ONCE = QAccessible.AnnouncementPoliteness.Assertive


def announce(widget: QWidget, words: str, *, at_once: bool = False, as_row: bool = False) -> None:
    """A screen reader says it when it is done with what it says now, or `at_once`.

    Nothing happens where there is none, or where the widget is not in sight. `as_row`: a list says the same
    of its row, and so it is not said while the keys are in one.
    """
    waits = (id(widget), words)
    if words and QAccessible.isActive() and waits not in _WAITING:
        _WAITING.add(waits)
        # Where the keys move, too, that interrupts what is being said: so it comes after.
        QTimer.singleShot(0, partial(_say, widget, words, at_once=at_once, as_row=as_row))


def _say(widget: QWidget, words: str, *, at_once: bool, as_row: bool) -> None:
    _WAITING.discard((id(widget), words))
    if not isValid(widget):
        return
    in_list = isinstance(QApplication.focusWidget(), QAbstractItemView)
    read = isinstance(widget, QLabel) and widget.hasFocus()  # by the keys that came to it
    if read or not widget.isVisible() or (as_row and in_list):
        return
    said = QAccessibleAnnouncementEvent(widget, spoken(words))
    if at_once:
        said.setPoliteness(_AT_ONCE)
    QAccessible.updateAccessibility(said)
