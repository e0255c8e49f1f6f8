"""A list of actions in which several can be chosen, changed and deleted in one go, with one way back."""

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QWidget

from isoassess.assessment.actions import is_planned
from isoassess.assessment.several_actions import SeveralChange, SeveralPlan, plan_several
from isoassess.catalogue.catalogue import Catalogue
from isoassess.errors import ExpectedError
from isoassess.language.texts import _, ngettext
from isoassess.store import StoredAction
from ui.actions.action_sources import ScreenSource, SeenAction
from ui.actions.actions_model import Key, key_of
from ui.actions.empty import NoAction
from ui.actions.screen import ActionsScreen
from ui.actions.several_at_once.dialog import SeveralActionsDialog, choices
from ui.actions.several_at_once.words import chosen_words, done_words, nothing_words
from ui.commands.command import bind
from ui.commands.of_actions import CHANGE_CHOSEN, DELETE_ACTIONS, UNDO_SEVERAL
from ui.widgets.keys.list_keys import choose_rows
from ui.widgets.spoken.announcing import announce


class SeveralActionsScreen(ActionsScreen):
    """Of all organizations it takes the last change of several back itself, for nobody else does."""

    def __init__(
        self,
        source: ScreenSource,
        catalogue: Callable[[], Catalogue],
        *,
        today: Callable[[], datetime.date],
        nobody: NoAction,
        everywhere: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(source, catalogue, today=today, nobody=nobody, everywhere=everywhere, parent=parent)
        self._asked: tuple[StoredAction, ...] = ()  # what the dialog is about
        self._dialog: SeveralActionsDialog | None = None
        self._last: list[SeenAction] = []
        change, delete = (self._added(command.words) for command in (CHANGE_CHOSEN, DELETE_ACTIONS))
        bind(change, CHANGE_CHOSEN)
        bind(delete, DELETE_ACTIONS)
        change.triggered.connect(self.change_chosen)
        delete.triggered.connect(self.delete_chosen)
        self._table.offer(change, delete)
        self._table.several_chosen.connect(self._tell_chosen)
        self._table.several_undated.connect(self._undate)
        self._model.saved.connect(self._forget_last)
        if everywhere:
            undo = QShortcut(self)
            bind(undo, UNDO_SEVERAL)
            undo.activated.connect(self.undo_last)

    def change_chosen(self) -> None:
        """Ask what is to become of those that are chosen."""
        self.finish_typing()
        self._asked = tuple(self._table.chosen)
        if self._asked and self._dialog is None:
            on = self._today()
            self._dialog = SeveralActionsDialog(self._asked, self._keep_asked, today=on, parent=self.window())
            self._dialog.finished.connect(self._forget_dialog)
            self._dialog.open()

    def delete_chosen(self) -> None:
        """Nothing is said of those that are chosen any more."""
        self._change_at_once(SeveralChange(deletes=True))

    def undo_last(self) -> None:
        """Take the last change of several back, as long as nothing else was changed here."""
        last = [(planned, after, before) for planned, before, after in self._last]
        if last:
            self.status_said.emit(self._kept(last) or _undone_words(len(last)))
            self._forget_last()
        else:
            self.status_said.emit(_("There is nothing to undo."))

    def choose_several(self, keys: Sequence[Key], *, goes: bool = True) -> None:
        """Those of them that are in the list, as far down as it has to be read for them."""
        rows = [self._model.row_of(key) for key in keys]
        while None in rows and self._model.canFetchMore(QModelIndex()):
            self._model.fetchMore(QModelIndex())
            rows = [self._model.row_of(key) for key in keys]
        choose_rows(self._table, [row for row in rows if row is not None], goes=goes)

    def _show_list(self) -> None:
        """What is chosen together stays so, as far as it is still there."""
        chosen = [key_of(one) for one in self._table.chosen]
        super()._show_list()
        if len(chosen) > 1:
            self.choose_several(chosen, goes=False)

    def _added(self, words: str) -> QAction:
        action = QAction(words, self._table)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setAutoRepeat(False)
        return action

    def _undate(self) -> None:
        self._change_at_once(SeveralChange(no_due=True))

    def _change_at_once(self, said: SeveralChange) -> None:
        self.finish_typing()
        self._asked = tuple(self._table.chosen)
        plan = plan_several(choices(self._asked), said, self._today())
        failure = self._keep_asked(plan, said) if plan.changes else nothing_words(plan)
        if failure and self._asked:
            self.status_said.emit(failure)

    def _keep_asked(self, plan: SeveralPlan[int], said: SeveralChange) -> str:
        """Commit it; why that was not possible, else nothing."""
        changes = [(self._asked[place], before, after) for place, before, after in plan.changes]
        failure = self._kept(changes)
        if not failure:
            self._last = changes
            self.status_said.emit(done_words(plan, said))
        return failure

    def _kept(self, changes: Sequence[SeenAction]) -> str:
        try:
            self._source.keep_several(changes)
        except ExpectedError as error:
            return str(error)
        self.refresh()
        self.choose_several([key_of(planned) for planned, _before, after in changes if is_planned(after)])
        self._after_saving()
        self.focus_list()  # also where the last one is gone: the keys of undo work on this screen
        return ""

    def _tell_chosen(self, count: int) -> None:
        if self.isVisible():
            keys = (CHANGE_CHOSEN.key_words, DELETE_ACTIONS.key_words)
            words = chosen_words(count, *keys)
            self.status_said.emit(words)
            announce(self, words)

    def _forget_last(self) -> None:
        """Something else was changed: who undoes now does not mean what was before that."""
        self._last = []

    def _forget_dialog(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()


def _undone_words(count: int) -> str:
    says = ngettext("Undone: the change of {count} action", "Undone: the change of {count} actions", count)
    return says.format(count=count)
