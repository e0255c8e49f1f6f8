"""Reads in what was filled in elsewhere: asks for the file, shows it, and tells the outcome."""

from pathlib import Path

from PySide6.QtCore import QObject

from isoassess.domain.case import Case
from isoassess.language.texts import _
from isoassess.shown import shown_name
from ui.documents.outcome import DocumentOutcome
from ui.documents.taking_back import tell_taken
from ui.documents.worksheet.coming_back import CameBack, ComingBack, why_nothing_comes_back
from ui.documents.worksheet.read_in_dialog import ReadInDialog
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.tasks import Task

Read = tuple[CameBack, Case]


class ReadingIn(QObject):
    """One file at a time; nobody waits for it while it is read."""

    def __init__(
        self, opened: OpenAssessment, outcome: DocumentOutcome, parent: QObject, kind: ComingBack
    ) -> None:
        super().__init__(parent)
        self._open = opened
        self._kind = kind
        self._outcome = outcome
        self._dialog: ReadInDialog | None = None
        self._reading = Task(self)
        self._reading.finished.connect(self._show)
        self._reading.failed.connect(self._tell_wrong)

    @property
    def dialog(self) -> ReadInDialog | None:
        """The dialog while it is open."""
        return self._dialog

    @property
    def busy(self) -> bool:
        return self._reading.busy

    def ask(self) -> None:
        """Ask for the file that came back."""
        why_not = why_nothing_comes_back(self._open)
        if why_not:
            self._tell_wrong(why_not)
            return
        folder = str(self._open.folder.path)
        chosen, _kind = FileDialog.getOpenFileName(
            self._outcome.window(), self._kind.title, folder, self._kind.files
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Look at a file; what it says is shown when it has been read."""
        case, assessment_id, kind = self._open.case, self._open.id, self._kind
        self._outcome.tell(_("Reading {name} ...").format(name=shown_name(path.name)))

        def work() -> Read:
            return kind.read(path, case, assessment_id), case

        self._reading.run(work)

    def _show(self, read: Read) -> None:
        came, case = read
        if not came.entries:
            self._outcome.tell("\n".join(came.sentences))
            return
        self._outcome.hide()
        self._dialog = ReadInDialog(self._open, self._kind, came, case, self._outcome.window())
        self._dialog.accepted.connect(self._tell_read)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _tell_read(self) -> None:
        tell_taken(self._open, self._outcome, self._kind.done, self._kind.undone)

    def _tell_wrong(self, sentence: str) -> None:
        self._outcome.tell_failure(sentence, place_matters=False)

    def _forget(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
