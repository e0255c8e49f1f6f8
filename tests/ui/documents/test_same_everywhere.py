"""A document is the same wherever it leaves from: logo, color, names and what was chosen for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from pypdf import PdfReader
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.documents import DocumentKind, Paper
from isoassess.documents.registry import kind_words
from isoassess.services.client_folder.folder_contents import FolderOptions, folder_contents
from isoassess.services.client_folder.folder_places import FolderPlaces
from isoassess.settings.declared import ASSESSOR, FIRM
from isoassess.store import Store
from tests.ui.sample_stores import TODAY, open_sample, store_in
from ui.documents.look.remembered_look import look_of
from ui.documents.prepared_by import preparer_of
from ui.documents.screen import ReportsScreen
from ui.overview.summary_export import SummaryExport
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.file_dialog import FileDialog

NAME = "A. Consultant"  # who assessed the sample


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def opened(store: Store, tmp_path: Path) -> OpenAssessment:
    """Somebody with a firm, a logo, a color and another paper than usual."""
    found = open_sample(store)
    found.settle_numbers()
    picture = tmp_path / "logo.png"
    Image.new("RGB", (80, 40), (30, 90, 60)).save(picture)
    found.remembered.put(ASSESSOR, NAME)
    found.remembered.put(FIRM, "Sample Consulting")
    found.remembered.remember_logo(picture)
    found.remembered.remember_color("#7a3b00")
    found.remembered.paper = Paper.LETTER.name
    return found


def of_reports(qtbot: QtBot, screen: ReportsScreen, to: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    qtbot.waitUntil(lambda: screen.settled() and not screen.options.logos[0].reading, timeout=20_000)
    answer_with(to, monkeypatch)
    screen.save()
    qtbot.waitUntil(lambda: to.name in screen.outcome.says, timeout=20_000)
    return to.read_bytes()


def of_overview(qtbot: QtBot, opened: OpenAssessment, to: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    export = SummaryExport(opened)
    qtbot.addWidget(export)
    answer_with(to, monkeypatch)
    export.export()
    return to.read_bytes()


def of_folder(store: Store, opened: OpenAssessment) -> bytes:
    look, refused = look_of(opened.remembered, opened.organization_id).options()
    assert not refused
    options = FolderOptions(look=look, preparer=preparer_of(opened.remembered))
    contents = folder_contents(
        store, shipped(), opened.organization_id, options=options, places=FolderPlaces(), today=TODAY
    )
    title, purpose = kind_words(DocumentKind.SUMMARY)
    found = [file for file in contents.files if file.about == f"{title}: {purpose}"]
    return found[0].make()


def text_of(path: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def answer_with(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))


def test_the_summary_is_the_same_from_every_place(
    qtbot: QtBot, store: Store, opened: OpenAssessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_reports = of_overview(qtbot, opened, tmp_path / "overview.pdf", monkeypatch)
    screen = ReportsScreen(opened)
    qtbot.addWidget(screen)
    screen.show()
    assert of_reports(qtbot, screen, tmp_path / "reports.pdf", monkeypatch) == before_reports
    assert of_folder(store, opened) == before_reports
    assert f"{NAME}, Sample Consulting" in text_of(tmp_path / "reports.pdf")
    assert "ratings entered on 18 November 2026" in " ".join(text_of(tmp_path / "reports.pdf").split())


def test_what_is_chosen_for_the_documents_counts_on_the_overview(
    qtbot: QtBot, opened: OpenAssessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = of_overview(qtbot, opened, tmp_path / "usual.pdf", monkeypatch)
    screen = ReportsScreen(opened)
    qtbot.addWidget(screen)
    screen.show()
    for box in screen.options.findChildren(QCheckBox):
        if box.text() in ("Cover page", "Marked as confidential"):
            box.click()
    here = of_reports(qtbot, screen, tmp_path / "reports.pdf", monkeypatch)
    assert here != usual
    assert of_overview(qtbot, opened, tmp_path / "overview.pdf", monkeypatch) == here
    again = ReportsScreen(opened)
    qtbot.addWidget(again)
    assert again.options.options(DocumentKind.SUMMARY) == replace(
        screen.options.options(DocumentKind.SUMMARY), logos=()
    )  # its logo is read when it is seen


def test_a_logo_that_is_gone_is_told_and_the_summary_is_written(
    qtbot: QtBot, opened: OpenAssessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.remembered.remember_logo(tmp_path / "gone.png")
    export = SummaryExport(opened)
    qtbot.addWidget(export)
    answer_with(tmp_path / "summary.pdf", monkeypatch)
    export.export()
    assert "Without a logo: gone.png is not there any more." in export.says
    assert (tmp_path / "summary.pdf").exists()
