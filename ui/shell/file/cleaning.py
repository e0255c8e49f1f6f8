"""Removes from the file what a deletion has left of it when that could not be done at once."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from isoassess.errors import ExpectedError
from isoassess.store import Store, clean_apart
from ui.widgets.tasks import Task

PAUSE = 60_000  # milliseconds from one look to the next


class Cleaning(QObject):
    """Tries again, beside the work, until nothing is left."""

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._task = Task(self)
        self._beat = QTimer(self)
        self._beat.setInterval(PAUSE)
        self._beat.timeout.connect(self.look)

    def begin(self) -> None:
        self.look()
        self._beat.start()

    def leave(self) -> None:
        """The window is closed: look no more."""
        self._beat.stop()

    def look(self) -> None:
        """Clean the file where that is still to be done and it can be written."""
        try:
            is_due = not self._store.file.why_read_only and self._store.is_to_clean()
        except ExpectedError:
            return
        if is_due and not self._task.busy:
            self._task.run(partial(clean_apart, self._store.path, who=self._store.who))
