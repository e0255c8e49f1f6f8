"""Names in Chinese, Japanese and Korean are readable on a system that has no font for them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.other_scripts import draw_anew, lend_fonts
from ui.widgets.theme import load_fonts

DIFFERENT = [("中", "文"), ("か", "ア"), ("한", "글")]
ROOT = Path(__file__).parents[3]


def look(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def in_list(text: str) -> QListWidget:
    shown = QListWidget()
    shown.addItem(text)
    return shown


MAKES = (QLabel, QLineEdit, QPlainTextEdit, in_list)


def alike() -> list[str]:
    """The pairs of characters that look the same, in a program that has just begun."""
    application = QApplication([])
    load_fonts()
    shown = [(make.__name__, pair, [make(text) for text in pair]) for make in MAKES for pair in DIFFERENT]
    for widget in (widget for _name, _pair, widgets in shown for widget in widgets):
        widget.resize(120, 60)
        widget.show()
        look(widget)  # sets the text with the fonts there are
    lend_fonts()
    found = [f"{name} {pair}" for name, pair, (one, two) in shown if look(one) == look(two)]
    application.processEvents()
    return found


@pytest.mark.parametrize("language", ["C.UTF-8", "ja_JP.UTF-8", "ko_KR.UTF-8", "zh_TW.UTF-8"])
def test_two_characters_look_different_also_where_they_stood_before(language: str) -> None:
    """In a program of its own: each begins with the fonts of its system."""
    code = "from tests.ui.widgets.test_other_scripts import alike; print(alike())"
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": language}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.stdout == "[]\n", done.stdout + done.stderr


def cut_off() -> list[str]:
    """The characters whose label, made before, takes another room than one made now."""
    QApplication([])
    load_fonts()
    before = [QLabel(text * 9) for pair in DIFFERENT for text in pair]
    for label in before:
        look(label)  # and the room that it takes is reckoned
        label.sizeHint()
    lend_fonts()
    return [label.text() for label in before if label.sizeHint() != QLabel(label.text()).sizeHint()]


def test_a_label_has_room_for_the_characters_that_are_lent_to_it() -> None:
    code = "from tests.ui.widgets.test_other_scripts import cut_off; print(cut_off())"
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.stdout == "[]\n", done.stdout + done.stderr


def test_a_text_that_is_drawn_anew_is_not_taken_for_typed(qtbot: QtBot) -> None:
    field, typed = QPlainTextEdit("中文"), list[bool]()
    qtbot.addWidget(field)
    field.textChanged.connect(lambda: typed.append(True))
    draw_anew()
    assert not typed
    assert not field.document().isModified()


def test_nothing_is_lent_twice_and_afterwards_nothing_is_lacking(qtbot: QtBot) -> None:
    load_fonts()
    lend_fonts()
    assert lend_fonts() == ()
    for script in (QFontDatabase.WritingSystem.Japanese, QFontDatabase.WritingSystem.Korean):
        assert QFontDatabase.families(script)
