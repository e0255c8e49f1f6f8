"""What an owner wants to know first below the verdict: what stands in the way, and what to do next."""

from collections import Counter
from collections.abc import Iterator

from isoassess.assessment.action_plan import LEFT, PlanState
from isoassess.assessment.labels import message_words
from isoassess.assessment.labels.causes import (
    heading_words,
    not_known_words,
    obstacle_to_do,
    way_step_words,
)
from isoassess.documents.document_data import DocumentData
from isoassess.documents.phrases import cell, clause_words, paragraph, shortened
from isoassess.documents.sections.findings.finding_cells import progress
from isoassess.domain import Grade, Obstacle, WayStep, words
from isoassess.language.dates import date_words
from isoassess.language.lists import names_in_a_row
from isoassess.language.texts import _, ngettext
from isoassess.pdf.blocks import Cell, Column, Grid, Items, Line, Prose, Section, Span, Tone
from isoassess.timeline.durations import CertificationStep, step_words
from isoassess.timeline.next_steps import MOST, NextStep, next_steps

FEW_CAUSES = 6  # with a line each
LONGEST, LONGEST_NAME = 160, 60  # characters of an action and of its owner; the plan has all of them
_OF_ITS_OWN = (CertificationStep.INTERNAL_AUDIT, CertificationStep.MANAGEMENT_REVIEW)


def causes_in_brief(data: DocumentData) -> Section:
    """A line for each cause: before which stage it stands, and why; what is open comes last."""
    obstacles = data.judgement.obstacles
    heading = _("What stands in the way")
    if not obstacles:
        return Section(heading=heading, blocks=(paragraph(_("Nothing that is known.")),))
    lines = tuple(_cause(data, one) for one in obstacles)
    if len(lines) > FEW_CAUSES:
        lines = (*lines[: FEW_CAUSES - 1], _together(obstacles[FEW_CAUSES - 1 :]))
    return Section(heading=heading, blocks=(Items(lines=lines),))


def _together(obstacles: tuple[Obstacle, ...]) -> Line:
    """Those that are too many for a line each, by name."""
    names = names_in_a_row(heading_words(one.cause) for one in obstacles)
    says = ngettext("And {count} more: {names}.", "And {count} more: {names}.", len(obstacles))
    return (Span(says.format(count=len(obstacles), names=names)),)


def _cause(data: DocumentData, one: Obstacle) -> Line:
    staged = data.case.lens.certifiable and one.cause is not None
    before = _(" (before {stage})").format(stage=words.stage_words(one.stage).lower())
    stage = (before if one.certain else f" ({not_known_words()})") if staged else ""
    if all(blocker.because.id == "fact-not-stated" for blocker in one.blockers):
        stage = ""  # each of its points says so
    why = [message_words(blocker.because) for blocker in one.blockers if blocker.requirement is None]
    why += _graded(data, one)
    return (Span(heading_words(one.cause), strong=True), Span(f"{stage}: {' '.join(why)}"))


def _graded(data: DocumentData, one: Obstacle) -> list[str]:
    """How many of the requirements in the way have which likely grade; of open ones how many there are."""
    ids = [blocker.requirement for blocker in one.blockers if blocker.requirement is not None]
    count = Counter(data.finding(id_).grade for id_ in ids)
    major, minor, open_ = count[Grade.MAJOR], count[Grade.MINOR], count[Grade.NOT_ASSESSED]
    said = (
        ngettext("{count} likely major.", "{count} likely majors.", major).format(count=major),
        ngettext("{count} likely minor.", "{count} likely minors.", minor).format(count=minor),
        ngettext(
            "{count} requirement that readiness rests on is not assessed.",
            "{count} requirements that readiness rests on are not assessed.",
            open_,
        ).format(count=open_),
    )
    return [text for number, text in zip((major, minor, open_), said, strict=True) if number]


def steps_ahead(
    data: DocumentData, most: int | None = None, letters: int | None = None, *, where: tuple[str, str]
) -> Section | None:
    """What to do next, in the order of the days; None where nothing is left to do.

    `most`: how many steps; `letters`: of an action, and half of those of its owner;
    `where`: the places that tell what has no row, of causes and of steps of the shortest way.
    """
    steps, left = next_steps(data.case, data.judgement, data.planned, data.calendar, most=most or MOST)
    if not steps:
        return None
    columns = (
        Column(title=_("When"), share=0.28),
        Column(title=_("What"), share=0.54),
        Column(title=_("Who"), share=0.18),
    )
    grid = Grid(columns=columns, rows=tuple(_step_row(data, step, letters) for step in steps))
    return Section(
        heading=_("Next steps"), blocks=(grid, Prose(lines=tuple(_besides(data, left, where)), small=True))
    )


def _step_row(data: DocumentData, step: NextStep, letters: int | None) -> tuple[Cell, ...]:
    return (_when(data, step), _what(data, step, letters or LONGEST), _who(step, letters or LONGEST))


def _when(data: DocumentData, step: NextStep) -> Cell:
    if step.is_answer:
        return cell(_("now"))
    if step.day is None:
        return cell(_("no day yet"), Tone.MUTED)
    day = date_words(step.day)
    if step.action is not None and step.action.plan_state is PlanState.OVERDUE:
        return cell(_("overdue since {day}").format(day=day), Tone.MAJOR)
    if step.step is None:
        return cell(day)
    if step.step in _OF_ITS_OWN:
        return (*cell(day), *cell(_("at the earliest"), Tone.MUTED))
    return (*cell(day), *cell(_("before {step}").format(step=step_words(step.step).lower()), Tone.MUTED))


def _what(data: DocumentData, step: NextStep, letters: int) -> Cell:
    heading = Span(f"{heading_words(step.of.cause)}: ", strong=True)
    if step.action is None:
        of = step.of
        says = (
            obstacle_to_do(of, data.judgement)
            if isinstance(of, Obstacle)
            else way_step_words(of, data.judgement)
        )
        return ((Span(says),) if of.cause is None else (heading, Span(says)),)
    action = step.action.action
    clause = Span(f"{step.action.clause}\u2002", strong=True, link=step.action.requirement)
    also = (Span(_also(step), Tone.MUTED),) if step.more else ()
    how_far = tuple(span for line in progress(action) for span in (Span(", "), *line))
    return (
        (
            clause,
            Span(shortened(" ".join(action.what.split()), letters) or _("not described")),
            *how_far,
            *also,
            *_without(data, step),
        ),
    )


def _without(data: DocumentData, step: NextStep) -> Line:
    """What of the same cause stands in the way as well, and nobody has planned anything for."""
    if not step.without:
        return ()
    says = ngettext(
        "; {count} more point in the way has no action yet ({clauses})",
        "; {count} more points in the way have no action yet ({clauses})",
        len(step.without),
    )
    clauses = clause_words(data.clause(id_) for id_ in step.without)
    return (Span(says.format(count=len(step.without), clauses=clauses), Tone.MUTED),)


def _also(step: NextStep) -> str:
    """How many actions for the same cause are not named, and until when; day and owner may be others."""
    if step.until is None:
        says = ngettext(
            "; {count} more action on “{cause}”", "; {count} more actions on “{cause}”", step.more
        )
    else:
        says = ngettext(
            "; {count} more action on “{cause}” by {day}",
            "; {count} more actions on “{cause}” by {day}",
            step.more,
        )
    day = date_words(step.until) if step.until else ""
    return says.format(count=step.more, cause=heading_words(step.of.cause), day=day)


def _who(step: NextStep, letters: int) -> Cell:
    if step.action is None:
        is_work = step.of.cause is not None and not step.is_answer
        return cell(_("no action yet") if is_work else "\u2013", Tone.MUTED)
    owner = shortened(step.action.owner, min(LONGEST_NAME, letters // 2))
    return cell(owner) if owner else cell(_("no owner"), Tone.MUTED)


def rests_on() -> str:
    """What the section is called that tells of each cause what to do about it."""
    return _("What each cause rests on")


def _besides(
    data: DocumentData, others: tuple[Obstacle | WayStep, ...], where: tuple[str, str]
) -> Iterator[Line]:
    """How many actions there are besides these, for how many gaps there is none, what else has its steps."""
    left = sum(number for state, number in data.planned.counts.items() if state in LEFT)
    overdue, gaps = data.planned.counts[PlanState.OVERDUE], len(data.planned.unplanned)
    actions = ngettext(
        "As of {day}: {count} action is left to do, overdue: {overdue}.",
        "As of {day}: {count} actions are left to do, overdue: {overdue}.",
        left,
    ).format(day=date_words(data.issued), count=left, overdue=overdue)
    without = ngettext(
        "{count} likely nonconformity has no action yet.",
        "{count} likely nonconformities have no action yet.",
        gaps,
    ).format(count=gaps)
    yield (Span(" ".join(filter(None, (actions, without if gaps else ""))), Tone.MUTED),)
    told = [(thing.cause, where[isinstance(thing, WayStep)]) for thing in others]
    for place in dict.fromkeys(place for _cause, place in told):
        names = names_in_a_row(heading_words(cause) for cause, at in told if at == place)
        more = _("No room here for {names}: {where} tells what to do about it.")
        yield (Span(more.format(names=names, where=place)),)
