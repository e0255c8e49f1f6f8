"""The documents: what is said (content), how it is set (layout), and how it reaches the disk (writing)."""

import hashlib
from pathlib import Path

from msgspec import Struct

from isoassess.judgement import Case, Judgement
from isoassess.report.content import readiness_summary
from isoassess.report.paper import Paper
from isoassess.report.stamp import stamp
from isoassess.writing import write_whole

__all__ = ["Paper", "Written", "stamp", "summary_bytes", "write_summary"]


class Written(Struct, frozen=True, kw_only=True):
    """A document on disk; `replaced`: characters that the font lacks and that are shown as a box."""

    path: Path
    pages: int
    replaced: tuple[str, ...]
    sha256: str


def write_summary(case: Case, judgement: Judgement, path: Path, *, paper: Paper = Paper.A4) -> Written:
    """Write the readiness summary as a PDF, whole or not at all (CannotWrite)."""
    from isoassess.report.layout import render

    rendered = render(readiness_summary(case, judgement), paper)
    write_whole(path, rendered.content)
    digest = hashlib.sha256(rendered.content).hexdigest()
    return Written(path=path, pages=rendered.pages, replaced=rendered.replaced, sha256=digest)


def summary_bytes(case: Case, judgement: Judgement, *, paper: Paper = Paper.A4) -> bytes:
    """The same PDF in memory, byte for byte."""
    from isoassess.report.layout import render

    return render(readiness_summary(case, judgement), paper).content
