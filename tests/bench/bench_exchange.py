"""A package in the window: the preview of 1,000 differences, the longest stall while one goes out and in."""

import random
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtTest import QTest

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer, Rating
from isoassess.domain.answers import Action
from isoassess.exchange.package.writing import PackageOptions
from isoassess.services.packages.exporting import export
from isoassess.services.packages.importing import preview, take_in
from isoassess.store import Store
from isoassess.store.joining.comparing import compare
from isoassess.store.joining.joined import JoinRule
from tests.bench.measuring import Bench, By, Effort, Measured, Results, Row, Taken, Unit, figure, taken
from tests.bench.place import folder_on_disk
from tests.bench.window import Stalls, application, stall_note
from tests.sample_organization import sample
from tests.ui.sample_stores import NOW, remembered_beside, today
from ui.packages.import_dialog import ImportDialog
from ui.packages.shown import shown_package
from ui.packages.work import Stoppable
from ui.session.first_assessment import start_assessment
from ui.shell.main_window import MainWindow
from ui.widgets.tasks import Task

DIFFERENCES = 1_000
FILES, SIZE = 20, 5_000_000
PATIENCE = 300  # seconds


def measure(effort: Effort) -> Results:
    application()
    with folder_on_disk() as place, Store.open(Path(place) / "here.db", who="A. Consultant") as store:
        folder = Path(place)
        firm = store.add_organization(sample().profile)
        assessment = start_assessment(store, shipped(), firm, today=today())
        chance = random.Random(1)
        for number in range(FILES):
            store.add_attachment(firm, name=f"record-{number}.bin", content=chance.randbytes(SIZE))
        package = _changed_elsewhere(store, folder, firm, assessment)
        window = MainWindow(store, shipped, remembered_beside(store), today=today)
        window.showMaximized()
        QTest.qWait(1_000)
        previews = [_preview(store, window, package, firm) for _number in range(effort.rounds(5) + 1)][1:]
        idle, stall = _stalls(store, window, folder, package, firm)
        window.close()
    return {
        "preview": Measured(ours=previews),
        "package-stall": Measured(ours=figure(max(0.0, stall - idle)), note=stall_note(stall, idle)),
    }


def _changed_elsewhere(store: Store, folder: Path, firm: str, assessment: str) -> Path:
    """The package of somebody who has changed a thousand fields, all of them changed here as well."""
    first = export(store, [firm], folder / "first", options=PackageOptions()).file
    lens = store.assessment(assessment).lens
    asked = [known.id for known in shipped().requirements(lens) if known.graded][: DIFFERENCES // 4]
    with Store.open(folder / "there.db", who="B. Colleague") as there:
        take_in(first, there.path, who=there.who, now=NOW, rule=JoinRule.NEWER)
        for id_ in asked:
            for where, word in ((store, "here"), (there, "there")):
                rating = Rating.PARTIAL if where is store else Rating.EFFECTIVE
                action = Action(what=f"Write it down, {word}")
                answer = Answer(rating=rating, evidence=f"Seen {word}", note=word, action=action)
                where.save_answer(assessment, id_, answer)
        return export(there, [firm], folder / "second", options=PackageOptions()).file


def _preview(store: Store, window: MainWindow, package: Path, firm: str) -> Taken:
    """From two contents in memory to the painted dialog; they are read on a thread of their own."""
    found = preview(package, store, shipped())
    there, here = found.comparisons[0].there, store.content(firm)
    dialogs: list[ImportDialog] = []

    def shown() -> None:
        compare(there, here)
        dialogs.append(ImportDialog(shown_package(found, shipped()), shipped, window, today=today()))
        dialogs[-1].open()
        dialogs[-1].grab()

    took = taken(shown)
    dialogs[-1].reject()
    dialogs[-1].deleteLater()
    return took


def _stalls(store: Store, window: MainWindow, folder: Path, package: Path, firm: str) -> tuple[float, float]:
    """The longest while nothing is done, and that of any of the work."""
    stalls = Stalls()
    idle = stalls.while_idle()
    packages = window.packages.packages
    writing = Stoppable()
    task = Task(window)
    stalls.begin()
    task.run(
        lambda: writing.write(store.path, store.who, [firm], folder / "third", PackageOptions(), ""),
        writing.progress,
    )
    _wait(lambda: not task.busy)
    exported = stalls.longest
    stalls.begin()
    window.packages.look_into(package)
    _wait(lambda: packages.dialog is not None and packages.dialog.isVisible())
    QTest.qWait(300)
    looked = stalls.longest
    dialog = packages.dialog
    assert isinstance(dialog, ImportDialog)
    dialog.theirs.click()
    stalls.begin()
    dialog.confirm.click()
    _wait(lambda: window.packages.line.can_undo)
    QTest.qWait(300)
    return idle, max(exported, looked, stalls.longest)


def _wait(until: Callable[[], bool]) -> None:
    begun = perf_counter()
    while not until():
        QTest.qWait(20)
        if perf_counter() - begun > PATIENCE:
            sys.exit("it takes too long")


BENCH = Bench(
    rows=(
        Row(
            name="preview",
            work="the preview of 1,000 differences",
            budget=200,
            unit=Unit.MILLISECONDS,
            by=By.PROCESSOR,
        ),
        Row(
            name="package-stall",
            work="longest stall while a package goes out and in, beyond the machine's own",
            budget=50,
            unit=Unit.MILLISECONDS,
        ),
    ),
    measure=measure,
)
