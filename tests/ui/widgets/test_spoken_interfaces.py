"""What is held for a screen reader lives as long as its widget: eight hours of work leave nothing behind."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.spoken_rules import Role, Say, of, parts
from ui.widgets.spoken.interfaces import SpokenInterfaces
from ui.widgets.spoken.parts import SpokenFrame, SpokenLabel, speak_of_parts
from ui.widgets.texts import Text


@pytest.fixture
def interfaces(qapp: QApplication) -> SpokenInterfaces:
    return speak_of_parts()


@pytest.fixture
def _reader(interfaces: SpokenInterfaces) -> object:
    QAccessible.setActive(True)
    yield
    QApplication.processEvents()
    QAccessible.setActive(False)


def page(groups: int = 8) -> QWidget:
    made = QFrame()
    layout = QVBoxLayout(made)
    layout.addWidget(Text("heading", "Sample heading"))
    for number in range(groups):
        group = QWidget()
        group.setAccessibleName(f"Group {number}")
        row = QVBoxLayout(group)
        row.addWidget(Text("normal", f"✓ Sentence {number}"))
        layout.addWidget(group)
    return made


def drop(widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def living() -> int:
    gc.collect()
    return sum(isinstance(one, SpokenLabel | SpokenFrame) for one in gc.get_objects())


@pytest.mark.usefixtures("_reader")
def test_screens_that_come_and_go_leave_no_interface_behind(qtbot: QtBot) -> None:
    before = living()
    made = 0
    for _time in range(200):
        shown = page(20)
        made += 1 + len(shown.findChildren(QWidget))
        shown.show()
        QApplication.processEvents()
        drop(shown)
    assert living() - before <= made // 2  # those of a while ago are looked for now and then


@pytest.mark.usefixtures("_reader")
def test_what_is_asked_for_on_the_way_is_read_as_all_else(qtbot: QtBot) -> None:
    """By who begins to read in the middle: each part, and each once."""
    shown = page()
    qtbot.addWidget(shown)
    shown.show()
    QApplication.processEvents()
    read = [(part.role(), part.text(Say.Name)) for part in parts(of(shown))]
    groups = [(role, f"{word} {number}") for number in range(8) for role, word in KINDS]
    assert read[1:] == [(Role.Heading, "Sample heading"), *groups]


def test_a_reader_that_comes_later_is_never_given_what_is_replaced(
    qtbot: QtBot, interfaces: SpokenInterfaces
) -> None:
    """It asks from the window downward, and keeps what it was given."""
    window = QWidget()
    qtbot.addWidget(window)
    inside = page()
    QVBoxLayout(window).addWidget(inside)
    window.show()
    QApplication.processEvents()
    top = QAccessible.queryAccessibleInterface(window)
    assert top is not None
    given = [QAccessible.uniqueId(part) for number in range(1) for part in parts(top.child(number))]
    del top
    QApplication.processEvents()
    again = [QAccessible.uniqueId(part) for part in parts(of(inside))]
    assert given == again


@pytest.mark.usefixtures("_reader")
def test_what_is_deleted_before_its_turn_is_no_harm(interfaces: SpokenInterfaces) -> None:
    label = QLabel("Gone at once")
    label.setText("Asked for, and gone")
    QAccessible.queryAccessibleInterface(label)
    label.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.sendPostedEvents(interfaces)
    QApplication.processEvents()


KINDS = ((Role.Grouping, "Group"), (Role.StaticText, "Sentence"))
