"""Two values of one field: both are seen whole, whatever was typed."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.widgets.typing.both_values import BothValues, TwoValues

WIDTH = 600


def test_a_word_without_an_end_is_seen_to_its_end(qtbot: QtBot) -> None:
    """Found: it stood in one line, and what had no room in that could not be seen."""
    theirs, mine = "x" * 500, "y" * 500
    shown = BothValues()
    qtbot.addWidget(shown)
    value = TwoValues(key="note", field="Note", who="W" * 200, theirs=theirs, mine=mine, texts=True)
    shown.show_values((value,), refused=(("z" * 500, "It is too long."),))
    shown.resize(WIDTH, 800)
    shown.show()
    assert shown.minimumSizeHint().width() <= WIDTH
    for letter in "xyz":
        label = next(one for one in shown.findChildren(QLabel) if one.text().startswith(letter * 9))
        words = label.text().split("\n")[0]
        lines = label.fontMetrics().horizontalAdvance(words) / label.width()
        assert label.height() > lines / 2 * label.fontMetrics().height()
        assert label.minimumSizeHint().width() < WIDTH
