"""A window that was left on a monitor that is gone comes back where it can be seen and moved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from isoassess.store import Store
from tests.ui.sample_stores import remembered_beside, store_in, window_on


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("maximized", [False, True])
@pytest.mark.parametrize(
    "left_at",
    [
        QRect(5000, 3000, 640, 480),
        QRect(-3000, -2000, 640, 480),
        QRect(700, 100, 640, 480),
        QRect(100, 100, 5000, 3000),
    ],
)
def test_it_comes_back_inside(qtbot: QtBot, store: Store, left_at: QRect, maximized: bool) -> None:
    before = QWidget()
    qtbot.addWidget(before)
    before.setGeometry(left_at)
    if maximized:
        before.setWindowState(Qt.WindowState.WindowMaximized)
    remembered_beside(store).geometry = before.saveGeometry()
    window = window_on(qtbot, store)
    screen = window.screen().availableGeometry()
    assert screen.contains(window.geometry())
    assert window.isMaximized() is maximized
    window.showNormal()
    QCoreApplication.processEvents()
    assert screen.intersects(window.geometry())
    assert screen.contains(window.geometry().topLeft())


def test_a_place_that_is_in_sight_is_kept(qtbot: QtBot, store: Store) -> None:
    before = QWidget()
    qtbot.addWidget(before)
    before.setGeometry(QRect(2, 60, 796, 500))
    remembered_beside(store).geometry = before.saveGeometry()
    window = window_on(qtbot, store)
    assert window.geometry().topLeft() == before.geometry().topLeft()
