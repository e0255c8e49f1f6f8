"""What is told where next to nothing is assessed: the few answers there are, and how much is open."""

from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import clause_words, paragraph
from isoassess.documents.sections.findings.entries import entry
from isoassess.documents.sections.findings.finding_cells import clause_cell, earlier_cell
from isoassess.domain import Grade
from isoassess.domain.case import Judgement
from isoassess.language.texts import _, ngettext
from isoassess.pdf.blocks import Column, Grid, Prose, Section, Span

ASSESSED = (Grade.MAJOR, Grade.MINOR, Grade.OFI, Grade.CONFORMING)
LEAST = 10  # of a hundred; a chart or a profile of less would tell of the choice of questions


def is_sketch(judgement: Judgement) -> bool:
    """Whether so little is assessed that charts, checks and dates would only seem to say something."""
    share = judgement.share
    return judgement.indication is None and share.assessed * 100 < share.applicable * LEAST


def answers_so_far(data: DocumentData) -> Section | None:
    """Everything that was said and shown; None where nothing is assessed."""
    found = tuple(data.graded(*ASSESSED))
    if not found:
        return None
    columns = (
        Column(title=_("Clause"), share=0.08),
        Column(title=_("Requirement, and what was seen"), share=0.68),
        Column(title=_("Likely grade and rating"), share=0.24),
    )
    rows = tuple(
        ((*clause_cell(finding), *earlier_cell(data, finding)), *entry(data, finding, frozenset()))
        for finding in found
    )
    return Section(heading=_("What is assessed so far"), blocks=(Grid(columns=columns, rows=rows),))


def still_open(data: DocumentData) -> Section | None:
    """How many requirements nobody has looked at, and of which clauses."""
    found = tuple(data.graded(Grade.NOT_ASSESSED))
    if not found:
        return None
    says = ngettext(
        "{count} requirement is not assessed yet and is in no figure. Charts, the check of documents and "
        "dates follow once enough is assessed to tell something.",
        "{count} requirements are not assessed yet and are in no figure. Charts, the check of documents and "
        "dates follow once enough is assessed to tell something.",
        len(found),
    ).format(count=len(found))
    clauses = _("Of clauses {clauses}.").format(clauses=clause_words(finding.clause for finding in found))
    listed = Prose(lines=((Span(clauses),),), small=True)
    return Section(heading=_("Not assessed"), blocks=(paragraph(says), listed))
