"""Undo and redo on a screen: its keys, where the step was, and what is said of it."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from isoassess.assessment.planned import is_own
from isoassess.domain import NO_ANSWER, Answer
from isoassess.errors import ExpectedError
from isoassess.language.texts import _, ngettext
from ui.assessment.words import redone_words, undone_words
from ui.commands.command import bind
from ui.commands.of_assessment import REDO, UNDO
from ui.session.open_assessment import OpenAssessment
from ui.widgets.keys.unused_undo import pass_unused_undo


class UndoRedo(QObject):
    """Works wherever the focus is in the window, while its screen is in view."""

    stepping = Signal()  # what is being typed must be saved now
    stepped = Signal(str)  # the requirement it was about
    stepped_several = Signal(list)  # so, where it was about several
    said = Signal(str)

    def __init__(self, opened: OpenAssessment, screen: QWidget) -> None:
        super().__init__(screen)
        self._opened = opened
        self._failed = False
        self._profile, self._decision = opened.profile, opened.own_decision
        self._came_last = ""  # what is said of a change that no answer was, and that came last
        for command, slot in ((UNDO, self.undo), (REDO, self.redo)):
            shortcut = QShortcut(screen)
            bind(shortcut, command)
            shortcut.activated.connect(slot)
        pass_unused_undo()
        opened.failed.connect(self._hear_failure)
        opened.profile_changed.connect(self._follow_profile)
        opened.judged.connect(self._follow_decision)
        opened.answered.connect(self._follow_answer)

    def undo(self) -> None:
        """Not while a list or a calendar is open: nobody would see what changes behind it."""
        if QApplication.activePopupWidget() is not None:
            return
        if self._came_last:
            said, self._came_last = self._came_last, ""
            self.said.emit(said)
            return
        self._step(self._opened.undo, undone_words, _("There is nothing to undo."))

    def say_first(self, words: str) -> None:
        """Something that no answer was came last: the next undo says so, and the one after it undoes."""
        self._came_last = words

    def redo(self) -> None:
        if QApplication.activePopupWidget() is None:
            self._step(self._opened.redo, redone_words, _("There is nothing to redo."))

    def _step(
        self, step: Callable[[], str | None], words: Callable[[str, Answer, Answer], str], nothing: str
    ) -> None:
        self.stepping.emit()
        before = self._opened.answers.with_own_actions
        self._failed = False
        requirement_id = step()
        if requirement_id is not None:
            place = self._place(requirement_id)
            old, new = before.get(requirement_id, NO_ANSWER), self._opened.answer(requirement_id)
            self.stepped.emit(requirement_id)
            now = self._opened.answers.with_own_actions
            ids = before.keys() | now.keys()
            several = [id_ for id_ in ids if before.get(id_, NO_ANSWER) != now.get(id_, NO_ANSWER)]
            if len(several) > 1:
                self.stepped_several.emit(several)
            others = [(before.get(one, NO_ANSWER), now.get(one, NO_ANSWER)) for one in several]
            self.said.emit(words(place, old, new) + _with_others(others))
        elif not self._failed:
            self.said.emit(nothing)

    def _place(self, requirement_id: str) -> str:
        """Its clause, with the standard where that is another one; its id where the catalogue lacks it."""
        lens = self._opened.lens
        if is_own(requirement_id):
            return ""
        try:
            clause = self._opened.requirement(requirement_id).clause
        except ExpectedError:
            return requirement_id
        if lens in clause:
            return clause[lens]
        elsewhere = next(iter(clause))
        return f"{elsewhere.label} {clause[elsewhere]}"

    def _follow_profile(self) -> None:
        """Nobody shall lose an old answer who wants back what was just changed elsewhere."""
        if self._opened.profile != self._profile:
            self._profile, self._came_last = self._opened.profile, _profile_words()

    def _follow_decision(self) -> None:
        """So for the standard."""
        if self._opened.own_decision != self._decision:
            self._decision, self._came_last = self._opened.own_decision, _decision_words()

    def _follow_answer(self, _requirement_id: str) -> None:
        self._came_last = ""

    def _hear_failure(self) -> None:
        self._failed = True


def _with_others(changed: list[tuple[Answer, Answer]]) -> str:
    """What is added where one step changed more than one answer, as when a worksheet was read in."""
    count = len(changed) - 1
    if count < 1:
        return ""
    if all(_only_action(before, after) for before, after in changed):
        says = ngettext(", and {count} other action with it", ", and {count} other actions with it", count)
        return says.format(count=count)
    says = ngettext(", and {count} other answer with it", ", and {count} other answers with it", count)
    return says.format(count=count)


def _only_action(before: Answer, after: Answer) -> bool:
    """Whether nothing but what is to be done is another."""
    return replace(before, action=after.action) == after


def _profile_words() -> str:
    return _("The last change was in the profile; change it there. Ctrl+Z again takes back an answer.")


def _decision_words() -> str:
    return _(
        "The last change was the decision on the standard; see there. Ctrl+Z again takes back an answer."
    )
