"""Heads of a checklist in two rows, as "Action" above "What", "Who" and "When", as the one row they mean."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from isoassess.exchange.cells.found_tables import FoundCell, FoundTable
from isoassess.exchange.checklist.clause_cells import clause_in
from isoassess.exchange.checklist.heads.column_heads import ColumnRole, head_role
from isoassess.language.folding import folded

_WITHIN = 30  # rows; before the heads stand title, logo and date
_LONGEST = 60  # letters
_FEWEST = 2  # heads below one
_OF_THEIR_OWN = (  # what a head below that of an action says by itself
    *(ColumnRole.OWNER, ColumnRole.DAY, ColumnRole.CAUSE, ColumnRole.CORRECTION, ColumnRole.CHECK),
    *(ColumnRole.EVIDENCE, ColumnRole.COMMENT, ColumnRole.INTERNAL),
)


class _Group(Struct, frozen=True):
    """A head with those below it, by their places."""

    head: str
    below: dict[int, str]

    @property
    def of_action(self) -> bool:
        roles = [head_role(folded(head)) for head in self.below.values()]
        said = head_role(folded(self.head)) in (ColumnRole.ACTION, ColumnRole.CORRECTION)
        return said and ColumnRole.CLAUSE not in roles and bool({ColumnRole.OWNER, ColumnRole.DAY} & {*roles})

    def names(self) -> Iterator[tuple[int, str]]:
        """The heads below it, with what they are about where they do not say that: "What (Action)"."""
        for place, head in self.below.items():
            alone = not self.of_action or head_role(folded(head)) in _OF_THEIR_OWN
            yield place, head if alone else f"{head} ({self.head})"


def with_heads_in_one(table: FoundTable) -> FoundTable:
    """The same table where the heads of an action stand in two rows; else as it is."""
    for number in range(min(_WITHIN, len(table.rows) - 1)):
        joined = _joined(table, number)
        if joined:
            rows = (*table.rows[:number], joined, (), *table.rows[number + 2 :])
            return replace(table, rows=rows)
    return table


def _joined(table: FoundTable, number: int) -> tuple[FoundCell, ...]:
    """Empty where they are no heads in two rows."""
    upper, lower = (_heads(table.rows[at]) for at in (number, number + 1))
    if len(lower) < _FEWEST:
        return ()
    groups = [group for place in upper if (group := _group(upper, lower, place))]
    below = {place for group in groups for place in group.below}
    apart = {*upper} & {*lower} - below
    if apart or not any(group.of_action for group in groups):
        return ()
    named = {**upper, **lower, **dict(each for group in groups for each in group.names())}
    return tuple(named.get(place) for place in range(max(named) + 1))


def _group(upper: dict[int, str], lower: dict[int, str], start: int) -> _Group | None:
    below = {}
    place = start
    while place in lower and (place == start or place not in upper):
        below[place] = lower[place]
        place += 1
    return _Group(upper[start], below) if len(below) >= _FEWEST else None


def _heads(row: tuple[FoundCell, ...]) -> dict[int, str]:
    """By their places; empty for a row with something else in it."""
    cells = {place: cell for place, cell in enumerate(row) if cell is not None}
    words = {place: " ".join(cell.split()) for place, cell in cells.items() if isinstance(cell, str)}
    plain = all(len(word) <= _LONGEST and "." not in clause_in(word) for word in words.values())
    return (
        {place: word for place, word in words.items() if word} if plain and len(words) == len(cells) else {}
    )
