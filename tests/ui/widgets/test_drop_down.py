"""A closed drop-down shows its words whole, or that they are not whole."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStyle, QStyleOptionComboBox, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.choosing.drop_down import DropDown
from ui.widgets.theme import dress
from ui.widgets.typing.editors import FormDropDown

LONGEST = "We and the customer together"


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> None:
    if not qapp.styleSheet():
        dress(qapp, dark=False)


def shown(qtbot: QtBot, box: DropDown, width: int) -> QWidget:
    """Its window."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    layout.addWidget(box)
    layout.addStretch(1)
    window.resize(width, 60)
    window.show()
    qtbot.waitExposed(window)
    return window


def room(box: DropDown) -> int:
    """For the words, as the style that draws them says."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()


@pytest.mark.parametrize("kind", [DropDown, FormDropDown])
def test_a_closed_drop_down_has_room_for_its_longest_row(qtbot: QtBot, kind: type[DropDown]) -> None:
    """What was found: the last letter was cut off."""
    box = kind()
    box.addItems(["We do", LONGEST, "No"])
    box.setCurrentIndex(1)
    window = shown(qtbot, box, 700)
    assert window.isVisible()
    assert box.fontMetrics().horizontalAdvance(LONGEST) <= room(box) - 2
    assert box.shown_words() == LONGEST


def test_without_room_it_ends_with_an_ellipsis_and_is_told_whole(qtbot: QtBot) -> None:
    box = DropDown()
    box.addItem(LONGEST)
    window = shown(qtbot, box, 700)
    box.setFixedWidth(120)
    assert window.isVisible()
    assert box.shown_words().endswith("…")
    assert box.fontMetrics().horizontalAdvance(box.shown_words()) <= room(box)
    here = QPoint(4, 4)
    QApplication.sendEvent(box, QHelpEvent(QHelpEvent.Type.ToolTip, here, box.mapToGlobal(here)))
    assert LONGEST in QToolTip.text()
    QToolTip.hideText()


@pytest.mark.parametrize("kind", [DropDown, FormDropDown])
def test_a_closed_list_takes_no_letter_for_an_answer(qtbot: QtBot, kind: type[DropDown]) -> None:
    """What was found: a name typed on chose the row that begins with its letter, and stored it."""
    box = kind()
    box.addItems(["open", "done", "2 steps", "äther", "дело"])
    chosen: list[int] = []
    box.activated.connect(chosen.append)
    window = shown(qtbot, box, 700)
    assert window.isVisible()
    box.setFocus()
    before = box.currentIndex()
    for signs in ("d", "D", "2", "The", "o"):
        QTest.keyClicks(box, signs)
    for sign in "äд":
        QApplication.sendEvent(
            box, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        )
    assert chosen == []
    assert box.currentIndex() == before
    assert not box.view().isVisible()


def test_a_letter_leads_to_a_row_of_the_open_list_and_enter_takes_it(qtbot: QtBot) -> None:
    box = DropDown()
    box.addItems(["open", "done"])
    chosen: list[int] = []
    box.activated.connect(chosen.append)
    window = shown(qtbot, box, 700)
    assert window.isVisible()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(box.view().isVisible)
    QTest.keyClicks(box.view(), "d")
    assert chosen == []
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert chosen == [1]


def test_arrows_step_through_a_closed_list(qtbot: QtBot) -> None:
    box = DropDown()
    box.addItems(["open", "done"])
    window = shown(qtbot, box, 700)
    assert window.isVisible()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == "done"


@pytest.mark.parametrize("chosen", [-1, 0, 2])
def test_an_opened_list_marks_the_row_chosen_else_the_first_also_after_esc(qtbot: QtBot, chosen: int) -> None:
    box = DropDown()
    box.addItems(["one", "two", "three", "four"])
    box.setCurrentIndex(chosen)
    window = shown(qtbot, box, 700)
    assert window.isVisible()
    box.setFocus()
    for _time in range(2):
        QTest.keyClick(box, Qt.Key.Key_Space)
        qtbot.waitUntil(box.view().isVisible)
        assert [row.row() for row in box.view().selectionModel().selectedIndexes()] == [max(chosen, 0)]
        QTest.keyClick(box.view(), Qt.Key.Key_Down)
        QTest.keyClick(box.view(), Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not box.view().isVisible())
        assert box.currentIndex() == chosen
