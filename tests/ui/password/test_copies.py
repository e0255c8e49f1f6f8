"""Copies from before the password: named, asked about one by one, and nothing readable is left of them."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from isoassess.store import Store
from isoassess.store.backup.places import all_of, folder_beside
from isoassess.store.backup.readable_copies import ReadableFate, close_copy, readable_copies
from isoassess.store.backup.restoring import preview
from isoassess.store.vault.keyring import KEYRING, FileKey, new_key
from isoassess.store.vault.pages import is_closed
from isoassess.store.vault.unlocking import lock
from tests.ui.password.closed_store import PASSWORD, closed_store
from tests.ui.password.test_changing import card_on, press, wish_of
from tests.ui.sample_stores import named, store_in
from ui.backups.restore_dialog import RestoreDialog
from ui.backups.restoring import Restoring
from ui.commands.places import BACKUPS
from ui.password.ask_dialog import AskDialog
from ui.password.copies_dialog import CopiesDialog

SECRET = "Zaunkoenigwerke"


def plain_copy(at: Path) -> Path:
    """A store without a password, with a word in it that is easily found."""
    at.parent.mkdir(exist_ok=True)
    with Store.open(at, who="tester") as store:
        store.add_organization(named(SECRET))
    return at


def sees(place: QWidget, words: str) -> bool:
    return any(words in one.text() for one in place.findChildren(QLabel) if one.isVisible())


def test_each_copy_is_closed_removed_or_left_as_a_person_says(
    qtbot: QtBot, closed: tuple[Path, FileKey]
) -> None:
    path, key = closed
    KEYRING.put(path, key)
    backups = folder_beside(path)
    copies = [plain_copy(backups / f"{path.stem}-2026-11-2{day}T100000Z-00000000.db") for day in (1, 2)]
    copies.append(plain_copy(path.with_name(f"{path.stem}.before-0008{path.suffix}")))
    with Store.open(path, who="tester") as store:
        window, card = card_on(qtbot, store)
        assert sees(card, "3 copies from before have no password")
        press(card, "Copies without it...")
        dialog = wish_of(window).dialog
        assert isinstance(dialog, CopiesDialog)
        for copy, fate in zip(copies, ReadableFate, strict=True):
            dialog.fate(copy).show_value(fate)
        dialog.confirmed.emit()
        qtbot.waitUntil(lambda: wish_of(window).dialog is None, timeout=20_000)
        assert is_closed(copies[0])
        assert not copies[1].exists()
        assert SECRET.encode() in copies[2].read_bytes()
        assert sees(card, "1 copy from before has no password")
        assert [one.name for one in preview(copies[0], path).organizations if one.name == SECRET] == [SECRET]
    readable = [
        file for file in path.parent.rglob("*") if file.is_file() and SECRET.encode() in file.read_bytes()
    ]
    assert readable == [copies[2]]


def test_a_copy_that_is_half_there_is_left_as_it_was_and_told(tmp_path: Path) -> None:
    from isoassess.store.backup.readable_copies import close_copies

    key = new_key("one")
    half = plain_copy(tmp_path / "half.db")
    half.write_bytes(half.read_bytes()[:9_000])
    before = half.read_bytes()
    (problem,) = close_copies({half: ReadableFate.CLOSE}, key)
    assert "half.db" in problem
    assert half.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["half.db"]


def test_only_what_can_be_read_is_named(tmp_path: Path) -> None:
    path, key = closed_store(tmp_path)
    copy = plain_copy(path.with_name(f"{path.stem}.replaced{path.suffix}"))
    piece = path.with_name(f"{path.name}-wal.kept")
    piece.write_bytes(b"\x37\x7f\x06\x82" + b"x" * 100)
    backup = folder_beside(path) / f"{path.stem}-2026-11-21T100000Z-00000000.db"
    backup.parent.mkdir()
    backup.write_bytes(path.read_bytes())
    found = readable_copies(path, all_of(path, None))
    assert {(one.path, one.known) for one in found} == {(copy, True), (piece, False)}
    close_copy(copy, key)
    assert [one.path for one in readable_copies(path, all_of(path, None))] == [piece]
    lock(copy)


def test_a_backup_with_another_password_is_looked_into_once_that_is_said(
    qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    backup, _key = closed_store(other)
    with store_in(tmp_path) as store:
        window, _card = card_on(qtbot, store)
        window.go(BACKUPS)
        (restoring,) = window.findChildren(Restoring)
        restoring.look_into(backup)
        (asked,) = window.findChildren(AskDialog)
        assert sees(asked, "This backup has another password")
        asked.reject()
        assert not isinstance(restoring.dialog, RestoreDialog)
        restoring.look_into(backup)
        asked = window.findChildren(AskDialog)[-1]
        asked.field.setText(PASSWORD)
        QTest.keyClick(asked.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: isinstance(restoring.dialog, RestoreDialog), timeout=20_000)
        (dialog,) = window.findChildren(RestoreDialog)
        assert dialog.list.count() == 1
        dialog.reject()
    lock(backup)
