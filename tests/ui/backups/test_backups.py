"""Backups in the window: made by themselves and by hand, looked into, taken back from, and undone."""

import datetime
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from isoassess.domain import Answer
from isoassess.store import Shelf, Store
from isoassess.store.backup.places import folder_beside, folder_in, found_in
from tests.ui.sample_stores import named, remembered_beside, store_in, window_on
from ui.backups.backing_up import BackingUp, back_up_last
from ui.backups.restore_dialog import RestoreDialog
from ui.backups.screen import BackupsScreen
from ui.commands.places import BACKUPS
from ui.shell.main_window import MainWindow
from ui.shell.saved_line import SavedLine
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.texts import Text

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


def backups_screen(qtbot: QtBot, store: Store) -> tuple[MainWindow, BackupsScreen]:
    window = window_on(qtbot, store)
    window.go(BACKUPS)
    (screen,) = window.findChildren(BackupsScreen)
    qtbot.waitUntil(screen.isVisible)
    return window, screen


def press(screen: BackupsScreen, word: str) -> None:
    for button in (*screen.findChildren(QPushButton), *screen.header.findChildren(QPushButton)):
        if button.text().replace("&", "") == word and button.isVisible():
            button.click()
            return
    raise AssertionError(word)


def backed_up(qtbot: QtBot, screen: BackupsScreen, store: Store) -> Path:
    count = len(found_in(folder_beside(store.path)))
    press(screen, "Back up now")
    qtbot.waitUntil(lambda: len(found_in(folder_beside(store.path))) == count + 1, timeout=20_000)
    qtbot.waitUntil(lambda: "Last backup" in screen.says, timeout=20_000)
    return found_in(folder_beside(store.path))[0].path


def first_answer(store: Store) -> tuple[str, str]:
    assessment = store.assessments(store.organizations()[0].id)[0].id
    return assessment, next(iter(store.answers(assessment)))


def dialog_of(qtbot: QtBot, window: MainWindow) -> RestoreDialog:
    found: list[RestoreDialog] = []

    def is_open() -> bool:
        found[:] = [one for one in window.findChildren(RestoreDialog) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_open, timeout=20_000)
    return found[0]


def test_a_backup_is_made_by_hand_and_said_in_the_status(qtbot: QtBot, store: Store) -> None:
    window, screen = backups_screen(qtbot, store)
    assert "No backup yet" in screen.says
    backed_up(qtbot, screen, store)
    line = window.findChildren(SavedLine)[0]
    said = [text.text() for text in line.findChildren(Text)]
    assert any("Last backup" in one for one in said)


def test_the_backup_of_before_is_said_before_anything_was_looked_through(qtbot: QtBot, store: Store) -> None:
    window, screen = backups_screen(qtbot, store)
    backed_up(qtbot, screen, store)
    assert window.close()
    _window, again = backups_screen(qtbot, store)
    assert "Last backup" in again.says


def test_what_was_emptied_is_taken_back_and_that_is_undone(qtbot: QtBot, store: Store) -> None:
    window, screen = backups_screen(qtbot, store)
    backed_up(qtbot, screen, store)
    assessment, requirement = first_answer(store)
    before = store.answers(assessment)
    store.save_answer(assessment, requirement, Answer())
    worse = store.answers(assessment)
    press(screen, "Look into it...")
    dialog = dialog_of(qtbot, window)
    assert "different: 1 answer" in dialog.list.item(0).text()
    assert dialog.chosen == (store.organizations()[0].id,)
    dialog.accept()
    qtbot.waitUntil(lambda: "1 organization was taken back." in screen.says, timeout=20_000)
    assert store.answers(assessment) == before
    press(screen, "Undo")
    qtbot.waitUntil(lambda: "Taking back was undone: " in screen.says, timeout=20_000)
    name = store.organizations()[0].name
    assert f"Taking back was undone: {name} is as it was before." in screen.says
    assert store.answers(assessment) == worse


def test_only_what_is_ticked_is_taken_back(qtbot: QtBot, store: Store) -> None:
    window, screen = backups_screen(qtbot, store)
    second = store.add_organization(named("Sample Bakery"))
    backup = backed_up(qtbot, screen, store)
    for one in store.organizations():
        store.save_profile(one.id, named(f"{one.name} renamed"))
    press(screen, "Look into it...")
    dialog = dialog_of(qtbot, window)
    for row in range(dialog.list.count()):
        item = dialog.list.item(row)
        if not item.text().startswith("Sample Bakery"):
            item.setCheckState(Qt.CheckState.Unchecked)
    assert dialog.backup == backup
    dialog.accept()
    qtbot.waitUntil(lambda: "taken back." in screen.says, timeout=20_000)
    assert store.profile(second).organization.name == "Sample Bakery"
    assert {one.name for one in store.organizations()} == {
        "Sample Bakery",
        "Example Fabrications Ltd renamed",
    }


def test_a_stick_that_comes_back_gets_its_backup_at_the_next_look(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    remembered = remembered_beside(store)
    remembered.backup_folder = tmp_path / "stick"
    backing_up = BackingUp(store, remembered)
    with qtbot.waitSignal(backing_up.told, timeout=20_000):
        backing_up.look()
    assert "is not there now" in " ".join(backing_up.failures)
    assert "Last backup" in backing_up.words
    (tmp_path / "stick").mkdir()
    with qtbot.waitSignal(backing_up.told, timeout=20_000):
        backing_up.look()
    assert backing_up.failures == ()
    assert len(found_in(folder_in(tmp_path / "stick", store.path))) == 1
    backing_up.leave()


def test_after_the_first_hour_of_work_of_a_day_one_is_made(qtbot: QtBot, store: Store) -> None:
    moment = [store_clock(store)]
    backing_up = BackingUp(store, remembered_beside(store), now=lambda: moment[0])
    look = looking(qtbot, backing_up)
    look()
    assert len(found_in(folder_beside(store.path))) == 1  # the last leaving had made none
    moment[0] += 24 * HOUR
    store._clock = lambda: moment[0]
    assessment, requirement = first_answer(store)
    store.save_answer(assessment, requirement, Answer())
    look()
    assert len(found_in(folder_beside(store.path))) == 1
    moment[0] += HOUR
    look()
    assert len(found_in(folder_beside(store.path))) == 2
    backing_up.leave()


def store_clock(store: Store) -> datetime.datetime:
    return store.history()[-1].at.astimezone(datetime.UTC) + HOUR


def looking(qtbot: QtBot, backing_up: BackingUp) -> Callable[[], None]:
    def look() -> None:
        with qtbot.waitSignal(backing_up.told, timeout=20_000):
            backing_up.look()

    return look


def test_leaving_stops_what_is_made_and_makes_the_last_one(qtbot: QtBot, store: Store) -> None:
    backing_up = BackingUp(store, remembered_beside(store))
    backing_up.look()
    backing_up.leave()
    folder = folder_beside(store.path)
    assert not folder.exists() or not [one for one in folder.iterdir() if one.name.startswith(".")]
    store.close()
    back_up_last(store.path, remembered_beside(store))
    assert len(found_in(folder)) == 1


def test_what_is_no_backup_is_said_on_the_page(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _window, screen = backups_screen(qtbot, store)
    words = tmp_path / "words.db"
    words.write_bytes(b"these are words")
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_: (str(words), ""))
    press(screen, "Look into another file...")
    qtbot.waitUntil(lambda: "is not an IsoAssess file" in screen.says, timeout=20_000)


def test_an_organization_of_another_file_comes_and_goes_under_deleted_when_undone(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tmp_path / "other.db", who="another") as other:
        other.add_organization(named("Sample Bakery"))
    shutil.copyfile(tmp_path / "other.db", tmp_path / "given.db")
    window, screen = backups_screen(qtbot, store)
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "given.db"), ""))
    press(screen, "Look into another file...")
    dialog_of(qtbot, window).accept()
    qtbot.waitUntil(lambda: "taken back." in screen.says, timeout=20_000)
    assert store.shelf_counts()[Shelf.ACTIVE] == 2
    press(screen, "Undo")
    qtbot.waitUntil(lambda: "under Deleted" in screen.says, timeout=20_000)
    assert store.shelf_counts()[Shelf.REMOVED] == 1


def test_a_second_folder_is_chosen_filled_and_dropped(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _window, screen = backups_screen(qtbot, store)
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: str(stick))
    press(screen, "Choose a folder...")
    qtbot.waitUntil(lambda: len(found_in(folder_in(stick, store.path))) == 1, timeout=20_000)
    assert remembered_beside(store).backup_folder == stick
    qtbot.waitUntil(lambda: "Last backup" in screen.says, timeout=20_000)
    press(screen, "Use no second folder")
    assert remembered_beside(store).backup_folder is None


def test_a_second_folder_inside_the_first_is_refused_beside_the_button(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _window, screen = backups_screen(qtbot, store)
    inside = folder_beside(store.path) / "deeper"
    inside.mkdir(parents=True)
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: str(inside))
    press(screen, "Choose a folder...")
    told = [text for text in screen.findChildren(Text) if "already lie in" in text.text()]
    assert [text.isVisible() for text in told] == [True]
    assert remembered_beside(store).backup_folder is None
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_: str(stick))
    press(screen, "Choose a folder...")
    assert not told[0].isVisible()
    qtbot.waitUntil(lambda: len(found_in(folder_in(stick, store.path))) == 1, timeout=20_000)
