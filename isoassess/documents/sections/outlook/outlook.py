"""What a certification would take: audit days, sites, and each date with what it rests on."""

from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import cell, paragraph
from isoassess.documents.sections.outlook.calendar import calendar, dates_heading
from isoassess.documents.sections.outlook.in_brief import no_audit_days
from isoassess.documents.sections.outlook.standards import no_certificate
from isoassess.documents.sections.scope.assessed import sector_words
from isoassess.domain.case import Case
from isoassess.language.dates import amount_words, date_words
from isoassess.language.texts import _
from isoassess.pdf.blocks import Block, Cell, Column, Facts, Grid, Prose, Section, Span, Tone
from isoassess.timeline.audit_time import Effort, Sampling, effort
from isoassess.timeline.durations import step_words
from isoassess.timeline.labels import calendar_words
from isoassess.timeline.schedule import Milestone, Schedule


def outlook(data: DocumentData) -> Section:
    """For a model of 1994 only the truth: there is no certificate to look out for."""
    case, found = data.case, data.calendar
    heading = _("Certification outlook")
    if found is None:
        return Section(heading=heading, blocks=(paragraph(no_certificate()),))
    sections: tuple[Section, ...] = (
        Section(heading=_("Audit time"), blocks=_audit_time(case)),
        Section(heading=_dates_heading(found), blocks=_dates(found)),
    )
    return Section(heading=heading, sections=sections)


def _audit_time(case: Case) -> tuple[Block, ...]:
    found = effort(case.profile)
    if found is not None:
        return (
            Facts(rows=_figures(found, case)),
            Prose(lines=((Span(_basis(found), Tone.MUTED),),), small=True),
        )
    return (paragraph(no_audit_days(case)),)


def _figures(found: Effort, case: Case) -> tuple[tuple[str, str], ...]:
    sites = found.sampling
    rows = (
        (_("Effective personnel"), amount_words(found.effective_personnel)),
        (
            _("Stages 1 and 2"),
            _("{days} audit days before adjustment").format(days=amount_words(found.initial)),
        ),
        (
            _("At the least"),
            _(
                "{days} audit days, after the largest reduction a body may give ({percent} % of {all} leaves "
                "{exact}, rounded to the nearest half day)"
            ).format(
                days=amount_words(found.least),
                exact=amount_words(found.least_exact),
                percent=found.most_reduction_percent,
                all=amount_words(found.initial),
            ),
        ),
        (
            _("Surveillance"),
            _("{days} audit days each year after").format(days=amount_words(found.surveillance)),
        ),
        (
            _("Recertification"),
            _("{days} audit days in the third year").format(days=amount_words(found.recertification)),
        ),
        (
            _("Sites to visit"),
            ""
            if sites is None
            else _(
                "of {sites} sites besides the central function, where they are alike: {initial} at first, "
                "{surveillance} at each surveillance, {again} at recertification"
            ).format(
                sites=sites.sites,
                initial=sites.initial,
                surveillance=sites.surveillance,
                again=_again(sites),
            ),
        ),
        (_("Sector"), sector_words(case)),
    )
    return tuple((name, value) for name, value in rows if value)


def _again(sites: Sampling) -> str:
    """At recertification, and where the system has proved effective by then."""
    if sites.recertification_proved == sites.recertification:
        return str(sites.recertification)
    says = _("{usual} (or {fewer} where the system has proved effective)")
    return says.format(usual=sites.recertification, fewer=sites.recertification_proved)


def _basis(found: Effort) -> str:
    return _(
        "{source}; days of {hours} hours, rounded to the nearest half day, as known on {day}. A "
        "certification body calculates and justifies its own."
    ).format(source=found.source, hours=found.hours_a_day, day=date_words(found.as_of))


def _dates_heading(found: Schedule) -> str:
    return dates_heading() if found.milestones else _("Dates")


def _dates(found: Schedule) -> tuple[Block, ...]:
    """The calendar, and what each of its dates rests on; what decides stands on the first page."""
    if not found.milestones:
        return (paragraph(_("As said on the first page: no dates can be given.")),)
    columns = (
        Column(title=_("Step"), share=0.2),
        Column(title=_("Not before"), share=0.17),
        Column(title=_("Longest usual"), share=0.17),
        Column(title=_("What it rests on"), share=0.46),
    )
    rows = tuple(_milestone(one) for one in found.milestones)
    about = _(
        "One step after the other, counted from {day}; durations as of {as_of}. The bars reach from the "
        "shortest to the longest usual durations: practice, not rules."
    ).format(day=date_words(found.on), as_of=date_words(found.as_of))
    return (
        calendar(found),
        Prose(lines=((Span(about, Tone.MUTED),),), small=True),
        Grid(columns=columns, rows=rows),
    )


def _milestone(one: Milestone) -> tuple[Cell, ...]:
    done = _("\u2713\u00a0done")
    return (
        cell(step_words(one.step)),
        cell(date_words(one.earliest) if one.earliest else done),
        cell(date_words(one.latest) if one.latest else "\u2013"),
        cell(calendar_words(one.because)),
    )
