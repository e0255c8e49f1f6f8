"""Looks after the file of the window: whether it is still there, and that it is whole in a pause."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from isoassess.errors import ExpectedError
from isoassess.store import Store
from ui.widgets.tasks import Task

LOOK = 2000  # milliseconds between two looks


class FileWatch(QObject):
    """`lost` says what became of the file each time that changes; `found`, that it is as it should be again.

    `reopened`: the file was opened anew, so what is shown may be older than what it holds. `writer_changed`:
    another computer writes in it, or gives no sign any more.
    """

    lost = Signal(object)  # an ExpectedError
    found = Signal()
    reopened = Signal()
    writer_changed = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._said = ""
        self._writer = self._who_writes()
        self._folding = Task(self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_when_active)

    @property
    def said(self) -> str:
        """What is wrong with the file; empty where nothing is."""
        return self._said

    def check_file(self) -> bool:
        """Look now; whether all is well with the file."""
        try:
            reopened = self._store.file.check()
            if not self._folding.busy and self._store.file.is_to_fold():
                self._folding.run(self._store.file.fold_apart)  # where it fails, the next look says why
        except ExpectedError as error:
            self._tell(error)
            return False
        writer = self._who_writes()
        if writer != self._writer:
            self._writer = writer
            self.writer_changed.emit()
        if self._said:
            self._said = ""
            self.found.emit()
        if reopened:
            self.reopened.emit()
        return True

    def stop(self) -> None:
        self._timer.stop()
        self._folding.cancel()

    def _who_writes(self) -> tuple[str, bool]:
        writer = self._store.file.writer
        return (writer.computer.name if writer else "", self._store.file.is_writer_silent)

    def _tell(self, error: ExpectedError) -> None:
        if str(error) != self._said:
            self._said = str(error)
            self.lost.emit(error)

    def _look(self) -> None:
        if not self._folding.busy:  # else the file changes while it is looked at
            self.check_file()

    def _look_when_active(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._look()
