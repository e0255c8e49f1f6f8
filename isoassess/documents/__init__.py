"""The documents: what is said, how it is set (as a PDF or for Word), and how it reaches the disk."""

import hashlib
from pathlib import Path

from msgspec import Struct

from isoassess.documents.data_stamp import stamp
from isoassess.documents.file_format import FileFormat
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.registry import DocumentKind, document, file_name_pattern, kind_words, takes
from isoassess.domain.case import Case, Judgement
from isoassess.files.writing import write_whole
from isoassess.pdf import ONE_AT_A_TIME
from isoassess.pdf.blocks import Document, Logo
from isoassess.pdf.paper import Paper

__all__ = [
    "DEFAULT",
    "Document",
    "DocumentKind",
    "FileFormat",
    "Logo",
    "Options",
    "Paper",
    "Rendered",
    "Written",
    "document",
    "file_name_pattern",
    "kind_words",
    "made",
    "pdf_of",
    "render",
    "rendered_as",
    "save",
    "stamp",
    "takes",
    "write",
]


class Rendered(Struct, frozen=True, kw_only=True):
    """A document in memory; `replaced`: characters that no font has, shown as a box; `replaced_in`: where.

    `pages`: 0 for Word, which alone knows how many it makes of it.
    `fillable`: it is a form, which is for no archive yet.
    """

    content: bytes
    pages: int
    replaced: tuple[str, ...]
    replaced_in: tuple[str, ...] = ()
    fillable: bool = False


class Written(Struct, frozen=True, kw_only=True):
    """A document on disk; `pages` and `replaced` as in Rendered."""

    path: Path
    pages: int
    replaced: tuple[str, ...]
    sha256: str


def render(shown: Document, *, paper: Paper = Paper.A4) -> Rendered:
    """The PDF of a document, the same bytes for the same blocks (BadInput for a logo that is no picture)."""
    from isoassess.pdf.rendering import render as lay_out  # ReportLab takes its time, only who writes pays

    laid_out = lay_out(shown, paper)
    return Rendered(
        content=laid_out.content,
        pages=laid_out.pages,
        replaced=laid_out.replaced,
        replaced_in=laid_out.replaced_in,
        fillable=bool(shown.form),
    )


def render_word(shown: Document, *, paper: Paper = Paper.A4) -> Rendered:
    """The same document for Word, of the very same blocks (BadInput for a logo that is no picture)."""
    from isoassess.word.rendering import word_file  # python-docx takes its time, too

    with ONE_AT_A_TIME:
        written = word_file(shown, paper)
    return Rendered(content=written.content, pages=0, replaced=written.replaced)


def save(rendered: Rendered, path: Path, *, over_protected: bool = False) -> Written:
    """Put it on the disk, whole or not at all (CannotWrite; WriteProtected where that is not wanted)."""
    write_whole(path, rendered.content, over_protected=over_protected)
    digest = hashlib.sha256(rendered.content).hexdigest()
    return Written(path=path, pages=rendered.pages, replaced=rendered.replaced, sha256=digest)


def pdf_of(kind: DocumentKind, case: Case, judgement: Judgement, options: Options = DEFAULT) -> Rendered:
    """A document about a case as a PDF in memory (BadInput for a logo that is no picture)."""
    return render(document(kind, case, judgement, options), paper=options.paper)


def made(
    kind: DocumentKind,
    case: Case,
    judgement: Judgement,
    options: Options = DEFAULT,
    *,
    as_: FileFormat = FileFormat.PDF,
) -> Rendered:
    """A document about a case in memory, in either format (BadInput for a logo that is no picture)."""
    return rendered_as(document(kind, case, judgement, options), as_, options.paper)


def rendered_as(shown: Document, as_: FileFormat, paper: Paper) -> Rendered:
    """A document in either format (BadInput for a logo that is no picture)."""
    return render(shown, paper=paper) if as_ is FileFormat.PDF else render_word(shown, paper=paper)


def write(
    kind: DocumentKind, case: Case, judgement: Judgement, path: Path, *, options: Options = DEFAULT
) -> Written:
    """Write a document, for Word where the path ends like that (CannotWrite; BadInput for a bad logo)."""
    return save(made(kind, case, judgement, options, as_=FileFormat.by_ending(path)), path)
