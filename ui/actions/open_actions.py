"""The actions of the open organization, and those of all organizations."""

import datetime
from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from isoassess.catalogue.catalogue import Catalogue
from isoassess.language.texts import _
from isoassess.store import Store, StoredAction
from ui.actions.action_sources import OpenAssessmentSource, StoreSource
from ui.actions.actions_model import WHAT
from ui.actions.empty import NoAction
from ui.actions.own_actions import OwnActions
from ui.actions.several_at_once.screen import SeveralActionsScreen
from ui.assessment.undo_redo import UndoRedo
from ui.session.keeping import Keeping
from ui.session.open_assessment import OpenAssessment


class OpenActions(SeveralActionsScreen):
    """Of one organization, with undo and redo; what changed elsewhere is read when the screen is shown."""

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        says = _(
            "An action says what is done about a finding, by whom and until when. "
            "In the assessment, press A at a finding to begin one."
        )
        super().__init__(
            OpenAssessmentSource(opened),
            lambda: opened.catalogue,
            today=lambda: opened.today,
            nobody=NoAction(says, _("Go to the assessment")),
            parent=parent,
        )
        self._opened = opened
        self._stale = True
        steps = UndoRedo(opened, self)
        steps.stepping.connect(self.finish_typing)
        steps.stepped.connect(self._show_step)
        steps.stepped_several.connect(self._show_steps)
        steps.said.connect(self.status_said)
        self._own = OwnActions(opened, self)
        self._own.begun.connect(self._write_on)
        self._own.covered.connect(self._show_step)
        self._own.failed.connect(self.status_said)
        self._details.may_choose = True
        self._details.findings_wanted.connect(self._choose)
        self._header.offer_new()
        self._header.new_wanted.connect(self._begin)
        opened.judged.connect(self._follow)
        opened.profile_changed.connect(self.reread)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reread()

    def _follow(self) -> None:
        """A change made here shows in its row already; others are read when there is somebody to see."""
        self._stale = self._stale or not self.isVisible()

    def reread(self) -> None:
        """Show what is stored, at once or when the screen is shown."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.refresh()

    def show_action(self, action_id: str, *, is_new: bool) -> None:
        """Choose an action of the list; a new one is ready to be described."""
        if is_new:
            self._write_on(action_id)
        else:
            key = self._opened.id, action_id
            self._header.show_all_found()
            if self._model.row_of(key) is None:
                self._header.show_all()
            self.show_changed(key)
            self._table.setFocus()

    def _begin(self) -> None:
        self.finish_typing()
        self._own.begin()

    def _choose(self, planned: StoredAction) -> None:
        """The keys are back in the list then: the next Enter would open the dialog again."""
        self.finish_typing()
        self._own.choose(planned)
        self._table.setFocus()

    def _write_on(self, action_id: str) -> None:
        """A new action is in the list, and its words are ready to be written over."""
        self._header.show_all_found()
        self.show_changed((self._opened.id, action_id))
        self._table.setFocus()
        self._table.edit(self._table.currentIndex().siblingAtColumn(WHAT))

    def _show_step(self, requirement_id: str) -> None:
        """In its row, which stays where it is, so that the next click hits what is seen."""
        self.show_changed((self._opened.id, requirement_id))

    def _show_steps(self, requirement_ids: list[str]) -> None:
        """What was changed together stands in its order again, and is chosen together."""
        self.refresh()
        self.choose_several([(self._opened.id, id_) for id_ in requirement_ids])


class AllActions(SeveralActionsScreen):
    """Of all organizations on the list; each change goes straight into the file."""

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        *,
        today: Callable[[], datetime.date] = datetime.date.today,
        keeping: Keeping | None = None,
        parent: QWidget | None = None,
    ) -> None:
        says = _(
            "The actions of all organizations come together here, what is overdue first. "
            "Open an organization, and press A at a finding of its assessment to begin one."
        )
        super().__init__(
            StoreSource(store, catalogue, today=today, keeping=keeping),
            catalogue,
            today=today,
            nobody=NoAction(says, _("Go to the organizations")),
            everywhere=True,
            parent=parent,
        )
