"""The whole window over the sample organization, and the moments when it has painted."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from tests.bench.place import folder_on_disk
from tests.sample_organization import put_sample
from ui.later import catalogue_in_use, load_screens
from ui.session.remembered import Remembered
from ui.shell.garbage import GarbageCollector
from ui.shell.main_window import MainWindow
from ui.widgets.theme import dress

SIZE = (1366, 768)


class Painted(QObject):
    """Counts the paint events of a widget and of all that is in it."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        for widget in (watched, *watched.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


class Stalls:
    """The longest pause between two turns of the event loop, in milliseconds."""

    def __init__(self) -> None:
        self._last = perf_counter()
        self.longest = 0.0
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def begin(self) -> None:
        self._last, self.longest = perf_counter(), 0.0

    def while_idle(self) -> float:
        """The longest while nothing is done: what the machine itself takes."""
        self.begin()
        QTest.qWait(2_000)
        return self.longest

    def _turn(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, 1000 * (now - self._last))
        self._last = now


def stall_note(stall: float, idle: float) -> str:
    return f"{stall:.0f} ms, {idle:.0f} while nothing is done"


def application() -> QApplication:
    """Dressed as the program is, and garbage is looked for as there: in no other thread."""
    found = QApplication.instance()
    if found is None:
        found = QApplication([])
        GarbageCollector(found)
    assert isinstance(found, QApplication)
    dress(found, dark=False)
    return found


@contextmanager
def window_with_sample() -> Iterator[tuple[MainWindow, Store]]:
    """At rest, with the list of organizations in view."""
    application()
    with folder_on_disk() as folder, Store.open(Path(folder) / "sample.db", who="sample") as store:
        put_sample(store, shipped())
        with window_on(store, Path(folder)) as window:
            yield window, store


@contextmanager
def window_on(store: Store, folder: Path) -> Iterator[MainWindow]:
    """As the program makes it, and what it loads in its first moments is there."""
    window = MainWindow(store, catalogue_in_use, Remembered(folder / "settings.json"))
    show(window)
    load_screens(window)
    QTest.qWait(300)  # what it does in its first idle moments is done
    yield window
    window.close()
    window.deleteLater()
    settle()


def show(widget: QWidget) -> None:
    widget.resize(*SIZE)
    widget.show()
    widget.activateWindow()
    settle()


def focus(window: MainWindow) -> QWidget:
    return QApplication.focusWidget() or window


def settle() -> None:
    """Until nothing waits any more."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
