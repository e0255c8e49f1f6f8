"""A search field leads on to what was found, and Escape empties it on the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.typing.search_field import SearchField


@pytest.fixture
def field(qtbot: QtBot) -> SearchField:
    field = SearchField("Search requirements", "Search requirements...")
    qtbot.addWidget(field)
    field.show()
    field.setText("supplier")
    return field


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down])
def test_enter_and_down_leave_the_field_and_keep_the_search(
    qtbot: QtBot, field: SearchField, key: Qt.Key
) -> None:
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, key)
    assert field.text() == "supplier"


def test_escape_empties_the_field_and_leaves_it(qtbot: QtBot, field: SearchField) -> None:
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_typing_does_not_leave_the_field(qtbot: QtBot, field: SearchField) -> None:
    with qtbot.assertNotEmitted(field.left):
        qtbot.keyClicks(field, " list")
    assert field.text() == "supplier list"


def test_a_burst_of_keys_runs_one_search_for_the_words_that_stand_at_its_end(
    qtbot: QtBot, field: SearchField
) -> None:
    """What was found: 500 letters typed fast were searched for one after the other, long after the last."""
    searched: list[str] = []
    field.searched.connect(searched.append)
    field.clear()
    assert searched == [""]  # what the program puts there is searched for at once
    qtbot.keyClicks(field, "supplier list" * 40)
    assert searched == [""]
    qtbot.waitUntil(lambda: len(searched) == 2)
    assert searched[-1] == "supplier list" * 40
    qtbot.keyClicks(field, " a")
    field.setText("audit")
    QApplication.processEvents()
    assert searched[2:] == ["audit"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_who_goes_on_at_once_goes_to_what_the_last_letter_finds(
    qtbot: QtBot, field: SearchField, key: Qt.Key
) -> None:
    said: list[str] = []
    field.searched.connect(said.append)
    field.left.connect(lambda: said.append("left"))
    qtbot.keyClicks(field, " list")
    qtbot.keyClick(field, key)
    QApplication.processEvents()
    assert said == ["supplier list", "left"]


def test_coming_back_the_old_search_is_chosen_so_that_typing_replaces_it(
    qtbot: QtBot, field: SearchField
) -> None:
    field.take_focus()
    qtbot.keyClicks(field, "audit")
    assert field.text() == "audit"
    assert field.accessibleName() == "Search requirements"
