"""A search field leads on to what was found, and Escape empties it on the way."""

import pytest
from PySide6.QtCore import Qt
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


def test_coming_back_the_old_search_is_chosen_so_that_typing_replaces_it(
    qtbot: QtBot, field: SearchField
) -> None:
    field.take_focus()
    qtbot.keyClicks(field, "audit")
    assert field.text() == "audit"
    assert field.accessibleName() == "Search requirements"
