"""Searching as one types, from the key to the painted window: at home and among the requirements.

Each letter against a bare list of plain words that is filled anew and painted; budget 30 ms a letter.
Offscreen unless told otherwise; with QT_QPA_PLATFORM=xcb in a real window.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeView, QWidget

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from tests.bench.bench_home import COUNT, fill
from tests.bench.place import folder_on_disk
from tests.sample_organization import sample
from ui.commands.places import ASSESSMENT
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.widgets.theme import dress

BUDGET = 30.0
ROUNDS = 9
SIZE = (1366, 768)
ROWS = 20
AT_HOME = ("textiles 0012", "sample b", "no such firm")
IN_ASSESSMENT = ("calibration", "kpi", "supplier", "no such thing")


def main() -> float:
    """Prints milliseconds and ratios; returns the slowest letter, each by the median of its rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, help="how many organizations")
    parser.add_argument("--store", type=Path, help="a store that is there, instead of a new one")
    given = parser.parse_args()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    dress(application, dark=False)
    with folder_on_disk() as folder:
        path: Path = given.store or Path(folder) / "many.db"
        if given.store is None:
            fill(path, given.count)
        with Store.open(path, who="A. Consultant") as store:
            store.prepare_search()
            slowest = _measure(store, Remembered(Path(folder) / "settings.json"))
    print(f"slowest letter: {slowest:.0f} ms of {BUDGET:.0f}")
    return slowest


def _measure(store: Store, remembered: Remembered) -> float:
    floor = _floor()
    print(f"a bare list of {ROWS} rows, filled and painted: {floor:.1f} ms")
    window = MainWindow(store, shipped, remembered)
    _show(window)
    slowest = max(_typed(window, word, floor) for word in AT_HOME)
    window.open_organization(store.organization_ids(sample().profile.organization.name)[0])
    window.go(ASSESSMENT)
    _settle()
    slowest = max(slowest, *(_typed(window, word, floor) for word in IN_ASSESSMENT))
    window.close()
    return slowest


def _floor() -> float:
    """What Qt needs to fill and paint a list of plain words without a style sheet of its own."""
    model, view = QStringListModel(), QTreeView()
    view.setModel(model)
    view.resize(*SIZE)
    view.show()
    _settle()
    rows = [[f"Sample {number} of round {turn}" for number in range(ROWS)] for turn in range(50)]
    taken = median(_time(lambda words=words: model.setStringList(words)) for words in rows)  # type: ignore[misc]
    view.close()
    return taken


def _typed(window: MainWindow, word: str, floor: float) -> float:
    """Letter by letter into the search of the screen in view; the very first one is said too."""
    field = _search(window)
    rounds = [_round(window, field, word) for _number in range(ROUNDS)]
    letters = [median(times) for times in zip(*rounds, strict=True)]
    least = [min(times) for times in zip(*rounds, strict=True)]  # as on a machine left alone
    print(
        f"{word!r}: {median(letters):.1f} ms a letter, the slowest {max(letters):.1f} "
        f"({word[letters.index(max(letters))]!r}), the very first {rounds[0][0]:.1f}; "
        f"ratio {median(letters) / floor:.1f}, at most {max(letters) / floor:.1f}; "
        f"undisturbed {median(least):.1f}, at most {max(least):.1f}"
    )
    return float(max(letters))


def _round(window: MainWindow, field: QLineEdit, word: str) -> list[float]:
    field.setFocus()
    _settle()
    taken = [_time(lambda letter=letter: QTest.keyClick(field, letter)) for letter in word]  # type: ignore[misc]
    field.clear()
    QTest.qWait(50)
    _settle()
    return taken


def _search(window: MainWindow) -> QLineEdit:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    _settle()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit), field
    return field


def _show(widget: QWidget) -> None:
    widget.resize(*SIZE)
    widget.show()
    widget.activateWindow()
    _settle()


def _time(work: Callable[[], object]) -> float:
    """Milliseconds of this thread until what changed is painted, whatever else the machine does."""
    start = thread_time()
    work()
    _settle()
    return (thread_time() - start) * 1000


def _settle() -> None:
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()


if __name__ == "__main__":
    main()
