"""What is chosen while the file is gone from its place is shown, waits, and goes where everything goes."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, ActionStatus, Answer, Grade, Rating, Regrade
from isoassess.domain.profile import Designer
from isoassess.store import Clash, KeptWaiting, Store, answer_place
from tests.sample_organization import put_sample
from tests.ui.assessment.answering import PressedAnswers
from tests.ui.sample_stores import store_in, today, write
from ui.actions.actions_model import EFFECT, STATUS
from ui.actions.screen import ActionsScreen
from ui.commands.places import ACTIONS, ASSESSMENT
from ui.session.remembered import Remembered
from ui.shell.file.lost_dialog import LostDialog
from ui.shell.file.store_care import SAVED_ELSEWHERE
from ui.shell.main_window import MainWindow
from ui.shell.organization_screens import OrganizationScreens
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.notices import Notices
from ui.widgets.typing.both_values import BothValues

PLANNED = Action(what="Write it down", owner="Head baker")


class Away:
    """A window whose file was moved away while a requirement was in view."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder
        self.assessment = put_sample(store, shipped())
        self.organization = store.assessment(self.assessment).organization_id
        lens = store.assessment(self.assessment).lens
        self.id = next(one.id for one in shipped().requirements(lens) if lens in one.clause)
        store.save_answer(self.assessment, self.id, Answer(rating=Rating.PARTIAL, action=PLANNED))
        self.other = shipped().requirements(lens)[9].id
        store.save_answer(self.assessment, self.other, Answer(note="Theirs"))
        self.window = MainWindow(store, shipped, Remembered(folder / "settings.json"), today=today)
        self.window.show()
        self.window.open_organization(self.organization)
        self.window.go(ASSESSMENT)
        self.window.show_requirement(self.id)
        self.window.others.watch(None)
        store.file.fold()
        self.path, self.moved = store.path, folder / "moved.db"
        self.path.rename(self.moved)

    @property
    def open_screens(self) -> OrganizationScreens:
        assert self.window.open_screens is not None
        return self.window.open_screens

    @property
    def answer(self) -> Answer:
        """As it is shown."""
        return self.open_screens.open.answer(self.id)

    def says_it_waits(self) -> str:
        values = self.open_screens.assessment.findChild(BothValues)
        assert isinstance(values, BothValues)
        QApplication.processEvents()  # a row is shown and hidden a moment later
        shown = [part for part in values.findChildren(QLabel) if not part.isHidden()]
        words = [part.text() for part in shown]
        return next((said for said in words if said.startswith("Not saved yet: ")), "")

    def bring_back(self) -> Answer:
        """The answer in the file soon after it is at its place again, as another program reads it."""
        self.moved.rename(self.path)
        self.window._keeping.synchronize()
        return self.read(self.path)

    def save_elsewhere(self) -> Path:
        """By the buttons a person presses."""
        notices = self.window.findChildren(Notices)[0]
        button = next(one for one in notices.findChildren(QPushButton) if one.text() == "W&hat to do...")
        button.click()
        (dialog,) = (one for one in self.window.findChildren(LostDialog) if one.isVisible())
        buttons = {one.text().replace("&", ""): one for one in dialog.findChildren(QPushButton)}
        buttons["Save everything to another place..."].click()
        return self.folder / "other.db"

    def stored(self) -> Answer:
        """In the file that is open."""
        return self.store.answers(self.assessment)[self.id]

    def read(self, path: Path) -> Answer:
        with Store.open(path, who="reader") as other:
            return other.answers(self.assessment).get(self.id, Answer())

    @property
    def said(self) -> str:
        return self.window.findChildren(Notices)[0].said(SAVED_ELSEWHERE)

    def finish_in(self, screen: ActionsScreen) -> None:
        """Say in the list in front that the action is done and has worked."""
        for column, value in ((STATUS, ActionStatus.DONE), (EFFECT, True)):
            assert screen.model.setData(self._cell(screen, column), value)
        screen.follow()
        assert [self._cell(screen, column).data() for column in (STATUS, EFFECT)] == ["done", "effective"]

    def _cell(self, screen: ActionsScreen, column: int) -> QModelIndex:
        screen.select((self.assessment, self.id))
        return screen._table.currentIndex().siblingAtColumn(column)


@pytest.fixture
def away(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Away]:
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_all: (str(tmp_path / "other.db"), ""))
    with store_in(tmp_path, sample=True) as store:
        made = Away(store, tmp_path)
        qtbot.waitUntil(lambda: "is no longer there" in made.window.findChildren(Notices)[0].said("lost"))
        yield made
        made.window._keeping.forget()
        made.window.others.leave()
        if made.moved.exists() and store.path == made.path:
            made.moved.rename(made.path)
        made.window.close()
        made.window.deleteLater()


def _rate(away: Away) -> None:
    QTest.keyClicks(away.open_screens.assessment._form.rating, "3")


def _claim(away: Away) -> None:
    away.open_screens.open.rate(away.id, Rating.NOT_APPLICABLE)
    write(away.open_screens.open, away.id, "reason", "Nothing is designed here")


def _flag(away: Away) -> None:
    away.open_screens.assessment._form.flag.click()


def _mark(away: Away) -> None:
    _rate(away)
    away.open_screens.assessment._form.ofi.click()


def _regrade(away: Away) -> None:
    away.open_screens.open.regrade(away.id, Regrade(grade=Grade.MINOR, reason="Seen twice"))


def _finish_action(away: Away) -> None:
    away.window.go(ACTIONS)
    away.finish_in(away.open_screens.actions)


def _finish_action_everywhere(away: Away) -> None:
    away.finish_in(away.window.show_all_actions())
    away.open_screens.open.reload()


DONE = Action(what=PLANNED.what, owner=PLANNED.owner, status=ActionStatus.DONE, done=today(), effective=True)
WAYS: dict[str, tuple[Callable[[Away], None], Answer]] = {
    "rating": (_rate, Answer(rating=Rating.CONFORMING, action=PLANNED)),
    "claim": (
        _claim,
        Answer(rating=Rating.NOT_APPLICABLE, reason="Nothing is designed here", action=PLANNED),
    ),
    "flag": (_flag, Answer(rating=Rating.PARTIAL, flag=True, action=PLANNED)),
    "opportunity": (_mark, Answer(rating=Rating.CONFORMING, ofi=True, action=PLANNED)),
    "grade": (
        _regrade,
        Answer(
            rating=Rating.PARTIAL, regrade=Regrade(grade=Grade.MINOR, reason="Seen twice"), action=PLANNED
        ),
    ),
    "action": (_finish_action, Answer(rating=Rating.PARTIAL, action=DONE)),
    "action of all": (_finish_action_everywhere, Answer(rating=Rating.PARTIAL, action=DONE)),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_chosen_while_the_file_is_gone_is_shown_and_saved_once_it_is_back(
    away: Away, way: str
) -> None:
    do, expected = WAYS[way]
    do(away)
    assert away.answer == expected
    assert "The file is no longer there." in away.says_it_waits()
    assert "The file is no longer there." in away.window.said
    assert away.stored() == Answer(rating=Rating.PARTIAL, action=PLANNED)
    assert away.bring_back() == expected
    assert not away.says_it_waits()
    assert away.window.said.startswith("Saved ")


@pytest.mark.parametrize("way", WAYS)
def test_everything_is_saved_elsewhere_with_what_was_chosen_since(away: Away, way: str) -> None:
    do, expected = WAYS[way]
    do(away)
    other = away.save_elsewhere()
    assert away.said.startswith("Everything is saved in")
    assert away.read(other) == expected
    assert away.answer == expected
    assert away.window.close()  # without a question


def test_a_rating_that_a_protected_file_refused_is_saved_elsewhere_too(away: Away) -> None:
    away.bring_back()
    away.path.chmod(0o444)
    assert not away.window._care._watch.check_file()
    _rate(away)
    assert away.stored().rating is Rating.PARTIAL
    away.window._care._save_elsewhere()
    assert away.said.startswith("Everything is saved in")
    assert away.read(away.folder / "other.db").rating is Rating.CONFORMING
    assert away.answer.rating is Rating.CONFORMING
    assert away.window.close()  # without a question


def test_a_choice_in_the_wizard_waits_too(away: Away) -> None:
    away.window.edit_profile("design.product")
    wizard = away.window.intake.wizard
    assert wizard is not None
    before = away.open_screens.open.profile.design.product
    wanted = next(one for one in (Designer.CUSTOMER, Designer.NOBODY) if one is not before)
    assert wizard._draft.set_answer("design.product", wanted)
    assert wizard._draft.profile.design.product is wanted
    assert "The file is no longer there." in wizard._status.text()
    wizard.reject()
    other = away.save_elsewhere()
    assert away.said.startswith("Everything is saved in")
    with Store.open(other, who="reader") as reader:
        assert reader.profile(away.organization).design.product is wanted


def test_everything_is_not_said_while_a_choice_between_two_values_waits(away: Away) -> None:
    clash = Clash(key="note", theirs='"Theirs"', mine='"Mine"', who="B. Manager")
    away.window._keeping.waiting.take((), ((answer_place(away.assessment, away.other), clash),))
    away.window._keeping.synchronize()
    _rate(away)
    other = away.save_elsewhere()
    assert away.read(other).rating is Rating.CONFORMING
    assert "Everything" not in away.said
    assert "not everything is saved yet" in away.said
    assert "Note for the report" in away.said


def test_everything_is_not_said_while_a_field_holds_what_is_no_date(away: Away) -> None:
    line = away.open_screens.assessment._form.action.due.line
    line.setFocus()
    line.clear()
    QTest.keyClicks(line, "32.13.")
    away.save_elsewhere()
    assert "Everything" not in away.said
    assert "Action: due date" in away.said
    away.open_screens.assessment.give_up_typing()


def test_closing_keeps_what_was_chosen_with_the_rest(away: Away) -> None:
    _rate(away)
    answers = PressedAnswers("OK")
    assert away.window.close()
    assert answers.said == [f'What was open here is kept. It is in "{away.folder / "offices.kept.db"}".']
    assert away.read(away.folder / "offices.kept.db").rating is Rating.CONFORMING


def test_closing_asks_where_nothing_can_be_kept(away: Away, monkeypatch: pytest.MonkeyPatch) -> None:
    _rate(away)
    asked: list[str] = []

    def stay(_window: object, reason: str, *_now: object, **_text: object) -> bool:
        asked.append(reason)
        return len(asked) == 1  # of the file as a whole; then of the rating

    for module in ("file.store_care", "organization_screens"):
        monkeypatch.setattr(f"ui.shell.{module}.may_be_lost", stay)
    monkeypatch.setattr(
        "isoassess.store.file.open_file.free_name", lambda _path: away.folder / "no folder" / "x.db"
    )
    assert not away.window.close()
    assert "Rating" in asked[1]
    assert away.answer.rating is Rating.CONFORMING
    assert away.bring_back().rating is Rating.CONFORMING


def test_what_was_chosen_outlives_a_window_that_is_killed(away: Away) -> None:
    _rate(away)
    identity = away.store.file.identity
    assert identity is not None
    kept = away.window._keeping._kept
    assert isinstance(kept, KeptWaiting)
    kept.__del__()  # as the system gives back the lock of a process that is killed
    (held,) = (one.held for one in KeptWaiting(identity.id, opened=away.store.file).left())
    assert [(one.change.key, one.change.after) for _at, one in held.unsaved] == [("rating", '"3"')]
