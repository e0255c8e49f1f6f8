"""A document that was asked for: values only, so that it can be made on any thread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from isoassess.documents import DocumentKind, FileFormat, Options, Rendered, Written, made, save
from isoassess.documents.evidence_pictures import EvidencePicture
from isoassess.domain.case import Case, Judgement
from isoassess.services.unprinted import UnprintedText, unprinted_in, unprinted_texts
from ui.documents.places import file_name
from ui.pdf_viewer.pdf_file import PdfFile

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True, slots=True)
class Draft:
    """A document made for the preview; `unprinted` in it, and in the `others` about the same case."""

    kind: DocumentKind
    rendered: Rendered
    unprinted: tuple[UnprintedText, ...]
    others: tuple[UnprintedText, ...]
    file: PdfFile


@dataclass(frozen=True, slots=True)
class DocumentRequest:
    """Which document, about what, with which options; each method raises ExpectedError.

    `pictures` makes the pictures of the evidence where they are wanted: it takes a moment. The document is
    seen and printed as a PDF, and written in its `format`.
    """

    kind: DocumentKind
    case: Case
    judgement: Judgement
    options: Options
    pictures: Callable[[Case], dict[str, EvidencePicture]] | None = None
    format: FileFormat = FileFormat.PDF

    @property
    def file_name(self) -> str:
        return self.format.named(file_name(self.kind, self.case))

    def draft(self) -> Draft:
        rendered = self._made()
        unprinted = unprinted_in(rendered, self.case, self.options)
        here = {text.where for text in unprinted}
        texts = unprinted_texts(self.case, self.options)
        others = tuple(text for text in texts if text.where not in here)
        return Draft(self.kind, rendered, unprinted, others, PdfFile.read(rendered.content))

    def made(self) -> Rendered:
        """In its format, to be written."""
        return self._made(self.format)

    def write(self, path: Path) -> Written:
        return save(self.made(), path)

    def print_on(self, printer: "QPrinter") -> int:
        """Print it; the number of pages that were printed."""
        from ui.pdf_viewer.printing import print_pdf

        return print_pdf(PdfFile.read(self._made().content), printer)

    def _made(self, as_: FileFormat = FileFormat.PDF) -> Rendered:
        options = self.options
        if self.pictures is not None:
            options = replace(options, pictures=self.pictures(self.case))
        return made(self.kind, self.case, self.judgement, options, as_=as_)
