"""From a rating key to its pixels in a real window, and the memory over a day's worth of such work."""

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from isoassess.domain import Rating
from tests.bench.measuring import Bench, Effort, Measured, Results, Row, Taken, Unit, figure, taken
from tests.bench.window import Painted, focus, settle, window_with_sample
from tests.ui.sample_stores import write
from ui.commands.places import ASSESSMENT, OVERVIEW, STANDARD
from ui.shell.main_window import MainWindow
from ui.widgets.choosing.rating_row import RatingRow

RATINGS = {
    Rating.PARTIAL: Qt.Key.Key_2,
    Rating.CONFORMING: Qt.Key.Key_3,
    Rating.INFORMAL: Qt.Key.Key_1,
    Rating.EFFECTIVE: Qt.Key.Key_4,
    Rating.ABSENT: Qt.Key.Key_0,
}


def measure(effort: Effort) -> Results:
    with window_with_sample() as (window, store):
        window.open_organization(store.organizations()[0].id)
        window.go(ASSESSMENT)
        settle()
        for place in range(20):
            rated(window, place)
        keys = [rated(window, place) for place in range(effort.rounds(600, 100))]
        actions = effort.rounds(1800, 200)
        for place in range(actions // 6):
            act(window, place)
        before, held = resident(), handles_and_threads()
        for place in range(actions):
            act(window, place)
        grown, more = resident() - before, handles_and_threads()
    note = f"{actions} actions; {before:.0f} MB at first"
    counted = f"files {held[0]} to {more[0]}, threads {held[1]} to {more[1]}"
    return {
        "rating": Measured(ours=keys),
        "memory": Measured(ours=figure(max(0.0, grown)), note=note),
        "handles": Measured(ours=figure(max(0, sum(more) - sum(held))), note=counted),
    }


def handles_and_threads() -> tuple[int, int]:
    """Of this process; 0 where the system does not tell."""
    try:
        return len(list(Path("/proc/self/fd").iterdir())), len(list(Path("/proc/self/task").iterdir()))
    except OSError:
        return 0, 0


def rated(window: MainWindow, place: int) -> Taken:
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

    def press() -> None:
        QTest.keyClick(focus(window), keys[place % len(keys)])
        while not painted.count:
            QCoreApplication.processEvents()
        settle()

    took = taken(press)
    painted.deleteLater()
    QTest.keyClick(focus(window), Qt.Key.Key_Down)
    settle()
    return took


def act(window: MainWindow, place: int) -> None:
    """Rate, write, undo, look at the other screens and come back, as a person does all day."""
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
        asked = open_screens.assessment.requirement_id
        write(open_screens.open, asked, "evidence", f"Seen on visit {place}.")
    elif kind % 2:
        QTest.keyClick(focus(window), Qt.Key.Key_Down)
    else:
        QTest.keyClick(focus(window), list(RATINGS.values())[place % len(RATINGS)])
    settle()


def resident() -> float:
    """The memory of this process that is in use, in MB; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


BENCH = Bench(
    rows=(
        Row(
            name="rating",
            work="rating key to painted, real X window, 99 of 100",
            budget=16,
            unit=Unit.MILLISECONDS,
            percentile=99,
        ),
        Row(
            name="memory",
            work="memory that half an hour's worth of work adds",
            budget=20,
            unit=Unit.MEGABYTES,
        ),
        Row(
            name="handles",
            work="open files and threads that the same work adds",
            budget=4,
            unit=Unit.PIECES,
        ),
    ),
    measure=measure,
    needs_screen=True,
)
