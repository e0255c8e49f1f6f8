"""Asks whether something shall be deleted for good, and does it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from isoassess.language.texts import _
from isoassess.store import Extent, KeptCopy, Store, Subject, copies_with, delete_apart
from isoassess.store.backup.places import all_of
from ui.parts.deleting.removal import CopyFate, finish
from ui.parts.deleting.words import (
    copy_words,
    done_words,
    going_words,
    stays_words,
    title_words,
    wanted_word,
    warning_words,
)
from ui.session.remembered import Remembered
from ui.widgets.choosing.value_drop_down import ValueDropDown
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.layout.rows import Rows, beside
from ui.widgets.tasks import Task
from ui.widgets.texts import Line, Text
from ui.widgets.typing.inputs import LineInput


class DeleteDialog(FormDialog):
    """`deleted` carries what was done in words, once nothing is left to be done; it is accepted then."""

    deleted = Signal(str)

    def __init__(
        self,
        store: Store,
        remembered: Remembered,
        extent: Extent,
        copies: Sequence[KeptCopy],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title_words(extent), warning_words(extent), _("&Delete for good"), parent)
        self.setWindowTitle(_("Delete for good"))
        self._store = store
        self._remembered = remembered
        self._extent = extent
        self._fates: dict[Path, ValueDropDown] = {}
        self._deletion, self._task = Task(self), Task(self)
        self._working = Text("strong", _("Removing what is left of it. This can take a moment."))
        self._working.hide()
        self.typed = LineInput()
        self._show_going()
        self._ask_about(copies)
        word = _("To confirm, &type: {word}").format(word=wanted_word(extent).replace("&", "&&"))
        self._wrong = self.add_field(word, self.typed, self._working)
        self.typed.textChanged.connect(self._wrong.withdraw)
        self.confirmed.connect(self._delete)
        self._deletion.finished.connect(self._finish)
        self._deletion.failed.connect(self._refuse)
        self._task.finished.connect(self._tell)
        self._task.failed.connect(self._tell_failure)

    def reject(self) -> None:
        """Not while the rest of it is being removed."""
        if not self._is_busy:
            super().reject()

    @property
    def _is_busy(self) -> bool:
        return self._deletion.busy or self._task.busy

    def fate(self, copy: Path) -> ValueDropDown:
        """What is chosen for a copy."""
        return self._fates[copy]

    def _show_going(self) -> None:
        rows = Rows()
        for line in going_words(self._extent):
            rows.add(beside(Line("mark", "○"), Text("", line)))
        self.body.addSpacing(8)
        self.body.addWidget(Text("strong", _("What goes")))
        self.body.addWidget(rows)
        self.body.addSpacing(4)
        self.body.addWidget(Text("small", stays_words(self._extent.subject)))

    def _ask_about(self, copies: Sequence[KeptCopy]) -> None:
        if not copies:
            return
        self.body.addSpacing(8)
        self.body.addWidget(Text("strong", _("Copies that hold it, too")))
        for copy in copies:
            asked = ValueDropDown(copy_words(copy), _fates_of(copy))
            self._fates[copy.path] = asked
            self.body.addWidget(Text("", copy_words(copy)))
            self.body.addWidget(asked)

    def _delete(self) -> None:
        typed, wanted = " ".join(self.typed.text().split()), wanted_word(self._extent)
        if self._is_busy:
            return
        if typed.casefold() != wanted.casefold():
            self._wrong.say(_('Type "{word}" to confirm; nothing has been deleted.').format(word=wanted))
            self.typed.setFocus()
            return
        self._show_working(working=True)
        self._deletion.run(partial(delete_apart, self._store, self._extent.subject, self._extent.id))

    def _refuse(self, sentence: str) -> None:
        self._show_working(working=False)
        self.show_failure(sentence)

    def _finish(self, _outcome: object) -> None:
        if self._extent.subject is Subject.ORGANIZATION:
            self._remembered.forget_organization(self._extent.id, self._extent.name)
        self._remembered.copies.close()
        fates = {copy: CopyFate(asked.value()) for copy, asked in self._fates.items()}
        work = partial(finish, self._store.path, self._extent, fates, who=self._store.who)
        self._task.run(work)

    def _show_working(self, *, working: bool) -> None:
        for widget in (self.typed, *self._fates.values()):
            widget.setDisabled(working)
        self._working.setVisible(working)

    def _tell(self, problems: object) -> None:
        said = list(map(str, problems)) if isinstance(problems, list) else []
        self.deleted.emit(done_words(self._extent.subject, said))
        self.accept()

    def _tell_failure(self, sentence: str) -> None:
        self._tell([sentence])


def delete_dialog(
    store: Store, remembered: Remembered, subject: Subject, id_: str, parent: QWidget
) -> DeleteDialog:
    """With what is in the file now and in the copies of it. Raises a StoreError.

    Where nothing can be written in the file it raises why, before anybody types.
    """
    store.file.check_may_write()
    extent = store.extent(subject, id_)
    copies = copies_with(store.path, all_of(store.path, remembered.backup_folder), subject, id_)
    return DeleteDialog(store, remembered, extent, copies, parent)


def _fates_of(copy: KeptCopy) -> list[tuple[object, str]]:
    fates: list[tuple[object, str]] = [
        (CopyFate.REMOVE, _("Delete this whole copy")),
        (CopyFate.KEEP, _("Leave it as it is")),
    ]
    return [(CopyFate.TAKE_OUT, _("Take it out of this copy")), *fates] if copy.known else fates
