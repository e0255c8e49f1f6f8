"""Issuing a document: asked about, recorded with its file, listed, and offered again when data changed."""

import csv
import datetime
import itertools
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isoassess.assessment.document_control import IssuedDocument
from isoassess.documents import DocumentKind
from isoassess.documents.provenance import read_origin
from isoassess.domain import Rating
from isoassess.store import Store
from tests.sample_organization import sample
from tests.ui.documents.test_reports import LEFT, answer_file, press, settle, shown
from tests.ui.sample_stores import NOW, TODAY, open_sample, store_in
from ui.documents.issuing.issue_dialog import IssueDialog
from ui.documents.issuing.issued_dialog import IssuedDialog
from ui.documents.screen import ReportsScreen
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.file_dialog import FileDialog

FIRST_ANSWER = next(iter(sample().answers))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A day after the sample was put into it."""
    with store_in(tmp_path, sample=True):
        pass
    seconds = itertools.count()
    with Store.open(
        tmp_path / "offices.db",
        who="tester",
        clock=lambda: NOW + datetime.timedelta(days=1, seconds=next(seconds)),
    ) as opened:
        yield opened


@pytest.fixture
def opened(store: Store) -> OpenAssessment:
    return open_sample(store)


@pytest.fixture
def screen(qtbot: QtBot, opened: OpenAssessment, tmp_path: Path) -> ReportsScreen:
    return shown(qtbot, opened, tmp_path)


def asked(qtbot: QtBot, screen: ReportsScreen) -> IssueDialog:
    QTest.mouseClick(screen.header.issue, LEFT)
    dialog = screen.issuing.dialog
    assert isinstance(dialog, IssueDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def confirm(dialog: IssueDialog, format: str = "PDF") -> None:
    press(dialog, f"&Issue as {format}...")


def issued(
    qtbot: QtBot, screen: ReportsScreen, monkeypatch: pytest.MonkeyPatch, place: Path
) -> IssuedDocument:
    """Issue the document in sight as it is proposed."""
    answer_file(monkeypatch, place)
    dialog = asked(qtbot, screen)
    confirm(dialog)
    qtbot.waitUntil(lambda: screen.issuing.dialog is None, timeout=20_000)
    return screen._open.issued.listed()[-1]


def words_in(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def text_of(place: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(place).pages).split())


def test_a_version_is_recorded_with_what_was_typed_and_printed_in_its_file(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "issued.pdf"
    proposed = answer_file(monkeypatch, place)
    dialog = asked(qtbot, screen)
    assert "Version 1" in words_in(dialog)
    assert dialog.number.number == "EFL-RS-2026-01"
    QTest.keyClicks(dialog.said.approved_by, "A. Owner")
    QTest.keyClicks(dialog.said.distribution, "Management")
    confirm(dialog)
    qtbot.waitUntil(lambda: screen.issuing.dialog is None, timeout=20_000)
    (kept,) = screen._open.issued.listed()
    assert (kept.kind, kept.version, kept.issued) == ("summary", 1, TODAY)
    assert (kept.number, kept.approved_by, kept.distribution) == ("EFL-RS-2026-01", "A. Owner", "Management")
    assert (kept.prepared_by, kept.format, kept.file_name) == (screen._open.assessor, "pdf", "issued.pdf")
    origin = read_origin(place)
    assert (origin.stamp, origin.number, origin.version) == (kept.stamp, kept.number, "1")
    printed = text_of(place)
    assert all(said in printed for said in ("EFL-RS-2026-01", "A. Owner", "Management"))
    assert Path(proposed[0]).name.endswith(" version 1.pdf")
    assert screen.outcome.says.startswith("Issued: Readiness summary, version 1. Written: issued.pdf")


def test_what_is_saved_as_a_draft_has_no_version(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(qtbot, screen, monkeypatch, tmp_path / "issued.pdf")
    answer_file(monkeypatch, tmp_path / "draft.pdf")
    QTest.mouseClick(screen.header.save, LEFT)
    qtbot.waitUntil((tmp_path / "draft.pdf").exists)
    qtbot.waitUntil(screen.header.save.isEnabled)
    assert read_origin(tmp_path / "draft.pdf").version == ""
    assert "Draft, not issued" in text_of(tmp_path / "draft.pdf")
    assert len(screen._open.issued.listed()) == 1


def test_a_document_is_issued_for_word(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.mouseClick(
        next(one for one in screen.findChildren(QPushButton) if one.accessibleName() == "Format: Word"), LEFT
    )
    answer_file(monkeypatch, tmp_path / "issued.docx")
    confirm(asked(qtbot, screen), "Word")
    qtbot.waitUntil(lambda: screen.issuing.dialog is None, timeout=20_000)
    assert read_origin(tmp_path / "issued.docx").version == "1"
    assert docx.Document(str(tmp_path / "issued.docx")).paragraphs
    assert screen._open.issued.listed()[0].format == "docx"


def test_the_card_says_the_version_and_that_data_changed_and_the_next_one_proposes_what(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(qtbot, screen, monkeypatch, tmp_path / "first.pdf")
    assert "Version 1, issued 18 Nov 2026" in words_in(screen.documents)
    assert screen._open.rate(FIRST_ANSWER, Rating.ABSENT)
    settle(qtbot, screen)
    says = "Version 1, issued 18 Nov 2026; data changed since: issue again"
    assert says in words_in(screen.documents)
    cards = screen.documents.findChildren(QPushButton)
    assert any(says in card.accessibleName() for card in cards)
    dialog = asked(qtbot, screen)
    clause = screen._open.requirement(FIRST_ANSWER).clause[screen._open.lens]
    assert dialog.said.changes.toPlainText() == f"Rated anew: {clause}."
    assert dialog.number.number == "EFL-RS-2026-01"
    confirm_to(dialog, monkeypatch, tmp_path / "second.pdf")
    qtbot.waitUntil(lambda: screen.issuing.dialog is None, timeout=20_000)
    assert "Version 2, issued 18 Nov 2026" in words_in(screen.documents)
    assert f"Rated anew: {clause}." in text_of(tmp_path / "second.pdf")
    screen.documents.choose(DocumentKind.SCOPE)
    assert issued(qtbot, screen, monkeypatch, tmp_path / "scope.pdf").version == 1


def confirm_to(dialog: IssueDialog, monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    answer_file(monkeypatch, place)
    confirm(dialog)


def test_where_the_file_cannot_be_written_nothing_is_recorded_and_nothing_typed_is_lost(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(qtbot, screen)
    QTest.keyClicks(dialog.said.approved_by, "A. Owner")
    confirm_to(dialog, monkeypatch, tmp_path / "no folder" / "issued.pdf")
    qtbot.waitUntil(lambda: any("does not exist" in words for words in words_in(dialog)), timeout=20_000)
    assert screen._open.issued.listed() == []
    assert dialog.said.approved_by.text() == "A. Owner"
    confirm_to(dialog, monkeypatch, tmp_path / "issued.pdf")
    qtbot.waitUntil(lambda: screen.issuing.dialog is None, timeout=20_000)
    assert screen._open.issued.listed()[0].approved_by == "A. Owner"


def test_no_place_is_no_issue(qtbot: QtBot, screen: ReportsScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = asked(qtbot, screen)
    answer_file(monkeypatch, "")
    confirm(dialog)
    assert dialog.isVisible()
    assert not dialog.busy
    dialog.reject()
    assert screen._open.issued.listed() == []


def test_another_window_that_was_earlier_is_told_in_one_sentence_before_a_file_is_asked_for(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(qtbot, screen)
    with Store.open(tmp_path / "offices.db", who="B. Colleague") as other:
        theirs = shown(qtbot, open_sample(other), tmp_path)
        issued(qtbot, theirs, monkeypatch, tmp_path / "theirs.pdf")
        proposed = answer_file(monkeypatch, tmp_path / "mine.pdf")
        confirm(dialog)
        assert proposed == []
        assert "Version 1 was issued by another window meanwhile. This is version 2 now." in words_in(dialog)
        confirm(dialog)
        qtbot.waitUntil(lambda: screen.issuing.dialog is None, timeout=20_000)
    assert [one.version for one in screen._open.issued.listed()] == [1, 2]
    assert read_origin(tmp_path / "mine.pdf").version == "2"


def test_a_window_that_is_earlier_while_the_document_is_made_is_told_and_no_file_is_left(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(qtbot, screen)
    confirm_to(dialog, monkeypatch, tmp_path / "mine.pdf")
    assert dialog.busy
    mine = dialog._wanted
    with Store.open(tmp_path / "offices.db", who="B. Colleague") as other:
        other.issue(
            screen._open.id,
            IssuedDocument(
                kind=mine.kind.value,
                version=1,
                issued=TODAY,
                stamp="2-" + "0" * 64,
                data_day=TODAY,
                format="pdf",
                file_name="theirs.pdf",
            ),
        )
    says = "issued on 18 November 2026 by B. Colleague. Nothing was recorded; what comes now is version 2."
    qtbot.waitUntil(lambda: any(says in words for words in words_in(dialog)), timeout=20_000)
    assert not (tmp_path / "mine.pdf").exists()
    assert "Version 2" in words_in(dialog)
    dialog.reject()


def test_a_number_follows_the_pattern_until_it_is_typed_and_the_pattern_is_kept(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(qtbot, screen)
    press(dialog, "Pattern of numbers...")
    dialog.number.pattern.setFocus()
    dialog.number.pattern.selectAll()
    QTest.keyClicks(dialog.number.pattern, "QM {count}")
    assert dialog.number.number == "QM 01"
    confirm_to(dialog, monkeypatch, tmp_path / "first.pdf")
    qtbot.waitUntil(lambda: screen.issuing.dialog is None, timeout=20_000)
    screen.documents.choose(DocumentKind.ACTIONS)
    again = asked(qtbot, screen)
    assert again.number.number == "QM 02"
    QTest.keyClicks(again.number.line, "b")
    QTest.keyClicks(again.number.pattern, "-{year}")
    assert again.number.number == "QM 02b"
    again.reject()


def test_a_wrong_pattern_and_a_text_too_long_are_said_where_they_are(
    qtbot: QtBot, screen: ReportsScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    proposed = answer_file(monkeypatch, tmp_path / "issued.pdf")
    dialog = asked(qtbot, screen)
    dialog.number.pattern.setText("QM-")
    QTest.keyClicks(dialog.number.pattern, "{place}")
    confirm(dialog)
    assert any("{place} is no place of a document number" in words for words in words_in(dialog))
    dialog.number.pattern.setText("QM")
    QTest.keyClicks(dialog.number.pattern, "-1")
    dialog.said.distribution.setPlainText("x" * 10_000)
    confirm(dialog)
    says = "At most 2000 characters have room in a document; these are 10000."
    assert says in words_in(dialog)
    assert proposed == []
    dialog.reject()


def test_a_day_before_that_of_the_data_is_refused(
    qtbot: QtBot, screen: ReportsScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    proposed = answer_file(monkeypatch, tmp_path / "issued.pdf")
    dialog = asked(qtbot, screen)
    dialog.day.line.setFocus()
    dialog.day.line.selectAll()
    QTest.keyClicks(dialog.day.line, "2026-11-17")
    confirm(dialog)
    assert any("before the day of the data" in words for words in words_in(dialog))
    assert proposed == []
    dialog.reject()


def test_every_version_is_listed_copied_and_exported(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert screen.issued.isHidden()
    issued(qtbot, screen, monkeypatch, tmp_path / "first.pdf")
    assert screen._open.rate(FIRST_ANSWER, Rating.ABSENT)
    issued(qtbot, screen, monkeypatch, tmp_path / "second.pdf")
    QTest.mouseClick(screen.issued, LEFT)
    dialog = screen.issuing.dialog
    assert isinstance(dialog, IssuedDialog)
    model = dialog.table.model()
    shown_cells = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert [(row[0], row[1], row[4]) for row in shown_cells] == [
        ("Readiness summary", "2", "as today"),
        ("Readiness summary", "1", "changed since"),
    ]
    QTest.keyClick(dialog.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2  # the heads and the row chosen
    press(dialog, "&Copy all")
    assert len(QGuiApplication.clipboard().text().splitlines()) == 3
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "list.csv"), ""))
    press(dialog, "&Export as CSV...")
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[1] for row in csv.reader(file)] == ["Version", "2", "1"]
    assert f"Written: list.csv in {tmp_path}." in words_in(dialog)
    monkeypatch.setattr(
        FileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "none" / "list.csv"), "")
    )
    press(dialog, "&Export as CSV...")
    assert any("does not exist" in words for words in words_in(dialog))
    dialog.reject()


def test_what_cannot_be_printed_is_said_before_a_version_is_recorded(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = answer_file(monkeypatch, tmp_path / "issued.pdf")
    dialog = asked(qtbot, screen)
    dialog.said.approved_by.setText("\u05d0\u05d1")
    confirm(dialog)
    says = "Approved by contains characters this program cannot print: \u05d0 \u05d1"
    assert any(says in words for words in words_in(dialog))
    assert proposed == []
    confirm(dialog)
    qtbot.waitUntil(lambda: screen.issuing.dialog is None, timeout=20_000)
    assert screen._open.issued.listed()[0].approved_by == "\u05d0\u05d1"


def test_a_completed_assessment_is_issued_too(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert screen._open.complete()
    settle(qtbot, screen)
    assert issued(qtbot, screen, monkeypatch, tmp_path / "issued.pdf").version == 1
    assert "Version 1, issued 18 Nov 2026" in words_in(screen.documents)


def test_giving_up_while_a_version_is_made_records_nothing(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(qtbot, screen)
    confirm_to(dialog, monkeypatch, tmp_path / "issued.pdf")
    dialog.reject()
    assert screen.issuing.dialog is None
    settle(qtbot, screen)
    answer_file(monkeypatch, tmp_path / "draft.pdf")
    QTest.mouseClick(screen.header.save, LEFT)
    qtbot.waitUntil((tmp_path / "draft.pdf").exists, timeout=20_000)  # made after it, on one lock
    assert screen._open.issued.listed() == []
    assert not (tmp_path / "issued.pdf").exists()


def test_a_number_that_another_window_took_meanwhile_is_not_given_twice(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(qtbot, screen)
    assert dialog.number.number == "EFL-RS-2026-01"
    with Store.open(tmp_path / "offices.db", who="B. Colleague") as other:
        theirs = shown(qtbot, open_sample(other), tmp_path)
        theirs.documents.choose(DocumentKind.ACTIONS)
        assert issued(qtbot, theirs, monkeypatch, tmp_path / "theirs.pdf").number == "EFL-AP-2026-01"
    confirm_to(dialog, monkeypatch, tmp_path / "mine.pdf")
    qtbot.waitUntil(lambda: screen.issuing.dialog is None, timeout=20_000)
    assert screen._open.issued.listed()[-1].number == "EFL-RS-2026-02"


def test_a_number_that_was_taken_away_stays_away(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued(qtbot, screen, monkeypatch, tmp_path / "first.pdf")
    dialog = asked(qtbot, screen)
    dialog.number.line.selectAll()
    QTest.keyClick(dialog.number.line, Qt.Key.Key_Delete)
    confirm_to(dialog, monkeypatch, tmp_path / "second.pdf")
    qtbot.waitUntil(lambda: screen.issuing.dialog is None, timeout=20_000)
    assert [one.number for one in screen._open.issued.listed()] == ["EFL-RS-2026-01", ""]
