"""`isoassess checklist`: listed first, taken over without ratings, and rated only where that is said."""

import csv
import datetime
import json
from pathlib import Path

import pytest

from isoassess.assessment.actions import is_planned
from isoassess.assessment.planned import all_actions
from isoassess.catalogue.catalogue import shipped
from isoassess.domain import ActionStatus, Answer, Lens, Rating
from isoassess.domain.profile import Organization, Profile
from isoassess.services.assessment_files.reading import read_case
from isoassess.services.stored_case import stored_case
from isoassess.store import Store
from tests.ready_stores import put_empty_store
from tests.unit.cli.running import run

FOLDER = Path(__file__).parents[2] / "data" / "checklists"
GAPS = FOLDER / "gap-analysis-2015.xlsx"


class Begun:
    """A store with an assessment in which nothing is answered yet."""

    def __init__(self, folder: Path) -> None:

        self.store = folder / "store.db"
        with Store.open(put_empty_store(self.store), who="me") as store:
            organization = store.add_organization(Profile(organization=Organization(name="Sample Workshop")))
            self.id = store.add_assessment(
                organization,
                lens=Lens.ISO9001_2026,
                started=datetime.date(2026, 11, 1),
                assessor="",
                catalogue_version=shipped().version,
            )

    def answers(self) -> dict[str, Answer]:
        with Store.open(self.store, who="me") as store:
            return dict(store.answers(self.id))


@pytest.fixture
def begun(tmp_path: Path) -> Begun:
    return Begun(tmp_path)


def test_it_is_listed_and_nothing_is_changed(begun: Begun, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "checklist", GAPS, "--store", begun.store)
    assert (code, err) == (0, "")
    assert "Clauses of ISO 9001:2015." in out
    assert "“NC” (2): 1 informal" in out
    assert "calibration-status.evidence" in out
    assert "Nothing was changed" in out
    assert begun.answers() == {}


def test_texts_are_taken_over_and_nothing_is_rated(begun: Begun, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = run(
        capsys, "checklist", GAPS, "--store", begun.store, "--save", "--leave", "context-issues.note"
    )
    answers = begun.answers()
    assert (code, "Taken over from the checklist: " in out) == (0, True)
    assert answers["calibration-status"].evidence == "Gauge 17 without certificate"
    assert answers["context-issues"].note == ""
    assert {answer.rating for answer in answers.values()} == {None}


def test_ratings_are_taken_where_that_is_said_by_the_words_as_said(
    begun: Begun, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _err = run(
        *(capsys, "checklist", GAPS, "--store", begun.store, "--save", "--ratings"),
        *("--word", "nc=2", "--word", "C=none", "--json"),
    )
    answers = begun.answers()
    assert code == 0
    assert answers["calibration-status"].rating is Rating.PARTIAL
    assert answers["supplier-selection"].rating is None
    said = json.loads(out)
    assert said["words"]["NC"] == "2"
    assert {one["taken"] for one in said["entries"]} == {True}


def test_columns_hold_what_is_said_by_head_or_letter(
    begun: Begun, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = ("checklist", GAPS, "--store", begun.store, "--save", "--json")
    code, out, _err = run(capsys, *saved, "--column", "comment=objective Evidence", "--column", "date=none")
    columns = json.loads(out)["columns"]
    assert (code, columns["comment"]) == (0, "Objective evidence")
    assert not {"evidence", "day"} & columns.keys()
    assert begun.answers()["calibration-status"].note == "Gauge 17 without certificate"
    code, out, _err = run(capsys, *saved[:-2], "--json", "--column", "comment=d", "--column", "date=none")
    assert json.loads(out)["columns"] == columns


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            ["--column", "color=F"],
            "comment, internal note, correction, cause, action, owner, date, state of the action, effect of",
        ),
        (["--column", "rating"], "say it as in --column comment=F"),
        (["--column", "rating=ZZ"], "the checklist has no such column; it has A “"),
        (["--column", "clause=none"], "which column holds the clauses"),
        (["--column", "clause=B"], "holds no clause numbers"),
        (["--ratings"], "say --save"),
        (["--word", "XX=1"], "no such word"),
        (["--word", "NC=7"], "0 to 4"),
        (["--assessment", "none"], "has no assessment"),
        (["--save", "--leave", "x.note"], "nothing is proposed"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    begun: Begun, options: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "checklist", GAPS, "--store", begun.store, *options)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err
    assert begun.answers() == {}


def test_what_arises_has_a_number_that_every_later_table_and_file_names(
    begun: Begun, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def read_in(rows: str) -> None:
        file = tmp_path / "old.csv"
        file.write_text(f"Clause,Requirement,Status,Comment\n{rows}", encoding="utf-8")
        code, _out, err = run(
            capsys, "checklist", file, "--store", begun.store, "--save", "--ratings", "--word", "NC=1"
        )
        assert (code, err) == (0, "")

    def numbers(folder: str) -> dict[str, str]:
        code, _out, _err = run(capsys, "tables", "--store", begun.store, "--csv", tmp_path / folder)
        assert code == 0
        with (tmp_path / folder / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
            return {row[0]: " ".join(row[1:4]) for row in csv.reader(file) if row[0].startswith("NC-")}

    read_in("9.2.1,Internal audit,NC,none\n6.2.1,Objectives,NC,none\n")
    with Store.open(begun.store, who="me") as store:
        assert store.finding_numbers(begun.id) == {}  # undone, none of it has used up a number
        store.save_answer(begun.id, "context-issues", Answer(rating=Rating.ABSENT))  # as if it was imported
    first = numbers("first")
    assert {words.partition(" ")[0] for words in first.values()} >= {"4.1", "6.2.1", "9.2.1"}
    read_in("4.3,Scope,NC,none\n")
    second = numbers("second")
    assert len(second) > len(first)
    assert first.items() < second.items()
    written = tmp_path / "all.yaml"
    assert run(capsys, "yaml", written, "--store", begun.store)[0] == 0
    assert read_case(written, shipped()).numbers.keys() == second.keys()


def test_which_number_is_the_best_is_asked_for_and_said(
    begun: Begun, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marks = tmp_path / "marks.csv"
    marks.write_text("Clause;Score;Note\n4.1;1;none\n5.2;3;so so\n6.2;5;well\n", encoding="utf-8")
    listing = ("checklist", marks, "--store", begun.store)
    _code, out, _err = run(capsys, *listing)
    assert "It rates by numbers, 1 to 5, and does not say plainly which one is the best" in out
    assert json.loads(run(capsys, *listing, "--json")[1])["scale"]["best"] is None
    saving = (*listing, "--save", "--ratings")
    assert run(capsys, *saving)[0::2] == (
        2,
        "isoassess: the checklist does not say which of its numbers is the best: say --best 1 or --best 5\n",
    )
    assert run(capsys, *listing, "--best", "3")[0] == 2
    assert run(capsys, "checklist", GAPS, "--store", begun.store, "--best", "3")[0] == 2
    assert begun.answers() == {}
    code, out, _err = run(capsys, *saving, "--best", "1")
    assert (code, "1 was said to be the best, so 5 is the worst" in out) == (0, True)
    assert begun.answers()["context-issues"].rating is Rating.EFFECTIVE
    assert begun.answers()["quality-objectives"].rating is Rating.ABSENT


def test_actions_of_two_people_are_two_actions_and_what_is_done_arrives_done(
    begun: Begun, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.csv"
    rows = ("Clause;Action;Owner;Closed on", "4.1;Ask all;Bo;3.2.2027", ";Write it down;Ann;")
    path.write_text("\n".join(rows), encoding="utf-8")
    for _again in range(2):
        assert run(capsys, "checklist", path, "--store", begun.store, "--save")[0] == 0
    with Store.open(begun.store, who="me") as store:
        case = stored_case(store, shipped(), begun.id, on=datetime.date(2026, 11, 2))
    own = case.answers["context-issues"].action
    (other,) = case.actions.values()
    assert (own.what, own.owner, own.status, own.done) == (
        "Ask all",
        "Bo",
        ActionStatus.DONE,
        datetime.date(2027, 2, 3),
    )
    assert (other.what, other.owner, other.covers) == ("Write it down", "Ann", ("context-issues",))
    with Store.open(begun.store, who="me") as store:
        store.undo(begun.id)
        case = stored_case(store, shipped(), begun.id, on=datetime.date(2026, 11, 2))
    assert not any(is_planned(action) for action in all_actions(case))
