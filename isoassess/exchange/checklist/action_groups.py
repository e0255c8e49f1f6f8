"""Several actions in one row of a checklist, each with an owner or a due date of its own behind it."""

from msgspec.structs import replace

from isoassess.exchange.checklist.columns import ChecklistColumns
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.exchange.checklist.heads.whose_columns import action_groups


def parted(columns: ChecklistColumns) -> tuple[ChecklistColumns, ...]:
    """The columns of a row, and behind them those of each further action of it, which are not among them."""
    held = {place: role for role, place in columns.places.items()} | columns.further
    groups = action_groups(held)
    if not groups:
        return (columns,)
    apart = {place for group in groups for place in group.values()}
    own = {place: role for place, role in sorted(held.items()) if place not in apart}
    places = {role: place for place, role in reversed(own.items())}
    places |= {role: place for role, place in columns.places.items() if place not in apart}
    further = {place: role for place, role in own.items() if places[role] != place}
    clause = columns.places[ColumnRole.CLAUSE]
    others = (
        replace(columns, places={ColumnRole.CLAUSE: clause, **group}, further={}, crossed={})
        for group in groups
    )
    return (replace(columns, places=places, further=further), *others)
