"""Actions: which are still open, which are late, and how one is begun from a finding."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from isoassess.domain import Action, ActionState, ActionStatus, Finding, Grade, Rating, Requirement
from isoassess.language.texts import _, ngettext


class ActionCounts(NamedTuple):
    """How many actions are open, how many of those late, and how many are done and wait for their check."""

    open: int
    overdue: int
    to_check: int


class FindingAction(Struct, frozen=True, kw_only=True):
    """An action with the finding it is for, and where it stands on the day of the case.

    `requirement` and `clause` are empty for a general action, which is for no finding. `serves`: the
    requirements of all findings that it serves, its own first; `numbers`: theirs; `grade` is the hardest.
    """

    requirement: str
    clause: str
    grade: Grade
    serves: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    action: Action
    state: ActionState

    @property
    def what(self) -> str:
        return self.action.what.strip()

    @property
    def owner(self) -> str:
        return " ".join(self.action.owner.split())

    @property
    def due(self) -> date | None:
        return self.action.due

    @property
    def overdue(self) -> bool:
        return self.state is ActionState.OVERDUE


_HARDEST_FIRST = (Grade.MAJOR, Grade.MINOR, Grade.OFI, Grade.CONFORMING, Grade.NOT_APPLICABLE)


def hardest(findings: Iterable[Finding]) -> Grade:
    """The hardest grade of what an action serves; not assessed where that is nothing."""
    grades = {finding.grade for finding in findings}
    return next((grade for grade in _HARDEST_FIRST if grade in grades), Grade.NOT_ASSESSED)


def numbers_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The numbers of what an action serves, in its order."""
    return tuple(finding.number for finding in findings if finding.number)


def is_planned(action: Action) -> bool:
    """Whether anything is said of an action at all."""
    texts = (action.what, action.owner, action.correction, action.cause)
    return action.due is not None or any(map(str.strip, texts))


def is_open(action: Action) -> bool:
    """Whether there is still something to do: not done yet, or done without the wanted effect."""
    return is_planned(action) and (action.status is not ActionStatus.DONE or action.effective is False)


def awaits_check(action: Action) -> bool:
    """Whether it is done, and nobody has looked yet if it worked."""
    return is_planned(action) and action.status is ActionStatus.DONE and action.effective is None


def is_overdue(action: Action, today: date) -> bool:
    return is_open(action) and action.due is not None and action.due < today


def count_actions(actions: Iterable[Action], today: date) -> ActionCounts:
    """The figures about some actions; wherever a figure about actions stands, it is one of these."""
    listed = tuple(actions)
    late = sum(is_overdue(action, today) for action in listed)
    return ActionCounts(sum(map(is_open, listed)), late, sum(map(awaits_check, listed)))


def action_counts_words(counted: ActionCounts) -> str:
    """The figures in words, those that are not nought; empty where all are."""
    said = (
        ngettext("{count} open", "{count} open", counted.open).format(count=counted.open),
        ngettext("{count} overdue", "{count} overdue", counted.overdue).format(count=counted.overdue),
        ngettext("{count} to be checked", "{count} to be checked", counted.to_check).format(
            count=counted.to_check
        ),
    )
    return ", ".join(words for count, words in zip(counted, said, strict=True) if count)


def state_of(action: Action, today: date) -> ActionState:
    """Where it stands in one word; what is late is said before all else."""
    if is_overdue(action, today):
        return ActionState.OVERDUE
    if action.status is ActionStatus.DONE:
        if action.effective is None:
            return ActionState.TO_CHECK
        return ActionState.EFFECTIVE if action.effective else ActionState.NOT_EFFECTIVE
    return ActionState.STARTED if action.status is ActionStatus.STARTED else ActionState.OPEN


def with_status(action: Action, status: ActionStatus, on: date) -> Action:
    """Set how far it is; what is not done any more has no effect yet, the words of the check stay."""
    if status is not ActionStatus.DONE:
        return replace(action, status=status, done=None, effective=None)
    return replace(action, status=status, done=action.done or on)


def with_progress(action: Action, field: str, value: Any, on: date) -> Action:
    """Set a field of it as a person chose it on a day; with the status goes what depends on it."""
    return with_status(action, value, on) if field == "status" else replace(action, **{field: value})


def draft(requirement: Requirement, finding: Finding) -> Action:
    """An action begun from a finding: what would bring it to conforming, for a person to change.

    Without an owner and without a due date: a program does not know them.
    """
    return Action(what=_first_words(finding).format(points=_points(requirement)))


def _first_words(finding: Finding) -> str:
    if finding.claimed and finding.grade is not Grade.MAJOR:
        return _("Bring the evidence together and file it: {points}")
    if finding.rating in (Rating.ABSENT, Rating.INFORMAL):
        return _("Define it and put it into use. What will show it: {points}")
    if finding.rating is Rating.PARTIAL:
        return _("Close the gaps. What will show it: {points}")
    return _("Improve it. What will show it: {points}")


def _points(requirement: Requirement) -> str:
    """What is to be shown in the end: the documented information, else what an auditor looks for first."""
    return requirement.documents.what or requirement.looks_for[0]
