"""What the summary tells in short and the full report at length: an owner reads it in one sitting."""

from msgspec.structs import replace

from isoassess.assessment.labels.causes import systemic_words
from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import clause_words, marked, short_grade_mark
from isoassess.documents.sections.findings.claimed import claimed_words
from isoassess.documents.sections.findings.finding_cells import number_cell, progress, seen, who_and_when
from isoassess.documents.sections.findings.gaps import because
from isoassess.domain import Action, Finding, Grade
from isoassess.language.texts import _, ngettext
from isoassess.pdf.blocks import Cell, Column, Grid, Line, Prose, Section, Span, Tone

FEW = 26  # findings; an owner reads two to four pages
MOST_LETTERS = 110  # of what was seen with a minor; of half a sentence the gap would be lost


def nonconformities(data: DocumentData) -> Section | None:
    """Every likely nonconformity in a row, majors first; what was seen of minors only while they are few."""
    found = tuple(data.graded(Grade.MAJOR, Grade.MINOR))
    if not found:
        return None
    few = len(found) <= FEW
    acted = any(data.serving(finding.requirement) for finding in found)
    columns = (
        Column(title=_("Clause"), share=0.08, small=True),
        Column(title=_("Requirement that is likely not met"), share=0.58, small=True),
        *((Column(title=_("What is done about it"), share=0.34, small=True),) if acted else ()),
    )
    rows = tuple(
        _row(data, finding, told=few or finding.grade is Grade.MAJOR)[: len(columns)] for finding in found
    )
    systemic = systemic_words(data.judgement) if data.judgement.systemic else ""
    needed = _certificate_needs() if data.case.lens.certifiable else ""
    about = " ".join(filter(None, (needed, systemic, "" if acted else _("None of them has an action yet."))))
    blocks = (
        *((Prose(lines=((Span(about),),), small=True),) if about else ()),
        Grid(columns=columns, rows=rows),
    )
    return Section(heading=_("Likely nonconformities"), blocks=blocks)


def _certificate_needs() -> str:
    return _(
        "A certificate needs every likely major closed, and for each minor a plan of correction that the "
        "certification body accepts."
    )


def in_small(section: Section | None) -> Section | None:
    """The section with its paragraphs set as what a reader looks up, and does not read through."""
    if section is None:
        return None
    blocks = (replace(block, small=True) if isinstance(block, Prose) else block for block in section.blocks)
    return replace(section, blocks=tuple(blocks))


def besides(data: DocumentData) -> Section | None:
    """What is in no table: how many requirements could be better, are claimed, do not apply, are open."""
    told = (
        (_("Opportunities for improvement (likely OFI): "), _opportunities(data)),
        (_("Claimed, not shown: "), claimed_words(data)),
        (_("Not assessed: "), _not_assessed(data)),
    )
    lines = tuple((Span(name, strong=True), Span(says)) for name, says in told if says)
    return Section(heading=_("Besides"), blocks=(Prose(lines=lines, small=True),)) if lines else None


def _opportunities(data: DocumentData) -> str:
    """How many, and of which clauses; nobody has to answer them."""
    found = tuple(data.graded(Grade.OFI))
    says = ngettext(
        "{count} requirement is likely fulfilled and could be better: {clauses}. "
        "The full assessment report tells what was noted.",
        "{count} requirements are likely fulfilled and could be better: {clauses}. "
        "The full assessment report tells what was noted.",
        len(found),
    )
    return _counted(says, found)


def _not_assessed(data: DocumentData) -> str:
    """How many, and of which clauses; never counted as a failure."""
    found = tuple(data.graded(Grade.NOT_ASSESSED))
    says = ngettext(
        "{count} requirement is not assessed yet and is in no figure: {clauses}.",
        "{count} requirements are not assessed yet and are in no figure: {clauses}.",
        len(found),
    )
    return _counted(says, found)


def _counted(says: str, found: tuple[Finding, ...]) -> str:
    clauses = clause_words(finding.clause for finding in found)
    return says.format(count=len(found), clauses=clauses) if found else ""


def _row(data: DocumentData, finding: Finding, *, told: bool) -> tuple[Cell, ...]:
    grade = marked(short_grade_mark(finding.grade))
    states = data.statement(finding.requirement, numbered=False)
    claimed = (Span(f" {_claim(finding)}", Tone.MUTED),) if finding.claimed else ()
    number = tuple(span for line in number_cell(finding) for span in (*line, Span("\u2002")))
    first: Line = (*number, *grade, Span("\u2002"), *states, *claimed)
    own = because(finding) if finding.predicted is not None else ()
    lines = seen(data, finding) if told else ()
    if finding.grade is not Grade.MAJOR:
        first, lines = (*first, *_told_beside(lines)), ()
    clause = ((Span(finding.clause, strong=True, link=finding.requirement),),)
    return (clause, (first, *_predicted(finding), *own, *lines), _done(data, finding))


def _claim(finding: Finding) -> str:
    if finding.denied:
        return _("By the profile it has not taken place.")
    return _("Claimed, not shown.")


def _told_beside(lines: Cell) -> Line:
    """What was seen, one after the other and in the same paragraph, or where it is told in full."""
    spans = tuple(span for line in lines for span in (Span(" "), *line))
    if any(len(span.text) > MOST_LETTERS for span in spans):
        return (Span(_(" What was seen: see the full report."), Tone.MUTED),)
    return spans


def _predicted(finding: Finding) -> Cell:
    """The grade by the rules in one line, where the assessor gave another one."""
    if finding.predicted is None:
        return ()
    mark = marked(short_grade_mark(finding.predicted))
    return ((Span(_("The assessor's grade; by the rules: "), Tone.MUTED), *mark),)


def _done(data: DocumentData, finding: Finding) -> Cell:
    """Each action in one line, and how far it is."""
    found = data.serving(finding.requirement)
    if not found:
        return ((Span(_("no action set yet"), Tone.MUTED),),)
    return tuple(line for one in found for line in _acted(one.action))


def _acted(action: Action) -> Cell:
    what = action.what.strip() or _("not described")
    return ((Span(what), Span(f" ({who_and_when(action)})", Tone.MUTED)), *progress(action))
