"""Ctrl+Z takes back the last answer from every control of the window in which nothing was typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from isoassess.domain import Rating
from isoassess.store import Store
from tests.ui.look.places import at_rest
from tests.ui.sample_stores import store_in, window_on
from ui.commands.places import ACTIONS, ASSESSMENT
from ui.shell.main_window import MainWindow
from ui.widgets.theme import dress

CONTROL = Qt.KeyboardModifier.ControlModifier
FIRST = "context-issues"


@pytest.fixture
def store(qapp: QApplication, tmp_path: Path) -> Iterator[Store]:
    dress(qapp, dark=False)
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> MainWindow:
    made = window_on(qtbot, store)
    made.resize(1366, 768)
    made.open_organization(store.organizations()[0].id)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def by_tab(window: MainWindow) -> list[QWidget]:
    """What the keys can be on, from the sidebar to the foot."""
    found = [one for one in window.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
    return [one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None]


@pytest.mark.parametrize("place", [ASSESSMENT, ACTIONS])
def test_the_last_answer_is_taken_back_from_every_control(window: MainWindow, place: str) -> None:
    window.go(place)
    at_rest()
    assert window.open_screens is not None
    opened = window.open_screens.open
    before = opened.answer(FIRST).rating
    controls = by_tab(window)
    assert any(isinstance(one, QComboBox) for one in controls) or place == ACTIONS
    assert len(controls) > 20
    for one in controls:
        if not (one.isVisible() and one.isEnabled()):
            continue  # it went with what was shown for another
        assert opened.rate(FIRST, Rating.ABSENT if before is not Rating.ABSENT else Rating.PARTIAL)
        one.setFocus()
        QTest.keyClick(one, Qt.Key.Key_Z, CONTROL)
        assert opened.answer(FIRST).rating is before, f"{one.accessibleName() or one} keeps Ctrl+Z"


def test_what_is_typed_in_a_search_is_undone_there(window: MainWindow) -> None:
    window.go(ASSESSMENT)
    at_rest()
    assert window.open_screens is not None
    opened = window.open_screens.open
    assert opened.rate(FIRST, Rating.ABSENT)
    search = window.open_screens.assessment.header.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    search.setFocus()
    QTest.keyClicks(search, "audit")
    for _press in range(3):  # one too many reaches no answer
        QTest.keyClick(search, Qt.Key.Key_Z, CONTROL)
    assert search.text() == ""
    assert opened.answer(FIRST).rating is Rating.ABSENT
