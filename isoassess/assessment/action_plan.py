"""The action plan: every action in the order in which it is to be taken, and what nobody has planned yet."""

from collections import Counter, defaultdict
from datetime import date
from enum import StrEnum

from msgspec import Struct

from isoassess.assessment.actions import awaits_check, is_open, is_overdue, is_planned
from isoassess.assessment.verdict.findings import NONCONFORMING
from isoassess.domain import NO_ANSWER, Action, Finding, Grade
from isoassess.domain.case import Case, Judgement
from isoassess.domain.clause_numbers import is_within
from isoassess.language.texts import _

_SLOW = ("9.1", "9.2", "9.3")
_SLOW_1994 = ("4.1.3", "4.17")


class Stands(StrEnum):
    """How an action stands, in the order of a plan."""

    OVERDUE = "overdue"
    OPEN = "open"
    TO_CHECK = "to-check"  # done, and nobody has looked yet if it worked
    DONE = "done"


SHAPE_OF_STANDS = {Stands.OVERDUE: "■", Stands.OPEN: "○", Stands.TO_CHECK: "◆", Stands.DONE: "✓"}


class Weight(StrEnum):
    """What an action is for, the most pressing first."""

    GATE = "gate"  # it stands in the way of the next verdict
    SLOW = "slow"  # it takes long: a cycle of data, the internal audits, the management review
    OTHER = "other"


class Planned(Struct, frozen=True, kw_only=True):
    """An action with the finding it is for."""

    requirement: str
    clause: str
    grade: Grade
    action: Action
    stands: Stands
    weight: Weight

    @property
    def owner(self) -> str:
        return " ".join(self.action.owner.split())


class Plan(Struct, frozen=True, kw_only=True):
    """`actions`: overdue first, then by date, the most pressing first on one day, those without a day after.

    `unplanned`: the likely nonconformities without an action, majors first.
    """

    actions: tuple[Planned, ...]
    unplanned: tuple[Finding, ...]

    @property
    def counts(self) -> dict[Stands, int]:
        """How many actions stand in which way; all ways are named."""
        count = Counter(planned.stands for planned in self.actions)
        return {stands: count[stands] for stands in Stands}

    @property
    def by_owner(self) -> tuple[tuple[str, tuple[Planned, ...]], ...]:
        """The actions of each owner by name, as first written; those without an owner last, under ""."""
        groups: dict[str, list[Planned]] = defaultdict(list)
        for planned in self.actions:
            groups[planned.owner.casefold()].append(planned)
        names = sorted(groups, key=lambda name: (not name, name))
        return tuple((groups[name][0].owner, tuple(groups[name])) for name in names)

    def of(self, owner: str) -> tuple[Planned, ...]:
        """The actions of one owner, however the name is spaced and capitalized."""
        name = " ".join(owner.split()).casefold()
        return tuple(planned for planned in self.actions if planned.owner.casefold() == name)

    def most_pressing(self, limit: int) -> tuple[Planned, ...]:
        """The open actions that matter most: what stands in the way, what takes long, likely majors."""
        pressing = [one for one in self.actions if one.stands in (Stands.OVERDUE, Stands.OPEN)]
        return tuple(sorted(pressing, key=_by_weight)[:limit])


def plan(case: Case, judgement: Judgement) -> Plan:
    """The plan of a case as of its day."""
    blocking = {blocker.requirement for blocker in judgement.blockers}
    actions, unplanned = [], []
    for finding in judgement.findings:
        action = case.answers.get(finding.requirement, NO_ANSWER).action
        if is_planned(action):
            weight = _weight(finding, case, blocking=finding.requirement in blocking)
            actions.append(_planned(finding, action, case.date, weight))
        elif finding.grade in NONCONFORMING:
            unplanned.append(finding)
    return Plan(
        actions=tuple(sorted(actions, key=_in_order)),
        unplanned=tuple(sorted(unplanned, key=lambda finding: finding.grade is not Grade.MAJOR)),
    )


def stands_of(action: Action, on: date) -> Stands:
    """How a planned action stands on a day."""
    if is_overdue(action, on):
        return Stands.OVERDUE
    if is_open(action):
        return Stands.OPEN
    return Stands.TO_CHECK if awaits_check(action) else Stands.DONE


def stands_words(stands: Stands) -> str:
    """How an action stands."""
    return {
        Stands.OVERDUE: _("overdue"),
        Stands.OPEN: _("open"),
        Stands.TO_CHECK: _("done, effect to be checked"),
        Stands.DONE: _("done"),
    }[stands]


def weight_words(weight: Weight) -> str:
    """What an action is for; empty where nothing sets it apart."""
    return {
        Weight.GATE: _("stands in the way"),
        Weight.SLOW: _("takes long"),
        Weight.OTHER: "",
    }[weight]


def _planned(finding: Finding, action: Action, on: date, weight: Weight) -> Planned:
    return Planned(
        requirement=finding.requirement,
        clause=finding.clause,
        grade=finding.grade,
        action=action,
        stands=stands_of(action, on),
        weight=weight,
    )


def _weight(finding: Finding, case: Case, *, blocking: bool) -> Weight:
    if blocking:
        return Weight.GATE
    slow = _SLOW if case.lens.certifiable else _SLOW_1994
    return Weight.SLOW if is_within(finding.clause, *slow) else Weight.OTHER


def _in_order(planned: Planned) -> tuple[int, date, int]:
    day = planned.action.due or date.max
    return list(Stands).index(planned.stands), day, list(Weight).index(planned.weight)


def _by_weight(planned: Planned) -> tuple[int, bool, date]:
    day = planned.action.due or date.max
    return list(Weight).index(planned.weight), planned.grade is not Grade.MAJOR, day
