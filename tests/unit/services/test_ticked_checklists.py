"""Checklists with a column for each rating, with coarse and fine clauses, and with days as numbers."""

import datetime

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


def in_rows(*rows: Row) -> FoundTables:
    return FoundTables(tables=(FoundTable(name="A", rows=rows),))


def proposed(found: FoundTables, said: SaidOfChecklist | None = None) -> ChecklistProposals:
    return proposals_of(found, blank(), shipped(), name="a.xlsx", said=said or SaidOfChecklist())


def told(found: FoundTables) -> str:
    return "\n".join(checklist_told(proposed(found), found))


GERMAN = ("Kap.", "Prüfpunkt", "i.O.", "n.i.O.", "n.a.", "Mangelbeschreibung")
SHORT = ("Clause", "Audit point", "C", "NC", "N/A", "Finding details")
LONG = ("Chapter", "Check point", "Yes", "No", "N/A", "Description of the gap")
LIGHTS = ("Kapitel", "Thema", "grün", "rot", "entfällt", "Hinweise")


@pytest.mark.parametrize("heads", [GERMAN, SHORT, LONG, LIGHTS])
@pytest.mark.parametrize("tick", ["x", "X", "\u2713", "1", 1, "ja", True, "[x]"])
def test_a_tick_in_the_column_of_a_rating_is_that_rating(heads: tuple[str, ...], tick: FoundCell) -> None:
    found = in_rows(
        heads,
        ("4.1", "Issues known?", tick, None, None),
        ("5.2", "Policy?", None, tick, None, "Draft of 2019"),
        ("8.3", "Design?", None, None, tick),
        ("9.3", "Review?", tick, None, None, "In May"),
    )
    proposals = proposed(found)
    assert proposals.checklist.columns.named
    assert [row.status for row in proposals.checklist.rows] == [heads[2], heads[3], heads[4], heads[2]]
    assert proposals.checklist.rows[0].question == "Issues known?"
    assert [*proposals.meanings.values()].count(Rating.NOT_APPLICABLE) == 1
    assert proposals.meanings[heads[2]] is Rating.CONFORMING
    assert [entry.says for entry in proposals.texts] == ["Draft of 2019", "In May"]
    assert left_out_told(proposals) == ()


def test_a_column_among_them_that_nobody_knows_is_asked_about_and_one_of_texts_is_none() -> None:
    found = in_rows(
        ("Clause", "Major", "Minor", "Idea", "OK", "Observation"),
        ("4.1", "x", None, None, None, "Nobody knows the issues"),
        ("5.2", None, None, "x"),
        ("6.2", None, None, None, "x", "Well kept"),
        ("9.3", None, "x"),
    )
    proposals = proposed(found)
    assert [*proposals.checklist.columns.crossed.values()] == ["Major", "Minor", "Idea", "OK"]
    assert proposals.meanings["Idea"] is None
    assert "is not known: “Idea”." in told(found)
    assert [entry.says for entry in proposals.texts] == ["Nobody knows the issues", "Well kept"]


def test_a_column_that_is_ticked_beside_a_rating_is_no_rating() -> None:
    found = in_rows(
        ("Clause", "C", "NC", "Sampled"), ("4.1", "x", None, "x"), ("5.2", None, "x", "x"), ("9.3", "x")
    )
    assert [row.status for row in proposed(found).checklist.rows] == ["C", "NC", "C"]
    assert "Columns that are not read: “Sampled”." in told(found)


def test_a_short_word_with_two_meanings_in_german_is_asked_about() -> None:
    rows = (("4.1", "x"), ("5.2", None, "x"), ("6.2", None, None, "x"), ("9.3", None, None, None, "x"))
    both = proposed(in_rows(("Abschnitt", "OK", "HA", "NA", "VP"), *rows))
    assert both.meanings == {
        "OK": Rating.CONFORMING,
        "HA": Rating.ABSENT,
        "NA": None,
        "VP": Rating.CONFORMING,
    }
    assert both.improvable == ("VP",)
    alone = proposed(in_rows(("Abschnitt", "OK", "NOK", "NA", "VP"), *rows))
    assert alone.meanings["NA"] is Rating.NOT_APPLICABLE


def test_a_no_in_the_column_of_a_rating_is_asked_about() -> None:
    found = in_rows(("Clause", "C", "NC"), ("4.1", "x"), ("5.2", "no"), ("9.3", None, "x"))
    proposals = proposed(found)
    assert proposals.meanings == {"C": Rating.CONFORMING, "NC": Rating.INFORMAL, "C: no": None}
    said = SaidOfChecklist(meanings={"C: no": Rating.ABSENT})
    assert {entry.requirement: entry.says for entry in proposed(found, said).ratings}["quality-policy"] == "0"


@pytest.mark.parametrize(
    "sign", ["\u2717", "\u2718", "\u274c", "[\u2717]", "(x)", "( X )", "(\u2713)", "x?", "(\u2717)"]
)
@pytest.mark.parametrize("place", [1, 2])
def test_a_mark_that_is_not_plain_is_asked_about(sign: str, place: int) -> None:
    heads = ("Clause", "C", "NC")
    row = tuple(sign if at == place else None for at in (1, 2))
    found = in_rows(heads, ("4.1", "x", None), ("5.2", *row), ("9.3", None, "\u2713"))
    asked = f"{heads[place]}: {sign}"
    proposals = proposed(found)
    assert proposals.meanings == {"C": Rating.CONFORMING, "NC": Rating.INFORMAL, asked: None}
    assert "quality-policy" not in {entry.requirement for entry in proposals.ratings}
    said = SaidOfChecklist(meanings={asked: Rating.PARTIAL})
    assert {entry.requirement: entry.says for entry in proposed(found, said).ratings}["quality-policy"] == "2"


def test_marks_in_round_brackets_alone_are_asked_about() -> None:
    found = in_rows(
        ("Clause", "C", "NC"), ("4.1", "(x)", "( )"), ("5.2", "( )", "(x)"), ("9.3", "(x)", "( )")
    )
    assert proposed(found).meanings == {"C: (x)": None, "NC: (x)": None}


def test_a_ballot_cross_beside_a_tick_and_below_not_applicable_says_no_more() -> None:
    ticked = in_rows(("Clause", "C", "NC"), ("4.1", "\u2713", "\u2717"), ("5.2", "\u2717", "\u2713"))
    assert proposed(ticked).meanings == {"C": Rating.CONFORMING, "NC": Rating.INFORMAL}
    beside = in_rows(
        ("Clause", "Rating", "N/A"),
        ("4.1", "yes", "\u2717"),
        ("5.2", None, "\u2713"),
        ("9.3", "no", "\u2717"),
    )
    assert {*proposed(beside).meanings} == {"yes", "no", "N/A"}


FINE = ("4.1", "4.2", "8.4.1", "8.4.2", "9.3.1")
COARSE = ("4", None, "8", None, "9")


@pytest.mark.parametrize(
    ("coarse", "fine", "heads"),
    [
        (COARSE, FINE, ("Chapter", "Subclause")),
        (("4 Kontext", None, "8 Betrieb", None, "9"), FINE, ("Kapitel", "Unterabschnitt")),
        (("4", "4", "8.4", "8.4", "9"), FINE, ("Section", "Ref.")),
        (
            COARSE,
            tuple(f"{number} {text}" for number, text in zip(FINE, "abcde", strict=True)),
            ("Cl.", "Item"),
        ),
        ((4, None, 8, None, 9), FINE, ("Clause", "No.")),
    ],
)
def test_of_two_columns_of_clauses_the_finer_one_counts(
    coarse: Row, fine: Row, heads: tuple[str, str]
) -> None:
    words = ("yes", "no", "yes", "no", "yes")
    rows = zip(coarse, fine, ("Is it?",) * 5, words, strict=True)
    found = in_rows((*heads, "Question", "Status"), *rows)
    assert [row.clause for row in proposed(found).checklist.rows] == [*FINE]
    assert f"Clauses are read from “{heads[1]}”, and from “{heads[0]}” where nothing stands there." in told(
        found
    )
    places = {ColumnRole.CLAUSE: 0, ColumnRole.STATUS: 3}
    rows_said = proposed(found, SaidOfChecklist(places=places)).checklist.rows
    assert rows_said[0].clause == "4"


def test_where_no_finer_clause_stands_the_coarser_one_counts() -> None:
    found = in_rows(
        ("Chapter", "Subclause", "Question", "Status"),
        ("4", "4.1", "A?", "yes"),
        ("4", None, "More of it?", "no"),
        ("5", None, "B?", "yes"),
        (None, "5.2", "C?", "no"),
        ("6", "6.2", "D?", "yes"),
    )
    assert [row.clause for row in proposed(found).checklist.rows] == ["4.1", "4.1", "5", "5.2", "6.2"]


def test_a_second_column_of_other_numbers_changes_nothing() -> None:
    found = in_rows(
        ("Clause", "Old clause", "Version", "Status"),
        ("4.1", "4.1", "4.1.2", "yes"),
        ("5.2", "5.3", "1.0", "no"),
        ("8.4", "7.4.1", "1.1", "yes"),
        ("9.3", "5.6", "2.0", "yes"),
    )
    assert [row.clause for row in proposed(found).checklist.rows] == ["4.1", "5.2", "8.4", "9.3"]


@pytest.mark.parametrize("day", [46200, 46200.0, "46200"])
def test_a_day_without_its_form_is_a_day(day: FoundCell) -> None:
    found = in_rows(("Clause", "Status", "Action", "Due date"), ("4.1", "no", "Write it", day))
    says = {entry.key: entry.says for entry in proposed(found).texts}
    assert says["action.due"] == datetime.date(2026, 6, 27).isoformat()


@pytest.mark.parametrize("number", [3, 2026, 120000, 46200.5])
def test_any_other_number_is_no_day_and_is_kept(number: FoundCell) -> None:
    found = in_rows(("Clause", "Status", "Action", "Due date"), ("4.1", "no", "Write it", number))
    assert f"Due date: {number}" in {entry.says for entry in proposed(found).texts}


def test_what_nobody_rated_is_named_and_makes_no_note() -> None:
    found = in_rows(
        ("Clause", "Status", "Note"), ("4.1", "Not assessed", "Seen"), ("5.2", "?"), ("9.3", "yes")
    )
    proposals = proposed(found)
    assert [entry.says for entry in proposals.texts] == ["Seen"]
    assert left_out_told(proposals) == ("Left out, because it says nothing: A!B2 “Not assessed”; A!B3 “?”.",)
    said = SaidOfChecklist(meanings={"?": Rating.PARTIAL})
    assert "“?”" not in "\n".join(left_out_told(proposed(found, said)))


def test_what_is_ticked_as_not_applicable_beside_a_rating_is_that() -> None:
    found = in_rows(
        ("Clause", "Gap?", "N/A", "Comment"),
        ("4.1", "Yes", None, "Nobody looked"),
        ("5.2", "No"),
        ("8.3", None, "x"),
        ("8.4", "No", "x"),
    )
    proposals = proposed(found)
    assert proposals.meanings == {
        "No": Rating.CONFORMING,
        "Yes": Rating.INFORMAL,
        "N/A": Rating.NOT_APPLICABLE,
        "No / N/A": None,
    }
    assert "What is marked in these columns is a rating, too: “N/A”." in told(found)


@pytest.mark.parametrize("good", ["Conformity", "Compliant", "erfüllt"])
def test_columns_of_whole_words_are_ticked_as_well(good: str) -> None:
    found = in_rows(
        ("Clause", good, "Non-conformity", "Remark"), ("4.1", "x"), ("5.2", None, "x", "Draft"), ("9.3", "x")
    )
    rows = proposed(found).checklist.rows
    assert [row.status for row in rows] == [good, "Non-conformity", good]


@pytest.mark.parametrize(
    ("heads", "meant"),
    [
        (("K", "NK", "E"), (None, Rating.ABSENT, None)),
        (("erf.", "n. erf.", "n. z."), (Rating.CONFORMING, Rating.ABSENT, Rating.NOT_APPLICABLE)),
        (("Conf.", "Maj", "Rec."), (Rating.CONFORMING, Rating.ABSENT, None)),
        (
            ("2 - fully met", "0 - not met", "1 - partly met"),
            (Rating.CONFORMING, Rating.ABSENT, Rating.PARTIAL),
        ),
        (("Cumple", "No cumple", "No aplica"), (Rating.CONFORMING, Rating.ABSENT, Rating.NOT_APPLICABLE)),
        (("Stufe A", "Stufe B", "Stufe C"), (None, None, None)),
    ],
)
def test_columns_that_are_ticked_rate_though_their_heads_are_not_known(
    heads: tuple[str, str, str], meant: tuple[Rating | None, ...]
) -> None:
    found = in_rows(
        ("Normkapitel", "Auditfrage", *heads, "Bemerkung"),
        ("4.1", "Themen?", "x", None, None, "Liste"),
        ("5.2", "Politik?", None, "x"),
        ("8.3", "Entwicklung?", None, None, "X"),
    )
    proposals = proposed(found)
    assert tuple(proposals.meanings[head] for head in heads) == meant
    assert [entry.says for entry in proposals.texts] == ["Liste"]


def test_ticked_columns_beside_a_rating_are_something_else() -> None:
    found = in_rows(
        ("Clause", "Status", "Interview", "Record"), ("4.1", "C", "x"), ("5.2", "NC", None, "x"), ("9.3", "C")
    )
    proposals = proposed(found)
    assert proposals.meanings == {"C": Rating.CONFORMING, "NC": Rating.INFORMAL}
    assert "Columns that are not read: “Interview”, “Record”." in told(found)


def test_letters_of_a_traffic_light_are_ratings_among_each_other() -> None:
    found = in_rows(("Clause", "RAG"), ("4.1", "R"), ("5.2", "A"), ("8.4", "G"), ("9.3", "Amber"))
    meant = proposed(found).meanings
    assert [meant[word] for word in ("R", "A", "G")] == [Rating.ABSENT, Rating.PARTIAL, Rating.CONFORMING]
    alone = in_rows(("Clause", "RAG"), ("4.1", "A"), ("5.2", "A"))
    assert proposed(alone).meanings == {"A": None}


def test_how_much_of_an_action_is_done_rates_nothing() -> None:
    found = in_rows(
        ("Clause", "Rating", "Action", "Owner", "% complete"),
        ("4.1", "NC", "Do it", "Ann", 0.5),
        ("5.2", "C"),
    )
    assert proposed(found).meanings == {"NC": Rating.INFORMAL, "C": Rating.CONFORMING}
    assert "below “% complete” is read as how far an action is, which is no rating." in told(found)


def test_letters_in_a_second_row_of_heads_are_columns_to_tick() -> None:
    found = in_rows(
        ("Nr.", "Normkapitel", "Frage", "Bewertung", None, None, None, "Nachweis", "Abweichungs-Nr.", "Wann"),
        (None, None, None, "E", "H", "NA", "HA"),
        (1, "4.1", "Themen?", "x", None, None, None, "Liste"),
        (2, "5.2", "Politik?", None, "x"),
        (3, "6.2", "Ziele?", None, None, "x", None, None, "17"),
        (4, "9.3", "Bewertung?", None, None, None, "x"),
    )
    proposals = proposed(found)
    assert [row.status for row in proposals.checklist.rows] == ["E", "H", "NA", "HA"]
    assert proposals.meanings == {"E": None, "H": None, "NA": None, "HA": Rating.ABSENT}
    assert {entry.key: entry.says for entry in proposals.texts} == {"evidence": "Liste"}
    assert "Columns that are not read: “Abweichungs-Nr.”." in told(found)


def test_where_all_marks_are_a_ballot_cross_it_is_a_cross() -> None:
    heads = ("Clause", "Question", "Yes", "Partly", "No")
    rows = (("4.1", "Issues?", "✗"), ("5.2", "Policy?", None, None, "✗"), ("6.2", "Goals?", None, "✗"))
    assert [row.status for row in proposed(in_rows(heads, *rows)).checklist.rows] == ["Yes", "No", "Partly"]


def test_ballot_crosses_in_one_column_alone_are_kept_and_rate_nothing() -> None:
    heads = ("Clause", "Question", "Fulfilled", "Not fulfilled")
    found = in_rows(heads, ("4.1", "Issues?", "✗"), ("5.2", "Policy?", "✗"))
    assert {*proposed(found).meanings.values()} == {None}
