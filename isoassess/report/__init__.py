"""The documents: what is said (content), how it is set (layout), and how it reaches the disk (writing)."""

import hashlib
from pathlib import Path

from msgspec import Struct

from isoassess.judgement import Case, Judgement
from isoassess.report.blocks import Document
from isoassess.report.content import readiness_summary
from isoassess.report.paper import Paper
from isoassess.report.stamp import stamp
from isoassess.writing import write_whole

__all__ = ["Paper", "Written", "document_bytes", "stamp", "summary_bytes", "write_document", "write_summary"]


class Written(Struct, frozen=True, kw_only=True):
    """A document on disk; `replaced`: characters that the font lacks and that are shown as a box."""

    path: Path
    pages: int
    replaced: tuple[str, ...]
    sha256: str


def write_summary(case: Case, judgement: Judgement, path: Path, *, paper: Paper = Paper.A4) -> Written:
    """Write the readiness summary as a PDF, whole or not at all (CannotWrite)."""
    return write_document(readiness_summary(case, judgement), path, paper=paper)


def summary_bytes(case: Case, judgement: Judgement, *, paper: Paper = Paper.A4) -> bytes:
    """The same PDF in memory, byte for byte."""
    return document_bytes(readiness_summary(case, judgement), paper=paper)


def write_document(document: Document, path: Path, *, paper: Paper = Paper.A4) -> Written:
    """Write any document as a PDF, whole or not at all (CannotWrite; BadInput for a logo that is none)."""
    from isoassess.report.layout import render  # ReportLab takes its time, and only who writes pays for it

    rendered = render(document, paper)
    write_whole(path, rendered.content)
    digest = hashlib.sha256(rendered.content).hexdigest()
    return Written(path=path, pages=rendered.pages, replaced=rendered.replaced, sha256=digest)


def document_bytes(document: Document, *, paper: Paper = Paper.A4) -> bytes:
    """Any document as a PDF in memory."""
    from isoassess.report.layout import render

    return render(document, paper).content
