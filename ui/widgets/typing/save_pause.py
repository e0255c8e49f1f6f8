"""When a field that saves itself writes: after a pause, and at the latest soon after the first letter."""

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE = 300  # milliseconds without a key before a text is written
LATEST = 1500  # milliseconds that the first unsaved letter waits, however steadily somebody types


class SavePause(QObject):
    """`due` says that it is time; whoever writes earlier stops it."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pause = _timer(self, PAUSE)
        self._latest = _timer(self, LATEST)

    def begin(self) -> None:
        """A letter was typed."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def stop(self) -> None:
        """Nothing waits any more."""
        self._pause.stop()
        self._latest.stop()

    def end(self) -> None:
        """The time has come."""
        self.stop()
        self.due.emit()


def _timer(pause: SavePause, interval: int) -> QTimer:
    timer = QTimer(pause)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.timeout.connect(pause.end)
    return timer
