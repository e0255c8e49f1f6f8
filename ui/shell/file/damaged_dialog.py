"""Asks what to do about a damaged file: a backup in its place, a repair into a new one, or another file."""

import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from isoassess.language.texts import _, ngettext
from isoassess.services.backup_words import local_moment_words
from isoassess.services.repair_words import repaired_lines
from isoassess.store.backup.replacing import put_in_place
from isoassess.store.repair.repaired import Repaired
from isoassess.store.repair.repairing import proposed_name, repair
from isoassess.store.repair.ways_out import WaysOut, ways_out
from ui.widgets.layout.fitting import FittingDialog
from ui.widgets.layout.frames import primary
from ui.widgets.tasks import Task
from ui.widgets.texts import Text, ToldText
from ui.widgets.theme import restyle

WIDTH = 720


class DamagedDialog(FittingDialog):
    """Accepted where there is a file to go on with, `file`; `wants_another`: the person names another one."""

    def __init__(
        self,
        path: Path,
        reason: str,
        parent: QWidget | None = None,
        *,
        second: Path | None = None,
        may_open: bool = False,
    ) -> None:
        """`second`: the folder in which further backups may lie. `may_open`: it can be opened as it is."""
        super().__init__(parent)
        self.setWindowTitle("IsoAssess")
        self.file: Path | None = None
        self.wants_another = False
        self._path = path
        self._found = WaysOut(backup=None)
        self._title = Text("title", _("This file is damaged"))
        self._why = Text("muted", reason)
        self._says = ToldText("strong", _("Looking for the newest sound backup..."))
        self._newer = Text("muted", _("Nothing is changed in the damaged file, whatever you choose."))
        self._restore: QPushButton = QPushButton(_("&Put the backup in its place"))
        self._repair: QPushButton = primary(_("&Repair into a new file"))
        self._open: QPushButton = primary(_("&Open the new file"))
        self._another = QPushButton(_("Open &another file..."))
        self._leave = QPushButton(_("Open the damaged file as it &is") if may_open else _("&Quit"))
        self._arrange()
        self._work = Task(self)
        self._work.finished.connect(self._take)
        self._work.failed.connect(self._refuse)
        self._work.busy_changed.connect(self._show_busy)
        self._work.run(partial(ways_out, path, second, strict=may_open))

    def _arrange(self) -> None:
        buttons = QDialogButtonBox()
        for button in (self._restore, self._repair, self._open):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._another, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._leave, QDialogButtonBox.ButtonRole.RejectRole)
        self.lay_out((self._title, self._why, self._says, self._newer), buttons, width=WIDTH)
        self._open.hide()
        self._restore.hide()
        self._repair.clicked.connect(self._begin_repair)
        self._restore.clicked.connect(self._begin_restore)
        self._open.clicked.connect(self.accept)
        self._another.clicked.connect(self._want_another)
        self._leave.clicked.connect(self.reject)
        self._leave.setDefault(True)
        self._leave.setFocus()

    def _begin_repair(self) -> None:
        self._say(_("Reading what can be read..."))
        self._work.run(partial(repair, self._path, proposed_name(self._path)))

    def _begin_restore(self) -> None:
        if self._found.backup is not None:
            self._say(_("Putting the backup in place..."))
            self._work.run(partial(_put, self._found.backup.path, self._path))

    def _want_another(self) -> None:
        self.wants_another = True
        self.reject()

    def _take(self, outcome: object) -> None:
        if isinstance(outcome, WaysOut):
            self._show_ways(outcome)
        elif isinstance(outcome, Repaired):
            self._show_repaired(outcome)
        else:
            self.file = self._path
            self.accept()

    def _show_ways(self, found: WaysOut) -> None:
        self._found = found
        today = datetime.datetime.now().astimezone().date()
        if found.backup is None:
            closed = _(
                "The newest backup beside it has a password: open that file by itself, and it is asked for."
            )
            self._say(closed if found.closed else _("No sound backup was found beside it."))
            self._propose(self._repair)
            return
        made = local_moment_words(found.backup.at, today=today)
        self._say(_("The newest sound backup is from {moment}.").format(moment=made), _newer_words(found))
        self._restore.show()
        self._propose(self._repair if found.newer else self._restore)
        self.fit()

    def _propose(self, way: QPushButton) -> None:
        """Enter takes it, and it is the one that is painted as what to do."""
        for button in (self._restore, self._repair):
            button.setProperty("primary", button is way)
            restyle(button)
        way.setDefault(True)
        way.setFocus()

    def _show_repaired(self, found: Repaired) -> None:
        self.file = found.file
        self._title.setText(_("Repaired into a new file"))
        self._why.setText(str(found.file))
        lines = repaired_lines(found)
        self._say(lines[0], "\n".join(lines[1:]))
        for button in (self._repair, self._restore, self._another):
            button.hide()
        self._open.show()
        self._open.setDefault(True)
        self._open.setFocus()
        self.fit()

    def _refuse(self, sentence: str) -> None:
        self._say(sentence, failed=True)
        self._leave.setFocus()

    def _say(self, sentence: str, more: str = "", *, failed: bool = False) -> None:
        self._says.setText(sentence)
        self._says.setObjectName("fieldError" if failed else "strong")
        restyle(self._says)
        self._newer.setText(more or _("Nothing is changed in the damaged file, whatever you choose."))
        self.fit()

    def _show_busy(self, busy: bool) -> None:
        for button in (self._repair, self._restore, self._another):
            button.setEnabled(not busy)


def _put(backup: Path, path: Path) -> bool:
    put_in_place(backup, path)
    return True


def _newer_words(found: WaysOut) -> str:
    kept = _("The damaged file is kept beside it, whatever you choose.")
    if not found.newer:
        return _("It holds everything that can be read in the damaged file.") + " " + kept
    today = datetime.datetime.now().astimezone().date()
    says = ngettext(
        "The damaged file holds {count} newer change, of {moment}; a repair saves it where it can be read.",
        "The damaged file holds {count} newer changes, the last of {moment}; a repair saves what it can.",
        found.newer,
    )
    return says.format(count=found.newer, moment=local_moment_words(found.last, today=today)) + " " + kept
