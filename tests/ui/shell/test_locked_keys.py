"""The keys of a question change nothing once somebody else has completed and locked the assessment."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from isoassess.assessment.applicability import may_be_claimed
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer
from isoassess.store import Change, Store
from tests.ui.offices import named, ticking, today
from ui.session.opening import start_assessment
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.organization_screens import Workplace
from ui.shell.sidebar import ASSESSMENT

KEYS = [Qt.Key.Key_F, Qt.Key.Key_A, Qt.Key.Key_N, Qt.Key.Key_3]
LOCKED = "This assessment is completed and locked."


class Office:
    """A window in which a text already waits, and the store of somebody who completes the assessment."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        path = folder / "store.db"
        self.store, self.theirs = (Store.open(path, who=who, clock=ticking()) for who in ("Anna", "Bert"))
        organization = self.store.add_organization(named("Sample Bakery"))
        self.assessment = start_assessment(self.store, shipped(), organization, today=today())
        self.window = MainWindow(self.store, shipped, Remembered(folder / "window.ini"), today=today)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.open_organization(organization)
        self.window.go(ASSESSMENT)
        asked = self.workplace.open.case.requirements
        self.workplace.assessment.focus_requirement(next(one.id for one in asked if may_be_claimed(one)))

    @property
    def workplace(self) -> Workplace:
        assert self.window.workplace is not None
        return self.window.workplace

    def let_wait(self) -> None:
        """A text of the requirement in view waits, as after a moment in which the file was locked."""
        place = self.workplace.open.answers.place(self.workplace.assessment.requirement_id)
        self.window._keeping.waiting.keep(place, [Change("evidence", None, '"Seen"')])

    def press(self, key: Qt.Key) -> None:
        tree = self.workplace.assessment.findChild(QTreeView)
        assert isinstance(tree, QTreeView)
        tree.setFocus()
        QTest.keyClick(tree, key)

    def waiting(self) -> list[tuple[str, str | None]]:
        return [(one.change.key, one.change.after) for _at, one in self.window._keeping.waiting.all_unsaved()]


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    made = Office(qtbot, tmp_path)
    yield made
    made.window._keeping.forget()
    made.window.others.leave()
    made.window.close()
    made.window.deleteLater()
    made.store.close()
    made.theirs.close()


@pytest.mark.parametrize("heard", [True, False])
@pytest.mark.parametrize("key", KEYS)
def test_a_key_on_a_locked_question_changes_nothing_and_does_not_wait(
    office: Office, key: Qt.Key, heard: bool
) -> None:
    office.let_wait()
    office.theirs.complete_assessment(office.assessment, today())
    if heard:
        office.window._keeping.look()
    office.press(key)
    office.window._keeping.look()
    assert office.waiting() == [("evidence", '"Seen"')]
    id_ = office.workplace.assessment.requirement_id
    assert office.theirs.answers(office.assessment).get(id_, Answer()) == Answer()
    assert office.workplace.open.failure.startswith(LOCKED)
