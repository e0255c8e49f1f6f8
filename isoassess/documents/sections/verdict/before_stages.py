"""What must be in place before a certification body comes, and how far each point is."""

from collections.abc import Callable, Iterator
from functools import partial

from isoassess.assessment.labels import message_words
from isoassess.assessment.labels.stage_1 import concern_words
from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import cell, state_mark
from isoassess.domain import CertificationStage, Prerequisite, State, words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Column, Grid, Line, Prose, Section, Span, Tone

FOLD = 3


def prerequisites(data: DocumentData) -> Section | None:
    """One row for each point, by stage; None where there is none."""
    return _section(data, _every_point)


def prerequisites_in_brief(
    data: DocumentData, *, detailed: bool = True, explained: bool = True
) -> Section | None:
    """A row for each stage and state; `detailed`: what is not in place yet or only claimed says how far.

    `explained`: what it means for stage 1 that a point is in place in part.
    """
    return _section(data, partial(_in_brief, detailed=detailed), what=0.72, explained=explained)


def _section(
    data: DocumentData,
    lines_of: Callable[[tuple[Prerequisite, ...]], Iterator[tuple[str, State, str]]],
    *,
    what: float = 0.43,
    explained: bool = True,
) -> Section | None:
    """`lines_of` gives the lines of one stage: what must be in place, how far it is, and why.

    `what`: the share of the width that the first of these has.
    """
    found = data.judgement.prerequisites
    if not found or not data.case.lens.certifiable:
        return None
    columns = (
        Column(title=_("Before"), share=0.1),
        Column(title=_("What must be in place"), share=what),
        Column(title=_("State"), share=0.9 - what),
    )
    rows: list[tuple[Cell, ...]] = []
    for stage in CertificationStage:
        here = tuple(point for point in found if point.stage is stage)
        for point, state, detail in lines_of(here):
            rows.append((cell(words.stage_words(stage)), cell(point), (_state_line(state, detail),)))
    heading = _("Before a certification body comes")
    grid = Grid(columns=columns, rows=tuple(rows))
    return Section(heading=heading, blocks=(grid, *(_concerns(data) if explained else ())))


def _concerns(data: DocumentData) -> tuple[Prose, ...]:
    """What it means that a point before stage 1 is not in place, where stage 1 can come all the same."""
    says = concern_words(data.judgement)
    return (Prose(lines=((Span(says, Tone.MUTED),),), small=True),) if says else ()


def _every_point(here: tuple[Prerequisite, ...]) -> Iterator[tuple[str, State, str]]:
    """Those nothing is known about share a line where they are many."""
    unknown = tuple(point for point in here if point.state is State.UNKNOWN)
    folded = unknown if len(unknown) > FOLD else ()
    yield from (_line(point) for point in here if point not in folded)
    if folded:
        yield _together(folded), State.UNKNOWN, ""


def _in_brief(here: tuple[Prerequisite, ...], *, detailed: bool) -> Iterator[tuple[str, State, str]]:
    """A line for each state."""
    for state in (State.MISSING, State.PARTLY, State.IN_PLACE, State.UNKNOWN):
        same = tuple(point for point in here if point.state is state)
        if same:
            yield "; ".join(map(_with_detail, same)) if detailed else _together(same), state, ""


def _with_detail(point: Prerequisite) -> str:
    what, detail = message_words(point.what), message_words(point.detail)
    told = point.claimed or point.state in (State.MISSING, State.PARTLY)
    return f"{what} ({detail})" if told and detail else what


def _line(point: Prerequisite) -> tuple[str, State, str]:
    return message_words(point.what), point.state, message_words(point.detail)


def _together(points: tuple[Prerequisite, ...]) -> str:
    return "; ".join(message_words(point.what) for point in points)


def _state_line(state: State, detail: str) -> Line:
    mark = state_mark(state)
    more = f": {detail}" if detail and detail != mark.word else ""
    return (Span(f"{mark.shape}\u00a0{mark.word}", mark.tone, strong=True), Span(more))
