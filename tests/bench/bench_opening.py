"""From a click on an organization to its first screen, painted and ready for a key."""

from PySide6.QtCore import QCoreApplication

from tests.bench.measuring import Bench, Effort, Measured, Results, Row, Taken, Unit, taken
from tests.bench.window import Painted, settle, window_with_sample
from ui.shell.main_window import MainWindow


def measure(effort: Effort) -> Results:
    """The first opening loads what the start left out, so it is measured apart."""
    with window_with_sample() as (window, store):
        (sample,) = store.organizations()
        first = _opened(window, sample.id)
        again = [_opened(window, sample.id) for _number in range(effort.rounds(15))]
    return {"open-first": Measured(ours=[first]), "open": Measured(ours=again)}


def _opened(window: MainWindow, organization: str) -> Taken:
    window.close_organization()
    settle()
    painted = Painted(window)

    def choose() -> None:
        window.open_organization(organization)
        QCoreApplication.processEvents()
        while not painted.count:
            QCoreApplication.processEvents()

    took = taken(choose)
    painted.deleteLater()
    settle()
    return took


BENCH = Bench(
    rows=(
        Row(
            name="open-first",
            work="open the first organization, to a usable screen",
            budget=150,
            unit=Unit.MILLISECONDS,
        ),
        Row(name="open", work="open one once more", budget=150, unit=Unit.MILLISECONDS),
    ),
    measure=measure,
    needs_screen=True,
)
