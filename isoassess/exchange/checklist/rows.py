"""The rows of a checklist, each with the clause that it is about and what it says of it."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from isoassess.domain import ActionStatus
from isoassess.domain.clause_numbers import is_within
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, cell_words, place_words
from isoassess.exchange.checklist.action_groups import parted
from isoassess.exchange.checklist.clause_cells import (
    clause_and_rest,
    clause_in,
    clause_of_day,
    further_clauses,
    is_span,
    unknown_clause_in,
)
from isoassess.exchange.checklist.clause_column import legend_rows
from isoassess.exchange.checklist.columns import ChecklistColumns
from isoassess.exchange.checklist.crossed_columns import crossed
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.exchange.checklist.row_actions import day_in, state_of_row
from isoassess.exchange.checklist.row_cells import ColumnsOfRows, RowCells, SaidCell
from isoassess.exchange.checklist.status_words import amount_in, word_and_text
from isoassess.exchange.spreadsheet.plain_cells import plain_text
from isoassess.language.days import Writing
from isoassess.language.folding import folded

_LONGEST_LETTER = 4  # of a list below a clause, as "a)" or "iii)"
_LONGEST_TOTAL = 40  # letters of what names a total
_TOTAL = re.compile(
    r"^\W*(grand |sub|over)?-?(totals?|all|sum|summe|gesamt\w*|average|mean|mittelwert|durchschnitt|score"
    r"|result|ergebnis|somme|moyenne|suma|promedio|totale|media|count|anzahl|number of)\b"
)


class ChecklistRow(Struct, frozen=True, kw_only=True):
    """`place` is its first cell; `day` is in ISO form; what a row does not say is empty.

    `carried`: it names no clause of its own, so that above it counts. `further`: clauses that it names
    besides, in a `span` as written where they are a range. `from_day`: its clause is what a spreadsheet
    made a day of. `rating_text`: all that stands in place of a rating, where it is more than a known word.
    `state`: how far its action is, `done` since which day, and if it was `effective`; `state_text`: what is
    said of that, behind what its column is called, and `unclear` what of it says nothing that is known.
    `cells`: what it says and asks, as it stands there; `idle`: those of them that say nothing, as a dash
    does; `day_cells`: that of its day.
    """

    place: str
    clause: str
    question: str = ""
    status: str = ""
    evidence: str = ""
    comment: str = ""
    internal: str = ""
    correction: str = ""
    cause: str = ""
    action: str = ""
    owner: str = ""
    day: str = ""
    check: str = ""
    effective: bool | None = None
    state: ActionStatus | None = None
    done: str = ""
    state_text: str = ""
    unclear: str = ""
    carried: bool = False
    further: tuple[str, ...] = ()
    from_day: bool = False
    span: str = ""
    rating_text: str = ""
    rating_head: str = ""
    cells: tuple[SaidCell, ...] = ()
    idle: tuple[SaidCell, ...] = ()
    day_cells: tuple[SaidCell, ...] = ()

    @property
    def says(self) -> bool:
        """Whether it says more than what is asked."""
        texts = (self.evidence, self.comment, self.internal)
        return self.acts or any((self.status, self.rating_text, *texts, self.day, self.state_text))

    @property
    def acts(self) -> bool:
        """Whether it says something of an action; a day alone may be one of anything."""
        return any((self.correction, self.cause, self.action, self.owner, self.check))


def checklist_rows(table: FoundTable, columns: ChecklistColumns, writing: Writing) -> Iterator[ChecklistRow]:
    """A row without a clause of its own goes on with the one above, as where cells are merged.

    A blank row, or one of totals, ends that, unless the cell of the clause reaches further.
    """
    clause = ""
    reading, *others = (ColumnsOfRows(table, part) for part in parted(columns))
    steps = legend_rows(table, columns.first, columns.places[ColumnRole.CLAUSE])
    for number, cells in enumerate(table.rows[columns.first :], start=columns.first):
        if not cells:
            clause = clause if _reaches(table, columns, number) else ""
            continue
        own = _own_clause(cells, columns) or _coarser(cells, columns, clause)
        own = "" if number in steps else own
        ends = _is_total(cells) or _is_other_text(cells, columns) or number in steps
        clause = own or ("" if ends else clause)
        row = _row(reading, number, clause, carried=not own, writing=writing)
        yield row
        for other in others:
            action = _row(other, number, clause, carried=not own, writing=writing)
            if action.says or action.idle:
                yield replace(action, question=row.question, cells=_beside(action.cells, row.cells))


def _row(
    reading: ColumnsOfRows, number: int, clause: str, *, carried: bool, writing: Writing
) -> ChecklistRow:
    table, columns = reading.table, reading.columns
    cells = table.rows[number]
    clause_cell = columns.at(cells, ColumnRole.CLAUSE)
    said = RowCells(reading, number)
    status, rating_text = _status(said, cells, columns)
    day, no_day = _day(said, columns.at(cells, ColumnRole.DAY), writing)
    state = state_of_row(said, writing, columns.wholes)
    further = further_clauses(clause_cell)
    return ChecklistRow(
        place=place_words(table.name, number, columns.places[ColumnRole.CLAUSE]),
        clause=clause,
        question=_question(cells, columns),
        status=status,
        evidence=said.text(ColumnRole.EVIDENCE),
        comment="\n".join(filter(None, (said.text(ColumnRole.COMMENT), "" if state.by_day else no_day))),
        internal=said.text(ColumnRole.INTERNAL),
        correction=said.text(ColumnRole.CORRECTION),
        cause=said.text(ColumnRole.CAUSE),
        action=said.text(ColumnRole.ACTION),
        owner=" ".join(said.text(ColumnRole.OWNER).split()),
        day=day,
        check=state.check,
        effective=state.effective,
        state=state.status,
        done=state.done,
        state_text=state.text,
        unclear=state.unclear,
        carried=carried,
        further=further,
        from_day=bool(clause_of_day(clause_cell)),
        span=plain_text(cell_words(clause_cell)) if is_span(clause_cell) else "",
        rating_text=rating_text,
        rating_head=said.head(ColumnRole.STATUS),
        cells=said.cells(with_clause=not _own_clause(cells, columns)),
        idle=said.idle(),
        day_cells=said.of(ColumnRole.DAY),
    )


def _beside(cells: Iterable[SaidCell], others: tuple[SaidCell, ...]) -> tuple[SaidCell, ...]:
    return tuple(one for one in cells if one not in others)


def _own_clause(cells: tuple[FoundCell, ...], columns: ChecklistColumns) -> str:
    """What is no clause and looks like one is its own as well: nothing is asked for it, and that is told."""
    cell = columns.at(cells, ColumnRole.CLAUSE)
    return clause_of_day(cell) or clause_in(cell) or unknown_clause_in(cell)


def _coarser(cells: tuple[FoundCell, ...], columns: ChecklistColumns, above: str) -> str:
    """The clause that a row is a part of, where what is `above` is no part of it; else empty."""
    place = columns.coarser
    number = clause_in(cells[place]) if place is not None and place < len(cells) else ""
    return "" if number and above and is_within(above, number) else number


def _is_other_text(cells: tuple[FoundCell, ...], columns: ChecklistColumns) -> bool:
    """Whether something else stands in the place of a clause, such as "Summary"; `a)` goes on.

    Where questions stand in that place, it does so only with nothing beside it.
    """
    place = columns.places[ColumnRole.CLAUSE]
    apart = columns.places.get(ColumnRole.QUESTION, place) != place
    alone = sum(cell is not None for cell in cells) == 1
    return (apart or alone) and len(
        cell_words(columns.at(cells, ColumnRole.CLAUSE)).strip()
    ) > _LONGEST_LETTER


def _is_total(cells: tuple[FoundCell, ...]) -> bool:
    """Whether it is a row of numbers under the list, with a word such as "Total" before them."""
    first = next((cell for cell in cells if cell is not None), None)
    if not isinstance(first, str) or len(first) > _LONGEST_TOTAL or not _TOTAL.match(folded(first)):
        return False
    others = [cell for cell in cells if cell is not None and cell is not first]
    return all(_is_amount(cell) for cell in others)


def _is_amount(cell: FoundCell) -> bool:
    if isinstance(cell, int | float):
        return True
    return isinstance(cell, str) and re.fullmatch(r"\s*[\d.,/ ]+%?\s*", cell) is not None


def _reaches(table: FoundTable, columns: ChecklistColumns, number: int) -> bool:
    """Whether the cell of a clause is one with those below, down to this row or further."""
    place = columns.places[ColumnRole.CLAUSE]
    return any(one.left <= place <= one.right and one.top < number <= one.bottom for one in table.merged)


def _question(cells: tuple[FoundCell, ...], columns: ChecklistColumns) -> str:
    place = columns.places[ColumnRole.CLAUSE]
    cell = columns.at(cells, ColumnRole.CLAUSE)
    if columns.places.get(ColumnRole.QUESTION, place) != place:
        cell = columns.at(cells, ColumnRole.QUESTION)
        return plain_text(cell_words(cell))
    number, rest = clause_and_rest(cell)
    return plain_text(rest if number else cell_words(cell))


def _status(said: RowCells, cells: tuple[FoundCell, ...], columns: ChecklistColumns) -> tuple[str, str]:
    """The word for a rating, and all of the text where it is more than that."""
    found = [word_and_text(_with_maximum(said)), *crossed(cells, columns.crossed, ballots=columns.ballots)]
    words, texts = (dict.fromkeys(filter(None, one)) for one in zip(*found, strict=True))
    if len(words) > 1:
        texts = dict.fromkeys((*texts, " / ".join(words)))
    return " / ".join(words), "\n".join(texts)


def _with_maximum(said: RowCells) -> str:
    """What stands in place of a rating, a number with the maximum of its row behind it, as "3 / 5"."""
    text, maximum = said.text(ColumnRole.STATUS), said.text(ColumnRole.MAXIMUM)
    both = amount_in(text) is not None and amount_in(maximum) is not None
    return f"{text} / {maximum}" if both else text


def _day(said: RowCells, cell: FoundCell, writing: Writing) -> tuple[str, str]:
    """The day in ISO form, also of the number that a spreadsheet has it as; what is none is kept as a text
    behind what its column is called.
    """
    text = said.text(ColumnRole.DAY)
    day = day_in(cell, text, writing)
    return day, "" if day or not text else f"{said.head(ColumnRole.DAY)}: {text}"
