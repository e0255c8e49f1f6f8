"""Looks for garbage in the GUI thread, and in no other: there it could free what Qt is just working with."""

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 1000  # milliseconds from one look to the next


class GarbageCollector(QObject):
    """Takes the place of Python's own collection, which happens in whichever thread makes most objects.

    That is the one that lays out a document, while windows are built and taken apart in this one.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(collect)
        self._timer.start()


def collect() -> None:
    """Collect as far as Python itself would have by now.

    It would have looked at the young ones once for so many new objects, at the older ones at each so many
    looks: what was made since the last look tells how many looks were missed.
    """
    (young, older, oldest), (new, looks, further_looks) = gc.get_threshold(), gc.get_count()
    missed = new // max(young, 1)
    if further_looks > oldest or missed > older * oldest:
        gc.collect(2)
    elif looks > older or missed > older:
        gc.collect(1)
    elif missed:
        gc.collect(0)
