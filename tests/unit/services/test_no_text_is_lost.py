"""Whatever the heads and the cells of a checklist are: no text is lost without a word."""

from hypothesis import given
from hypothesis import strategies as st

from isoassess.catalogue.catalogue import shipped
from isoassess.errors import BadInput
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.services.tables.checklist_entries import ChecklistProposals, proposals_of
from isoassess.services.tables.checklist_words import checklist_told
from isoassess.services.tables.left_out_words import left_out_told
from tests.unit.documents.real_cases import blank

HEADS = (
    *(
        "Clause",
        "Chapter",
        "Subclause",
        "No.",
        "Question",
        "Prüfpunkt",
        "Title",
        "Description",
        "Soll",
        "Ist",
    ),
    *(
        "Status",
        "Rating",
        "Gap?",
        "NC (Y/N)",
        "Abweichung",
        "Mangel",
        "Gap closed?",
        "Gap assessment",
        "Ampel",
    ),
    *("C", "NC", "OFI", "N/A", "Yes", "No", "i.O.", "n.i.O.", "Major", "Observation", "Idea", "Findings"),
    *("Points", "Max", "Score", "%", "Note", "Comment", "Missing evidence", "Evidence", "Action", "Owner"),
    *("K", "NK", "n. erf.", "RAG", "% complete", "Lfd. Nr.", "0 - not met", "1 - met", "Hauptabweichung"),
    *("Due date", "Action status", "Gap description", "Weight", None),
    *("Sofortmaßnahme", "Root cause", "Korrekturmaßnahme", "Wirksamkeit", "Closed on", "Erledigt?", "Notiz"),
    *("Hinweis intern", "Wirksam?", "Bewertung der Wirksamkeit", "Done", "Stand", "Bewertung"),
    *("Documented?", "Implemented?", "Effective?", "Verantw.", "Bem.", "Abweichungsgrad", "Handlungsbedarf"),
)
CLAUSES = ("4", "4.1", "4.2", "5.2", "7.1.5", "8.4.1", "99.9", None, "a)", "5 = fully met", "Total")
WORDS: tuple[FoundCell, ...] = (
    *(
        None,
        None,
        "x",
        "yes",
        "no",
        "ja",
        "C",
        "NC",
        "none",
        "open",
        "Done",
        "?",
        "not assessed",
        "-",
        "partly",
    ),
    *(0, 1, 3, 5, 0.5, 46200, "10 %", "3 / 5", True, False, "8.4", "4.1 What"),
)
CASE = blank()


@st.composite
def tables(draw: st.DrawFn) -> tuple[FoundTable, dict[str, tuple[int, int]]]:
    """A sheet, and in it texts that nobody knows by their words, each of them once."""
    heads = draw(st.lists(st.sampled_from(HEADS), min_size=2, max_size=7))
    rows: list[tuple[FoundCell, ...]] = [("Clause", *heads)]
    texts: dict[str, tuple[int, int]] = {}
    for number in range(1, draw(st.integers(1, 6)) + 1):
        row: list[FoundCell] = [draw(st.sampled_from(CLAUSES))]
        for place in range(1, len(heads) + 1):
            cell = draw(st.sampled_from(WORDS)) if draw(st.integers(0, 3)) else f"text {number} of {place}"
            row.append(cell)
            if isinstance(cell, str) and cell.startswith("text "):
                texts[cell] = (number, place)
        rows.append(tuple(row))
    return FoundTable(name="A", rows=tuple(rows)), texts


def said(proposals: ChecklistProposals, found: FoundTables) -> str:
    """All that a person gets to read: what is taken over, what is left out, and what is told."""
    taken = (entry.says for entry in proposals.texts)
    told = (*checklist_told(proposals, found), *left_out_told(proposals))
    return "\n".join((*taken, *told, *proposals.meanings))


@given(tables())
def test_every_text_is_taken_over_or_named_or_the_question(
    made: tuple[FoundTable, dict[str, tuple[int, int]]],
) -> None:
    table, texts = made
    found = FoundTables(tables=(table,))
    try:
        proposals = proposals_of(found, CASE, shipped(), name="a.xlsx")
    except BadInput:
        return  # nothing is said beside a clause
    here = said(proposals, found)
    asked = proposals.checklist.columns.places.get(ColumnRole.QUESTION)
    first = proposals.checklist.columns.first
    questions = {row.question for row in proposals.checklist.rows}  # they may stand in place of a clause
    for text, (number, place) in texts.items():
        assert text in here or place == asked or text in questions or number < first


@given(tables())
def test_nothing_is_rated_by_a_word_of_which_nobody_knows_what_it_means(
    made: tuple[FoundTable, dict[str, tuple[int, int]]],
) -> None:
    table, _texts = made
    try:
        proposals = proposals_of(FoundTables(tables=(table,)), CASE, shipped(), name="a.xlsx")
    except BadInput:
        return
    known = {rating.value for rating in proposals.meanings.values() if rating is not None}
    assert {entry.says for entry in proposals.ratings} <= known
