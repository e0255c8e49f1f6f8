"""Takes over an old checklist: asks for the file, shows what it proposes, and tells the outcome."""

from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from isoassess.domain.case import Case
from isoassess.errors import BadInput
from isoassess.exchange.cells.cell_file import read_tables
from isoassess.exchange.cells.found_tables import FoundTables
from isoassess.language.texts import _
from isoassess.services.tables.checklist_entries import (
    NOTHING_SAID,
    ChecklistProposals,
    SaidOfChecklist,
    checklist_sheets,
    proposals_of,
)
from isoassess.services.tables.checklist_words import taken_told
from isoassess.shown import shown_name
from isoassess.store.arrival import Arrival, ArrivalKind, arrival_from
from ui.documents.outcome import DocumentOutcome
from ui.documents.tables.checklist_dialog import ChecklistDialog, KeptChecklist
from ui.documents.taking_back import tell_taken
from ui.documents.worksheet.coming_back import why_nothing_comes_back
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.days.day_writing import system_writing
from ui.widgets.tasks import Task


class ReadChecklist(Struct, frozen=True, kw_only=True):
    """A file that was read, with the case that it is set against, and what it proposes unasked."""

    found: FoundTables
    path: Path
    kept: KeptChecklist | None
    name: str
    arrival: Arrival
    case: Case
    proposals: ChecklistProposals
    sheets: tuple[str, ...]


class ChecklistTaking(QObject):
    """One file at a time; nobody waits for it while it is read.

    `profile_wanted` carries the fact of the profile that a person would rather see first.
    """

    profile_wanted = Signal(str)

    def __init__(self, opened: OpenAssessment, outcome: DocumentOutcome, parent: QObject) -> None:
        super().__init__(parent)
        self._open, self._outcome = opened, outcome
        self._dialog: ChecklistDialog | None = None
        self._read: ReadChecklist | None = None
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
        folder = str(self._open.folder.path)
        kinds = _("Checklists (*.xlsx *.xlsm *.ods *.xls *.csv *.tsv *.txt)")
        title = _("Take over an old checklist")
        chosen, _kind = FileDialog.getOpenFileName(self._outcome.window(), title, folder, kinds)
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Look at a file; what it proposes is shown when it has been read."""
        case, catalogue, writing = self._open.case, self._open.catalogue, self._writing
        left = self._open.remembered.left_checklists.pop((self._open.id, path), None)
        kept = left if isinstance(left, KeptChecklist) else None
        self._outcome.tell(_("Reading {name} ...").format(name=shown_name(path.name)))

        def work() -> ReadChecklist:
            found = read_tables(path)
            sheets = checklist_sheets(found)
            told = partial(proposals_of, found, case, catalogue, name=path.name, writing=writing)
            try:
                proposals, again = told(said=kept.said if kept else NOTHING_SAID), kept
            except BadInput:
                if kept is None:
                    raise
                proposals, again = told(), None  # it is another file by now
            return ReadChecklist(
                found=found,
                path=path,
                kept=again,
                name=path.name,
                arrival=arrival_from(ArrivalKind.CHECKLIST, path),
                case=case,
                proposals=proposals,
                sheets=sheets,
            )

        self._reading.run(work)

    def _show(self, read: ReadChecklist) -> None:
        self._read = read
        self._outcome.hide()
        self._open_dialog(read.proposals, read.kept)

    def _open_dialog(self, proposals: ChecklistProposals, kept: KeptChecklist | None = None) -> None:
        read = self._read
        assert read is not None
        self._dialog = dialog = ChecklistDialog(
            self._open,
            read.case,
            read.found,
            proposals,
            self._propose,
            read.arrival,
            self._outcome.window(),
            kept=kept,
        )
        dialog.show_sheets(read.sheets)
        dialog.sheet_wanted.connect(self._show_sheet)
        dialog.left.connect(self._keep)
        dialog.profile_wanted.connect(self._want_profile)
        dialog.accepted.connect(self._tell_taken)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _show_sheet(self, sheet: str) -> None:
        """What a sheet holds is told anew: it has columns and words of its own."""
        before, self._dialog = self._dialog, None
        if before is not None:
            before.finished.disconnect(self._forget)
            before.reject()
            before.deleteLater()
        self._open_dialog(self._propose(SaidOfChecklist(sheet=sheet)))

    def _propose(self, said: SaidOfChecklist) -> ChecklistProposals:
        """What it proposes where a person says something else of it (BadInput)."""
        read = self._read
        assert read is not None
        return proposals_of(
            read.found, read.case, self._open.catalogue, name=read.name, said=said, writing=self._writing
        )

    def _tell_taken(self) -> None:
        dialog = self._dialog
        assert dialog is not None
        says = taken_told(len(dialog.texts.taken()), len(dialog.ratings.taken()), dialog.ratings.count())
        undone = _("What came from the checklist was taken back: the answers are as before it.")
        tell_taken(self._open, self._outcome, says, undone)

    def _keep(self, kept: object) -> None:
        """Until the file is read again."""
        assert self._read is not None
        self._open.remembered.left_checklists[self._open.id, self._read.path] = kept

    def _want_profile(self, fact: str) -> None:
        self._outcome.tell(
            _(
                "Nothing was taken over. Take over the checklist after the profile is answered: what you "
                "said of it is kept till then."
            )
        )
        self.profile_wanted.emit(fact)

    def _tell_wrong(self, sentence: str) -> None:
        self._outcome.tell_failure(sentence, place_matters=False)

    def _forget(self) -> None:
        dialog, self._dialog, self._read = self._dialog, None, None
        if dialog is not None:
            dialog.deleteLater()
