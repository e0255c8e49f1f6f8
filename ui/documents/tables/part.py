"""The part of the reports about spreadsheets: save one, read one in, and take over an old checklist."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.documents.outcome import DocumentOutcome
from ui.documents.tables.checklist_taking import ChecklistTaking
from ui.documents.tables.saving import SpreadsheetSaving
from ui.documents.tables.spreadsheet import spreadsheet
from ui.documents.worksheet.reading_in import ReadingIn
from ui.session.open_assessment import OpenAssessment
from ui.widgets.texts import Text


class TablesPart(QWidget):
    """Three buttons; what comes of them is told by the outcome of the screen."""

    def __init__(
        self, opened: OpenAssessment, outcome: DocumentOutcome, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.save = QPushButton(_("Save as a spreadsheet..."))
        self.read_in = QPushButton(_("Read in a filled spreadsheet..."))
        self.take_over = QPushButton(_("Take over an old checklist..."))
        self.saving = SpreadsheetSaving(opened, outcome, self)
        self.reading_in = ReadingIn(opened, outcome, self, spreadsheet())
        self.checklist = ChecklistTaking(opened, outcome, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Text("heading", _("Spreadsheets")))
        for button, action in (
            (self.save, self.saving.ask),
            (self.read_in, self.reading_in.ask),
            (self.take_over, self.checklist.ask),
        ):
            button.setAutoDefault(True)
            button.clicked.connect(action)
            layout.addWidget(button)
