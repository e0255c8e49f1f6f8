"""A spreadsheet of ours as it comes back: its cells changed as a person changes them."""

from collections.abc import Callable, Mapping
from functools import cache

from msgspec.structs import replace

from isoassess.domain import NO_ANSWER, Answer
from isoassess.domain.answer_fields import answer_field
from isoassess.domain.case import Case
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables
from isoassess.exchange.cells.workbook_cells import workbook_cells
from isoassess.services.tables.spreadsheet_files import spreadsheet_file
from tests.unit.documents.real_cases import judged, sampled

Rows = list[list[FoundCell]]


@cache
def sample_file(assessment_id: str = "an-assessment") -> bytes:
    case = sampled()
    return spreadsheet_file(case, judged(case), assessment_id)


@cache
def sample_tables() -> FoundTables:
    return workbook_cells(sample_file())


def filled_in(cells: Mapping[str, FoundCell], found: FoundTables | None = None) -> FoundTables:
    """With other cells, each by requirement and key, such as `calibration.rating`."""

    def fill(rows: Rows) -> None:
        ids = [row[-1] for row in rows]
        for name, cell in cells.items():
            id_, _dot, key = name.partition(".")
            rows[ids.index(id_)][rows[0].index(answer_field(key).label)] = cell

    return with_rows(fill, found)


def with_rows(change: Callable[[Rows], None], found: FoundTables | None = None) -> FoundTables:
    """With the rows of the answers changed."""
    found = found or sample_tables()
    return replace(
        found, tables=tuple(_changed(one, change) if one.name == "Answers" else one for one in found.tables)
    )


def _changed(table: FoundTable, change: Callable[[Rows], None]) -> FoundTable:
    width = max(map(len, table.rows))
    rows: Rows = [[*row, *[None] * (width - len(row))] for row in table.rows]
    change(rows)
    return replace(table, rows=tuple(map(tuple, rows)))


def with_answer(case: Case, id_: str, **said: object) -> Case:
    """The case after an answer was changed in the program."""
    answer: Answer = replace(case.answers.get(id_, NO_ANSWER), **said)
    return replace(case, answers=case.answers | {id_: answer})
