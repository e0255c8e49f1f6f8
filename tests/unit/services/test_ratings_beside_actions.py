"""Checklists in which something else looks like the rating: the state of an action, or if it worked."""

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables
from isoassess.services.tables.checklist_entries import ChecklistProposals, proposals_of
from isoassess.services.tables.checklist_words import checklist_told
from isoassess.services.tables.left_out_words import left_out_told
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


def test_a_note_of_a_letter_is_no_rating_beside_words_that_nobody_knows() -> None:
    steps = (("5.2", f"step {letter}", "y") for letter in "abcdefghijkl")
    found = in_rows(("Clause", "Rating", "Note"), ("4.1", "yes", "x"), *steps)
    assert said(proposed(found), "context-issues") == {"note": "x"}


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


@pytest.mark.parametrize(
    ("word", "effective"), [("ja", "True"), ("nein", "False"), ("not effective", "False")]
)
def test_an_answer_to_if_it_worked_is_the_effect_and_no_text(word: str, effective: str) -> None:
    found = in_rows(
        ("Kap.", "Bewertung", "Maßnahme", "Wer", "Stand", "Wirksam?"),
        ("4.1", "NC", "Plan it", "Bo", "erledigt", word),
        ("5.2", "NC", "Write it", "Ann", "offen", word),
    )
    proposals = proposed(found)
    assert said(proposals, "context-issues") == {
        "action.what": "Plan it",
        "action.owner": "Bo",
        "action.status": "done",
        "action.effective": effective,
    }
    assert said(proposals, "quality-policy")["note"] == f"Wirksam: {word}"  # nothing is done yet


def test_what_worked_is_done_where_no_column_says_how_far_it_is() -> None:
    found = in_rows(
        ("Kap.", "Bewertung", "Maßnahme", "Wer", "Wirksam?"), ("4.1", "NC", "Plan it", "Bo", "ja")
    )
    texts = said(proposed(found), "context-issues")
    assert (texts["action.status"], texts["action.effective"]) == ("done", "True")


@pytest.mark.parametrize(
    "word",
    ["keine", "Nicht vorhanden", "None", "n/a", "-", "no evidence", "fehlt", "(keine)", "nil", "Nein."],
)
def test_evidence_that_says_there_is_none_is_no_evidence(word: str) -> None:
    found = in_rows(("Kap.", "Erfüllt?", "Nachweis"), ("4.1", "ja", word), ("5.2", "ja", "Policy of May"))
    proposals = proposed(found)
    assert [(entry.key, entry.says) for entry in proposals.texts] == [("evidence", "Policy of May")]
    assert f"A!C2 “{word}”" in " ".join(left_out_told(proposals))


@pytest.mark.parametrize(
    "head",
    [
        *("Hinweis intern", "Interne Bemerkung", "Internal note", "Comment (confidential)", "vertraulich"),
        *("Notiz (nur intern)", "Confidential remarks", "Internal only", "Intern"),
    ],
)
def test_a_note_that_is_for_nobody_else_is_the_internal_one(head: str) -> None:
    found = in_rows(
        ("Kap.", "Erfüllt?", "Bemerkung", head),
        ("4.1", "nein", "No list", "The boss forgets"),
        ("5.2", "ja", None, "keine"),
    )
    assert said(proposed(found), "context-issues") == {"note": "No list", "internal": "The boss forgets"}
    alone = in_rows(("Kap.", "Erfüllt?", head), ("4.1", "nein", "The boss forgets"))
    assert said(proposed(alone), "context-issues") == {"internal": "The boss forgets"}


@pytest.mark.parametrize(
    "head", ["Internal audit remarks", "Bemerkung internes Audit", "Bemerkung zum internen Audit"]
)
def test_remarks_of_an_internal_audit_are_notes_for_the_report(head: str) -> None:
    found = in_rows(("Kap.", "Erfüllt?", head), ("4.1", "nein", "No list"))
    assert said(proposed(found), "context-issues") == {"note": "No list"}


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (
            ("Ref", "Question", "Result", None, None, "Findings", "Action", None, None, None),
            (None, None, "Conform", "NC", "N/A", None, "What", "Who", "When", "Done"),
        ),
        (
            (None, None, "Bewertung", None, None, None, "Maßnahme", None, None, None),
            ("Kap.", "Frage", "Konform", "NC", "N/A", "Bemerkung", "Was", "Wer", "Bis wann", "Erledigt"),
        ),
    ],
)
def test_the_heads_of_an_action_in_two_rows_are_read_as_one(upper: Cells, lower: Cells) -> None:
    found = in_rows(
        ("Audit of May",),
        upper,
        lower,
        ("4.1", "Context?", "x", None, None, "Fine"),
        ("5.2", "Policy?", None, "x", None, "Old", "Write it", "Ann", "1.2.2027", "x"),
    )
    proposals = proposed(found)
    assert said(proposals, "context-issues") == {"note": "Fine"}
    assert said(proposals, "quality-policy") == {
        "note": "Old",
        "action.what": "Write it",
        "action.owner": "Ann",
        "action.due": "2027-02-01",
        "action.status": "done",
    }
    assert set(map(str.casefold, proposals.meanings)) == {"conform" if upper[0] else "konform", "nc"}
    (left,) = left_out_told(proposals)
    assert "Audit of May" in left


def test_a_title_that_speaks_of_actions_is_no_head() -> None:
    found = in_rows(
        ("Action plan",),
        ("Clause", "Rating", "Action", "Owner"),
        ("4.1", "NC", "Plan it", "Bo"),
    )
    texts = said(proposed(found), "context-issues")
    assert texts == {"action.what": "Plan it", "action.owner": "Bo"}


def test_a_date_that_nobody_can_read_is_kept_where_its_action_says_nothing_else() -> None:
    found = in_rows(
        ("Clause", "Action", "Due", "Containment", "Due"),
        ("4.1", "Plan it", "1.2.2027", None, "next spring"),
        ("5.2", "Write it", "1.2.2027", "-", "-"),
    )
    proposals = proposed(found)
    assert said(proposals, "context-issues")["note"] == "Due: next spring"
    assert "A!D3, A!E3 “-”" in " ".join(left_out_told(proposals))
