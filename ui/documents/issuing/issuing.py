"""Lets a person issue the document in sight, and tells which versions there are of which data."""

from collections.abc import Callable, Iterator
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from isoassess.assessment.document_control import IssuedDocument
from isoassess.documents import DocumentKind, Written, kind_words
from isoassess.errors import ExpectedError
from isoassess.language.dates import short_date_words
from isoassess.language.texts import _
from isoassess.services.issued_table import IssuedRow
from isoassess.services.issuing import DataNow
from ui.documents.document_request import DocumentRequest
from ui.documents.issuing.issue_dialog import IssueDialog
from ui.documents.issuing.issued_dialog import IssuedDialog
from ui.documents.outcome import DocumentOutcome
from ui.session.open_assessment import OpenAssessment


class Issuing(QObject):
    """`changed` says that there is another version."""

    changed = Signal()

    def __init__(self, opened: OpenAssessment, outcome: DocumentOutcome, parent: QObject) -> None:
        super().__init__(parent)
        self._open = opened
        self._outcome = outcome
        self.dialog: IssueDialog | IssuedDialog | None = None  # while it is open

    def ask(self, order: Callable[[], DocumentRequest]) -> None:
        """Ask about the version of a document, `order` being how it would be saved now."""
        try:
            self._open.keeping.store.file.check_may_write()
            dialog = IssueDialog(self._open, order, self._outcome.window())
        except ExpectedError as error:
            self._outcome.tell_failure(str(error), place_matters=False)
            return
        dialog.issued.connect(self._tell_issued)
        self._show(dialog)

    def show_list(self) -> None:
        """Show every version."""
        try:
            rows = tuple(self._rows())
        except ExpectedError as error:
            self._outcome.tell_failure(str(error), place_matters=False)
            return
        self._show(IssuedDialog(rows, self._open.folder, self._outcome.window()))

    def words(self) -> dict[DocumentKind, str]:
        """What there is to say of the newest version of each document; empty where the store cannot say."""
        with suppress(ExpectedError):
            now, found = self._data_now(), self._open.issued.latest()
            return {
                kind: _version_words(found[kind.value], now) for kind in DocumentKind if kind.value in found
            }
        return {}

    def count(self) -> int:
        """How many versions there are."""
        with suppress(ExpectedError):
            return len(self._open.issued.listed())
        return 0

    def _rows(self) -> Iterator[IssuedRow]:
        now = self._data_now()
        for document in reversed(self._open.issued.listed()):
            yield IssuedRow(document=document, is_of_today=now.are_of(document))

    def _data_now(self) -> DataNow:
        return DataNow(self._open.case, completed=self._open.completed is not None)

    def _show(self, dialog: IssueDialog | IssuedDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.open()

    def _tell_issued(self, document: IssuedDocument, written: Written) -> None:
        name = kind_words(DocumentKind(document.kind))[0]
        says = _("Issued: {document}, version {version}.").format(document=name, version=document.version)
        self._outcome.tell_written((written,), before=says)
        self.changed.emit()

    def _forget(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()


def _version_words(document: IssuedDocument, now: DataNow) -> str:
    says = (
        _("Version {version}, issued {day}; data changed since: issue again")
        if now.are_of(document) is False
        else _("Version {version}, issued {day}")
    )
    return says.format(version=document.version, day=short_date_words(document.issued))
