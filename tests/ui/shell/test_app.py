"""The program opens what a person wants opened, says why not, and leaves nothing behind when it goes."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from isoassess.store import Shelf, Store, viewed
from isoassess.store.backup.places import folder_beside, found_in
from isoassess.store.vault.driver import sqlite3
from tests.ui.assessment.answering import PressedAnswers
from tests.ui.sample_stores import named, store_in
from ui.app import ask_for_another, existing_or_another, open_store, person, work_with
from ui.session.remembered import Remembered
from ui.shell.file.file_watch import FileWatch
from ui.shell.main_window import MainWindow
from ui.widgets.choosing.file_dialog import FileDialog

pytestmark = pytest.mark.usefixtures("qtbot")
REASON = "A sample of a reason."


@pytest.fixture
def choosing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What is chosen in the next file dialog; nothing where it is given up."""

    def choose(path: str) -> None:
        monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_arguments: (path, ""))

    return choose


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy that was made while the original was open, without its newest entries."""
    with store_in(tmp_path, sample=True) as store:
        store.remove_organization(store.organizations()[0].id)
        copy = Path(shutil.copyfile(store.path, tmp_path / "copy.db"))
        store.restore_organization(store.organizations(shelf=Shelf.REMOVED)[0].id)
    return copy


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A store beside which lies what belongs to another one."""
    with store_in(tmp_path, sample=True) as store:
        path = store.path
    other = tmp_path / "other.db"
    with Store.open(other, who="tester") as store:
        store.add_organization(named("Sample Joinery"))
        shutil.copyfile(f"{other}-wal", f"{path}-wal")
    return path


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The connection of another program that holds the sample store."""
    with store_in(tmp_path, sample=True):
        pass
    with closing(sqlite3.connect(tmp_path / "offices.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield other


def test_a_locked_file_is_tried_again_by_itself_once_it_is_free(
    tmp_path: Path, locked: sqlite3.Connection
) -> None:
    freed = QTimer()
    freed.setSingleShot(True)
    freed.timeout.connect(locked.rollback)
    freed.start(300)
    found = open_store(tmp_path / "offices.db", who="tester", ask=_never, busy_timeout=0.05)
    assert found is not None
    assert [one.name for one in found.organizations()] == ["Example Fabrications Ltd"]
    found.close()


def test_a_locked_file_is_tried_again_by_enter_and_said_again_while_it_is_locked(
    tmp_path: Path, locked: sqlite3.Connection, choosing: Callable[[str], None]
) -> None:
    choosing(str(tmp_path / "clients.db"))
    answers = PressedAnswers(Qt.Key.Key_Return, "Try again", "Open another file...")
    found = open_store(tmp_path / "offices.db", who="tester", ask=_never, busy_timeout=0.05)
    assert found is not None
    assert found.path == tmp_path / "clients.db"
    found.close()
    assert len(answers.said) == 3
    assert {said.startswith("This file cannot be opened now. Another program") for said in answers.said} == {
        True
    }


def test_a_locked_file_can_be_left(tmp_path: Path, locked: sqlite3.Connection) -> None:
    answers = PressedAnswers(Qt.Key.Key_Escape)
    assert open_store(tmp_path / "offices.db", who="tester", ask=_never, busy_timeout=0.05) is None
    assert answers.is_done


def test_where_a_file_cannot_be_opened_another_one_can(
    tmp_path: Path, choosing: Callable[[str], None]
) -> None:
    (tmp_path / "letter.db").write_text("No database, a letter. " * 100)
    choosing(str(tmp_path / "clients.db"))
    answers = PressedAnswers("Open another file...")
    found = open_store(tmp_path / "letter.db", who="tester", ask=ask_for_another)
    assert found is not None
    assert found.path == tmp_path / "clients.db"
    found.close()
    (said,) = answers.said
    assert said.startswith("This file cannot be opened. ")
    assert f'"{tmp_path / "letter.db"}" is not an IsoAssess file' in said
    assert (tmp_path / "letter.db").read_text().startswith("No database, a letter.")


@pytest.mark.parametrize("answer", ["Quit", Qt.Key.Key_Escape])
def test_where_a_file_cannot_be_opened_one_can_quit(
    tmp_path: Path, choosing: Callable[[str], None], answer: str | Qt.Key
) -> None:
    choosing(str(tmp_path / "never.db"))
    answers = PressedAnswers(answer)
    assert open_store(tmp_path, who="tester", ask=ask_for_another) is None
    assert len(answers.said) == 1
    assert not (tmp_path / "never.db").exists()


def test_who_names_no_other_file_quits(choosing: Callable[[str], None]) -> None:
    choosing("")
    answers = PressedAnswers("Open another file...")
    assert ask_for_another(REASON) is None
    assert answers.said == [f"This file cannot be opened. {REASON}"]


def test_a_copy_without_its_newest_entries_is_opened_anyway(copied: Path) -> None:
    answers = PressedAnswers("Open it anyway")
    found = open_store(copied, who="tester", ask=_never)
    assert answers.said[0].startswith("The newest entries may be missing in this file. ")
    assert found is not None
    assert [one.name for one in found.organizations()] == ["Example Fabrications Ltd"]  # as before
    found.close()


@pytest.mark.parametrize("answer", ["Do not open it", Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_copy_without_its_newest_entries_is_left_where_nobody_says_otherwise(
    copied: Path, answer: str | Qt.Key
) -> None:
    before, told = copied.read_bytes(), []

    def quits(reason: str) -> None:
        told.append(reason)

    answers = PressedAnswers(answer)
    assert open_store(copied, who="tester", ask=quits) is None
    assert len(answers.said) == 1
    assert "its newest entries may be missing" in told[0]
    assert copied.read_bytes() == before


def test_what_belongs_to_another_file_is_named_and_put_aside_only_when_wanted(foreign: Path) -> None:
    companion = foreign.with_name(f"{foreign.name}-wal")
    content = companion.read_bytes()
    answers = PressedAnswers("Do not open it", "Open it anyway")
    assert open_store(foreign, who="tester", ask=lambda _reason: None) is None
    assert companion.read_bytes() == content
    found = open_store(foreign, who="tester", ask=_never)
    assert found is not None
    assert [one.name for one in found.organizations()] == ["Example Fabrications Ltd"]
    found.close()
    assert all(
        said.startswith("This file and the one beside it do not belong together.") for said in answers.said
    )
    kept = foreign.with_name(f"{foreign.name}-wal.kept")
    assert kept.read_bytes() == content


def test_the_history_names_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "a.consultant")
    assert person() == "a.consultant"


@pytest.mark.skipif(os.name == "nt", reason="an account has no number there")
def test_an_account_without_a_name_can_work_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 2_000_000_123)  # as in a container
    assert person() == "me"


def test_a_window_is_told_to_others_while_it_is_open_and_leaves_one_whole_file(
    qapp: QApplication, tmp_path: Path, home: Path
) -> None:
    path = tmp_path / "clients.db"
    store = Store.open(path, who="tester")
    notes: list[Path] = []

    def use(window: MainWindow) -> None:
        notes.extend(tmp_path.glob("clients.db-window-*"))
        store.add_organization(named("Sample Bakery"))
        window.close()

    with_window(use)
    assert work_with(store, qapp) == (0, None)
    assert len(notes) == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["clients backups", "clients.db"]
    (backup,) = found_in(folder_beside(path))
    with viewed(backup.path, who="Reader") as left:
        assert [one.name for one in left.organizations()] == ["Sample Bakery"]
    assert Remembered(home / "config" / "IsoAssess" / "settings.json").knows(path)
    with Store.open(path, who="Reader") as reader:
        assert [one.name for one in reader.organizations()] == ["Sample Bakery"]


def test_the_file_that_took_the_place_of_another_is_worked_in_next(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "theirs").mkdir()
    with store_in(tmp_path / "theirs") as theirs:
        theirs.add_organization(named("Sample Joinery"))
    with store_in(tmp_path, sample=True) as made:
        path = made.path
    answers = PressedAnswers("Open the file that is there now", "OK")
    seen: list[list[str]] = []

    def replace(window: MainWindow) -> None:
        (tmp_path / "theirs" / path.name).replace(path)
        window.findChildren(FileWatch)[0].check_file()
        ask = next(one for one in window.findChildren(QPushButton) if one.text() == "W&hat to do...")
        ask.click()

    def look(window: MainWindow) -> None:
        seen.append([window.home.model.index(0, 0).data()])
        window.close()

    with_window(replace)
    assert work_with(Store.open(path, who="tester"), qapp) == (0, path)
    assert answers.is_done
    with_window(look)
    assert work_with(Store.open(path, who="tester"), qapp) == (0, None)
    assert seen == [["Sample Joinery"]]
    with Store.open(tmp_path / "offices.kept.db", who="Reader") as kept:
        assert [one.name for one in kept.organizations()] == ["Example Fabrications Ltd"]


def _never(reason: str) -> None:
    pytest.fail(f"refused: {reason}")


def with_window(act: Callable[[MainWindow], None]) -> None:
    """Do something with the window as soon as it is there."""

    def begin() -> None:
        window = QApplication.activeWindow()
        if isinstance(window, MainWindow):
            act(window)
        else:
            QTimer.singleShot(50, begin)

    QTimer.singleShot(50, begin)


def test_a_file_that_is_not_there_is_named_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told: list[str] = []
    assert existing_or_another(Path("gone.db"), ask=told.append) is None
    assert str(tmp_path / "gone.db") in told[0]


def test_of_a_file_that_was_given_to_be_opened_no_store_is_made(tmp_path: Path) -> None:
    given, told = tmp_path / "empty.isoassess", list[str]()
    given.touch()

    def ask(reason: str) -> Path | None:
        told.append(reason)
        return None

    assert existing_or_another(given, ask=ask) is None
    assert existing_or_another(tmp_path / "gone.db", ask=ask) is None
    assert "empty.isoassess" in told[0]
    assert "gone.db" in told[1]
    assert given.stat().st_size == 0
    with store_in(tmp_path) as store:
        renamed = Path(shutil.copyfile(store.path, tmp_path / "renamed.isoassess"))
    assert existing_or_another(renamed, ask=ask) == renamed
