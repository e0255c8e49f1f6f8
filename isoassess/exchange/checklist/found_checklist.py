"""A checklist as it was found: the rows that say something, each with the clause that it is about."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from isoassess.exchange.cells.found_tables import FoundTable, FoundTables, cell_words
from isoassess.exchange.checklist.columns import (
    ChecklistColumns,
    asked_for,
    checklist_columns,
    column_names,
    unread_columns,
)
from isoassess.exchange.checklist.crossed_columns import holds_ballots
from isoassess.exchange.checklist.heads.aspect_columns import other_ratings
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.exchange.checklist.heads.head_columns import heads_of
from isoassess.exchange.checklist.heads.two_rows import with_heads_in_one
from isoassess.exchange.checklist.left_cells import LeftCell, left_cells
from isoassess.exchange.checklist.row_actions import wholes_of
from isoassess.exchange.checklist.rows import ChecklistRow, checklist_rows
from isoassess.exchange.checklist.status_words import amount_in, is_plus, percent_in
from isoassess.language.days import INTERNATIONAL, Writing
from isoassess.language.folding import folded


class FoundChecklist(Struct, frozen=True, kw_only=True):
    """`table`: the name of its sheet; `heads`: what its columns are called, by what they hold.

    `left`: what is in the cells that are no row of a clause, or say nothing. `title`: what stands above
    and beside it, from which its edition may be told. `parts`: its sheets, and where their rows begin;
    `names` of the columns of the first. `unread`: what columns are called that say something unread, and
    `other_ratings` of those that may rate as well as the one that does.
    """

    table: str
    columns: ChecklistColumns
    heads: dict[ColumnRole, str]
    rows: tuple[ChecklistRow, ...]
    left: tuple[LeftCell, ...] = ()
    title: str = ""
    names: tuple[str, ...] = ()
    parts: tuple[tuple[FoundTable, ChecklistColumns], ...] = ()
    unread: tuple[str, ...] = ()
    other_ratings: tuple[str, ...] = ()

    @property
    def statuses(self) -> dict[str, int]:
        """How often each word for a rating occurs, as first written: frequent ones first, numbers by size."""
        first: dict[str, str] = {}
        counts = Counter[str]()
        for row in self.rows:
            if row.status:
                counts[first.setdefault(folded(row.status), row.status)] += 1
        amounts = {word: amount for word in counts if (amount := _amount(word)) is not None}
        ordered = sorted(counts, key=lambda word: (amounts.get(word, 0.0), -counts[word]))
        return {word: counts[word] for word in ordered}


def _amount(word: str) -> float | None:
    percent = percent_in(word)
    return amount_in(word) if percent is None else percent


def found_checklists(found: FoundTables, writing: Writing = INTERNATIONAL) -> tuple[FoundChecklist, ...]:
    """The sheets that are checklists, the one that says most first; what is hidden is left out.

    Sheets with the same heads are one checklist, as where each clause has a sheet of its own.
    """
    alike: dict[object, list[FoundChecklist]] = {}
    for table in found.tables:
        read = None if table.hidden else _checklist(table, writing)
        if read is not None and read.rows:
            heads = tuple(sorted((role, folded(head)) for role, head in read.heads.items()))
            alike.setdefault(heads or table.name, []).append(read)
    return tuple(sorted(map(_joined, alike.values()), key=lambda one: -sum(row.says for row in one.rows)))


def with_columns(
    checklist: FoundChecklist,
    places: Mapping[ColumnRole, int],
    further: Mapping[int, ColumnRole],
    writing: Writing = INTERNATIONAL,
) -> FoundChecklist:
    """The same checklist where a person said which column holds what, that of the clauses always.

    `further`: columns that hold the same as one of `places`.
    """
    return _joined(
        [_read(table, _with_places(columns, places, further), writing) for table, columns in checklist.parts]
    )


def _with_places(
    columns: ChecklistColumns, places: Mapping[ColumnRole, int], further: Mapping[int, ColumnRole]
) -> ChecklistColumns:
    held = {*places.values(), *further}
    crossed = {place: word for place, word in columns.crossed.items() if place not in held}
    same = places.get(ColumnRole.CLAUSE) == columns.places[ColumnRole.CLAUSE]
    coarser = columns.coarser if same and columns.coarser not in held else None
    states = columns.states - held
    return replace(
        columns, places=dict(places), further=dict(further), crossed=crossed, states=states, coarser=coarser
    )


def _joined(parts: list[FoundChecklist]) -> FoundChecklist:
    return replace(
        parts[0],
        table=", ".join(part.table for part in parts),
        rows=tuple(row for part in parts for row in part.rows),
        left=tuple(cell for part in parts for cell in part.left),
        title=" ".join(part.title for part in parts),
        parts=tuple(each for part in parts for each in part.parts),
        unread=tuple(dict.fromkeys(name for part in parts for name in part.unread)),
    )


def _checklist(table: FoundTable, writing: Writing) -> FoundChecklist | None:
    table = with_heads_in_one(table)
    columns = checklist_columns(table)
    return None if columns is None else _read(table, columns, writing)


def _rates_by_signs(table: FoundTable, columns: ChecklistColumns) -> bool:
    said = (cell_words(columns.at(row, ColumnRole.STATUS)) for row in table.rows[columns.first :])
    return any(map(is_plus, said))


def _other_ratings(table: FoundTable, columns: ChecklistColumns) -> tuple[str, ...]:
    if not columns.named or ColumnRole.STATUS not in columns.places:
        return ()
    names = column_names(table, columns)
    heads = heads_of(table.rows[columns.head])
    return tuple(names[place] for place in other_ratings(table, columns.first, heads, columns.read))


def _read(table: FoundTable, columns: ChecklistColumns, writing: Writing) -> FoundChecklist:
    columns = replace(
        columns,
        signs=_rates_by_signs(table, columns),
        asks=asked_for(table, columns),
        ballots=holds_ballots(table, columns.first, columns.crossed),
        wholes=wholes_of(table, columns.first, columns.all_of(ColumnRole.STATE)),
    )
    head = table.rows[columns.head] if columns.named else ()
    above = " ".join(cell_words(cell) for row in table.rows[: columns.first] for cell in row)
    rows = tuple(checklist_rows(table, columns, writing))
    return FoundChecklist(
        table=table.name,
        columns=columns,
        heads={role: cell_words(columns.at(head, role)) for role in columns.places} if head else {},
        rows=tuple(row for row in rows if row.clause),
        left=left_cells(table, columns, rows),
        title=f"{table.name} {above}",
        names=column_names(table, columns),
        parts=((table, columns),),
        unread=unread_columns(table, columns),
        other_ratings=_other_ratings(table, columns),
    )
