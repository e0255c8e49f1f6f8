"""A client's folder in the window: what it says first, written, stopped, refused, and opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
from tests.ui.sample_stores import store_in, window_on
from ui.commands.places import REPORTS
from ui.packages.client_folder.folder_dialog import FolderDialog
from ui.packages.line import PackageLine
from ui.shell.main_window import MainWindow
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.tips import BREAK

SOON = 60_000  # milliseconds on a busy machine
NAME = "Sample Turning Ltd"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A firm without an assessment, whose folder is quickly made."""
    with store_in(tmp_path) as opened:
        profile = Profile(organization=Organization(name=NAME, contact="C. Contact"))
        firm = opened.add_organization(profile)
        opened.add_attachment(firm, name="list.txt", content=b"a list")
        yield opened


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the folder is put when a person is asked."""
    found = tmp_path / "stick"
    found.mkdir()
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_given: str(found))
    return found


def asked(qtbot: QtBot, window: MainWindow, store: Store) -> FolderDialog:
    window.home.folder_wanted.emit([(store.organizations()[0].id, NAME)])
    return dialog_of(qtbot, window)


def dialog_of(qtbot: QtBot, window: MainWindow) -> FolderDialog:
    dialog = window.packages.folders.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    qtbot.waitUntil(lambda: not dialog.names.looking, timeout=SOON)
    return dialog


def press(where: QDialog | PackageLine, word: str) -> None:
    (button,) = [
        one
        for one in where.findChildren(QPushButton)
        if one.text().replace("&", "") == word and one.isVisible()
    ]
    button.click()


def told(window: MainWindow) -> str:
    return window.packages.line.says.replace(BREAK, "")


def test_it_says_whose_names_are_inside_is_written_and_opened(
    qtbot: QtBot, store: Store, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_on(qtbot, store)
    dialog = asked(qtbot, window, store)
    assert dialog.names.says.replace(BREAK, "") == "Names inside: C. Contact, tester."
    assert not dialog.internal.isChecked()
    press(dialog, "Choose where...")
    qtbot.waitUntil(lambda: "Written and read back" in told(window), timeout=SOON)
    (folder,) = place.iterdir()
    assert folder.name.startswith(f"{NAME} 20")
    assert (folder / "Attached files" / "list.txt").read_bytes() == b"a list"
    assert "There is no assessment yet." in told(window)
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    press(window.packages.line, "Open")
    assert [Path(url.toLocalFile()) for url in opened] == [folder / "Start here.html"]


def test_stopped_it_leaves_nothing(qtbot: QtBot, tmp_path: Path, place: Path) -> None:
    with store_in(tmp_path, sample=True) as store:
        window = window_on(qtbot, store)
        dialog = asked(qtbot, window, store)
        press(dialog, "Choose where...")
        qtbot.waitUntil(lambda: "1 of" in told(window), timeout=SOON)
        press(window.packages.line, "Stop")
        qtbot.waitUntil(lambda: told(window) == "Stopped; nothing was written.", timeout=SOON)
        assert list(place.iterdir()) == []
        assert not window.packages.busy


def test_a_place_that_is_gone_is_told(qtbot: QtBot, store: Store, place: Path) -> None:
    window = window_on(qtbot, store)
    dialog = asked(qtbot, window, store)
    place.rmdir()
    press(dialog, "Choose where...")
    qtbot.waitUntil(lambda: "is not there, or not any more" in told(window), timeout=SOON)


def test_who_names_no_place_gets_no_folder(
    qtbot: QtBot, store: Store, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileDialog, "getExistingDirectory", lambda *_given: "")
    window = window_on(qtbot, store)
    press(asked(qtbot, window, store), "Choose where...")
    assert not window.packages.busy
    assert told(window) == ""


def test_a_logo_that_is_gone_is_told_and_stops_nothing(qtbot: QtBot, store: Store, place: Path) -> None:
    window = window_on(qtbot, store)
    window._remembered.remember_logo(place / "gone.png")
    press(asked(qtbot, window, store), "Choose where...")
    qtbot.waitUntil(lambda: "Without a logo: gone.png is not there any more." in told(window), timeout=SOON)


def test_several_get_a_folder_each_and_what_could_not_be_written_is_told(
    qtbot: QtBot, store: Store, place: Path
) -> None:
    """The dialog names all of them; one that is gone stops no other."""
    ids = [store.add_organization(Profile(organization=Organization(name=NAME))), "gone"]
    window = window_on(qtbot, store)
    window.home.folder_wanted.emit([(id_, NAME) for id_ in (*ids, store.organizations()[0].id)])
    dialog = dialog_of(qtbot, window)
    assert any(f"{NAME}, {NAME}, {NAME}" in label.text() for label in dialog.findChildren(QLabel))
    press(dialog, "Choose where...")
    qtbot.waitUntil(lambda: "Written and read back: 2 folders" in told(window), timeout=SOON)
    assert len(list(place.iterdir())) == 2
    assert "In 2 of them something is missing; their pages say what." in told(window)


def test_the_ways_to_it(qtbot: QtBot, tmp_path: Path) -> None:
    with store_in(tmp_path, sample=True) as store:
        window = window_on(qtbot, store)
        table = window.home._table
        (action,) = [one for one in table.actions() if one.shortcut() == QKeySequence("Ctrl+Shift+F")]
        action.trigger()
        dialog_of(qtbot, window).reject()
        window.open_organization(store.organizations()[0].id)
        screens = window.open_screens
        assert screens is not None
        button = screens.overview.header.assessment
        button.menu_shown.aboutToShow.emit()
        (action,) = [one for one in button.menu_shown.actions() if "folder" in one.text()]
        window.go(REPORTS)
        for ask in (action.trigger, screens.reports.tables.folder.click):
            ask()
            dialog = dialog_of(qtbot, window)
            assert "A. Consultant" in dialog.names.says.replace(BREAK, "")
            dialog.reject()
            assert window.packages.folders.dialog is None
        qtbot.waitUntil(screens.reports.settled, timeout=SOON)
