"""The action plan: every action with its owner, day, status and name, and every gap that has none."""

import datetime

import pytest
from msgspec.structs import replace

from isoassess.assessment.action_plan import plan
from isoassess.documents import DocumentKind, Options, Paper, pdf_of
from isoassess.documents.action_plan import action_plan
from isoassess.domain import Action, ActionStatus, Answer, Rating
from isoassess.domain.case import Case
from isoassess.language.dates import date_words
from isoassess.pdf.blocks import Counts, Document, Grid
from tests.unit.documents import cases
from tests.unit.pdf.reading_back import pages_of, said_in, squeezed, words_of


def made(case: Case, owner: str = "") -> Document:
    return action_plan(case, cases.judged(case), Options(owner=owner, by_owner=True))


def tables(document: Document) -> dict[str, Grid]:
    return {s.heading: b for s in document.sections for b in s.blocks if isinstance(b, Grid)}


def texts(grid: Grid, column: int) -> list[str]:
    return ["\n".join("".join(span.text for span in line) for line in row[column]) for row in grid.rows]


@pytest.mark.parametrize("paper", Paper)
def test_every_action_of_a_huge_case_is_in_the_pdf_with_the_number_of_its_finding(paper: Paper) -> None:
    case = cases.huge()
    judgement = cases.judged(case)
    number = {finding.requirement: finding.number for finding in judgement.findings}
    said = said_in(pdf_of(DocumentKind.ACTIONS, case, judgement, Options(paper=paper)).content)
    for planned in plan(case, judgement).actions:
        action = planned.action
        for text in (action.what, action.owner, action.check, number[planned.requirement]):
            assert squeezed(text) in said


def test_owners_have_their_own_tables_and_the_unnamed_come_last() -> None:
    found = tables(made(cases.huge()))
    del found["Without an action"]
    assert [name.partition(" (")[0] for name in found] == ["Purchasing", "Workshop", "No owner named"]
    assert sum(len(grid.rows) for grid in found.values()) == 100


def test_what_is_overdue_comes_first_and_says_so() -> None:
    found = tables(made(cases.huge()))
    del found["Without an action"]
    for grid in found.values():
        late = ["\u25a0\u00a0overdue" in text for text in texts(grid, 0)]
        assert any(late)
        assert late == sorted(late, reverse=True)


def test_the_plan_of_one_owner_has_only_his_actions_and_says_what_is_left() -> None:
    case = cases.typical()
    document = made(case, owner=" workshop")
    assert [name.partition(" (")[0] for name in tables(document)] == ["workshop"]
    text = words_of(document)
    assert "Action plan for workshop" in text
    assert "5 likely nonconformities have no action yet; the whole plan lists them." in text
    assert "No action has this owner." in words_of(made(case, owner="Nobody"))


def test_gaps_without_an_action_are_listed_at_the_end_with_room_to_write() -> None:
    case = cases.typical()
    document = made(case)
    grid = tables(document)["Without an action"]
    unplanned = plan(case, cases.judged(case)).unplanned
    assert [row[0][0][0].text for row in grid.rows] == [finding.clause for finding in unplanned]
    assert grid.room >= 10
    assert all(row[-1] == row[-2] == () for row in grid.rows)
    headings = [section.heading for section in document.sections]
    assert headings.index("Without an action") > headings.index("Workshop (11)")


@pytest.mark.parametrize(
    ("action", "due", "effect", "boxed"),
    [
        (Action(what="Weld", due=cases.DAY), "18 November 2026\n\u25cb\u00a0open", "", True),
        (Action(what="Weld", status=ActionStatus.STARTED), "no date\n\u25cb\u00a0started", "", True),
        (
            Action(what="Weld", status=ActionStatus.DONE),
            "no date\n\u25c6\u00a0done, effect to be checked",
            "",
            False,
        ),
        (
            Action(what="Weld", status=ActionStatus.DONE, effective=True, check="Three welds"),
            "no date\n\u2713\u00a0done and effective",
            "Checked: Three welds",
            False,
        ),
        (
            Action(what="Weld", status=ActionStatus.DONE, effective=False, check="Three welds"),
            "no date\n\u2717\u00a0done, not effective",
            "Checked: Three welds",
            True,
        ),
    ],
)
def test_day_status_and_effect_are_said(action: Action, due: str, effect: str, *, boxed: bool) -> None:
    answer = Answer(rating=Rating.PARTIAL, evidence="seen", action=replace(action, owner="Alone"))
    case = cases.with_answer(cases.typical(), "r-8.5.1-3", answer)
    (row,) = tables(made(case))["Alone (1)"].rows
    told = ["\n".join("".join(span.text for span in line) for line in cell) for cell in row]
    assert told[0] == due
    what, *checked = told[1].splitlines()
    assert (what.removeprefix("\u2713\u00a0"), "\n".join(checked)) == ("Weld", effect)
    assert row[1][0][0].box is boxed
    number = next(one.number for one in cases.judged(case).findings if one.requirement == "r-8.5.1-3")
    assert number.startswith("NC-")
    assert number in told[2].splitlines()[0]


def test_on_one_day_what_stands_in_the_way_comes_first() -> None:
    day = cases.DAY + datetime.timedelta(days=9)
    action = Action(what="Act", owner="Alone", due=day)
    case = cases.typical()
    for id_, rating in (
        ("r-5.3-1", Rating.PARTIAL),
        ("r-9.1.1-1", Rating.PARTIAL),
        ("r-8.6-1", Rating.ABSENT),
    ):
        case = cases.with_answer(case, id_, Answer(rating=rating, evidence="seen", action=action))
    grid = tables(made(case))["Alone (3)"]
    assert [row[2][0][0].text.strip() for row in grid.rows] == ["8.6", "9.1.1", "5.3"]
    assert [text.splitlines()[-1] for text in texts(grid, 0)] == [
        "stands in the way",
        "needs lead time",
        "\u25cb\u00a0open",
    ]


def test_the_figures_have_their_base() -> None:
    text = words_of(made(cases.typical()))
    assert "12 actions in the whole plan. 5 of 17 likely nonconformities have no action yet." in text


def test_a_plan_with_an_action_for_every_gap_says_so_without_a_negation() -> None:
    case = cases.typical()
    for finding in plan(case, cases.judged(case)).unplanned:
        answer = replace(case.answers[finding.requirement], action=Action(what="Write it down"))
        case = cases.with_answer(case, finding.requirement, answer)
    text = words_of(made(case))
    assert "Each of the 17 likely nonconformities has an action." in text
    assert "no action yet" not in text


def test_an_empty_assessment_has_no_plan_and_says_so() -> None:
    text = words_of(made(cases.empty()))
    assert "No action is set yet." in text
    assert "No likely nonconformity is known." in text


@pytest.mark.parametrize("paper", Paper)
def test_no_clause_number_and_no_day_is_broken(paper: Paper) -> None:
    case = cases.huge()
    actions = plan(case, cases.judged(case)).actions
    said = "\n".join(
        pages_of(pdf_of(DocumentKind.ACTIONS, case, cases.judged(case), Options(paper=paper)).content)
    )
    wanted = {planned.clause for planned in actions}
    wanted |= {date_words(planned.action.due) for planned in actions if planned.action.due}
    assert [text for text in wanted if text not in said] == []


def test_by_day_every_action_stands_once_what_is_left_in_the_order_of_the_days() -> None:
    case = cases.huge()
    (name, grid) = next(iter(tables(action_plan(case, cases.judged(case))).items()))
    assert name == "Actions by day (100)"
    given = [answer.action for answer in case.answers.values() if answer.action.what]
    left = [one for one in given if one.status is not ActionStatus.DONE or one.effective is False]
    days = [text.splitlines()[0] for text in texts(grid, 0)]
    wanted = sorted((one.due or datetime.date.max) for one in left)
    told = [date_words(day) if day != datetime.date.max else "no date" for day in wanted]
    assert days[: len(left)] == told
    assert sorted(text.splitlines()[0].removeprefix("\u2713\u00a0") for text in texts(grid, 1)) == sorted(
        one.what for one in given
    )
    assert set(texts(grid, 2)) == {one.owner or "no owner" for one in given}


@pytest.mark.parametrize("owner", ["", "Workshop", "purchasing", "Nobody"])
@pytest.mark.parametrize("after", [0, 1, 40, 400])
def test_the_tiles_count_what_is_shown_on_the_day_that_is_stated(owner: str, after: int) -> None:
    """Counted once more from the answers, without the plan."""
    case = cases.huge()
    day = cases.DAY + datetime.timedelta(days=after)
    document = action_plan(case, cases.judged(case), Options(owner=owner, issued=day))
    given = [answer.action for answer in case.answers.values() if answer.action.what]
    mine = [one for one in given if not owner or one.owner.lower() == owner.lower()]
    late = [
        one
        for one in mine
        if one.due and one.due < day and not (one.status == "done" and one.effective is not False)
    ]
    not_late = [one for one in mine if one not in late]
    tiles = next(block for block in document.sections[0].blocks if isinstance(block, Counts))
    assert {item.mark.word: item.number for item in tiles.items} == {
        "overdue": len(late),
        "done, not effective": sum(one.status == "done" and one.effective is False for one in not_late),
        "open": sum(one.status != "done" for one in not_late),
        "done, effect to be checked": sum(one.status == "done" and one.effective is None for one in not_late),
        "done and effective": sum(one.status == "done" and one.effective is True for one in not_late),
    }
    assert f"as of {date_words(day)}" in words_of(document)
    shown = sum(len(grid.rows) for name, grid in tables(document).items() if name != "Without an action")
    assert shown == len(mine)
