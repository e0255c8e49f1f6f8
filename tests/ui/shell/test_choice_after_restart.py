"""A choice that a killed window left is asked about until a button is pressed, whatever else is done."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, Answer, Rating
from isoassess.store import Clash, Held, KeptWaiting, Resolution, Store, answer_place, profile_place
from isoassess.store.vault.driver import sqlite3
from tests.ui.sample_stores import named, ticking, today
from ui.actions.actions_model import OWNER
from ui.commands.places import ACTIONS, ASSESSMENT
from ui.session.first_assessment import start_assessment
from ui.session.remembered import Remembered
from ui.shell.main_window import MainWindow
from ui.shell.organization_screens import OrganizationScreens
from ui.widgets.typing.both_values import BothValues
from ui.widgets.typing.saved_text import SavedText

THEIRS, MINE = "Seen by Bert", "Seen by Anna"
THEIR_DAY, MY_DAY = datetime.date(2026, 12, 1), datetime.date(2026, 12, 24)
THEIR_ANSWER = Answer(
    rating=Rating.PARTIAL,
    evidence=THEIRS,
    action=Action(what="Write it down", owner="Bert", due=THEIR_DAY),
)
LEFT = {"evidence": (THEIRS, MINE), "action.owner": ("Bert", "Anna")} | {
    "action.due": (THEIR_DAY.isoformat(), MY_DAY.isoformat())
}


class RestartedWithChoice:
    """The window that follows one that was killed while it asked about fields of one requirement."""

    def __init__(self, folder: Path) -> None:
        path = folder / "store.db"
        self.bert = Store.open(path, who="Bert", busy_timeout=0.05, clock=ticking())
        self.organization = self.bert.add_organization(named("Sample Bakery"))
        self.assessment = start_assessment(self.bert, shipped(), self.organization, today=today())
        lens = self.bert.assessment(self.assessment).lens
        self.id, self.next = (asked.id for asked in shipped().requirements(lens)[:2])
        self.bert.save_answer(self.assessment, self.id, THEIR_ANSWER)
        self.store = Store.open(path, who="Anna", busy_timeout=0.05, clock=ticking())
        self._leave()
        self.window = MainWindow(self.store, shipped, Remembered(folder / "settings.json"), today=today)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.others.watch(None)
        self.window.open_organization(self.organization)
        self.window.go(ASSESSMENT)
        self.window.show_requirement(self.id)

    def _leave(self) -> None:
        place = answer_place(self.assessment, self.id)
        clashes = [
            (place, Clash(key=key, theirs=f'"{theirs}"', mine=f'"{mine}"', who="Bert"))
            for key, (theirs, mine) in LEFT.items()
        ]
        phone = Clash(key="organization.phone", theirs='"+49 1"', mine='"+49 2"', who="Bert")
        seen = self.bert.profile(self.organization)
        changed = replace(seen, organization=replace(seen.organization, phone="+49 1"))
        self.bert.save_profile(self.organization, changed, seen=seen)
        identity = self.store.file.identity
        assert identity is not None
        left = KeptWaiting(identity.id)
        assert left.keep(Held((), (*clashes, (profile_place(self.organization), phone))))

    @property
    def open_screens(self) -> OrganizationScreens:
        assert self.window.open_screens is not None
        return self.window.open_screens

    @property
    def evidence(self) -> SavedText:
        return self.open_screens.assessment._form.evidence

    @property
    def editor(self) -> QPlainTextEdit:
        (found,) = self.evidence.findChildren(QPlainTextEdit)
        return found

    def mine(self, key: str = "evidence") -> str | None:
        """The words that are asked about."""
        clashes = self.window._keeping.waiting.clashes(answer_place(self.assessment, self.id))
        return next((clash.mine for clash in clashes if clash.key == key), None)

    def stored(self) -> Answer:
        return self.bert.answers(self.assessment)[self.id]

    @property
    def panel(self) -> BothValues:
        found = self.open_screens.assessment.findChild(BothValues)
        assert isinstance(found, BothValues)
        return found

    def kept(self) -> list[str]:
        """What is in the private file, should this window be killed too."""
        held = self.window._keeping.held()
        return [str(clash.mine) for _place, clash in held.clashes]

    def end(self) -> None:
        self.window.others.leave()
        if self.window.open_screens is not None:
            self.open_screens.assessment.give_up_typing()
            self.open_screens.actions.give_up_typing()
        self.window._keeping.forget()
        self.window.close()
        self.window.deleteLater()
        self.store.close()
        self.bert.close()


@pytest.fixture
def restarted(qtbot: QtBot, tmp_path: Path) -> Iterator[RestartedWithChoice]:
    made = RestartedWithChoice(tmp_path)
    yield made
    made.end()


def test_the_field_holds_the_own_words_in_red_and_says_why(restarted: RestartedWithChoice) -> None:
    assert set(restarted.panel.keys) == set(LEFT)
    assert restarted.evidence.text == MINE
    assert restarted.evidence.refused_names() == ["Objective evidence"]
    assert restarted.stored().evidence == THEIRS
    due = restarted.open_screens.assessment._form.action.due
    assert due.line.day() == MY_DAY
    assert due.refused_names() == ["Action: due date of 4.1"]


def test_typing_keeps_the_question_open_with_the_words_as_they_are_now(
    restarted: RestartedWithChoice,
) -> None:
    QTest.keyClick(restarted.window, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert restarted.window.focusWidget() is restarted.editor
    QTest.keyClicks(restarted.editor, "!")
    restarted.evidence.flush()
    assert restarted.editor.toPlainText() == f"{MINE}!"
    assert restarted.mine() == f'"{MINE}!"'
    assert "evidence" in restarted.panel.keys
    assert restarted.window.others.choices.says
    assert restarted.stored().evidence == THEIRS
    restarted.panel.button("evidence", Resolution.MINE).click()
    assert restarted.stored().evidence == f"{MINE}!"
    assert restarted.evidence.text == f"{MINE}!"
    assert restarted.evidence.refused_names() == []


def test_the_words_in_the_file_are_shown_once_they_are_chosen(restarted: RestartedWithChoice) -> None:
    restarted.panel.button("evidence", Resolution.THEIRS).click()
    assert restarted.evidence.text == THEIRS
    assert restarted.evidence.refused_names() == []
    assert restarted.stored().evidence == THEIRS


def _go_away_and_back(one: RestartedWithChoice) -> None:
    one.window.show_requirement(one.next)
    assert one.evidence.text == ""
    one.window.show_requirement(one.id)


def _rate(one: RestartedWithChoice) -> None:
    QTest.keyClicks(one.open_screens.assessment._form.rating, "3")
    assert one.stored().rating is Rating.CONFORMING


def _rate_and_undo(one: RestartedWithChoice) -> None:
    _rate(one)
    assert one.open_screens.open.undo() == one.id
    assert one.stored().rating is Rating.PARTIAL


def _clear_the_field(one: RestartedWithChoice) -> None:
    one.editor.setFocus()
    one.editor.undo()
    one.evidence.flush()


def _leave_the_field(one: RestartedWithChoice) -> None:
    one.editor.setFocus()
    one.open_screens.assessment._form.rating.setFocus()


def _hear_the_other(one: RestartedWithChoice) -> None:
    one.bert.save_answer(
        one.assessment, one.id, Answer(evidence="Bert went on"), seen=Answer(evidence=THEIRS)
    )
    one.window._keeping.synchronize()


def _reload(one: RestartedWithChoice) -> None:
    one.open_screens.open.reload()


@pytest.mark.parametrize(
    "do",
    [
        _go_away_and_back,
        _rate,
        _rate_and_undo,
        _clear_the_field,
        _leave_the_field,
        _hear_the_other,
        _reload,
    ],
)
def test_whatever_else_is_done_the_words_stay_and_are_asked_about(
    restarted: RestartedWithChoice, do: Callable[[RestartedWithChoice], None]
) -> None:
    do(restarted)
    assert restarted.evidence.text == MINE
    assert restarted.mine() == f'"{MINE}"'
    assert restarted.mine("action.due") == f'"{MY_DAY.isoformat()}"'
    assert {"evidence", "action.due"} <= set(restarted.panel.keys)
    assert f'"{MINE}"' in restarted.kept()


def test_closing_asks_and_staying_keeps_all(
    restarted: RestartedWithChoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def stay(_window: object, reason: str, *_now: object) -> bool:
        asked.append(reason)
        return False

    monkeypatch.setattr("ui.shell.organization_screens.may_be_lost", stay)
    assert not restarted.window.close()
    assert "Objective evidence" in asked[0]
    assert restarted.mine() == f'"{MINE}"'


def test_another_day_typed_keeps_the_question_open(restarted: RestartedWithChoice) -> None:
    due = restarted.open_screens.assessment._form.action.due
    due.line.setFocus()
    due.line.selectAll()
    QTest.keyClicks(due.line, "2026-12-31")
    due.flush()
    assert restarted.mine("action.due") == '"2026-12-31"'
    assert restarted.stored().action.due == THEIR_DAY
    restarted.panel.button("action.due", Resolution.MINE).click()
    assert restarted.stored().action.due == datetime.date(2026, 12, 31)


def test_a_cell_of_the_list_written_over_the_others_words_leaves_the_own_in_question(
    restarted: RestartedWithChoice,
) -> None:
    restarted.window.go(ACTIONS)
    screen = restarted.open_screens.actions
    screen.select((restarted.assessment, restarted.id))
    index = screen._table.currentIndex().siblingAtColumn(OWNER)
    assert screen.model.setData(index, "Bert and Carl")
    assert restarted.stored().action.owner == "Bert and Carl"
    assert restarted.mine("action.owner") == '"Anna"'


def test_a_line_of_the_wizard_written_over_the_others_words_leaves_the_own_in_question(
    restarted: RestartedWithChoice,
) -> None:
    restarted.window.edit_profile("organization.phone")
    wizard = restarted.window.intake.wizard
    assert wizard is not None
    assert wizard._draft.set_fact("organization.phone", "+49 11")
    assert restarted.bert.profile(restarted.organization).organization.phone == "+49 11"
    assert '"+49 2"' in restarted.kept()
    wizard.reject()


def test_words_that_met_the_others_only_after_a_lock_stay_in_the_field_with_the_caret(
    restarted: RestartedWithChoice,
) -> None:
    restarted.panel.button("evidence", Resolution.THEIRS).click()
    QTest.keyClick(restarted.window, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    with closing(sqlite3.connect(restarted.store.path)) as locking:
        locking.execute("BEGIN IMMEDIATE")
        QTest.keyClicks(restarted.editor, ", again")
        restarted.evidence.flush()
        locking.rollback()
    restarted.bert.save_answer(
        restarted.assessment, restarted.id, Answer(evidence="Bert went on"), seen=Answer(evidence=THEIRS)
    )
    restarted.window._keeping.synchronize()
    assert restarted.editor.toPlainText() == f"{THEIRS}, again"
    QTest.keyClicks(restarted.editor, " and again")
    restarted.evidence.flush()
    assert restarted.mine() == f'"{THEIRS}, again and again"'
    assert restarted.stored().evidence == "Bert went on"
