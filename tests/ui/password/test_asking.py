"""The password of a file is asked for before anything of it is shown; a wrong one opens nothing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from isoassess.store.vault.keyring import KEYRING, FileKey
from isoassess.store.vault.recovery import recovery_words
from tests.ui.password.closed_store import PASSWORD
from ui.app import open_store
from ui.password.ask_dialog import AskDialog, Asked
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.texts import Text


def shown(qtbot: QtBot, path: Path, *, first_wait: int = 1) -> AskDialog:
    dialog = AskDialog(path, other="Open &another file...", first_wait=first_wait)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.field.hasFocus)
    return dialog


def tells(dialog: AskDialog, words: str) -> bool:
    return words in said(dialog)


def said(dialog: AskDialog) -> str:
    return dialog.field.accessibleDescription()


def test_the_password_typed_by_keys_opens_the_file(qtbot: QtBot, closed: tuple[Path, FileKey]) -> None:
    dialog = shown(qtbot, closed[0])
    QTest.keyClicks(dialog.field, PASSWORD)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog.result()), timeout=20_000)
    assert KEYRING.of(closed[0]) == closed[1]
    assert not dialog.field.text()  # nothing of it stays in the window


def test_a_wrong_password_is_told_without_a_hint_and_slowly(
    qtbot: QtBot, closed: tuple[Path, FileKey]
) -> None:
    dialog = shown(qtbot, closed[0], first_wait=60_000)
    dialog.field.setText(PASSWORD.strip())
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said(dialog)), timeout=20_000)
    assert said(dialog) == "This password does not open the file."
    dialog.field.setText(PASSWORD)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)  # not before the time is over
    assert not dialog.result()
    assert KEYRING.of(closed[0]) is None


def test_after_the_wait_the_right_one_opens(qtbot: QtBot, closed: tuple[Path, FileKey]) -> None:
    dialog = shown(qtbot, closed[0])
    dialog.field.setText("another")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said(dialog)), timeout=20_000)
    qtbot.waitUntil(lambda: dialog.field.selectedText() == "another")
    dialog.field.setText(PASSWORD)
    assert not said(dialog)

    def opened() -> bool:
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        return bool(dialog.result())

    qtbot.waitUntil(opened, timeout=20_000)


@pytest.mark.parametrize("written", [str.lower, lambda key: key.replace("-", ""), lambda key: key + "\n"])
def test_the_recovery_key_opens_it_however_it_is_written(
    qtbot: QtBot, closed: tuple[Path, FileKey], written: Callable[[str], str]
) -> None:
    dialog = shown(qtbot, closed[0])
    QTest.keyClick(dialog.field, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    assert dialog.field.accessibleName() == "Recovery key"
    QGuiApplication.clipboard().setText(written(recovery_words(closed[1].secret)))
    QTest.keyClick(dialog.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialog.result()), timeout=20_000)


def test_a_slip_in_the_recovery_key_is_told_from_the_key_of_another_password(
    qtbot: QtBot, closed: tuple[Path, FileKey]
) -> None:
    dialog = shown(qtbot, closed[0])
    QTest.keyClick(dialog.field, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    for typed, words in (
        ("ABCD", "A recovery key has 56 letters and digits; these are 4."),
        (recovery_words(bytes(32)), "it may belong to an earlier password"),
    ):
        dialog.field.setText(typed)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(tells, dialog, words), timeout=20_000)


def test_caps_lock_is_told_of_while_it_is_on(qtbot: QtBot, closed: tuple[Path, FileKey]) -> None:
    dialog = shown(qtbot, closed[0])
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier

    def typed(sign: str, modifiers: Qt.KeyboardModifier) -> bool:
        event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key(ord(sign.upper())), modifiers, sign)
        QApplication.sendEvent(dialog.field, event)
        return any(one.isVisible() for one in dialog.findChildren(Text) if "Caps" in one.text())

    assert typed("G", none)
    assert typed("g", shift)
    assert not typed("g", none)
    assert not typed("G", shift)
    assert not typed("7", none)


def test_what_is_typed_is_seen_only_where_that_is_wanted(qtbot: QtBot, closed: tuple[Path, FileKey]) -> None:
    dialog = shown(qtbot, closed[0])
    dialog.field.setText("abc")
    assert dialog.field.displayText() != "abc"
    QTest.keyClick(dialog.field, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.field.displayText() == "abc")


def test_another_file_can_be_opened_instead(
    qtbot: QtBot, closed: tuple[Path, FileKey], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = str(tmp_path / "other.db")
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_arguments: (other, ""))

    def press() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, AskDialog)
        QTest.keyClick(asked, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)

    QTimer.singleShot(200, press)
    found = open_store(closed[0], who="tester", ask=_never)
    assert found is not None
    assert found.path == Path(other)
    found.close()


def test_who_gives_up_opens_nothing(qtbot: QtBot, closed: tuple[Path, FileKey]) -> None:
    before = closed[0].read_bytes()

    def press() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, AskDialog)
        assert asked.wanted is Asked.NOTHING
        QTest.keyClick(asked, Qt.Key.Key_Escape)

    QTimer.singleShot(200, press)
    assert open_store(closed[0], who="tester", ask=_never) is None
    assert closed[0].read_bytes() == before


def _never(reason: str) -> Path | None:
    raise AssertionError(reason)
