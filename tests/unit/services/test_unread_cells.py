"""What is written in a spreadsheet where nothing is read from is named by its cell and text."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from isoassess.domain.answer_fields import answer_field
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables
from isoassess.exchange.spreadsheet.unread_cells import LINES, line_text
from isoassess.services.tables.filled_spreadsheet import filled_spreadsheet
from isoassess.services.tables.filled_spreadsheet_words import spreadsheet_told
from tests.unit.documents.real_cases import sampled
from tests.unit.services.sheet_filling import Rows, sample_tables, with_rows


def named(found: FoundTables) -> list[tuple[str, str]]:
    """The cells that are left out, each told to the person with what it says."""
    sheet = filled_spreadsheet(found, sampled(), "an-assessment", name="came back.xlsx")
    said = " ".join(spreadsheet_told(sheet, sampled()))
    left = [(one.place, one.says) for one in sheet.not_taken]
    assert all(f"{place} “{says}”" in said for place, says in left[:60])
    return left


def of_table(name: str, change: Callable[[Rows], None]) -> FoundTables:
    """With the rows of one sheet changed."""
    found = sample_tables()

    def changed(table: FoundTable) -> FoundTable:
        rows: Rows = [list(row) for row in table.rows]
        change(rows)
        return replace(table, rows=tuple(map(tuple, rows)))

    return replace(found, tables=tuple(changed(one) if one.name == name else one for one in found.tables))


def test_an_added_column_is_named_even_where_it_says_what_stands_elsewhere() -> None:
    def add(rows: Rows) -> None:
        rows[0].append("New rating")
        rows[2].append("4 effective")

    assert named(with_rows(add)) == [("Answers!M1", "New rating"), ("Answers!M3", "4 effective")]


def test_a_cell_without_a_head_and_a_row_below_are_named() -> None:
    def add(rows: Rows) -> None:
        rows[4].append("Call the dentist")
        rows.append(["Talked to the foreman", *[None] * 11])

    left = named(with_rows(add))
    assert left[0] == ("Answers!M5", "Call the dentist")
    assert [says for _place, says in left] == ["Call the dentist", "Talked to the foreman"]


def test_all_of_a_column_of_remarks_is_named() -> None:
    def add(rows: Rows) -> None:
        for number in range(2, 30):
            rows[number].append(f"Remark {number}")

    assert [says for _place, says in named(with_rows(add))] == [f"Remark {number}" for number in range(2, 30)]


def test_a_new_sheet_is_named_with_all_of_it() -> None:
    found = sample_tables()
    mine = FoundTable(name="Mine", rows=((), (None, "To do"), ("Ask Mr. Example", 7)))
    assert named(replace(found, tables=(*found.tables, mine))) == [
        ("Mine!B2", "To do"),
        ("Mine!A3", "Ask Mr. Example"),
        ("Mine!B3", "7"),
    ]


@pytest.mark.parametrize("name", ["Findings", "Actions", "Profile", "Instructions"])
@pytest.mark.parametrize("sorted_too", [False, True])
def test_what_was_changed_in_a_sheet_that_is_not_read_is_named(name: str, sorted_too: bool) -> None:
    def change(rows: Rows) -> None:
        rows[2][-1 if name == "Instructions" else 1] = "Something else"
        if sorted_too:
            rows[1:] = reversed(rows[1:])

    assert [says for _place, says in named(of_table(name, change))] == ["Something else"]


def test_a_state_that_is_also_said_of_another_action_is_named() -> None:
    def change(rows: Rows) -> None:
        column = rows[0].index("State")
        says = {str(row[column]) for row in rows[1:]} - {str(rows[1][column])}
        rows[1][column] = min(says)

    left = named(of_table("Actions", change))
    assert [place for place, _says in left] == ["Actions!F2"]


def test_of_a_column_with_another_head_what_is_new_is_named() -> None:
    def change(rows: Rows) -> None:
        column = rows[0].index(answer_field("evidence").label)
        rows[0][column] = "Nachweis"
        (row,) = (row for row in rows if row[-1] == "calibration")
        row[column] = "Seen in the workshop"

    left = named(with_rows(change))
    assert [says for _place, says in left] == ["Nachweis", "Seen in the workshop"]


def test_what_was_changed_in_the_words_of_a_question_is_named_and_whole_rows_may_be_sorted() -> None:
    def change(rows: Rows) -> None:
        rows[2][1] = "Is it so?"
        rows[1:] = reversed(rows[1:])

    assert [says for _place, says in named(with_rows(change))] == ["Is it so?"]


def test_an_emptied_cell_where_nothing_is_read_loses_nothing() -> None:
    def change(rows: Rows) -> None:
        cells: list[FoundCell] = [None] * len(rows[1])
        rows[1] = cells

    assert named(of_table("Findings", change)) == []


def test_of_more_rows_than_can_be_compared_those_that_differ_are_named_whole() -> None:
    ours = [(f"Process {number}", f"by {number} people") for number in range(2_000)]
    grown = of_table("Profile", lambda rows: rows.extend(map(list, ours)))
    known = [["Profile", line_text(row)] for row in ours]
    written = {one.name: replace(one, rows=(*one.rows, *map(tuple, known))) for one in grown.tables}
    found = replace(grown, tables=tuple(written[LINES] if one.name == LINES else one for one in grown.tables))
    assert named(found) == []

    def change(table: FoundTable) -> FoundTable:
        head, *rows = table.rows
        rows[-1] = (rows[-1][0], "by nobody")
        return replace(table, rows=(head, *reversed(rows), ("Process 9999", "is new")))

    tables = tuple(change(one) if one.name == "Profile" else one for one in found.tables)
    left = [says for _place, says in named(replace(found, tables=tables))]
    assert left == ["Process 1999", "by nobody", "Process 9999", "is new"]
