"""Asks for the password of a file, or for the recovery key where it is forgotten."""

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.store import StoreDamaged, WrongPassword
from isoassess.store.vault.unlocking import unlock, unlock_by_recovery_key
from ui.password.field import PasswordField, ShowTyped, caps_words
from ui.widgets.layout.fitting import FittingDialog
from ui.widgets.layout.form_dialog import Complaint
from ui.widgets.layout.frames import primary, quiet
from ui.widgets.other_scripts import lend_fonts
from ui.widgets.tasks import Task
from ui.widgets.texts import Text

WIDTH = 480
LONGEST = 8_000  # milliseconds that a wrong password keeps waiting


class Asked(Enum):
    """What a person wants in place of the password."""

    NOTHING = "nothing"
    ANOTHER_FILE = "another"


class AskDialog(FittingDialog):
    """Accepted once the file can be opened; else `wanted` says what is to be done instead."""

    def __init__(
        self,
        path: Path,
        parent: QWidget | None = None,
        *,
        is_locked: bool = False,
        title: str = "",
        other: str = "",
        leave: str = "",
        first_wait: int = 1_000,
    ) -> None:
        """`title`: what is asked for, where it is not the file to open.

        `other`: the word for another file, none where there is no such way; `leave`: for giving up.
        `first_wait`: milliseconds after the first wrong password; each more doubles them.
        """
        super().__init__(parent)
        self._path, self._wait = path, first_wait
        self.wanted = Asked.NOTHING
        self._by_key = False
        usual = _("IsoAssess is locked") if is_locked else _("This file has a password")
        self.setWindowTitle("IsoAssess")
        self.field = PasswordField()
        self._label = Text("strong")
        self._label.setBuddy(self.field)
        self._show = ShowTyped(self.field)
        self._caps = Text("small")
        self._complaint = Complaint(self.field)
        self._way = quiet("")
        self._open = primary(_("&Open"))
        self._other = QPushButton(other or _("Open &another file..."))
        self._other.setVisible(bool(other))
        buttons = QDialogButtonBox()
        if other:
            buttons.addButton(self._other, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(leave or _("&Quit"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._open, QDialogButtonBox.ButtonRole.AcceptRole)
        says = (Text("title", title or usual), Text("muted", str(path)))
        asked = (self._label, self.field, self._show, self._caps, self._complaint, self._way)
        self.lay_out((*says, *asked), buttons, width=WIDTH)
        self._open.setDefault(True)
        self._task = Task(self)
        self._pause = QTimer(self, singleShot=True)
        self._connect(buttons)
        self._ask_for(by_key=False)

    def reject(self) -> None:
        """Not while the file is being tried: its key would be known after all."""
        if not self._task.busy:
            super().reject()

    def _connect(self, buttons: QDialogButtonBox) -> None:
        self._way.clicked.connect(self._change_way)
        self._other.clicked.connect(self._want_other)
        buttons.accepted.connect(self._try)
        buttons.rejected.connect(self.reject)
        self.field.caps_seen.connect(self._tell_caps)
        self.field.textChanged.connect(self._withdraw)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._tell_fault)
        self._pause.timeout.connect(self._end_pause)

    def _ask_for(self, *, by_key: bool) -> None:
        self._by_key = by_key
        self._label.setText(_("&Recovery key") if by_key else _("&Password"))
        self.field.setAccessibleName(_("Recovery key") if by_key else _("Password"))
        self._way.setText(_("Use the &password") if by_key else _("Forgot it? &Use the recovery key"))
        self._show.setVisible(not by_key)
        self.field.clear()
        self.field.show_typed(by_key or self._show.isChecked())
        self._tell_caps(False)
        self._complaint.withdraw()
        self.field.setFocus()

    def _change_way(self) -> None:
        self._ask_for(by_key=not self._by_key)
        self.fit()

    def _want_other(self) -> None:
        self.wanted = Asked.ANOTHER_FILE
        self.reject()

    def _try(self) -> None:
        typed = self.field.text()
        if self._task.busy or self._pause.isActive():
            return
        if not typed:
            self._say(_("Type the recovery key.") if self._by_key else _("Type the password."))
            return
        self._show_busy(True)
        self._task.run(partial(_tried, self._path, typed, by_key=self._by_key))

    def _take(self, problem: ExpectedError | None) -> None:
        self._show_busy(False)
        if problem is None or isinstance(problem, StoreDamaged):  # whose damage is said by who opens it
            self.field.clear()
            self.accept()
            return
        wrong_key = _("This recovery key does not open the file; it may belong to an earlier password.")
        is_wrong = isinstance(problem, WrongPassword)
        self._say(wrong_key if is_wrong and self._by_key else str(problem))
        self.field.selectAll()
        if is_wrong:
            self._open.setEnabled(False)
            self._pause.start(self._wait)
            self._wait = min(2 * self._wait, LONGEST)

    def _tell_fault(self, sentence: str) -> None:
        self._show_busy(False)
        self._say(sentence)

    def _end_pause(self) -> None:
        self._open.setEnabled(True)

    def _say(self, sentence: str) -> None:
        self._complaint.say(sentence)
        self.field.setFocus()
        self.fit()

    def _withdraw(self) -> None:
        if self._complaint.text():
            self._complaint.withdraw()
            self.fit()

    def _show_busy(self, busy: bool) -> None:
        self._open.setText(_("Opening...") if busy else _("&Open"))
        self.field.setReadOnly(busy)

    def _tell_caps(self, seen: bool) -> None:
        self._caps.setText(caps_words(seen and not self._by_key))
        if self._caps.isHidden() != (not self._caps.text()):
            self._caps.setVisible(bool(self._caps.text()))
            self.fit()


def _tried(path: Path, typed: str, *, by_key: bool) -> ExpectedError | None:
    """In a thread: to make the key takes a while."""
    try:
        (unlock_by_recovery_key if by_key else unlock)(path, typed)
    except ExpectedError as problem:
        return problem
    return None


def ask_to_unlock(path: Path, another: Callable[[], Path | None], *, is_locked: bool) -> Path | None:
    """The file to open now, `path` where it can be; None to quit. `another` lets a person name one."""
    lend_fonts()
    dialog = AskDialog(path, is_locked=is_locked, other=_("Open &another file..."))
    try:
        if dialog.exec():
            return path
        return another() if dialog.wanted is Asked.ANOTHER_FILE else None
    finally:
        dialog.deleteLater()
