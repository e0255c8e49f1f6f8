"""What stands in the way of the next verdict, by cause, and the shortest way there as things to do."""

from collections.abc import Iterable

from isoassess.assessment.labels import message_words
from isoassess.assessment.labels.causes import (
    heading_words,
    obstacle_to_do,
    opens_words,
    points_words,
    way_step_words,
    way_words,
)
from isoassess.assessment.verdict.causes import earliest_stage
from isoassess.assessment.verdict.shortest_way import next_verdict
from isoassess.documents.document_data import SPELLED_OUT, DocumentData
from isoassess.documents.phrases import FEW, cell, clause_line, marked, paragraph, short_grade_mark
from isoassess.documents.sections.verdict.first_page import rests_on
from isoassess.domain import Grade, Obstacle, WayStep, words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Column, Grid, Items, Line, Section, Span, Tone


def what_they_rest_on(data: DocumentData) -> Section | None:
    """Of each cause on the first page the points that it accounts for, and what to do about it."""
    obstacles = data.judgement.obstacles
    if not obstacles:
        return None
    staged = data.case.lens.certifiable
    columns = (
        *((Column(title=_("Before"), share=0.1),) if staged else ()),
        Column(title=_("Cause, and what it rests on"), share=0.56 if staged else 0.66),
        Column(title=_("What to do"), share=0.34),
    )
    rows = tuple(_obstacle_row(data, one, staged=staged) for one in obstacles)
    return Section(heading=rests_on(), blocks=(Grid(columns=columns, rows=rows),))


def shortest_way(data: DocumentData) -> Section | None:
    """The smallest set of changes, as things to do in an order."""
    steps, heading = way_steps(data), way_heading(data)
    if not steps or not heading:
        return None
    about = _("{things}: the least that can reach it, in this order.").format(
        things=way_words(data.judgement.way)
    )
    if data.case.lens.certifiable:
        about += " " + _(
            "A certificate needs every likely major closed, and for each minor a plan of correction that the "
            "certification body accepts."
        )
    return Section(heading=heading, blocks=(paragraph(about), Items(lines=steps, numbered=True)))


def way_heading(data: DocumentData) -> str:
    """What the section of the shortest way is called; empty where the best verdict is reached."""
    target = next_verdict(data.judgement.verdict)
    if target is None:
        return ""
    return _("The shortest way to “{verdict}”").format(verdict=words.verdict_words(target))


def way_steps(data: DocumentData) -> tuple[Line, ...]:
    """The steps of the shortest way, each with the requirements that it must reach."""
    return tuple(_step(data, step) for step in data.judgement.way)


def _obstacle_row(data: DocumentData, one: Obstacle, *, staged: bool) -> tuple[Cell, ...]:
    stage = (cell(words.stage_words(earliest_stage(one))),) if staged else ()
    points = (Span(f"\u2002{points_words(one)}", Tone.MUTED),) if staged and one.cause is not None else ()
    first: Line = (Span(heading_words(one.cause), strong=True), *points)
    return (*stage, (first, *_points(data, one)), _to_do(data, one))


def _to_do(data: DocumentData, one: Obstacle) -> Cell:
    """What to do, then what that must come to; for open questions their number says all.

    What is only to be said or shown has a line for each.
    """
    if one.cause is not None and not one.certain:
        return tuple((Span(says),) for says in opens_words(one.blockers))
    to_do: Line = (Span(obstacle_to_do(one, data.judgement)),)
    if one.cause is None:
        return (to_do,)
    known = opens_words(blocker for blocker in one.blockers if not blocker.unknown)
    unknown = opens_words(blocker for blocker in one.blockers if blocker.unknown)
    more: tuple[Line, ...] = tuple((Span(says),) for says in unknown if says not in known)
    return (to_do, (Span(" ".join(known), Tone.MUTED),), *more)


def _points(data: DocumentData, one: Obstacle) -> tuple[Line, ...]:
    """What the profile and the ratings say, then the statements; of open ones how many of which clause."""
    ids = [blocker.requirement for blocker in one.blockers if blocker.requirement is not None]
    said: tuple[Line, ...] = tuple(
        (Span(message_words(blocker.because)),) for blocker in one.blockers if blocker.requirement is None
    )
    if one.cause is not None:
        return (*said, *_graded(data, ids))
    clauses = clause_line(data.clause(id_) for id_ in ids)
    open_: tuple[Line, ...] = (
        ((Span(_("Not assessed, and needed for a verdict: ")), *clauses),) if ids else ()
    )
    return (*said, *open_)


def _graded(data: DocumentData, ids: list[str]) -> tuple[Line, ...]:
    """The statements with their likely grades, for a statement alone reads as if it were so."""
    if len(ids) > SPELLED_OUT:
        return data.statements(ids)
    return tuple(_with_grade(data.statement(id_), data.finding(id_).grade) for id_ in ids)


def _with_grade(states: Line, grade: Grade) -> Line:
    number, space, *words_ = states
    return (number, space, *marked(short_grade_mark(grade)), space, *words_)


def _step(data: DocumentData, step: WayStep) -> Line:
    says = Span(way_step_words(step, data.judgement))
    if step.cause is None:
        return (says,)
    return (Span(f"{heading_words(step.cause)}: ", strong=True), says, *_reached(step))


def _reached(step: WayStep) -> Line:
    """The clauses of the requirements that have to be reached, in brackets; no wall of numbers."""
    clauses = [change.clause for change in step.changes if change.requirement is not None]
    if not clauses or len(set(clauses)) > FEW:
        return ()
    ids: Iterable[str] = (change.requirement for change in step.changes if change.requirement is not None)
    return (Span(" ("), *clause_line(clauses, ids), Span(")"))
