"""The part of the reports about what is no document: spreadsheets, a calendar, a folder, a package."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from isoassess.language.texts import _
from isoassess.services.names_inside import NamedPerson, names_words
from ui.commands.command import bind
from ui.commands.of_assessment import EXPORT_ORGANIZATION, FOLDER
from ui.commands.of_documents import (
    READ_SPREADSHEET,
    SAVE_CALENDAR,
    SAVE_FILE,
    SAVE_SPREADSHEET,
    TAKE_CHECKLIST,
)
from ui.documents.outcome import DocumentOutcome
from ui.documents.tables.assessment_file import AssessmentFileSaving
from ui.documents.tables.checklist_taking import ChecklistTaking
from ui.documents.tables.saving import FileSaving, saved_calendar, saved_spreadsheet
from ui.documents.tables.spreadsheet import spreadsheet
from ui.documents.worksheet.reading_in import ReadingIn
from ui.session.open_assessment import OpenAssessment
from ui.widgets.texts import Text
from ui.widgets.tips import BREAK, breakable, explain


class TablesPart(QWidget):
    """What comes of its buttons is told by the outcome of the screen, of the last two by the window."""

    def __init__(
        self, opened: OpenAssessment, outcome: DocumentOutcome, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.save = QPushButton(SAVE_SPREADSHEET.words)
        self.read_in = QPushButton(READ_SPREADSHEET.words)
        self.take_over = QPushButton(TAKE_CHECKLIST.words)
        self.save_calendar = QPushButton(SAVE_CALENDAR.words)
        self.save_file = QPushButton(SAVE_FILE.words)
        self.package = QPushButton(_("Export as a package..."))
        explain(self.package, _("Everything of the organization in one file, for another computer"))
        self.package.setAutoDefault(True)
        self.folder = QPushButton(_("Client's folder..."))
        explain(self.folder, _("All documents, tables and files, to be opened without this program"))
        self.folder.setAutoDefault(True)
        self._names = Text("small")
        self.saving = FileSaving(opened, outcome, self, saved_spreadsheet())
        self.calendar = FileSaving(opened, outcome, self, saved_calendar(opened))
        self.file = AssessmentFileSaving(opened, outcome, self)
        self.reading_in = ReadingIn(opened, outcome, self, spreadsheet())
        self.checklist = ChecklistTaking(opened, outcome, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Text("heading", _("Spreadsheets, calendar and file")))
        bind(self.package, EXPORT_ORGANIZATION)
        bind(self.folder, FOLDER)
        for button, command, action in (
            (self.save, SAVE_SPREADSHEET, self.saving.ask),
            (self.read_in, READ_SPREADSHEET, self.reading_in.ask),
            (self.take_over, TAKE_CHECKLIST, self.checklist.ask),
            (self.save_calendar, SAVE_CALENDAR, self.calendar.ask),
            (self.save_file, SAVE_FILE, self.file.ask),
        ):
            bind(button, command)
            button.setAutoDefault(True)
            button.clicked.connect(action)
            layout.addWidget(button)
        layout.addWidget(self._names)
        layout.addSpacing(8)
        layout.addWidget(Text("heading", _("The whole organization")))
        layout.addWidget(self.folder)
        layout.addWidget(self.package)

    @property
    def names(self) -> str:
        """What is said of the names inside."""
        return self._names.text().replace(BREAK, "")

    def show_names(self, people: Sequence[NamedPerson]) -> None:
        """Whose names leave with a spreadsheet; the calendar names nobody else."""
        self._names.setText(breakable(names_words(people)))
