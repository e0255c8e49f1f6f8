"""Takes documents out of the program: one or all of them to files, or one to a printer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from isoassess.documents import FileFormat, Paper, Written, kind_words
from isoassess.errors import ExpectedError
from isoassess.language.texts import _, ngettext
from isoassess.settings.last_folders import ClientFolder
from ui.documents.document_request import DocumentRequest
from ui.documents.outcome import DocumentOutcome, pages_words
from ui.documents.places import ask_for_file, ask_for_folder
from ui.parts.protected import may_replace
from ui.widgets.tasks import Progress, Task

Job = tuple[DocumentRequest, Path]


@dataclass(frozen=True, slots=True)
class Done:
    """What was written, and a sentence for each document that was not."""

    written: tuple[Written, ...]
    failures: tuple[str, ...]


def write_all(jobs: Sequence[Job], progress: Progress) -> Done:
    """Write every document that can be written, all in one piece of work: once begun, it is finished."""
    written: list[Written] = []
    failures: list[str] = []
    for number, (order, path) in enumerate(jobs, start=1):
        progress.tell(_writing_words(order, number, len(jobs)))
        try:
            written.append(order.write(path))
        except ExpectedError as error:
            several = len(jobs) > 1
            failures.append(f"{kind_words(order.kind)[0]}: {error}" if several else str(error))
    return Done(tuple(written), tuple(failures))


class ReportOutput(QObject):
    """Works off the GUI thread, and tells on a card how far it is and what came of it."""

    busy_changed = Signal(bool)

    def __init__(self, outcome: DocumentOutcome, folder: ClientFolder, parent: QObject) -> None:
        super().__init__(parent)
        self._outcome = outcome
        self._folder = folder
        self._orders: list[DocumentRequest] = []  # of the last request
        self._in_folder = False  # whether that was for all of them
        self._writing = Task(self)
        self._printing = Task(self)
        self._printer_name = ""
        self._writing.progressed.connect(outcome.tell)
        self._writing.finished.connect(self._tell_written)
        self._writing.failed.connect(self._tell_not_written)
        self._printing.finished.connect(self._tell_printed)
        self._printing.failed.connect(self._tell_not_printed)
        outcome.elsewhere_wanted.connect(self._choose_again)

    def save(self, order: DocumentRequest) -> None:
        """Ask for a file and write one document to it."""
        self._orders, self._in_folder = [order], False
        proposed = self._folder.path / order.file_name
        path = ask_for_file(self._outcome.window(), save_words(order.format), proposed, order.format)
        if path is not None and may_replace(self._outcome.window(), [path]):
            self._start([(order, path)])

    def save_all(self, orders: Sequence[DocumentRequest]) -> None:
        """Ask for a folder and write every document into it."""
        self._orders, self._in_folder = list(orders), True
        title = _("A folder for all documents")
        folder = ask_for_folder(self._outcome.window(), title, self._folder.path)
        if folder is None:
            return
        jobs = [(order, folder / order.file_name) for order in orders]
        there = [path for _order, path in jobs if path.is_file()]
        if self._may_replace(there) and may_replace(self._outcome.window(), there):
            self._start(jobs)

    def print(self, order: DocumentRequest) -> None:
        """Ask for a printer and print a document on it."""
        from PySide6.QtGui import QPageSize
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        letter = order.options.paper is Paper.LETTER
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4))
        printer.setDocName(Path(order.file_name).stem)
        dialog = QPrintDialog(printer, self._outcome.window())
        dialog.setWindowTitle(_("Print: {document}").format(document=kind_words(order.kind)[0]))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self._printer_name = printer.outputFileName() or printer.printerName()
            self._outcome.tell(_("Printing..."))
            self.busy_changed.emit(True)
            self._printing.run(partial(order.print_on, printer))
        dialog.deleteLater()

    def _start(self, jobs: Sequence[Job]) -> None:
        self.busy_changed.emit(True)
        progress = Progress()
        self._writing.run(partial(write_all, tuple(jobs), progress), progress)

    def _tell_written(self, done: Done) -> None:
        if done.written:
            self._folder.remember(done.written[0].path.parent)
        self._outcome.tell_written(done.written, done.failures)
        self.busy_changed.emit(False)

    def _tell_not_written(self, sentence: str) -> None:
        self._outcome.tell_failure(sentence)
        self.busy_changed.emit(False)

    def _tell_printed(self, pages: int) -> None:
        words = _("Printed on {printer}: {pages}.")
        self._outcome.tell_printed(words.format(printer=self._printer_name, pages=pages_words(pages)))
        self.busy_changed.emit(False)

    def _tell_not_printed(self, sentence: str) -> None:
        self._outcome.tell_failure(sentence, place_matters=False)
        self.busy_changed.emit(False)

    def _choose_again(self) -> None:
        if self._in_folder:
            self.save_all(self._orders)
        else:
            self.save(self._orders[0])

    def _may_replace(self, there: Sequence[Path]) -> bool:
        """A person decides about files that would be replaced."""
        if not there:
            return True
        words = ngettext(
            "{name} is there already. Replace it?",
            "{count} documents of these names are there already. Replace them?",
            len(there),
        ).format(name=there[0].name, count=len(there))
        answer = QMessageBox.question(self._outcome.window(), _("Replace?"), words)
        return answer == QMessageBox.StandardButton.Yes


def save_words(format: FileFormat) -> str:
    """What is done with a document, in the format it is to have."""
    return {FileFormat.PDF: _("Save as PDF"), FileFormat.WORD: _("Save as Word")}[format]


def _writing_words(order: DocumentRequest, number: int, count: int) -> str:
    name = kind_words(order.kind)[0]
    if count == 1:
        return _("Writing: {document}...").format(document=name)
    return _("Writing {number} of {count}: {document}...").format(number=number, count=count, document=name)
