"""One change for several actions: what each of them becomes, and why some of them stay as they are."""

from collections.abc import Hashable, Iterable
from datetime import date
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from isoassess.assessment.actions import with_status
from isoassess.domain import Action, ActionStatus, Answer
from isoassess.domain.answer_fields import follow_up_keys, value_of

Key = TypeVar("Key", bound=Hashable)
_FIELDS = tuple(f"action.{name}" for name in Action.__struct_fields__)


class SeveralChange(Struct, frozen=True, kw_only=True):
    """What is said of each; None leaves a field as it is. `no_due` takes the due date away.

    `deletes`: nothing is said of the action any more, whatever else stands here.
    """

    status: ActionStatus | None = None
    owner: str | None = None
    due: date | None = None
    no_due: bool = False
    deletes: bool = False


class Chosen(Struct, Generic[Key], frozen=True, kw_only=True):
    """An action that was chosen, by what it is known by; `locked`: its assessment is completed."""

    key: Key
    action: Action
    locked: bool = False


class SeveralPlan(Struct, Generic[Key], frozen=True, kw_only=True):
    """What becomes of each that was chosen; each is in one of these, in its order.

    `locked` are those that may not change so, `same` those that say so already.
    """

    changes: tuple[tuple[Key, Action, Action], ...] = ()
    locked: tuple[Key, ...] = ()
    same: tuple[Key, ...] = ()


def plan_several(chosen: Iterable[Chosen[Key]], said: SeveralChange, on: date) -> SeveralPlan[Key]:
    """What it would mean for these actions on a day, since which is done what was not done before."""
    changes: list[tuple[Key, Action, Action]] = []
    locked: list[Key] = []
    same: list[Key] = []
    for one in chosen:
        after = _after(one.action, said, on)
        if after == one.action:
            same.append(one.key)
        elif one.locked and not _differing(one.action, after) <= follow_up_keys():
            locked.append(one.key)
        else:
            changes.append((one.key, one.action, after))
    return SeveralPlan(changes=tuple(changes), locked=tuple(locked), same=tuple(same))


def _after(action: Action, said: SeveralChange, on: date) -> Action:
    if said.deletes:
        return Action()
    if said.status is not None and said.status is not action.status:
        action = with_status(action, said.status, on)
    owner = action.owner if said.owner is None else said.owner
    due = None if said.no_due else said.due or action.due
    return replace(action, owner=owner, due=due)


def _differing(before: Action, after: Action) -> frozenset[str]:
    """The keys of an answer in which two actions differ."""
    old, new = Answer(action=before), Answer(action=after)
    return frozenset(key for key in _FIELDS if value_of(old, key) != value_of(new, key))
