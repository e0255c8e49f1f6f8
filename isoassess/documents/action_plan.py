"""The action plan: who does what until when, to be ticked by hand, and what nobody has planned yet."""

from isoassess.assessment.action_plan import (
    SHAPE_OF_PLAN_STATE,
    Plan,
    PlanEntry,
    PlanState,
    plan,
    plan_state_words,
    weight_words,
)
from isoassess.documents.common_parts import assessor_words, framed, head
from isoassess.documents.document_data import DocumentData
from isoassess.documents.known import KnownDocument
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.phrases import cell, marked, paragraph
from isoassess.documents.sections.findings.finding_cells import graded, number_cell, planned, served
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
    PlanState.OVERDUE: Tone.MAJOR,
    PlanState.OPEN: Tone.NEUTRAL,
    PlanState.TO_CHECK: Tone.OFI,
    PlanState.DONE: Tone.CONFORMING,
}


def action_plan(case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The plan of everybody, or of one owner."""
    data = DocumentData(case, judgement, options.issued)
    whole = plan(case, judgement, on=data.issued)
    owner = " ".join(options.owner.split())
    title = _("Action plan for {owner}").format(owner=owner) if owner else _("Action plan")
    return framed(
        case,
        options,
        title=title,
        running_title=_("action plan"),
        sections=(
            _opening(data, whole, options, title),
            *_by_owner(data, whole, owner),
            _unplanned(data, whole, owner),
            limits(case, options),
            _signatures(case, options, owner),
        ),
    )


def _opening(data: DocumentData, whole: Plan, options: Options, title: str) -> Section:
    """How many actions stand in which way, and how many findings have none."""
    counts = Counts(
        items=tuple(Count(mark=_mark(state), number=number) for state, number in whole.counts.items())
    )
    about = _(
        "Overdue actions come first, then the others by their day; on one day what stands in the way of the "
        "next verdict, then what takes long (data, internal audits, the management review). What is overdue "
        "is counted as of {day}. A finding has the same number in every document."
    ).format(day=date_words(data.issued))
    lines: tuple[Line, ...] = ((Span(_base(data, whole)),), (Span(about, Tone.MUTED),))
    blocks = (head(data.case, options, title), counts, Prose(lines=lines, small=True))
    return Section(blocks=blocks)


def _base(data: DocumentData, whole: Plan) -> str:
    gaps, counted = data.judgement.share.nonconforming, len(whole.actions)
    said = ngettext("{count} action in the whole plan.", "{count} actions in the whole plan.", counted)
    without = _("{without} of {all} likely nonconformities have no action yet.")
    if not whole.unplanned:
        without = _("Each of the {all} likely nonconformities has an action.")
    if not gaps:
        without = _("No likely nonconformity is known.")
    return f"{said.format(count=counted)} {without.format(without=len(whole.unplanned), all=gaps)}"


def _by_owner(data: DocumentData, whole: Plan, owner: str) -> tuple[Section, ...]:
    if owner:
        mine = whole.of(owner)
        if not mine:
            nothing = paragraph(_("No action has this owner."))
            return (Section(heading=owner, blocks=(nothing,)),)
        return (_actions(data, owner, mine),)
    if not whole.actions:
        return (Section(heading=_("Actions"), blocks=(paragraph(_("No action is set yet.")),)),)
    return tuple(_actions(data, name or _("No owner named"), actions) for name, actions in whole.by_owner)


def _actions(data: DocumentData, name: str, actions: tuple[PlanEntry, ...]) -> Section:
    columns = (
        Column(title=_("Clause"), share=0.1),
        Column(title=_("Requirement, likely grade"), share=0.25),
        Column(title=_("What is to be done"), share=0.22),
        Column(title=_("Due, status"), share=0.17),
        Column(title=_("Did it work"), share=0.16),
        Column(title=_("Done, initials"), share=0.1),
    )
    rows = tuple(_row(data, entry) for entry in actions)
    heading = _("{owner} ({count})").format(owner=name, count=len(actions))
    return Section(heading=heading, blocks=(Grid(columns=columns, rows=rows, room=ROOM),))


def _row(data: DocumentData, entry: PlanEntry) -> tuple[Cell, ...]:
    return (
        (_tick(entry),),
        served(data, entry),
        planned(entry.action),
        _due(entry),
        _effect(entry.action),
        (),
    )


def _tick(entry: PlanEntry) -> Line:
    """A box to tick; a tick where nothing is left to do but to look whether it worked."""
    if entry.plan_state in (PlanState.TO_CHECK, PlanState.DONE):
        return (Span(f"\u2713\u00a0{entry.clause}", strong=True),)
    return (Span(entry.clause, strong=True, box=True),)


def _due(entry: PlanEntry) -> Cell:
    action = entry.action
    due = date_words(action.due) if action.due else _("no date")
    lines: list[Line] = [(Span(due),)]
    if entry.plan_state is PlanState.OVERDUE:
        lines.append((*marked(_mark(PlanState.OVERDUE)), Span(f"; {status_words(action.status)}")))
    else:
        lines.append((Span(status_words(action.status)),))
    weight = weight_words(entry.weight)
    return (*lines, *(cell(weight, Tone.MUTED) if weight else ()))


def _effect(action: Action) -> Cell:
    """What the check came to; nothing to say before it is done."""
    done = action.status is ActionStatus.DONE or action.effective is not None
    says = cell(effect_words(action.effective)) if done else ()
    return (*says, *(cell(action.check.strip(), Tone.MUTED) if action.check.strip() else ()))


def _unplanned(data: DocumentData, whole: Plan, owner: str) -> Section | None:
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
        Column(title=_("Requirement"), share=0.4),
        Column(title=_("Likely grade"), share=0.16),
        Column(title=_("Action"), share=0.18),
        Column(title=_("Owner, due"), share=0.16),
    )
    rows = tuple(_open_row(data, finding) for finding in found)
    about = paragraph(_("Likely nonconformities that nobody has planned anything for yet."))
    return Section(heading=heading, blocks=(about, Grid(columns=columns, rows=rows, room=ROOM)))


def _open_row(data: DocumentData, finding: Finding) -> tuple[Cell, ...]:
    states = data.statement(finding.requirement, numbered=False)
    clause = ((Span(finding.clause, strong=True, box=True),),)
    return ((clause[0], *number_cell(finding)), (states,), graded(finding), (), ())


def _signatures(case: Case, options: Options, owner: str) -> Section:
    mine = ((_("Owner"), owner),) if owner else ()
    parties = (
        *mine,
        (_("For the organization"), case.profile.organization.contact),
        (_("Assessor"), assessor_words(case, options)),
    )
    block = SignOff(parties=parties, fields=(_("Name"), _("Date"), _("Signature")))
    return Section(heading=_("Agreed"), blocks=(block,))


def _mark(state: PlanState) -> Mark:
    return Mark(shape=SHAPE_OF_PLAN_STATE[state], word=plan_state_words(state), tone=_TONE[state])


ACTION_PLAN = KnownDocument(
    write=action_plan,
    title=lambda: _("Action plan"),
    purpose=lambda: _("who does what until when"),
    file_name=lambda: _("{organization} action plan {date}.pdf"),
    only=frozenset({"owner"}),
)
