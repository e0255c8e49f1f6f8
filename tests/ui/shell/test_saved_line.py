"""The lower edge says what matters whole, and lets keys and file give way to it."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.shell.saved_line import SavedLine
from ui.widgets.theme import dress

MOMENT = datetime.datetime(2026, 11, 23, 10, 42, tzinfo=datetime.UTC)
KEYS = (("0–4", "rate"), ("N", "not applicable"), ("A", "action"), ("F", "flag"), ("↵", "next unanswered"))
FAILURE = 'Another program is writing to "/a/rather/long/folder/store.db"; the last change was not saved.'


@pytest.fixture
def line(qtbot: QtBot, qapp: QApplication) -> SavedLine:
    if not qapp.styleSheet():
        dress(qapp, dark=False)
    made = SavedLine("/a/store.db")
    qtbot.addWidget(made)
    made.resize(1068, 26)
    made.show()
    return made


def shown(line: SavedLine) -> list[str]:
    return [label.text() for label in line.findChildren(QLabel) if label.isVisible() and label.text()]


def words_of_keys() -> list[str]:
    return [word for pair in KEYS for word in pair]


def test_keys_stand_beside_the_time_where_there_is_room(line: SavedLine) -> None:
    line.show_saved(MOMENT)
    assert shown(line)[-1] == "/a/store.db"
    line.show_keys(KEYS)
    assert shown(line)[1:] == words_of_keys()


def test_a_sentence_is_read_whole_and_the_keys_give_way(line: SavedLine) -> None:
    line.show_keys(KEYS)
    line.show_failure(FAILURE)
    assert shown(line)[0] == FAILURE
    assert 2 <= len(shown(line)) - 1 < len(words_of_keys())
    line.show_saved(MOMENT)
    assert shown(line)[1:] == words_of_keys()


@pytest.mark.parametrize("width", [360, 560, 748])
def test_a_narrow_line_shows_whole_keys_only_and_a_shortened_sentence(
    qtbot: QtBot, line: SavedLine, width: int
) -> None:
    line.show_keys(KEYS)
    line.show_saved(MOMENT)
    line.resize(width, 26)
    labels = [label for label in line.findChildren(QLabel) if label.isVisible() and label.text()]
    qtbot.waitUntil(lambda: all(label.width() >= label.sizeHint().width() for label in labels))
    line.show_failure(FAILURE * 3)
    (said,) = shown(line)
    assert said.endswith("…")
    assert line.said == FAILURE * 3
    assert line.minimumSizeHint().width() < width


def test_a_hint_goes_with_the_next_key_and_what_was_saved_comes_back(qtbot: QtBot, line: SavedLine) -> None:
    line.show_saved(MOMENT)
    saved = line.said
    line.show_hint("There is nothing to undo.")
    assert line.said == "There is nothing to undo."
    qtbot.wait(10)  # the key that brought it has gone its way
    qtbot.keyClick(line, Qt.Key.Key_Shift)
    assert line.said == "There is nothing to undo."
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert line.said == saved


def test_what_was_refused_is_named_until_it_is_settled(qtbot: QtBot, line: SavedLine) -> None:
    fields = ["Action: due date"]
    line = SavedLine("/a/store.db", refused=lambda: fields)
    qtbot.addWidget(line)
    line.show_saved(MOMENT)
    qtbot.waitUntil(lambda: line.said == "Not saved: Action: due date")
    line.show_saved(MOMENT)  # another field was saved meanwhile
    qtbot.waitUntil(lambda: line.said == "Not saved: Action: due date")
    line.show_failure(FAILURE)
    line.show_unsaved()
    assert line.said == FAILURE
    line.show_saved(MOMENT)
    fields.clear()
    qtbot.waitUntil(lambda: line.said.startswith("Saved"))


def test_a_failure_outlasts_hints_and_keys(qtbot: QtBot, line: SavedLine) -> None:
    line.show_failure(FAILURE)
    line.show_hint("There is nothing to undo.")
    qtbot.wait(10)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert line.said == FAILURE
    line.leave_hint()
    assert line.said == FAILURE
