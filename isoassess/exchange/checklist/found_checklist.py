"""A checklist as it was found: the rows that say something, each with the clause that it is about."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from isoassess.errors import BadInput
from isoassess.exchange.cells.found_tables import (
    FoundCell,
    FoundDay,
    FoundTable,
    FoundTables,
    cell_words,
    place_words,
)
from isoassess.exchange.checklist.clause_cells import clause_and_rest, clause_in, unknown_clause_in
from isoassess.exchange.checklist.columns import (
    ChecklistColumns,
    ColumnRole,
    checklist_columns,
    column_names,
)
from isoassess.exchange.spreadsheet.plain_cells import plain_text
from isoassess.language.days import INTERNATIONAL, Writing, read_day
from isoassess.language.folding import folded

_SAYING = (
    *(ColumnRole.STATUS, ColumnRole.EVIDENCE, ColumnRole.COMMENT),
    *(ColumnRole.ACTION, ColumnRole.OWNER, ColumnRole.DAY),
)
_LONGEST_LETTER = 4  # of a list below a clause, as "a)" or "iii)"


class ChecklistRow(Struct, frozen=True, kw_only=True):
    """`place` is its first cell; `day` is in ISO form; what a row does not say is empty."""

    place: str
    clause: str
    question: str = ""
    status: str = ""
    evidence: str = ""
    comment: str = ""
    action: str = ""
    owner: str = ""
    day: str = ""

    @property
    def says(self) -> bool:
        """Whether it says more than what is asked."""
        return any((self.status, self.evidence, self.comment, self.action, self.owner, self.day))


class FoundChecklist(Struct, frozen=True, kw_only=True):
    """`table`: the name of its sheet; `heads`: what its columns are called, by what they hold.

    `without_clause`: places of rows that say something before any clause is named. `title`: what stands above
    and beside it, from which its edition may be told. `parts`: its sheets, and where their rows begin;
    `names` of the columns of the first.
    """

    table: str
    columns: ChecklistColumns
    heads: dict[ColumnRole, str]
    rows: tuple[ChecklistRow, ...]
    without_clause: tuple[str, ...] = ()
    title: str = ""
    names: tuple[str, ...] = ()
    parts: tuple[tuple[FoundTable, ChecklistColumns], ...] = ()

    @property
    def statuses(self) -> dict[str, int]:
        """How often each word for a rating occurs, as first written; the most frequent first."""
        first: dict[str, str] = {}
        counts = Counter[str]()
        for row in self.rows:
            if row.status:
                counts[first.setdefault(folded(row.status), row.status)] += 1
        return dict(counts.most_common())


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
    checklist: FoundChecklist, places: Mapping[ColumnRole, int], writing: Writing = INTERNATIONAL
) -> FoundChecklist:
    """The same checklist where a person said which column holds what, that of the clauses always."""
    parts = ((table, replace(columns, places=dict(places))) for table, columns in checklist.parts)
    return _joined([_read(table, columns, writing) for table, columns in parts])


def _joined(parts: list[FoundChecklist]) -> FoundChecklist:
    return replace(
        parts[0],
        table=", ".join(part.table for part in parts),
        rows=tuple(row for part in parts for row in part.rows),
        without_clause=tuple(place for part in parts for place in part.without_clause),
        title=" ".join(part.title for part in parts),
        parts=tuple(each for part in parts for each in part.parts),
    )


def _checklist(table: FoundTable, writing: Writing) -> FoundChecklist | None:
    columns = checklist_columns(table)
    return None if columns is None else _read(table, columns, writing)


def _read(table: FoundTable, columns: ChecklistColumns, writing: Writing) -> FoundChecklist:
    head = table.rows[columns.first - 1] if columns.named else ()
    above = " ".join(cell_words(cell) for row in table.rows[: columns.first] for cell in row)
    rows, lost = list[ChecklistRow](), list[str]()
    for row in _rows(table, columns, writing):
        if row.clause:
            rows.append(row)
        elif row.says:
            lost.append(row.place)
    return FoundChecklist(
        table=table.name,
        columns=columns,
        heads={role: cell_words(columns.at(head, role)) for role in columns.places} if head else {},
        rows=tuple(rows),
        without_clause=tuple(lost),
        title=f"{table.name} {above}",
        names=column_names(table, columns),
        parts=((table, columns),),
    )


def _rows(table: FoundTable, columns: ChecklistColumns, writing: Writing) -> Iterator[ChecklistRow]:
    """A row without a clause of its own goes on with the one above, as where cells are merged."""
    clause = ""
    clause_at = columns.places[ColumnRole.CLAUSE]
    for number, cells in enumerate(table.rows[columns.first :], start=columns.first):
        if not cells:
            continue
        clause = _clause(cells, columns, above=clause)
        said = {role: _said(columns.at(cells, role)) for role in _SAYING}
        question = columns.at(cells, ColumnRole.QUESTION)
        if columns.places.get(ColumnRole.QUESTION, clause_at) == clause_at:
            question = clause_and_rest(columns.at(cells, ColumnRole.CLAUSE))[1]
        day, rest = _day(columns.at(cells, ColumnRole.DAY), writing)
        comment = "\n".join(filter(None, (said[ColumnRole.COMMENT], rest)))
        yield ChecklistRow(
            place=place_words(table.name, number, clause_at),
            clause=clause,
            question=_said(question),
            status=" ".join(said[ColumnRole.STATUS].split()),
            evidence=said[ColumnRole.EVIDENCE],
            comment=comment,
            action=said[ColumnRole.ACTION],
            owner=" ".join(said[ColumnRole.OWNER].split()),
            day=day,
        )


def _clause(cells: tuple[FoundCell, ...], columns: ChecklistColumns, *, above: str) -> str:
    """Its own, or that above where nothing else stands there, such as "Summary"; `a)` goes on, too.

    What is no clause and looks like one is its own as well: nothing is asked for it, and that is told.
    """
    cell = columns.at(cells, ColumnRole.CLAUSE)
    own = clause_in(cell) or unknown_clause_in(cell)
    place = columns.places[ColumnRole.CLAUSE]
    apart = columns.places.get(ColumnRole.QUESTION, place) != place
    ends = apart and len(cell_words(cell).strip()) > _LONGEST_LETTER
    return own or ("" if ends else above)


def _said(cell: FoundCell) -> str:
    return plain_text(cell_words(cell))


def _day(cell: FoundCell, writing: Writing) -> tuple[str, str]:
    """The day in ISO form; what is none is kept as a text beside it."""
    if isinstance(cell, FoundDay):
        return cell.day.isoformat(), ""
    text = _said(cell)
    if not text:
        return "", ""
    try:
        day: date | None = read_day(text, writing)
    except BadInput:
        return "", text
    return (day.isoformat(), "") if day else ("", text)
