"""A column of a spreadsheet that was sorted without the others is noticed, whatever it holds."""

import datetime

import pytest
from msgspec.structs import replace

from isoassess.domain import Action, Answer, Rating
from isoassess.domain.answer_fields import answer_field
from isoassess.domain.case import Case
from isoassess.exchange.cells.found_tables import FoundCell, FoundTables
from isoassess.exchange.cells.workbook_cells import workbook_cells
from isoassess.services.tables.filled_spreadsheet import filled_spreadsheet
from isoassess.services.tables.filled_spreadsheet_words import spreadsheet_doubts
from isoassess.services.tables.spreadsheet_files import spreadsheet_file
from tests.unit.documents.real_cases import judged, sampled
from tests.unit.services.sheet_filling import filled_in, sample_tables, with_rows

OURS = "an-assessment"


def shuffled(found: FoundTables, case: Case | None = None) -> tuple[str, ...]:
    """The keys of the columns that are doubted; each is named to the person."""
    sheet = filled_spreadsheet(found, case or sampled(), OURS, name="came back.xlsx")
    doubts = " ".join(spreadsheet_doubts(sheet))
    for key, cells in sheet.shuffled.items():
        assert f"“{answer_field(key).label}”" in doubts
        assert cells
    return tuple(sheet.shuffled)


def in_other_order(
    key: str, *, whole: bool, backwards: bool, found: FoundTables | None = None
) -> FoundTables:
    """With one column sorted alone: the cells that are filled in, or all with the empty ones at the end."""

    def sort(rows: list[list[FoundCell]]) -> None:
        column = rows[0].index(answer_field(key).label)
        places = [row for row in rows[1:] if whole or row[column] is not None]
        cells = sorted((row[column] for row in places), key=lambda cell: (cell is None, str(cell)))
        if backwards:
            said = [cell for cell in cells if cell is not None]
            cells = [*reversed(said), *[None] * (len(cells) - len(said))]
        for row, cell in zip(places, cells, strict=True):
            row[column] = cell

    return with_rows(sort, found)


@pytest.mark.parametrize("key", ["rating", "evidence", "action.owner"])
@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("backwards", [False, True])
def test_a_column_sorted_alone_is_doubted_whatever_it_holds(key: str, whole: bool, backwards: bool) -> None:
    assert key in shuffled(in_other_order(key, whole=whole, backwards=backwards))


def test_days_that_are_reversed_alone_are_doubted() -> None:
    case = sampled()
    asked = [known.id for known in case.requirements][:7]
    dated = {
        id_: Answer(rating=Rating.PARTIAL, action=Action(what="Do it", due=datetime.date(2027, month, 1)))
        for month, id_ in enumerate(asked, 1)
    }
    case = replace(case, answers=dated)
    found = workbook_cells(spreadsheet_file(case, judged(case), OURS))
    for whole in (False, True):
        reversed_days = in_other_order("action.due", whole=whole, backwards=True, found=found)
        assert shuffled(reversed_days, case) == ("action.due",)


def test_it_is_noticed_beside_cells_that_were_filled_in_and_after_a_change_in_the_program() -> None:
    case = sampled()
    found = in_other_order("rating", whole=True, backwards=False)
    found = filled_in(
        {"calibration.rating": "4", "calibration.note": "Seen", "context-issues.note": "Late"}, found
    )
    assert shuffled(found) == ("rating",)
    anew = {id_: replace(answer, rating=Rating.CONFORMING) for id_, answer in case.answers.items()}
    assert shuffled(found, replace(case, answers=anew)) == ("rating",)


def test_whole_rows_that_are_sorted_and_ratings_that_were_given_anew_are_not_doubted() -> None:
    def reverse(rows: list[list[FoundCell]]) -> None:
        rows[1:] = reversed(rows[1:])

    assert shuffled(with_rows(reverse)) == ()
    rated = _levels()
    better = {f"{id_}.rating": str(min(4, level + 1)) for id_, level in rated.items()}
    assert shuffled(filled_in(better)) == ()
    first = {f"{id_}.rating": "2" for id_ in sorted(_shown() - set(rated))}
    assert shuffled(filled_in(first)) == ()


def test_two_ratings_that_changed_places_and_those_with_new_evidence_are_not_doubted() -> None:
    levels = _levels()
    low = [id_ for id_, level in levels.items() if level == 2][:3]
    high = [id_ for id_, level in levels.items() if level == 3][:3]
    exchanged = {f"{id_}.rating": "3" for id_ in low} | {f"{id_}.rating": "2" for id_ in high}
    assert len(exchanged) == 6
    two = {f"{low[0]}.rating": "3", f"{high[0]}.rating": "2"}
    assert shuffled(filled_in(two)) == ()
    said = {f"{id_}.evidence": f"Seen anew at {id_}" for id_ in (*low, *high)}
    assert shuffled(filled_in(exchanged | said)) == ()
    assert shuffled(filled_in(exchanged)) == ("rating",)


def _levels() -> dict[str, int]:
    """By the requirements that have a row, their ratings on the scale."""
    ratings = {id_: answer.rating for id_, answer in sampled().answers.items() if id_ in _shown()}
    return {id_: rating.level for id_, rating in ratings.items() if rating and rating.level is not None}


def _shown() -> set[str]:
    (table,) = (one for one in sample_tables().tables if one.name == "Answers")
    return {str(row[-1]) for row in table.rows[1:] if len(row) == 12}
