"""What there is to choose for a worksheet: what it asks, and whether it is a form that comes back."""

from typing import TypedDict

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from isoassess.language.texts import _
from ui.commands.command import bind
from ui.commands.of_documents import READ_WORKSHEET


class WorksheetOptions(TypedDict):
    """Its share of the options of a document."""

    all_requirements: bool
    earlier_ratings: bool
    form_of: str | None


class WorksheetChoices(QWidget):
    """`read_in_wanted` says that one came back."""

    changed = Signal()
    read_in_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = QCheckBox(_("A form to fill in on the screen"))
        self.everything = QCheckBox(_("Also what does not apply"))
        self.earlier = QCheckBox(_("With the ratings so far"))
        self.read_in = QPushButton(READ_WORKSHEET.words)
        bind(self.read_in, READ_WORKSHEET)
        self.read_in.setAutoDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for box in (self.form, self.everything, self.earlier):
            box.toggled.connect(self.changed)
            layout.addWidget(box)
        layout.addWidget(self.read_in)
        self.read_in.clicked.connect(self.read_in_wanted)

    def chosen(self, assessment_id: str, *, counts: bool) -> WorksheetOptions:
        """What is chosen, where that counts for the document."""
        return {
            "all_requirements": counts and self.everything.isChecked(),
            "earlier_ratings": counts and self.earlier.isChecked(),
            "form_of": assessment_id if counts and self.form.isChecked() else None,
        }
