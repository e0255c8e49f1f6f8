"""A damaged file is said at the start, and can be repaired into a new one or given up for a backup."""

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
from isoassess.store.backup.rounds import back_up
from tests.ui.sample_stores import store_in
from ui.app import existing_or_another, open_store
from ui.shell.file.damaged_dialog import DamagedDialog

NAME = "Example Fabrications Ltd"
LATER = "Later Ltd"

pytestmark = pytest.mark.usefixtures("qapp")


class Presses(QObject):
    """Presses these buttons, by their words, each as soon as it can be pressed; keeps what was said then."""

    def __init__(self, *words: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._left = list(words)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not self._left or not isinstance(dialog, DamagedDialog):
            return
        for button in dialog.findChildren(QPushButton):
            if button.text().replace("&", "") == self._left[0] and button.isVisible() and button.isEnabled():
                self._left.pop(0)
                labels = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
                self.said.append(" ".join(labels))
                button.click()
                return


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A file with a backup and an organization that came after it; the first page of its schema is gone."""
    with store_in(tmp_path, sample=True):
        pass
    file = tmp_path / "offices.db"
    back_up(file, now=datetime.datetime.now(datetime.UTC))
    with Store.open(file, who="tester") as store:
        store.add_organization(Profile(organization=Organization(name=LATER)))
    spoil(file)
    return file


def spoil(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[100:4_000] = b"\xff" * 3_900
    file.write_bytes(content)


def never(reason: str) -> Path | None:
    raise AssertionError(reason)


def names(store: Store) -> set[str]:
    return {one.name for one in store.organizations()}


def test_it_is_repaired_into_a_new_file_which_is_opened(damaged: Path) -> None:
    before = damaged.read_bytes()
    presses = Presses("Repair into a new file", "Open the new file")
    store = open_store(damaged, who="tester", ask=never)
    assert store is not None
    assert names(store) == {NAME, LATER}
    assert store.path == damaged.with_name("offices.repaired.db")
    store.close()
    assert damaged.read_bytes() == before
    first, last = presses.said
    assert str(damaged) in first
    assert "newest sound backup is from today" in first
    assert "newer change" in first
    assert "2 organizations" in last


def test_a_backup_takes_its_place_and_the_damaged_one_is_kept(damaged: Path) -> None:
    presses = Presses("Put the backup in its place")
    store = open_store(damaged, who="tester", ask=never)
    assert store is not None
    assert names(store) == {NAME}
    assert store.path == damaged
    store.close()
    assert damaged.with_name("offices.replaced.db").exists()
    assert "is kept beside it" in presses.said[0]


def test_a_damaged_backup_is_passed_over(damaged: Path) -> None:
    for backup in damaged.with_name("offices backups").iterdir():
        spoil(backup)
    presses = Presses("Quit")
    assert open_store(damaged, who="tester", ask=never) is None
    assert len(presses.said) == 1


def test_without_a_backup_only_a_repair_is_offered(damaged: Path, qtbot: QtBot) -> None:
    for backup in damaged.with_name("offices backups").iterdir():
        backup.unlink()
    dialog = DamagedDialog(damaged, "It is damaged.")
    qtbot.addWidget(dialog)
    dialog.show()
    buttons = {one.text().replace("&", ""): one for one in dialog.findChildren(QPushButton)}
    qtbot.waitUntil(buttons["Repair into a new file"].isEnabled)
    assert not buttons["Put the backup in its place"].isVisible()
    assert buttons["Quit"].isVisible()
    labels = [one.text() for one in dialog.findChildren(QLabel)]
    assert any("No sound backup" in words for words in labels)


@pytest.mark.parametrize(
    ("is_newer", "proposed"), [(True, "Repair into a new file"), (False, "Put the backup in its place")]
)
def test_what_enter_takes_is_what_is_painted_so(
    tmp_path: Path, qtbot: QtBot, is_newer: bool, proposed: str
) -> None:
    with store_in(tmp_path, sample=True):
        pass
    file = tmp_path / "offices.db"
    back_up(file, now=datetime.datetime.now(datetime.UTC))
    if is_newer:
        with Store.open(file, who="tester") as store:
            store.add_organization(Profile(organization=Organization(name=LATER)))
    spoil(file)
    dialog = DamagedDialog(file, "It is damaged.")
    qtbot.addWidget(dialog)
    dialog.show()
    buttons = dialog.findChildren(QPushButton)
    qtbot.waitUntil(lambda: any("Put the backup" in one.text() and one.isVisible() for one in buttons))
    shown = [one for one in buttons if one.isVisible()]
    assert [one.text().replace("&", "") for one in shown if one.isDefault()] == [proposed]
    assert [one.text().replace("&", "") for one in shown if one.property("primary")] == [proposed]


def test_a_file_whose_first_letters_are_damaged_is_still_known_as_one(damaged: Path) -> None:
    content = damaged.read_bytes()
    damaged.write_bytes(b"\0" * 16 + content[16:])
    assert existing_or_another(damaged, ask=never) == damaged
    presses = Presses("Repair into a new file", "Open the new file")
    store = open_store(damaged, who="tester", ask=never)
    assert store is not None
    assert names(store) == {NAME, LATER}
    store.close()
    assert len(presses.said) == 2


def test_who_quits_leaves_everything_as_it_is(damaged: Path) -> None:
    before = {one: one.read_bytes() for one in damaged.parent.rglob("*") if one.is_file()}
    presses = Presses("Quit")
    assert open_store(damaged, who="tester", ask=never) is None
    assert presses.said
    assert {one: one.read_bytes() for one in damaged.parent.rglob("*") if one.is_file()} == before
