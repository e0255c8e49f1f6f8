"""A word of the trade on a label is told where one points, clicks or listens, and nothing else changes."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from isoassess.domain import CertificationStage, Lens
from ui.assessment.words import gate_words
from ui.widgets.explained_text import ExplainedLine, ExplainedPill, ExplainedText, WrappingPill
from ui.widgets.layout.flow import FlowLayout
from ui.widgets.texts import Text
from ui.widgets.theme import dress
from ui.widgets.word_note import WordNote

LONG = "The stage 2 audit looks at the work itself. Whoever passes by a gate is told here what it means."


def shown(qtbot: QtBot, *labels: QWidget) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    for label in labels:
        layout.addWidget(label)
    qtbot.addWidget(window)
    window.resize(260, 300)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_words_are_told_to_who_listens_and_follow_the_text(qtbot: QtBot) -> None:
    label, pill, line = ExplainedText("heading", LONG), ExplainedPill("8.3 applies"), ExplainedLine("small")
    shown(qtbot, label, pill, line)
    assert [term.id for term in label.explained] == ["stage-2", "audit", "gate"]
    assert label.accessibleDescription().startswith("Stage 2: ")
    assert label.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert "design and development" in pill.accessibleDescription()
    pill.show_word("decide", "neutral")
    assert pill.explained == ()
    assert pill.accessibleDescription() == ""
    line.setText("OFI")
    assert [term.id for term in line.explained] == ["ofi"]


def test_a_word_is_underlined_where_it_stands(qtbot: QtBot) -> None:
    """The dots are the only difference from a label that explains nothing."""
    plain, explained = Text("heading", LONG), ExplainedText("heading", LONG)
    shown(qtbot, plain, explained)
    assert explained.heightForWidth(200) == plain.heightForWidth(200)
    before, after = plain.grab().toImage(), explained.grab().toImage()
    differing = [
        (x, y)
        for y in range(min(before.height(), after.height()))
        for x in range(before.width())
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    for term in ("stage-2", "gate"):
        middle = explained.point_of(term)
        assert any(abs(x - middle.x()) < 30 and 0 < y - middle.y() < 16 for x, y in differing), term


def test_a_word_is_told_where_one_points_and_the_rest_tells_nothing(qtbot: QtBot) -> None:
    label = ExplainedText("heading", LONG)
    shown(qtbot, label)
    point_at(label, label.point_of("gate"))
    qtbot.waitUntil(lambda: "Gate: " in QToolTip.text())
    QToolTip.hideText()
    qtbot.mouseMove(label, label.point_of("gate"))
    assert label.cursor().shape() is Qt.CursorShape.WhatsThisCursor
    qtbot.mouseMove(label, QPoint(label.width() - 1, label.height() - 1))
    assert label.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_click_on_a_word_opens_a_note_that_escape_closes_and_nothing_moves(qtbot: QtBot) -> None:
    label, field = ExplainedText("heading", "Objective &evidence"), QLineEdit()
    label.setBuddy(field)
    window = shown(qtbot, label, field)
    before = field.geometry()
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton, pos=label.point_of("objective-evidence"))
    note = QApplication.activePopupWidget()
    assert isinstance(note, WordNote)
    assert note.accessibleName() == "Objective evidence"
    assert "record" in note.accessibleDescription()
    assert field.geometry() == before
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    window.activateWindow()
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(label.width() - 2, 2))
    assert window.focusWidget() is field


def point_at(label: QWidget, point: QPoint) -> None:
    """As the window system does when the pointer rests."""
    QApplication.sendEvent(label, QHelpEvent(QHelpEvent.Type.ToolTip, point, label.mapToGlobal(point)))


@pytest.mark.parametrize("percent", [90, 100, 125, 150, 200])
@pytest.mark.parametrize("gate", CertificationStage)
def test_a_pill_that_can_wrap_stays_in_one_line_where_there_is_room(
    qtbot: QtBot, qapp: QApplication, percent: int, gate: CertificationStage
) -> None:
    """What was found: the gate of a question stood in two lines with free space beside it."""
    dress(qapp, dark=False, percent=percent)
    around = QWidget()
    qtbot.addWidget(around)
    pill = WrappingPill("accent")
    pill.setText(gate_words(gate, Lens.ISO9001_2026))
    FlowLayout(around).addWidget(pill)
    around.resize(1600, 100)
    with qtbot.waitExposed(around):
        around.show()
    one_line, lines = pill.height(), pill.fontMetrics().lineSpacing()
    narrow = pill.heightForWidth(pill.width() // 2)
    dress(qapp, dark=False)
    assert one_line < 2 * lines
    assert narrow > one_line
