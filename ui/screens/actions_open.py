"""The actions of the open organization, and those of all organizations."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from isoassess.catalogue import Catalogue
from isoassess.model import NO_ANSWER
from isoassess.store import Store
from isoassess.texts import _
from ui.open_assessment import OpenAssessment
from ui.screens.actions import ActionsScreen
from ui.screens.actions_doors import OpenDesk, StoreDesk
from ui.screens.actions_empty import NoAction
from ui.screens.assessment_words import redone_words, undone_words

HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class OpenActions(ActionsScreen):
    """Of one organization, with undo and redo; what changed elsewhere is read when the screen is shown."""

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        says = _(
            "An action says what is done about a finding, by whom and until when. "
            "In the assessment, press A at a finding to begin one."
        )
        super().__init__(
            OpenDesk(opened),
            lambda: opened.catalogue,
            today=lambda: opened.today,
            nobody=NoAction(says, _("Go to the assessment")),
            parent=parent,
        )
        self._opened = opened
        self._stale = True
        self._failed = False
        for keys, slot in ((("Ctrl+Z",), self._undo), (("Ctrl+Shift+Z", "Ctrl+Y"), self._redo)):
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(key) for key in keys])
            shortcut.setContext(HERE)
            shortcut.activated.connect(slot)
        opened.judged.connect(self._follow)
        opened.profile_changed.connect(self._reread)
        opened.failed.connect(self._hear_failure)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._reread()

    def _follow(self) -> None:
        """A change made here shows in its row already; others are read when there is somebody to see."""
        self._stale = self._stale or not self.isVisible()

    def _reread(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self.refresh()

    def _undo(self) -> None:
        self.finish_typing()
        before = self._opened.case.answers
        self._failed = False
        requirement_id = self._opened.undo()
        if requirement_id is not None:
            now = self._opened.answer(requirement_id)
            old = before.get(requirement_id, NO_ANSWER)
            self._show_step(requirement_id, undone_words(self._number(requirement_id), old, now))
        elif not self._failed:
            self.status_said.emit(_("There is nothing to undo."))

    def _redo(self) -> None:
        self.finish_typing()
        before = self._opened.case.answers
        self._failed = False
        requirement_id = self._opened.redo()
        if requirement_id is not None:
            now = self._opened.answer(requirement_id)
            old = before.get(requirement_id, NO_ANSWER)
            self._show_step(requirement_id, redone_words(self._number(requirement_id), old, now))
        elif not self._failed:
            self.status_said.emit(_("There is nothing to redo."))

    def _number(self, requirement_id: str) -> str:
        return self._opened.requirement(requirement_id).clause.get(self._opened.lens, "")

    def _show_step(self, requirement_id: str, words: str) -> None:
        self.refresh()
        self.select((self._opened.id, requirement_id))
        self.status_said.emit(words)

    def _hear_failure(self) -> None:
        self._failed = True


class AllActions(ActionsScreen):
    """Of all organizations on the list; each change goes straight into the file."""

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        *,
        today: Callable[[], datetime.date] = datetime.date.today,
        parent: QWidget | None = None,
    ) -> None:
        says = _(
            "The actions of all organizations come together here, what is overdue first. "
            "Open an organization, and press A at a finding of its assessment to begin one."
        )
        super().__init__(
            StoreDesk(store, catalogue, today=today),
            catalogue,
            today=today,
            nobody=NoAction(says, _("Go to the organizations")),
            everywhere=True,
            parent=parent,
        )
