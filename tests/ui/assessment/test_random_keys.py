"""Ten thousand keys at random on the real screen: what is stored is what the rules say, and nothing else."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QCheckBox, QInputDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from isoassess.domain import Applies, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.store import Store
from tests.examples import rounds
from tests.ui.assessment.key_model import Before, Commit, Press, Rules, kind_of
from tests.ui.assessment_driver import AssessmentDriver
from ui.shell.alt_keys import AltKeys
from ui.widgets.choosing.file_dialog import FileDialog

Key, Mod = Qt.Key, Qt.KeyboardModifier
NONE = Mod.NoModifier
KEYS = 1000  # in each of the ten walks
FORM = ("cell", "box", "button", "text", "combo", "day")


def plain(name: str, *, means: str = "", modifier: Qt.KeyboardModifier = NONE) -> Press:
    return Press(name, getattr(Key, f"Key_{name}"), modifier, means=means)


DIGITS = [plain(digit, means=digit) for digit in "01234"]
KEYPAD = [plain(digit, means=digit, modifier=Mod.KeypadModifier) for digit in "024"]
OTHERS = [plain(sign) for sign in ("5", "7", "9", "X", "E", "S", "Y", "T")]
COMMANDS = [plain("N", means="n"), plain("A", means="a"), plain("F", means="f")]
BY_PLACE = [  # as X11 sends them: French digits without Shift, Russian and Greek letters
    Press("&", Key.Key_Ampersand, text="&", scan=10, means="1"),
    Press("à", Key.Key_Agrave, text="à", scan=19, means="0"),
    Press("т", 0x422, text="т", scan=57, means="n"),
    Press("φ", 0x3A6, text="φ", scan=41, means="f"),
    Press("ж", 0x416, text="ж", scan=47),
]
WAYS = [plain(name) for name in ("Up", "Down", "Left", "Right", "PageUp", "PageDown", "Home", "End")]
CLEARING = [plain("Delete", means="clear"), plain("Backspace", means="clear")]
STEPS = [
    plain("Z", means="undo", modifier=Mod.ControlModifier),
    plain("Y", means="redo", modifier=Mod.ControlModifier),
]
SEARCH = [plain("F", modifier=Mod.ControlModifier)]
LETTERS = [plain(letter, modifier=Mod.AltModifier) for letter in "ETOGFVX1"]
WEIGHTS = [
    (DIGITS, 14),
    (KEYPAD, 2),
    (OTHERS, 7),
    (COMMANDS, 9),
    (BY_PLACE, 6),
    (WAYS, 12),
    (CLEARING, 3),
    (STEPS, 3),
    (SEARCH, 1),
    (LETTERS, 4),
    ([plain("Tab")], 16),
    ([plain("Backtab", modifier=Mod.ShiftModifier)], 5),
    ([plain("Return")], 7),
    ([plain("Enter", modifier=Mod.KeypadModifier)], 1),
    ([plain("Space")], 8),
    ([plain("Escape")], 8),
]


def was_typed_in(target: QWidget) -> bool:
    """Whether a text can be taken back or brought again by itself."""
    if isinstance(target, QPlainTextEdit):
        return target.document().isUndoAvailable() or target.document().isRedoAvailable()
    return isinstance(target, QLineEdit) and (target.isUndoAvailable() or target.isRedoAvailable())


class Walk:
    """Presses keys where the focus is, and holds every change against the rules."""

    def __init__(self, driver: AssessmentDriver, seed: int) -> None:
        self.driver = driver
        self.random = random.Random(seed)
        requirements = {one.id: one for one in driver.opened.case.requirements}
        self.rules = Rules(lambda id_: requirements[id_].applies is not Applies.NEVER)
        self.commits: list[Commit] = []
        self.known = {id_: driver.opened.answer(id_) for id_ in driver.ids}
        self.trace: list[str] = []
        driver.opened.answered.connect(self.note)

    def note(self, requirement: str) -> None:
        after = self.driver.opened.answer(requirement)
        self.commits.append(Commit(requirement, self.known[requirement], after))
        self.known[requirement] = after

    def key(self) -> Press:
        groups = [group for group, _weight in WEIGHTS]
        weights = [weight for _group, weight in WEIGHTS]
        return self.random.choice(self.random.choices(groups, weights)[0])

    def step(self) -> None:
        press, target = self.key(), self.target()
        before = self.before(target)
        self.commits.clear()
        self.trace.append(f"{press.name} on {before.kind} {before.name!r} at {before.requirement}")
        press.send(target)
        wrong = self.rules.judge(press, before, self.commits) or self.misled(press, before)
        assert not wrong, "\n".join([*self.trace[-12:], wrong])

    def target(self) -> QWidget:
        """Where the keyboard's next key goes."""
        front = QApplication.activeModalWidget() or self.driver.window
        if QApplication.activePopupWidget() is None and not front.isActiveWindow():
            front.activateWindow()
            self.driver.qtbot.waitUntil(front.isActiveWindow)
        here = QApplication.focusWidget()
        assert here is not None, "\n".join([*self.trace[-12:], "nothing has the focus"])
        return here

    def before(self, target: QWidget) -> Before:
        value = target.accessibleName()[:1].lower()
        if isinstance(target, QCheckBox):
            value = "flag" if target.text().startswith("Come back") else "ofi"
        within = self.driver.screen.isAncestorOf(target)
        name = target.accessibleName() or target.objectName()
        in_view = self.driver.screen.requirement_id
        return Before(in_view, kind_of(target), name, value, within, was_typed_in(target))

    def misled(self, press: Press, before: Before) -> str:
        """Whether the next key would go where nobody wants it."""
        if QApplication.activePopupWidget() or QApplication.activeModalWidget() or before.kind == "dialog":
            return ""
        here = QApplication.focusWidget()
        if here is None or not here.isVisible() or not here.isEnabled():
            return f"the keys go to {here}, which is hidden, out of use or nothing"
        moved = self.driver.screen.requirement_id != before.requirement
        if moved and before.on_screen and before.kind in FORM and here.accessibleName() != "Rating":
            return f"another requirement is in view, and the keys go to {here.accessibleName()}"
        if before.kind in ("question", "cell") and press.means in ("n", "a"):
            return (
                ""
                if kind_of(here) not in ("question", "cell") or self.reasoned(press, before)
                else (f"a reason or an action would be typed onto {here.accessibleName()}")
            )
        if before.kind == "question" and press.name in ("Return", "Enter"):
            return "" if here.accessibleName() == "Rating" else "Enter did not lead to a rating"
        return ""

    def reasoned(self, press: Press, before: Before) -> bool:
        """Claimed, and the reason is there already: then nothing has to be typed."""
        answer = self.rules.answer(before.requirement)
        return press.means == "n" and answer.rating is Rating.NOT_APPLICABLE and bool(answer.reason)


@pytest.fixture
def driver(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[AssessmentDriver]:
    """A file to attach stands ready; no other program is opened."""
    file = tmp_path / "record.txt"
    file.write_text("sample", encoding="utf-8")
    monkeypatch.setattr(FileDialog, "getOpenFileNames", lambda *_args: ([str(file)], ""))
    monkeypatch.setattr(FileDialog, "getSaveFileName", lambda *_args: ("", ""))
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_args: ("", False))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    alt = AltKeys(qapp)
    made = AssessmentDriver(
        qtbot, tmp_path / "store.db", Profile(organization=Organization(name="Sample Works"))
    )
    yield made
    made.window.close()
    made.store.close()
    alt.deleteLater()


@pytest.mark.parametrize("seed", range(rounds(10)))
def test_what_random_keys_store_is_what_the_rules_say(driver: AssessmentDriver, seed: int) -> None:
    walk = Walk(driver, seed)
    for _key in range(KEYS):
        walk.step()
    driver.screen.finish_typing()
    with Store.open(driver.path, who="Reader") as other:
        stored = other.answers(driver.assessment)
    for id_ in driver.ids:
        wanted, found = walk.rules.answer(id_), stored.get(id_)
        assert (wanted.rating, wanted.flag, wanted.ofi) == (
            (found.rating, found.flag, found.ofi) if found else (None, False, False)
        )
    rated = sum(1 for one in stored.values() if one.rating is not None)
    assert rated > 5, "the walk hardly met a question"
