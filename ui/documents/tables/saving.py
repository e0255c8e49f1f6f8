"""Writes a spreadsheet or a calendar of an assessment: asks for the file, and tells what came of it."""

import datetime
import hashlib
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject

from isoassess.documents import Written
from isoassess.domain.case import Case, Judgement
from isoassess.exchange.calendar_file import action_entries, milestone_entries, undated_words, whole_calendar
from isoassess.files.file_names import organization_name
from isoassess.files.writing import write_whole
from isoassess.language.texts import _
from isoassess.services.names_inside import NamedPerson, names_in_case, names_shown, names_words
from isoassess.services.tables.spreadsheet_files import (
    cut_in_spreadsheet,
    names_in_spreadsheet,
    spreadsheet_file,
)
from isoassess.shown import shown_name
from isoassess.store.history.event_changes import EventChanges
from ui.documents.outcome import DocumentOutcome
from ui.parts.protected import may_replace
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.file_dialog import FileDialog
from ui.widgets.tasks import Task

_LONGEST_NAME = 150  # bytes of the organization's name


class SavedFile(Struct, frozen=True, kw_only=True):
    """What is saved: `files` is the filter of the file dialog, `name` of a file the pattern.

    `made` gets the case, the judgement and the id of the assessment, `put` writes what was made; both work
    on any thread (ExpectedError); `people`: whose names are inside; `lost` says what the file cannot hold,
    empty for nothing. `look`: what is done before, on the thread of the window.
    """

    title: str
    files: str
    ending: str
    name: str
    made: Callable[[Case, Judgement, str], bytes]
    people: Callable[[Case, Judgement], tuple[NamedPerson, ...]]
    put: Callable[[Path, bytes], None] = write_whole
    lost: Callable[[Case, Judgement], str] | None = None
    look: Callable[[], object] | None = None


class _Saved(Struct, frozen=True, kw_only=True):
    """What was written, and what is to be said before that."""

    written: Written
    people: tuple[NamedPerson, ...]
    lost: str


def saved_spreadsheet() -> SavedFile:
    return SavedFile(
        title=_("Save as a spreadsheet"),
        files=_("Spreadsheet (*.xlsx)"),
        ending=".xlsx",
        name=_("{organization} assessment {date}"),
        made=spreadsheet_file,
        people=names_in_spreadsheet,
        lost=cut_in_spreadsheet,
    )


def saved_calendar(opened: OpenAssessment) -> SavedFile:
    """Open actions and milestones, counted from today."""
    making = _CalendarMaking(opened)
    return SavedFile(
        title=_("Save for a calendar"),
        files=_("Calendar (*.ics)"),
        ending=".ics",
        name=_("{organization} calendar {date}"),
        made=making.made,
        people=_names_in_calendar,
        lost=_undated,
        look=making.look,
    )


class _CalendarMaking:
    """With when each action was changed last, which the file of the assessments tells."""

    def __init__(self, opened: OpenAssessment) -> None:
        self._open = opened
        self._changes = EventChanges()

    def look(self) -> None:
        self._changes = self._open.keeping.store.event_changes(self._open.id)

    def made(self, case: Case, judgement: Judgement, assessment_id: str) -> bytes:
        on, now = datetime.date.today(), datetime.datetime.now(datetime.UTC)
        return whole_calendar(case, judgement, on, now, assessment_id=assessment_id, changes=self._changes)


def _undated(case: Case, _judgement: Judgement) -> str:
    return undated_words(case)


def _names_in_calendar(case: Case, judgement: Judgement) -> tuple[NamedPerson, ...]:
    entries = (action_entries(case), milestone_entries(case, judgement, datetime.date.today()))
    return names_shown(names_in_case(case), entries)


class FileSaving(QObject):
    """Nobody waits for the file while it is made."""

    def __init__(
        self, opened: OpenAssessment, outcome: DocumentOutcome, parent: QObject, kind: SavedFile
    ) -> None:
        super().__init__(parent)
        self._open, self._outcome, self._kind = opened, outcome, kind
        self._writing = Task(self)
        self._writing.finished.connect(self._tell_written)
        self._writing.failed.connect(self._tell_wrong)

    @property
    def busy(self) -> bool:
        return self._writing.busy

    def ask(self) -> None:
        """Ask for a place, and write the file to it."""
        window = self._outcome.window()
        proposed = str(self._open.folder.path / self._proposed())
        kind = self._kind
        chosen, _filter = FileDialog.getSaveFileName(window, kind.title, proposed, kind.files)
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() != kind.ending:
            path = path.with_name(path.name + kind.ending)
            if path.exists():
                says = _("{name} is there already. Choose it, or another name.")
                self._tell_wrong(says.format(name=shown_name(path.name)))
                return
        if may_replace(window, [path]):
            self.write(path)

    def write(self, path: Path) -> None:
        self._open.settle_numbers()
        kind, case = self._kind, self._open.case
        if kind.look is not None:
            kind.look()
        judgement, assessment_id = self._open.judgement, self._open.id
        self._outcome.tell(_("Writing {name} ...").format(name=shown_name(path.name)))

        def work() -> _Saved:
            content = kind.made(case, judgement, assessment_id)
            kind.put(path, content)
            sha256 = hashlib.sha256(content).hexdigest()
            return _Saved(
                written=Written(path=path, pages=0, replaced=(), sha256=sha256),
                people=kind.people(case, judgement),
                lost=kind.lost(case, judgement) if kind.lost else "",
            )

        self._writing.run(work)

    def _proposed(self) -> str:
        case = self._open.case
        name = organization_name(
            case.profile.organization.name, otherwise=_("Organization"), most=_LONGEST_NAME
        )
        kind = self._kind
        return kind.name.format(organization=name, date=case.date.isoformat()) + kind.ending

    def _tell_written(self, saved: _Saved) -> None:
        written = saved.written
        self._open.folder.remember(written.path.parent)
        before = " ".join(filter(None, (saved.lost, names_words(saved.people))))
        self._outcome.tell_written([written], before=before)

    def _tell_wrong(self, sentence: str) -> None:
        self._outcome.tell_failure(sentence, place_matters=False)
