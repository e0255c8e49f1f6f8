"""The part of the reports about what is no document: spreadsheets, a calendar, a folder, a package."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from isoassess.language.texts import _
from isoassess.services.names_inside import NamedPerson, names_words
from ui.documents.outcome import DocumentOutcome
from ui.documents.tables.checklist_taking import ChecklistTaking
from ui.documents.tables.saving import FileSaving, saved_calendar, saved_spreadsheet
from ui.documents.tables.spreadsheet import spreadsheet
from ui.documents.worksheet.reading_in import ReadingIn
from ui.session.open_assessment import OpenAssessment
from ui.widgets.texts import Text
from ui.widgets.tips import BREAK, breakable, tip


class TablesPart(QWidget):
    """What comes of its buttons is told by the outcome of the screen, of the last two by the window."""

    def __init__(
        self, opened: OpenAssessment, outcome: DocumentOutcome, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.save = QPushButton(_("Save as a spreadsheet..."))
        self.read_in = QPushButton(_("Read in a filled spreadsheet..."))
        self.take_over = QPushButton(_("Take over an old checklist..."))
        self.save_calendar = QPushButton(_("Save for a calendar..."))
        self.package = QPushButton(_("Export as a package..."))
        self.package.setToolTip(tip(_("Everything of the organization in one file, for another computer")))
        self.package.setAutoDefault(True)
        self.folder = QPushButton(_("Client's folder..."))
        self.folder.setToolTip(tip(_("All documents, tables and files, to be opened without this program")))
        self.folder.setAutoDefault(True)
        self._names = Text("small")
        self.saving = FileSaving(opened, outcome, self, saved_spreadsheet())
        self.calendar = FileSaving(opened, outcome, self, saved_calendar())
        self.reading_in = ReadingIn(opened, outcome, self, spreadsheet())
        self.checklist = ChecklistTaking(opened, outcome, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Text("heading", _("Spreadsheets and calendar")))
        for button, action in (
            (self.save, self.saving.ask),
            (self.read_in, self.reading_in.ask),
            (self.take_over, self.checklist.ask),
            (self.save_calendar, self.calendar.ask),
        ):
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
