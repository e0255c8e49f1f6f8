"""Long work off the GUI thread: values go in, a value comes back, and the newest request wins."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from isoassess.errors import ExpectedError
from isoassess.language.texts import _

LOOK = 10  # milliseconds between two looks at whether the work is done

Work = Callable[[], object]


class Progress:
    """What work says on its way; of several words only the newest is heard."""

    def __init__(self) -> None:
        self.said: object = None

    def tell(self, what: object) -> None:
        self.said = what


class Task(QObject):
    """One piece of work at a time, of which only the newest one's outcome is told.

    The work gets values and never touches an object of Qt's GUI thread. A fault of the program in it is
    raised here, in the GUI thread, as if a slot had failed. When the task goes away, work that runs comes
    to its end unheard and nobody waits for it.
    """

    busy_changed = Signal(bool)
    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(str)  # the sentence of an ExpectedError, or that the program has a fault

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="task")
        self._running: Future[object] | None = None
        self._wanted = False  # whether anybody still waits for what runs
        self._next: Work | None = None
        self._progress = Progress()
        self._heard: object = None
        # Asking is safer than being told: no other thread holds a Qt object that may be going away.
        self._look = QTimer(self)
        self._look.setInterval(LOOK)
        self._look.timeout.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether an outcome is still to come."""
        return self._wanted or self._next is not None

    def run(self, work: Work, progress: Progress | None = None) -> None:
        """Do this, in place of whatever was asked for before; `progress` is what it says on its way."""
        self._progress, self._heard = progress or Progress(), None
        was_busy = self.busy
        if self._running is None:
            self._begin(work)
        else:
            self._wanted, self._next = False, work
        if not was_busy:
            self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Forget what was asked for."""
        was_busy = self.busy
        self._wanted, self._next = False, None
        if was_busy:
            self.busy_changed.emit(False)

    def _begin(self, work: Work) -> None:
        self._running, self._wanted = self._thread.submit(work), True
        self._look.start()

    def _take(self) -> None:
        """Tell the outcome once it is there, or go on with what was asked for since."""
        done = self._running
        if done is None or not done.done():
            self._pass_on()
            return
        told, work = self._wanted, self._next
        self._look.stop()
        self._running, self._wanted, self._next = None, False, None
        if work is not None:
            self._begin(work)
        elif told:
            self.busy_changed.emit(False)
        self._tell(done, told=told)

    def _pass_on(self) -> None:
        said = self._progress.said
        if said is not self._heard:
            self._heard = said
            self.progressed.emit(said)

    def _tell(self, done: Future[object], *, told: bool) -> None:
        error = done.exception()
        if error is None:
            if told:
                self.finished.emit(done.result())
        elif isinstance(error, ExpectedError):
            if told:
                self.failed.emit(str(error))
        else:
            if told:
                self.failed.emit(_("This did not work, because the program has a fault."))
            raise error
