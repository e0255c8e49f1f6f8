"""Asks what shall become of each copy from before the file had a password."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from isoassess.language.texts import _
from isoassess.store import KeptCopy
from isoassess.store.backup.readable_copies import ReadableFate, close_copies
from isoassess.store.vault.keyring import FileKey
from ui.parts.deleting.words import copy_words
from ui.widgets.choosing.value_drop_down import ValueDropDown
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.tasks import Task
from ui.widgets.texts import Text


class CopiesDialog(FormDialog):
    """Accepted once it is done; `problems` are sentences about what could not be done."""

    def __init__(self, copies: Sequence[KeptCopy], key: FileKey, parent: QWidget | None = None) -> None:
        title = _("Copies that anybody can read")
        says = _("They were made before the file had a password, and hold what it held then.")
        super().__init__(title, says, _("&Apply to the copies"), parent)
        self.setWindowTitle(_("Copies without a password"))
        self._key = key
        self.problems: list[str] = []
        self._fates: dict[Path, ValueDropDown] = {}
        for copy in copies:
            asked = ValueDropDown(copy_words(copy), _fates_of(copy))
            self._fates[copy.path] = asked
            self.add_field(copy_words(copy).replace("&", "&&"), asked)
        self._working = Text("strong", _("Working on the copies. This can take a moment."))
        self._working.hide()
        self.body.addWidget(self._working)
        self._task = Task(self)
        self.confirmed.connect(self._do)
        self._task.finished.connect(self._end)
        self._task.failed.connect(self._end_failed)

    def fate(self, copy: Path) -> ValueDropDown:
        """What is chosen for a copy."""
        return self._fates[copy]

    def reject(self) -> None:
        """Not while a copy is being written anew."""
        if not self._task.busy:
            super().reject()

    def _do(self) -> None:
        if self._task.busy:
            return
        fates = {copy: ReadableFate(asked.value()) for copy, asked in self._fates.items()}
        for asked in self._fates.values():
            asked.setEnabled(False)
        self._working.show()
        self._task.run(partial(close_copies, fates, self._key))

    def _end_failed(self, sentence: str) -> None:
        self._end([sentence])

    def _end(self, problems: object) -> None:
        self.problems = list(map(str, problems)) if isinstance(problems, list) else []
        self.accept()


def _fates_of(copy: KeptCopy) -> list[tuple[object, str]]:
    fates: list[tuple[object, str]] = [
        (ReadableFate.REMOVE, _("Delete this copy")),
        (ReadableFate.KEEP, _("Leave it as it is: anybody can read it")),
    ]
    return [(ReadableFate.CLOSE, _("Protect it with the same password")), *fates] if copy.known else fates
