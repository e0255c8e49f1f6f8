"""Giving the keys to a widget, only where it can be seen and used."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def can_take_keys(widget: QWidget) -> bool:
    """Whether keys given to the widget arrive: nothing hides it in its window, and it is not out of use."""
    return widget.isVisibleTo(widget.window()) and widget.isEnabled()


def give_focus(widget: QWidget, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> bool:
    """Give the keys to a widget; whether it has them.

    Qt remembers the focus for a hidden widget and hands it over when that one is shown, in the middle
    of what a person types elsewhere: so it is not asked for there.
    """
    if not can_take_keys(widget):
        return False
    widget.setFocus(reason)
    return True
