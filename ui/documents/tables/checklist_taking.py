"""Takes over an old checklist: asks for the file, shows what it proposes, and tells the outcome."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from isoassess.domain import Lens, Rating
from isoassess.domain.case import Case
from isoassess.exchange.cells.cell_file import read_tables
from isoassess.exchange.cells.found_tables import FoundTables
from isoassess.language.texts import _
from isoassess.services.tables.checklist_entries import ChecklistProposals, proposals_of
from isoassess.shown import shown_name
from ui.documents.outcome import DocumentOutcome
from ui.documents.tables.checklist_columns import Places
from ui.documents.tables.checklist_dialog import ChecklistDialog
from ui.documents.worksheet.coming_back import why_nothing_comes_back
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.days.day_writing import system_writing
from ui.widgets.tasks import Task

Read = tuple[FoundTables, str, Case, ChecklistProposals]


class ChecklistTaking(QObject):
    """One file at a time; nobody waits for it while it is read."""

    def __init__(self, opened: OpenAssessment, outcome: DocumentOutcome, parent: QObject) -> None:
        super().__init__(parent)
        self._open, self._outcome = opened, outcome
        self._dialog: ChecklistDialog | None = None
        self._read: Read | None = None
        self._writing = system_writing()
        self._reading = Task(self)
        self._reading.finished.connect(self._show)
        self._reading.failed.connect(self._tell_wrong)

    @property
    def dialog(self) -> ChecklistDialog | None:
        """The dialog while it is open."""
        return self._dialog

    @property
    def busy(self) -> bool:
        return self._reading.busy

    def ask(self) -> None:
        """Ask for the file."""
        why_not = why_nothing_comes_back(self._open)
        if why_not:
            self._tell_wrong(why_not)
            return
        folder = str(self._open.remembered.folder)
        kinds = _("Checklists (*.xlsx *.xlsm *.ods *.xls *.csv *.tsv *.txt)")
        title = _("Take over an old checklist")
        chosen, _kind = FileDialog.getOpenFileName(self._outcome.window(), title, folder, kinds)
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Look at a file; what it proposes is shown when it has been read."""
        case, catalogue, writing = self._open.case, self._open.catalogue, self._writing
        self._outcome.tell(_("Reading {name} ...").format(name=shown_name(path.name)))

        def work() -> Read:
            found = read_tables(path)
            proposals = proposals_of(found, case, catalogue, name=path.name, writing=writing)
            return found, path.name, case, proposals

        self._reading.run(work)

    def _show(self, read: Read) -> None:
        self._read = read
        found, _name, case, proposals = read
        self._outcome.hide()
        self._dialog = ChecklistDialog(
            self._open, case, found, proposals, self._propose, self._outcome.window()
        )
        self._dialog.accepted.connect(self._tell_taken)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _propose(
        self, lens: Lens, meanings: Mapping[str, Rating | None], places: Places | None
    ) -> ChecklistProposals:
        """What it proposes where its edition, its words or its columns are something else."""
        assert self._read is not None
        found, name, case, _before = self._read
        return proposals_of(
            found,
            case,
            self._open.catalogue,
            name=name,
            lens=lens,
            meanings=meanings,
            places=places,
            writing=self._writing,
        )

    def _tell_taken(self) -> None:
        self._outcome.tell(_("The checklist was taken over."))

    def _tell_wrong(self, sentence: str) -> None:
        self._outcome.tell_failure(sentence, place_matters=False)

    def _forget(self) -> None:
        dialog, self._dialog, self._read = self._dialog, None, None
        if dialog is not None:
            dialog.deleteLater()
