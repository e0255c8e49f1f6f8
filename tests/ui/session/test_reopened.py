"""What a lock refused is written once the assessment is open again, whoever reopens it."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer
from isoassess.store import Store
from tests.ui.sample_stores import named, ticking, today
from ui.commands.places import ASSESSMENT
from ui.session.first_assessment import start_assessment
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.organization_screens import OrganizationScreens

WORDS, REASON = "Seen in the log", "One answer was missing"


class Locking:
    """Anna types in a window while Bert, in another one, completes the assessment and reopens it."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.anna = Store.open(folder / "store.db", who="Anna", busy_timeout=0.05, clock=ticking())
        organization = self.anna.add_organization(named("Sample Bakery"))
        self.assessment = start_assessment(self.anna, shipped(), organization, today=today())
        self.bert = Store.open(folder / "store.db", who="Bert", busy_timeout=0.05, clock=ticking())
        self.window = MainWindow(self.anna, shipped, Remembered(folder / "settings.json"), today=today)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.open_organization(organization)
        self.window.go(ASSESSMENT)
        self.id = self.place.assessment.requirement_id

    @property
    def place(self) -> OrganizationScreens:
        assert self.window.open_screens is not None
        return self.window.open_screens

    @property
    def evidence(self) -> QPlainTextEdit:
        found = self.place.assessment.findChildren(QPlainTextEdit)
        return next(one for one in found if one.accessibleName() == "Objective evidence")

    @property
    def stored(self) -> Answer:
        return self.bert.answers(self.assessment).get(self.id, Answer())

    @property
    def reasons(self) -> tuple[str, ...]:
        return self.place.open.keeping.waiting.reasons

    def type(self) -> None:
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.evidence.setFocus()
        QTest.keyClicks(self.evidence, WORDS)

    def complete(self) -> None:
        self.bert.complete_assessment(self.assessment, today())

    def reopen(self) -> None:
        self.bert.reopen_assessment(self.assessment, REASON)

    def look(self) -> None:
        self.place.open.keeping.synchronize()

    def end(self) -> None:
        self.place.open.keeping.forget()
        self.window.others.leave()
        self.window.close()
        self.window.deleteLater()
        self.bert.close()
        self.anna.close()


@pytest.fixture
def locking(qtbot: QtBot, tmp_path: Path) -> Iterator[Locking]:
    made = Locking(qtbot, tmp_path)
    yield made
    made.end()


@pytest.mark.parametrize("is_heard_first", [True, False])
def test_words_typed_as_the_lock_came_are_kept_and_written_when_another_reopens(
    locking: Locking, is_heard_first: bool
) -> None:
    """The lock is heard of before the words are handed over, or it is what refuses them."""
    locking.type()
    locking.complete()
    if not is_heard_first:
        locking.place.assessment.finish_typing()
    locking.look()
    assert ["locked" in reason for reason in locking.reasons] == [True]
    assert locking.place.open.keeping.held().unsaved[0][1].change.after == f'"{WORDS}"'
    locking.look()
    assert not locking.stored.evidence
    locking.reopen()
    locking.look()
    assert locking.stored.evidence == WORDS
    assert locking.evidence.toPlainText() == WORDS
    assert not locking.evidence.isReadOnly()
    assert not locking.place.open.keeping.waiting
    QTest.keyClicks(locking.evidence, ", twice")
    assert locking.place.finish_typing()
    assert "twice" in locking.stored.evidence


def test_what_the_lock_refused_is_written_when_this_window_reopens(locking: Locking) -> None:
    locking.type()
    locking.complete()
    locking.look()
    assert locking.reasons
    assert locking.place.open.reopen(REASON)
    assert locking.stored.evidence == WORDS
    assert locking.evidence.toPlainText() == WORDS


def test_a_due_date_that_met_the_lock_is_written_when_another_reopens(locking: Locking) -> None:
    day = datetime.date(2026, 12, 1)
    locking.complete()
    locking.place.open.set_aside_due(locking.id, day)
    locking.look()
    assert locking.reasons
    locking.reopen()
    locking.look()
    assert locking.stored.action.due == day


def test_a_change_of_another_kind_does_not_try_again_what_a_lock_refused(locking: Locking) -> None:
    locking.type()
    locking.complete()
    locking.look()
    locking.bert.add_organization(named("Sample Joinery"))
    locking.look()
    assert locking.reasons
    assert not locking.stored.evidence
