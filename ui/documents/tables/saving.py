"""Writes an assessment as a spreadsheet: asks for the file, and tells what came of it."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from isoassess.documents import Written
from isoassess.files.file_names import file_name
from isoassess.files.writing import write_whole
from isoassess.language.texts import _
from isoassess.services.tables.spreadsheet_files import spreadsheet_file
from ui.documents.outcome import DocumentOutcome
from ui.parts.protected import may_replace
from ui.session.open_assessment import OpenAssessment
from ui.widgets.tasks import Task

ENDING = ".xlsx"
_LONGEST_NAME = 150  # bytes of the organization's name


class SpreadsheetSaving(QObject):
    """Nobody waits for the file while it is made."""

    def __init__(self, opened: OpenAssessment, outcome: DocumentOutcome, parent: QObject) -> None:
        super().__init__(parent)
        self._open, self._outcome = opened, outcome
        self._writing = Task(self)
        self._writing.finished.connect(self._tell_written)
        self._writing.failed.connect(self._tell_wrong)

    @property
    def busy(self) -> bool:
        return self._writing.busy

    def ask(self) -> None:
        """Ask for a place, and write the spreadsheet to it."""
        window = self._outcome.window()
        proposed = str(self._open.remembered.folder / self._proposed())
        kinds = _("Spreadsheet (*.xlsx)")
        chosen, _kind = QFileDialog.getSaveFileName(window, _("Save as a spreadsheet"), proposed, kinds)
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() != ENDING:
            path = path.with_name(path.name + ENDING)
            if path.exists():
                self._tell_wrong(
                    _("{name} is there already. Choose it, or another name.").format(name=path.name)
                )
                return
        if may_replace(window, [path]):
            self.write(path)

    def write(self, path: Path) -> None:
        case, judgement, assessment_id = self._open.case, self._open.judgement, self._open.id
        self._outcome.tell(_("Writing {name} ...").format(name=path.name))

        def work() -> Written:
            content = spreadsheet_file(case, judgement, assessment_id)
            write_whole(path, content)
            return Written(path=path, pages=0, replaced=(), sha256=hashlib.sha256(content).hexdigest())

        self._writing.run(work)

    def _proposed(self) -> str:
        case = self._open.case
        name = file_name(case.profile.organization.name, otherwise=_("Organization"), most=_LONGEST_NAME)
        return (
            _("{organization} assessment {date}").format(organization=name, date=case.date.isoformat())
            + ENDING
        )

    def _tell_written(self, written: Written) -> None:
        self._open.remembered.folder = written.path.parent
        self._outcome.tell_written([written])

    def _tell_wrong(self, sentence: str) -> None:
        self._outcome.tell_failure(sentence, place_matters=False)
