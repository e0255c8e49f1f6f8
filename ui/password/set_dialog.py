"""Asks for a new password, typed twice; and for the one in use where there is one."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from isoassess.language.texts import _
from isoassess.store.vault.keyring import FileKey, new_key
from isoassess.store.vault.strength import strength, strength_words, why_not
from isoassess.store.vault.unlocking import is_key_of
from ui.password.field import PasswordField, ShowTyped, caps_words
from ui.widgets.layout.form_dialog import Complaint, FormDialog
from ui.widgets.tasks import Task
from ui.widgets.texts import Text

TONES = ("major", "ofi", "conforming", "conforming")  # by strength


class SetDialog(FormDialog):
    """Accepted once `key` is the one that the new password makes."""

    def __init__(self, path: Path, parent: QWidget | None = None, *, has_password: bool) -> None:
        says = _(
            "Without the password nobody reads the file, its backups or what waits to be saved. Any letters, "
            "digits and blanks will do; the longer, the better: four words that have nothing to do with each "
            "other are easy to keep."
        )
        title = _("Change the password") if has_password else _("Set a password")
        super().__init__(title, says, _("&Continue"), parent)
        self.setWindowTitle(_("Password"))
        self._path = path
        self.key: FileKey | None = None
        self.current, self.first, self.again = PasswordField(), PasswordField(), PasswordField()
        self._strength, self._caps = Text("small"), Text("small")
        self._wrong_now = self._ask_for_current() if has_password else None
        self._wrong = self.add_field(_("New &password"), self.first, self._strength)
        self._differs = self.add_field(_("The same &again"), self.again)
        fields = (self.current, self.first, self.again) if has_password else (self.first, self.again)
        self.body.addWidget(ShowTyped(*fields))
        self.body.addWidget(self._caps)
        self._caps.hide()
        self._task = Task(self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._tell_fault)
        self.first.textChanged.connect(self._follow)
        self.again.textChanged.connect(self._differs.withdraw)
        for field in fields:
            field.caps_seen.connect(self._tell_caps)
        self.confirmed.connect(self._check)

    def reject(self) -> None:
        """Nothing waits for the key any more."""
        self._task.cancel()
        super().reject()

    def _ask_for_current(self) -> Complaint:
        word = _("The password in &use, or the recovery key")
        complaint = self.add_field(word, self.current)
        self.current.textChanged.connect(complaint.withdraw)
        return complaint

    def _follow(self) -> None:
        typed = self.first.text()
        self._wrong.withdraw()
        self._strength.setText(strength_words(typed))
        self._strength.set_tone(TONES[strength(typed)] if typed else "")

    def _check(self) -> None:
        first, again = self.first.text(), self.again.text()
        if self._task.busy:
            return
        if self._wrong_now is not None and not self.current.text():
            self._complain(self._wrong_now, self.current, _("Type the password in use."))
        elif refused := why_not(first):
            self._complain(self._wrong, self.first, refused)
        elif first != again:
            self._complain(self._differs, self.again, _("The two are not the same."))
        else:
            self.show_failure("")
            self._let_type(False)
            current = self.current.text() if self._wrong_now is not None else None
            self._task.run(partial(_made, self._path, first, current=current))

    def _take(self, key: FileKey | None) -> None:
        self._let_type(True)
        if key is None and self._wrong_now is not None:
            self.current.selectAll()
            self._complain(self._wrong_now, self.current, wrong_words())
            return
        self.key = key
        self.accept()

    def _tell_fault(self, sentence: str) -> None:
        self._let_type(True)
        self.show_failure(sentence)

    def _let_type(self, free: bool) -> None:
        for field in (self.current, self.first, self.again):
            field.setReadOnly(not free)

    def _tell_caps(self, seen: bool) -> None:
        self._caps.setText(caps_words(seen))
        self._caps.setVisible(seen)

    @staticmethod
    def _complain(complaint: Complaint, field: PasswordField, sentence: str) -> None:
        complaint.say(sentence)
        field.setFocus()


def wrong_words() -> str:
    """That what was typed is not what opens the file."""
    return _("This is neither the password of the file nor its recovery key.")


def _made(path: Path, password: str, *, current: str | None) -> FileKey | None:
    """In a thread: the new key; None where the current password is not right."""
    if current is not None and not is_key_of(path, current):
        return None
    return new_key(password)
