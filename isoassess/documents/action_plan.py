"""The action plan: who does what until when, to be ticked by hand, and what nobody has planned yet."""

from isoassess.assessment.action_plan import (
    LEFT,
    SHAPE_OF_PLAN_STATE,
    Plan,
    PlanEntry,
    PlanState,
    count_states,
    plan_state_words,
    weight_words,
)
from isoassess.documents.common_parts import about, assessor_words, framed, head
from isoassess.documents.document_data import DocumentData
from isoassess.documents.known import KnownDocument
from isoassess.documents.options import DEFAULT, Options
from isoassess.documents.phrases import cell, marked, paragraph
from isoassess.documents.sections.control import controlled
from isoassess.documents.sections.findings.finding_cells import (
    earlier_cell,
    graded,
    labelled,
    number_cell,
    said_before,
    served,
)
from isoassess.documents.sections.outlook.closing import limits
from isoassess.documents.sections.verdict.opening import cover_banner
from isoassess.domain import Action, ActionStatus, Finding
from isoassess.domain.case import Case, Judgement
from isoassess.domain.words import status_words
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

ROOM = 11.0  # millimeters, for a date and initials
_TONE = {
    PlanState.OVERDUE: Tone.MAJOR,
    PlanState.NOT_EFFECTIVE: Tone.MINOR,
    PlanState.OPEN: Tone.NEUTRAL,
    PlanState.TO_CHECK: Tone.OFI,
    PlanState.DONE: Tone.CONFORMING,
}


def action_plan(case: Case, judgement: Judgement, options: Options = DEFAULT) -> Document:
    """The plan of everybody, or of one owner, as of the day of issue."""
    data = DocumentData(case, judgement, options.issued)
    owner = " ".join(options.owner.split())
    title = _("Action plan for {owner}").format(owner=owner) if owner else _("Action plan")
    against = _("{about} \u00b7 as of {day}").format(about=about(case), day=date_words(data.issued))
    return framed(
        case,
        options,
        title=title,
        banner=cover_banner(data, options),
        running_title=_("action plan"),
        sections=(
            _opening(data, options, title, against),
            *_actions(data, options, owner),
            _unplanned(data, data.planned, owner),
            limits(case, options, listed=False),
            controlled(case, options),
            _signatures(case, options, owner),
        ),
        against=against,
    )


def _opening(data: DocumentData, options: Options, title: str, against: str) -> Section:
    """How many of the actions that follow stand in which way, and how many findings have none."""
    shown = data.planned.of(options.owner) if options.owner.strip() else data.planned.actions
    counts = Counts(
        items=tuple(Count(mark=_mark(state), number=number) for state, number in count_states(shown).items())
    )
    told: tuple[Line, ...] = ((Span(_told(data, options), Tone.MUTED),),) if shown else ()
    lines: tuple[Line, ...] = ((Span(_base(data, len(shown), options)),), *told)
    blocks = (head(data.case, options, title, against), counts, Prose(lines=lines, small=True))
    return Section(blocks=blocks)


def _told(data: DocumentData, options: Options) -> str:
    """In which order the actions stand, and on which day they are overdue."""
    order = _("What is left to do comes in the order of the days, then what is done.")
    if options.by_owner or options.owner.strip():
        order = _("Overdue actions come first, then what did not work, then the others, each by their day.")
    overdue = _(
        "On one day what stands in the way of the next verdict comes first. Overdue is what was due before "
        "{day} and is not done, or was done and did not work."
    )
    return " ".join((order, overdue.format(day=date_words(data.issued))))


def _base(data: DocumentData, shown: int, options: Options) -> str:
    whole, gaps = data.planned, data.judgement.share.nonconforming
    counted = len(whole.actions)
    said = ngettext("{count} action in the whole plan.", "{count} actions in the whole plan.", counted)
    if not counted:
        said = _("The plan has no action yet.")
    if counted and options.owner.strip():
        said = ngettext(
            "{shown} of the {count} action in the whole plan.",
            "{shown} of the {count} actions in the whole plan.",
            counted,
        )
    without = ngettext(
        "{without} of {all} likely nonconformities has no action yet.",
        "{without} of {all} likely nonconformities have no action yet.",
        len(whole.unplanned),
    )
    if len(whole.unplanned) == gaps:
        without = ngettext(
            "The one likely nonconformity has no action yet.",
            "None of the {all} likely nonconformities has an action yet.",
            gaps,
        )
    if not whole.unplanned:
        without = ngettext(
            "The one likely nonconformity has an action.",
            "Each of the {all} likely nonconformities has an action.",
            gaps,
        )
    if not gaps:
        without = _("No likely nonconformity is known.")
    said, without = (
        said.format(count=counted, shown=shown),
        without.format(without=len(whole.unplanned), all=gaps),
    )
    return f"{said} {without}"


def _actions(data: DocumentData, options: Options, owner: str) -> tuple[Section, ...]:
    whole = data.planned
    if owner:
        mine = whole.of(owner)
        if not mine:
            nothing = paragraph(_("No action has this owner."))
            return (Section(heading=owner, blocks=(nothing,)),)
        return (_table(data, owner, mine),)
    if not whole.actions:
        return (Section(heading=_("Actions"), blocks=(paragraph(_("No action is set yet.")),)),)
    if options.by_owner:
        return tuple(_table(data, name or _("No owner named"), actions) for name, actions in whole.by_owner)
    return (_table(data, _("Actions by day"), whole.by_day, owners=True),)


def _table(data: DocumentData, name: str, actions: tuple[PlanEntry, ...], *, owners: bool = False) -> Section:
    columns = (
        Column(title=_("Due"), share=0.19),
        Column(title=_("What is to be done"), share=0.28 if owners else 0.35),
        *((Column(title=_("Owner"), share=0.12),) if owners else ()),
        Column(title=_("Requirement, likely grade"), share=0.32 if owners else 0.39),
        Column(title=_("Day, initials"), share=0.09),
    )
    rows = tuple(_row(data, entry, owners=owners) for entry in actions)
    heading = _("{owner} ({count})").format(owner=name, count=len(actions))
    return Section(heading=heading, blocks=(Grid(columns=columns, rows=rows, room=ROOM),))


def _row(data: DocumentData, entry: PlanEntry, *, owners: bool) -> tuple[Cell, ...]:
    owner = (cell(entry.owner) if entry.owner else cell(_("no owner"), Tone.MUTED),) if owners else ()
    return (
        _due(entry),
        (_tick(entry), *said_before(entry.action), *_effect(entry.action)),
        *owner,
        served(data, entry),
        (),
    )


def _tick(entry: PlanEntry) -> Line:
    """The action with a box to tick; a tick where nothing is left to do but to look whether it worked."""
    what = entry.action.what.strip() or _("not described")
    if entry.plan_state in (PlanState.TO_CHECK, PlanState.DONE):
        return (Span(f"\u2713\u00a0{what}", strong=True),)
    return (Span(what, strong=True, box=True),)


def _due(entry: PlanEntry) -> Cell:
    """The day, how the action stands on the day of issue, and what sets it apart."""
    action = entry.action
    due = date_words(action.due) if action.due else _("no date")
    late = entry.plan_state is PlanState.OVERDUE
    status = (Span(f"; {_how_far(action)}"),) if late else ()
    weight = weight_words(entry.weight) if entry.plan_state in LEFT else ""
    state = _mark(entry.plan_state)
    if not late and action.status is ActionStatus.STARTED:
        state = Mark(shape=state.shape, word=status_words(action.status), tone=state.tone)
    return (
        (Span(due, strong=True),),
        (*marked(state), *status),
        *(cell(weight, Tone.MUTED) if weight else ()),
    )


def _how_far(action: Action) -> str:
    """How far an overdue action is; one that was done and did not work says so."""
    if action.status is ActionStatus.DONE and action.effective is False:
        return plan_state_words(PlanState.NOT_EFFECTIVE)
    return status_words(action.status)


def _effect(action: Action) -> Cell:
    """How it was found out whether it worked."""
    check = action.check.strip()
    return (labelled(_("Checked: "), check),) if check else ()


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
    lead = paragraph(_("Likely nonconformities that nobody has planned anything for yet."))
    return Section(heading=heading, blocks=(lead, Grid(columns=columns, rows=rows, room=ROOM)))


def _open_row(data: DocumentData, finding: Finding) -> tuple[Cell, ...]:
    states = data.statement(finding.requirement, numbered=False)
    clause = ((Span(finding.clause, strong=True, box=True),),)
    named = (clause[0], *number_cell(finding), *earlier_cell(data, finding))
    return (named, (states,), graded(finding), (), ())


def _signatures(case: Case, options: Options, owner: str) -> Section:
    mine = ((_("Owner"), owner),) if owner else ()
    parties = (
        *mine,
        (_("For the organization"), case.profile.organization.contact),
        (_("Assessor"), assessor_words(case)),
    )
    block = SignOff(parties=parties, fields=(_("Name"), _("Date"), _("Signature")))
    return Section(heading=_("Agreed"), blocks=(block,), joined=True)


def _mark(state: PlanState) -> Mark:
    return Mark(shape=SHAPE_OF_PLAN_STATE[state], word=plan_state_words(state), tone=_TONE[state])


ACTION_PLAN = KnownDocument(
    write=action_plan,
    code="AP",
    title=lambda: _("Action plan"),
    purpose=lambda: _("who does what until when"),
    file_name=lambda: _("{organization} action plan {date}.pdf"),
    only=frozenset({"owner", "by_owner"}),
)
