"""How the full report begins: title and contents, then one page that says all a hurried reader needs."""

from isoassess.assessment.action_plan import Planned, plan
from isoassess.documents.entry_material import Material
from isoassess.documents.frame import head
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
from isoassess.timeline.labels import calendar_sentence
from isoassess.timeline.schedule import Schedule, schedule, step_words
from isoassess.timeline.schedule_words import target_words

TOP = 5


def first_page(material: Material, options: Options, title: str) -> tuple[Section, ...]:
    """The title, unless the cover has it, and the contents."""
    contents = Section(heading=_("Contents"), blocks=(Contents(depth=2),))
    if options.cover:
        return (contents,)
    return (Section(blocks=(head(material.case, options, title),)), contents)


def one_page(material: Material) -> Section:
    """The verdict with its figures, what to do first, and when a certificate can be there at the earliest."""
    sections = (_first_actions(material), _dates(material))
    return Section(
        heading=_("Summary"),
        blocks=(verdict_banner(material), counts(material.judgement)),
        sections=tuple(section for section in sections if section is not None),
        fresh=True,
    )


def _first_actions(material: Material) -> Section:
    found = plan(material.case, material.judgement)
    first = found.most_pressing(TOP)
    blocks: list[Block] = []
    if first:
        columns = (
            Column(title=_("Clause"), share=0.1),
            Column(title=_("Action"), share=0.44),
            Column(title=_("Likely grade"), share=0.16),
            Column(title=_("Owner, due"), share=0.3),
        )
        blocks.append(Grid(columns=columns, rows=tuple(map(_action_row, first))))
    elif steps := way_steps(material)[:TOP]:
        about = _("No action is open. The shortest way to the next verdict begins with these steps:")
        blocks += [paragraph(about), Items(lines=steps, numbered=True)]
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


def _action_row(planned: Planned) -> tuple[Cell, ...]:
    action = planned.action
    due = date_words(action.due) if action.due else _("no date")
    if planned.stands == "overdue":
        due = _("overdue since {day}").format(day=due)
    return (
        ((Span(planned.clause, strong=True, link=planned.requirement),),),
        ((Span(action.what.strip() or _("not described")),),),
        (marked(short_grade_mark(planned.grade)),),
        ((Span(planned.owner or _("no owner")),), (Span(due, Tone.MUTED),), *progress(action)),
    )


def _dates(material: Material) -> Section | None:
    found = schedule(material.case, material.judgement, on=material.case.date)
    if found is None:
        return None
    heading = _("Earliest honest dates")
    return Section(heading=heading, blocks=(calendar(found), Prose(lines=_about(found), small=True)))


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
    return Timeline(periods=periods, today=found.on, alt=alt)


def _about(found: Schedule) -> tuple[tuple[Span, ...], ...]:
    how = _(
        "One step after the other; the dates at the right take the shortest usual durations, the bars reach "
        "to the longest. Practice, not rules: what each date rests on stands under “Certification outlook”."
    )
    texts = (target_words(found), *map(calendar_sentence, found.cautions), how)
    return tuple((Span(text),) for text in texts if text)
