"""A long hint stands above its answers where it would else be a column of many short lines."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.wizard.questions.choice_fields import ChoiceField

LONG = "For example, shop: the makers of the goods sold on. Workshop: the customer whose drawing it is. " * 2
ANSWERS = [("one", "We and the customer together"), ("other", "Another site of our company or group")]


@pytest.mark.parametrize("room", [300, 400, 490, 560, 700, 900])
@pytest.mark.parametrize("hint", ["Sold as a service.", LONG])
def test_a_hint_has_few_lines(qtbot: QtBot, room: int, hint: str) -> None:
    field = ChoiceField("design.product", "Who designs the product?", ANSWERS, hint=hint, beside=True)
    qtbot.addWidget(field)
    field.fit(room)
    field.resize(room, field.heightForWidth(room))
    field.show()
    QApplication.processEvents()
    said = next(label for label in field.findChildren(QLabel) if label.text() == hint)
    assert said.height() <= 7 * said.fontMetrics().lineSpacing()
    beside = field.choice().y() < said.y() + said.height()
    assert beside or hint == LONG or room < 490
