"""Where a file is missing, its backups are offered: the day, what is in them, and one is put there."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
from isoassess.store.backup.making import make
from isoassess.store.backup.places import folder_beside
from ui.shell.file.missing_backups import MissingBackups, backups_of
from ui.shell.file.missing_store import instead_of


@pytest.fixture
def missing(tmp_path: Path) -> Path:
    """Where a file was, of which there are two backups: of one organization, and of two."""
    path = tmp_path / "clients.db"
    for day, name in ((20, "First"), (21, "Second")):
        with Store.open(path, who="anna") as store:
            store.add_organization(Profile(organization=Organization(name=name)))
        make(path, folder_beside(path), at=datetime(2026, 11, day, 9, tzinfo=UTC))
    path.unlink()
    return path


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[Path], MissingBackups]:
    """The dialog, once it has looked into every backup."""

    def show(path: Path) -> MissingBackups:
        dialog = MissingBackups(path, backups_of(path, None))
        qtbot.addWidget(dialog)
        dialog.open()
        rows = range(dialog.list.count())
        qtbot.waitUntil(lambda: all("Looking" not in dialog.list.item(row).text() for row in rows))
        return dialog

    return show


def _names(path: Path) -> set[str]:
    with Store.open(path, who="anna") as store:
        return {one.name for one in store.organizations()}


def test_each_backup_says_its_day_and_what_is_in_it(
    missing: Path, shown: Callable[[Path], MissingBackups]
) -> None:
    damaged = backups_of(missing, None)[1].path
    damaged.write_bytes(damaged.read_bytes()[:5000])
    dialog = shown(missing)
    newest, older = (dialog.list.item(row).text() for row in (0, 1))
    assert "2 organizations: Second, First" in newest
    assert "21" in newest.splitlines()[0]
    assert "damaged" in older


def test_the_one_that_is_chosen_is_put_in_the_place_of_the_file(
    qtbot: QtBot, missing: Path, shown: Callable[[Path], MissingBackups]
) -> None:
    missing.with_name("clients.db-wal").write_bytes(b"of another version")
    dialog = shown(missing)
    dialog.list.setCurrentRow(1)
    with qtbot.waitSignal(dialog.accepted):
        dialog._put.click()
    assert _names(missing) == {"First"}
    assert len(backups_of(missing, None)) == 2


def test_the_question_about_a_missing_file_leads_to_its_backups(qtbot: QtBot, missing: Path) -> None:
    said: list[str] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MissingBackups)
        dialog._put.click()

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.informativeText())
        QTimer.singleShot(50, choose)
        next(one for one in box.buttons() if one.text() == "Take a &backup...").click()

    QTimer.singleShot(50, answer)
    assert instead_of(missing, was_known=False, ask=lambda: None) == missing
    assert "There are backups of it" in said[0]
    assert _names(missing) == {"First", "Second"}
