"""Which action serves which requirements: the one on a requirement, those that cover others, those of none.

An action on a requirement is kept with its answer. One of its own has an id of its own, and serves what it
covers; where it covers nothing it is a general action.
"""

from collections import defaultdict
from collections.abc import Iterator
from uuid import uuid4

from msgspec import Struct

from isoassess.assessment.actions import is_planned
from isoassess.domain import Action
from isoassess.domain.case import Case
from isoassess.language.texts import _

OWN = "action:"  # no requirement id holds a colon


class PlannedAction(Struct, frozen=True, kw_only=True):
    """`id`: the requirement it is kept with, or its own. `serves`: the requirements, its own first."""

    id: str
    action: Action
    serves: tuple[str, ...]


def own_id(name: str = "") -> str:
    """An id for an action of no requirement; a new one where no name is given."""
    return f"{OWN}{name or uuid4()}"


def to_describe_words() -> str:
    """What a new action says until somebody says what is to be done."""
    return _("To be described")


def is_own(id_: str) -> bool:
    """Whether an action is of no requirement."""
    return id_.startswith(OWN)


def planned_actions(case: Case) -> tuple[PlannedAction, ...]:
    """All that are planned: those on requirements in the order of the case, then those of their own."""
    return tuple(one for one in _all(case) if is_planned(one.action))


def all_actions(case: Case) -> tuple[Action, ...]:
    """Whatever is said of an action, also for what the lens does not ask."""
    return (*(answer.action for answer in case.answers.values()), *case.actions.values())


def serving(case: Case) -> dict[str, tuple[PlannedAction, ...]]:
    """The planned actions by the requirements that they serve, the one kept with it first."""
    found: dict[str, list[PlannedAction]] = defaultdict(list)
    for one in planned_actions(case):
        for requirement_id in one.serves:
            found[requirement_id].append(one)
    return {id_: tuple(sorted(those, key=lambda one: one.id != id_)) for id_, those in found.items()}


def _all(case: Case) -> Iterator[PlannedAction]:
    asked = {requirement.id for requirement in case.requirements}
    for requirement in case.requirements:
        answer = case.answers.get(requirement.id)
        if answer is not None:
            covers = [id_ for id_ in answer.action.covers if id_ in asked]
            serves = tuple(dict.fromkeys((requirement.id, *covers)))
            yield PlannedAction(id=requirement.id, action=answer.action, serves=serves)
    for id_, action in case.actions.items():
        yield PlannedAction(id=id_, action=action, serves=tuple(one for one in action.covers if one in asked))
