"""A label knows how high it is, and never what it was."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.texts import ShortenedLine, Text
from ui.widgets.theme import dress

WORDS = (
    "",
    "Calibration",
    "What was found in the second round of audits, and who looks at it.",
    "a\nb\nc\nd",
)
TONES = ("conforming", "major", "")


def font_of(points: int) -> Callable[[Text], None]:
    def change(label: Text) -> None:
        font = QFont(label.font())
        font.setPointSize(points)
        label.setFont(font)

    return change


CHANGES: tuple[Callable[[Text], None], ...] = (
    *(lambda label, words=words: label.setText(words) for words in WORDS),
    *(lambda label, tone=tone: label.set_tone(tone) for tone in TONES),
    *map(font_of, (8, 17)),
    lambda label: label.setEnabled(not label.isEnabled()),
    lambda label: label.setStyleSheet("" if label.styleSheet() else "font-size: 31px; padding: 9px"),
    lambda label: label.setBuddy(QLineEdit(label)),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(st.sampled_from(CHANGES), max_size=6), widths=st.lists(st.integers(1, 500), max_size=3)
)
def test_however_a_label_changes_it_is_as_high_as_its_words_need(
    qtbot: QtBot, changes: list[Callable[[Text], None]], widths: list[int]
) -> None:
    label = Text("normal", WORDS[2])
    label.ensurePolished()
    for change in (None, *changes):
        if change is not None:
            change(label)
        for width in (120, *widths):
            assert label.heightForWidth(width) == QLabel.heightForWidth(label, width)
    label.deleteLater()


@pytest.mark.parametrize("percent", [100, 200])
def test_a_label_in_view_grows_with_the_letters(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = Text("normal", WORDS[2])
    QVBoxLayout(window).addWidget(label)
    window.resize(220, 400)
    window.show()
    dress(qapp, dark=False)
    small = label.heightForWidth(180)
    dress(qapp, dark=False, percent=percent)
    assert label.heightForWidth(180) == QLabel.heightForWidth(label, 180)
    assert (label.heightForWidth(180) > small) is (percent > 100)
    dress(qapp, dark=False)
    assert label.heightForWidth(180) == small
    qapp.setStyleSheet("")


def test_a_line_with_hardly_any_room_shows_no_single_letters(qtbot: QtBot) -> None:
    line = ShortenedLine("muted")
    qtbot.addWidget(line)
    line.show_words("Example Fabrications Ltd")
    line.show()
    seen = set()
    for width in range(line.sizeHint().width() + 4):
        line.resize(width, 20)
        seen.add(line.text())
    assert "Example Fabrications Ltd" in seen
    assert "Example…" in seen
    assert not seen & {"E…", "Ex…", "Exa…"}
    assert "Example Fabrications Ltd" in line.toolTip()
