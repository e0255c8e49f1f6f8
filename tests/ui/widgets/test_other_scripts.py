"""Names in Chinese, Japanese and Korean are readable on a system that has no font for them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from isoassess.store import NewestMissing
from ui.app import ask_for_another, open_anyway
from ui.password.ask_dialog import ask_to_unlock
from ui.shell.file.damaged_store import ask_about_damage
from ui.shell.file.missing_store import instead_of
from ui.shell.file.passing import ask_to_try_again
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


QUESTIONS: dict[str, Callable[[Path], object]] = {
    "it cannot be opened": lambda file: ask_for_another(f'"{file}"'),
    "something is missing": lambda file: open_anyway(NewestMissing(f'"{file}"')),
    "not now": lambda file: ask_to_try_again(file, f'"{file}"', lambda: f'"{file}"', lambda: None),
    "not there any more": lambda file: instead_of(file, was_known=True, ask=lambda: None),
    "a password": lambda file: ask_to_unlock(file, lambda: None, is_locked=False),
    "damaged": lambda file: ask_about_damage(file, f'"{file}"', lambda: None),
}


def alike_in_question(name: str) -> bool:
    """Whether the first question of a program looks the same for two files of different names."""
    application = QApplication([])
    load_fonts()
    looks: list[QImage] = []

    def look_and_leave() -> None:
        question = application.activeModalWidget()
        if isinstance(question, QDialog):
            looks.append(look(question))
            question.reject()

    for character in DIFFERENT[0]:
        QTimer.singleShot(0, look_and_leave)
        QUESTIONS[name](Path("/nowhere") / f"{character}.db")
    one, two = looks
    return one == two


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_before_the_window_names_the_file_in_its_own_characters(name: str) -> None:
    code = f"from tests.ui.widgets.test_other_scripts import alike_in_question as a; print(a({name!r}))"
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.stdout == "False\n", done.stdout + done.stderr


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
