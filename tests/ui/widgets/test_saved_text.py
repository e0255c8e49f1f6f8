"""No letter a person types is lost, and none is saved twice."""

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.theme import dress
from ui.widgets.typing.save_pause import LATEST
from ui.widgets.typing.saved_text import SavedText

HOSTILE = "<b>bold</b> & \U0001f642 שלום עולם " + "W" * 10_000


class TextDriver:
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
def driver(qtbot: QtBot) -> TextDriver:
    return TextDriver(qtbot)


def test_a_text_is_written_after_a_pause(driver: TextDriver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(driver.field.written, timeout=2000):
        qtbot.keyClicks(driver.editor, "seen")
    assert driver.written == ["seen"]
    assert not driver.field.waiting


def test_larger_letters_leave_as_many_lines_in_sight(driver: TextDriver, qapp: QApplication) -> None:
    dress(qapp, dark=False, percent=150)
    try:
        assert driver.editor.viewport().height() >= 3 * driver.editor.fontMetrics().lineSpacing()
    finally:
        dress(qapp, dark=False)


def test_steady_typing_is_written_on_the_way(driver: TextDriver, qtbot: QtBot) -> None:
    """A key each tenth of a second for four seconds: no pause is long enough, and yet little waits."""
    for number in range(40):
        qtbot.keyClicks(driver.editor, "x")
        qtbot.wait(100)
        written = len(driver.written[-1]) if driver.written else 0
        assert number + 1 - written <= 20
    assert len(driver.written) >= 2
    assert driver.field.text == "x" * 40


def test_the_first_letter_after_a_save_begins_a_new_wait(driver: TextDriver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(driver.field.written, timeout=2000):
        qtbot.keyClicks(driver.editor, "a")
    qtbot.wait(LATEST)
    assert driver.written == ["a"]
    qtbot.keyClicks(driver.editor, "b")
    assert driver.written == ["a"]
    with qtbot.waitSignal(driver.field.written, timeout=2000):
        pass
    assert driver.written == ["a", "ab"]


def test_leaving_the_field_writes_at_once(driver: TextDriver, qtbot: QtBot) -> None:
    qtbot.keyClicks(driver.editor, "seen")
    driver.other.setFocus()
    assert driver.written == ["seen"]


def test_hiding_the_field_writes_at_once(driver: TextDriver, qtbot: QtBot) -> None:
    qtbot.keyClicks(driver.editor, "seen")
    driver.window.hide()
    assert driver.written == ["seen"]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_escape_and_ctrl_enter_write_and_leave(
    driver: TextDriver, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    qtbot.keyClicks(driver.editor, "seen")
    with qtbot.waitSignal(driver.field.left, timeout=2000):
        qtbot.keyClick(driver.editor, key, modifier)
    assert driver.written == ["seen"]
    assert driver.field.text == "seen"


def test_nothing_is_written_where_nothing_was_typed(driver: TextDriver) -> None:
    driver.field.show_text("line one\r\nline two\u00a0end")
    driver.field.flush()
    driver.other.setFocus()
    driver.window.hide()
    assert driver.written == []


def test_showing_the_same_text_keeps_the_cursor(driver: TextDriver, qtbot: QtBot) -> None:
    driver.field.show_text("stored")
    qtbot.keyClick(driver.editor, Qt.Key.Key_End)
    place = driver.editor.textCursor().position()
    driver.field.show_text("stored")
    assert driver.editor.textCursor().position() == place == 6


def test_letters_that_wait_survive_a_text_from_elsewhere(driver: TextDriver, qtbot: QtBot) -> None:
    qtbot.keyClicks(driver.editor, "typed")
    driver.field.show_text("from elsewhere")
    assert driver.field.text == "typed"
    driver.field.flush()
    assert driver.written == ["typed"]


def test_a_refused_text_stays_and_is_written_at_the_next_chance(driver: TextDriver, qtbot: QtBot) -> None:
    driver.field.written.connect(
        lambda _text: driver.field.refuse("The disk is full.") if len(driver.written) == 1 else None
    )
    qtbot.keyClicks(driver.editor, "seen")
    driver.field.flush()
    assert (driver.field.text, driver.field.waiting) == ("seen", True)
    assert driver.editor.accessibleDescription() == "The disk is full."
    driver.field.flush()
    assert (driver.written, driver.field.waiting) == (["seen", "seen"], False)
    assert driver.editor.accessibleDescription() == ""


def test_hostile_text_is_shown_and_written_unharmed(driver: TextDriver, qtbot: QtBot) -> None:
    driver.field.show_text(HOSTILE)
    assert driver.field.text == HOSTILE
    driver.editor.moveCursor(driver.editor.textCursor().MoveOperation.End)
    qtbot.keyClicks(driver.editor, "!")
    driver.field.flush()
    assert driver.written == [HOSTILE + "!"]


def test_the_field_grows_with_its_text_but_not_without_end(driver: TextDriver) -> None:
    low = driver.editor.height()
    driver.field.show_text("\n".join("12345678"))
    high = driver.editor.height()
    driver.field.show_text("\n" * 500)
    assert low < high < driver.editor.height() < 500


def test_the_field_is_freed_with_its_window(qtbot: QtBot) -> None:
    field = SavedText("Note")
    gone = weakref.ref(field)
    del field
    gc.collect()
    assert gone() is None
