"""The overview says where an organization stands, leads to each spot, and hands over the summary."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isoassess.demo import sample
from isoassess.model import Rating
from isoassess.profile import InternalAudit, ManagementReview, with_fact
from isoassess.store import Store
from tests.ui.offices import named, open_begun, open_sample, store_in
from ui.open_assessment import OpenAssessment
from ui.remembered import Remembered
from ui.screens.overview import OverviewScreen
from ui.screens.overview_clauses import main_clauses
from ui.screens.summary_export import proposed_name
from ui.widgets.columns import Columns
from ui.widgets.jump import Jump
from ui.widgets.stacked_bar import StackedBar


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path, sample=True) as opened:
        yield opened


def overview(qtbot: QtBot, opened: OpenAssessment, folder: Path) -> OverviewScreen:
    screen = OverviewScreen(opened, Remembered(folder / "window.ini"))
    qtbot.addWidget(screen)
    qtbot.addWidget(screen.header)
    screen.resize(1068, 700)
    screen.show()
    screen.header.show()
    return screen


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def press(qtbot: QtBot, widget: QWidget, word: str) -> None:
    button = next(b for b in widget.findChildren(QPushButton) if b.text() == word and not b.isHidden())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> list[str]:
    """Answer the file dialog; the list receives what it proposed."""
    proposed: list[str] = []

    def answer(_parent: QWidget, _title: str, proposal: str, _kinds: str) -> tuple[str, str]:
        proposed.append(proposal)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


def test_the_verdict_stands_there_with_its_word_and_its_figures(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    said = words(overview(qtbot, opened, tmp_path))
    assert "Ready for stage 1, not yet for stage 2" in said
    for figure in (opened.judgement.share.major, opened.judgement.share.conforming):
        assert f"\n{figure}\n" in said


def test_every_main_clause_has_a_bar_that_says_its_base(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    opened = open_sample(store)
    screen = overview(qtbot, opened, tmp_path)
    bars = [bar for bar in screen.findChildren(StackedBar) if not bar.isHidden()]
    assert [bar.accessibleName().split()[0] for bar in bars] == ["4", "5", "6", "7", "8", "9", "10"]
    share = main_clauses(opened.judgement)[3].share
    assert f"{share.fulfilled} of {share.assessed}" in words(screen)
    assert "not assessed" in bars[3].accessibleDescription()


def test_each_blocker_leads_to_its_requirement_or_to_the_profile(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    screen = overview(qtbot, opened, tmp_path)
    spots = {jump.spot for jump in screen.findChildren(Jump)}
    for blocker in opened.judgement.blockers:
        assert (blocker.requirement or blocker.fact) in spots
    requirement = next(blocker.requirement for blocker in opened.judgement.blockers if blocker.requirement)
    jump = next(jump for jump in screen.findChildren(Jump) if jump.spot == requirement)
    with qtbot.waitSignal(screen.requirement_wanted) as wanted:
        QTest.mouseClick(jump, Qt.MouseButton.LeftButton)
    assert wanted.args == [requirement]


def test_an_answer_given_elsewhere_shows_when_the_overview_is_seen_again(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_sample(store)
    screen = overview(qtbot, opened, tmp_path)
    screen.hide()
    for finding in opened.judgement.findings:
        if finding.grade == "major":
            opened.rate(finding.requirement, Rating.PARTIAL)
    profile = with_fact(opened.profile, "system.internal_audit", InternalAudit.COMPLETE)
    profile = with_fact(profile, "system.management_review", ManagementReview.HELD)
    store.save_profile(opened.organization_id, profile)
    opened.reload()
    screen.show()
    assert "✓ Ready for stage 2" in words(screen)


def test_an_assessment_just_begun_leads_to_its_first_question(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_begun(store, named("Sample Bakery"))
    screen = overview(qtbot, opened, tmp_path)
    assert "Nothing is assessed yet." in words(screen)
    with qtbot.waitSignal(screen.requirement_wanted) as wanted:
        press(qtbot, screen, "Start the assessment")
    assert wanted.args == [opened.case.requirements[0].id]


def test_a_long_list_of_blockers_is_shown_in_full_when_asked_for(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    opened = open_begun(store, named("Sample Bakery"))
    screen = overview(qtbot, opened, tmp_path)
    before = len(screen.findChildren(Jump))
    more = next(
        b for b in screen.findChildren(QPushButton) if b.text().startswith("Show ") and not b.isHidden()
    )
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(screen.findChildren(Jump)) > before
    assert more.isHidden()


def test_cards_stand_in_two_columns_only_where_there_is_room(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    screen = overview(qtbot, open_sample(store), tmp_path)
    columns = screen.findChild(Columns)
    assert isinstance(columns, Columns)
    assert columns.two
    screen.resize(812, 540)
    QCoreApplication.processEvents()
    assert not columns.two


def test_the_summary_is_written_where_the_person_says_and_the_place_is_remembered(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = overview(qtbot, open_sample(store), tmp_path)
    target = tmp_path / "handed over" / "summary"
    target.parent.mkdir()
    proposed = choose_file(monkeypatch, target)
    QTest.mouseClick(screen.export.button, Qt.MouseButton.LeftButton)
    written = target.with_name("summary.pdf")
    assert written.read_bytes().startswith(b"%PDF")
    assert str(written.parent) in screen.export.says
    QTest.mouseClick(screen.export.button, Qt.MouseButton.LeftButton)
    assert Path(proposed[1]).parent == target.parent
    assert Path(proposed[1]).name == "Example Fabrications Ltd readiness summary 2026-11-18.pdf"


def test_the_written_summary_can_be_opened_at_once(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = overview(qtbot, open_sample(store), tmp_path)
    choose_file(monkeypatch, tmp_path / "summary.pdf")
    asked: list[str] = []

    def take(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    screen.export.export()
    press(qtbot, screen.export, "Open")
    assert asked == [str(tmp_path / "summary.pdf")]


def test_a_place_that_cannot_be_written_is_said_and_another_one_offered(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = overview(qtbot, open_sample(store), tmp_path)
    choose_file(monkeypatch, tmp_path / "no such folder" / "summary.pdf")
    screen.export.export()
    assert "no such folder" in screen.export.says
    choose_file(monkeypatch, tmp_path / "summary.pdf")
    press(qtbot, screen.export, "Choose another place...")
    assert (tmp_path / "summary.pdf").exists()


def test_a_cancelled_file_dialog_changes_nothing(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = overview(qtbot, open_sample(store), tmp_path)
    choose_file(monkeypatch, "")
    screen.export.export()
    assert screen.export.isHidden()


def test_the_export_says_which_characters_were_replaced(
    qtbot: QtBot, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = overview(qtbot, open_begun(store, named("Sample \U0001f9c0 Dairy")), tmp_path)
    choose_file(monkeypatch, tmp_path / "summary.pdf")
    screen.export.export()
    assert "1 character" in screen.export.says


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("A/B: \\ *Ltd?", "A B Ltd readiness"),
        ("  ...  ", "Organization readiness"),
        ("x" * 400, "x" * 100 + " readiness"),
    ],
)
def test_the_proposed_name_is_one_that_every_system_takes(store: Store, name: str, start: str) -> None:
    assert proposed_name(open_begun(store, named(name))).startswith(start)


def test_a_closed_overview_is_freed(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    opened = open_sample(store)
    screen = OverviewScreen(opened, Remembered(tmp_path / "window.ini"))
    screen.show()
    gone = weakref.ref(screen)
    screen.header.deleteLater()
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del screen
    gc.collect()
    assert gone() is None
    assert opened.rate(next(iter(sample().answers)), Rating.ABSENT)
