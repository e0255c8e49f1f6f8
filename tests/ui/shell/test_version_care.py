"""Another version of the file that a service left beside it: said, compared, brought together, put away."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
from tests.ui.sample_stores import store_in, today
from ui.session.remembered import Remembered
from ui.shell.file.version_care import DONE, FOUND, VersionCare
from ui.shell.file.version_dialog import VersionDialog
from ui.shell.main_window import MainWindow
from ui.widgets.notices import Notices


class Opened:
    """A window over a store beside which another version lies, with one organization more."""

    def __init__(self, qtbot: QtBot, store: Store, settings: Path) -> None:
        self.version = store.path.with_name(
            f"{store.path.stem} (conflicted copy 2026-11-28){store.path.suffix}"
        )
        self.store, self._qtbot, self._settings = store, qtbot, settings
        self.window = self.open()

    def open(self) -> MainWindow:
        window = MainWindow(self.store, shipped, Remembered(self._settings), today=today)
        self._qtbot.addWidget(window)
        window.show()
        return window

    @property
    def notices(self) -> Notices:
        return self.window.findChildren(Notices)[0]

    @property
    def dialog(self) -> VersionDialog:
        care = self.window.findChildren(VersionCare)[0]
        self._qtbot.waitUntil(lambda: care.dialog is not None)
        assert care.dialog is not None
        return care.dialog

    def until_said(self, key: str, words: str) -> None:
        self._qtbot.waitUntil(lambda: words in self.notices.said(key), timeout=20_000)

    def press(self, words: str) -> None:
        within = [*self.notices.findChildren(QPushButton), *self.window.findChildren(QPushButton)]
        button = next(one for one in within if one.text() == words and one.isVisible())
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    with store_in(tmp_path, sample=True) as store:
        path = store.path
    version = path.with_name(f"{path.stem} (conflicted copy 2026-11-28){path.suffix}")
    shutil.copyfile(path, version)
    with Store.open(version, who="bert") as there:
        there.add_organization(Profile(organization=Organization(name="Only there")))
    with Store.open(path, who="anna") as store:
        yield Opened(qtbot, store, tmp_path / "settings.json")


def _names(store: Store) -> set[str]:
    return {one.name for one in store.organizations()}


def test_another_version_is_brought_together_with_the_file_and_put_away(opened: Opened) -> None:
    opened.until_said(FOUND, "conflicted copy 2026-11-28")
    opened.press("&Compare...")
    dialog = opened.dialog
    assert [dialog.list.item(row).text().splitlines() for row in range(dialog.list.count())] == [
        ["Only there", "only in the other version"],
        ["Example Fabrications Ltd", "nothing new"],
    ]
    assert len(dialog.chosen) == 1
    opened.press("&Bring together")
    opened.until_said(DONE, "1 organization was brought together")
    assert "Only there" in _names(opened.store)
    opened.press("Put the other version &away")
    opened.until_said(DONE, "is kept as")
    assert not opened.version.exists()
    assert opened.notices.said(FOUND) == ""


def test_a_version_that_was_understood_is_not_named_again(opened: Opened) -> None:
    opened.until_said(FOUND, "another version")
    opened.press("Understood")
    assert opened.notices.said(FOUND) == ""
    opened.window.close()
    path = opened.store.path
    shutil.copyfile(opened.version, path.with_name(f"{path.stem} (1){path.suffix}"))
    opened.window = opened.open()
    opened.until_said(FOUND, "(1)")
    assert "more" not in opened.notices.said(FOUND)


def test_nothing_is_changed_by_looking(opened: Opened) -> None:
    before = opened.version.read_bytes()
    opened.until_said(FOUND, "another version")
    opened.press("&Compare...")
    opened.dialog.reject()
    assert opened.version.read_bytes() == before
    assert "Only there" not in _names(opened.store)
    opened.press("&Compare...")
    assert opened.dialog.chosen
