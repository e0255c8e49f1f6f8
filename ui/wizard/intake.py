"""The wizard around a draft: one at a time, and afterwards word of where it left the organization."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from isoassess.errors import ExpectedError
from isoassess.store import Store

if TYPE_CHECKING:
    from ui.session.keeping import Keeping
    from ui.session.profile_draft import ProfileDraft
    from ui.wizard.intake_wizard import IntakeWizard


class Intake(QObject):
    """`closed`: the organization, empty where none was stored, and whether the wizard was finished."""

    closed = Signal(str, bool)
    committed = Signal(object)  # datetime of the commit, UTC
    failed = Signal(str)
    opened = Signal()
    restore_wanted = Signal()  # the organization was put away elsewhere

    def __init__(
        self,
        store: Store,
        window: QWidget,
        *,
        today: Callable[[], datetime.date] = datetime.date.today,
        keeping: "Keeping | None" = None,
    ) -> None:
        super().__init__(window)
        self._store = store
        self._window = window
        self._today = today
        self._keeping = keeping
        self._draft: ProfileDraft | None = None
        self._wizard: IntakeWizard | None = None
        self._was_finished = False

    @property
    def wizard(self) -> "IntakeWizard | None":
        """The wizard while it is open."""
        return self._wizard

    @property
    def organization_id(self) -> str:
        """Of the profile in front; empty where none is, or it is not stored yet."""
        return "" if self._draft is None else self._draft.organization_id or ""

    def say_put_away(self, words: str) -> None:
        """That the organization was put away elsewhere; empty when it was not."""
        if self._wizard is not None:
            self._wizard.put_away.say(words)

    @property
    def was_finished(self) -> bool:
        """Whether the profile in front was complete before, and is only looked at again."""
        return self._wizard is not None and self._was_finished

    def ask(self, organization_id: str | None = None, *, fact: str = "", was_finished: bool = False) -> None:
        """Open the wizard: where it was left, at the question about a fact, or for a new organization.

        `was_finished`: so it was when a window before this one opened it.
        Raises a StoreError where the profile cannot be read. For a new organization that could not be saved
        `failed` says why, and no wizard is opened.
        """
        from ui.session.profile_draft import ProfileDraft  # with what the first window does not need
        from ui.wizard.intake_wizard import IntakeWizard

        if self._wizard is not None:
            self._wizard.raise_()
            return
        if organization_id is None and not self._may_begin():
            return
        draft = ProfileDraft(self._store, organization_id, today=self._today, keeping=self._keeping)
        self._was_finished = was_finished or (organization_id is not None and draft.page is None)
        self._draft, self._wizard = draft, IntakeWizard(draft, self._window)
        draft.setParent(self._wizard)
        draft.committed.connect(self.committed)
        draft.failed.connect(self.failed)
        self._wizard.finished.connect(self._close)
        self._wizard.put_away.pressed.connect(self.restore_wanted)
        QShortcut(QKeySequence("Ctrl+Q"), self._wizard).activated.connect(self._quit)
        self._wizard.open()
        self.opened.emit()
        if fact:
            self._wizard.answer(fact)

    def finish_typing(self) -> None:
        """Save what is being typed in the wizard, and where one is in it."""
        if self._wizard is not None:
            self._wizard.finish_typing()

    def give_up(self) -> None:
        """Close it without saving anything: the organization was deleted."""
        wizard, self._wizard, self._draft = self._wizard, None, None
        if wizard is not None:
            wizard.finished.disconnect(self._close)
            wizard.done(QDialog.DialogCode.Rejected)
            wizard.deleteLater()
            self.closed.emit("", False)

    def _may_begin(self) -> bool:
        try:
            self._store.file.check_may_write()
        except ExpectedError as error:
            self.failed.emit(str(error))
            return False
        return True

    def _quit(self) -> None:
        """Close it as its own button does, and then the window; what holds the wizard holds both."""
        if self._wizard is not None:
            self._wizard.reject()
        if self._wizard is None:
            self._window.close()

    def _close(self, result: int) -> None:
        wizard, draft = self._wizard, self._draft
        if wizard is None or draft is None:
            return
        self._wizard = self._draft = None
        if self._was_finished:
            draft.leave_at(None)  # whoever looks at a finished profile again has not left anything unfinished
        if draft.place is not None:  # what is no value was said to be wrong, and is given up
            for key in draft.keeping.refused.of(draft.place):
                draft.keeping.refused.drop(draft.place, key)
        organization_id = draft.organization_id or ""
        wizard.deleteLater()
        self.closed.emit(organization_id, result == QDialog.DialogCode.Accepted)
