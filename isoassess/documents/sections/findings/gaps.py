"""The gap register: likely nonconformities, what could be better, and what was graded otherwise."""

from isoassess.assessment.labels import message_words
from isoassess.assessment.labels.causes import heading_words, systemic_words
from isoassess.assessment.verdict.causes import by_cause, causes_of
from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import marked, paragraph, short_grade_mark
from isoassess.documents.sections.findings.finding_cells import (
    act,
    clause_cell,
    graded,
    named_before,
    predicted,
    rated,
    told_cell,
)
from isoassess.documents.sections.findings.said import said
from isoassess.domain import Finding, Grade
from isoassess.language.texts import _, ngettext
from isoassess.pdf.blocks import Block, Cell, Column, Grid, Section, Span, Tone

REGISTERED = frozenset({Grade.MAJOR, Grade.MINOR, Grade.OFI})  # told in the register with all that is known
OWN_GRADES = "own grades"  # what links call the section


def nonconformities(data: DocumentData) -> Section | None:
    """Every likely nonconformity, majors first, with what was seen and what is done about it."""
    found = tuple(data.graded(Grade.MAJOR, Grade.MINOR))
    if not found:
        return None
    grades = 0.2 if any(finding.predicted is not None for finding in found) else 0.14
    columns = (
        Column(title=_("No., clause"), share=0.1),
        Column(title=_("Requirement, and what was seen"), share=0.63 - grades),
        Column(title=_("Likely grade"), share=grades),
        Column(title=_("Action, owner, due"), share=0.27),
    )
    rows = tuple(_nonconformity_row(data, finding) for finding in found)
    return gap_section(data, Grid(columns=columns, rows=rows))


def gap_section(data: DocumentData, grid: Grid) -> Section:
    """Likely nonconformities as a table, with a word where several may be seen as one major."""
    blocks: tuple[Block, ...] = (paragraph(_by_cause(data)), grid)
    if data.judgement.systemic:
        blocks = (paragraph(systemic_words(data.judgement)), *blocks)
    return Section(heading=_("Likely nonconformities"), blocks=blocks)


def opportunities(data: DocumentData) -> Section | None:
    """What is fulfilled and could be better; nobody has to answer it."""
    found = tuple(data.graded(Grade.OFI))
    if not found:
        return None
    acted = any(data.serving(f.requirement) for f in found)
    columns = (
        Column(title=_("No., clause"), share=0.11),
        Column(title=_("Fulfilled, and could be better"), share=0.64 if acted else 0.89),
        *((Column(title=_("Action, owner, due"), share=0.25),) if acted else ()),
    )
    rows = tuple(_opportunity_row(data, finding, acted=acted) for finding in found)
    heading = _("Opportunities for improvement (likely OFI)")
    return Section(heading=heading, blocks=(Grid(columns=columns, rows=rows),))


def own_grades(data: DocumentData, *grades: Grade) -> Section | None:
    """What counts as fulfilled by the assessor's own grade, with the grade by the rules beside it."""
    found = [f for f in data.graded(*grades) if f.predicted is not None]
    if not found:
        return None
    columns = (
        Column(title=_("Clause"), share=0.09),
        Column(title=_("Requirement, and the assessor's reason"), share=0.61),
        Column(title=_("Likely grade"), share=0.3),
    )
    rows = tuple(
        (clause_cell(f), (data.statement(f.requirement, numbered=False), *because(f)), graded(f))
        for f in found
    )
    heading = _("Fulfilled by the assessor's own grade")
    return Section(heading=heading, blocks=(Grid(columns=columns, rows=rows),), anchor=OWN_GRADES)


def _nonconformity_row(data: DocumentData, finding: Finding) -> tuple[Cell, ...]:
    states = data.statement(finding.requirement, numbered=False)
    reason = because(finding) if _needs_reason(data, finding) else ()
    grade = (marked(short_grade_mark(finding.grade)), *predicted(finding), *rated(finding))
    return (
        told_cell(finding),
        (states, *_lacking(data, finding), *said(data, finding), *reason, *named_before(data, finding)),
        grade,
        act(data, finding),
    )


def because(finding: Finding) -> Cell:
    """The reason for the grade, and whose it is."""
    label = (Span(_("The assessor: "), Tone.MUTED),) if finding.predicted is not None else ()
    return ((*label, Span(message_words(finding.because), Tone.MUTED)),)


def _lacking(data: DocumentData, finding: Finding) -> Cell:
    """The documented information that is demanded and was not seen."""
    what = data.requirement(finding.requirement).documents.what
    if not finding.claimed or not what:
        return ()
    return ((Span(_("Not shown: "), Tone.MUTED), Span(what)),)


def _needs_reason(data: DocumentData, finding: Finding) -> bool:
    """Why a grade is major is always said, and why it is the assessor's; what many minors share is not."""
    if finding.grade is Grade.MAJOR or finding.predicted is not None:
        return True
    shared = sum(other.because == finding.because for other in data.graded(Grade.MINOR))
    return shared == 1 and not finding.claimed


def _opportunity_row(data: DocumentData, finding: Finding, *, acted: bool) -> tuple[Cell, ...]:
    states = data.statement(finding.requirement, numbered=False)
    reason = because(finding) if finding.predicted is not None else ()
    merely = (Span(_(" Claimed, not shown."), Tone.MUTED),) if finding.claimed else ()
    action = (act(data, finding),) if acted else ()
    states = (*states, *merely)
    return (
        told_cell(finding),
        (states, *said(data, finding), *reason, *named_before(data, finding)),
        *action,
    )


def _by_cause(data: DocumentData) -> str:
    """How many causes the findings have, and how many of them each accounts for."""
    groups = by_cause(data.graded(Grade.MAJOR, Grade.MINOR), causes_of(data.case))
    said = ngettext("{count} cause: {causes}.", "{count} causes: {causes}.", len(groups))
    causes = ", ".join(f"{heading_words(cause)} ({len(members)})" for cause, members in groups)
    return said.format(count=len(groups), causes=causes)
