"""Looks for garbage in the GUI thread, and in no other: there it could free what Qt is just working with."""

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 1000  # milliseconds from one look to the next


class Collector(QObject):
    """Takes the place of Python's own collection, which happens in whichever thread makes most objects.

    That is the one that lays out a document, while windows are built and taken apart in this one.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect as far as Python itself would by now."""
        for generation in reversed(range(len(gc.get_threshold()))):
            if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
                gc.collect(generation)
                return
