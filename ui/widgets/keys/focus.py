"""Giving the keys to a widget, only where it can be seen and used."""

from collections.abc import Sequence
from itertools import pairwise

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


def order_before(follower: QWidget, widgets: Sequence[QWidget]) -> None:
    """Let Tab lead to widgets made later, in their order, just before it leads to `follower`."""
    stops: list[QWidget] = list(widgets)
    before = follower.previousInFocusChain()
    while before is not None and before is not follower and not _is_stop(before, stops):
        before = before.previousInFocusChain()
    if before is not None and before is not follower:
        stops.insert(0, before)
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)


def _is_stop(widget: QWidget, others: Sequence[QWidget]) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget not in others
