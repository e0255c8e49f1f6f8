"""A document that was asked for: values only, so that it can be made on any thread."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from isoassess.documents import DocumentKind, FileFormat, Options, Rendered, Written, made, pdf_of, save
from isoassess.domain.case import Case, Judgement
from ui.documents.places import file_name
from ui.pdf_viewer.pdf_file import PdfFile

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True, slots=True)
class Draft:
    """A document made for the preview."""

    kind: DocumentKind
    rendered: Rendered
    file: PdfFile


@dataclass(frozen=True, slots=True)
class DocumentRequest:
    """Which document, about what, with which options; each method raises ExpectedError.

    It is seen and printed as the PDF it is, and written in its `format`.
    """

    kind: DocumentKind
    case: Case
    judgement: Judgement
    options: Options
    format: FileFormat = FileFormat.PDF

    @property
    def file_name(self) -> str:
        return self.format.named(file_name(self.kind, self.case))

    def draft(self) -> Draft:
        rendered = self._pdf()
        return Draft(self.kind, rendered, PdfFile.read(rendered.content))

    def write(self, path: Path) -> Written:
        return save(made(self.kind, self.case, self.judgement, self.options, as_=self.format), path)

    def print_on(self, printer: "QPrinter") -> int:
        """Print it; the number of pages that were printed."""
        from ui.pdf_viewer.printing import print_pdf

        return print_pdf(PdfFile.read(self._pdf().content), printer)

    def _pdf(self) -> Rendered:
        return pdf_of(self.kind, self.case, self.judgement, self.options)
