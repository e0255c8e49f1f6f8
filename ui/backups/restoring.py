"""Looks into a backup and takes back from it, beside the window; the last taking back can be undone."""

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from isoassess.language.texts import _
from isoassess.services.restore_words import taken_words, undone_words
from isoassess.store import Store, real_place
from isoassess.store.backup.restoring import Restored, RestorePreview, preview, restore, take_again
from isoassess.store.backup.taking_back import TakenBack
from isoassess.store.vault.unlocking import needs_password
from ui.backups.restore_dialog import RestoreDialog
from ui.widgets.tasks import Task

if TYPE_CHECKING:
    from ui.password.ask_dialog import AskDialog


class Restoring(QObject):
    """`told`: there is something new to say. `changed`: the file holds something else than before."""

    told = Signal()
    changed = Signal()

    def __init__(self, store: Store, listen: Callable[[], object], window: QWidget) -> None:
        """`listen` hears what was written by another connection, so that the screens follow."""
        super().__init__(window)
        self._store = store
        self._listen = listen
        self._window = window
        self._dialog: RestoreDialog | None = None
        self._asked: AskDialog | None = None
        self._last: Restored | None = None
        self.said = ""
        self._look, self._work = Task(self), Task(self)
        self._look.finished.connect(self._show)
        self._look.failed.connect(self._say)
        self._work.finished.connect(self._take)
        self._work.failed.connect(self._say)

    @property
    def can_undo(self) -> bool:
        return self._last is not None and not self._work.busy

    @property
    def dialog(self) -> RestoreDialog | None:
        """The dialog while it is open."""
        return self._dialog

    def look_into(self, backup: Path) -> None:
        """Compare it with the file, and show what would change; it may have a password of its own."""
        if self._dialog is None and self._asked is None and not self._work.busy:
            if real_place(backup) != self._store.path and needs_password(backup):
                self._ask_for_password(backup)
                return
            self._say(_("Comparing the backup with the file..."))
            self._look.run(partial(preview, backup, self._store.path))

    def undo(self) -> None:
        """Take the last taking back back."""
        if self._last is not None and not self._work.busy:
            at, who = self._store.path, self._store.who
            self._work.run(partial(take_again, self._last, at, who=who, asking=self._store))
            self.told.emit()

    def _ask_for_password(self, backup: Path) -> None:
        from ui.password.ask_dialog import AskDialog

        title = _("This backup has another password")
        self._asked = AskDialog(backup, self._window, title=title, leave=_("&Cancel"))
        self._asked.finished.connect(partial(_look_again, self, backup))
        self._asked.open()

    def end_asking(self, backup: Path, *, opens: bool) -> None:
        """The password of a backup was said, or nobody knows it."""
        asked, self._asked = self._asked, None
        if asked is not None:
            asked.deleteLater()
        if opens:
            self.look_into(backup)

    def _show(self, found: RestorePreview) -> None:
        self._say("")
        self._dialog = RestoreDialog(found, self._window)
        self._dialog.finished.connect(self._go_on)
        self._dialog.open()

    def _go_on(self, result: int) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted and dialog.chosen:
            self._say(_("Taking back..."))
            now = datetime.datetime.now(datetime.UTC)
            work = partial(
                restore,
                dialog.backup,
                self._store.path,
                who=self._store.who,
                now=now,
                organizations=dialog.chosen,
                asking=self._store,
            )
            self._work.run(work)

    def _take(self, outcome: Restored | TakenBack) -> None:
        last, self._last = self._last, outcome if isinstance(outcome, Restored) else None
        self._listen()
        self._say(self._taken_words(outcome, last))
        self.changed.emit()

    def _taken_words(self, outcome: Restored | TakenBack, last: Restored | None) -> str:
        if isinstance(outcome, Restored):
            return taken_words(outcome.taken)
        new = last.taken.new if last else ()
        undone = undone_words(self._store, changed=outcome.changed, new=new)
        return _("Taking back was undone: {what}").format(what=undone)

    def _say(self, sentence: str) -> None:
        self.said = sentence
        self.told.emit()


def _look_again(restoring: Restoring, backup: Path, result: int) -> None:
    restoring.end_asking(backup, opens=result == QDialog.DialogCode.Accepted)
