"""Says to who does not see the window what only changes in sight."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.spoken.words import spoken

_AT_ONCE = QAccessible.AnnouncementPoliteness.Assertive


def announce(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """A screen reader says it when it is done with what it says now, or `at_once`; else nothing happens."""
    if not words or not QAccessible.isActive():
        return
    said = QAccessibleAnnouncementEvent(widget, spoken(words))
    if at_once:
        said.setPoliteness(_AT_ONCE)
    QAccessible.updateAccessibility(said)
