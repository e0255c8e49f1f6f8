"""The list of 10,000 organizations: its first rows, its orders, its pages, and what is searched for in it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from isoassess.catalogue.catalogue import shipped
from isoassess.catalogue.question_library import NEWEST
from isoassess.language.word_index import NamedEntry, WordIndex, find_in
from isoassess.store import Store
from tests.bench.many_organizations import COUNT, TODAY, enrich, fill
from tests.bench.measuring import Bench, By, Effort, Measured, Results, Row, Taken, Unit, taken
from tests.bench.place import folder_on_disk
from tests.bench.window import application, focus, settle, show, window_on
from tests.sample_organization import sample
from ui.commands.places import ASSESSMENT
from ui.home.organizations_model import ORDERS
from ui.home.screen import HomeScreen
from ui.home.table import OrganizationsTable
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow

QUICK = 1_000  # organizations: a tenth of them is made in a tenth of the time
TEXTS = ("textiles 0012", "plant north", "calibrate", "k. example", "sud", "07", "nothing like that")
AT_HOME = ("textiles 0012", "sample b", "no such firm")
IN_ASSESSMENT = ("calibration", "kpi", "supplier", "no such thing")
NAMES = ("textiles 0012", "smaple", "tpl", "drak mode", "calibrtion", "8.4.2", "nothing like that", "s")


def measure(effort: Effort) -> Results:
    application()
    with folder_on_disk() as folder:
        path = Path(folder) / "many.db"
        fill(path, QUICK if effort.quick else COUNT)
        enrich(path)
        with Store.open(path, who="A. Consultant") as store:
            results = dict(_list(store, Remembered(Path(folder) / "list.json"), effort))
            store.prepare_search()
            results["search"] = Measured(ours=_all_texts(store, effort))
            results["palette"] = Measured(ours=_names(store, effort))
            with window_on(store, Path(folder)) as window:
                results["search-painted"] = Measured(ours=_typed(window, AT_HOME, effort))
                window.open_organization(store.organization_ids(sample().profile.organization.name)[0])
                window.go(ASSESSMENT)
                settle()
                results["search-requirements"] = Measured(ours=_typed(window, IN_ASSESSMENT, effort))
    return results


def _list(store: Store, remembered: Remembered, effort: Effort) -> Iterator[tuple[str, Measured]]:
    """The screen alone, made anew for each round, then sorted by every column and turned page by page."""
    times = []
    for _number in range(effort.rounds(5) + 1):
        made = partial(HomeScreen, store, shipped, remembered, today=lambda: TODAY)
        took, screen = _shown(made)
        times.append(took)
        if len(times) <= effort.rounds(5):
            screen.close()
            screen.deleteLater()
            settle()
    yield "list", Measured(ours=times[1:])
    table = screen.findChild(OrganizationsTable)
    assert table is not None
    sorting = [
        taken(partial(_painted, partial(table.show_sorting, column, order)), f"{column} {order}")
        for _number in range(effort.rounds(5))
        for column in ORDERS
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
    ]
    yield "sort", Measured(ours=sorting)
    bar = table.verticalScrollBar()
    pages = range(0, bar.maximum() + 1, max(1, bar.maximum() // 300))
    scrolled = [taken(partial(_painted, partial(bar.setValue, page))) for page in pages]
    yield "scroll", Measured(ours=scrolled, note=f"{screen.model.held} rows are held")
    screen.close()
    screen.deleteLater()
    settle()


def _shown(make: Callable[[], HomeScreen]) -> tuple[Taken, HomeScreen]:
    made: list[HomeScreen] = []

    def until_painted() -> None:
        made.append(make())
        show(made[-1])
        made[-1].header.show()
        settle()

    return taken(until_painted), made[-1]


def _all_texts(store: Store, effort: Effort) -> list[Taken]:
    """Letter by letter, with the first page and where it was found, as the list does it."""
    ordered = store.organization_ids()

    def page(search: str) -> None:
        found = store.matches(search)
        ids = [id_ for id_ in ordered if id_ in found][:30]
        store.organization_summaries(ids)
        store.found_where(ids, search)

    return _by_letter(page, TEXTS, effort)


def _names(store: Store, effort: Effort) -> list[Taken]:
    """As the palette does, which forgives typing errors."""
    entries = [NamedEntry(id=id_, words=name) for id_, name, _shelf in store.organization_names()]
    questions = [NamedEntry(id=known.id, words=known.asks) for known in shipped().requirements(NEWEST)]
    indexes = (WordIndex(questions), WordIndex(entries))
    find_in(indexes, "smaple")  # the library that forgives is read once
    return _by_letter(lambda text: find_in(indexes, text), NAMES, effort)


def _by_letter(find: Callable[[str], object], searches: tuple[str, ...], effort: Effort) -> list[Taken]:
    typed = [search[:end] for search in searches for end in range(1, len(search) + 1)]
    find(typed[0])
    return [taken(partial(find, text), text) for _number in range(effort.rounds(7)) for text in typed]


def _typed(window: MainWindow, words: tuple[str, ...], effort: Effort) -> list[Taken]:
    """Letter by letter into the search of the screen in view, each until it is painted."""
    QTest.keyClick(focus(window), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    settle()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit), field
    times = []
    for number in range(effort.rounds(9) + 1):
        for word in words:
            field.setFocus()
            settle()
            for end, letter in enumerate(word, 1):
                took = taken(partial(_painted, partial(QTest.keyClick, field, letter)), word[:end])
                if number:
                    times.append(took)
            field.clear()
            QTest.qWait(50)
            settle()
    return times


def _painted(work: Callable[[], object]) -> None:
    work()
    settle()


def _row(name: str, work: str, budget: float, percentile: int = 50) -> Row:
    return Row(
        name=name,
        work=work,
        budget=budget,
        unit=Unit.MILLISECONDS,
        by=By.PROCESSOR,
        percentile=percentile,
    )


BENCH = Bench(
    rows=(
        _row("list", f"first rows of {COUNT:,} organizations", 100),
        _row("sort", "the list sorted by another column, the slowest", 100),
        _row("scroll", "the list moved by a page, 99 of 100", 50, 99),
        _row("search", "a letter searched for in all texts of them, the slowest", 30),
        _row("palette", "a letter searched for in all names, with typing errors, the slowest", 20),
        _row("search-painted", "a letter in the search of the list, painted, the slowest", 30),
        _row("search-requirements", "a letter in the search of the requirements, painted, the slowest", 30),
    ),
    measure=measure,
    patience=900,
)
