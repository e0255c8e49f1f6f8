"""Checklists whose heads ask for what is wrong, or tell of an action: no "yes" is taken for the contrary."""

import pytest

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Rating
from isoassess.exchange.cells.found_tables import FoundCell, FoundTable, FoundTables
from isoassess.exchange.checklist.heads.column_heads import ColumnRole
from isoassess.services.tables.checklist_entries import ChecklistProposals, SaidOfChecklist, proposals_of
from isoassess.services.tables.checklist_words import checklist_told, head_told
from isoassess.services.tables.left_out_words import left_out_told
from tests.unit.documents.real_cases import blank

CLAUSES = ("4.1", "5.2", "7.1.5", "9.3.1")
ASKED = ("Issues known?", "Is there a policy?", "Gauges calibrated?", "Review held?")
TEXTS = ("Nobody looked", None, "Two overdue", None)
Cells = tuple[FoundCell, ...]


def listed(heads: tuple[str, ...], *columns: Cells) -> FoundTables:
    rows = (heads, *zip(CLAUSES, *columns, strict=True))
    return FoundTables(tables=(FoundTable(name="A", rows=rows),))


def proposed(found: FoundTables, said: SaidOfChecklist | None = None) -> ChecklistProposals:
    return proposals_of(found, blank(), shipped(), name="a.xlsx", said=said or SaidOfChecklist())


def told(found: FoundTables) -> str:
    return "\n".join(checklist_told(proposed(found), found))


def notes(proposals: ChecklistProposals) -> list[str]:
    return [entry.says for entry in proposals.texts if entry.key == "note"]


@pytest.mark.parametrize(
    "head",
    [
        *(
            "Gap?",
            "Gap? (Y/N)",
            "NC (Y/N)",
            "Any deviations?",
            "Nonconformity",
            "Non-conformity found?",
            "NC",
        ),
        *("Abweichung?", "Mangel?", "Mängel (ja/nein)", "Nichtkonformität", "Beanstandung ja/nein", "n.i.O."),
        *("Handlungsbedarf?", "Action required (Y/N)", "Feststellung?", "Fehlt etwas?", "Schwachstelle"),
    ],
)
@pytest.mark.parametrize(("yes", "no"), [("Yes", "No"), ("ja", "nein"), ("x", None), ("TRUE", "FALSE")])
def test_a_yes_below_a_head_that_asks_for_what_is_wrong_is_no_fulfilment(
    head: str, yes: str, no: str | None
) -> None:
    found = listed(("Clause", "Question", head, "Comment"), ASKED, (yes, no, yes, no), TEXTS)
    proposals = proposed(found)
    assert proposals.checklist.columns.places[ColumnRole.STATUS] == 2
    assert proposals.meanings[yes] in (Rating.ABSENT, Rating.INFORMAL)
    assert proposals.meanings.get(no or "", Rating.CONFORMING) is Rating.CONFORMING
    assert notes(proposals) == ["Nobody looked", "Two overdue"]
    assert f"“{head}” asks for what is wrong, so these words are read the other way round: " in told(found)
    assert f"“{yes}” as {'0 absent' if head == 'n.i.O.' else '1 informal'}" in head_told(proposals)


@pytest.mark.parametrize(
    "head", ["No gaps?", "Keine Abweichung", "Conform?", "C", "In place?", "i.O.", "erfüllt"]
)
def test_a_yes_below_any_other_head_is_a_fulfilment(head: str) -> None:
    found = listed(("Clause", "Question", head, "Comment"), ASKED, ("yes", "no", "yes", "no"), TEXTS)
    proposals = proposed(found)
    assert proposals.meanings == {"yes": Rating.CONFORMING, "no": Rating.ABSENT}
    assert head_told(proposals) == ""


def test_words_that_grade_mean_the_same_below_any_head() -> None:
    words = ("none", "minor", "Major", "ok")
    proposals = proposed(listed(("Clause", "Question", "Nonconformity", "Comment"), ASKED, words, TEXTS))
    assert [proposals.meanings[word] for word in words] == [
        *(Rating.CONFORMING, Rating.PARTIAL, Rating.ABSENT, None)
    ]


@pytest.mark.parametrize("head", ["Gap assessment", "NC check", "Abweichung behoben?", "Gap closed?"])
def test_where_a_yes_may_mean_either_a_person_is_asked(head: str) -> None:
    found = listed(("Clause", "Question", head), ASKED, ("yes", "no", "yes", "n/a"))
    proposals = proposed(found)
    assert proposals.meanings == {"yes": None, "no": None, "n/a": Rating.NOT_APPLICABLE}
    assert f"Below “{head}” these words may say that something is fulfilled, or the contrary" in told(found)


def test_parts_that_lack_something_are_turned_and_bare_numbers_are_asked_about() -> None:
    heads = ("Clause", "Question", "Gap", "Comment")
    percent = proposed(listed(heads, ASKED, ("0 %", "20 %", "70 %", "100 %"), TEXTS))
    assert [rating.value for rating in percent.meanings.values() if rating] == ["3", "2", "1", "0"]
    numbers = proposed(listed(heads, ASKED, (0, 20, 60, 100), TEXTS))
    assert {*numbers.meanings.values()} == {None}
    assert numbers.scale is not None
    assert numbers.scale.choices == ("0", "100")


def test_a_person_says_what_the_words_mean_and_which_column_rates() -> None:
    found = listed(("Clause", "Frage", "Bewertung", "Abweichung?"), ASKED, ("C", "C", "NC", "C"), ("ja",) * 4)
    places = {ColumnRole.CLAUSE: 0, ColumnRole.QUESTION: 1, ColumnRole.STATUS: 3}
    assert proposed(found).meanings == {"C": Rating.CONFORMING, "NC": Rating.INFORMAL}
    assert "Columns that are not read: “Abweichung?”." in told(found)
    assert proposed(found, SaidOfChecklist(places=places)).meanings == {"ja": Rating.INFORMAL}
    said = SaidOfChecklist(places=places, meanings={"ja": Rating.PARTIAL})
    assert "“ja” as 2 partial" in head_told(proposed(found, said))


@pytest.mark.parametrize(
    "heads",
    [
        ("Clause", "Requirement", "Status", "Gap description"),
        ("Clause", "Requirement", "Status", "Description of the deviation"),
        ("Abschnitt", "Anforderung", "Bewertung", "Abweichungsbeschreibung"),
        ("Kapitel", "Prüffrage", "Ampel", "Mangel"),
        ("Kapitel", "Prüfpunkt", "Beurteilung", "Beschreibung"),
        ("Kap.", "Auditfrage", "Einstufung", "Abweichung"),
    ],
)
def test_texts_of_what_is_wrong_are_notes_and_no_question(heads: tuple[str, ...]) -> None:
    proposals = proposed(listed(heads, ASKED, ("grün", "gelb", "rot", "grün"), TEXTS))
    assert proposals.checklist.columns.named
    assert [row.question for row in proposals.checklist.rows] == [*ASKED]
    assert notes(proposals) == ["Nobody looked", "Two overdue"]


def test_a_description_before_the_rating_is_what_is_asked() -> None:
    proposals = proposed(listed(("Clause", "Description", "Status"), ASKED, ("C", "NC", "C", "C")))
    assert proposals.checklist.rows[1].question == "Is there a policy?"


STATES = ("Open", "closed", "Done", "In progress")


@pytest.mark.parametrize(
    ("heads", "state"),
    [
        (("Clause", "Finding", "Action", "Owner", "Status"), 4),
        (("Clause", "Finding", "Action", "Status", "Owner"), 3),
        (("Abschnitt", "Feststellung", "Maßnahme", "Wer", "Umsetzungsstand"), 4),
        (("Abschnitt", "Feststellung", "Verantwortlich", "Status der Maßnahme", "Was zu tun ist"), 3),
    ],
)
def test_how_far_an_action_is_rates_nothing(heads: tuple[str, ...], state: int) -> None:
    columns: list[Cells] = [TEXTS, ("Do it",) * 4, ("Ann",) * 4, ("Ann",) * 4]
    columns[state - 1] = STATES
    found = listed(heads, *columns)
    proposals = proposed(found)
    assert proposals.meanings == {}
    assert f"below “{heads[state]}” is read as how far an action is, which is no rating." in told(found)
    said = [entry.says for entry in proposals.texts if entry.key == "action.status"]
    assert said == ["open", "done", "done", "started"]
    places = {ColumnRole.CLAUSE: 0, ColumnRole.STATUS: state}
    assert {*proposed(found, SaidOfChecklist(places=places)).meanings} == {*STATES}


def test_a_status_without_an_action_before_it_rates() -> None:
    heads = ("Clause", "Requirement", "Status", "Action", "Owner")
    rated = proposed(listed(heads, ASKED, ("Done", "Partial", "No", "Done"), TEXTS, TEXTS))
    assert rated.meanings["Done"] is Rating.CONFORMING
    either = proposed(listed(heads, ASKED, ("closed", "open", "closed", "open"), TEXTS, TEXTS))
    assert {*either.meanings.values()} == {None}


def test_what_nobody_rated_is_known_to_be_that() -> None:
    words = ("Non compliant", "Not assessed", "nicht bewertet", "?")
    found = listed(("Clause", "Question", "Status"), ASKED, words)
    assert proposed(found).meanings == {words[0]: Rating.ABSENT, **dict.fromkeys(words[1:])}
    assert "is not known" not in told(found)


def test_texts_beside_a_rating_are_kept_though_most_of_them_say_none() -> None:
    words = ("none", "none", "none", "No label on line 2")
    found = listed(("Clause", "Question", "Status", "Findings"), ASKED, ("C", "C", "C", "NC"), words)
    assert "No label on line 2" in notes(proposed(found))


@pytest.mark.parametrize(
    ("word", "rating"),
    [
        *(("No gap", Rating.CONFORMING), ("keine Abweichung", Rating.CONFORMING), ("Gap", Rating.INFORMAL)),
        *(("ohne Befund", Rating.CONFORMING), ("Mangel", Rating.INFORMAL), ("Deviation", Rating.INFORMAL)),
    ],
)
def test_words_for_a_gap_and_for_none_are_known(word: str, rating: Rating) -> None:
    proposals = proposed(listed(("Clause", "Question", "Result"), ASKED, (word,) * 4))
    assert proposals.meanings == {word: rating}


def test_evidence_that_is_missing_is_no_evidence() -> None:
    heads = ("Clause", "Evidence", "Missing evidence", "Rating")
    proposals = proposed(listed(heads, ("A list",) * 4, TEXTS, ("C",) * 4))
    assert notes(proposals) == ["Nobody looked", "Two overdue"]
    assert {entry.says for entry in proposals.texts if entry.key == "evidence"} == {"A list"}


@pytest.mark.parametrize("head", ["Gap description", "Description", "Remark"])
def test_an_empty_column_for_what_is_wrong_takes_no_place(head: str) -> None:
    heads = ("Clause", "Status", "NC", head)
    proposals = proposed(listed(heads, ("C",) * 4, (None,) * 4, TEXTS))
    assert notes(proposals) == ["Nobody looked", "Two overdue"]


@pytest.mark.parametrize("head", ["Abweichungsgrad", "Severity of finding", "Art der Feststellung"])
def test_how_grave_something_wrong_is_rates(head: str) -> None:
    words = ("Haupt", "Neben", "-", "keine")
    proposals = proposed(listed(("Kap.", "Frage", head, "Bemerkung"), ASKED, words, TEXTS))
    meant = {"Haupt": Rating.ABSENT, "Neben": Rating.PARTIAL, "keine": Rating.CONFORMING}
    assert proposals.meanings == meant


def test_what_stands_for_none_makes_no_note_and_is_told() -> None:
    found = listed(("Clause", "Status", "Comment"), ("C",) * 4, ("None", "keine", "n/a", "Late"))
    assert notes(proposed(found)) == ["Late"]
    assert "says nothing: A!C2 “None”; A!C3 “keine”; A!C4 “n/a”." in "\n".join(left_out_told(proposed(found)))


@pytest.mark.parametrize(
    ("head", "role"),
    [
        *((head, ColumnRole.COMMENT) for head in ("Bem.", "Anm.", "Obs.", "Komm.", "Bemerk.")),
        *(("Nachw.", ColumnRole.EVIDENCE), ("Maßn.", ColumnRole.ACTION), ("Verantw.", ColumnRole.OWNER)),
    ],
)
def test_a_head_that_is_cut_short_is_known(head: str, role: ColumnRole) -> None:
    proposals = proposed(listed(("Kap.", "Frage", "Status", head), ASKED, ("C",) * 4, TEXTS))
    assert proposals.checklist.columns.places[role] == 3
