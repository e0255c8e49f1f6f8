"""What a checklist says beside what is there: nothing falls out without a word, and an OFI stays one."""

from hypothesis import given
from hypothesis import strategies as st

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, Rating
from isoassess.domain.case import Case
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables
from isoassess.services.filled_worksheet import changes_of
from isoassess.services.filled_worksheet_words import entry_words
from isoassess.services.tables.checklist_entries import ChecklistProposals, proposals_of
from isoassess.services.tables.checklist_making import is_said_in
from isoassess.services.tables.checklist_words import checklist_told
from isoassess.services.tables.left_out_words import left_out_told
from tests.unit.documents.real_cases import blank
from tests.unit.services.sheet_filling import with_answer

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
    assert "(OFI) with the rating: “OFI”." in " ".join(checklist_told(proposals, found))


def test_a_rating_that_stays_without_the_mark_of_the_checklist_is_told() -> None:
    case = with_answer(blank(), "context-issues", rating=Rating.CONFORMING)
    found = in_rows(("Clause", "Status"), ("4.1", "OFI"))
    said = " ".join(left_out_told(proposed(found, case)))
    assert "says “3 conforming, marked as an opportunity for improvement (OFI)” (A!A2)" in said
    marked = with_answer(blank(), "context-issues", rating=Rating.CONFORMING, ofi=True)
    assert left_out_told(proposed(found, marked)) == ()
