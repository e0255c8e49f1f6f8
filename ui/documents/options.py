"""The options of a document: its paper, whose name and logos are on it, what it tells."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from isoassess.assessment.document_control import Control
from isoassess.documents import DocumentKind, FileFormat, Options, Paper, takes
from isoassess.documents.evidence_pictures import EvidencePicture, evidence_pictures, has_pictures
from isoassess.domain.case import Case
from isoassess.language.texts import _
from ui.documents.choices import asked, compared, earlier, owners, papers, questions
from ui.documents.control_fields import ControlFields
from ui.documents.logo_field import LogoField
from ui.documents.places import format_words
from ui.documents.usual_paper import usual_paper
from ui.documents.worksheet.choices import WorksheetChoices
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.segments import Segments
from ui.widgets.texts import Line, Text
from ui.widgets.typing.editors import FormDropDown
from ui.widgets.typing.inputs import LineInput

LONGEST = 200  # characters of a name


class ReportOptions(QWidget):
    """`changed` says that a document would be another one now."""

    changed = Signal()
    format_chosen = Signal(FileFormat)

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = opened
        self._prefilled = ""  # the assessor, as far as nobody typed another name
        self._format = Segments(_("Format"), [(known, format_words(known)) for known in FileFormat])
        self._about_word = Text("small", _("The same text to go on with; the preview shows the PDF."))
        self._paper = Pick(_("Paper"))
        self._prepared_by = LineInput()
        self._own_logo = LogoField(_("Your logo"), _("Logo of the assessor"))
        self._client_logo = LogoField(_("Client's logo"), _("Logo of the organization"))
        self._owner = Pick(_("Owner"))
        self._questions = Pick(_("Questions"))
        self._earlier = Pick(_("Compare with"))
        self._pictures = QCheckBox(_("Pictures of the evidence"))
        self._made_pictures: dict[
            str, EvidencePicture
        ] = {}  # kept, because each change makes the report anew
        self.worksheet = WorksheetChoices()
        self._control = ControlFields(self)
        self._cover = QCheckBox(_("Cover page"))
        self._confidential = QCheckBox(_("Marked as confidential"))
        self._form = QFormLayout(self)
        self._lay_out()
        self._connect()
        self._format.show_value(FileFormat.PDF)
        self._paper.offer(papers())
        self._paper.show_value(opened.remembered.paper or usual_paper(QLocale.system()).name)
        self._confidential.setChecked(True)
        self._pictures.setChecked(True)

    @property
    def logos(self) -> tuple[LogoField, LogoField]:
        """One's own and the client's."""
        return self._own_logo, self._client_logo

    @property
    def format(self) -> FileFormat:
        """The format in which documents are saved."""
        return FileFormat.WORD if self._format.value() is FileFormat.WORD else FileFormat.PDF

    def load_logos(self) -> None:
        """Read the pictures chosen on an earlier day."""
        self._own_logo.load(self._open.remembered.logo())
        self._client_logo.load(self._open.remembered.logo(self._open.organization_id))

    def refresh(self, kind: DocumentKind) -> None:
        """Offer what there is to choose for a document now; what was chosen stays where it can."""
        if self._prepared_by.text() == self._prefilled:
            self._prefilled = self._open.assessor[:LONGEST]
            with QSignalBlocker(self._prepared_by):
                self._prepared_by.setText(self._prefilled)
        self._owner.offer(owners(self._open.case))
        self._questions.offer(questions(self._open))
        self._earlier.offer(earlier(self._open))
        for option, pick in (
            ("owner", self._owner),
            ("questions", self._questions),
            ("earlier", self._earlier),
        ):
            self._form.setRowVisible(pick, takes(kind, option) and pick.count() > 1)
        self._form.setRowVisible(self._pictures, takes(kind, "pictures") and has_pictures(self._open.case))
        self._form.setRowVisible(self.worksheet, takes(kind, "form"))
        for _name, field in self._control.named():
            self._form.setRowVisible(field, kind is DocumentKind.SCOPE)
        for logo in self.logos:
            logo.propose_folder(self._open.remembered.folder)

    def options(self, kind: DocumentKind) -> Options:
        """What is chosen, as far as it is for a document of this kind."""
        logos = (field.logo for field in self.logos)
        chosen = Options(
            issued=self._open.today,
            paper=Paper[self._paper.value],
            logos=tuple(logo for logo in logos if logo is not None),
            cover=self._cover.isChecked(),
            confidential=self._confidential.isChecked(),
            control=Control(prepared_by=self._prepared_by.text().strip()),
            owner=self._owner.value if takes(kind, "owner") else "",
            requirements=asked(self._open, self._questions.value) if takes(kind, "questions") else None,
            earlier=compared(self._open, self._earlier.value) if takes(kind, "earlier") else None,
            **self.worksheet.chosen(self._open.id, counts=takes(kind, "form")),
        )
        return self._control.controlled(chosen) if kind is DocumentKind.SCOPE else chosen

    def pictures(self, kind: DocumentKind) -> Callable[[Case], dict[str, EvidencePicture]] | None:
        """What makes the pictures for a document, on any thread; None where none are wanted."""
        if not takes(kind, "pictures") or not self._pictures.isChecked():
            return None
        return partial(evidence_pictures, content=self._open.files.content_apart, made=self._made_pictures)

    def _lay_out(self) -> None:
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(12)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._prepared_by.setMaxLength(LONGEST)
        self._prepared_by.setPlaceholderText(_("nobody named"))
        for name, field in (
            (_("Format"), self._format),
            (_("Owner"), self._owner),
            (_("Questions"), self._questions),
            (_("Compare with"), self._earlier),
            *self._control.named(),
            (_("Paper"), self._paper),
            (_("Prepared by"), self._prepared_by),
            (_("Your logo"), self._own_logo),
            (_("Client's logo"), self._client_logo),
        ):
            field.setAccessibleName(name)
            label = Line("formLabel", name)
            label.setBuddy(field)
            self._form.addRow(label, field)
        self._form.insertRow(1, self._about_word)
        self._form.setRowVisible(self._about_word, False)
        self._form.addRow(self._pictures)
        self._form.addRow(self.worksheet)
        self._form.addRow(self._cover)
        self._form.addRow(self._confidential)

    def _connect(self) -> None:
        self._format.chosen.connect(self._choose_format)
        self._paper.picked.connect(self._remember_paper)
        self.worksheet.changed.connect(self.changed)
        self._prepared_by.textEdited.connect(self.changed)
        self._control.changed.connect(self.changed)
        self._own_logo.chosen.connect(self._remember_own)
        self._client_logo.chosen.connect(self._remember_client)
        for logo in self.logos:
            logo.changed.connect(self.changed)
        for pick in (self._owner, self._questions, self._earlier, self._paper):
            pick.picked.connect(self.changed)
        for box in (self._pictures, self._cover, self._confidential):
            box.toggled.connect(self.changed)

    def _choose_format(self) -> None:
        self._form.setRowVisible(self._about_word, self.format is FileFormat.WORD)
        self.format_chosen.emit(self.format)

    def _remember_paper(self) -> None:
        self._open.remembered.paper = self._paper.value

    def _remember_own(self, path: Path | None) -> None:
        self._open.remembered.remember_logo(path)

    def _remember_client(self, path: Path | None) -> None:
        self._open.remembered.remember_logo(path, self._open.organization_id)


class Pick(FormDropDown):
    """A drop-down over values; `picked` says that a person took another one."""

    picked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumContentsLength(8)
        self.setAccessibleName(name)
        self.activated.connect(self._say)

    @property
    def value(self) -> str:
        """The value chosen; empty where nothing is offered."""
        return str(self.currentData() or "")

    def offer(self, offered: Sequence[tuple[str, str]]) -> None:
        """Show other values; the one chosen stays chosen where it is among them, else it is the first."""
        kept = self.value if self.count() else None
        if offered == [(self.itemData(place), self.itemText(place)) for place in range(self.count())]:
            return
        self.clear()
        for value, words in offered:
            self.addItem(words, value)
        self.show_value(kept)

    def show_value(self, value: str | None) -> None:
        self.setCurrentIndex(max(self.findData(value), 0) if self.count() else -1)

    def _say(self) -> None:
        self.picked.emit()
