"""The list of 10,000 organizations: first rows, sorting, searching, scrolling; budget 100 ms, memory flat."""

import argparse
import datetime
import os
import resource
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from uuid import UUID

from isoassess.store.vault.driver import sqlite3

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from isoassess.store.file.database import sort_key
from tests.bench.place import folder_on_disk
from tests.sample_organization import put_sample
from tests.ui.sample_stores import bring_up_to_date
from ui.home.cell_words import heading
from ui.home.organizations_model import ORDERS
from ui.home.screen import HomeScreen
from ui.home.table import OrganizationsTable
from ui.session.remembered import Remembered
from ui.widgets.theme import dress

COUNT = 10_000
BUDGET = 100.0
TODAY = datetime.date(2026, 11, 18)
NEWEST = datetime.datetime(2026, 11, 1)
WORDS = ("Bakery", "Polymers", "Freight", "Instruments", "Metals", "Foods", "Printing", "Timber", "Textiles")
SEARCHED = "textiles 0012"
VERDICTS = ("too-early", "not-ready", "ready-stage-1", "ready-stage-2")
LENSES = ("iso9001:2026", "iso9001:2015", "iso9002:1994")

Columns = dict[str, object]


def main() -> float:
    """Prints milliseconds and megabytes; returns the milliseconds to the first rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, help="how many organizations")
    count = parser.parse_args().count
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    dress(application, dark=False)
    with folder_on_disk() as folder:
        path = Path(folder) / "many.db"
        fill(path, count)
        with Store.open(path, who="A. Consultant") as store:
            first = _measure(store, Remembered(Path(folder) / "settings.json"))
    print(f"first rows: {first:.0f} ms of {BUDGET:.0f}")
    return first


def _measure(store: Store, remembered: Remembered) -> float:
    start = perf_counter()
    screen = HomeScreen(store, shipped, remembered, today=lambda: TODAY)
    screen.resize(1068, 710)
    screen.show()
    screen.header.show()
    _paint()
    first = _since(start)
    table = screen.findChild(OrganizationsTable)
    assert table is not None
    _measure_sorting(table)
    _measure_search(screen)
    _measure_scrolling(table, screen)
    print(f"read again: {_time(screen.refresh):.0f} ms, shelves counted: {_time(store.shelf_counts):.1f} ms")
    print(f"one standing brought up to date: {_measure_judging(store):.0f} ms")
    screen.close()
    return first


def _measure_sorting(table: OrganizationsTable) -> None:
    for column in ORDERS:
        took = [
            _time(lambda column=column, order=order: table.show_sorting(column, order))  # type: ignore[misc]
            for _round in range(2)
            for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
        ]
        print(f"sort by {heading(column)}: {median(took):.0f} ms, at most {max(took):.0f}")


def _measure_search(screen: HomeScreen) -> None:
    field = screen.header.findChild(QLineEdit)
    assert field is not None
    typed = [SEARCHED[:end] for end in range(1, len(SEARCHED) + 1)]
    took = [_time(lambda text=text: field.setText(text)) for text in (*typed, "")]  # type: ignore[misc]
    print(f"search as you type: {median(took):.1f} ms a letter, at most {max(took):.0f}")


def _measure_scrolling(table: OrganizationsTable, screen: HomeScreen) -> None:
    bar = table.verticalScrollBar()
    before = _megabytes()
    took = [_time(lambda value=value: bar.setValue(value)) for value in _pages(bar.maximum())]  # type: ignore[misc]
    print(f"scroll by a page: {median(took):.1f} ms, at most {max(took):.0f} ({len(took)} pages)")
    held = screen.model.held
    print(f"memory: {before:.0f} MB before, {_megabytes():.0f} MB after; {held} rows are held")


def _pages(last: int) -> Iterator[int]:
    yield from range(0, last + 1, max(1, last // 600))


def _measure_judging(store: Store) -> float:
    """Of the sample organization, the only one that has its answers here too."""
    assessment_id = put_sample(store, shipped())
    return median(
        _time(lambda: bring_up_to_date(store, shipped(), assessment_id, on=TODAY)) for _round in range(20)
    )


def _time(work: Callable[[], object]) -> float:
    """Until what changed is painted."""
    start = perf_counter()
    work()
    _paint()
    return _since(start)


def _paint() -> None:
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def _since(start: float) -> float:
    return (perf_counter() - start) * 1000


def _megabytes() -> float:
    """The most memory the process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fill(path: Path, count: int) -> None:
    """The sample organization, copied with other names, sectors, standards and standings."""
    with Store.open(path, who="A. Consultant") as store:
        bring_up_to_date(store, shipped(), put_sample(store, shipped()), on=TODAY)
    with closing(sqlite3.connect(path)) as connection, connection:
        rows = {table: _row(connection, table) for table in ("organization", "assessment", "standing")}
        history = _rows(connection, "SELECT * FROM history WHERE subject != 'answer'")
        chance = Random(9001)
        for number in range(count):
            _copy(connection, number, rows, history, chance)


def _copy(
    connection: sqlite3.Connection,
    number: int,
    rows: dict[str, Columns],
    history: list[Columns],
    chance: Random,
) -> None:
    """History first: its trigger would date the organization."""
    ids = {key: str(UUID(int=chance.getrandbits(128))) for key in ("organization_id", "assessment_id")}
    name = f"Sample {WORDS[number % len(WORDS)]} {number:05}"
    at = f"{NEWEST - datetime.timedelta(minutes=7 * number):%Y-%m-%d %H:%M:%S.%f}"
    last = 0
    for entry in history:
        about = {"assessment_id": ids["assessment_id"] if entry["assessment_id"] else None}
        changed = entry | about | {"id": None, "organization_id": ids["organization_id"], "at": at}
        last = _insert(connection, "history", changed)
    organization = {"id": ids["organization_id"], "name": name, "name_folded": sort_key(name)}
    organization |= {"changed_at": at, "sector_codes": f"[{chance.randint(1, 39)}]"}
    _insert(connection, "organization", rows["organization"] | organization)
    assessment = {"id": ids["assessment_id"], "lens": chance.choice(LENSES)}
    assessment |= {"organization_id": ids["organization_id"]}
    _insert(connection, "assessment", rows["assessment"] | assessment)
    standing = ids | {"history_id": last, "verdict": chance.choice(VERDICTS)}
    standing |= {"assessed": chance.randint(0, 272), "open_actions": chance.randint(0, 40)}
    _insert(connection, "standing", rows["standing"] | standing)


def _row(connection: sqlite3.Connection, table: str) -> Columns:
    (row,) = _rows(connection, f"SELECT * FROM {table}")
    return row


def _rows(connection: sqlite3.Connection, query: str) -> list[Columns]:
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _insert(connection: sqlite3.Connection, table: str, row: Columns) -> int:
    places = ", ".join("?" * len(row))
    cursor = connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", list(row.values())
    )
    return cursor.lastrowid or 0


if __name__ == "__main__":
    main()
