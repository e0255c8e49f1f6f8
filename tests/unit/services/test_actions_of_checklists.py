"""Actions in checklists: what puts right, why it came about, who does what, and how far it is."""

from datetime import date

import pytest
from msgspec.structs import replace

from isoassess.catalogue.catalogue import shipped
from isoassess.domain import Action, ActionStatus
from isoassess.domain.case import Case
from isoassess.exchange.cells.found_tables import FoundCell, FoundDay, FoundTable, FoundTables
from isoassess.services.filled_worksheet import changes_of
from isoassess.services.tables.checklist_entries import ChecklistProposals, SaidOfChecklist, proposals_of
from isoassess.services.tables.checklist_words import checklist_told
from isoassess.services.tables.left_out_words import left_out_told
from tests.unit.documents.real_cases import blank
from tests.unit.services.sheet_filling import with_answer

ID = "context-issues"  # of clause 4.1
Cells = tuple[FoundCell, ...]


def in_rows(*rows: Cells) -> FoundTables:
    return FoundTables(tables=(FoundTable(name="A", rows=rows),))


def proposed(found: FoundTables, case: Case | None = None) -> ChecklistProposals:
    return proposals_of(found, case or blank(), shipped(), name="list.xlsx")


def said(proposals: ChecklistProposals) -> dict[str, str]:
    return {entry.name.removeprefix(f"{ID}."): entry.says for entry in proposals.texts}


HEADS = {
    "correction": """
        Sofortmaßnahme, Immediate action, Containment, Correction, Korrektur, Maßnahme (sofort),
        Containment action""",
    "what": """
        Korrekturmaßnahme, Corrective action, Abstellmaßnahme, Maßnahmen, Action, Vorbeugemaßnahme,
        Was zu tun ist""",
    "cause": """
        Ursache, Root cause, Root cause analysis, Fehlerursache, Cause of nonconformity,
        Ursache der Abweichung""",
    "check": """
        Wirksamkeit, Effectiveness, Wirksamkeitsprüfung, Effectiveness check, Nachweis der Wirksamkeit""",
    "owner": "Verantw., Resp., Zuständig",
}


@pytest.mark.parametrize(
    ("head", "key"), [(head.strip(), key) for key, heads in HEADS.items() for head in heads.split(",")]
)
def test_each_column_of_an_action_is_known_by_its_head(head: str, key: str) -> None:
    found = in_rows(("Clause", "Status", "To do", head), ("4.1", "NC", "Plan it" * (key == "owner"), "Ann"))
    if key in ("what", "correction", "cause"):
        found = in_rows(("Clause", "Status", head, "Who"), ("4.1", "NC", "Ann", "Bo"))
    assert said(proposed(found))[f"action.{key}"] == "Ann"


def test_an_action_plan_is_read_to_its_last_column() -> None:
    found = in_rows(
        (
            *("Kap.", "Feststellung", "Sofortmaßnahme", "Ursache", "Korrekturmaßnahme", "Verantw."),
            *("Termin", "Wirksamkeit", "Erledigt am"),
        ),
        (
            *("4.1", "Plakette fehlt", "Gesperrt", "Kein Plan", "Plan anlegen", "QMB", "31.03.2027"),
            *("Nachaudit", "12.02.2027"),
        ),
    )
    assert said(proposed(found)) == {
        "note": "Plakette fehlt",
        "action.correction": "Gesperrt",
        "action.cause": "Kein Plan",
        "action.what": "Plan anlegen",
        "action.owner": "QMB",
        "action.due": "2027-03-31",
        "action.status": "done",
        "action.done": "2027-02-12",
        "action.check": "Nachaudit",
    }
    assert left_out_told(proposed(found)) == ()


PLAN = in_rows(("Clause", "Action", "Owner", "Due"), ("4.1", "Ask all", "Bo", FoundDay(date(2027, 5, 1))))


def test_an_action_of_somebody_else_is_a_second_one() -> None:
    ann = Action(what="Write it down", owner="Ann", due=date(2027, 1, 31))
    case = with_answer(blank(), ID, action=ann)
    proposals = proposed(PLAN, case)
    assert said(proposals) == {
        "action-2.what": "Ask all",
        "action-2.owner": "Bo",
        "action-2.due": "2027-05-01",
    }
    (id_,) = changes = changes_of(proposals.texts, case, ())
    assert id_.startswith("action:")
    assert {change.key: change.after for change in changes[id_]} == {
        "action.what": '"Ask all"',
        "action.owner": '"Bo"',
        "action.due": '"2027-05-01"',
        "action.covers": f'["{ID}"]',
    }


def test_a_second_action_that_is_here_already_does_not_come_twice() -> None:
    ann = Action(what="Write it down", owner="Ann")
    bo = Action(what="Ask all", owner="Bo", due=date(2027, 5, 1), covers=(ID,))
    case = replace(with_answer(blank(), ID, action=ann), actions={"action:bo": bo})
    proposals = proposed(PLAN, case)
    assert proposals.texts == ()
    assert "“Ask all”" in " ".join(left_out_told(proposals))


def test_rows_of_several_owners_are_several_actions_and_those_of_one_are_one() -> None:
    found = in_rows(
        ("Clause", "Action", "Owner", "Due"),
        ("4.1", "Ask all", "Bo", "1.5.2027"),
        (None, "Write it down", "Ann", "1.6.2027"),
        (None, "Ask again", "Bo", "1.5.2027"),
    )
    assert said(proposed(found)) == {
        "action.what": "Ask all\nAsk again",
        "action.owner": "Bo",
        "action.due": "2027-05-01",
        "action-2.what": "Write it down",
        "action-2.owner": "Ann",
        "action-2.due": "2027-06-01",
    }


@pytest.mark.parametrize(
    ("head", "word", "status"),
    [
        *(("Status", word, "done") for word in ("closed", "Erledigt", "done", "abgeschlossen", "Completed")),
        *(("Status", word, "started") for word in ("in progress", "in Arbeit", "laufend")),
        *(("Status", word, "open") for word in ("open", "offen", "nicht begonnen")),
        *(("Fortschritt", word, "done") for word in ("100 %", 100, 1.0)),
        *(("% complete", word, "started") for word in ("50 %", 60, 0.5)),
        *(("Erledigt?", word, "done") for word in ("ja", "x", "✓", True)),
        *(("Done (y/n)", word, "open") for word in ("n", "no")),
        ("Erledigt am", FoundDay(date(2027, 2, 3)), "done"),
        ("Completion date", "3.2.2027", "done"),
        ("Status", "closed 3.2.2027", "done"),
        ("Status", "erledigt am 03.02.2027", "done"),
    ],
)
def test_how_far_an_action_is_arrives_with_it(head: str, word: FoundCell, status: str) -> None:
    due = "Due" if head == "Completion date" else "Owner"
    found = in_rows(("Clause", "Rating", "Action", due, head), ("4.1", "NC", "Ask all", "1.1.2027", word))
    proposals = proposed(found)
    assert said(proposals)["action.status"] == status
    if "3.2" in str(word) or isinstance(word, FoundDay):
        assert said(proposals)["action.done"] == "2027-02-03"
    assert {*proposals.meanings} == {"NC"}


def test_the_only_date_of_an_action_is_when_it_is_due() -> None:
    found = in_rows(("Clause", "Action", "Owner", "Completion date"), ("4.1", "Ask all", "Bo", "3.2.2027"))
    assert said(proposed(found))["action.due"] == "2027-02-03"


def test_what_is_done_is_no_longer_open_in_the_assessment() -> None:
    case = with_answer(blank(), ID, action=Action(what="Ask all", owner="Bo", due=date(2020, 1, 1)))
    found = in_rows(("Clause", "Action", "Owner", "Status"), ("4.1", "Ask all", "Bo", "closed"))
    (change,) = changes_of(proposed(found, case).texts, case, ())[ID]
    assert (change.key, change.after) == ("action.status", f'"{ActionStatus.DONE}"')


def test_a_due_date_that_says_done_is_how_far_it_is() -> None:
    found = in_rows(("Kap.", "Maßnahme", "Wer", "Termin"), ("4.1", "Ask all", "Bo", "erledigt"))
    assert said(proposed(found)) == {
        "action.what": "Ask all",
        "action.owner": "Bo",
        "action.status": "done",
    }


def test_a_state_that_the_program_has_not_is_kept_and_told() -> None:
    found = in_rows(
        ("Clause", "Action", "Owner", "Status of action"),
        ("4.1", "Ask all", "Bo", "postponed"),
        ("5.2", "Ask", "Bo", "done"),
    )
    proposals = proposed(found)
    assert said(proposals)["note"] == "Status of action: postponed"
    assert "action.status" not in said(proposals)
    assert "“Status of action: postponed” (A!A2)" in " ".join(checklist_told(proposals, found))


def test_a_done_in_place_of_a_rating_holds_for_the_action_of_its_row() -> None:
    found = in_rows(("Clause", "Status", "Action", "Owner"), ("4.1", "closed", "Ask all", "Bo"))
    assert said(proposed(found))["action.status"] == "done"


@pytest.mark.parametrize(
    ("head", "word", "effective"),
    [
        ("Effective (Y/N)", "Y", "True"),
        ("Wirksam?", "nein", "False"),
        ("Wirksamkeit", "nicht wirksam", "False"),
        ("Effectiveness", "effective", "True"),
    ],
)
def test_if_an_action_worked_is_no_rating_and_arrives_with_what_is_done(
    head: str, word: str, effective: str
) -> None:
    heads = ("Clause", "Grade", "Action", "Closed on", head)
    found = in_rows(
        heads, ("4.1", "Minor", "Ask all", "3.2.2027", word), ("5.2", "Major", "Tell", None, word)
    )
    proposals = proposed(found)
    assert said(proposals)["action.effective"] == effective
    assert "action.check" not in said(proposals)
    assert [entry.key for entry in proposals.texts].count("action.effective") == 1
    assert {*proposals.meanings} == {"Minor", "Major"}
    change = next(
        one for one in changes_of(proposals.texts, blank(), ())[ID] if one.key == "action.effective"
    )
    assert change.after == effective.lower()


def test_what_nobody_knows_below_status_is_kept_by_its_name_beside_another_rating() -> None:
    heads = ("Kap.", "erfüllt", "Maßnahme", "Wer", "Status")
    found = in_rows(heads, ("4.1", "nein", "Ask all", "Bo", "⬤"), ("5.2", "ja", "Tell", "Bo", "in Arb."))
    proposals = proposed(found)
    assert said(proposals)["note"] == "Status: ⬤"
    assert "“Status: ⬤” (A!A2)" in " ".join(checklist_told(proposals, found))
    assert [entry.says for entry in proposals.texts if entry.key == "action.status"] == ["started"]


def test_two_actions_in_a_row_with_owners_of_their_own_are_two() -> None:
    found = in_rows(
        ("Clause", "Finding", "Action 1", "Owner 1", "Due 1", "Action 2", "Owner 2", "Due 2"),
        ("4.1", "No list", "Make one", "Ann", "1.2.2027", "Hang it up", "Bo", "1.3.2027"),
        ("5.2", "Old", "Tell all", "Ann"),
    )
    proposals = proposed(found)
    assert said(proposals)["action.owner"] == "Ann"
    assert said(proposals)["action-2.what"] == "Hang it up"
    assert said(proposals)["action-2.owner"] == "Bo"
    assert said(proposals)["action-2.due"] == "2027-03-01"
    assert sum(entry.action == 2 for entry in proposals.texts) == 3
    assert left_out_told(proposals) == ()
    columns = proposals.checklist.columns
    places = SaidOfChecklist(places=columns.places, further=columns.further)
    assert proposals_of(found, blank(), shipped(), name="list.xlsx", said=places) == proposals


def test_who_puts_right_at_once_and_who_sees_to_the_cause_have_each_their_action() -> None:
    heads = ("Kap.", "Sofortmaßnahme", "Wer", "Bis wann", "Ursache", "Korrekturmaßnahme", "Wer", "Bis wann")
    row = ("4.1", "Sperren", "Ann", "1.2.2027", "Kein Plan", "Plan", "Bo", "1.3.2027")
    texts = said(proposed(in_rows((*heads, "Status"), (*row, "erledigt"))))
    assert (texts["action.correction"], texts["action.owner"]) == ("Sperren", "Ann")
    assert (texts["action-2.what"], texts["action-2.owner"]) == ("Plan", "Bo")
    assert (texts.get("action.status"), texts["action-2.status"]) == (None, "done")


@pytest.mark.parametrize(
    ("heads", "head"),
    [
        (("Kap.", "Verantwortlich", "Bewertung", "Maßnahme", "Wer"), "Wer"),
        (("Kap.", "Date of audit", "Bewertung", "Maßnahme", "Due"), "Due"),
    ],
)
def test_what_stands_behind_the_action_is_of_the_action(heads: tuple[str, ...], head: str) -> None:
    found = in_rows(heads, ("4.1", "1.1.2026", "NC", "Plan", "1.2.2027"))
    assert head in proposed(found).checklist.heads.values()
    assert f"not read: “{heads[1]}”." in " ".join(checklist_told(proposed(found), found))
