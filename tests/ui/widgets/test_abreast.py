"""Cards side by side: as many columns as there is room for, and none for what is hidden."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.widgets.layout.abreast import Abreast
from ui.widgets.layout.columns import Columns


def cards(*names: str) -> list[QLabel]:
    return [QLabel(name) for name in names]


def shown(abreast: Abreast) -> list[list[str]]:
    QCoreApplication.processEvents()
    return [[card.text() for card in column if isinstance(card, QLabel)] for column in abreast.columns]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1000, [["a"], ["b"], ["c", "d"]]),
        (700, [["a", "d"], ["b", "c"]]),
        (400, [["a", "b", "c", "d"]]),
        (40, [["a", "b", "c", "d"]]),
    ],
)
def test_the_width_says_how_many_columns(qtbot: QtBot, width: int, expected: list[list[str]]) -> None:
    abreast = Abreast(cards("a", "b", "c", "d"))
    qtbot.addWidget(abreast)
    abreast.resize(width, 300)
    abreast.show()
    assert shown(abreast) == expected


def test_a_hidden_card_gives_its_room_to_the_others_and_takes_it_back(qtbot: QtBot) -> None:
    made = cards("a", "b", "c", "d")
    abreast = Abreast(made)
    qtbot.addWidget(abreast)
    abreast.resize(1000, 300)
    made[1].hide()
    abreast.show()
    assert shown(abreast) == [["a"], ["c"], ["d"]]
    made[0].hide()
    assert shown(abreast) == [["c"], ["d"]]
    assert made[2].width() == made[3].width() > 400
    made[0].show()
    made[1].show()
    assert shown(abreast) == [["a"], ["b"], ["c", "d"]]
    assert made[0].geometry().top() == made[1].geometry().top() == made[2].geometry().top()
    assert made[3].geometry().top() > made[2].geometry().bottom()


def test_all_hidden_is_no_mistake(qtbot: QtBot) -> None:
    made = cards("a", "b")
    abreast = Abreast(made)
    qtbot.addWidget(abreast)
    for card in made:
        card.hide()
    abreast.show()
    assert shown(abreast) == [[]]


def test_of_two_columns_the_one_with_nothing_to_show_takes_no_width(qtbot: QtBot) -> None:
    left, right = cards("left", "right")
    columns = Columns((left,), (right,), filled=True)
    qtbot.addWidget(columns)
    columns.resize(1200, 300)
    columns.show()
    QCoreApplication.processEvents()
    assert left.width() < 850
    right.hide()
    QCoreApplication.processEvents()
    assert left.width() > 1150
    right.show()
    QCoreApplication.processEvents()
    assert left.width() < 850
