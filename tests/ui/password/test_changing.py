"""A password is set, changed and taken away in the window, and the recovery key is kept before it counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.store import Presence, Store
from isoassess.store.vault.keyring import KEYRING, FileKey
from isoassess.store.vault.pages import is_closed
from isoassess.store.vault.recovery import recovery_words
from tests.ui.password.closed_store import PASSWORD
from tests.ui.sample_stores import store_in, window_on
from ui.commands.places import BACKUPS
from ui.password.card import PasswordCard
from ui.password.changing import NewKey, PasswordWish
from ui.password.recovery_dialog import RecoveryDialog
from ui.password.remove_dialog import RemoveDialog
from ui.password.resealing import ChangeOutcome, change_in_sight
from ui.password.set_dialog import SetDialog
from ui.shell.main_window import MainWindow
from ui.widgets.choosing.file_dialog import FileDialog

Key = Qt.Key
OTHER = "seven brown foxes"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened
    KEYRING.forget(opened.path)


@pytest.fixture
def opened(closed: tuple[Path, FileKey]) -> Iterator[Store]:
    """The store with a password, which was said."""
    KEYRING.put(*closed)
    with Store.open(closed[0], who="tester") as store:
        yield store


def card_on(qtbot: QtBot, store: Store) -> tuple[MainWindow, PasswordCard]:
    window = window_on(qtbot, store)
    window.go(BACKUPS)
    (card,) = window.findChildren(PasswordCard)
    qtbot.waitUntil(card.isVisible)
    return window, card


def wish_of(window: MainWindow) -> PasswordWish:
    (wish,) = window.findChildren(PasswordWish)
    return wish


def press(card: PasswordCard, word: str) -> None:
    named = [one for one in card.findChildren(QPushButton) if one.text().replace("&", "") == word]
    assert named, word
    assert named[0].isVisible()
    named[0].click()


def buttons(card: PasswordCard) -> list[str]:
    found = card.findChildren(QPushButton)
    return [one.text().replace("&", "") for one in found if one.isVisible()]


def shown(qtbot: QtBot, window: MainWindow, kind: type[QDialog]) -> QDialog:
    qtbot.waitUntil(lambda: isinstance(wish_of(window).dialog, kind), timeout=20_000)
    dialog = wish_of(window).dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def with_two(qtbot: QtBot, window: MainWindow, first: str, again: str) -> SetDialog:
    dialog = shown(qtbot, window, SetDialog)
    assert isinstance(dialog, SetDialog)
    dialog.first.setText(first)
    dialog.again.setText(again)
    QTest.keyClick(dialog.again, Key.Key_Return)
    return dialog


def wanted_of(qtbot: QtBot, window: MainWindow) -> list[NewKey]:
    wanted: list[NewKey] = []
    window.fixed.key_wanted.connect(wanted.append)
    return wanted


def test_a_password_counts_only_once_its_recovery_key_is_typed_back(qtbot: QtBot, store: Store) -> None:
    window, card = card_on(qtbot, store)
    wanted = wanted_of(qtbot, window)
    assert buttons(card) == ["Set a password..."]
    press(card, "Set a password...")
    with_two(qtbot, window, PASSWORD, PASSWORD)
    recovery = shown(qtbot, window, RecoveryDialog)
    assert isinstance(recovery, RecoveryDialog)
    key = recovery.shown.text().replace("\n", " - ").replace(" ", "")
    QTest.keyClicks(recovery.typed, "AAA0")
    QTest.keyClick(recovery.typed, Key.Key_Return)
    assert "not the last four" in recovery.typed.accessibleDescription()
    assert not wanted
    assert wish_of(window).dialog is recovery
    recovery.typed.setText(key[-4:].lower())
    QTest.keyClick(recovery.typed, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(wanted))
    made = wanted[0].key
    assert made is not None
    assert recovery_words(made.secret) == key
    assert not is_closed(store.path)  # the file itself is written anew once the window is gone


@pytest.mark.parametrize(
    ("first", "again", "says"),
    [
        ("", "", "Type a password."),
        ("  \u00a0 ", "  \u00a0 ", "Blanks alone are not a password."),
        ("green apples", "green apples ", "The two are not the same."),
    ],
)
def test_what_cannot_be_a_password_is_said_beside_its_field(
    qtbot: QtBot, store: Store, first: str, again: str, says: str
) -> None:
    window, card = card_on(qtbot, store)
    press(card, "Set a password...")
    dialog = with_two(qtbot, window, first, again)
    fields = (dialog.first, dialog.again)
    assert says in [one.accessibleDescription() for one in fields]
    assert dialog.key is None
    assert wish_of(window).dialog is dialog


@pytest.mark.parametrize("password", ["x" * 1_000, " a b ", "рыба", "蛇と梯子", "שלום", "🦊🦊🦊"])
def test_every_script_and_a_thousand_characters_will_do(qtbot: QtBot, store: Store, password: str) -> None:
    window, card = card_on(qtbot, store)
    press(card, "Set a password...")
    dialog = with_two(qtbot, window, password, password)
    shown(qtbot, window, RecoveryDialog)
    assert dialog.key is not None


def test_giving_up_at_the_recovery_key_changes_nothing(qtbot: QtBot, store: Store) -> None:
    window, card = card_on(qtbot, store)
    wanted = wanted_of(qtbot, window)
    press(card, "Set a password...")
    with_two(qtbot, window, PASSWORD, PASSWORD)
    shown(qtbot, window, RecoveryDialog).reject()
    assert not wanted
    press(card, "Set a password...")  # and it can be begun again
    shown(qtbot, window, SetDialog)


def test_the_recovery_key_is_saved_as_a_pdf_that_says_what_it_is(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdfium2 import PdfDocument

    window, card = card_on(qtbot, store)
    press(card, "Set a password...")
    with_two(qtbot, window, PASSWORD, PASSWORD)
    recovery = shown(qtbot, window, RecoveryDialog)
    assert isinstance(recovery, RecoveryDialog)
    place = tmp_path / "key.pdf"
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_arguments: (str(place), ""))
    QTest.keyClick(recovery, Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: 'Saved as "key.pdf"' in recovery.said, timeout=20_000)
    with PdfDocument(place.read_bytes()) as pdf:
        assert len(pdf) == 1
        says = pdf[0].get_textpage().get_text_bounded()
    assert "offices.db" in says
    for group in recovery.shown.text().split():
        assert group in says


def test_the_password_in_use_is_asked_for_before_it_changes(qtbot: QtBot, opened: Store) -> None:
    window, card = card_on(qtbot, opened)
    assert buttons(card) == ["Change the password...", "Lock now", "Remove it..."]
    press(card, "Change the password...")
    dialog = with_two(qtbot, window, OTHER, OTHER)
    assert dialog.current.accessibleDescription() == "Type the password in use."
    dialog.current.setText("another")
    QTest.keyClick(dialog.again, Key.Key_Return)
    qtbot.waitUntil(lambda: "neither the password" in dialog.current.accessibleDescription(), timeout=20_000)
    dialog.current.setText(PASSWORD)
    QTest.keyClick(dialog.again, Key.Key_Return)
    shown(qtbot, window, RecoveryDialog)


def test_who_has_only_the_recovery_key_takes_the_password_away(
    qtbot: QtBot, opened: Store, closed: tuple[Path, FileKey]
) -> None:
    window, card = card_on(qtbot, opened)
    wanted = wanted_of(qtbot, window)
    press(card, "Remove it...")
    dialog = shown(qtbot, window, RemoveDialog)
    assert isinstance(dialog, RemoveDialog)
    dialog.current.setText(recovery_words(closed[1].secret))
    QTest.keyClick(dialog.current, Key.Key_Return)
    qtbot.waitUntil(lambda: wanted == [NewKey(None)], timeout=20_000)


def test_nothing_begins_while_another_window_has_the_file(qtbot: QtBot, store: Store) -> None:
    window, card = card_on(qtbot, store)
    others = Presence(store.path, who="Ann Sample")
    note = next(store.path.parent.glob("*-window-*"))
    note.write_bytes(note.read_bytes().replace(b'"process":', b'"process":1'))  # one of another program
    press(card, "Set a password...")
    assert card.said.startswith("Ann Sample has this file open in another window.")
    assert card.has_failed
    assert wish_of(window).dialog is None
    others.close()
    press(card, "Set a password...")
    assert (card.said, card.has_failed) == ("", False)
    shown(qtbot, window, SetDialog)


def test_a_change_is_refused_while_another_window_has_the_file(
    qtbot: QtBot, closed: tuple[Path, FileKey]
) -> None:
    path, key = closed
    KEYRING.put(path, key)
    other, before = Presence(path, who="Ann Sample"), path.read_bytes()
    refused = change_in_sight(path, NewKey(None), who="tester")
    other.close()
    assert refused.failed
    assert refused.says.startswith("Ann Sample has this file open in another window.")
    assert path.read_bytes() == before
    done = change_in_sight(path, NewKey(None), who="tester")
    assert done == ChangeOutcome(says="The file has no password any more.")
    assert not is_closed(path)


def test_how_long_until_it_locks_itself_is_remembered(qtbot: QtBot, opened: Store) -> None:
    _window, card = card_on(qtbot, opened)
    assert card.after.currentText() == "15 minutes"
    card.after.setFocus()
    QTest.keyClick(card.after, Key.Key_Down)
    card.after.activated.emit(card.after.currentIndex())
    _again, other = card_on(qtbot, opened)
    assert other.after.currentText() == "60 minutes"
