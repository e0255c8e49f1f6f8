"""From a rating key to its pixels, and the memory over an hour's worth of work.

Offscreen unless told otherwise; with QT_QPA_PLATFORM=xcb in a real window.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Rating
from isoassess.store import Store
from tests.bench.place import folder_on_disk
from tests.sample_organization import put_sample
from tests.ui.sample_stores import write
from ui.commands.places import ASSESSMENT, OVERVIEW, STANDARD
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.widgets.choosing.rating_row import RatingRow
from ui.widgets.theme import dress

KEYS = 600
HOUR = 3600  # actions: one a second
RATINGS = {
    Rating.PARTIAL: Qt.Key.Key_2,
    Rating.CONFORMING: Qt.Key.Key_3,
    Rating.INFORMAL: Qt.Key.Key_1,
    Rating.EFFECTIVE: Qt.Key.Key_4,
    Rating.ABSENT: Qt.Key.Key_0,
}


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


def main() -> None:
    """Prints milliseconds from key to painted, and the memory of the process as the hour goes on."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    dress(application, dark=False)
    with (
        folder_on_disk() as folder,
        Store.open(Path(folder) / "sample.db", who="sample") as store,
    ):
        put_sample(store, shipped())
        window = MainWindow(store, shipped, Remembered(Path(folder) / "settings.json"))
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        settle()
        window.open_organization(store.organizations()[0].id)
        window.go(ASSESSMENT)
        settle()
        print(f"platform {application.platformName()}, {KEYS} rating keys over 301 requirements")
        report("key to painted", [milliseconds(window, place) for place in range(KEYS)])
        for done, memory in work(window):
            print(f"after {done} actions: {memory:.0f} MB resident")
        window.close()


def milliseconds(window: MainWindow, place: int) -> float:
    """One rating key, until the window has painted what follows from it; then on to the next requirement."""
    open_screens = window.open_screens
    assert open_screens is not None
    row = open_screens.assessment.findChild(RatingRow)
    assert isinstance(row, RatingRow)
    known = open_screens.open.answer(open_screens.assessment.requirement_id).rating
    keys = [
        key for rating, key in RATINGS.items() if rating is not known
    ]  # another one, or nothing is painted
    painted = Painted(row)
    start = perf_counter()
    QTest.keyClick(focus(window), keys[place % len(keys)])
    while not painted.count:
        QCoreApplication.processEvents()
    settle()
    taken = (perf_counter() - start) * 1000
    painted.deleteLater()
    QTest.keyClick(focus(window), Qt.Key.Key_Down)
    settle()
    return taken


def work(window: MainWindow) -> Iterator[tuple[int, float]]:
    """Rate, write, undo, look at the other screens and come back, as a person does all day."""
    yield 0, resident()
    for place in range(HOUR):
        act(window, place)
        settle()
        if (place + 1) % (HOUR // 6) == 0:
            yield place + 1, resident()


def act(window: MainWindow, place: int) -> None:
    open_screens = window.open_screens
    assert open_screens is not None
    kind = place % 20
    if kind == 18:
        window.go(OVERVIEW)
    elif kind == 19:
        window.go(STANDARD)
        settle()
        window.go(ASSESSMENT)
    elif kind == 17:
        QTest.keyClick(focus(window), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    elif kind % 4 == 3:
        write(
            open_screens.open, open_screens.assessment.requirement_id, "evidence", f"Seen on visit {place}."
        )
    elif kind % 2:
        QTest.keyClick(focus(window), Qt.Key.Key_Down)
    else:
        QTest.keyClick(focus(window), list(RATINGS.values())[place % len(RATINGS)])


def focus(window: MainWindow) -> QWidget:
    return QApplication.focusWidget() or window


def settle() -> None:
    """Until nothing waits any more."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def report(name: str, times: list[float]) -> None:
    parts = quantiles(times, n=100)
    print(f"{name}: p50 {parts[49]:.1f} ms, p95 {parts[94]:.1f} ms, p99 {parts[98]:.1f} ms")


def resident() -> float:
    """The memory of this process that is in use, in MB; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
