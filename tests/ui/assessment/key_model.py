"""What the keys of the assessment may do, by the rules alone: the program is held against it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from isoassess.domain import NO_ANSWER, Answer, Rating

Key, Mod = Qt.Key, Qt.KeyboardModifier
RATINGS = {
    **{str(level): rating for level, rating in enumerate(one for one in Rating if one.level is not None)},
    "n": Rating.NOT_APPLICABLE,
}
QUESTION = ("Rating", "Clauses and requirements")


@dataclass(frozen=True)
class Press:
    """One key: what it is called here, and on a question `means`, which is empty where it means nothing."""

    name: str
    key: int
    modifier: Qt.KeyboardModifier = Mod.NoModifier
    text: str = ""
    scan: int = 0
    means: str = ""

    def send(self, target: QWidget) -> None:
        """As the keyboard sends it, with the place of the key where it is told."""
        if not self.scan:
            QTest.keyClick(target, Key(self.key), self.modifier)
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, self.key, self.modifier, self.scan, 0, 0, self.text)
            QApplication.sendEvent(target, event)
            target = QApplication.focusWidget() or target


def kind_of(widget: QWidget) -> str:
    """What sort of thing has the focus."""
    if widget.window().windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup:
        return "popup"
    if widget.window().isModal():
        return "dialog"
    if widget.accessibleName() in QUESTION:
        return "question"
    if widget.objectName() == "ratingCell":
        return "cell"
    if widget.accessibleName() == "Action: due date":
        return "day"
    for sort, name in (
        (QCheckBox, "box"),
        (QPushButton, "button"),
        (QPlainTextEdit, "text"),
        (QComboBox, "combo"),
        (QLineEdit, "line"),
    ):
        if isinstance(widget, sort):
            return name
    return "other"


@dataclass
class Before:
    """All the rules may look at: the requirement in view, and what had the focus."""

    requirement: str
    kind: str
    name: str
    value: str  # of the cell or box that has the focus
    on_screen: bool  # and not in the bar above it
    was_typed_in: bool  # so that undo and redo are its own


@dataclass
class Commit:
    """One change of one answer, as the program says it was stored."""

    requirement: str
    before: Answer
    after: Answer


@dataclass
class Rules:
    """The answers as the rules say they are, and the steps that can be taken back."""

    may_claim: Callable[[str], bool]
    answers: dict[str, Answer] = field(default_factory=dict)
    done: list[Commit] = field(default_factory=list)
    undone: list[Commit] = field(default_factory=list)

    def answer(self, requirement: str) -> Answer:
        return self.answers.get(requirement, NO_ANSWER)

    def judge(self, press: Press, before: Before, commits: list[Commit]) -> str:
        """What of these commits the key may not have done; empty where all is as the rules say."""
        wanted = self._wanted(press, before)
        steps = {"undo": self.done, "redo": self.undone}.get(self._stepping(press, before), [])
        for place, commit in enumerate(commits):
            if place == len(commits) - 1 and self._is_step(press, before, steps, commit):
                return self._take_step(press, commit)
            wrong = self._wrong(press, before, wanted, commit)
            if wrong:
                return wrong
            self._take(commit)
        here = self.answer(before.requirement)
        if (here.rating, here.flag, here.ofi) != (wanted.rating, wanted.flag, wanted.ofi):
            return f"{here.rating} {here.flag} {here.ofi} where the rules say {wanted}"
        return f"nothing was taken back of {steps[-1]}" if steps else ""

    def _wanted(self, press: Press, before: Before) -> Answer:
        """The answer in view after the key, as far as ratings and marks go."""
        here = self.answer(before.requirement)
        if before.kind in ("question", "cell"):
            if press.means in RATINGS:
                claim = RATINGS[press.means] is Rating.NOT_APPLICABLE
                if not claim or self.may_claim(before.requirement):
                    return replace(here, rating=RATINGS[press.means])
            if press.means == "clear":
                return replace(here, rating=None)
            if press.means == "f":
                return replace(here, flag=not here.flag)
        if before.kind == "cell" and press.name == "Space":
            rating = RATINGS[before.value]
            taken_back = here.rating is rating
            claimable = rating is not Rating.NOT_APPLICABLE or self.may_claim(before.requirement)
            return replace(here, rating=None if taken_back else rating) if claimable else here
        taken = re.search(r"^Take over: .* rated (\d)", before.name)
        if taken and press.name in ("Space", "Return", "Enter"):
            return replace(here, rating=RATINGS[taken[1]])
        if before.kind == "box" and press.name == "Space":
            flag = before.value == "flag"
            return replace(here, flag=not here.flag) if flag else replace(here, ofi=not here.ofi)
        return here

    def _wrong(self, press: Press, before: Before, wanted: Answer, commit: Commit) -> str:
        if commit.requirement != before.requirement:
            return f"{commit.requirement} changed while {before.requirement} was in view"
        old, new = commit.before, commit.after
        if new.rating is not old.rating and new.rating is not wanted.rating:
            return f"rated {new.rating}, the rules say {wanted.rating}"
        if new.flag not in (old.flag, wanted.flag):
            return "flagged"
        emptied = before.kind == "day"
        if press.name in ("Return", "Enter") and old.action.due and not new.action.due and not emptied:
            return "Enter removed a date"
        if press.name in ("Return", "Enter") and len(new.attachments) < len(old.attachments):
            return "Enter removed a file"
        if new.action != old.action and before.kind in ("question", "cell") and press.means != "a":
            return "the action changed" if not _only_texts(old, new) else ""
        return ""

    def _take(self, commit: Commit) -> None:
        self.answers[commit.requirement] = commit.after
        self.done.append(commit)
        self.undone.clear()

    def _stepping(self, press: Press, before: Before) -> str:
        """Undo and redo are the screen's, except where a text has its own because somebody typed in it."""
        own = before.kind in ("popup", "dialog") or before.was_typed_in
        return press.means if press.means in ("undo", "redo") and not own and before.on_screen else ""

    def _is_step(self, press: Press, before: Before, steps: list[Commit], commit: Commit) -> bool:
        if not self._stepping(press, before) or not steps:
            return False
        last = steps[-1]
        goal = last.before if press.means == "undo" else last.after
        return commit.requirement == last.requirement and commit.after == goal

    def _take_step(self, press: Press, commit: Commit) -> str:
        taken, given = (self.done, self.undone) if press.means == "undo" else (self.undone, self.done)
        given.append(taken.pop())
        self.answers[commit.requirement] = commit.after
        return ""


def _only_texts(old: Answer, new: Answer) -> bool:
    """What was typed before in the action is stored when another key is pressed."""
    return replace(old.action, what="", owner="", check="") == replace(
        new.action, what="", owner="", check=""
    )
