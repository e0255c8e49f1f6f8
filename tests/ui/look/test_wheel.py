"""The wheel scrolls: it changes no answer, no setting and no filter, whoever has the focus."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Store
from tests.ui.look.places import screens
from tests.ui.sample_stores import remembered_beside, store_in, today, window_on
from tests.ui.widgets.test_dialogs_with_fields import MADE
from ui.session.open_assessment import OpenAssessment
from ui.widgets.theme import dress

TURNED_BY_QT = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)
"""What Qt changes by the wheel of its own accord."""


@pytest.fixture
def store(qapp: QApplication, tmp_path: Path) -> Iterator[Store]:
    dress(qapp, dark=False)
    with store_in(tmp_path, sample=True) as opened:
        yield opened


def test_the_wheel_changes_nothing_on_any_screen(qtbot: QtBot, store: Store) -> None:
    window = window_on(qtbot, store)
    window.resize(1366, 768)
    found = {}
    for place, shown in screens(window, store):
        found[place] = turned(shown)
    assert found["profile, page 4"] > 0, "the law meets nothing"


def test_the_wheel_changes_nothing_in_any_dialog(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    (known,) = store.organizations()
    assert known.assessment_id is not None
    opened = OpenAssessment(store, shipped(), known.assessment_id, remembered_beside(store), today=today)
    found = 0
    for make in MADE.values():
        dialog = make(opened, tmp_path)
        qtbot.addWidget(dialog)
        dialog.open()
        found += turned(dialog)
        dialog.done(0)
    assert found


def turned(window: QWidget) -> int:
    """How many controls have a value that Qt would turn; none of them may follow, nor keep the page back."""
    controls = [one for kind in TURNED_BY_QT for one in window.findChildren(kind) if is_turnable(one)]
    for one in controls:
        one.setFocus()
        before = value_of(one)
        for notch in (120, -120):
            event = turn(one, notch)
            assert value_of(one) == before, f"{one.accessibleName() or one} follows the wheel"
            assert not event.isAccepted(), f"{one.accessibleName() or one} keeps the wheel from the page"
    return len(controls)


def is_turnable(one: QWidget) -> bool:
    """Of a page; what a calendar holds is only there while one turns its months."""
    around = one.parentWidget()
    inside = isinstance(around, QCalendarWidget) or (around and isinstance(around.parent(), QCalendarWidget))
    return not isinstance(one, QScrollBar) and not inside and one.isVisible() and one.isEnabled()


def value_of(one: QWidget) -> object:
    if isinstance(one, QComboBox | QTabBar):
        return one.currentIndex()
    return one.text() if isinstance(one, QAbstractSpinBox) else one.property("value")


def turn(one: QWidget, notch: int) -> QWheelEvent:
    middle = QPointF(one.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(one.mapToGlobal(one.rect().center())),
        QPoint(),
        QPoint(0, notch),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    one.event(event)
    return event
