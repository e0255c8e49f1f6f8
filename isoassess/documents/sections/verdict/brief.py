"""What the summary tells in short and the full report at length: an owner reads it in one sitting."""

from msgspec.structs import replace

from isoassess.assessment.labels import message_words
from isoassess.assessment.labels.causes import systemic_words
from isoassess.assessment.scope import LeftOut, NotApplicableBy, left_out
from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import clause_words, marked, sentence, short_grade_mark
from isoassess.documents.sections.findings.claimed import claimed_words
from isoassess.documents.sections.findings.finding_cells import (
    earlier_cell,
    number_cell,
    progress,
    seen,
    who_and_when,
)
from isoassess.documents.sections.findings.gaps import because
from isoassess.documents.sections.findings.left_open import statement
from isoassess.documents.summary.room import SummaryRoom
from isoassess.documents.summary.shortening import cut_section, cut_text
from isoassess.domain import Action, Finding, Grade
from isoassess.language.texts import _, ngettext
from isoassess.pdf.blocks import Block, Cell, Column, Grid, Items, Line, Prose, Section, Span, Tone

FEW = 26  # findings, of which also the minors say what was seen


def nonconformities(data: DocumentData, room: SummaryRoom) -> Section | None:
    """The likely nonconformities that have room, majors first, and how many have none."""
    found = tuple(data.graded(Grade.MAJOR, Grade.MINOR))
    if not found:
        return None
    shown = _weightiest(data, found, room.findings)
    grid = (_table(data, shown, room if len(found) <= FEW else replace(room, seen=0)),) if shown else ()
    left = tuple(finding for finding in found if finding not in shown)
    about = tuple(filter(None, (_about(data, found), _left_out(left))))
    prose = (Prose(lines=tuple((Span(says),) for says in about), small=True),) if about else ()
    return Section(heading=_("Likely nonconformities"), blocks=(*prose, *grid))


def _weightiest(data: DocumentData, found: tuple[Finding, ...], most: int | None) -> tuple[Finding, ...]:
    """In their order: majors first, then what stands in the way of the next verdict, then by clause."""
    in_the_way = {blocker.requirement for blocker in data.judgement.blockers}
    first = sorted(found, key=lambda one: (one.grade is not Grade.MAJOR, one.requirement not in in_the_way))
    kept = {finding.requirement for finding in first[:most]}
    return tuple(finding for finding in found if finding.requirement in kept)


def _left_out(left: tuple[Finding, ...]) -> str:
    if not left:
        return ""
    majors = sum(finding.grade is Grade.MAJOR for finding in left)
    counts = (
        (ngettext("{count} likely major", "{count} likely majors", majors), majors),
        (ngettext("{count} likely minor", "{count} likely minors", len(left) - majors), len(left) - majors),
    )
    said = _(" and ").join(says.format(count=count) for says, count in counts if count)
    about = _("Too many to list here: {counts}, told in the full assessment report. Clauses: {clauses}.")
    clauses = clause_words(finding.clause for finding in left)
    return about.format(counts=said, clauses=clauses)


def _about(data: DocumentData, found: tuple[Finding, ...]) -> str:
    """What a certificate needs, where several may be seen as one major, and whether anything is planned."""
    systemic = systemic_words(data.judgement) if data.judgement.systemic else ""
    needed = _certificate_needs() if data.case.lens.certifiable else ""
    acted = any(data.serving(finding.requirement) for finding in found)
    return " ".join(filter(None, (needed, systemic, "" if acted else _("None of them has an action yet."))))


def _table(data: DocumentData, found: tuple[Finding, ...], room: SummaryRoom) -> Grid:
    acted = any(data.serving(finding.requirement) for finding in found)
    columns = (
        Column(title=_("Clause"), share=0.08, small=True),
        Column(title=_("Requirement that is likely not met"), share=0.58, small=True),
        *((Column(title=_("What is done about it"), share=0.34, small=True),) if acted else ()),
    )
    return Grid(columns=columns, rows=tuple(_row(data, one, room)[: len(columns)] for one in found))


def _certificate_needs() -> str:
    return _(
        "A certificate needs every likely major closed, and for each minor a plan of correction that the "
        "certification body accepts."
    )


def in_small(section: Section | None) -> Section | None:
    """The section with its paragraphs set as what a reader looks up, and does not read through."""
    if section is None:
        return None
    blocks = (
        replace(block, small=True) if isinstance(block, Prose | Items) else block for block in section.blocks
    )
    return replace(section, blocks=tuple(blocks))


def first_of(section: Section | None, room: SummaryRoom) -> Section | None:
    """The section with as many lines or rows as there is room for, and how many more there are."""
    cut = cut_section(section, room.text)
    if cut is None:
        return None
    *before, last = cut.blocks
    shown: Block
    if isinstance(last, Grid):
        left, shown = len(last.rows) - room.others, replace(last, rows=last.rows[: room.others])
    elif isinstance(last, Prose | Items):
        left, shown = len(last.lines) - room.others, replace(last, lines=last.lines[: room.others])
    else:
        return cut
    if left <= 0:
        return cut
    more = ngettext(
        "And {count} more, told in the full assessment report.",
        "And {count} more, told in the full assessment report.",
        left,
    ).format(count=left)
    return replace(cut, blocks=(*before, shown, Prose(lines=((Span(more),),), small=True)))


def not_applicable_in_brief(data: DocumentData, most: int | None = None) -> Section | None:
    """What falls away, a line for each reason; a statement of more than `most` letters stands elsewhere."""
    found = left_out(data.case, data.judgement)
    lines = tuple(_falls_away(data, group, most) for group in found)
    return Section(heading=_("Not applicable"), blocks=(Prose(lines=lines, small=True),)) if lines else None


def _falls_away(data: DocumentData, group: LeftOut, most: int | None) -> Line:
    if group.ground is NotApplicableBy.CLAUSE:
        label, whole = statement(data.case, group)
        if most is None or len(whole.text) <= most:
            return (label, whole)
        says = _("not applicable; the full assessment report has the statement with its reason.")
        return (Span(f"{', '.join(group.clauses)}: ", strong=True), Span(says))
    clauses = clause_words(data.clause(id_) for id_ in group.requirements)
    return (Span(f"{clauses}: ", strong=True), Span(sentence(message_words(group.because))))


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


def _row(data: DocumentData, finding: Finding, room: SummaryRoom) -> tuple[Cell, ...]:
    grade = marked(short_grade_mark(finding.grade))
    states = data.statement(finding.requirement, numbered=False)
    claimed = (Span(f" {_claim(finding)}", Tone.MUTED),) if finding.claimed else ()
    numbers = (*number_cell(finding), *earlier_cell(data, finding))
    number = tuple(span for line in numbers for span in (*line, Span("\u2002")))
    first: Line = (*number, *grade, Span("\u2002"), *states, *claimed)
    own = because(finding) if finding.predicted is not None else ()
    own = tuple(tuple(_cut(span, room.action) for span in line) for line in own)
    lines = seen(data, finding)
    if finding.grade is not Grade.MAJOR:
        first, lines = (*first, *_told_beside(lines, room.seen)), ()
    elif room.action is not None:
        lines = tuple(tuple(_cut(span, room.action) for span in line) for line in lines)
    clause = ((Span(finding.clause, strong=True, link=finding.requirement),),)
    return (clause, (first, *_predicted(finding), *own, *lines), _done(data, finding, room.action))


def _claim(finding: Finding) -> str:
    if finding.denied:
        return _("Not taken place so far.")
    return _("Claimed, not shown.")


def _told_beside(lines: Cell, most: int) -> Line:
    """What was seen, in the same paragraph; whole or not at all, for half a sentence may hide the gap."""
    spans = tuple(span for line in lines for span in (Span(" "), *line)) if most else ()
    if any(len(span.text) > most for span in spans):
        return (Span(_(" What was seen: see the full report."), Tone.MUTED),)
    return spans


def _cut(span: Span, most: int | None) -> Span:
    return replace(span, text=cut_text(span.text, most))


def _predicted(finding: Finding) -> Cell:
    """The grade by the rules in one line, where the assessor gave another one."""
    if finding.predicted is None:
        return ()
    mark = marked(short_grade_mark(finding.predicted))
    return ((Span(_("The assessor's grade; by the rules: "), Tone.MUTED), *mark),)


def _done(data: DocumentData, finding: Finding, most: int | None) -> Cell:
    """Each action in one line, and how far it is."""
    found = data.serving(finding.requirement)
    if not found:
        return ((Span(_("no action set yet"), Tone.MUTED),),)
    return tuple(line for one in found for line in _acted(one.action, most))


def _acted(action: Action, most: int | None) -> Cell:
    what = cut_text(action.what.strip(), most) or _("not described")
    return ((Span(what), Span(f" ({cut_text(who_and_when(action), most)})", Tone.MUTED)), *progress(action))
