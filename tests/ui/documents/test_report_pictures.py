"""Pictures of the evidence in the window: in the preview of the full report unless a person says not to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from isoassess.documents import DocumentKind
from isoassess.store import Store
from tests.ui.documents.test_reports import file_of, settle, shown, tick
from tests.ui.sample_stores import open_sample, store_in
from tests.unit.documents.test_evidence_pictures import photograph
from ui.documents.screen import ReportsScreen
from ui.session.open_assessment import OpenAssessment

WORDS = "Pictures of the evidence"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenAssessment]:
    with store_in(tmp_path, sample=True) as store:
        yield attached(store, tmp_path)


def attached(store: Store, folder: Path) -> OpenAssessment:
    """The sample with a photograph for its first requirement."""
    path = folder / "workshop.jpg"
    path.write_bytes(photograph())
    opened = open_sample(store)
    assert opened.files.attach(opened.case.requirements[0].id, [path]) == []
    return opened


def box(screen: ReportsScreen) -> QCheckBox:
    return next(box for box in screen.findChildren(QCheckBox) if box.text() == WORDS)


def show_full(qtbot: QtBot, screen: ReportsScreen) -> None:
    screen.documents.choose(DocumentKind.FULL)
    settle(qtbot, screen)


def test_the_preview_shows_the_picture_until_it_is_switched_off(
    qtbot: QtBot, opened: OpenAssessment, tmp_path: Path
) -> None:
    screen = shown(qtbot, opened, tmp_path)
    assert box(screen).isHidden()
    show_full(qtbot, screen)
    assert not box(screen).isHidden()
    assert file_of(screen).find("E-01 workshop.jpg, no date")
    tick(screen, WORDS)
    settle(qtbot, screen)
    assert file_of(screen).find("Pictures are not shown in this report.")
    assert not file_of(screen).find("E-01 workshop.jpg, no date")


def test_without_a_picture_there_is_no_switch(qtbot: QtBot, tmp_path: Path) -> None:
    with store_in(tmp_path, sample=True) as store:
        screen = shown(qtbot, open_sample(store), tmp_path)
        show_full(qtbot, screen)
        assert box(screen).isHidden()


def test_a_picture_that_cannot_be_read_is_said_in_the_report(qtbot: QtBot, tmp_path: Path) -> None:
    with store_in(tmp_path, sample=True) as store:
        broken = tmp_path / "broken.jpg"
        broken.write_bytes(b"no picture")
        opened = open_sample(store)
        opened.files.attach(opened.case.requirements[0].id, [broken])
        screen = shown(qtbot, opened, tmp_path)
        show_full(qtbot, screen)
        assert file_of(screen).find("The file is not a picture in the format PNG or JPEG.")
