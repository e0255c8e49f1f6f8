"""The keys of a question change nothing once somebody else has completed and locked the assessment."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from isoassess.assessment.applicability import may_be_not_applicable
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Answer
from isoassess.store import Change, Store
from tests.ready_stores import put_empty_store
from tests.ui.sample_stores import named, ticking, today
from ui.commands.places import ASSESSMENT
from ui.session.first_assessment import start_assessment
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.organization_screens import OrganizationScreens

KEYS = [Qt.Key.Key_F, Qt.Key.Key_A, Qt.Key.Key_N, Qt.Key.Key_3]
LOCKED = "This assessment is completed and locked."


class LockedKeysDriver:
    """A window in which a text already waits, and the store of somebody who completes the assessment."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        path = put_empty_store(folder / "store.db")
        self.store, self.theirs = (Store.open(path, who=who, clock=ticking()) for who in ("Anna", "Bert"))
        organization = self.store.add_organization(named("Sample Bakery"))
        self.assessment = start_assessment(self.store, shipped(), organization, today=today())
        self.window = MainWindow(self.store, shipped, Remembered(folder / "settings.json"), today=today)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.open_organization(organization)
        self.window.go(ASSESSMENT)
        asked = self.open_screens.open.case.requirements
        self.open_screens.assessment.focus_requirement(
            next(one.id for one in asked if may_be_not_applicable(one))
        )

    @property
    def open_screens(self) -> OrganizationScreens:
        assert self.window.open_screens is not None
        return self.window.open_screens

    def let_wait(self) -> None:
        """A text of the requirement in view waits, as after a moment in which the file was locked."""
        place = self.open_screens.open.answers.place(self.open_screens.assessment.requirement_id)
        self.window._keeping.waiting.keep(place, [Change("evidence", None, '"Seen"')])

    def press(self, key: Qt.Key) -> None:
        tree = self.open_screens.assessment.findChild(QTreeView)
        assert isinstance(tree, QTreeView)
        tree.setFocus()
        QTest.keyClick(tree, key)

    def waiting(self) -> list[tuple[str, str | None]]:
        return [(one.change.key, one.change.after) for _at, one in self.window._keeping.waiting.all_unsaved()]


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[LockedKeysDriver]:
    made = LockedKeysDriver(qtbot, tmp_path)
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
    driver: LockedKeysDriver, key: Qt.Key, heard: bool
) -> None:
    driver.let_wait()
    driver.theirs.complete_assessment(driver.assessment, today())
    if heard:
        driver.window._keeping.synchronize()
    driver.press(key)
    driver.window._keeping.synchronize()
    assert driver.waiting() == [("evidence", '"Seen"')]
    id_ = driver.open_screens.assessment.requirement_id
    assert driver.theirs.answers(driver.assessment).get(id_, Answer()) == Answer()
    assert driver.open_screens.open.failure.startswith(LOCKED)
