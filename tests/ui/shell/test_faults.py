"""A fault of the program takes no letter from anybody, claims nothing, and gives nothing away."""

import logging
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from isoassess import faults
from isoassess.domain import Action
from isoassess.store import Store
from isoassess.store.vault.driver import sqlite3
from tests.ui.sample_stores import named, ticking, window_on
from ui.actions.actions_model import WHAT
from ui.commands.places import ACTIONS, ASSESSMENT
from ui.session.unsaved import not_saved
from ui.shell.fault_dialog import FaultDialog, FaultReporter, PlainLog, PrivateFile
from ui.shell.main_window import MainWindow
from ui.widgets.choosing.rating_row import RatingRow

TYPED = "Seen at Sample-Geheim"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.db", who="tester", busy_timeout=0.05, clock=ticking()) as opened:
        yield opened


@pytest.fixture
def window(qtbot: QtBot, store: Store) -> MainWindow:
    made = window_on(qtbot, store)
    made.open_organization(store.add_organization(named("Sample Bakery")))
    made.go(ASSESSMENT)
    return made


@pytest.fixture
def reporter(qapp: QApplication) -> Iterator[FaultReporter]:
    made = FaultReporter()
    yield made
    for dialog in dialogs():
        dialog.reject()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dialogs() -> list[FaultDialog]:
    return [found for found in QApplication.topLevelWidgets() if isinstance(found, FaultDialog)]


def break_history(store: Store) -> None:
    """From now on the file refuses every change, for a reason nobody expects."""
    with closing(sqlite3.connect(store.path)) as other:
        other.execute("CREATE TRIGGER stop BEFORE INSERT ON history BEGIN SELECT RAISE(ABORT, 'Geheim'); END")


def mend_history(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as other:
        other.execute("DROP TRIGGER stop")


def editors(window: QWidget) -> dict[str, QPlainTextEdit]:
    found = window.findChildren(QPlainTextEdit)
    return {editor.accessibleName(): editor for editor in found if editor.isVisible()}


def will_answer(word: str, asked: list[str]) -> None:
    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(50, answer)
            return
        asked.append(f"{box.text()} {box.informativeText()}")
        next(button for button in box.buttons() if button.text().replace("&", "") == word).click()

    QTimer.singleShot(50, answer)


def fail(*_arguments: object, **_named: object) -> NoReturn:
    raise ValueError(TYPED)


def by_the_file(store: Store, _monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    break_history(store)
    return lambda: mend_history(store)


def by_the_program(_store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    monkeypatch.setattr(Store, "change", fail)
    return monkeypatch.undo


@pytest.mark.usefixtures("reporter")
@pytest.mark.parametrize("spoil", [by_the_file, by_the_program])
@pytest.mark.parametrize("name", ["Objective evidence", "Interviewed", "Note for the report"])
def test_a_text_waits_through_a_fault_and_closing_asks(
    qtbot: QtBot,
    window: MainWindow,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Store, pytest.MonkeyPatch], Callable[[], None]],
    name: str,
) -> None:
    mend = spoil(store, monkeypatch)
    asked: list[str] = []
    editor = editors(window)[name]
    editor.setFocus()
    QTest.keyClicks(editor, TYPED)
    qtbot.waitUntil(lambda: "could not be saved" in editor.accessibleDescription())
    assert editor.toPlainText() == TYPED
    assert not_saved() == [name]
    (dialog,) = dialogs()
    qtbot.waitUntil(lambda: f"Not saved yet: {name}" in dialog.says)
    will_answer("Stay", asked)
    assert not window.close()
    assert ["not saved" in said for said in asked] == [True]
    said = dialog.says + dialog.findChildren(QPlainTextEdit)[0].toPlainText() + caplog.text
    assert "Geheim" not in said + "".join(capsys.readouterr())
    mend()
    assert window.close()
    (organization,) = store.organizations()
    (answer,) = store.answers(organization.assessment_id or "").values()
    assert TYPED in (answer.evidence, answer.interviewee, answer.note)


def test_a_text_put_aside_for_another_requirement_waits_too(
    window: MainWindow, store: Store, reporter: FaultReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.open_screens is not None
    screen = window.open_screens.assessment
    first, second = (known.id for known in window.open_screens.open.case.requirements[:2])
    screen.focus_requirement(first)
    monkeypatch.setattr(Store, "change", fail)
    QTest.keyClicks(editors(window)["Objective evidence"], TYPED)
    screen.focus_requirement(second)
    assert not_saved() == ["Objective evidence of another requirement"]
    asked: list[str] = []
    will_answer("Stay", asked)
    assert not window.close()
    assert len(asked) == 1
    monkeypatch.undo()
    assert window.close()
    (organization,) = store.organizations()
    assert store.answers(organization.assessment_id or "")[first].evidence == TYPED


def test_a_rating_that_could_not_be_saved_is_not_shown_as_one(
    window: MainWindow, store: Store, reporter: FaultReporter
) -> None:
    assert window.open_screens is not None
    opened = window.open_screens.open
    break_history(store)
    row = window.open_screens.assessment.findChildren(RatingRow)[0]
    row.setFocus()
    QTest.keyClicks(row, "3")
    assert opened.answer(window.open_screens.assessment.requirement_id).rating is None
    assert store.answers(opened.id) == {}
    assert "could not be saved" in window.said
    (dialog,) = dialogs()
    assert "may not have been carried out" in dialog.says


@pytest.mark.parametrize("spoil", [by_the_file, by_the_program])
def test_a_cell_of_the_actions_keeps_what_was_typed(
    window: MainWindow,
    store: Store,
    reporter: FaultReporter,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Store, pytest.MonkeyPatch], Callable[[], None]],
) -> None:
    assert window.open_screens is not None
    opened = window.open_screens.open
    assert opened.plan_action(opened.case.requirements[0].id, Action(what="Mend it"))
    window.go(ACTIONS)
    table = window.open_screens.actions.findChildren(QTableView)[0]
    mend = spoil(store, monkeypatch)
    index = table.model().index(0, WHAT)
    table.setCurrentIndex(index)
    table.edit(index)
    QTest.keyClick(table.indexWidget(index), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(table.indexWidget(index), TYPED)
    asked: list[str] = []
    will_answer("Stay", asked)
    assert not window.close()
    assert len(asked) == 1
    mend()
    assert window.close()
    assert [row.answer.action.what for row in store.actions()] == [TYPED]


@pytest.mark.parametrize("spoil", ["file", "program"])
def test_a_fact_in_the_wizard_waits_and_finishing_later_says_so(
    window: MainWindow, store: Store, reporter: FaultReporter, monkeypatch: pytest.MonkeyPatch, spoil: str
) -> None:
    window.edit_profile()
    wizard = window.intake.wizard
    assert wizard is not None
    field = next(
        line for line in wizard.findChildren(QLineEdit) if line.isVisible() and not line.isReadOnly()
    )
    before = store.profile(store.organizations()[0].id)
    if spoil == "file":
        break_history(store)
    else:
        monkeypatch.setattr(Store, "change", fail)
    field.setFocus()
    field.end(False)
    with capture_exceptions():
        QTest.keyClicks(field, TYPED)
        QTest.qWait(400)
        wizard.reject()
    assert wizard.isVisible()
    assert field.text().endswith(TYPED)
    assert not_saved()
    assert store.profile(store.organizations()[0].id) == before
    monkeypatch.undo()
    if spoil == "file":
        mend_history(store)
    wizard.reject()
    assert store.profile(store.organizations()[0].id) != before


def test_a_dialog_claims_only_what_is_known(reporter: FaultReporter) -> None:
    faults.tell(ValueError(TYPED))
    (dialog,) = dialogs()
    assert "saved." not in dialog.says.replace("waiting to be saved.", "")
    assert "Geheim" not in dialog.findChildren(QPlainTextEdit)[0].toPlainText()


def test_the_log_is_for_nobody_else_and_holds_no_words_of_others(tmp_path: Path) -> None:
    path = tmp_path / "isoassess.log"
    path.touch(mode=0o644)
    log = PrivateFile(path, delay=True)
    log.setFormatter(PlainLog())
    try:
        int(TYPED)
    except ValueError as error:
        record = logging.LogRecord("lib", logging.ERROR, "lib.py", 7, "read %s", (TYPED,), sys.exc_info())
        log.handle(record)
        log.handle(logging.LogRecord(faults.log.name, 50, "", 1, "%s", (faults.report(error),), None))
    log.close()
    said = path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "Geheim" not in said
    assert said.count("builtins.ValueError") == 2
    assert "lib:7" in said


def test_a_report_outlives_the_dialog_it_came_beside(qtbot: QtBot, reporter: FaultReporter) -> None:
    behind = QWidget()
    qtbot.addWidget(behind)
    behind.show()
    asking = QDialog(behind)
    asking.open()
    reporter.take(ValueError, ValueError(TYPED), None)
    (beside,) = dialogs()
    assert beside.parentWidget() is asking
    asking.deleteLater()
    qtbot.waitUntil(lambda: not isValid(beside) and len(dialogs()) == 1)
    (again,) = dialogs()
    assert again.isVisible()
    again.reject()
    qtbot.waitUntil(lambda: dialogs() == [])
