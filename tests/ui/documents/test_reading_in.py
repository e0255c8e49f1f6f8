"""A filled worksheet in the window: what it says is shown beside what is there, chosen, and read in whole."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from isoassess.documents import DocumentKind
from isoassess.domain import Rating
from isoassess.store import Store
from tests.unit.documents.filling import filled, form
from ui.documents.screen import ReportsScreen
from ui.documents.worksheet.read_in_dialog import ReadInDialog
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.keys.typed_texts import typed_texts
from ui.widgets.tips import BREAK

SAID = {
    "calibration.rating": "4",
    "calibration.evidence": "Gauge 17, certificate of 3 March",
    "outside-people-able.interviewee": "Purchasing",
    "context-issues.note": "Owner to date the page",
}


def came_back(opened: OpenAssessment, folder: Path, said: dict[str, str] = SAID) -> Path:
    path = folder / "came back.pdf"
    path.write_bytes(filled(form(opened.case, opened.id), said))
    return path


def read(
    qtbot: QtBot, screen: ReportsScreen, path: Path, monkeypatch: pytest.MonkeyPatch
) -> ReadInDialog | None:
    """Press the button and choose a file; the dialog that follows, None where none does."""
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_given: (str(path), ""))
    screen.options.worksheet.read_in.click()
    qtbot.waitUntil(lambda: not screen.reading_in.busy, timeout=60_000)
    return screen.reading_in.dialog


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def press_read_in(dialog: ReadInDialog) -> None:
    dialog.confirmed.emit()


def test_nothing_can_be_typed_where_values_are_chosen(
    qtbot: QtBot,
    screen: ReportsScreen,
    opened: OpenAssessment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = read(qtbot, screen, came_back(opened, tmp_path), monkeypatch)
    assert dialog is not None
    assert typed_texts(dialog) == ()


def test_all_is_shown_beside_what_is_there_and_read_in_whole(
    qtbot: QtBot,
    screen: ReportsScreen,
    opened: OpenAssessment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = opened.answers.known
    dialog = read(qtbot, screen, came_back(opened, tmp_path), monkeypatch)
    assert dialog is not None
    assert {card.entry.key for card in dialog.conflicts} >= {"rating", "evidence"}
    assert all(value in words(dialog) for name, value in SAID.items() if not name.endswith("rating"))
    assert "4 effective" in words(dialog)
    assert before["calibration"].evidence in words(dialog)
    press_read_in(dialog)
    assert "still to be decided" in words(dialog)
    assert opened.answers.known == before
    dialog.take_all.click()
    press_read_in(dialog)
    assert screen.reading_in.dialog is None
    assert opened.answer("calibration").rating is Rating.EFFECTIVE
    assert opened.answer("calibration").evidence == SAID["calibration.evidence"]
    assert opened.answer("context-issues").note == SAID["context-issues.note"]
    assert "was read in" in screen.outcome.says
    opened.undo()
    assert opened.answers.known == before


def test_each_conflict_is_decided_by_itself(
    qtbot: QtBot,
    screen: ReportsScreen,
    opened: OpenAssessment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = opened.answer("calibration")
    dialog = read(qtbot, screen, came_back(opened, tmp_path), monkeypatch)
    assert dialog is not None
    dialog.keep_all.click()
    rating = next(card for card in dialog.conflicts if card.entry.name == "calibration.rating")
    rating.take.click()
    assert not rating.keep.isChecked()
    press_read_in(dialog)
    assert opened.answer("calibration").rating is Rating.EFFECTIVE
    assert opened.answer("calibration").evidence == before.evidence


def test_giving_up_changes_nothing(
    qtbot: QtBot,
    screen: ReportsScreen,
    opened: OpenAssessment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = opened.answers.known
    dialog = read(qtbot, screen, came_back(opened, tmp_path), monkeypatch)
    assert dialog is not None
    dialog.take_all.click()
    dialog.reject()
    assert opened.answers.known == before
    assert screen.reading_in.dialog is None


def test_read_in_twice_there_is_nothing_left_to_read_in(
    qtbot: QtBot,
    screen: ReportsScreen,
    opened: OpenAssessment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = came_back(opened, tmp_path)
    dialog = read(qtbot, screen, path, monkeypatch)
    assert dialog is not None
    dialog.take_all.click()
    press_read_in(dialog)
    after = opened.answers.known
    assert read(qtbot, screen, path, monkeypatch) is None
    assert "nothing that is not there already" in screen.outcome.says
    assert opened.answers.known == after


def test_what_cannot_be_read_is_said_on_the_card(
    qtbot: QtBot, screen: ReportsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"a letter")
    assert read(qtbot, screen, path, monkeypatch) is None
    assert "letter.pdf: not a PDF" in screen.outcome.says


def test_a_locked_assessment_asks_for_no_file(
    qtbot: QtBot,
    screen: ReportsScreen,
    opened: OpenAssessment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = came_back(opened, tmp_path)
    opened.complete()
    before = opened.answers.known
    assert read(qtbot, screen, path, monkeypatch) is None
    assert screen.outcome.says
    assert opened.answers.known == before


def test_what_another_changed_meanwhile_is_not_overwritten(
    qtbot: QtBot,
    screen: ReportsScreen,
    opened: OpenAssessment,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = read(qtbot, screen, came_back(opened, tmp_path), monkeypatch)
    assert dialog is not None
    dialog.take_all.click()
    opened.write("calibration", "evidence", "Written meanwhile", seen=opened.answer("calibration").evidence)
    before = store.answers(opened.id)
    press_read_in(dialog)
    assert "has changed an answer" in words(dialog)
    assert store.answers(opened.id) == before
    dialog.reject()


def test_the_options_of_a_worksheet_are_its_own(screen: ReportsScreen, opened: OpenAssessment) -> None:
    choices = screen.options.worksheet
    for box in (choices.form, choices.everything, choices.earlier):
        box.setChecked(True)
    chosen = screen.options.options(DocumentKind.WORKSHEET)
    assert (chosen.form_of, chosen.all_requirements, chosen.earlier_ratings) == (opened.id, True, True)
    other = screen.options.options(DocumentKind.FULL)
    assert (other.form_of, other.all_requirements, other.earlier_ratings) == (None, False, False)
    screen.options.refresh(DocumentKind.WORKSHEET)
    assert not choices.isHidden()
    screen.options.refresh(DocumentKind.SUMMARY)
    assert choices.isHidden()


def test_a_word_without_an_end_makes_the_dialog_no_wider(
    qtbot: QtBot,
    screen: ReportsScreen,
    opened: OpenAssessment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Found: one made it forty times as wide as the screen."""
    endless = {"calibration.evidence": "x" * 3_000, "context-issues.note": "y" * 3_000}
    dialog = read(qtbot, screen, came_back(opened, tmp_path, endless), monkeypatch)
    assert dialog is not None
    (area,) = dialog.findChildren(QScrollArea)
    inner = area.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() < 720
    shown = words(dialog).replace(BREAK, "")
    assert all(value in shown for value in endless.values())


def test_taking_all_and_reading_in_by_key_at_once_does_both(
    qtbot: QtBot,
    screen: ReportsScreen,
    opened: OpenAssessment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Found: the second key came first, and said that all conflicts were still to be decided."""
    dialog = read(qtbot, screen, came_back(opened, tmp_path), monkeypatch)
    assert dialog is not None
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    for key in (Qt.Key.Key_T, Qt.Key.Key_R):
        QTest.keyClick(dialog, key, Qt.KeyboardModifier.AltModifier)
    assert "still to be decided" not in words(dialog)
    assert opened.answer("calibration").rating is Rating.EFFECTIVE


def test_what_is_still_to_be_decided_is_said_in_sight(
    qtbot: QtBot,
    screen: ReportsScreen,
    opened: OpenAssessment,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Found: it stood below all entries, and nobody saw it who did not scroll there."""
    much = SAID | {"context-issues.note": "line\n" * 200}
    dialog = read(qtbot, screen, came_back(opened, tmp_path, much), monkeypatch)
    assert dialog is not None
    (area,) = dialog.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    press_read_in(dialog)
    says = next(one for one in dialog.findChildren(QLabel) if "still to be decided" in one.text())
    qtbot.waitUntil(lambda: says.visibleRegion().boundingRect() == says.rect())
    buttons = dialog.findChildren(QDialogButtonBox)
    assert all(one.visibleRegion().boundingRect() == one.rect() for one in buttons)
