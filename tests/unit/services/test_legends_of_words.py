"""Checklists that rate by short words that their legends explain, and such that ask several things."""

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Rating
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables
from isoassess.services.tables.checklist_entries import ChecklistProposals, proposals_of
from isoassess.services.tables.checklist_words import checklist_told
from tests.unit.documents.real_cases import blank

HEADS = ("Kap.", "Frage", "Bew.", "Bemerkung")
ROWS = (
    ("4.1", "Context?", "e", "Fine"),
    ("5.2", "Policy?", "t", "Old"),
    ("6.2", "Objectives?", "n", "None yet"),
    ("7.2", "Competence?", "E", "Known"),
)
MEANINGS = {"e": Rating.CONFORMING, "t": Rating.PARTIAL, "n": Rating.ABSENT}


def proposed(*tables: tuple[tuple[FoundCell, ...], ...]) -> ChecklistProposals:
    sheets = (FoundTable(name=f"S{number}", rows=rows) for number, rows in enumerate(tables))
    return proposals_of(FoundTables(tables=(*sheets,)), blank(), shipped(), name="list.xlsx")


@pytest.mark.parametrize(
    "legend",
    [
        ("Legende: e = erfüllt, t = teilweise erfüllt, n = nicht erfüllt, n.a. = nicht anwendbar",),
        ("e: erfüllt; t: teilweise erfüllt; n: nicht erfüllt",),
        ("e = erfüllt", "t = teilweise", "n = nicht erfüllt"),
        ("E - fully met, T - partly met, N - not met",),
    ],
)
def test_short_words_mean_what_the_legend_says(legend: tuple[str, ...]) -> None:
    assert proposed((legend, HEADS, *ROWS)).meanings == MEANINGS
    below = proposed((HEADS, *ROWS, (), *((None, line) for line in legend)))
    assert below.meanings == MEANINGS


def test_short_words_mean_what_a_sheet_beside_it_says() -> None:
    sheet = (("Kürzel", "Bedeutung"), ("e", "erfüllt"), ("t", "teilweise erfüllt"), ("n", "nicht erfüllt"))
    assert proposed((HEADS, *ROWS), sheet).meanings == MEANINGS


def test_a_legend_counts_more_than_what_a_word_mostly_means_and_asks_where_it_contradicts_itself() -> None:
    said = proposed((("e = erfüllt, n = nicht anwendbar",), HEADS, *ROWS)).meanings
    assert said == {"e": Rating.CONFORMING, "t": None, "n": Rating.NOT_APPLICABLE}
    said = proposed((("e = erfüllt", "e = nicht erfüllt"), HEADS, *ROWS)).meanings
    assert said["e"] is None


def test_answers_that_do_not_rate_are_notes_beside_a_column_that_asks_for_what_is_wrong() -> None:
    rows = (
        ("Kapitel", "dokumentiert (j/n)", "umgesetzt (j/n)", "Abweichung (ja/nein)", "Feststellung"),
        ("4.1", "j", "j", "nein", None),
        ("5.2", "j", "n", "ja", "Old"),
    )
    proposals = proposed(rows)
    notes = {entry.requirement: entry.says for entry in proposals.texts}
    assert notes == {
        "context-issues": "dokumentiert (j/n): j\numgesetzt (j/n): j",
        "quality-policy": "dokumentiert (j/n): j\numgesetzt (j/n): n\nFeststellung: Old",
    }
    assert proposals.meanings == {"nein": Rating.CONFORMING, "ja": Rating.INFORMAL}
    table = FoundTables(tables=(FoundTable(name="S0", rows=rows),))
    assert "not read" not in " ".join(checklist_told(proposals, table))
