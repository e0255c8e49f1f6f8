"""Checklists as unlike as people make them: what is read is read right, and whatever is not read is told."""

from functools import cache
from typing import Any

import pytest

from isoassess.assessment.applicability import deciding_fact
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, Lens, Rating
from isoassess.errors import BadInput
from isoassess.exchange.cells.cell_process import cells_of
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables, cell_words, place_words
from isoassess.exchange.checklist.clause_cells import clause_in, further_clauses
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.exchange.checklist.rating_guesses import guessed_ratings
from isoassess.exchange.checklist.status_words import word_and_text
from isoassess.language.days import read_day
from isoassess.services.tables.checklist_entries import (
    ChecklistProposals,
    SaidOfChecklist,
    checklist_sheets,
    proposals_of,
)
from isoassess.services.tables.checklist_words import checklist_told
from isoassess.services.tables.left_out_words import left_out_told
from tests.unit.documents.real_cases import blank
from tests.unit.services.sheet_filling import with_answer
from tests.unit.services.strange_checklists import FILES, book, strange

ASKED = (ColumnRole.CLAUSE, ColumnRole.QUESTION)


@cache
def proposed(name: str, sheet: str | None = None) -> ChecklistProposals:
    return proposals_of(strange(name), blank(), shipped(), name=name, said=SaidOfChecklist(sheet=sheet))


def texts(name: str) -> dict[str, str]:
    return {entry.name: entry.says for entry in proposed(name).texts}


def ratings(name: str) -> dict[str, str]:
    return {entry.requirement: entry.says for entry in proposed(name).ratings}


def told(name: str, sheet: str | None = None) -> str:
    return "\n".join(checklist_told(proposed(name, sheet), strange(name)))


def left(name: str) -> str:
    return "\n".join(left_out_told(proposed(name)))


def in_rows(*rows: tuple[FoundCell, ...]) -> FoundTables:
    return FoundTables(tables=(FoundTable(name="A", rows=rows),))


@pytest.mark.parametrize("name", FILES)
def test_every_row_is_read_to_its_last_text_or_its_place_is_told(name: str) -> None:
    """Apart from questions, and from columns that are told to be unread."""
    proposals = proposed(name)
    checklist = proposals.checklist
    named = {one.cell.place for one in proposals.left}
    assert all(f"{one.cell.text}”" in left(name) for one in proposals.left if "\n" not in one.cell.text)
    said = [*proposals.meanings, *"\n".join(entry.says for entry in proposals.texts).split("\n")]
    ((table, columns),) = checklist.parts
    for number, row in enumerate(table.rows[columns.first :], start=columns.first):
        read = {place for role, place in columns.places.items() if role not in ASKED}
        for place, cell in enumerate(row):
            if place in read and cell not in (None, ""):
                here = place_words(table.name, number, place)
                assert here in named or in_day_form(cell) in " ".join(said)
    for column in checklist.unread:
        assert column in told(name)


def in_day_form(cell: FoundCell) -> str:
    """Of a status the word, for what is said beside it has tests of its own."""
    text = cell_words(cell)
    try:
        day = read_day(text)
    except BadInput:
        return word_and_text(text)[0]
    return day.isoformat() if day else text


def test_a_mark_in_one_of_several_columns_is_the_word_above_it() -> None:
    assert proposed("marked.xlsx").lens is Lens.ISO9001_2015
    assert ratings("marked.xlsx")["context-issues"] == Rating.CONFORMING
    assert ratings("marked.xlsx")["quality-policy"] == Rating.PARTIAL
    assert ratings("marked.xlsx")["calibration"] == Rating.ABSENT
    assert texts("marked.xlsx")["internal-audit-program.note"] == "Partly: see note 3"
    assert "What is marked in one of these columns is the rating: “Yes”, “Partly”, “No”, “N/A”." in told(
        "marked.xlsx"
    )
    assert "(Audit!A8), because the profile decides that." in told("marked.xlsx")


def test_where_the_profile_decides_what_applies_it_is_said_and_no_rating_is_proposed() -> None:
    found = in_rows(("Clause", "Status"), ("8.3.1", "n. a."), ("4.1", "N/A"))
    proposals = proposals_of(found, blank(), shipped(), name="list.csv")
    says = "\n".join(checklist_told(proposals, found))
    assert "No N/A is proposed for 4.1 (A!A3). This requirement applies to every organization" in says
    assert proposals.ratings == ()
    assert "No N/A is proposed for 8.3.1 (A!A2), because the profile decides that." in says
    assert "Whether you design is still to be settled in the profile" in says
    facts = [deciding_fact(one.because, blank().decision) for one in proposals.no_claims]
    assert {*facts} == {None, "design.product"}


def test_the_words_above_marks_may_stand_in_a_second_row_of_heads() -> None:
    proposals = proposed("two-heads.xlsx")
    assert proposals.left == ()
    assert [*proposals.meanings] == ["erfüllt", "teilweise", "nicht erfüllt"]
    assert texts("two-heads.xlsx")["competence-needs.action.owner"] == "Leitung"
    assert texts("two-heads.xlsx")["quality-policy.action.due"] == "2027-03-31"


def test_a_blank_row_ends_a_clause_and_a_cell_that_reaches_over_it_does_not() -> None:
    assert texts("merged.xlsx") == {"supplies-turn-out-right.note": "NC: no records\nSince 2024\nNever"}
    cells = (
        "Gap!B8 “* C = conforming, NC = nonconforming”; Gap!D8 “Legend of the auditor”; Gap!A9 “Total”; "
        "Gap!C9 “12”; Gap!B10 “Totals”; Gap!C10 “3”; Gap!D10 “4”."
    )
    assert f"Left out, because no clause is named: {cells}" in left("merged.xlsx")
    assert ratings("merged.xlsx")["customer-satisfaction"] == Rating.CONFORMING


def test_two_languages_are_read_as_one() -> None:
    proposals = proposed("two-languages.xlsx")
    assert proposals.lens is Lens.ISO9001_2015
    assert set(proposals.meanings.values()) == {Rating.CONFORMING, Rating.ABSENT, Rating.PARTIAL}
    assert texts("two-languages.xlsx")["quality-objectives.action.owner"] == "QMB"


def test_numbers_above_marks_are_a_scale_and_a_sum_below_is_no_row() -> None:
    assert ratings("scale.xlsx")["context-issues"] == Rating.CONFORMING
    assert ratings("scale.xlsx")["quality-policy"] == Rating.PARTIAL
    assert texts("scale.xlsx")["quality-policy.evidence"] == "Poster"
    assert "5 is read as the best and 0 as the worst" in told("scale.xlsx")
    assert "no clause is named: Self assessment!A6 “Sum”; " in left("scale.xlsx")


def test_what_a_spreadsheet_made_of_clauses_is_read_and_told() -> None:
    name = "without-dots.xlsx"
    assert texts(name)["context-issues.note"] == "zur Hälfte"
    assert texts(name)["supplies-turn-out-right.note"] == "Liste geführt"
    assert "in place of a clause, maybe made of its number by a spreadsheet: Plan!B3 (8.4)." in told(name)
    assert "of which the first one counts: Plan!B4 (8.5.1, 8.5.2)." in told(name)
    assert "Columns that are not read: “Risiko”, “Dok.-Nr.”." in told(name)
    assert ratings(name)["checking-means"] == Rating.PARTIAL


def test_other_sheets_are_told_and_can_be_chosen() -> None:
    name = "two-sheets.xlsx"
    assert checklist_sheets(strange(name)) == ("Part 1", "Part 2")
    assert "Sheets that are not read: Read me, Part 2." in told(name)
    assert "Hidden sheets are not read: Lists." in told(name)
    assert "Sheets that are not read: Read me, Part 1." in told(name, "Part 2")
    assert {entry.says for entry in proposed(name, "Part 2").texts} == {"Report 3"}
    with pytest.raises(BadInput, match=r"no checklist is in a sheet Lists; there is one in Part 1; Part 2$"):
        proposed(name, "Lists")


def test_without_heads_a_date_is_no_clause() -> None:
    assert texts("bare.xlsx")["interested-parties.note"] == "owner knows them by heart"
    assert ratings("bare.xlsx")["interested-parties"] == Rating.ABSENT
    assert "no clause is named: Sheet1!A4 “12.03.2026”; Sheet1!D4 “Signed by the auditor”." in left(
        "bare.xlsx"
    )


def test_headings_end_nothing_that_names_its_clause_and_a_second_comment_is_read() -> None:
    name = "headings.xlsx"
    assert texts(name)["controlled-work.note"] == "Non-compliant - major\nComments: No card at line 2"
    assert "Comments: Clear\nComments: Second comment" in texts(name).values()
    assert "Columns that are not read: “Process”, “Auditee”." in told(name)
    below = "8.99 in Audit trail!C7, and below it, where no clause is named, in Audit trail!C8."
    assert below in told(name)


def test_a_list_in_utf_16_keeps_what_is_no_day_as_a_text() -> None:
    assert texts("dated.csv")["problem-reaction.note"] == "Causes not sought\nTarget date: in spring"
    assert texts("dated.csv")["internal-audit-round.action.due"] == "2027-05-01"
    assert "Left out, because it is a date without an action: F4 “03.05.2027”." in left("dated.csv")


def test_what_is_said_here_already_stays_and_is_told() -> None:
    begun = with_answer(blank(), "internal-audit-round", action=Action(what="Write one", owner="Else"))
    case = with_answer(begun, "audit-records", rating=Rating.CONFORMING)
    found = strange("dated.csv")
    proposals = proposals_of(found, case, shipped(), name="dated.csv")
    fields = {entry.name for entry in (*proposals.texts, *proposals.ratings)}
    assert not {"internal-audit-round.action.owner", "audit-records.rating"} & fields
    said = "\n".join(left_out_told(proposals))
    rating = (
        "(audit-records), Rating: the assessment says “3 conforming”, and that stays; the checklist says "
    )
    assert f"9.2.2 {rating}“1 informal” (A3)." in said
    assert "the assessment says “Else”, and that stays; the checklist says “Quality manager”" in said


@pytest.mark.parametrize(
    ("cell", "clause", "further"),
    [
        ("Cl. 8.4.1 a)", "8.4.1", ()),
        ("ISO 9001:2015 – 8.4", "8.4", ()),
        ("DIN EN ISO 9001 Kap. 8.1", "8.1", ()),
        ("Clause No. 8.4", "8.4", ()),
        ("Q8.1", "8.1", ()),
        ("A.8.4", "", ()),  # of the annex of another standard
        ("8,4", "8.4", ()),
        ("12.03.2026", "", ()),
        ("12.3.26", "", ()),
        ("8.4.1, 8.4.2 and 8.4.3", "8.4.1", ("8.4.2", "8.4.3")),
        ("8.4-8.6", "8.4", ("8.6",)),
        ("8.4 Suppliers, see 8.5", "8.4", ()),
    ],
)
def test_a_clause_is_known_in_whatever_words(cell: str, clause: str, further: tuple[str, ...]) -> None:
    assert (clause_in(cell), further_clauses(cell)) == (clause, further)


@pytest.mark.parametrize(
    ("said", "word", "text"),
    [
        ("NC: no label", "NC", "NC: no label"),
        ("Yes - since May", "Yes - since May", "Yes - since May"),
        ("Partly\nonly line 2", "Partly", "Partly\nonly line 2"),
        ("80 %", "80 %", ""),
        ("maybe", "maybe", "maybe"),
        ("N/A - no design", "N/A", "N/A - no design"),
        ("Nobody could say " * 9, "", "Nobody could say " * 9),
        *((said, said, said) for said in ("ja, teilweise", "Yes, but late", "Y (see note)", "n. a. Bem. 3")),
        *((said, said, said) for said in ("No - but planned", "Nein (ja)", "NC: n/a", "n: x")),
        *((said, said, "") for said in ("n. i. O.", "i. O.", "k. A.", "3 von 5", "NC (minor)", "✗")),
        ("", "", ""),
    ],
)
def test_a_rating_cell_is_read_as_a_whole(said: str, word: str, text: str) -> None:
    assert word_and_text(said) == (word, text)


def test_words_of_two_languages_mean_what_both_say() -> None:
    assert guessed_ratings(("Ja / Yes", "Nein (No)", "Ja/No")) == {
        "Ja / Yes": Rating.CONFORMING,
        "Nein (No)": Rating.ABSENT,
        "Ja/No": None,
    }


def test_heads_that_are_ratings_with_texts_below_them_are_no_marks() -> None:
    found = in_rows(
        ("Clause", "Conform", "Note", "Observation"), ("4.1", "yes", "Seen", "A long remark"), ("5.2", "no")
    )
    proposals = proposals_of(found, blank(), shipped(), name="a.xlsx")
    assert proposals.checklist.columns.crossed == {}
    assert [*proposals.meanings] == ["yes", "no"]


def test_one_head_beside_those_of_crosses_is_enough() -> None:
    found = in_rows(
        ("Clause", "C", "OFI", "NC"), ("4.1", "x"), ("5.2", None, None, "\u2713"), ("6.1", None, "X")
    )
    proposals = proposals_of(found, blank(), shipped(), name="a.xlsx")
    assert [*proposals.checklist.columns.crossed.values()] == ["C", "OFI", "NC"]
    assert [row.status for row in proposals.checklist.rows] == ["C", "NC", "OFI"]


def test_the_first_row_of_a_clause_is_no_row_of_heads() -> None:
    found = in_rows(
        ("Clause", "Requirement", "2024", "2025"),
        *(
            (clause, "Is it?", one, other)
            for clause, one, other in (("4.1", "Yes", "No"), ("5.2", "Yes", "Yes"))
        ),
    )
    proposals = proposals_of(found, blank(), shipped(), name="a.xlsx")
    assert proposals.checklist.columns.crossed == {}
    assert [row.clause for row in proposals.checklist.rows] == ["4.1", "5.2"]


@pytest.mark.parametrize(
    ("cells", "status", "text"),
    [
        (("x", None), "Yes", ""),
        ((True, False), "Yes", ""),
        (("FALSE", "TRUE"), "No", ""),
        (("[x]", "[ ]"), "Yes", ""),
        (("\u2612", "\u2610"), "Yes", ""),
        (("no", "ja"), "No", ""),
        (("?", None), "", "Yes: ?"),
        (("( )", "( )"), "", ""),
        ((None, "no"), "", "No: no"),
        ((None, 2), "", "No: 2"),
    ],
)
def test_only_a_mark_rates_and_what_is_none_is_not_lost(
    cells: tuple[FoundCell, FoundCell], status: str, text: str
) -> None:
    found = in_rows(
        ("Clause", "Question", "Yes", "No"),
        ("4.1", "Is it?", *cells),
        ("5.2", "Is it?", "x"),
        ("6.1", "Is it?", "x"),
    )
    proposals = proposals_of(found, blank(), shipped(), name="a.xlsx")
    assert proposals.checklist.columns.crossed == {2: "Yes", 3: "No"}
    row = proposals.checklist.rows[0]
    assert (row.status, row.rating_text) == (status, text)


def test_a_few_cells_that_are_no_marks_leave_the_columns_what_they_are() -> None:
    found = in_rows(
        ("Abschnitt", "Forderung", "Ja", "Nein", "Bemerkung"),
        ("4.1", "Kontext?", "x", None, "gesehen"),
        ("4.2", "Parteien?", "?", None, "unklar"),
        ("5.2", "Politik?", None, "nein"),
        ("6.1", "Risiken?", "( )", "x"),
    )
    proposals = proposals_of(found, blank(), shipped(), name="a.xlsx")
    rows = proposals.checklist.rows
    assert [(row.status, row.rating_text) for row in rows] == [
        ("Ja", ""),
        ("", "Ja: ?"),
        ("", "Nein: nein"),
        ("Nein", ""),
    ]


def test_a_word_below_a_head_that_is_a_rating_rates_nothing() -> None:
    found = in_rows(
        ("Clause", "Yes", "No", "Remark"), ("4.1", None, "no", "Seen"), ("5.2", None, "no", "Seen")
    )
    proposals = proposals_of(found, blank(), shipped(), name="a.xlsx")
    assert [*proposals.meanings] == []


@pytest.mark.parametrize("head", ["C/NC/OFI", "Y / N", "How it is"])
def test_words_to_choose_from_name_a_rating_as_heads_and_as_cells(head: str) -> None:
    found = in_rows(("Clause", head, "Remarks"), ("4.1", "y", "Seen"), ("5.2", "n", None))
    proposals = proposals_of(found, blank(), shipped(), name="a.xlsx")
    assert proposals.checklist.columns.places[ColumnRole.STATUS] == 1
    assert set(proposals.meanings.values()) == {Rating.CONFORMING, Rating.ABSENT}


def test_colors_alone_say_nothing_and_that_is_said() -> None:
    found = in_rows(("Clause", "Requirement", "Status"), ("4.1", "Is it?"), ("5.2", "Is it?"))
    with pytest.raises(BadInput, match="colors of cells are not read"):
        proposals_of(found, blank(), shipped(), name="a.xlsx")


def test_a_row_below_a_clause_that_nobody_knows_is_told_as_what_it_is() -> None:
    found = in_rows(("Clause", "Status", "Note"), ("5.2", "yes", "Seen"), ("99.9",), (None, "no", "Where?"))
    told_of = checklist_told(proposals_of(found, blank(), shipped(), name="a.xlsx"), found)
    assert any("these clauses: 99.9 above A!A4, where no clause is named." in one for one in told_of)


def test_a_rating_before_thousands_of_blanks_is_kept_with_its_text() -> None:
    blanks = " " * 30_000
    assert word_and_text(f"partly{blanks}- the forms are old")[0] == "partly"
    word, text = word_and_text(f"seen{blanks}x{blanks}y" + "z" * 60)
    assert (word, text.split()) == ("", ["seen", "x", "y" + "z" * 60])


def test_a_head_of_thousands_of_brackets_is_one_as_any_other() -> None:
    rows = (("Clause", "Status", "(" * 30_000), ("4.1", "partly", "seen"), ("5.1", "yes", "[a" * 15_000))
    found = FoundTables(tables=(FoundTable(name="Audit", rows=rows),))
    one = proposals_of(found, blank(), shipped(), name="audit.xlsx")
    assert one.meanings == {"partly": Rating.PARTIAL, "yes": Rating.CONFORMING}


ROWS: tuple[tuple[FoundCell, ...], ...] = (
    ("Clause", "Status", "Comment"),
    ("4.1", None, "Fine"),
    ("5.2", None, "Old"),
)


def colored(kind: str) -> bytes:
    """A list in which something is green: its heads, a cell, or by a rule."""

    def finish(written: Any) -> None:
        sheet, green = written.get_worksheet_by_name("A"), written.add_format({"bg_color": "#00CC00"})
        if kind == "head":
            sheet.write(0, 1, "Status", green)
        if kind == "cell":
            sheet.write_blank(2, 1, None, green)
        if kind == "rule":
            rule = {"type": "cell", "criteria": "==", "value": '"C"', "format": green}
            sheet.conditional_format("B2:B9", rule)

    return book({"A": ROWS}, finish)


@pytest.mark.parametrize(
    ("kind", "is_told"), [("none", False), ("head", False), ("cell", True), ("rule", True)]
)
def test_that_colors_are_not_read_is_said_where_they_are_below_the_heads(kind: str, is_told: bool) -> None:
    found = cells_of(colored(kind), ".xlsx")
    proposals = proposals_of(found, blank(), shipped(), name="a.xlsx")
    assert ("Colors of cells are not read." in checklist_told(proposals, found)) is is_told
