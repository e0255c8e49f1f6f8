"""What the summary tells in short and the full report at length: an owner reads it in one sitting."""

from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import clause_words, marked, paragraph, short_grade_mark
from isoassess.documents.sections.findings.finding_cells import clause_cell, progress, seen, who_and_when
from isoassess.documents.sections.findings.gaps import because, gap_section
from isoassess.domain import Action, Finding, Grade
from isoassess.language.texts import _, ngettext
from isoassess.pdf.blocks import Cell, Column, Grid, Line, Prose, Section, Span, Tone


def nonconformities(data: DocumentData) -> Section | None:
    """Every likely nonconformity in a row, majors first and with what was seen."""
    found = tuple(data.graded(Grade.MAJOR, Grade.MINOR))
    if not found:
        return None
    columns = (
        Column(title=_("Clause"), share=0.08),
        Column(title=_("Requirement that is likely not met"), share=0.53),
        Column(title=_("What is done about it"), share=0.39),
    )
    rows = tuple(_row(data, finding) for finding in found)
    return gap_section(data, Grid(columns=columns, rows=rows))


def opportunities(data: DocumentData) -> Section | None:
    """How many, and of which clauses; nobody has to answer them."""
    found = tuple(data.graded(Grade.OFI))
    if not found:
        return None
    says = ngettext(
        "{count} requirement is likely fulfilled and could be better: {clauses}. "
        "The full assessment report tells what was noted.",
        "{count} requirements are likely fulfilled and could be better: {clauses}. "
        "The full assessment report tells what was noted.",
        len(found),
    ).format(count=len(found), clauses=clause_words(finding.clause for finding in found))
    return Section(heading=_("Opportunities for improvement (likely OFI)"), blocks=(paragraph(says),))


def not_assessed(data: DocumentData) -> Section | None:
    """How many, and of which clauses; never counted as a failure."""
    found = tuple(data.graded(Grade.NOT_ASSESSED))
    if not found:
        return None
    says = ngettext(
        "{count} requirement is not assessed yet and is in no figure: {clauses}.",
        "{count} requirements are not assessed yet and are in no figure: {clauses}.",
        len(found),
    ).format(count=len(found), clauses=clause_words(finding.clause for finding in found))
    line: Line = (Span(says),)
    return Section(heading=_("Not assessed"), blocks=(Prose(lines=(line,), small=True),))


def _row(data: DocumentData, finding: Finding) -> tuple[Cell, ...]:
    grade = marked(short_grade_mark(finding.grade))
    states = data.statement(finding.requirement, numbered=False)
    claimed = (Span(_(" Claimed, not shown."), Tone.MUTED),) if finding.claimed else ()
    shown = seen(data, finding) if finding.grade is Grade.MAJOR else ()
    first: Line = (*grade, Span("\u2002"), *states, *claimed)
    own = because(finding) if finding.predicted is not None else ()
    return (clause_cell(finding), (first, *_predicted(finding), *own, *shown), _done(data, finding))


def _predicted(finding: Finding) -> Cell:
    """The grade by the rules in one line, where the assessor gave another one."""
    if finding.predicted is None:
        return ()
    mark = marked(short_grade_mark(finding.predicted))
    return ((Span(_("The assessor's grade; by the rules: "), Tone.MUTED), *mark),)


def _done(data: DocumentData, finding: Finding) -> Cell:
    """The action in one line, and how far it is."""
    action = data.answer(finding.requirement).action
    if action == Action():
        return ((Span(_("no action set yet"), Tone.MUTED),),)
    what = action.what.strip() or _("not described")
    return ((Span(what), Span(f" ({who_and_when(action)})", Tone.MUTED)), *progress(action))
