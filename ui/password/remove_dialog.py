"""Asks whether the password shall be taken away, and for the password itself."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from isoassess.language.texts import _
from isoassess.store.vault.unlocking import is_key_of
from ui.password.field import PasswordField, ShowTyped
from ui.password.set_dialog import wrong_words
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.tasks import Task


class RemoveDialog(FormDialog):
    """Accepted where the password was the right one."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        says = _(
            "From then on everybody who has the file can read all of it. The backups that there are keep "
            "the password."
        )
        super().__init__(_("Remove the password"), says, _("&Remove"), parent)
        self.setWindowTitle(_("Password"))
        self._path = path
        self.current = PasswordField()
        self._wrong = self.add_field(_("The password in &use, or the recovery key"), self.current)
        self.body.addWidget(ShowTyped(self.current))
        self._task = Task(self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self.show_failure)
        self.current.textChanged.connect(self._wrong.withdraw)
        self.confirmed.connect(self._check)

    def reject(self) -> None:
        """Nothing waits for the answer any more."""
        self._task.cancel()
        super().reject()

    def _check(self) -> None:
        typed = self.current.text()
        if not typed:
            self._say(_("Type the password in use."))
        elif not self._task.busy:
            self._task.run(partial(is_key_of, self._path, typed))

    def _take(self, right: bool) -> None:
        if right:
            self.accept()
        else:
            self.current.selectAll()
            self._say(wrong_words())

    def _say(self, sentence: str) -> None:
        self._wrong.say(sentence)
        self.current.setFocus()
