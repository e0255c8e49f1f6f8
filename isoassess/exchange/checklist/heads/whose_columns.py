"""Columns of owners and due dates: which one is of an action, where there are several of them."""

from collections.abc import Collection, Mapping

from isoassess.exchange.checklist.heads.column_heads import ColumnRole, head_role

_WHAT = (ColumnRole.CORRECTION, ColumnRole.ACTION)
_WHOSE = (ColumnRole.OWNER, ColumnRole.DAY)
_BEHIND = (*_WHOSE, ColumnRole.STATE, ColumnRole.CHECK)


def with_whose(
    places: Mapping[ColumnRole, int],
    further: Mapping[int, ColumnRole],
    heads: Mapping[int, str],
    unread: Collection[int],
) -> tuple[dict[ColumnRole, int], dict[int, ColumnRole]]:
    """The same columns where an owner or a date behind an action is that of the action, and not one before
    it, and further actions have their own. `heads`: folded; only those of `unread` columns may come in.
    """
    places, held = dict(places), {place: role for role, place in places.items()} | dict(further)
    start = min((place for place, role in held.items() if role in _WHAT), default=None)
    whose = {place: role for place in unread if (role := head_role(heads[place])) in _WHOSE}
    whose = {place: role for place, role in whose.items() if _has_action(place, role, {**held, **whose})}
    for role in _WHOSE:
        behind = min((place for place, other in whose.items() if other is role), default=None)
        if start is not None and behind is not None and places.get(role, start) < start:
            held.pop(places[role])
            places[role] = behind
            held[behind] = whose.pop(behind)
    groups = action_groups({**held, **whose})
    return places, {**further, **(whose if groups else {})}


def action_groups(held: Mapping[int, ColumnRole]) -> list[dict[ColumnRole, int]]:
    """By what they hold, the columns of each action behind the first one that has an owner or a date."""
    starts = sorted(place for place, role in held.items() if role in _WHAT)
    if not starts:
        return []
    groups = []
    for start, end in zip(starts, (*starts[1:], max(held, default=0) + 1), strict=True):
        behind = {held[place]: place for place in range(end - 1, start, -1) if held.get(place) in _BEHIND}
        if {*_WHOSE} & {*behind}:
            groups.append({held[start]: start, **behind})
    return groups[1:]


def _has_action(place: int, role: ColumnRole, held: Mapping[int, ColumnRole]) -> bool:
    """Whether an action stands before a column, and none of the same kind between them."""
    before = next((at for at in range(place - 1, -1, -1) if held.get(at) in (*_WHAT, role)), None)
    return before is not None and held[before] in _WHAT
