"""Saves the open assessment, or its profile alone, as FILE.yaml; what that cannot hold is said before."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QRadioButton, QWidget

from isoassess.domain.case import Case, Judgement
from isoassess.errors import ExpectedError
from isoassess.exchange.assessment_file import AssessmentFile
from isoassess.language.texts import _
from isoassess.services.assessment_files.held import (
    file_of_case,
    file_of_profile,
    not_held,
    without_unknown,
)
from isoassess.services.assessment_files.saving import SUFFIX, file_content, put_file
from isoassess.services.names_inside import NamedPerson, names_in_file
from ui.documents.outcome import DocumentOutcome
from ui.documents.tables.saving import FileSaving, SavedFile
from ui.session.open_assessment import OpenAssessment
from ui.widgets.layout.form_dialog import FormDialog
from ui.widgets.texts import Text
from ui.widgets.tips import breakable

INDENT = 29  # below the words of a radio button


class AssessmentFileDialog(FormDialog):
    """Accepted with what is wanted."""

    def __init__(self, missing: Sequence[str], parent: QWidget | None = None) -> None:
        """`missing`: what there is and is not in the file, a part of a sentence each."""
        super().__init__(
            _("Save as a file to read and change"),
            _("A text (YAML) that can be opened here again, and worked with by other programs."),
            _("&Save..."),
            parent,
        )
        self.setWindowTitle(_("Save as a file"))
        self.whole = QRadioButton(_("The &assessment with its profile"))
        self.profile = QRadioButton(_("The &profile alone"))
        self.whole.setChecked(True)
        left_out = _("Not in it: {parts}.").format(parts="; ".join(missing))
        alone = _("For the beginning of another assessment, such as next year's.")
        self.body.addSpacing(8)
        for button, words in ((self.whole, left_out), (self.profile, alone)):
            explained = Text("small", breakable(words))
            explained.setIndent(INDENT)
            button.setAccessibleDescription(words)
            self.body.addWidget(button)
            self.body.addWidget(explained)
        self._first = self.whole
        self.confirmed.connect(self.accept)


class AssessmentFileSaving(FileSaving):
    """Asks what is wanted first, then for the place."""

    def __init__(self, opened: OpenAssessment, outcome: DocumentOutcome, parent: QObject) -> None:
        super().__init__(opened, outcome, parent, _saved_assessment(opened))
        self._dialog: AssessmentFileDialog | None = None

    @property
    def dialog(self) -> AssessmentFileDialog | None:
        """The dialog while it is open."""
        return self._dialog

    def ask(self) -> None:
        if self._dialog is not None or self.busy:
            return
        try:
            missing = not_held(self._open.keeping.store, self._open.id, self._open.catalogue)
        except ExpectedError as error:
            self._tell_wrong(str(error))
            return
        self._dialog = AssessmentFileDialog(missing, self._outcome.window())
        self._dialog.finished.connect(self._go_on)
        self._dialog.open()

    def _go_on(self, result: int) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        alone = dialog.profile.isChecked()
        dialog.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            self._kind = _saved_profile() if alone else _saved_assessment(self._open)
            super().ask()


def _saved_assessment(opened: OpenAssessment) -> SavedFile:
    started, catalogue = opened.started, opened.catalogue

    def said(case: Case) -> AssessmentFile:
        return without_unknown(file_of_case(case, started), catalogue)

    def made(case: Case, _judgement: Judgement, _assessment_id: str) -> bytes:
        return file_content(said(case))

    def people(case: Case, _judgement: Judgement) -> tuple[NamedPerson, ...]:
        return names_in_file(said(case))

    return SavedFile(
        title=_("Save the assessment"),
        files=_("Assessments and profiles (*.yaml)"),
        ending=SUFFIX,
        name=_("{organization} assessment {date}"),
        made=made,
        people=people,
        put=put_file,
    )


def _saved_profile() -> SavedFile:
    return SavedFile(
        title=_("Save the profile"),
        files=_("Assessments and profiles (*.yaml)"),
        ending=SUFFIX,
        name=_("{organization} profile {date}"),
        made=_profile_content,
        people=_names_in_profile,
        put=put_file,
    )


def _profile_content(case: Case, _judgement: Judgement, _assessment_id: str) -> bytes:
    return file_content(file_of_profile(case.profile))


def _names_in_profile(case: Case, _judgement: Judgement) -> tuple[NamedPerson, ...]:
    return names_in_file(file_of_profile(case.profile))
