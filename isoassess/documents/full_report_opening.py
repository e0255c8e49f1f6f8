"""How the full report begins: title and contents, then one page that says all a hurried reader needs."""

from datetime import date

from isoassess.assessment.action_plan import PlanEntry, plan
from isoassess.documents.common_parts import head
from isoassess.documents.document_data import DocumentData
from isoassess.documents.options import Options
from isoassess.documents.phrases import marked, paragraph, short_grade_mark
from isoassess.documents.sections.findings.finding_cells import progress
from isoassess.documents.sections.verdict.obstacles import way_steps
from isoassess.documents.sections.verdict.opening import counts, verdict_banner
from isoassess.language.dates import date_words
from isoassess.language.texts import _, ngettext
from isoassess.pdf.blocks import (
    Block,
    Cell,
    Column,
    Contents,
    Grid,
    Items,
    Period,
    Prose,
    Section,
    Span,
    Timeline,
    Tone,
)
from isoassess.timeline.durations import step_words
from isoassess.timeline.schedule import Schedule, schedule
from isoassess.timeline.schedule_words import about_words

TOP = 5


def first_page(data: DocumentData, options: Options, title: str) -> tuple[Section, ...]:
    """The title, unless the cover has it, and the contents."""
    contents = Section(heading=_("Contents"), blocks=(Contents(depth=2),))
    if options.cover:
        return (contents,)
    return (Section(blocks=(head(data.case, options, title),)), contents)


def one_page(data: DocumentData) -> Section:
    """The verdict with its figures, what to do first, and when a certificate can be there at the earliest."""
    sections = (_first_actions(data), _dates(data))
    return Section(
        heading=_("Summary"),
        blocks=(verdict_banner(data), counts(data.judgement)),
        sections=tuple(section for section in sections if section is not None),
        fresh=True,
    )


def _first_actions(data: DocumentData) -> Section:
    found = plan(data.case, data.judgement, on=data.issued)
    first = sorted(found.most_pressing(TOP), key=lambda entry: entry.action.due or date.max)
    blocks: list[Block] = []
    if steps := way_steps(data)[:TOP]:
        about = _("The shortest way to the next verdict begins with these steps:")
        blocks += [paragraph(about), Items(lines=steps, numbered=True)]
    if first:
        columns = (
            Column(title=_("Clause"), share=0.1),
            Column(title=_("Action"), share=0.44),
            Column(title=_("Likely grade"), share=0.16),
            Column(title=_("Owner, due"), share=0.3),
        )
        about = _(
            "The most pressing of the actions that are planned, the earliest first; overdue as of {day}:"
        ).format(day=date_words(data.issued))
        blocks += [paragraph(about), Grid(columns=columns, rows=tuple(map(_action_row, first)))]
    else:
        blocks.append(paragraph(_("No action is open.")))
    if found.unplanned:
        says = ngettext(
            "{count} likely nonconformity has no action yet.",
            "{count} likely nonconformities have no action yet.",
            len(found.unplanned),
        ).format(count=len(found.unplanned))
        blocks.append(Prose(lines=((Span(says, Tone.MUTED),),)))
    return Section(heading=_("What to do first"), blocks=tuple(blocks))


def _action_row(entry: PlanEntry) -> tuple[Cell, ...]:
    action = entry.action
    due = date_words(action.due) if action.due else _("no date")
    if entry.plan_state == "overdue":
        due = _("overdue since {day}").format(day=due)
    return (
        ((Span(entry.clause, strong=True, link=entry.requirement),),),
        ((Span(action.what.strip() or _("not described")),),),
        (marked(short_grade_mark(entry.grade)),),
        ((Span(entry.owner or _("no owner")),), (Span(due, Tone.MUTED),), *progress(action)),
    )


def _dates(data: DocumentData) -> Section | None:
    found = schedule(data.case, data.judgement, on=data.case.date)
    if found is None:
        return None
    heading = dates_heading()
    if not found.milestones:
        return Section(heading=heading, blocks=tuple(paragraph(text) for text in about_words(found)))
    return Section(heading=heading, blocks=(calendar(found), Prose(lines=_about(found), small=True)))


def dates_heading() -> str:
    """What stands over the calendar, on paper and on the screen."""
    return _("Earliest dates")


def calendar(found: Schedule) -> Timeline:
    """From the earliest to the latest usual day of each step that is not done."""
    periods = tuple(
        Period(
            label=step_words(one.step),
            start=one.earliest,
            end=one.latest,
            when=date_words(one.earliest),
        )
        for one in found.milestones
        if one.earliest is not None
    )
    alt = " ".join(
        _("{step}: {earliest} to {latest}.").format(
            step=period.label, earliest=period.when, latest=date_words(period.end or period.start)
        )
        for period in periods
    )
    if found.target is None:
        return Timeline(periods=periods, today=found.on, alt=alt)
    wished = Period(label=_("Target"), start=found.target.date, when=date_words(found.target.date))
    alt = " ".join((alt, _("Target: {day}.").format(day=wished.when)))
    return Timeline(periods=periods, today=found.on, target=wished, alt=alt)


def _about(found: Schedule) -> tuple[tuple[Span, ...], ...]:
    how = _(
        "One step after the other; the dates at the right take the shortest usual durations, the bars reach "
        "to the longest. Practice, not rules: what each date rests on stands under “Certification outlook”."
    )
    texts = (*about_words(found), how)
    return tuple((Span(text),) for text in texts if text)
