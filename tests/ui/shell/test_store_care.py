"""The window says what is wrong with its file, once and in plain words, and no longer than it is so."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.store import NewestMissing, Shelf, Store
from isoassess.store.vault.driver import sqlite3
from tests.sample_organization import put_sample
from tests.ui.assessment.answering import PressedAnswers
from tests.ui.sample_stores import named, store_in, today
from ui.app import open_store
from ui.session.remembered import Remembered
from ui.shell.file.damage_care import DAMAGED, DOUBTFUL
from ui.shell.file.file_watch import FileWatch
from ui.shell.file.looking_only import READ_ONLY, REFUSED
from ui.shell.file.lost_dialog import LostDialog
from ui.shell.file.store_care import LOST, SHARED, SYNCED
from ui.shell.main_window import MainWindow
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.notices import Notices

Opened = Callable[[Store], Notices]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    """The notices of a window over a store."""
    windows = []  # they live as long as the test

    def open_window(store: Store) -> Notices:
        window = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
        qtbot.addWidget(window)
        window.show()
        windows.append(window)
        return window.findChildren(Notices)[0]

    return open_window


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_a_file_that_every_user_can_read_is_said_once(qtbot: QtBot, opened: Opened) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as place:
        Path(place).chmod(0o755)
        with Store.open(Path(place) / "offices.db", who="tester") as store:
            store.path.chmod(0o644)
            first = opened(store)
            qtbot.waitUntil(lambda: "Every user of this computer can read the file" in first.said(SHARED))
            again = opened(store)
            qtbot.wait(100)
            assert again.said(SHARED) == ""


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
        window = MainWindow(store, shipped, Remembered(tmp_path / "settings.json"), today=today)
        qtbot.addWidget(window)
        window.open_organization(assessment.organization_id)
        notices = window.findChildren(Notices)[0]
        qtbot.waitUntil(lambda: bool(notices.said(DOUBTFUL)))
        said = notices.said(DOUBTFUL)
        asked = shipped().requirement(requirement)
        spot = f"{asked.clause[assessment.lens]} {asked.asks}"
        assert said == (
            "1 answer in the file is not the one last saved there; the file may be damaged. "
            f"See whether it is right: {spot}"
        )
        assert requirement not in said
        press(notices, "Confirm: it is right")
        assert not notices.said(DOUBTFUL)
        assert store.doubtful_answers(assessment.id) == []
        window.open_organization(assessment.organization_id)
        QApplication.processEvents()
        assert not notices.said(DOUBTFUL)
        assert store.answers(assessment.id)[requirement].note == "never said"


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


@pytest.fixture
def saved_to(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """The place that is chosen in the next file dialog; None where it is given up."""

    def choose(place: Path | None) -> None:
        monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_arguments: (str(place or ""), ""))

    return choose


@pytest.fixture
def protected(tmp_path: Path) -> Iterator[Store]:
    """The sample in a file that is only looked at."""
    with store_in(tmp_path, sample=True) as store:
        path = store.path
    path.chmod(0o444)
    with Store.open(path, who="tester") as store:
        yield store


def press(notices: Notices, words: str) -> None:
    buttons = notices.findChildren(QPushButton)
    next(one for one in buttons if one.text().replace("&", "") == words).click()


def test_a_protected_store_is_gone_on_with_in_another_file(
    qtbot: QtBot, tmp_path: Path, opened: Opened, protected: Store, saved_to: Callable[[Path | None], None]
) -> None:
    notices, before = opened(protected), protected.path.read_bytes()
    qtbot.waitUntil(lambda: "write-protected" in notices.said(READ_ONLY))
    saved_to(None)
    press(notices, "Save everything to another place...")
    assert protected.path == tmp_path / "offices.db"
    assert "write-protected" in notices.said(READ_ONLY)
    saved_to(tmp_path / "mine.db")
    press(notices, "Save everything to another place...")
    assert notices.said(READ_ONLY) == ""
    assert "/mine.db" in words_of(notices)  # a long path is shortened in its middle
    protected.add_organization(named("Sample Bakery"))
    assert len(protected.organizations()) == 2
    assert protected.path == tmp_path / "mine.db"
    assert (tmp_path / "offices.db").read_bytes() == before


def test_a_place_that_takes_no_file_is_refused_and_nothing_is_left_there(
    qtbot: QtBot, tmp_path: Path, opened: Opened, protected: Store, saved_to: Callable[[Path | None], None]
) -> None:
    notices = opened(protected)
    qtbot.waitUntil(lambda: notices.said(READ_ONLY) != "")
    place = tmp_path / "folder that is not there" / "mine.db"
    saved_to(place)
    press(notices, "Save everything to another place...")
    assert str(place) in notices.said(REFUSED)
    assert "write-protected" in notices.said(READ_ONLY)
    assert protected.path == tmp_path / "offices.db"
    assert not place.parent.exists()
    press(notices, "Understood")
    assert notices.said(REFUSED) == ""


def test_a_file_that_is_gone_is_asked_about_until_it_is_back(
    qtbot: QtBot, tmp_path: Path, opened: Opened
) -> None:
    with store_in(tmp_path, sample=True) as store:
        notices = opened(store)
        window = notices.window()
        store.path.rename(tmp_path / "moved.db")
        (watch,) = window.findChildren(FileWatch)
        assert not watch.check_file()
        assert "is no longer there" in notices.said(LOST)
        assert not window.findChildren(LostDialog)  # it would take the keys of whoever is typing
        press(notices, "What to do...")
        dialog = dialog_of(window)
        assert "The file is gone from its place" in words_of(dialog)
        (tmp_path / "moved.db").rename(store.path)
        assert watch.check_file()
        assert not dialog.isVisible()
        assert notices.said(LOST) == ""
        store.add_organization(named("Sample Bakery"))


def test_closing_the_window_keeps_what_lost_its_file(qtbot: QtBot, tmp_path: Path, opened: Opened) -> None:
    with store_in(tmp_path, sample=True) as store:
        path = store.path
        window = opened(store).window()
        store.add_organization(named("Sample Bakery"))
        path.unlink()
        answers = PressedAnswers("OK")
        assert window.close()
        assert f'It is in "{tmp_path / "offices.kept.db"}".' in answers.said[0]
    with Store.open(tmp_path / "offices.kept.db", who="Reader") as kept:
        assert {one.name for one in kept.organizations()} == {"Example Fabrications Ltd", "Sample Bakery"}
    assert not path.exists()


def test_the_file_that_is_there_now_is_wanted_next_and_what_was_open_is_kept(
    qtbot: QtBot, tmp_path: Path, opened: Opened
) -> None:
    (tmp_path / "theirs").mkdir()
    with store_in(tmp_path / "theirs") as theirs:
        theirs.add_organization(named("Sample Joinery"))
    with store_in(tmp_path, sample=True) as store:
        path, window = store.path, opened(store).window()
        assert isinstance(window, MainWindow)
        wanted: list[object] = []
        window.another_wanted.connect(wanted.append)
        (tmp_path / "theirs" / path.name).replace(path)
        assert not window.findChildren(FileWatch)[0].check_file()
        answers = PressedAnswers("Open the file that is there now", "OK")
        press(window.findChildren(Notices)[0], "What to do...")
        qtbot.waitUntil(lambda: wanted == [path])
        assert f'It is in "{tmp_path / "offices.kept.db"}".' in answers.said[1]
        assert [one.name for one in store.organizations()] == ["Example Fabrications Ltd"]
    with Store.open(path, who="Reader") as present:
        assert [one.name for one in present.organizations()] == ["Sample Joinery"]


@pytest.mark.parametrize("goes_on", [False, True])
def test_what_cannot_be_kept_is_lost_only_when_a_person_says_so(
    qtbot: QtBot, tmp_path: Path, opened: Opened, goes_on: bool
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    with store_in(folder, sample=True) as store:
        window = opened(store).window()
        folder.rename(tmp_path / "pulled out")
        answers = PressedAnswers("Go on without it" if goes_on else "Stay")
        assert window.close() is goes_on
        assert answers.said[0].startswith("What is open here could not be kept.")
        assert str(folder) in answers.said[0]
        assert window.isVisible() is not goes_on
        (tmp_path / "pulled out").rename(folder)


def test_many_damaged_answers_are_counted_and_the_first_are_named(
    qtbot: QtBot, tmp_path: Path, opened: Opened
) -> None:
    with store_in(tmp_path, sample=True) as store:
        assessment = store.assessment(put_sample(store, shipped()))
        with closing(sqlite3.connect(store.path)) as connection:
            connection.execute(
                "UPDATE answer SET note = 'never said' WHERE assessment_id = ?", (assessment.id,)
            )
            connection.execute("UPDATE organization SET profile = replace(profile, 'Example', 'Sample')")
            connection.commit()
        notices = opened(store)
        window = notices.window()
        assert isinstance(window, MainWindow)
        window.open_organization(assessment.organization_id)
        qtbot.waitUntil(lambda: bool(notices.said(DOUBTFUL)))
        said, profile = notices.said(DOUBTFUL).splitlines()
        count = len(store.answers(assessment.id))
        assert said.startswith(f"{count} answers in the file are not the ones last saved there;")
        assert said.endswith("; ...")
        assert profile == "Nor is the profile the one last saved there. See whether it is right, too."


def dialog_of(window: QWidget) -> LostDialog:
    (dialog,) = (one for one in window.findChildren(LostDialog) if one.isVisible())
    return dialog


def words_of(widget: QWidget) -> str:
    """What the labels of its window say."""
    return "\n".join(label.text() for label in widget.window().findChildren(QLabel) if label.isVisible())
