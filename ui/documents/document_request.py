"""A document that was asked for: values only, so that it can be made on any thread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from isoassess.documents import (
    DocumentKind,
    FileFormat,
    Options,
    Rendered,
    Written,
    document,
    made,
    render,
    save,
)
from isoassess.documents.evidence_pictures import EvidencePicture
from isoassess.domain.case import Case, Judgement
from isoassess.services.names_inside import NamedPerson, names_in_case, names_shown
from isoassess.services.tables.spreadsheet_files import names_in_spreadsheet
from isoassess.services.unprinted import UnprintedText, unprinted_in, unprinted_texts
from ui.documents.places import file_name
from ui.pdf_viewer.pdf_file import PdfFile

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True, slots=True)
class Draft:
    """A document made for the preview; `unprinted` in it, and in the `others` about the same case.

    `people` are named in it, `in_tables` those in a spreadsheet of the case.
    """

    kind: DocumentKind
    rendered: Rendered
    unprinted: tuple[UnprintedText, ...]
    others: tuple[UnprintedText, ...]
    people: tuple[NamedPerson, ...]
    in_tables: tuple[NamedPerson, ...]
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
        options = self._with_pictures()
        shown = document(self.kind, self.case, self.judgement, options)
        rendered = render(shown, paper=options.paper)
        people = names_shown(names_in_case(self.case, options.control), shown)
        in_tables = names_in_spreadsheet(self.case, self.judgement)
        unprinted = unprinted_in(rendered, self.case, self.options)
        here = {text.where for text in unprinted}
        texts = unprinted_texts(self.case, self.options)
        others = tuple(text for text in texts if text.where not in here)
        file = PdfFile.read(rendered.content)
        return Draft(self.kind, rendered, unprinted, others, people, in_tables, file)

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
        return made(self.kind, self.case, self.judgement, self._with_pictures(), as_=as_)

    def _with_pictures(self) -> Options:
        if self.pictures is None:
            return self.options
        return replace(self.options, pictures=self.pictures(self.case))
