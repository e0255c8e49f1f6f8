"""Old checklists as people made them: each read as it is, its words told, and nothing rated by itself."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.catalogue import crosswalk
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Lens, Rating
from isoassess.domain.case import Case
from isoassess.errors import BadInput
from isoassess.exchange.cells.cell_process import cells_of
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables
from isoassess.exchange.checklist.clause_cells import clause_in
from isoassess.exchange.checklist.found_checklist import found_checklists
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.exchange.checklist.number_scale import number_scale
from isoassess.exchange.checklist.rating_guesses import guessed_ratings
from isoassess.services.filled_worksheet import changes_of
from isoassess.services.tables.checklist_entries import (
    ChecklistProposals,
    SaidOfChecklist,
    checklist_proposals,
    proposals_of,
)
from isoassess.services.tables.checklist_words import checklist_told
from isoassess.services.tables.left_out_words import left_out_told
from tests.unit.documents.real_cases import blank, sampled

FOLDER = Path(__file__).parents[2] / "data" / "checklists"
FILES = {
    "gap-analysis-2015.xlsx": Lens.ISO9001_2015,
    "fragenliste.csv": Lens.ISO9001_2026,
    "maturity.ods": Lens.ISO9001_2026,
    "elements-1994.txt": Lens.ISO9002_1994,
    "audit-by-clause.xlsx": Lens.ISO9001_2026,
}


def tables(name: str) -> FoundTables:
    file = FOLDER / name
    return cells_of(file.read_bytes(), file.suffix)


def proposed(name: str, case: Case | None = None) -> ChecklistProposals:
    return proposals_of(tables(name), case or blank(), shipped(), name=name)


def texts(proposals: ChecklistProposals) -> dict[str, str]:
    return {entry.name: entry.says for entry in proposals.texts}


@pytest.mark.parametrize("name", FILES)
def test_each_checklist_is_read_with_its_edition_and_every_word_of_its_rows(name: str) -> None:
    proposals = proposed(name)
    assert proposals.lens is FILES[name]
    said = "\n".join(entry.says for entry in proposals.texts)
    left_out = {row.place for row in proposals.unmatched}
    for row in proposals.checklist.rows:
        for text in (row.evidence, row.comment, row.action):
            assert row.place in left_out or text in said
    assert proposals.meanings
    assert None not in proposals.meanings.values()
    assert not any(entry.key == "rating" for entry in proposals.texts)
    assert all(entry.key == "rating" for entry in proposals.ratings)


def test_merged_clauses_hold_for_the_rows_below_and_a_wrong_number_is_named() -> None:
    proposals = proposed("gap-analysis-2015.xlsx")
    said = texts(proposals)
    assert said["context-issues.evidence"] == "Context page of January"
    assert said["context-issues.note"] == "Never looked at again"
    assert said["context-issues.action.due"] == "2026-06-30"
    assert said["calibration-status.action.owner"] == "Workshop"
    assert [(row.place, row.clause) for row in proposals.unmatched] == [("Gap analysis!A12", "10.9")]
    told = " ".join(checklist_told(proposals, tables("gap-analysis-2015.xlsx")))
    assert "10.9 in Gap analysis!A12." in told
    assert "Where cells are merged over several rows" in told


def test_a_german_list_of_windows_is_read_with_its_days_and_words() -> None:
    proposals = proposed("fragenliste.csv")
    assert texts(proposals)["quality-policy.note"] == "Größe; Aushang veraltet"
    assert texts(proposals)["quality-policy.action.due"] == "2026-06-30"
    assert proposals.meanings == {
        "Nein": Rating.ABSENT,
        "Ja": Rating.CONFORMING,
        "Teilweise": Rating.PARTIAL,
        "entfällt": Rating.NOT_APPLICABLE,
    }


def test_a_list_without_heads_of_1994_finds_what_is_asked_today() -> None:
    proposals = proposed("elements-1994.txt")
    assert not proposals.checklist.columns.named
    assert texts(proposals)["calibration.note"] == "Two gauges overdue"
    assert {entry.requirement for entry in proposals.texts} <= {one.id for one in blank().requirements}
    assert "have no heads" in " ".join(checklist_told(proposals, tables("elements-1994.txt")))


def test_a_sheet_for_each_clause_is_one_list_and_its_summary_is_no_row_of_a_clause() -> None:
    proposals = proposed("audit-by-clause.xlsx")
    assert proposals.checklist.table == "Clause 8, Clause 9"
    assert texts(proposals)["customer-satisfaction.evidence"] == "Two letters"
    assert "no clause is named: Clause 9!" in " ".join(left_out_told(proposals))


def test_what_is_there_stays_and_what_is_rated_keeps_its_rating() -> None:
    case = sampled()
    proposals = proposed("gap-analysis-2015.xlsx", case)
    for entry in proposals.texts:
        assert entry.here in entry.says
        assert not entry.conflicts
    rated = {id_ for id_, answer in case.answers.items() if answer.rating is not None}
    assert not rated & {entry.requirement for entry in proposals.ratings}
    changes = changes_of(proposals.texts, case, ())
    assert not any(change.key == "rating" for those in changes.values() for change in those)
    again = [entry for entry in proposals.texts if entry.says == entry.here]
    assert again == []


def test_several_rows_of_one_requirement_propose_the_lowest_of_their_ratings() -> None:
    ratings = {entry.requirement: entry.says for entry in proposed("gap-analysis-2015.xlsx").ratings}
    assert ratings["context-issues"] == Rating.INFORMAL.value


def test_a_word_means_what_a_person_says_it_means() -> None:
    (found, *_more) = found_checklists(tables("gap-analysis-2015.xlsx"))
    meanings: dict[str, Rating | None] = {"C": Rating.EFFECTIVE, "NC": None, "OFI": None, "N/A": None}
    proposals = checklist_proposals(
        found, blank(), shipped(), crosswalk.shipped(), lens=Lens.ISO9001_2015, meanings=meanings
    )
    assert {entry.says for entry in proposals.ratings} == {Rating.EFFECTIVE.value}


@pytest.mark.parametrize(
    ("statuses", "ratings"),
    [
        (("Yes", "NO", "Partial", "N/A", "maybe"), ("3", "0", "2", "na", None)),
        (("C", "NC", "OFI"), ("3", "1", "3")),
        (("NC major", "Minor NC", "NC (minor)", "major-NC", "not"), ("0", "2", "2", "0", None)),
        (("0", "1", "2", "3", "4", "5"), (None,) * 6),
        (("0 %", "30%", "70 %", "100%"), ("0", "1", "2", "3")),
        (("n. a.", "n.a.", "n/a", "N / A", "k. A.", "entf."), ("na",) * 6),
        (("n. i. O.", "n.i.O.", "not fulfilled", "nicht konform", "✗", "☐", "FALSE"), ("0",) * 7),
        (("i. O.", "i.O.", "o. k.", "✓", "✔\ufe0f", "☑", "fulfilled", "TRUE", "Ja / Yes"), ("3",) * 9),
        (("1/5", "3 von 5", "5 of 5", "7/10", "6/5"), (None,) * 5),
        (("ja, teilweise", "Yes, but", "Y (see note)", "yes?", "n. b.", "fully met 2027", "-"), (None,) * 7),
        (("0", "0.3", "0,7", "1"), ("0", "1", "2", "3")),
        (("0", "30", "70", "100"), ("0", "1", "2", "3")),
    ],
)
def test_words_numbers_and_percent_are_told_together(
    statuses: tuple[str, ...], ratings: tuple[str | None, ...]
) -> None:
    assert tuple(guessed_ratings(statuses, number_scale(statuses)).values()) == ratings


@given(st.lists(st.text(max_size=8), max_size=6))
def test_whatever_the_words_are_each_has_a_rating_or_none(words: list[str]) -> None:
    assert set(guessed_ratings(words, number_scale(words))) == set(words)


@pytest.mark.parametrize(
    ("cell", "clause"),
    [
        ("8.4.1", "8.4.1"),
        ("Clause 8.4", "8.4"),
        ("§ 7.1.5 ", "7.1.5"),
        ("ISO 9001:2015 8.4.1", "8.4.1"),
        ("9001:2026 Clause 9.2.2", "9.2.2"),
        ("4.1 Understanding the organization", "4.1"),
        ("8.5.1 a)", "8.5.1"),
        (8.4, "8.4"),
        (10, "10"),
        (4.0, "4"),
        ("Abschnitt 5.2", "5.2"),
        (1.0, ""),
        ("2", ""),
        ("2026-03-02", ""),
        ("100 %", ""),
        ("Yes", ""),
        (True, ""),
        (None, ""),
        ("99.1", ""),
    ],
)
def test_a_clause_number_is_known_however_it_was_written(cell: FoundCell, clause: str) -> None:
    assert clause_in(cell) == clause


@pytest.mark.parametrize("counted", ["No.", "Nr.", "#"])
def test_a_column_that_counts_rows_is_not_that_of_clauses(counted: str) -> None:
    rows: tuple[tuple[FoundCell, ...], ...] = (
        (counted, "ISO 9001 clause", "Compliance", "Notes"),
        *((number, clause, "yes", "Seen") for number, clause in enumerate(("4.1", "5.2", "6.2.1", "7.2"), 1)),
    )
    (found,) = found_checklists(FoundTables(tables=(FoundTable(name="A", rows=rows),)))
    assert [row.clause for row in found.rows] == ["4.1", "5.2", "6.2.1", "7.2"]


def test_what_heads_say_last_counts() -> None:
    heads = (
        "No.",
        "Audit question",
        "Compliance comments",
        "Finding status",
        "Action owner",
        "Action due date",
        "Action",
    )
    rows = (heads, ("4.1", "Is it?", "Well", "C", "Ann", "31.1.2027", "Write it down"))
    (found,) = found_checklists(FoundTables(tables=(FoundTable(name="A", rows=rows),)))
    assert found.columns.places == {
        ColumnRole.CLAUSE: 0,
        ColumnRole.QUESTION: 1,
        ColumnRole.COMMENT: 2,
        ColumnRole.STATUS: 3,
        ColumnRole.OWNER: 4,
        ColumnRole.DAY: 5,
        ColumnRole.ACTION: 6,
    }
    (row,) = found.rows
    assert (row.owner, row.day, row.action) == ("Ann", "2027-01-31", "Write it down")


def test_a_number_of_no_clause_is_told_and_not_joined_to_the_clause_above() -> None:
    rows: tuple[tuple[FoundCell, ...], ...] = (
        ("Clause", "Status", "Note"),
        ("4.1", "yes", "First"),
        ("a)", "no", "Below it"),
        (99.9, "no", "Nowhere"),
        ("10.9", "no", "Nowhere either"),
        (None, "no", "Below that"),
    )
    found = FoundTables(tables=(FoundTable(name="A", rows=rows),))
    proposals = proposals_of(found, blank(), shipped(), name="list.xlsx")
    assert [(row.place, row.clause) for row in proposals.unmatched] == [
        ("A!A4", "99.9"),
        ("A!A5", "10.9"),
        ("A!A6", "10.9"),
    ]
    assert texts(proposals)["context-issues.note"] == "First\nBelow it"
    told = " ".join(checklist_told(proposals, found))
    assert "99.9 in A!A4, 10.9 in A!A5, and below it, where no clause is named, in A!A6." in told


def test_without_heads_a_few_words_that_mean_ratings_are_the_rating() -> None:
    rows: tuple[tuple[FoundCell, ...], ...] = (
        ("4.1", "Are the issues known and written down?", "yes"),
        ("5.2", "Is there a policy that everybody knows?", "no"),
        ("7.1.5", "Are the gauges calibrated?", "partly"),
    )
    (found,) = found_checklists(FoundTables(tables=(FoundTable(name="A", rows=rows),)))
    assert found.columns.places[ColumnRole.STATUS] == 2
    assert [*found.statuses] == ["yes", "no", "partly"]


def test_that_colors_are_not_read_is_not_said_where_there_are_none() -> None:
    for name in ("fragenliste.csv", "maturity.ods", "gap-analysis-2015.xlsx"):
        assert "Colors of cells" not in " ".join(checklist_told(proposed(name), tables(name)))


def with_places(name: str, places: Mapping[ColumnRole, int]) -> ChecklistProposals:
    return proposals_of(tables(name), blank(), shipped(), name=name, said=SaidOfChecklist(places=places))


def test_columns_hold_what_a_person_says_they_hold() -> None:
    name = "gap-analysis-2015.xlsx"
    told = proposed(name).checklist
    swapped = dict(told.columns.places)
    evidence, comment = swapped[ColumnRole.EVIDENCE], swapped[ColumnRole.COMMENT]
    swapped |= {ColumnRole.EVIDENCE: comment, ColumnRole.COMMENT: evidence}
    proposals = proposals_of(
        tables(name), blank(), shipped(), name=name, said=SaidOfChecklist(places=swapped)
    )
    assert texts(proposals)["context-issues.note"] == "Context page of January"
    assert texts(proposals)["context-issues.evidence"] == "Never looked at again"
    assert told.names[evidence] == told.heads[ColumnRole.EVIDENCE]
    same = proposals_of(
        tables(name), blank(), shipped(), name=name, said=SaidOfChecklist(places=told.columns.places)
    )
    assert same == proposed(name)
    with pytest.raises(BadInput, match="which column holds the clauses"):
        proposals_of(
            tables(name), blank(), shipped(), name=name, said=SaidOfChecklist(places={ColumnRole.COMMENT: 3})
        )


@pytest.mark.parametrize(
    "rows", [(("Shopping", "Price"), ("Milk", 1.2)), (("Clause", "Note"), ("4.1", None)), ((), ())]
)
def test_what_is_no_checklist_is_refused(rows: tuple[tuple[FoundCell, ...], ...]) -> None:
    found = FoundTables(tables=(FoundTable(name="A", rows=rows),))
    with pytest.raises(BadInput, match=r"^list\.csv: no column with clause numbers"):
        proposals_of(found, blank(), shipped(), name="list.csv")


CELLS = (
    st.none()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        ["4.1", "Clause", "Status", "Yes", "Note", "8.4.1 What", "x" * 90, "31.1.2027", "Owner"]
    )
)


@given(st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=8).map(tuple))
def test_whatever_a_sheet_holds_it_is_a_checklist_or_none(rows: tuple[tuple[FoundCell, ...], ...]) -> None:
    for found in found_checklists(FoundTables(tables=(FoundTable(name="A", rows=rows),))):
        assert all(row.clause for row in found.rows)
