"""Writes the readiness summary where and in which format the person says, and tells what came of it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from isoassess.documents import DocumentKind, FileFormat, document, write
from isoassess.errors import ExpectedError
from isoassess.language.texts import _
from isoassess.services.names_inside import names_in_case, names_shown, names_words
from ui.commands.command import bind
from ui.commands.of_documents import EXPORT_SUMMARY
from ui.documents.look.remembered_look import look_of
from ui.documents.outcome import DocumentOutcome
from ui.documents.places import ask_for_file, file_name
from ui.documents.prepared_by import options_for_all
from ui.parts.assessor_question import AssessorQuestion
from ui.parts.protected import may_replace
from ui.session.open_assessment import OpenAssessment
from ui.widgets.layout.frames import primary


class SummaryExport(DocumentOutcome):
    """The button is for the top bar; this line shows the outcome and stays away until there is one.

    `question` stands beside it.
    """

    def __init__(self, opened: OpenAssessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assessment = opened
        self.question = AssessorQuestion(opened)
        self.button = primary(EXPORT_SUMMARY.words)
        bind(self.button, EXPORT_SUMMARY)
        self.button.clicked.connect(self.export)
        self.elsewhere_wanted.connect(self._export)

    def export(self) -> None:
        """Export it, once it is said who assessed."""
        self.question.before(self._export)

    def _export(self) -> None:
        """Say whose names are inside, ask for a file and write the summary to it, as among the documents."""
        remembered = self._assessment.remembered
        try:
            self._assessment.settle_numbers()
            case, judgement = self._assessment.case, self._assessment.judgement
            look = look_of(remembered, self._assessment.organization_id)
            options, refused = look.options(options_for_all(self._assessment))
            made = document(DocumentKind.SUMMARY, case, judgement, options)
        except ExpectedError as error:
            self.tell_failure(str(error))
            return
        names = names_words(names_shown(names_in_case(case, options.control), made))
        self.tell(names)
        path = self._asked()
        if path is None:
            self.hide()
            return
        try:
            written = write(DocumentKind.SUMMARY, case, judgement, path, options=options)
        except ExpectedError as error:
            self.tell_failure(str(error))
            return
        self._assessment.folder.remember(written.path.parent)
        remembered.format = FileFormat.by_ending(written.path).value
        self.tell_written((written,), before=" ".join((*refused, names)))

    def _asked(self) -> Path | None:
        """Where to; None where nothing is to be written."""
        proposed = self._assessment.folder.path / file_name(DocumentKind.SUMMARY, self._assessment.case)
        last = FileFormat(self._assessment.remembered.format)
        formats = sorted(FileFormat, key=lambda format: format is not last)
        path = ask_for_file(self.window(), _("Export summary"), proposed, *formats)
        return path if path is not None and may_replace(self.window(), [path]) else None
