"""The options of a document: its format, how it looks, whose name is on it, what it tells."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from isoassess.assessment.document_control import LONGEST_PREPARED
from isoassess.documents import DocumentKind, FileFormat, Options, takes
from isoassess.documents.evidence_pictures import EvidencePicture, evidence_pictures, has_pictures
from isoassess.domain.case import Case
from isoassess.language.texts import _
from isoassess.settings.declared import DOCUMENT_FORMAT
from ui.documents.choices import BY_OWNER, asked, compared, earlier, orders, owners, questions
from ui.documents.logo_field import LogoField
from ui.documents.look.look_fields import LookFields
from ui.documents.pick import Pick
from ui.documents.places import format_words
from ui.documents.prepared_by import options_for_all, prepared_by, usually_prepared_by
from ui.documents.worksheet.choices import WorksheetChoices
from ui.parts.setting_fields import mark_setting
from ui.session.open_assessment import OpenAssessment
from ui.widgets.choosing.segments import Segments
from ui.widgets.texts import Line, Text
from ui.widgets.typing.inputs import LineInput


class ReportOptions(QWidget):
    """`changed` says that a document would be another one now."""

    changed = Signal()
    format_chosen = Signal(FileFormat)

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = opened
        self._format = Segments(_("Format"), [(known, format_words(known)) for known in FileFormat])
        self._about_word = Text("small", _("The same text to go on with; the preview shows the PDF."))
        self._prepared_by = LineInput()
        self._look = LookFields(opened.remembered, opened.organization_id, self)
        self._owner = Pick(_("Owner"))
        self._order = Pick(_("Order"))
        self._questions = Pick(_("Questions"))
        self._earlier = Pick(_("Compare with"))
        self._pictures = QCheckBox(_("Pictures of the evidence"))
        self._made_pictures: dict[
            str, EvidencePicture
        ] = {}  # kept, because each change makes the report anew
        self.worksheet = WorksheetChoices()
        self._cover = QCheckBox(_("Cover page"))
        self._confidential = QCheckBox(_("Marked as confidential"))
        self._cover.setChecked(opened.documents.cover)
        self._confidential.setChecked(opened.documents.confidential)
        self._form = QFormLayout(self)
        self._lay_out()
        self._connect()
        mark_setting(self._format, DOCUMENT_FORMAT)
        self._format.show_value(FileFormat(opened.remembered.format))
        self._tell_format()
        self._order.offer(orders())
        self._pictures.setChecked(True)

    @property
    def logos(self) -> tuple[LogoField, LogoField]:
        """One's own and the client's."""
        return self._look.logos

    @property
    def format(self) -> FileFormat:
        """The format in which documents are saved."""
        return FileFormat.WORD if self._format.value() is FileFormat.WORD else FileFormat.PDF

    def load_logos(self) -> None:
        """Read the pictures chosen on an earlier day."""
        self._look.load_logos()

    def refresh(self, kind: DocumentKind) -> None:
        """Offer what there is to choose for a document now; what was chosen stays where it can."""
        self.follow_assessor()
        self._owner.offer(owners(self._open.case))
        self._questions.offer(questions(self._open))
        self._earlier.offer(earlier(self._open))
        for option, pick in (
            ("owner", self._owner),
            ("by_owner", self._order),
            ("questions", self._questions),
            ("earlier", self._earlier),
        ):
            self._form.setRowVisible(pick, takes(kind, option) and pick.count() > 1)
        self._form.setRowVisible(self._pictures, takes(kind, "pictures") and has_pictures(self._open.case))
        self._form.setRowVisible(self.worksheet, takes(kind, "form"))
        self._look.refresh()

    def follow_assessor(self) -> None:
        """Name as who prepared it the one who is the assessor now, as far as nobody typed another name."""
        named = prepared_by(self._open)
        if self._prepared_by.text() != named:
            with QSignalBlocker(self._prepared_by):
                self._prepared_by.setText(named)

    def options(self, kind: DocumentKind) -> Options:
        """What is chosen, as far as it is for a document of this kind."""
        chosen = replace(
            options_for_all(self._open),
            owner=self._owner.value if takes(kind, "owner") else "",
            by_owner=self._order.value == BY_OWNER and takes(kind, "by_owner"),
            requirements=asked(self._open, self._questions.value) if takes(kind, "questions") else None,
            earlier=compared(self._open, self._earlier.value) if takes(kind, "earlier") else None,
            **self.worksheet.chosen(self._open.id, counts=takes(kind, "form")),
        )
        return self._look.dressed(chosen)

    def pictures(self, kind: DocumentKind) -> Callable[[Case], dict[str, EvidencePicture]] | None:
        """What makes the pictures for a document, on any thread; None where none are wanted."""
        if not takes(kind, "pictures") or not self._pictures.isChecked():
            return None
        return partial(evidence_pictures, content=self._open.files.content_apart, made=self._made_pictures)

    def _lay_out(self) -> None:
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(12)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._prepared_by.setMaxLength(LONGEST_PREPARED)
        self._prepared_by.setPlaceholderText(_("nobody named"))
        for name, field in (
            (_("Format"), self._format),
            (_("Owner"), self._owner),
            (_("Order"), self._order),
            (_("Questions"), self._questions),
            (_("Compare with"), self._earlier),
            (_("Prepared by"), self._prepared_by),
            *self._look.named(),
        ):
            if not name:
                self._form.addRow(field)
                continue
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
        self.worksheet.changed.connect(self.changed)
        self._prepared_by.textEdited.connect(self._keep_choices)
        self._look.changed.connect(self.changed)
        for pick in (self._owner, self._order, self._questions, self._earlier):
            pick.picked.connect(self.changed)
        self._pictures.toggled.connect(self.changed)
        for box in (self._cover, self._confidential):
            box.toggled.connect(self._keep_choices)

    def _keep_choices(self) -> None:
        """For whoever makes a document of this assessment, here or elsewhere."""
        chosen, typed = self._open.documents, self._prepared_by.text()
        chosen.cover, chosen.confidential = self._cover.isChecked(), self._confidential.isChecked()
        chosen.prepared_by = None if typed == usually_prepared_by(self._open) else typed
        self.changed.emit()

    def _choose_format(self) -> None:
        self._open.remembered.format = self.format.value
        self._tell_format()
        self.format_chosen.emit(self.format)

    def _tell_format(self) -> None:
        self._form.setRowVisible(self._about_word, self.format is FileFormat.WORD)
