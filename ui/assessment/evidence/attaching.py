"""What a person does with the files of the requirement in view: attach, paste, choose again, look at."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QInputDialog

from isoassess.domain import Attachment
from isoassess.language.texts import _
from ui.assessment.evidence.attachment_dialog import AttachmentDialog
from ui.assessment.evidence.files import FilesRow, about
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.given_files import paths_of, picture_of

LONGEST_LINE = 90  # characters; a choice is as wide as its longest line


class EvidenceFiles(QObject):
    """Between the row of files and the store; what was refused is said in the row, the rest is attached."""

    left = Signal()  # a dialog was closed, whatever came of it

    def __init__(self, opened: OpenAssessment, row: FilesRow) -> None:
        super().__init__(row)
        self._opened = opened
        self._row = row
        self._id = ""
        self._dialog: AttachmentDialog | None = None
        row.attach_wanted.connect(self.attach)
        row.other_wanted.connect(self.choose_other)
        row.described.connect(self.describe)

    @property
    def dialog(self) -> AttachmentDialog | None:
        """The dialog about one file while it is open."""
        return self._dialog

    def show_requirement(self, requirement_id: str) -> None:
        self._id = requirement_id
        self._row.say([])

    def refresh(self) -> None:
        files = self._opened.files
        shown = files.of(self._id)
        others = len(shown) < len(files.known)
        self._row.show_files(shown, others=others, locked=self._opened.completed is not None)

    def attach(self) -> None:
        """Ask for files, as many as there are in a folder."""
        folder = str(self._opened.folder.path)
        chosen, _kind = FileDialog.getOpenFileNames(self._row.window(), _("Attach files"), folder)
        if chosen:
            self._opened.folder.remember(Path(chosen[0]).parent)
            self._row.say(self._opened.files.attach(self._id, [Path(name) for name in chosen]))
        self._row.take_keys_back()

    def take(self, given: QMimeData) -> None:
        """Attach what was dropped or pasted."""
        if self._opened.completed is not None:
            return
        paths = paths_of(given)
        if paths:
            self._row.say(self._opened.files.attach(self._id, paths))
            return
        picture = picture_of(given)
        if picture:
            self._row.say(self._opened.files.paste(self._id, self._picture_name(), picture))

    def choose_other(self) -> None:
        """Let a file that is attached elsewhere speak for this requirement too."""
        here = set(self._opened.answer(self._id).attachments)
        others = [file for id_, file in self._opened.files.known.items() if id_ not in here]
        lines = [_line(place, file) for place, file in enumerate(others, start=1)]
        title, ask = _("Attached elsewhere"), _("This file shows it too:")
        line, chosen = QInputDialog.getItem(self._row.window(), title, ask, lines, 0, False)
        if chosen and line in lines:
            self._row.say(self._opened.files.show_also(self._id, others[lines.index(line)].id))
        self.left.emit()

    def describe(self, attachment_id: str) -> None:
        """Show what is known of a file."""
        file = self._opened.files.known.get(attachment_id)
        if file is None or self._dialog is not None:
            return
        self._dialog = AttachmentDialog(self._opened, self._id, file, self._row.window())
        self._dialog.finished.connect(self._forget_dialog)
        self._dialog.open()
        self._dialog.focus_choice()

    def _picture_name(self) -> str:
        """A name no other picture of the organization has."""
        names = {file.name for file in self._opened.files.known.values()}
        day, place = self._opened.case.date.isoformat(), 1
        while (name := _("Picture {day} {place}.png").format(day=day, place=place)) in names:
            place += 1
        return name

    def _forget_dialog(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        self.refresh()
        self.left.emit()


def _line(place: int, file: Attachment) -> str:
    """A file in a list to choose from; its place tells it from one with the same beginning."""
    says = f"{place}. {about(file)}"
    return says if len(says) <= LONGEST_LINE else says[: LONGEST_LINE - 1].rstrip() + "…"
