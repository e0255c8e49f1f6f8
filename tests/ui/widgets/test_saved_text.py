"""No letter a person types is lost, and none is saved twice."""

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.typing.save_pause import LATEST
from ui.widgets.typing.saved_text import SavedText

HOSTILE = "<b>bold</b> & \U0001f642 שלום עולם " + "W" * 10_000


class Desk:
    """A window with a saved text and another field to go to, and what was written so far."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.field = SavedText("Note")
        self.other = QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.field)
        layout.addWidget(self.other)
        self.written: list[str] = []
        self.field.written.connect(self.written.append)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.field.setFocus()
        qtbot.waitUntil(self.editor.hasFocus)

    @property
    def editor(self) -> QPlainTextEdit:
        found = self.field.findChild(QPlainTextEdit)
        assert isinstance(found, QPlainTextEdit)
        return found


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_a_text_is_written_after_a_pause(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.field.written, timeout=2000):
        qtbot.keyClicks(desk.editor, "seen")
    assert desk.written == ["seen"]
    assert not desk.field.waiting


def test_steady_typing_is_written_on_the_way(desk: Desk, qtbot: QtBot) -> None:
    """A key each tenth of a second for four seconds: no pause is long enough, and yet little waits."""
    for number in range(40):
        qtbot.keyClicks(desk.editor, "x")
        qtbot.wait(100)
        written = len(desk.written[-1]) if desk.written else 0
        assert number + 1 - written <= 20
    assert len(desk.written) >= 2
    assert desk.field.text == "x" * 40


def test_the_first_letter_after_a_save_begins_a_new_wait(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.field.written, timeout=2000):
        qtbot.keyClicks(desk.editor, "a")
    qtbot.wait(LATEST)
    assert desk.written == ["a"]
    qtbot.keyClicks(desk.editor, "b")
    assert desk.written == ["a"]
    with qtbot.waitSignal(desk.field.written, timeout=2000):
        pass
    assert desk.written == ["a", "ab"]


def test_leaving_the_field_writes_at_once(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.editor, "seen")
    desk.other.setFocus()
    assert desk.written == ["seen"]


def test_hiding_the_field_writes_at_once(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.editor, "seen")
    desk.window.hide()
    assert desk.written == ["seen"]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_escape_and_ctrl_enter_write_and_leave(
    desk: Desk, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    qtbot.keyClicks(desk.editor, "seen")
    with qtbot.waitSignal(desk.field.left, timeout=2000):
        qtbot.keyClick(desk.editor, key, modifier)
    assert desk.written == ["seen"]
    assert desk.field.text == "seen"


def test_nothing_is_written_where_nothing_was_typed(desk: Desk) -> None:
    desk.field.show_text("line one\r\nline two\u00a0end")
    desk.field.flush()
    desk.other.setFocus()
    desk.window.hide()
    assert desk.written == []


def test_showing_the_same_text_keeps_the_cursor(desk: Desk, qtbot: QtBot) -> None:
    desk.field.show_text("stored")
    qtbot.keyClick(desk.editor, Qt.Key.Key_End)
    place = desk.editor.textCursor().position()
    desk.field.show_text("stored")
    assert desk.editor.textCursor().position() == place == 6


def test_letters_that_wait_survive_a_text_from_elsewhere(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.editor, "typed")
    desk.field.show_text("from elsewhere")
    assert desk.field.text == "typed"
    desk.field.flush()
    assert desk.written == ["typed"]


def test_a_refused_text_stays_and_is_written_at_the_next_chance(desk: Desk, qtbot: QtBot) -> None:
    desk.field.written.connect(
        lambda _text: desk.field.refuse("The disk is full.") if len(desk.written) == 1 else None
    )
    qtbot.keyClicks(desk.editor, "seen")
    desk.field.flush()
    assert (desk.field.text, desk.field.waiting) == ("seen", True)
    assert desk.editor.accessibleDescription() == "The disk is full."
    desk.field.flush()
    assert (desk.written, desk.field.waiting) == (["seen", "seen"], False)
    assert desk.editor.accessibleDescription() == ""


def test_hostile_text_is_shown_and_written_unharmed(desk: Desk, qtbot: QtBot) -> None:
    desk.field.show_text(HOSTILE)
    assert desk.field.text == HOSTILE
    desk.editor.moveCursor(desk.editor.textCursor().MoveOperation.End)
    qtbot.keyClicks(desk.editor, "!")
    desk.field.flush()
    assert desk.written == [HOSTILE + "!"]


def test_the_field_grows_with_its_text_but_not_without_end(desk: Desk) -> None:
    low = desk.editor.height()
    desk.field.show_text("\n".join("12345678"))
    high = desk.editor.height()
    desk.field.show_text("\n" * 500)
    assert low < high < desk.editor.height() < 500


def test_the_field_is_freed_with_its_window(qtbot: QtBot) -> None:
    field = SavedText("Note")
    gone = weakref.ref(field)
    del field
    gc.collect()
    assert gone() is None
