"""Real stores with clearly invented organizations, for the tests of the window."""

import datetime
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import Catalogue, shipped
from isoassess.domain.profile import Organization, Profile
from isoassess.services.stored_case import judge_stored
from isoassess.store import Standing, Store
from tests.ready_stores import put_empty_store
from tests.sample_organization import put_sample, sample
from ui.overview.screen import OverviewScreen
from ui.session.open_assessment import OpenAssessment
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow

TODAY = datetime.date(2026, 11, 18)
NOW = datetime.datetime(2026, 11, 18, 10, 42, 7, tzinfo=datetime.UTC)


def today() -> datetime.date:
    return TODAY


def ticking() -> Callable[[], datetime.datetime]:
    """A clock that is one second later each time it is read."""
    seconds = 0

    def tick() -> datetime.datetime:
        nonlocal seconds
        seconds += 1
        return NOW + datetime.timedelta(seconds=seconds)

    return tick


@cache
def _sample_file() -> bytes:
    """A closed store that holds the sample organization; made once, for it takes many commits."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.db"
        with Store.open(path, who="tester", clock=ticking()) as store:
            put_sample(store, shipped())
            store.prepare_search()  # else each window on it does so
        return path.read_bytes()


@contextmanager
def store_in(folder: Path, *, sample: bool = False) -> Iterator[Store]:
    path = folder / "offices.db"
    if sample:
        path.write_bytes(_sample_file())
    elif not path.exists():
        put_empty_store(path)
    with Store.open(path, who="tester", clock=ticking()) as store:
        yield store


@contextmanager
def write_protected(path: Path) -> Iterator[None]:
    """The file refuses what is saved, and time alone does not help."""
    usual = path.stat().st_mode
    path.chmod(0o444)
    try:
        yield
    finally:
        path.chmod(usual)


def named(name: str) -> Profile:
    """The sample's profile under another name."""
    return replace(sample().profile, organization=Organization(name=name))


def add_named(store: Store, *names: str) -> list[str]:
    return [store.add_organization(named(name)) for name in names]


def remembered_beside(store: Store) -> Remembered:
    """What a window on this store remembers."""
    return Remembered(store.path.with_name("settings.json"))


def open_sample(store: Store) -> OpenAssessment:
    """The sample organization with all its answers."""
    return OpenAssessment(
        store, shipped(), put_sample(store, shipped()), remembered_beside(store), today=today
    )


def open_begun(store: Store, profile: Profile) -> OpenAssessment:
    """An assessment in which nothing is answered yet."""
    from ui.session.first_assessment import start_assessment

    organization_id = store.add_organization(profile)
    assessment_id = start_assessment(store, shipped(), organization_id, today=TODAY)
    return OpenAssessment(store, shipped(), assessment_id, remembered_beside(store), today=today)


def write(opened: OpenAssessment, requirement_id: str, key: str, text: str) -> bool:
    """Write a text of an answer as somebody who sees what is there."""
    return opened.write(requirement_id, key, text, seen=getattr(opened.answer(requirement_id), key))


def bring_up_to_date(
    store: Store, catalogue: Catalogue, assessment_id: str, *, on: datetime.date
) -> Standing:
    """Judge a stored assessment and keep for the list how it stands."""
    standing = judge_stored(store, catalogue, assessment_id, on=on)
    store.save_standing(assessment_id, standing)
    return standing


def window_on(qtbot: QtBot, store: Store) -> MainWindow:
    """The whole window over a store, in front."""
    made = MainWindow(store, shipped, remembered_beside(store), today=today)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def whole(overview: OverviewScreen) -> OverviewScreen:
    """An overview in view, once the cards below the fold are there too."""
    for _turn in range(1000):
        if overview.is_whole:
            break
        QTest.qWait(1)
    assert overview.is_whole
    return overview
