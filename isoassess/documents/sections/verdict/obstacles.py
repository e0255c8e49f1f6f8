"""What stands in the way of the next verdict, and the smallest set of changes that reaches it."""

from isoassess.assessment.labels import message_words
from isoassess.assessment.verdict.shortest_way import next_verdict
from isoassess.documents.document_data import DocumentData, grouped
from isoassess.documents.phrases import cell, clause_line, paragraph
from isoassess.domain import Blocker, RequiredChange, words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Column, Grid, Items, Line, Section, Span, Tone


def blockers(data: DocumentData) -> Section:
    """What keeps the verdict down and what opens it, one row for all that have both in common."""
    standing = data.judgement.blockers
    heading = _("What stands in the way")
    if not standing:
        return Section(heading=heading, blocks=(paragraph(_("Nothing that is known.")),))
    staged = data.case.lens.certifiable
    columns = (
        *((Column(title=_("Before"), share=0.1),) if staged else ()),
        Column(title=_("What stands in the way"), share=0.56 if staged else 0.66),
        Column(title=_("What opens it"), share=0.34),
    )
    groups = grouped(standing, [(b.stage, message_words(b.because), b.opens) for b in standing])
    rows = tuple(_blocker_row(data, group, staged=staged) for group in groups)
    return Section(heading=heading, blocks=(Grid(columns=columns, rows=rows),))


def shortest_way(data: DocumentData) -> Section | None:
    """The smallest set of changes, as steps."""
    target = next_verdict(data.judgement.verdict)
    steps = way_steps(data)
    if not steps or target is None:
        return None
    heading = _("The shortest way to “{verdict}”").format(verdict=words.verdict_words(target))
    about = _("The smallest set of changes that reaches it. A certificate needs every requirement fulfilled.")
    if not data.case.lens.certifiable:
        about = _("The smallest set of changes that reaches it.")
    return Section(heading=heading, blocks=(paragraph(about), Items(lines=steps, numbered=True)))


def way_steps(data: DocumentData) -> tuple[Line, ...]:
    """The steps of the shortest way, those that are alike as one."""
    changes = data.judgement.shortest_way
    return tuple(_step(group) for group in grouped(changes, [change.what for change in changes]))


def _blocker_row(data: DocumentData, group: tuple[Blocker, ...], *, staged: bool) -> tuple[Cell, ...]:
    first = group[0]
    known = data.questions(b.requirement for b in group if b.requirement is not None)
    because = (Span(message_words(first.because), Tone.MUTED if known else Tone.TEXT),)
    stage = (cell(words.stage_words(first.stage)),) if staged else ()
    return (*stage, (*known, because), cell(message_words(first.opens)))


def _step(group: tuple[RequiredChange, ...]) -> Line:
    clauses = [change.clause for change in group if change.clause]
    requirements = [change.requirement for change in group if change.requirement]
    where = (*clause_line(clauses, requirements), Span(": ")) if clauses else ()
    return (*where, Span(message_words(group[0].what)))
