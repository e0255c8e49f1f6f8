"""What a checklist says beside what is there: nothing falls out without a word, and an OFI stays one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, Rating
from isoassess.domain.case import Case
from isoassess.errors import BadInput
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.exchange.checklist.number_scale import ScaleReading
from isoassess.exchange.checklist.rating_guesses import guessed_ratings
from isoassess.services.filled_worksheet import changes_of
from isoassess.services.filled_worksheet_words import entry_words
from isoassess.services.tables.checklist_entries import ChecklistProposals, proposals_of
from isoassess.services.tables.checklist_words import checklist_told
from isoassess.services.tables.left_out_words import left_out_told
from isoassess.services.tables.said_in import is_said_in
from tests.unit.documents.real_cases import blank, sampled
from tests.unit.services.sheet_filling import filled_in, sample_tables, with_answer

LINES = st.lists(st.sampled_from(["a", "b", "a b", " a", ""]), min_size=1, max_size=4)


def in_rows(*rows: tuple[FoundCell, ...]) -> FoundTables:
    return FoundTables(tables=(FoundTable(name="A", rows=rows),))


def proposed(found: FoundTables, case: Case) -> ChecklistProposals:
    return proposals_of(found, case, shipped(), name="list.xlsx")


def test_words_that_are_part_of_a_line_are_added_and_an_equal_line_is_named() -> None:
    case = with_answer(
        blank(),
        "context-issues",
        evidence="ev one",
        note="not checked in 2025\nSeen",
        action=Action(what="Do it", owner="Ann"),
    )
    found = in_rows(
        ("Clause", "Evidence", "Comment", "Action", "Owner"),
        ("4.1", "ev", "checked", "Do it", "Ann"),
        (None, None, "Seen", None, None),
    )
    proposals = proposed(found, case)
    assert {entry.name: entry.says for entry in proposals.texts} == {
        "context-issues.evidence": "ev one\nev",
        "context-issues.note": "not checked in 2025\nSeen\nchecked",
    }
    (said,) = left_out_told(proposals)
    assert said.startswith("Left out, because the assessment says the same already: 4.1 (context-issues), ")
    for same in ("Note for the report: “Seen” (A!A2, A!A3)", "done: “Do it”", "owner: “Ann”"):
        assert same in said


@given(LINES, LINES)
def test_a_text_is_said_where_its_lines_stand_one_below_the_other(here: list[str], text: list[str]) -> None:
    is_said = is_said_in("\n".join(here), "\n".join(text), growing=True)
    assert is_said_in("\n".join([*here, *text]), "\n".join(text), growing=True)
    if is_said:
        assert {line.strip() for line in text} <= {line.strip() for line in here}
    if len(text) == 1 and text[0].strip() not in [line.strip() for line in here]:
        assert not is_said


def test_what_is_an_ofi_in_the_checklist_is_conforming_and_marked_here() -> None:
    found = in_rows(
        ("Clause", "C", "OFI", "NC", "Comment"),
        ("4.1", None, "x", None),
        ("5.2", "x", None, None),
        ("9.3", None, "x", None),
        ("9.3", None, None, "x"),
    )
    proposals = proposed(found, blank())
    by_id = {entry.requirement: entry for entry in proposals.ratings}
    changes = changes_of(proposals.ratings, blank(), proposals.ratings)
    marked = {id_ for id_, those in changes.items() if any(change.key == "ofi" for change in those)}
    assert "context-issues" in marked
    assert entry_words(by_id["context-issues"]) == (
        "3 conforming, marked as an opportunity for improvement (OFI)"
    )
    assert not by_id["quality-policy"].ofi
    assert {by_id[id_].says for id_ in marked} == {Rating.CONFORMING}
    assert len(marked) == 1
    assert "(OFI): “OFI”." in " ".join(checklist_told(proposals, found))


def test_a_rating_that_stays_without_the_mark_of_the_checklist_is_told() -> None:
    case = with_answer(blank(), "context-issues", rating=Rating.CONFORMING)
    found = in_rows(("Clause", "Status"), ("4.1", "OFI"))
    said = " ".join(left_out_told(proposed(found, case)))
    assert "says “3 conforming, marked as an opportunity for improvement (OFI)” (A!A2)" in said
    marked = with_answer(blank(), "context-issues", rating=Rating.CONFORMING, ofi=True)
    assert left_out_told(proposed(found, marked)) == ()


BELOW = ((5, "not met"), (4, "poor"), (3, "partly"), (2, "good"), (1, "fully met"))


@pytest.mark.parametrize(
    "below",
    [
        (("Legend: 5 - not met, 4 - poor, 3 - partly, 2 - good, 1 - fully met",),),
        (("Legend",), *((None, step, word) for step, word in BELOW)),
        BELOW,
    ],
)
def test_a_legend_below_the_table_is_read(below: tuple[tuple[FoundCell, ...], ...]) -> None:
    above = (("Clause", "Question", "Score"), ("4.1", "Issues?", 1), ("5.2", "Policy?", 5), ())
    scale = proposed(in_rows(*above, *below), blank()).scale
    assert scale is not None
    assert (scale.best, scale.reading) == (1, ScaleReading.LEGEND)


GERMAN = (
    ("Bewertung: 1 = sehr gut, 3 = Größtenteils erfüllt, 5 = mangelhaft",),
    ("Abschnitt", "Frage", "Note", "Nachweis", "Bemerkung", "Maßnahme"),
    ("4.1", "Themen?", 1, "Liste", "gut gepflegt", None),
    ("5.2", "Politik?", "2-", "Aushang", "geht so", None),
    ("6.2", "Ziele?", 5, None, "fehlt", "Festlegen"),
)


def test_marks_are_the_rating_whatever_else_their_head_may_mean() -> None:
    found = in_rows(*GERMAN)
    proposals = proposed(found, blank())
    assert proposals.scale is not None
    assert (proposals.scale.best, proposals.scale.legend) == (
        1,
        "1 = sehr gut, 3 = Größtenteils, 5 = mangelhaft",
    )
    assert proposals.meanings == {"2-": None, "1": Rating.EFFECTIVE, "5": Rating.ABSENT}
    texts = {entry.name: entry.says for entry in proposals.texts}
    assert texts["context-issues.note"] == "gut gepflegt"
    assert texts["quality-objectives.note"] == "fehlt"
    assert proposals.checklist.unread == ()


@pytest.mark.parametrize("head", ["Punkte", "Stufe", "Score", "Mark", "Note (1-5)"])
def test_a_column_of_numbers_is_the_rating_where_the_other_holds_none(head: str) -> None:
    heads = ("Clause", "Forderung", "Status", head)
    found = in_rows(heads, ("4.1", "A?", "open", 3), ("5.2", "B?", "late", 4))
    assert proposed(found, blank()).checklist.columns.places == {
        ColumnRole.CLAUSE: 0,
        ColumnRole.QUESTION: 1,
        ColumnRole.COMMENT: 2,
        ColumnRole.STATUS: 3,
    }


def test_a_note_beside_a_rating_is_a_comment_whatever_it_holds() -> None:
    found = in_rows(("Clause", "Rating", "Note"), ("4.1", "yes", 3), ("5.2", "no", "see 4"))
    places = proposed(found, blank()).checklist.columns.places
    assert (places[ColumnRole.STATUS], places[ColumnRole.COMMENT]) == (1, 2)
    unknown = in_rows(
        ("Clause", "Rating", "Note"), ("4.1", "yes", "y"), ("5.2", "step a", "y"), ("6.2", "step b", "y")
    )
    assert proposed(unknown, blank()).checklist.columns.places[ColumnRole.STATUS] == 1
    found = in_rows(("Clause", "Question", "Note"), ("4.1", "A?", "Seen in May"), ("5.2", "B?", "3 of them"))
    assert proposed(found, blank()).checklist.columns.places[ColumnRole.COMMENT] == 2


def test_a_spreadsheet_of_the_program_is_told_and_its_own_ratings_are_known() -> None:
    found = filled_in({"context-issues.rating": "1 informal", "quality-policy.rating": "4 effective"})
    proposals = proposed(found, blank())
    assert proposals.meanings["1 informal"] is Rating.INFORMAL
    assert {entry.requirement: entry.says for entry in proposals.ratings}["context-issues"] == "1"
    first = checklist_told(proposals, found)[0]
    assert first.startswith("This is a spreadsheet of IsoAssess, made for ")
    assert "isoassess spreadsheet, reads all of it" in first
    assert not any("Rating: " in entry.says for entry in proposals.texts)


def test_a_spreadsheet_that_was_made_for_another_organization_is_refused_as_a_checklist_too() -> None:
    case = sampled()
    theirs = replace(case.profile.organization, name="Sample Foods Ltd")
    other = replace(case, profile=replace(case.profile, organization=theirs))
    assert proposed(sample_tables(), case).checklist.rows
    with pytest.raises(BadInput, match=r"was made for .*, not for Sample Foods Ltd; nothing was taken over$"):
        proposed(sample_tables(), other)


def test_signs_are_ratings_among_each_other_and_a_dash_says_nothing_elsewhere() -> None:
    rows = [("4.1", "++"), ("5.2", "+"), ("6.2", "o"), ("7.2", "-"), ("9.3", "\u2013\u2013")]
    proposals = proposed(in_rows(("Clause", "Rating"), *rows), blank())
    assert "".join(rating.value if rating else "?" for rating in proposals.meanings.values()) == "43210"
    assert left_out_told(proposals) == ()
    assert guessed_ratings(("+", "-")) == {"+": Rating.CONFORMING, "-": Rating.ABSENT}
    words = proposed(in_rows(("Clause", "Rating"), ("4.1", "yes"), ("5.2", "-")), blank())
    assert [*words.meanings] == ["yes"]
    assert "it says nothing: A!B3" in left_out_told(words)[0]


def test_a_number_with_its_meaning_means_that() -> None:
    said = guessed_ratings(("5 - fully met", "1: not met", "2 \u2013 whatever"))
    assert [*said.values()] == [Rating.CONFORMING, Rating.ABSENT, None]
