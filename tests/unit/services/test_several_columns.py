"""Checklists with several columns of one kind: all texts are read, and which one rates is asked."""

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Rating
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.services.tables.checklist_entries import ChecklistProposals, SaidOfChecklist, proposals_of
from isoassess.services.tables.checklist_words import checklist_told
from isoassess.services.tables.left_out_words import left_out_told
from tests.unit.documents.real_cases import blank

Row = tuple[FoundCell, ...]
ANSWERED: dict[str, tuple[Row, ...]] = {
    "words": (("yes", "no", "no"), ("yes", "yes", "no"), ("yes", "yes", "yes"), ("no", "no", "partly")),
    "ticks": (("x",), ("x", "x"), ("x", "x", "x"), (None, "x")),
    "german": (("ja", "nein", "nein"), ("ja", "ja", "nein"), ("ja", "ja", "ja"), ("n", "n", "n. a.")),
    "booleans": ((True, False, False), (True, True, False), (True, True, True), (False, False, True)),
}
CLAUSES = ("4.1", "5.2", "6.2", "7.2")


def listed(heads: tuple[str, ...], rows: tuple[Row, ...]) -> FoundTables:
    above = ("Clause", "Question", *heads)
    cells = tuple((clause, f"About {clause}?", *row) for clause, row in zip(CLAUSES, rows, strict=False))
    return FoundTables(tables=(FoundTable(name="A", rows=(above, *cells)),))


def proposed(found: FoundTables, said: SaidOfChecklist | None = None) -> ChecklistProposals:
    return proposals_of(found, blank(), shipped(), name="a.xlsx", said=said or SaidOfChecklist())


def told(found: FoundTables) -> str:
    return "\n".join(checklist_told(proposed(found), found))


def notes(proposals: ChecklistProposals) -> list[str]:
    return [entry.says for entry in proposals.texts if entry.key == "note"]


def test_every_column_of_comments_is_read_behind_its_head() -> None:
    found = listed(("Status", "Handlungsbedarf", "Notiz"), (("NC", "Train", "In May"), ("C", None, "Fine")))
    proposals = proposed(found)
    assert notes(proposals) == ["Handlungsbedarf: Train\nNotiz: In May", "Notiz: Fine"]
    assert "comment “Handlungsbedarf”, “Notiz”" in told(found)
    assert left_out_told(proposals) == ()


def test_evidence_and_actions_in_two_columns_are_read_both() -> None:
    heads = ("Evidence", "Objective evidence seen", "Corrective action", "Preventive action")
    texts = {
        entry.key: entry.says for entry in proposed(listed(heads, (("List", "Plan", "Sign", "Teach"),))).texts
    }
    assert texts["evidence"] == "Evidence: List\nObjective evidence seen: Plan"
    assert texts["action.what"] == "Corrective action: Sign\nPreventive action: Teach"


@pytest.mark.parametrize("kind", ANSWERED)
@pytest.mark.parametrize(
    "heads", [("Documented?", "Implemented?", "Effective?"), ("Dokumentiert", "Umgesetzt", "Wirksam")]
)
def test_which_of_several_answers_rates_is_asked(kind: str, heads: tuple[str, ...]) -> None:
    found = listed((*heads, "Remark"), ANSWERED[kind])
    proposals = proposed(found)
    assert (proposals.meanings, proposals.ratings) == ({}, ())
    assert "no head says which one rates: " + ", ".join(f"“{head}”" for head in heads) in told(found)
    assert notes(proposals)[1].startswith(f"{heads[0].strip('?')}: ")
    said = SaidOfChecklist(places={ColumnRole.CLAUSE: 0, ColumnRole.STATUS: 3})
    assert proposed(found, said).ratings


def test_the_one_whose_head_says_so_rates() -> None:
    beside = listed(("Documented", "Implemented", "Rating"), (("yes", "no", "NC"), ("yes", "yes", "C")))
    assert proposed(beside).meanings == {"NC": Rating.INFORMAL, "C": Rating.CONFORMING}
    named = listed(("Documented (Y/N)", "Conforming (Y/N)"), (("y", "n"), ("n", "y")))
    assert proposed(named).checklist.heads[ColumnRole.STATUS] == "Conforming (Y/N)"


def test_of_two_columns_of_ratings_it_is_told_which_one_is_read() -> None:
    found = listed(("Status 2025", "Status 2026"), (("NC", "C"), ("C", "C")))
    assert "“Status 2025” is read, and “Status 2026” not. Say which one rates." in told(found)
