"""The charts for a window: the blocks of the full report, drawn alike, and the clauses as a radar."""

from msgspec import Struct

from isoassess.documents.sections.outlook.calendar import calendar, dates_heading
from isoassess.documents.sections.verdict.conformity import conformity
from isoassess.documents.sections.verdict.profile_charts import maturity_profile, radar
from isoassess.domain.case import Case, Judgement
from isoassess.pdf.blocks import Bars, Maturity, Prose, Radar, Section, Timeline
from isoassess.pdf.chart_drawing import ChartDrawing
from isoassess.timeline.schedule import schedule

Chart = Bars | Radar | Maturity | Timeline


class ShownChart(Struct, frozen=True, kw_only=True):
    """A chart with its heading and what is to be known of its figures."""

    heading: str
    about: str
    picture: ChartDrawing


def charts_shown(case: Case, judgement: Judgement, *, width: float) -> tuple[ShownChart, ...]:
    """What there is to show: conformity, radar, maturity profile and calendar; `width` in points."""
    from isoassess.pdf.chart_reader import chart  # ReportLab draws; it is loaded when somebody wants to see

    return tuple(
        ShownChart(heading=section.heading, about=_about(section), picture=chart(block, width))
        for section in _sections(case, judgement)
        for block in section.blocks
        if isinstance(block, Bars | Radar | Maturity | Timeline)
    )


def _sections(case: Case, judgement: Judgement) -> list[Section]:
    sections = [conformity(judgement), radar(case, judgement), maturity_profile(judgement)]
    found = schedule(case, judgement, on=case.date)
    if found is not None and found.milestones:
        sections.append(Section(heading=dates_heading(), blocks=(calendar(found),)))
    return [section for section in sections if section is not None]


def _about(section: Section) -> str:
    """The first paragraph of a section."""
    return next(
        (
            "".join(span.text for span in line)
            for block in section.blocks
            if isinstance(block, Prose)
            for line in block.lines
        ),
        "",
    )
