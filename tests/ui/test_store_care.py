"""The window says what is wrong with its file, once and in plain words, and no longer than it is so."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from isoassess.catalogue import shipped
from isoassess.demo import put_sample
from isoassess.store import NewestMissing, Shelf, Store
from tests.ui.offices import store_in, today
from ui.app import open_store
from ui.main_window import MainWindow
from ui.remembered import Remembered
from ui.store_care import DAMAGED, DOUBTFUL, READ_ONLY, SYNCED
from ui.widgets.notices import Notices

Opened = Callable[[Store], Notices]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    """The notices of a window over a store."""
    windows = []  # they live as long as the test

    def open_window(store: Store) -> Notices:
        window = MainWindow(store, shipped, Remembered(tmp_path / "window.ini"), today=today)
        qtbot.addWidget(window)
        window.show()
        windows.append(window)
        return window.findChildren(Notices)[0]

    return open_window


def test_a_folder_that_is_carried_elsewhere_is_advised_against_once(
    qtbot: QtBot, tmp_path: Path, opened: Opened
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    with store_in(folder, sample=False) as store:
        notices = opened(store)
        qtbot.waitUntil(lambda: "Dropbox synchronizes the folder" in notices.said(SYNCED))
        again = opened(store)
        qtbot.wait(50)
        assert again.said(SYNCED) == ""


def test_a_protected_store_says_so_until_it_can_be_written(
    qtbot: QtBot, tmp_path: Path, opened: Opened
) -> None:
    with store_in(tmp_path, sample=True) as store:
        path = store.path
    path.chmod(0o444)
    with Store.open(path, who="tester") as store:
        notices = opened(store)
        qtbot.waitUntil(lambda: "write-protected" in notices.said(READ_ONLY))
        path.chmod(0o600)
        qtbot.waitUntil(lambda: notices.said(READ_ONLY) == "")


def test_a_damaged_attachment_is_said_after_the_window_is_there(
    qtbot: QtBot, tmp_path: Path, opened: Opened
) -> None:
    with store_in(tmp_path, sample=True) as store:
        organization = store.organizations()[0].id
        store.add_attachment(organization, name="record.txt", content=b"as attached")
        with closing(sqlite3.connect(store.path)) as connection:
            connection.execute("UPDATE content SET data = CAST('as attacheD' AS BLOB)")
            connection.commit()
        notices = opened(store)
        qtbot.waitUntil(lambda: '"record.txt" is damaged' in notices.said(DAMAGED))


def test_an_answer_that_its_history_denies_is_said_when_the_organization_is_opened(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with store_in(tmp_path, sample=True) as store:
        assessment = store.assessment(put_sample(store, shipped()))
        requirement = next(iter(store.answers(assessment.id)))
        with closing(sqlite3.connect(store.path)) as connection:
            changed = "UPDATE answer SET note = 'never said' WHERE requirement_id = ?"
            connection.execute(changed, (requirement,))
            connection.commit()
        window = MainWindow(store, shipped, Remembered(tmp_path / "window.ini"), today=today)
        qtbot.addWidget(window)
        window.open_organization(assessment.organization_id)
        said = window.findChildren(Notices)[0].said(DOUBTFUL)
        asked = shipped().requirement(requirement)
        spot = f"{asked.clause[assessment.lens]} {asked.asks}"
        assert said == (
            "1 answer in the file is not the one last saved there; the file may be damaged. "
            f"See whether it is right: {spot}"
        )
        assert requirement not in said


@pytest.mark.parametrize("anyway", [True, False])
def test_a_copy_without_its_newest_entries_is_opened_only_when_a_person_says_so(
    tmp_path: Path, anyway: bool
) -> None:
    told: list[object] = []

    def ask_anyway(reason: object) -> bool:
        told.append(reason)
        return anyway

    with store_in(tmp_path, sample=True) as store:
        store.remove_organization(store.organizations()[0].id)
        copy = Path(shutil.copyfile(store.path, tmp_path / "copy.db"))
        store.restore_organization(store.organizations(shelf=Shelf.REMOVED)[0].id)
    found = open_store(copy, who="tester", ask=lambda _reason: None, ask_anyway=ask_anyway)
    assert [type(reason) for reason in told] == [NewestMissing]
    assert (found is not None) is anyway
    if found is not None:
        found.close()
