"""Before a document leaves in which nobody would be named, it is asked who assessed: once, and beside."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from isoassess.domain import Rating
from isoassess.settings.declared import ASSESSOR
from isoassess.store import Store
from tests.ui.sample_stores import named, open_begun, store_in, window_on
from ui.commands.of_assessment import NAME_ASSESSOR
from ui.documents.screen import ReportsScreen
from ui.overview.screen import OverviewScreen
from ui.parts.assessor_question import AssessorQuestion
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.file_dialog import FileDialog

NAME = "A. Sampler"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def opened(store: Store) -> OpenAssessment:
    begun = open_begun(store, named("Sample Dairy"))
    begun.rate(begun.case.requirements[0].id, Rating.PARTIAL)
    return begun


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every file dialog is answered, and noted here."""
    titles: list[str] = []

    def answer(_parent: object, title: str, _proposal: str, _kinds: str) -> tuple[str, str]:
        titles.append(title)
        return str(tmp_path / "document.pdf"), ""

    monkeypatch.setattr(FileDialog, "getSaveFileName", answer)
    return titles


def overview(qtbot: QtBot, opened: OpenAssessment) -> OverviewScreen:
    screen = OverviewScreen(opened)
    for part in (screen, screen.header):
        qtbot.addWidget(part)
        part.show()
    screen.activateWindow()
    QCoreApplication.processEvents()
    return screen


def line(question: AssessorQuestion) -> QLineEdit:
    found = question.findChild(QLineEdit)
    assert found is not None
    return found


def paper(folder: Path) -> str:
    pages = PdfReader(folder / "document.pdf").pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_summary_names_who_is_typed_and_is_not_asked_for_again(
    qtbot: QtBot, opened: OpenAssessment, asked: list[str], tmp_path: Path
) -> None:
    screen = overview(qtbot, opened)
    question = screen.export.question
    screen.export.button.click()
    assert question.isVisible()
    assert not asked
    assert line(question).hasFocus()
    QTest.keyClicks(line(question), NAME)
    QTest.keyClick(line(question), Qt.Key.Key_Return)
    assert question.isHidden()
    assert len(asked) == 1
    assert opened.assessor == NAME
    assert f"by {NAME}; as of" in paper(tmp_path)
    screen.export.button.click()
    assert question.isHidden()
    assert len(asked) == 2


def test_left_empty_the_summary_says_that_nobody_is_named_and_it_is_not_asked_again(
    qtbot: QtBot, opened: OpenAssessment, asked: list[str], tmp_path: Path
) -> None:
    screen = overview(qtbot, opened)
    screen.export.button.click()
    QTest.keyClick(line(screen.export.question), Qt.Key.Key_Return)
    assert len(asked) == 1
    assert "by an assessor not named" in paper(tmp_path)
    screen.export.button.click()
    assert screen.export.question.isHidden()
    reports = ReportsScreen(opened)
    qtbot.addWidget(reports)
    reports.save()
    assert reports.question.isHidden()
    assert len(asked) == 3


def test_ones_own_name_is_proposed(qtbot: QtBot, opened: OpenAssessment, asked: list[str]) -> None:
    opened.remembered.put(ASSESSOR, NAME)
    screen = overview(qtbot, opened)
    screen.export.button.click()
    QTest.keyClick(line(screen.export.question), Qt.Key.Key_Return)
    assert opened.assessor == NAME


def test_escape_writes_nothing_and_gives_the_keys_back(
    qtbot: QtBot, opened: OpenAssessment, asked: list[str]
) -> None:
    screen = overview(qtbot, opened)
    screen.page.setFocus()
    screen.focus_start()
    before = screen.focusWidget()
    screen.export.export()
    QTest.keyClick(line(screen.export.question), Qt.Key.Key_Escape)
    assert screen.export.question.isHidden()
    assert screen.focusWidget() is before
    assert not asked
    screen.export.export()
    assert screen.export.question.isVisible()


def test_it_is_said_at_any_time_by_the_menu_or_what_is_typed_for_it(
    qtbot: QtBot, opened: OpenAssessment, asked: list[str]
) -> None:
    """What was found: a name set later among the settings named nobody in the assessment that ran."""
    opened.remembered.put(ASSESSOR, NAME)
    screen = overview(qtbot, opened)
    (naming,) = [one for one in screen.header.findChildren(QAction) if one.text() == NAME_ASSESSOR.words]
    naming.trigger()
    assert line(screen.export.question).text() == NAME
    QTest.keyClick(line(screen.export.question), Qt.Key.Key_Return)
    assert opened.assessor == NAME
    assert screen.export.question.isHidden()
    assert not asked  # no document was wanted
    naming.trigger()
    line(screen.export.question).setText("B. Colleague")
    QTest.keyClick(line(screen.export.question), Qt.Key.Key_Return)
    assert opened.assessor == "B. Colleague"
    opened.complete()
    screen.refresh()
    assert not naming.isEnabled()


def test_no_question_about_what_is_locked(qtbot: QtBot, opened: OpenAssessment, asked: list[str]) -> None:
    opened.complete()
    screen = overview(qtbot, opened)
    screen.export.export()
    assert screen.export.question.isHidden()
    assert len(asked) == 1


def test_the_reports_screen_asks_too_and_names_who_was_typed_as_preparer(
    qtbot: QtBot, opened: OpenAssessment, asked: list[str], tmp_path: Path
) -> None:
    screen = ReportsScreen(opened)
    for part in (screen, screen.header):
        qtbot.addWidget(part)
        part.show()
    screen.activateWindow()
    screen.header.save.click()
    assert not asked
    QTest.keyClicks(line(screen.question), NAME)
    QTest.keyClick(line(screen.question), Qt.Key.Key_Return)
    qtbot.waitUntil((tmp_path / "document.pdf").exists, timeout=20_000)
    qtbot.waitUntil(lambda: "document.pdf" in screen.outcome.says, timeout=20_000)
    assert f"by {NAME}; as of" in paper(tmp_path)
    assert "not named" not in paper(tmp_path)


def test_it_is_asked_before_a_client_s_folder_is_written(qtbot: QtBot, store: Store) -> None:
    open_begun(store, named("Sample Dairy"))
    window = window_on(qtbot, store)
    window.open_organization(store.organizations()[0].id)
    screens = window.open_screens
    assert screens is not None
    question = screens.overview.export.question
    with qtbot.assertNotEmitted(screens.folder_wanted):
        screens.overview.header.folder_wanted.emit()
    assert question.isVisible()
    with qtbot.waitSignal(screens.folder_wanted):
        QTest.keyClicks(line(question), NAME)
        QTest.keyClick(line(question), Qt.Key.Key_Return)
    dialog = window.packages.folders.dialog
    assert dialog is not None
    dialog.reject()
    assert screens.open.assessor == NAME


def test_the_question_goes_when_another_window_names_somebody(
    qtbot: QtBot, opened: OpenAssessment, asked: list[str]
) -> None:
    screen = overview(qtbot, opened)
    screen.export.export()
    says = [label.text() for label in screen.export.question.findChildren(QLabel) if label.text()]
    assert "nobody is named" in says[0]
    opened.name_assessor(NAME)
    assert screen.export.question.isHidden()
