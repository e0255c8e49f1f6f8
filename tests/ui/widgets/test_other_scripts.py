"""Names in Chinese, Japanese and Korean are readable on a system that has no font for them."""

import pytest
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.other_scripts import lend_fonts
from ui.widgets.theme import load_fonts

DIFFERENT = [("中", "文"), ("か", "ア"), ("한", "글")]


@pytest.fixture(autouse=True)
def own_fonts_only() -> None:
    load_fonts()


def look(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def in_list(text: str) -> QListWidget:
    shown = QListWidget()
    shown.addItem(text)
    return shown


@pytest.mark.parametrize("make", [QLabel, QLineEdit, QPlainTextEdit, in_list])
@pytest.mark.parametrize("pair", DIFFERENT)
def test_two_characters_look_different_also_where_they_stood_before(
    qtbot: QtBot, make: type[QLabel], pair: tuple[str, str]
) -> None:
    widgets = [make(text) for text in pair]
    for widget in widgets:
        qtbot.addWidget(widget)
        widget.resize(120, 60)
        widget.show()
        look(widget)  # sets the text with the fonts there are
    lend_fonts()
    one, two = map(look, widgets)
    assert one != two


def test_nothing_is_lent_twice_and_afterwards_nothing_is_lacking(qtbot: QtBot) -> None:
    lend_fonts()
    assert lend_fonts() == ()
    for script in (QFontDatabase.WritingSystem.Japanese, QFontDatabase.WritingSystem.Korean):
        assert QFontDatabase.families(script)
