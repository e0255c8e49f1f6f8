"""The action plan: who does what until when, to be ticked by hand, and what nobody has planned yet."""

from isoassess.assessment.action_plan import (
    SHAPE_OF_STANDS,
    Plan,
    Planned,
    Stands,
    plan,
    stands_words,
    weight_words,
)
from isoassess.documents.entry_material import Material
from isoassess.documents.frame import assessor_words, framed, head
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.phrases import cell, marked, paragraph, short_grade_mark
from isoassess.documents.sections.findings.finding_cells import graded
from isoassess.documents.sections.outlook.closing import limits
from isoassess.domain import Action, ActionStatus, Finding
from isoassess.domain.case import Case, Judgement
from isoassess.domain.words import effect_words, status_words
from isoassess.language.dates import date_words
from isoassess.language.texts import _, ngettext
from isoassess.pdf.blocks import (
    Cell,
    Column,
    Count,
    Counts,
    Document,
    Grid,
    Line,
    Mark,
    Prose,
    Section,
    SignOff,
    Span,
    Tone,
)

ROOM = 16.0  # millimeters, for a date and initials
_TONE = {
    Stands.OVERDUE: Tone.MAJOR,
    Stands.OPEN: Tone.NEUTRAL,
    Stands.TO_CHECK: Tone.OFI,
    Stands.DONE: Tone.CONFORMING,
}


def action_plan(case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The plan of everybody, or of one owner."""
    material, whole = Material(case, judgement), plan(case, judgement)
    owner = " ".join(options.owner.split())
    title = _("Action plan for {owner}").format(owner=owner) if owner else _("Action plan")
    return framed(
        case,
        options,
        title=title,
        running_title=_("action plan"),
        sections=(
            _opening(material, whole, options, title),
            *_by_owner(material, whole, owner),
            _unplanned(material, whole, owner),
            limits(case, options),
            _signatures(case, options, owner),
        ),
    )


def _opening(material: Material, whole: Plan, options: Options, title: str) -> Section:
    """How many actions stand in which way, and how many findings have none."""
    counts = Counts(
        items=tuple(Count(mark=_mark(stands), number=number) for stands, number in whole.counts.items())
    )
    about = _(
        "Overdue actions come first, then the others by their day; on one day what stands in the way of the "
        "next verdict, then what takes long (data, internal audits, the management review). The day of this "
        "plan is {day}. The word under a finding names the same finding in every document."
    ).format(day=date_words(material.case.date))
    lines: tuple[Line, ...] = ((Span(_base(material, whole)),), (Span(about, Tone.MUTED),))
    blocks = (head(material.case, options, title), counts, Prose(lines=lines, small=True))
    return Section(blocks=blocks)


def _base(material: Material, whole: Plan) -> str:
    gaps, counted = material.judgement.share.nonconforming, len(whole.actions)
    said = ngettext("{count} action in the whole plan.", "{count} actions in the whole plan.", counted)
    without = _("{without} of {all} likely nonconformities have no action yet.")
    if not gaps:
        without = _("No likely nonconformity is known.")
    return f"{said.format(count=counted)} {without.format(without=len(whole.unplanned), all=gaps)}"


def _by_owner(material: Material, whole: Plan, owner: str) -> tuple[Section, ...]:
    if owner:
        mine = whole.of(owner)
        if not mine:
            nothing = paragraph(_("No action has this owner."))
            return (Section(heading=owner, blocks=(nothing,)),)
        return (_actions(material, owner, mine),)
    if not whole.actions:
        return (Section(heading=_("Actions"), blocks=(paragraph(_("No action is set yet.")),)),)
    return tuple(_actions(material, name or _("No owner named"), actions) for name, actions in whole.by_owner)


def _actions(material: Material, name: str, actions: tuple[Planned, ...]) -> Section:
    columns = (
        Column(title=_("Clause"), share=0.1),
        Column(title=_("Finding"), share=0.25),
        Column(title=_("What is to be done"), share=0.22),
        Column(title=_("Due, status"), share=0.17),
        Column(title=_("Did it work"), share=0.16),
        Column(title=_("Done, initials"), share=0.1),
    )
    rows = tuple(_row(material, planned) for planned in actions)
    heading = _("{owner} ({count})").format(owner=name, count=len(actions))
    return Section(heading=heading, blocks=(Grid(columns=columns, rows=rows, room=ROOM),))


def _row(material: Material, planned: Planned) -> tuple[Cell, ...]:
    asks = material.question(planned.requirement, numbered=False)
    return (
        (_tick(planned),),
        (asks, marked(short_grade_mark(planned.grade)), _name(planned.requirement)),
        cell(planned.action.what.strip() or _("not described")),
        _due(planned),
        _effect(planned.action),
        (),
    )


def _tick(planned: Planned) -> Line:
    """A box to tick; a tick where nothing is left to do but to look whether it worked."""
    if planned.stands in (Stands.TO_CHECK, Stands.DONE):
        return (Span(f"\u2713\u00a0{planned.clause}", strong=True),)
    return (Span(planned.clause, strong=True, box=True),)


def _name(requirement: str) -> Line:
    return (Span(requirement, Tone.MUTED),)


def _due(planned: Planned) -> Cell:
    action = planned.action
    due = date_words(action.due) if action.due else _("no date")
    lines: list[Line] = [(Span(due),)]
    if planned.stands is Stands.OVERDUE:
        lines.append((*marked(_mark(Stands.OVERDUE)), Span(f"; {status_words(action.status)}")))
    else:
        lines.append((Span(status_words(action.status)),))
    weight = weight_words(planned.weight)
    return (*lines, *(cell(weight, Tone.MUTED) if weight else ()))


def _effect(action: Action) -> Cell:
    """What the check came to; nothing to say before it is done."""
    done = action.status is ActionStatus.DONE or action.effective is not None
    says = cell(effect_words(action.effective)) if done else ()
    return (*says, *(cell(action.check.strip(), Tone.MUTED) if action.check.strip() else ()))


def _unplanned(material: Material, whole: Plan, owner: str) -> Section | None:
    """The likely nonconformities without an action; for one owner only how many there are."""
    found = whole.unplanned
    heading = _("Without an action")
    if not found:
        return None
    if owner:
        says = ngettext(
            "{count} likely nonconformity has no action yet; the whole plan lists it.",
            "{count} likely nonconformities have no action yet; the whole plan lists them.",
            len(found),
        ).format(count=len(found))
        return Section(heading=heading, blocks=(paragraph(says),))
    columns = (
        Column(title=_("Clause"), share=0.1),
        Column(title=_("Finding"), share=0.4),
        Column(title=_("Likely grade"), share=0.16),
        Column(title=_("Action"), share=0.18),
        Column(title=_("Owner, due"), share=0.16),
    )
    rows = tuple(_open_row(material, finding) for finding in found)
    about = paragraph(_("Likely nonconformities that nobody has planned anything for yet."))
    return Section(heading=heading, blocks=(about, Grid(columns=columns, rows=rows, room=ROOM)))


def _open_row(material: Material, finding: Finding) -> tuple[Cell, ...]:
    asks = material.question(finding.requirement, numbered=False)
    clause = ((Span(finding.clause, strong=True, box=True),),)
    return (clause, (asks, _name(finding.requirement)), graded(finding), (), ())


def _signatures(case: Case, options: Options, owner: str) -> Section:
    mine = ((_("Owner"), owner),) if owner else ()
    parties = (
        *mine,
        (_("For the organization"), case.profile.organization.contact),
        (_("Assessor"), assessor_words(case, options)),
    )
    block = SignOff(parties=parties, fields=(_("Name"), _("Date"), _("Signature")))
    return Section(heading=_("Agreed"), blocks=(block,))


def _mark(stands: Stands) -> Mark:
    return Mark(shape=SHAPE_OF_STANDS[stands], word=stands_words(stands), tone=_TONE[stands])
