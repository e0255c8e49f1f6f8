"""Words kept from a window that was killed, for an assessment that was completed meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.store import Change, Held, KeptWaiting, Store, Unsaved, answer_place
from tests.ui.sample_stores import named, ticking, today
from ui.session.first_assessment import start_assessment
from ui.session.remembered import Remembered
from ui.shell.file.store_care import TAKEN_OVER
from ui.shell.main_window import MainWindow
from ui.widgets.typing.both_values import BothValues

LOCKED = "This assessment is completed and locked. Reopen it with a reason to change an answer."


class RestartedAndLocked:
    """A window started after one was killed with evidence that waited; since then all was locked."""

    def __init__(self, qtbot: QtBot, folder: Path, *, locked: bool = True) -> None:
        self.store = Store.open(folder / "store.db", who="Anna", clock=ticking())
        self.other = self.store.add_organization(named("Sample Joinery"))
        organization = self.store.add_organization(named("Sample Bakery"))
        start_assessment(self.store, shipped(), self.other, today=today())
        self.assessment = start_assessment(self.store, shipped(), organization, today=today())
        lens = self.store.assessment(self.assessment).lens
        asked = shipped().requirements(lens)[9]
        self.requirement, self.clause = asked.id, asked.clause[lens]
        self._leave_waiting()
        if locked:
            self.store.complete_assessment(self.assessment, today())
        self.window = MainWindow(self.store, shipped, Remembered(folder / "settings.json"), today=today)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.others.watch(None)

    def _leave_waiting(self) -> None:
        identity = self.store.file.identity
        assert identity is not None
        change = Change("evidence", None, '"Seen in the log"')
        place = answer_place(self.assessment, self.requirement)
        assert KeptWaiting(identity.id).keep(Held(((place, Unsaved(change)),)))

    @property
    def name(self) -> str:
        return f"Objective evidence of {self.clause} (Sample Bakery)"

    @property
    def notice(self) -> str:
        return self.window._care.notices.said(TAKEN_OVER)

    def both(self) -> BothValues:
        assert self.window.open_screens is not None
        found = self.window.open_screens.assessment.findChild(BothValues)
        assert isinstance(found, BothValues)
        return found

    def end(self) -> None:
        self.window.others.leave()
        self.window._keeping.forget()
        self.window.close()
        self.window.deleteLater()
        self.store.close()


@pytest.fixture
def restarted(qtbot: QtBot, tmp_path: Path) -> Iterator[RestartedAndLocked]:
    made = RestartedAndLocked(qtbot, tmp_path)
    yield made
    made.end()


def test_the_true_reason_and_the_field_are_said_at_once(restarted: RestartedAndLocked) -> None:
    for says in (restarted.window.others.choices.says, restarted.window.said):
        assert says.startswith(f"Not saved: {restarted.name}. {LOCKED}")
        assert "discarded" in says
        assert "Another program" not in says
    assert restarted.notice.endswith("It was kept, but could not be saved.")


def test_f8_leads_to_the_requirement_and_its_words_can_be_discarded_by_key(
    restarted: RestartedAndLocked,
) -> None:
    restarted.window.open_organization(restarted.other)
    QTest.keyClick(restarted.window, Qt.Key.Key_F8)
    assert restarted.window.open_screens is not None
    assert restarted.window.open_screens.assessment.requirement_id == restarted.requirement
    assert restarted.window.open_screens.open.id == restarted.assessment
    words = [label.text() for label in restarted.both().children() if hasattr(label, "text")]
    assert f"Objective evidence: Seen in the log\n{LOCKED}" in words
    discard = restarted.both().discard
    assert discard is not None
    assert restarted.window.focusWidget() is discard
    QTest.keyClick(discard, Qt.Key.Key_Return)
    assert restarted.both().discard is None
    assert not restarted.window.others.choices.says
    assert restarted.window.said.startswith("Saved ")
    assert restarted.window.open_screens.may_go_on()


def test_leaving_says_which_field_is_lost(
    restarted: RestartedAndLocked, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def stay(_window: object, reason: str, *_now: object) -> bool:
        asked.append(reason)
        return False

    monkeypatch.setattr("ui.shell.other_windows.may_be_lost", stay)
    assert not restarted.window.close()
    assert asked == [f"{LOCKED}\nNot saved: {restarted.name}."]


def test_reopened_the_words_are_saved(restarted: RestartedAndLocked) -> None:
    restarted.store.reopen_assessment(restarted.assessment, "One answer was missing")
    assert restarted.window.others.may_forget()
    assert restarted.store.answers(restarted.assessment)[restarted.requirement].evidence == "Seen in the log"
    assert not restarted.window.others.choices.says


def test_where_nothing_stands_against_it_what_was_kept_is_saved_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    made = RestartedAndLocked(qtbot, tmp_path, locked=False)
    assert made.store.answers(made.assessment)[made.requirement].evidence == "Seen in the log"
    assert made.notice.endswith("It was kept, and is saved or asked about now.")
    assert not made.window.others.choices.says
    made.end()
