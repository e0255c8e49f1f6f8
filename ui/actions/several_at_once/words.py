"""What is said of one change for several actions: what would change, what stays, and what was done."""

from collections.abc import Sequence

from isoassess.assessment.several_actions import SeveralChange, SeveralPlan
from isoassess.domain import Action
from isoassess.domain.words import status_words
from isoassess.language.dates import short_date_words
from isoassess.language.texts import _, ngettext
from isoassess.store import StoredAction

LONGEST = 120  # letters of what is to be done in a line


def chosen_words(count: int, change: str, delete: str) -> str:
    """How many are chosen, and by which keys something is done with them."""
    if not count:
        return _("No action is chosen.")
    says = ngettext(
        "{count} action is chosen. {change} changes it, {delete} deletes it.",
        "{count} actions are chosen. {change} changes them, {delete} deletes them.",
        count,
    )
    return says.format(count=count, change=change, delete=delete)


def plan_words(plan: SeveralPlan[int]) -> str:
    """How many change, and what becomes of the others."""
    changed, locked, same = map(len, (plan.changes, plan.locked, plan.same))
    parts = [ngettext("{count} action changes", "{count} actions change", changed).format(count=changed)]
    if locked:
        parts.append(_locked(locked))
    if same:
        says = ngettext("{count} says so already", "{count} say so already", same)
        parts.append(says.format(count=same))
    return ", ".join(parts) + "."


def plan_lines(plan: SeveralPlan[int], chosen: Sequence[StoredAction]) -> list[str]:
    """A line for each that changes, then those that stay."""
    lines = [_line(chosen[key], _difference(before, after)) for key, before, after in plan.changes]
    lines += [_line(chosen[key], _("✗ Stays: its assessment is completed")) for key in plan.locked]
    return lines + [_line(chosen[key], _("= Says so already")) for key in plan.same]


def chosen_lines(chosen: Sequence[StoredAction]) -> list[str]:
    """A line for each, while nothing is to become of them."""
    return [_name(one) for one in chosen]


def done_words(plan: SeveralPlan[int], said: SeveralChange) -> str:
    """What was done, and the way back."""
    count, locked = len(plan.changes), len(plan.locked)
    says = (
        ngettext("{count} action deleted", "{count} actions deleted", count)
        if said.deletes
        else ngettext("{count} action changed", "{count} actions changed", count)
    )
    told = says.format(count=count)
    if locked:
        told = f"{told}, {_locked(locked)}"
    return _("{done}. Ctrl+Z takes all of it back.").format(done=told)


def nothing_words(plan: SeveralPlan[int]) -> str:
    """Why nothing was done."""
    return f"{_locked(len(plan.locked))}." if plan.locked else _("Nothing would change.")


def _locked(count: int) -> str:
    says = ngettext(
        "{count} is of a completed assessment and stays",
        "{count} are of a completed assessment and stay",
        count,
    )
    return says.format(count=count)


def _line(planned: StoredAction, says: str) -> str:
    return f"{_name(planned)}\n{says}"


def _name(planned: StoredAction) -> str:
    """What is to be done, as far as there is room."""
    action = planned.answer.action
    what = " ".join((action.what.strip() or action.correction.strip() or _("Not described yet")).split())
    return what if len(what) <= LONGEST else what[:LONGEST] + "…"


def _difference(before: Action, after: Action) -> str:
    parts = []
    says = _("{name}: {before} → {after}")
    if before.status is not after.status:
        told = (status_words(before.status), status_words(after.status))
        parts.append(says.format(name=_("Status"), before=told[0], after=told[1]))
    if before.owner != after.owner:
        parts.append(says.format(name=_("Owner"), before=before.owner or "–", after=after.owner or "–"))
    if before.due != after.due:
        days = [short_date_words(day) if day else "–" for day in (before.due, after.due)]
        parts.append(says.format(name=_("Due"), before=days[0], after=days[1]))
    return " · ".join(parts)
