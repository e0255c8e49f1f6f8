"""What is known of an attached file: name, the day it is of, number, note; open, save, take away."""

import datetime
from pathlib import Path

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from isoassess.domain import Attachment
from isoassess.errors import ExpectedError
from isoassess.files.file_names import file_name
from isoassess.files.programs import is_program
from isoassess.files.writing import write_whole
from isoassess.language.amounts import size_words
from isoassess.language.texts import _
from isoassess.store import Subject, attachment_place
from ui.assessment.evidence.attachment_fields import AttachmentFields
from ui.parts.deleting.dialog import delete_dialog
from ui.parts.protected import may_replace
from ui.session.choosing import Choosing
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.keys.at_once import AtOnceButton
from ui.widgets.keys.removing import RemovingButton
from ui.widgets.keys.typed_texts import DialogWithFields
from ui.widgets.layout.fitting import Fitting, room_for
from ui.widgets.layout.flow import FlowLayout
from ui.widgets.layout.frames import primary
from ui.widgets.texts import ErrorText, Text
from ui.widgets.typing.both_values import BothValues


class AttachmentDialog(DialogWithFields):
    """Accepted when what was typed is stored; rejected also where the file was taken from the requirement.

    While two values of a field wait for a choice it stays, and shows both.
    """

    def __init__(
        self,
        opened: OpenAssessment,
        requirement_id: str,
        file: Attachment,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._opened = opened
        self._requirement_id = requirement_id
        self._file = file
        self.setWindowTitle(_("Attached file"))
        self.resize(QSize(540, 400).boundedTo(room_for(self)))
        self.setMaximumSize(room_for(self))
        self._fields = AttachmentFields(file)
        self._both = BothValues()
        self._choosing = Choosing(opened.keeping, self._both, today=datetime.date.today, parent=self)
        self._says = ErrorText()
        self._says.hide()
        self._open = AtOnceButton(_("&Open"))
        self._copy = AtOnceButton(_("&Save a copy..."))
        self._delete = AtOnceButton(_("&Delete for good..."))
        self._take = RemovingButton(_("&Remove from this requirement"))
        self._buttons = QDialogButtonBox()
        self._buttons.addButton(primary(_("Save")), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(_("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out()
        self._connect()
        if opened.completed:
            self._lock()
        self._take.setVisible(file.id in opened.answer(requirement_id).attachments)

    def accept(self) -> None:
        if self._kept_typed():
            super().accept()

    def show_failure(self, sentence: str) -> None:
        self._says.setText(sentence)
        self._says.setVisible(bool(sentence))

    def focus_choice(self) -> None:
        """Give the keys to the first choice between two values."""
        self._both.focus_first()

    def _kept_typed(self) -> bool:
        """Store what was typed; whether nothing of it is left to be settled here."""
        self._fields.day.flush()
        if self._fields.day.error:
            self._fields.day.setFocus()
            return False
        described, seen = self._fields.described(), self._fields.seen
        refused = "" if described == seen else self._opened.files.describe(described, seen=seen)
        self.show_failure(refused)
        if not refused and self._both.keys:
            self._follow(anyway=self._both.keys)  # the words of this window stand beside the field now
            self._both.focus_first()
            return False
        return not refused

    def _lay_out(self) -> None:
        ways = FlowLayout()
        for button in (self._open, self._copy, self._take, self._delete):
            button.setAutoDefault(False)
            ways.addWidget(button)
        inside = QWidget()
        inside.setObjectName("ground")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(24, 20, 24, 0)
        layout.setSpacing(14)
        layout.addWidget(self._both)
        layout.addLayout(self._fields.form())
        layout.addWidget(
            Text("small", _("{size}, kept in IsoAssess").format(size=size_words(self._file.size)))
        )
        layout.addLayout(ways)
        layout.addWidget(self._says)
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 14, 24, 20)
        foot.addWidget(self._buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Fitting(inside), 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self._open.clicked.connect(self._open_copy)
        self._copy.clicked.connect(self._save_copy)
        self._take.clicked.connect(self._take_away)
        self._delete.clicked.connect(self._ask_to_delete)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._choosing.failed.connect(self.show_failure)
        self._opened.judged.connect(self._follow)
        self._choosing.show_place(attachment_place(self._file.id))

    def _follow(self, *, anyway: tuple[str, ...] = ()) -> None:
        """Something of the assessment is another now, perhaps what is known of the file."""
        known = self._opened.files.known.get(self._file.id)
        if known is None:
            return
        typed = self.has_typed
        self._fields.show(known, anyway=anyway)
        if not typed:
            self.take_as_shown()

    def _lock(self) -> None:
        self._fields.lock()
        self._take.setEnabled(False)

    def _open_copy(self) -> None:
        """With whatever program the system has for it; what is a program itself is not started."""
        try:
            content = self._opened.files.content(self._file.id)
            if is_program(self._proposed_name(), content):
                self.show_failure(
                    _("This file is a program or a script, so it is not opened: save a copy of it.")
                )
                self._copy.setFocus()
                return
            secret = self._opened.keeping.store.file.has_password
            copy = self._opened.remembered.copies.put(self._file.name, content, secret=secret)
        except ExpectedError as error:
            self.show_failure(str(error))
            return
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
        self.show_failure("" if opened else _("No program here opens this file; save a copy instead."))

    def _save_copy(self) -> None:
        proposed = self._opened.folder.path / self._proposed_name()
        chosen, _kind = FileDialog.getSaveFileName(self, _("Save a copy"), str(proposed))
        if not chosen or not may_replace(self, [Path(chosen)]):
            return
        try:
            write_whole(Path(chosen), self._opened.files.content(self._file.id))
        except ExpectedError as error:
            self.show_failure(str(error))
            return
        self._opened.folder.remember(Path(chosen).parent)
        self.show_failure("")

    def _proposed_name(self) -> str:
        return file_name(self._file.name, otherwise=_("file"))

    def _take_away(self) -> None:
        """The file stays in the store, with what was typed about it, and undo brings it back here."""
        if not self._kept_typed():
            return
        if self._opened.files.detach(self._requirement_id, self._file.id):
            self.reject()
        else:
            self.show_failure(self._opened.failure)

    def _ask_to_delete(self) -> None:
        """It goes out of the file, and out of every answer."""
        asked = (Subject.ATTACHMENT, self._file.id, self)
        try:
            dialog = delete_dialog(self._opened.keeping.store, self._opened.remembered, *asked)
        except ExpectedError as error:
            self.show_failure(str(error))
            return
        dialog.deleted.connect(self._close_deleted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _close_deleted(self, words: str) -> None:
        self.reject()
        self._opened.keeping.tell_deleted(words)
