"""The screen of the documents over the sample."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from isoassess.store import Store
from tests.ui.sample_stores import open_sample, store_in
from ui.documents.screen import ReportsScreen
from ui.session.open_assessment import OpenAssessment


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def opened(store: Store) -> OpenAssessment:
    return open_sample(store)


@pytest.fixture
def screen(qtbot: QtBot, opened: OpenAssessment) -> ReportsScreen:
    made = ReportsScreen(opened)
    qtbot.addWidget(made)
    made.resize(1068, 700)
    made.show()
    qtbot.waitUntil(made.settled, timeout=20_000)
    return made
