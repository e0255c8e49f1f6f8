"""Checklists in which something else looks like the rating: the state of an action, or if it worked."""

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables
from isoassess.services.tables.checklist_entries import ChecklistProposals, proposals_of
from isoassess.services.tables.checklist_words import checklist_told
from tests.unit.documents.real_cases import blank

Cells = tuple[FoundCell, ...]


def in_rows(*rows: Cells) -> FoundTables:
    return FoundTables(tables=(FoundTable(name="A", rows=rows),))


def proposed(found: FoundTables) -> ChecklistProposals:
    return proposals_of(found, blank(), shipped(), name="list.xlsx")


def said(proposals: ChecklistProposals, requirement: str) -> dict[str, str]:
    return {entry.key: entry.says for entry in proposals.texts if entry.requirement == requirement}


@pytest.mark.parametrize("rating", ["Bew.", "Bewertung", "Status", "Ergebnis", "Rating"])
@pytest.mark.parametrize("effect", ["Wirksam?", "Effective?", "Wirksamkeit bewertet", "Effectiveness rating"])
def test_a_head_that_says_rating_rates_by_words_that_nobody_knows(rating: str, effect: str) -> None:
    found = in_rows(
        ("Kap.", rating, "Maßnahme", "Wer", "Stand", effect),
        ("4.1", "k", None, None, None, None),
        ("4.2", "tz", "Plan it", "Bo", "erl.", "ja"),
        ("5.2", "tz", "Write it", "Ann", "in Arbeit", "nein"),
    )
    proposals = proposed(found)
    assert proposals.meanings == {"tz": None, "k": None}
    assert said(proposals, "interested-parties")["action.effective"] == "True"
    assert said(proposals, "interested-parties")["action.status"] == "done"


def test_two_columns_that_may_rate_are_both_named_and_neither_is_a_comment() -> None:
    found = in_rows(
        ("Kap.", "Bewertung", "Status", "Note"),
        ("4.1", "trifft zu", "ja", 1),
        ("5.2", "trifft kaum zu", "nein", 4),
        ("6.2", "trifft zu", "nein", 5),
    )
    proposals = proposed(found)
    assert proposals.texts == ()
    told = " ".join(checklist_told(proposals, found))
    assert all(name in told for name in ("“Bewertung”", "“Status”", "“Note”"))


@pytest.mark.parametrize(
    "heads",
    [
        ("Conform", "Minor NC", "Action", "Who", "Done"),
        ("Yes", "No", "Action", "Who", "Implemented"),
        ("Ja", "Nein", "Maßnahme", "Wer", "Umgesetzt"),
        ("C", "NC", "Corrective action", "Owner", "Completed"),
        ("OK", "nicht OK", "Maßnahme", "Wer", "i. O."),
    ],
)
def test_a_tick_behind_an_action_is_no_rating(heads: Cells) -> None:
    found = in_rows(
        ("Clause", *heads),
        ("4.1", "x", None, None, None, None),
        ("4.2", None, "x", "Plan it", "Bo", "x"),
        ("5.2", None, None, "Write it", "Ann", "x"),
    )
    proposals = proposed(found)
    assert {*proposals.meanings} == {*heads[:2]}
    assert None not in proposals.meanings.values()
    assert "quality-policy" not in {entry.requirement for entry in proposals.ratings}


def test_a_ticked_done_in_any_place_is_the_state_of_the_action() -> None:
    found = in_rows(
        ("Clause", "Done", "Conform", "NC", "Action", "Owner"),
        ("4.1", None, "x", None, None, None),
        ("4.2", "x", None, "x", "Plan it", "Bo"),
        ("5.2", "x", None, None, "Write it", "Ann"),
    )
    proposals = proposed(found)
    assert {*proposals.meanings} == {"Conform", "NC"}
    assert said(proposals, "quality-policy")["action.status"] == "done"


@pytest.mark.parametrize(
    ("word", "status", "day"),
    [
        ("erl.", "done", None),
        ("ja, 12.10.2026", "done", "2026-10-12"),
        ("abgeschl.", "done", None),
        ("nicht erl.", "open", None),
        ("nein", "open", None),
    ],
)
def test_a_shortened_word_and_a_yes_with_a_day_say_how_far_it_is(
    word: str, status: str, day: str | None
) -> None:
    found = in_rows(
        ("Kap.", "Erfüllt", "Maßnahme", "Termin", "Erledigt?"),
        ("4.1", "nein", "Plan it", "1.2.2027", word),
        ("5.2", "ja", None, None, None),
    )
    entries = said(proposed(found), "context-issues")
    assert (entries["action.status"], entries.get("action.done")) == (status, day)
    assert "note" not in entries
