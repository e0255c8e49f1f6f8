"""Of every checklist: a cell with a text is proposed, asked about, or named with its place and its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Rating
from isoassess.errors import BadInput
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables, cell_words, place_words
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.exchange.checklist.rows import ChecklistRow
from isoassess.services.tables.checklist_entries import ChecklistProposals, SaidOfChecklist, proposals_of
from isoassess.services.tables.checklist_words import checklist_told
from isoassess.services.tables.left_out_words import left_out_told
from tests.unit.documents.real_cases import blank

Rows = tuple[tuple[FoundCell, ...], ...]
CASE = blank()
LIST: Rows = (
    ("Audit of the workshop", None, None, "by A. C."),
    ("Abschnitt", "Ja/Nein/Teilw.", "Bemerkung", "Maßnahme", "Wer", "Termin", "Risiko"),
    ("4.1", "n. a.", "Bem 4.1"),
    ("5.2", "ja, teilweise", "Bem 5.2", None, "-", None, "hoch"),
    ("6.1 - 6.3", "n. i. O.", "Bem 6.1", "Write it", "n/a", "Q1 2027"),
    ("7.1.5", "maybe", None, "-"),
    ("10.9", "nein", "Bem 10.9"),
    ("Conclusion: the firm must not be certified",),
    (None, None, None, "loose remark"),
)


def tables(rows: Rows) -> FoundTables:
    return FoundTables(tables=(FoundTable(name="A", rows=rows),))


def proposed(rows: Rows, said: SaidOfChecklist | None = None) -> ChecklistProposals:
    return proposals_of(tables(rows), CASE, shipped(), name="a.xlsx", said=said or SaidOfChecklist())


def texts(proposals: ChecklistProposals) -> list[str]:
    return [entry.says for entry in proposals.texts]


def test_what_is_left_out_is_named_with_its_cell_its_text_and_the_reason() -> None:
    proposals = proposed(LIST)
    conclusion = "A!A8 “Conclusion: the firm must not be certified”"
    assert left_out_told(proposals) == (
        "Left out, because it stands above the heads: A!A1 “Audit of the workshop”; A!D1 “by A. C.”.",
        f"Left out, because no clause is named: {conclusion}; A!D9 “loose remark”.",
        "Left out, because its column is not read: A!G4 “hoch”.",
        "Left out, because it says nothing: A!E4, A!D6 “-”; A!E5 “n/a”.",
        "Left out, because nothing is asked here for its clause: A!B7 “nein”; A!C7 “Bem 10.9”.",
    )


def test_a_cell_of_the_rating_that_is_not_known_stays_whole_and_rates_nothing() -> None:
    proposals = proposed(LIST)
    assert proposals.checklist.columns.places[ColumnRole.STATUS] == 1
    assert proposals.meanings["n. a."] is Rating.NOT_APPLICABLE
    assert proposals.meanings["n. i. O."] is Rating.ABSENT
    assert "Ja/Nein/Teilw.: ja, teilweise\nBem 5.2" in texts(proposals)
    assert "Ja/Nein/Teilw.: maybe" in texts(proposals)
    assert "Bem 4.1" in texts(proposals)
    told = "\n".join(checklist_told(proposals, tables(LIST)))
    assert "What these words mean as ratings is not known: “ja, teilweise”, “maybe”." in told


def test_a_word_that_a_person_says_the_meaning_of_needs_no_remark() -> None:
    proposals = proposed(LIST, SaidOfChecklist(meanings={"maybe": Rating.PARTIAL}))
    assert "Ja/Nein/Teilw.: maybe" not in texts(proposals)
    assert Rating.PARTIAL.value in [entry.says for entry in proposals.ratings]


def test_what_is_no_date_stays_behind_its_head_nobody_owns_nothing_and_a_range_is_told() -> None:
    proposals = proposed(LIST)
    assert "Bem 6.1\nTermin: Q1 2027" in texts(proposals)
    assert not [entry for entry in proposals.texts if entry.key in ("action.owner", "action.due")]
    assert [entry.says for entry in proposals.texts if entry.key == "action.what"] == ["Write it"]
    told = "\n".join(checklist_told(proposals, tables(LIST)))
    assert "goes to the first one: A!A5 “6.1 - 6.3” goes to 6.1." in told


def test_a_text_in_place_of_a_cross_is_read_as_a_whole() -> None:
    rows: Rows = (
        ("Clause", "Yes", "No", "Note"),
        *(("4.1", "x"), ("5.2", "not at line 2"), ("7.2", "☐", "no papers")),
        *(("7.3", "x"), ("7.4", None, "x"), ("7.5", "x")),
    )
    proposals = proposed(rows)
    assert proposals.meanings == {
        "Yes": Rating.CONFORMING,
        "Yes: not at line 2": None,
        "No": Rating.ABSENT,
    }
    assert {"Rating: Yes: not at line 2", "No: no papers"} <= {*texts(proposals)}


@pytest.mark.parametrize(
    "head",
    ["Ja/Nein/Teilw.", "Yes/No/Partial", "C/NC/OFI", "Yes / No / N/A", "(j/n)", "ja oder nein"],
)
def test_a_head_that_lists_the_words_is_that_of_the_rating(head: str) -> None:
    proposals = proposed(
        (("Clause", head, "Note"), ("4.1", "why not", "seen"), ("5.2", "perhaps", "not seen"))
    )
    assert proposals.checklist.columns.places[ColumnRole.STATUS] == 1


def test_all_words_that_are_not_known_are_named() -> None:
    words = [f"step {letter}" for letter in "abcdefghijklmnopqrst"]
    rows = (("Clause", "Rating"), *(("4.1", word) for word in words))
    told = "\n".join(checklist_told(proposed(rows), tables(rows)))
    assert all(f"“{word}”" in told for word in words)


CLAUSES = ("4.1", "5.2 Policy", "6.1 - 6.3", "99.9", "a)", "Conclusion: nothing holds", "Total")
HEADS = ("Clause", "Status", "Note", "Owner", "Due", "Action", "Yes/No/Partial", "Evidence", "Question", "#")
RATINGS = ("Yes", "ja, teilweise", "n. a.", "NC: no label", "3 von 5", "x", "-", "n/a")
OTHERS = ("Q1 2027", "31.1.2027", "long " * 20, 3, 0.5, True)
CELLS = st.none() | st.sampled_from([*CLAUSES, *HEADS, *RATINGS, *OTHERS])


@given(st.lists(st.lists(CELLS, max_size=7).map(tuple), max_size=8).map(tuple))
def test_no_cell_of_any_sheet_is_dropped_in_silence(rows: Rows) -> None:
    try:
        proposals = proposed(rows)
    except BadInput:
        return
    ((table, columns),) = proposals.checklist.parts
    by_number = {row.place: row for row in proposals.checklist.rows}
    named = {one.cell.place for one in proposals.left}
    said = "\n".join([*proposals.meanings, *texts(proposals)])
    for number, row in enumerate(table.rows):
        clause_at = columns.places[ColumnRole.CLAUSE]
        of = by_number.get(place_words("A", number, clause_at))
        for place, cell in enumerate(row):
            known = columns.named and columns.head <= number < columns.first
            text = " ".join(cell_words(cell).split())
            if not text or known or place_words("A", number, place) in named:
                continue
            assert of is not None or folded_count(cell), (number, place)
            if of is not None:
                assert is_structure(of, columns.places, place) or is_said(text, of, said), (number, place)


def folded_count(cell: FoundCell) -> bool:
    return cell_words(cell).strip(" .").isdigit()


def is_structure(row: ChecklistRow, places: dict[ColumnRole, int], place: int) -> bool:
    """What asks, and not answers: a clause and its question."""
    return place in (places[ColumnRole.CLAUSE], places.get(ColumnRole.QUESTION)) and bool(row.clause)


def is_said(text: str, row: ChecklistRow, said: str) -> bool:
    plain = " ".join(said.split())
    return text in plain or text.replace("31.1.2027", "2027-01-31") in (row.day, *plain.split())
