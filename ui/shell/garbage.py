"""Looks for garbage in the GUI thread, and in no other: there it could free what Qt is just working with."""

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 1000  # milliseconds from one look to the next
GROWTH = 4  # Python looks at the oldest once those that came to them are more than one for so many


class GarbageCollector(QObject):
    """Takes the place of Python's own collection, which happens in whichever thread makes most objects.

    That is the one that lays out a document, while windows are built and taken apart in this one.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._looked_at = 0  # objects, when it was looked at the oldest
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        self._looked_at = collect(self._looked_at)


def collect(looked_at: int = 0) -> int:
    """Collect as far as Python itself would have by now; how many of the oldest were looked at last.

    It would have looked at the young ones once for so many new objects, at the older ones at each so many
    looks: what was made since the last look tells how many looks were missed. The oldest are looked at where
    they have grown by a quarter, for that takes as long as two or three frames on the screen.
    """
    (young, older, oldest), (new, looks, further_looks) = gc.get_threshold(), gc.get_count()
    missed = new // max(young, 1)
    if missed > older * oldest or (further_looks > oldest and _has_grown(looked_at)):
        gc.collect(2)
        return len(gc.get_objects(2))
    if looks > older or missed > older:
        gc.collect(1)
    elif missed:
        gc.collect(0)
    return looked_at


def _has_grown(looked_at: int) -> bool:
    return len(gc.get_objects(2)) - looked_at > looked_at // GROWTH
