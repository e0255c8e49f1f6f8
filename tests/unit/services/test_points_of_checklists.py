"""Checklists that give points: those of a row count beside its maximum, and legends mean one thing."""

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.services.tables.checklist_entries import ChecklistProposals, SaidOfChecklist, proposals_of
from isoassess.services.tables.checklist_words import checklist_told
from isoassess.services.tables.left_out_words import left_out_told
from tests.unit.documents.real_cases import blank

CLAUSES = ("4.1", "5.2", "6.2", "7.1.5", "9.3")
Row = tuple[FoundCell, ...]


def listed(heads: tuple[str, ...], *columns: Row, below: tuple[Row, ...] = ()) -> FoundTables:
    rows = (heads, *zip(CLAUSES, *columns, strict=True), *below)
    return FoundTables(tables=(FoundTable(name="A", rows=rows),))


def proposed(found: FoundTables, said: SaidOfChecklist | None = None) -> ChecklistProposals:
    return proposals_of(found, blank(), shipped(), name="a.xlsx", said=said or SaidOfChecklist())


def ratings(proposals: ChecklistProposals) -> str:
    by_word = proposals.meanings
    meant = (by_word[row.status] for row in proposals.checklist.rows if row.status)
    return " ".join(rating.value if rating else "-" for rating in meant)


POINTS, MOST = (3, 3, 0, 1, 2.5), (3, 5, 3, 3, 2.5)


@pytest.mark.parametrize(
    ("points", "most"),
    [
        *(("Points", "Max"), ("Score", "Max. score"), ("Achieved", "Possible"), ("Actual", "Target")),
        *(("Punkte", "Max. Punkte"), ("Erreicht", "Maximal"), ("Ist", "Soll"), ("Ist-Wert", "Soll-Wert")),
        ("erreichte Punkte", "mögliche Punkte"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_points_count_beside_the_maximum_of_their_row(points: str, most: str, turned: bool) -> None:
    heads, columns = (points, most), (POINTS, MOST)
    if turned:
        heads, columns = heads[::-1], columns[::-1]
    found = listed(
        ("Clause", "Question", *heads), ("Is it?",) * 5, *columns, below=(("Total", None, 10, 17),)
    )
    proposals = proposed(found)
    assert ratings(proposals) == "3 2 0 1 3"
    assert proposals.checklist.heads[ColumnRole.MAXIMUM] == most
    assert "are read as parts of the maximum of their row" in "\n".join(checklist_told(proposals, found))
    assert proposals.scale is not None
    assert proposals.scale.choices == ()


def test_what_is_more_than_the_maximum_or_has_none_is_asked_about() -> None:
    found = listed(("Clause", "Points", "Max"), (3, 6, 0, 1, 2), (3, 5, 3, None, 4))
    assert ratings(proposed(found)) == "3 - 0 - 2"


@pytest.mark.parametrize("head", ["Fulfilled %", "Erfüllungsgrad"])
def test_points_beside_their_maximum_count_before_a_percentage(head: str) -> None:
    found = listed(("Clause", "Points", "Max", head), (3, 1, 0, 2, 3), (3,) * 5, (1.2, 0.33, 0.0, 0.67, 1.0))
    proposals = proposed(found)
    assert proposals.checklist.heads[ColumnRole.STATUS] == "Points"
    assert ratings(proposals) == "3 1 0 2 3"
    assert f"not read: “{head}”" in "\n".join(checklist_told(proposals, found))


@pytest.mark.parametrize("head", ["Fulfilled %", "Erfüllungsgrad", "Percent"])
def test_parts_of_one_below_a_percentage_are_that_also_where_one_is_more(head: str) -> None:
    assert ratings(proposed(listed(("Clause", head), (0.8, 0.5, 1.2, 0.0, 0.2)))) == "2 2 3 0 1"


def test_somewhat_more_than_a_hundred_percent_moves_no_other_rating() -> None:
    assert ratings(proposed(listed(("Clause", "Score %"), (90, 50, 120, 0, 20)))) == "3 2 3 0 1"


def test_points_for_what_is_wrong_are_asked_about() -> None:
    proposals = proposed(listed(("Clause", "Fehlerpunkte", "Max"), (3, 1, 0, 2, 3), (3,) * 5))
    assert proposals.scale is not None
    assert (proposals.scale.best, ratings(proposals)) == (None, "- - - - -")


def test_texts_of_what_should_be_and_what_is_are_question_and_comment() -> None:
    asked, seen = ("Issues are listed",) * 5, ("A list of May",) * 5
    proposals = proposed(listed(("Kapitel", "Soll", "Ist", "Bewertung"), asked, seen, ("C",) * 5))
    assert proposals.checklist.rows[0].question == "Issues are listed"
    assert {entry.says for entry in proposals.texts} == {"A list of May"}


def test_a_person_says_which_column_is_the_maximum() -> None:
    found = listed(("Clause", "Score", "Full"), POINTS, MOST)
    assert ratings(proposed(found)) == "- - - - -"
    places = {ColumnRole.CLAUSE: 0, ColumnRole.STATUS: 1, ColumnRole.MAXIMUM: 2}
    assert ratings(proposed(found, SaidOfChecklist(places=places))) == "3 2 0 1 3"
    assert left_out_told(proposed(found, SaidOfChecklist(places=places))) == ()


LINE = "1 = not met, 2 = weak, 3 = partly met, 4 = mostly met, 5 = fully met"
CELLS = tuple(LINE.split(", "))
PAIRS = tuple((int(one[0]), one[4:]) for one in CELLS)
GERMAN = ("1: nicht erfüllt", "3: teilweise erfüllt", "4: weitgehend erfüllt", "5: voll erfüllt")


@pytest.mark.parametrize(
    "legend",
    [
        ((LINE,),),
        tuple((one,) for one in CELLS),
        tuple((None, one) for one in CELLS),
        PAIRS,
        tuple((None, *pair) for pair in PAIRS),
        (CELLS,),
        (tuple(cell for pair in PAIRS for cell in pair),),
        tuple((one.replace(" =", ":"),) for one in CELLS),
        tuple((one.replace("=", "-"),) for one in CELLS),
        (("Legende",), *((one,) for one in GERMAN)),
    ],
)
@pytest.mark.parametrize("rated", [1, 2])
def test_a_legend_means_the_same_however_it_is_laid_out(legend: tuple[Row, ...], rated: int) -> None:
    heads, columns = ["Clause", "Comment"], list[Row]([("Seen",) * 5])
    heads.insert(rated, "Score")
    columns.insert(rated - 1, (5, 1, 2, 3, 4))
    below = listed((*heads,), *columns, below=((), *legend))
    above = FoundTables(tables=(FoundTable(name="A", rows=(*legend, (), *below.tables[0].rows[:6])),))
    for found in (below, above):
        proposals = proposed(found)
        assert ratings(proposals) == "3 0 1 2 2"
        assert {*proposals.meanings} == {*"12345"}
        assert proposals.unmatched == ()
        assert len(proposals.texts) == len(CLAUSES)


@pytest.mark.parametrize(
    ("best", "meant"), [(3, "1 2 3 2 3"), (4, "1 2 3 2 3"), (5, "1 2 2 2 2"), (10, "1 1 1 1 1")]
)
def test_the_best_of_a_legend_is_the_best_though_nobody_reached_it(best: int, meant: str) -> None:
    words = (1, 2, 3, 2, 3)
    legend: tuple[Row, ...] = ((), ("0 = not met",), (f"{best} = fully met",))
    proposals = proposed(listed(("Clause", "Score"), words, below=legend))
    assert proposals.scale is not None
    assert (proposals.scale.best, ratings(proposals)) == (best, meant)


def test_chapters_are_no_steps_of_a_scale() -> None:
    rows: tuple[Row, ...] = (
        ("Clause", "Title", "Status"),
        *((number, title) for number, title in ((4, "Context"), (5, "Leadership"), (6, "Planning"))),
        ("10: Improvement", None, "yes"),
        ("7 - Support", None, "no"),
    )
    found = FoundTables(tables=(FoundTable(name="A", rows=rows),))
    assert [row.clause for row in proposed(found).checklist.rows] == ["4", "5", "6", "10", "7"]


def test_parts_of_all_are_told_and_stand_in_their_order() -> None:
    found = listed(("Clause", "Fulfilled"), ("100 %", "0 %", "85 %", "5 %", "40 %"))
    proposals = proposed(found)
    assert ratings(proposals) == "3 0 3 1 2"
    assert [*proposals.meanings] == ["0 %", "5 %", "40 %", "85 %", "100 %"]
    assert "less than 40 % is 1 informal" in "\n".join(checklist_told(proposals, found))


def test_a_total_in_the_column_of_the_coarser_clauses_is_named() -> None:
    rows: tuple[Row, ...] = (
        ("Chapter", "Subclause", "Points", "Max"),
        ("4", "4.1", 1, 3),
        ("5", "5.2", 2, 3),
        ("Total", None, 3, 6),
    )
    found = FoundTables(tables=(FoundTable(name="A", rows=rows),))
    assert left_out_told(proposed(found)) == (
        "Left out, because no clause is named: A!A4 “Total”; A!C4 “3”; A!D4 “6”.",
    )


def test_of_two_columns_of_points_nobody_knows_whose_maximum_it_is() -> None:
    heads = ("Clause", "Score", "Weighted score", "Max")
    proposals = proposed(listed(heads, (4, 5, 1, 2, 3), (20, 25, 5, 10, 15), (25,) * 5))
    assert ColumnRole.MAXIMUM not in proposals.checklist.columns.places
    assert ratings(proposals) == "- - - - -"


def test_a_day_without_its_form_is_no_maximum() -> None:
    proposals = proposed(listed(("Clause", "Score", "Target date"), (1, 2, 3, 4, 5), (46200,) * 5))
    assert proposals.checklist.columns.places[ColumnRole.DAY] == 2


def test_the_maturity_that_is_wanted_is_the_maximum() -> None:
    proposals = proposed(listed(("Kapitel", "Reifegrad Ist", "Reifegrad Soll"), (1, 2, 3, 3, 0), (3,) * 5))
    assert ratings(proposals) == "1 2 3 3 0"


STATES = ("In progress", "Open", "Done", "Completed", "Done")
SCORES, WEIGHTS = (5, 0, 2, 4, 2), (5, 3, 1, 2, 1)


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        (("Score", "Weight", "Action", "Action status"), (SCORES, WEIGHTS, ("Do",) * 5, STATES)),
        (("Weight", "Score", "Comment", "Status"), (WEIGHTS, SCORES, ("Seen",) * 5, STATES)),
        (
            ("Priority", "Score", "Last audit"),
            (WEIGHTS, SCORES, ("good", "very good", "poor", "bad", "poor")),
        ),
        (("Score", "Weight", "State of it"), (SCORES, WEIGHTS, ("Good", "Bad", "Poor", "Good", "Poor"))),
    ],
)
def test_a_number_and_a_word_in_a_row_of_a_clause_are_no_legend(
    heads: tuple[str, ...], columns: tuple[Row, ...]
) -> None:
    alone = proposed(listed(("Clause", *heads), *columns))
    assert ratings(alone) == "- - - - -"
    assert alone.scale is not None
    assert alone.scale.choices[:2] == ("0", "5")
    below: tuple[Row, ...] = ((), ("Legend",), ("0 = missing, 5 = excellent",))
    assert ratings(proposed(listed(("Clause", *heads), *columns, below=below))) == "4 0 2 3 2"


def test_a_legend_beside_the_rows_of_clauses_counts_and_a_list_of_actions_does_not() -> None:
    steps = ("0 = missing", "5 = excellent", None, None, None)
    beside = listed(("Clause", "Score"), SCORES, (None,) * 5, steps).tables[0]
    rows = (("Clause", "Score"), *beside.rows[1:])
    assert ratings(proposed(FoundTables(tables=(FoundTable(name="A", rows=rows),)))) == "4 0 2 3 2"
    alone = listed(("Clause", "Score"), SCORES).tables[0]
    actions = FoundTable(name="B", rows=(("No", "State"), (1, "Done"), (2, "Open"), (5, "In progress")))
    assert ratings(proposed(FoundTables(tables=(alone, actions)))) == "- - - - -"


@pytest.mark.parametrize("turned", [False, True])
def test_points_rate_and_a_status_beside_them_is_that_of_an_action(turned: bool) -> None:
    columns = [("Status", STATES), ("Points", POINTS), ("Max", MOST)]
    heads, cells = zip(*(columns if turned else (*columns[1:], columns[0])), strict=True)
    proposals = proposed(listed(("Clause", *heads), *cells))
    assert ratings(proposals) == "3 2 0 1 3"
    assert proposals.checklist.heads[ColumnRole.STATUS] == "Points"
    assert "Status: In progress" in {entry.says for entry in proposals.texts if entry.key == "note"}
