"""The rows of a checklist, each with the clause that it is about and what it says of it."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from isoassess.errors import BadInput
from isoassess.exchange.cells.found_tables import FoundCell, FoundDay, FoundTable, cell_words, place_words
from isoassess.exchange.checklist.clause_cells import (
    clause_and_rest,
    clause_in,
    clause_of_day,
    further_clauses,
    unknown_clause_in,
)
from isoassess.exchange.checklist.columns import ChecklistColumns, ColumnRole
from isoassess.exchange.checklist.crossed_columns import crossed
from isoassess.exchange.checklist.status_words import word_and_rest
from isoassess.exchange.spreadsheet.plain_cells import plain_text
from isoassess.language.days import Writing, read_day
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
    besides. `from_day`: its clause is what a spreadsheet made a day of.
    """

    place: str
    clause: str
    question: str = ""
    status: str = ""
    evidence: str = ""
    comment: str = ""
    action: str = ""
    owner: str = ""
    day: str = ""
    carried: bool = False
    further: tuple[str, ...] = ()
    from_day: bool = False

    @property
    def says(self) -> bool:
        """Whether it says more than what is asked."""
        return any((self.status, self.evidence, self.comment, self.action, self.owner, self.day))


def checklist_rows(table: FoundTable, columns: ChecklistColumns, writing: Writing) -> Iterator[ChecklistRow]:
    """A row without a clause of its own goes on with the one above, as where cells are merged.

    A blank row, or one of totals, ends that, unless the cell of the clause reaches further.
    """
    clause = ""
    for number, cells in enumerate(table.rows[columns.first :], start=columns.first):
        if not cells:
            clause = clause if _reaches(table, columns, number) else ""
            continue
        own = _own_clause(cells, columns)
        ends = _is_total(cells) or _is_other_text(cells, columns)
        clause = own or ("" if ends else clause)
        yield _row(table, columns, number, clause, carried=not own, writing=writing)


def _row(
    table: FoundTable, columns: ChecklistColumns, number: int, clause: str, *, carried: bool, writing: Writing
) -> ChecklistRow:
    cells = table.rows[number]
    clause_at = columns.places[ColumnRole.CLAUSE]
    clause_cell = columns.at(cells, ColumnRole.CLAUSE)
    status, beside = _status(cells, columns)
    day, no_day = _day(columns.at(cells, ColumnRole.DAY), writing)
    comment = (beside, _said(columns, cells, ColumnRole.COMMENT), no_day)
    return ChecklistRow(
        place=place_words(table.name, number, clause_at),
        clause=clause,
        question=_question(cells, columns),
        status=status,
        evidence=_said(columns, cells, ColumnRole.EVIDENCE),
        comment="\n".join(filter(None, comment)),
        action=_said(columns, cells, ColumnRole.ACTION),
        owner=" ".join(_said(columns, cells, ColumnRole.OWNER).split()),
        day=day,
        carried=carried,
        further=further_clauses(clause_cell),
        from_day=bool(clause_of_day(clause_cell)),
    )


def _own_clause(cells: tuple[FoundCell, ...], columns: ChecklistColumns) -> str:
    """What is no clause and looks like one is its own as well: nothing is asked for it, and that is told."""
    cell = columns.at(cells, ColumnRole.CLAUSE)
    return clause_of_day(cell) or clause_in(cell) or unknown_clause_in(cell)


def _is_other_text(cells: tuple[FoundCell, ...], columns: ChecklistColumns) -> bool:
    """Whether something else stands in the place of a clause, such as "Summary"; `a)` goes on."""
    place = columns.places[ColumnRole.CLAUSE]
    apart = columns.places.get(ColumnRole.QUESTION, place) != place
    return apart and len(cell_words(columns.at(cells, ColumnRole.CLAUSE)).strip()) > _LONGEST_LETTER


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
    if columns.places.get(ColumnRole.QUESTION, place) == place:
        return plain_text(clause_and_rest(columns.at(cells, ColumnRole.CLAUSE))[1])
    return _said(columns, cells, ColumnRole.QUESTION)


def _status(cells: tuple[FoundCell, ...], columns: ChecklistColumns) -> tuple[str, str]:
    """The word for a rating, and what is said beside it."""
    word, rest = word_and_rest(_said(columns, cells, ColumnRole.STATUS))
    if not columns.crossed:
        return word, rest
    by_cross, beside = crossed(cells, columns.crossed)
    words = filter(None, (word, *by_cross))
    return " / ".join(dict.fromkeys(words)), "\n".join(filter(None, (rest, *beside)))


def _said(columns: ChecklistColumns, cells: tuple[FoundCell, ...], role: ColumnRole) -> str:
    return plain_text(cell_words(columns.at(cells, role)))


def _day(cell: FoundCell, writing: Writing) -> tuple[str, str]:
    """The day in ISO form; what is none is kept as a text beside it."""
    if isinstance(cell, FoundDay):
        return cell.day.isoformat(), ""
    text = plain_text(cell_words(cell))
    if not text:
        return "", ""
    try:
        day: date | None = read_day(text, writing)
    except BadInput:
        return "", text
    return (day.isoformat(), "") if day else ("", text)
