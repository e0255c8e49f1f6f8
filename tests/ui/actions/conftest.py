"""The sample in a store, and a dressed window with its actions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from isoassess.store import Store
from tests.ui.actions.actions_driver import ActionsDriver
from tests.ui.sample_stores import store_in
from ui.widgets.theme import dress


@pytest.fixture
def dressed(qapp: QApplication) -> None:
    if not qapp.styleSheet():
        dress(qapp, dark=False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def driver(dressed: None, qtbot: QtBot, store: Store, tmp_path: Path) -> ActionsDriver:
    return ActionsDriver(qtbot, store, tmp_path)
