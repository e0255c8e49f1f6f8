"""What must be in place before a certification body comes, and how far each point is."""

from collections.abc import Iterator

from isoassess import words
from isoassess.model import Gate, Prerequisite, State
from isoassess.report.blocks import Cell, Column, Grid, Line, Section, Span
from isoassess.report.material import Material
from isoassess.report.phrases import state_mark
from isoassess.texts import _

FOLD = 3


def prerequisites(material: Material) -> Section | None:
    """One row for each point, by stage; None where there is none."""
    found = material.judgement.prerequisites
    if not found or not material.case.lens.certifiable:
        return None
    columns = (
        Column(title=_("Before"), share=0.1),
        Column(title=_("What must be in place"), share=0.46),
        Column(title=_("State"), share=0.44),
    )
    rows = tuple(row for stage in Gate for row in _prerequisite_rows(stage, found))
    heading = _("Before a certification body comes")
    return Section(heading=heading, blocks=(Grid(columns=columns, rows=rows),))


def _prerequisite_rows(stage: Gate, found: tuple[Prerequisite, ...]) -> Iterator[tuple[Cell, ...]]:
    """One row for each point; those nothing is known about share a row where they are many."""
    here = tuple(point for point in found if point.stage is stage)
    unknown = tuple(point for point in here if point.state is State.UNKNOWN)
    before: Cell = ((Span(words.stage_words(stage)),),)
    folded = unknown if len(unknown) > FOLD else ()
    for point in here:
        if point not in folded:
            yield before, ((Span(point.what),),), (state_line(point.state, point.detail),)
    if folded:
        yield before, ((Span("; ".join(point.what for point in folded)),),), (state_line(State.UNKNOWN, ""),)


def state_line(state: State, detail: str) -> Line:
    """How far a point is: its mark, its word, and what it rests on."""
    mark = state_mark(state)
    more = f": {detail}" if detail and detail != mark.word else ""
    return (Span(f"{mark.shape}\u00a0{mark.word}", mark.tone, strong=True), Span(more))
