"""What must be in place before a certification body comes, and how far each point is."""

from collections.abc import Callable, Iterator

from isoassess.assessment.labels import message_words
from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import cell, state_mark
from isoassess.domain import CertificationStage, Prerequisite, State, words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Cell, Column, Grid, Line, Section, Span

FOLD = 3


def prerequisites(data: DocumentData) -> Section | None:
    """One row for each point, by stage; None where there is none."""
    return _section(data, _every_point)


def prerequisites_in_brief(data: DocumentData) -> Section | None:
    """What is not in place yet or only claimed, a row each; the rest in a row for each stage and state."""
    return _section(data, _open_points)


def _section(
    data: DocumentData, lines_of: Callable[[tuple[Prerequisite, ...]], Iterator[tuple[str, State, str]]]
) -> Section | None:
    """`lines_of` gives the lines of one stage: what must be in place, how far it is, and why."""
    found = data.judgement.prerequisites
    if not found or not data.case.lens.certifiable:
        return None
    columns = (
        Column(title=_("Before"), share=0.1),
        Column(title=_("What must be in place"), share=0.5),
        Column(title=_("State"), share=0.4),
    )
    rows: list[tuple[Cell, ...]] = []
    for stage in CertificationStage:
        here = tuple(point for point in found if point.stage is stage)
        for what, state, detail in lines_of(here):
            rows.append((cell(words.stage_words(stage)), cell(what), (_state_line(state, detail),)))
    heading = _("Before a certification body comes")
    return Section(heading=heading, blocks=(Grid(columns=columns, rows=tuple(rows)),))


def _every_point(here: tuple[Prerequisite, ...]) -> Iterator[tuple[str, State, str]]:
    """Those nothing is known about share a line where they are many."""
    unknown = tuple(point for point in here if point.state is State.UNKNOWN)
    folded = unknown if len(unknown) > FOLD else ()
    yield from (_line(point) for point in here if point not in folded)
    if folded:
        yield _together(folded), State.UNKNOWN, ""


def _open_points(here: tuple[Prerequisite, ...]) -> Iterator[tuple[str, State, str]]:
    alone = tuple(point for point in here if point.claimed or point.state in (State.MISSING, State.PARTLY))
    yield from map(_line, alone)
    for state in (State.IN_PLACE, State.UNKNOWN):
        same = tuple(point for point in here if point.state is state and point not in alone)
        if same:
            yield _together(same), state, ""


def _line(point: Prerequisite) -> tuple[str, State, str]:
    return message_words(point.what), point.state, message_words(point.detail)


def _together(points: tuple[Prerequisite, ...]) -> str:
    return "; ".join(message_words(point.what) for point in points)


def _state_line(state: State, detail: str) -> Line:
    mark = state_mark(state)
    more = f": {detail}" if detail and detail != mark.word else ""
    return (Span(f"{mark.shape}\u00a0{mark.word}", mark.tone, strong=True), Span(more))
