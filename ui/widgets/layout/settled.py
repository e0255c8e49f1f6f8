"""A screen is laid out wholly before it is painted, however deep what it holds is nested."""

from PySide6.QtCore import QCoreApplication, QEvent

LEVELS = 12  # of layouts within each other, each of which asks the one around it for room


def lay_out_now() -> None:
    """Qt alone lays out one level with every turn, and a busy machine paints in between."""
    for _level in range(LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
