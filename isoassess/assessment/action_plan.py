"""The action plan: every action in the order in which it is to be taken, and what nobody has planned yet."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from isoassess.assessment.actions import FindingAction, hardest, numbers_of, state_of
from isoassess.assessment.planned import planned_actions, serving
from isoassess.assessment.verdict.findings import NONCONFORMING
from isoassess.domain import Action, ActionState, Finding, Grade
from isoassess.domain.case import Case, Judgement
from isoassess.domain.clause_numbers import is_within
from isoassess.language.texts import _

_SLOW = ("9.1", "9.2", "9.3")
_SLOW_1994 = ("4.1.3", "4.17")


class PlanState(StrEnum):
    """How an action stands on paper, in the order of a plan; less is told apart than on the screen."""

    OVERDUE = "overdue"
    NOT_EFFECTIVE = "not-effective"  # done, and it did not work
    OPEN = "open"
    TO_CHECK = "to-check"  # done, and nobody has looked yet if it worked
    DONE = "done"


SHAPE_OF_PLAN_STATE = {
    PlanState.OVERDUE: "■",
    PlanState.NOT_EFFECTIVE: "✗",
    PlanState.OPEN: "○",
    PlanState.TO_CHECK: "◆",
    PlanState.DONE: "✓",
}


class Weight(StrEnum):
    """What an action is for, the most pressing first."""

    GATE = "gate"  # it stands in the way of the next verdict
    SLOW = "slow"  # it takes long: a cycle of data, the internal audits, the management review
    OTHER = "other"


PLAN_STATES = {
    ActionState.OVERDUE: PlanState.OVERDUE,
    ActionState.OPEN: PlanState.OPEN,
    ActionState.STARTED: PlanState.OPEN,
    ActionState.NOT_EFFECTIVE: PlanState.NOT_EFFECTIVE,
    ActionState.TO_CHECK: PlanState.TO_CHECK,
    ActionState.EFFECTIVE: PlanState.DONE,
}


LEFT = frozenset({PlanState.OVERDUE, PlanState.OPEN, PlanState.NOT_EFFECTIVE})  # something is left to do


class PlanEntry(FindingAction, frozen=True, kw_only=True):
    """An action as it stands in the plan."""

    weight: Weight

    @property
    def plan_state(self) -> PlanState:
        return PLAN_STATES[self.state]


class Plan(Struct, frozen=True, kw_only=True):
    """`actions`: overdue first, then what did not work, then what is open, then the rest; each by date, the
    most pressing first on one day, majors before minors, those without a day after.

    `unplanned`: the likely nonconformities without an action, majors first.
    """

    actions: tuple[PlanEntry, ...]
    unplanned: tuple[Finding, ...]

    @property
    def counts(self) -> dict[PlanState, int]:
        """How many actions stand in which way; all ways are named."""
        return count_states(self.actions)

    @property
    def by_owner(self) -> tuple[tuple[str, tuple[PlanEntry, ...]], ...]:
        """The actions of each owner by name, as first written; those without an owner last, under ""."""
        groups: dict[str, list[PlanEntry]] = defaultdict(list)
        for entry in self.actions:
            groups[entry.owner.casefold()].append(entry)
        names = sorted(groups, key=lambda name: (not name, name))
        return tuple((groups[name][0].owner, tuple(groups[name])) for name in names)

    @property
    def by_day(self) -> tuple[PlanEntry, ...]:
        """What is left to do in the order of the days, then what is done; those without a day after."""
        return tuple(sorted(self.actions, key=_by_day))

    def of(self, owner: str) -> tuple[PlanEntry, ...]:
        """The actions of one owner, however the name is spaced and capitalized."""
        name = " ".join(owner.split()).casefold()
        return tuple(entry for entry in self.actions if entry.owner.casefold() == name)

    def most_pressing(self, limit: int) -> tuple[PlanEntry, ...]:
        """The open actions that matter most: what stands in the way, what takes long, likely majors."""
        pressing = [one for one in self.actions if one.plan_state in LEFT]
        return tuple(sorted(pressing, key=_by_weight)[:limit])


def count_states(entries: Iterable[PlanEntry]) -> dict[PlanState, int]:
    """How many of these actions stand in which way; all ways are named."""
    count = Counter(entry.plan_state for entry in entries)
    return {state: count[state] for state in PlanState}


def plan(case: Case, judgement: Judgement, *, on: date | None = None) -> Plan:
    """The plan of a case as of a day, its own where none is said."""
    today = on or case.date
    blocking = {blocker.requirement for blocker in judgement.blockers}
    findings = {finding.requirement: finding for finding in judgement.findings}
    actions = [
        _entry(one.action, [findings[id_] for id_ in one.serves], case, today, blocking)
        for one in planned_actions(case)
    ]
    served = serving(case)
    unplanned = [
        finding
        for finding in judgement.findings
        if finding.grade in NONCONFORMING and finding.requirement not in served
    ]
    return Plan(
        actions=tuple(sorted(actions, key=_in_order)),
        unplanned=tuple(sorted(unplanned, key=lambda finding: finding.grade is not Grade.MAJOR)),
    )


def plan_state_words(state: PlanState) -> str:
    """How an action stands."""
    return {
        PlanState.OVERDUE: _("overdue"),
        PlanState.OPEN: _("open"),
        PlanState.NOT_EFFECTIVE: _("done, not effective"),
        PlanState.TO_CHECK: _("done, effect to be checked"),
        PlanState.DONE: _("done and effective"),
    }[state]


def weight_words(weight: Weight) -> str:
    """What an action is for; empty where nothing sets it apart."""
    return {
        Weight.GATE: _("stands in the way"),
        Weight.SLOW: _("needs lead time"),
        Weight.OTHER: "",
    }[weight]


def _entry(
    action: Action, findings: list[Finding], case: Case, on: date, blocking: set[str | None]
) -> PlanEntry:
    """As pressing as the most pressing of the findings that it serves."""
    first = findings[0] if findings else None
    weights = [_weight(one, case, blocking=one.requirement in blocking) for one in findings]
    return PlanEntry(
        requirement=first.requirement if first else "",
        clause=first.clause if first else "",
        grade=hardest(findings),
        serves=tuple(one.requirement for one in findings),
        numbers=numbers_of(findings),
        action=action,
        state=state_of(action, on),
        weight=min(weights, key=list(Weight).index, default=Weight.OTHER),
    )


def _weight(finding: Finding, case: Case, *, blocking: bool) -> Weight:
    if blocking:
        return Weight.GATE
    slow = _SLOW if case.lens.certifiable else _SLOW_1994
    return Weight.SLOW if is_within(finding.clause, *slow) else Weight.OTHER


def _in_order(entry: PlanEntry) -> tuple[int, date, int, bool, bool]:
    return (list(PlanState).index(entry.plan_state), *_within_day(entry))


def _by_day(entry: PlanEntry) -> tuple[bool, date, int, bool, bool]:
    return (entry.plan_state not in LEFT, *_within_day(entry))


def _within_day(entry: PlanEntry) -> tuple[date, int, bool, bool]:
    """By day; on one day by what it is for, and of that the major before the minor."""
    day, grade = entry.action.due or date.max, entry.grade
    return day, list(Weight).index(entry.weight), grade is not Grade.MAJOR, grade is not Grade.MINOR


def _by_weight(entry: PlanEntry) -> tuple[int, bool, date]:
    day = entry.action.due or date.max
    return list(Weight).index(entry.weight), entry.grade is not Grade.MAJOR, day
