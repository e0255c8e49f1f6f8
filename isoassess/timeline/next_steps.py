"""What is to be done next, by whom and until when: what is planned, and what nobody has planned yet.

Every cause in the way has a step, and so has every thing to do of the shortest way. What is planned stands
with its day; the rest with the day on which it can be done at the earliest, or before which it has to be.
Where there are too many for a page, what is known to stand in the way keeps its step before all others.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from isoassess.assessment.action_plan import LEFT, Plan, PlanEntry, PlanState, Weight
from isoassess.assessment.verdict.causes import causes_of
from isoassess.domain import Cause, CertificationStage, Obstacle, WayStep
from isoassess.domain.case import Case, Judgement
from isoassess.domain.clause_numbers import is_within
from isoassess.timeline.durations import CertificationStep
from isoassess.timeline.schedule import Schedule

MOST = 9  # steps that are named, for a page to hold them; the plan has all actions
_STEP_OF_CAUSE = {
    Cause.INTERNAL_AUDIT: CertificationStep.INTERNAL_AUDIT,
    Cause.MANAGEMENT_REVIEW: CertificationStep.MANAGEMENT_REVIEW,
}
_STEP_OF_STAGE = {
    CertificationStage.STAGE_1: CertificationStep.STAGE_1,
    CertificationStage.STAGE_2: CertificationStep.STAGE_2,
}


class NextStep(Struct, frozen=True, kw_only=True):
    """One thing to do. `of`: what it is for; `action` is None where nobody has planned anything for it.

    `day`: when the action is due, else when the step of the certification is at the earliest; `step` is that
    step. Both are None where no day can be told. `more`: how many actions for the same are not named, and
    `until` the last of their days, None where one of them has none. `without`: the requirements that are in
    the way, or to be reached, and have no action, though the cause has one.
    """

    of: Obstacle | WayStep
    action: PlanEntry | None = None
    day: date | None = None
    step: CertificationStep | None = None
    more: int = 0
    until: date | None = None
    without: tuple[str, ...] = ()

    @property
    def is_answer(self) -> bool:
        """Whether it is done by filling in an empty place of the profile, which waits for no day."""
        if self.action is not None or self.of.cause is None:
            return False
        if isinstance(self.of, Obstacle):
            return all(one.opens.id == "state-fact" for one in self.of.blockers)
        return all(one.what.id == "step-state-fact" for one in self.of.changes)


def next_steps(
    case: Case, judgement: Judgement, planned: Plan, calendar: Schedule | None, *, most: int = MOST
) -> tuple[tuple[NextStep, ...], tuple[Obstacle | WayStep, ...]]:
    """The steps in the order of their days, those without a day last; and what has none of them.

    `most`: how many steps are named; what is known to stand in the way has its own all the same, up to MOST.
    """
    found = tuple(_things(case, judgement, planned))
    most = max(most, min(sum(_stands_in_the_way(thing) for thing, _actions in found), MOST))
    chosen = {id(thing) for thing, _actions in sorted(found, key=_urgent)[:most]}
    shown = [(thing, actions) for thing, actions in found if id(thing) in chosen]
    with_actions = sum(bool(actions) for _thing, actions in shown)
    each = max(1, (most - len(shown) + with_actions) // max(1, with_actions))
    acted = _acted(planned)
    steps = [step for thing, actions in shown for step in _steps(thing, actions, each, calendar, acted)]
    left = tuple(thing for thing, _actions in found if id(thing) not in chosen)
    return tuple(sorted(steps, key=_by_day)), left


def _stands_in_the_way(thing: Obstacle | WayStep) -> bool:
    """Whether no answer to what is open takes it away."""
    return isinstance(thing, Obstacle) and thing.cause is not None and thing.certain


def _urgent(found: tuple[Obstacle | WayStep, tuple[PlanEntry, ...]]) -> tuple[bool, bool]:
    """What is known to stand in the way comes first, of it what is overdue; else they keep their order."""
    thing, actions = found
    late = any(entry.plan_state is PlanState.OVERDUE for entry in actions)
    return not _stands_in_the_way(thing), not late


def _by_day(step: NextStep) -> date:
    """What is only to be answered comes first."""
    return date.min if step.is_answer else step.day or date.max


def _things(
    case: Case, judgement: Judgement, planned: Plan
) -> Iterator[tuple[Obstacle | WayStep, tuple[PlanEntry, ...]]]:
    """What stands in the way and what leads past it, each once, with the actions that are left for it."""
    cause_of, named, told, acted = causes_of(case), set[int](), set[Cause | None](), _acted(planned)
    left = tuple(entry for entry in planned.actions if entry.plan_state in LEFT)
    things: tuple[Obstacle | WayStep, ...] = (*judgement.obstacles, *judgement.way)
    for thing in things:
        actions = tuple(entry for entry in left if _is_for(entry, thing, cause_of))
        fresh = tuple(entry for entry in actions if id(entry) not in named)
        if thing.cause in told or (actions and not fresh):
            continue
        told.add(thing.cause)
        if _only_elsewhere(thing, fresh, acted):
            fresh = ()  # what is done beside it opens nothing
        named |= {id(entry) for entry in fresh}
        yield thing, fresh


def _acted(planned: Plan) -> frozenset[str]:
    """The requirements that an action is planned for, or was done for."""
    return frozenset(id_ for entry in planned.actions for id_ in entry.serves)


def _asked(thing: Obstacle | WayStep) -> tuple[str, ...]:
    """The requirements that stand in the way, or that have to be reached; each once."""
    if isinstance(thing, Obstacle):
        ids = (one.requirement for one in thing.blockers if not one.unknown)
    else:
        ids = (one.requirement for one in thing.changes)
    return tuple(dict.fromkeys(id_ for id_ in ids if id_ is not None))


def _only_elsewhere(thing: Obstacle | WayStep, actions: tuple[PlanEntry, ...], acted: frozenset[str]) -> bool:
    """Whether none of the actions for a cause is for a requirement that stands in the way."""
    asked, groups = _asked(thing), _groups(thing)
    within = groups and any(is_within(entry.clause, *groups) for entry in actions)
    return bool(asked) and not within and acted.isdisjoint(asked)


def _is_for(entry: PlanEntry, thing: Obstacle | WayStep, cause_of: dict[str, Cause]) -> bool:
    """Whether an action is for a cause; a group of minors in a clause is met by actions on any of them."""
    if thing.cause is None:
        return False
    groups = _groups(thing)
    within = bool(groups) and is_within(entry.clause, *groups)
    return within or any(cause_of.get(id_) is thing.cause for id_ in entry.serves)


def _groups(thing: Obstacle | WayStep) -> tuple[str, ...]:
    if isinstance(thing, WayStep):
        return ()
    return tuple(one.clause for one in thing.blockers if one.clause and not one.requirement and not one.fact)


def _steps(
    thing: Obstacle | WayStep,
    actions: tuple[PlanEntry, ...],
    most: int,
    calendar: Schedule | None,
    acted: frozenset[str],
) -> Iterable[NextStep]:
    if not actions:
        bare = NextStep(of=thing)
        day, step = (None, None) if bare.is_answer else _earliest(thing, calendar)
        return (replace(bare, day=day, step=step),)
    first = sorted(actions, key=_pressing)
    shown = [NextStep(of=thing, action=entry, day=entry.due) for entry in first[:most]]
    shown[-1] = replace(shown[-1], without=tuple(id_ for id_ in _asked(thing) if id_ not in acted))
    rest = [entry.due or date.max for entry in first[most:]]
    if rest:
        last, until = shown.pop(), max(rest)
        shown.append(replace(last, more=len(rest), until=None if until == date.max else until))
    return shown


def _pressing(entry: PlanEntry | None) -> tuple[bool, int, date]:
    """What is overdue first, then what stands in the way of the verdict, then by day."""
    if entry is None:
        return True, len(Weight), date.max
    late = entry.plan_state is PlanState.OVERDUE
    return not late, list(Weight).index(entry.weight), entry.due or date.max


def _earliest(
    thing: Obstacle | WayStep, calendar: Schedule | None
) -> tuple[date | None, CertificationStep | None]:
    """The day of the step that the thing is, or has to be done before."""
    if thing.cause is None or calendar is None:
        return None, None
    stage = thing.stage if isinstance(thing, Obstacle) else CertificationStage.STAGE_2
    wanted = (_STEP_OF_CAUSE.get(thing.cause), _STEP_OF_STAGE[stage])
    for step in wanted:
        for milestone in calendar.milestones:
            if milestone.step is step and milestone.earliest is not None:
                return milestone.earliest, step
    return None, None
