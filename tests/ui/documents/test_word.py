"""Saving for Word from the reports screen: chosen beside PDF, saved the same way, said as plainly."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from isoassess.documents import DocumentKind, FileFormat, made
from isoassess.documents.provenance import read_origin
from isoassess.store import Store
from tests.ui.documents.test_reports import (
    LEFT,
    answer_file,
    answer_folder,
    file_of,
    press,
    settle,
    shown,
    written,
)
from tests.ui.sample_stores import open_sample, store_in
from ui.documents.screen import ReportsScreen

WORD_NAME = "Example Fabrications Ltd readiness summary 2026-11-18.docx"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


@pytest.fixture
def screen(qtbot: QtBot, store: Store, tmp_path: Path) -> ReportsScreen:
    return shown(qtbot, open_sample(store), tmp_path)


def choose_format(screen: ReportsScreen, word: str) -> None:
    buttons = screen.options.findChildren(QPushButton)
    QTest.mouseClick(next(one for one in buttons if one.accessibleName() == f"Format: {word}"), LEFT)


@pytest.mark.parametrize(
    ("chosen", "format"), [(["Word"], FileFormat.WORD), (["Word", "PDF"], FileFormat.PDF)]
)
def test_the_button_says_which_format_it_saves_and_keeps_its_keys(
    screen: ReportsScreen, chosen: list[str], format: FileFormat
) -> None:
    for word in chosen:
        choose_format(screen, word)
    assert screen.options.format is format
    assert screen.header.save.text() == f"Save as {chosen[-1]}..."
    assert screen.header.save.shortcut() == QKeySequence(QKeySequence.StandardKey.Save)


def test_a_document_is_saved_for_word_with_the_name_and_options_of_the_pdf(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file_of(screen).content
    choose_format(screen, "Word")
    proposed = answer_file(monkeypatch, tmp_path / "handed over.pdf")
    QTest.mouseClick(screen.header.save, LEFT)
    assert written(qtbot, screen) == f"Written: handed over.docx in {tmp_path}."
    assert Path(proposed[0]).name == WORD_NAME
    order = screen._order(DocumentKind.SUMMARY)
    expected = made(order.kind, order.case, order.judgement, order.options, as_=FileFormat.WORD)
    assert (tmp_path / "handed over.docx").read_bytes() == expected.content
    settle(qtbot, screen)
    assert file_of(screen).content == before  # the preview is that of the PDF


def test_all_documents_are_written_for_word(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    choose_format(screen, "Word")
    answer_folder(monkeypatch, folder)
    QTest.mouseClick(screen.header.save_all, LEFT)
    says = written(qtbot, screen)
    files = sorted(folder.iterdir())
    assert [file.suffix for file in files] == [".docx"] * len(DocumentKind)
    assert all(file.name in says and docx.Document(str(file)).paragraphs for file in files)
    assert {read_origin(file).document for file in files} == {kind.value for kind in DocumentKind}


def test_what_cannot_be_written_is_said_beside_the_place_and_another_is_offered(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "taken.docx"
    taken.mkdir()
    choose_format(screen, "Word")
    answer_file(monkeypatch, taken)
    QTest.mouseClick(screen.header.save, LEFT)
    assert "taken.docx could not be written: a folder has this name" in written(qtbot, screen)
    answer_file(monkeypatch, tmp_path / "another.docx")
    press(screen.outcome, "Choose another place...")
    assert written(qtbot, screen) == f"Written: another.docx in {tmp_path}."
    assert read_origin(tmp_path / "another.docx").document == DocumentKind.SUMMARY.value
