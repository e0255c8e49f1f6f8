"""Several actions for a requirement, one for several findings, and some for none."""

import datetime

from msgspec.structs import replace

from isoassess.assessment.action_plan import plan
from isoassess.assessment.actions_due import next_actions
from isoassess.assessment.case_builder import answered
from isoassess.assessment.finding_register import extended
from isoassess.assessment.planned import all_actions, is_own, own_id, planned_actions, serving
from isoassess.assessment.verdict import judge
from isoassess.assessment.verdict.numbering import wanted_by
from isoassess.domain import Action, Answer, Grade, Rating
from isoassess.domain.case import Case
from tests.unit import cases

GAP = Answer(rating=Rating.PARTIAL)
ABSENT = Answer(rating=Rating.ABSENT)


def made(**own: Action) -> Case:
    """Two gaps, one with an action that serves the other too; and actions of their own."""
    both = Action(what="Write both", owner="Office", covers=("scope", "nowhere"))
    said = {"scope": ABSENT, "policy-known": replace(GAP, action=both), "order-change": GAP}
    mine = {own_id(name): Answer(action=action) for name, action in own.items()}
    return answered(cases.case({}), {**said, **mine}, {})


def test_an_action_of_its_own_is_no_answer() -> None:
    case = made(a=Action(what="Hire an assistant"))
    assert set(case.answers) == {"scope", "policy-known", "order-change"}
    assert [action.what for action in case.actions.values()] == ["Hire an assistant"]
    assert all(map(is_own, case.actions))
    assert not any(is_own(requirement.id) for requirement in case.requirements)
    assert len(all_actions(case)) == 4


def test_each_finding_has_the_actions_that_serve_it_its_own_first() -> None:
    second = Action(what="Ask again", covers=("policy-known", "order-change"))
    found = serving(made(a=second, b=Action(what="Hire an assistant")))
    told = {id_: [one.action.what for one in those] for id_, those in found.items()}
    assert told == {
        "policy-known": ["Write both", "Ask again"],
        "scope": ["Write both"],
        "order-change": ["Ask again"],
    }


def test_an_action_covers_nothing_that_the_lens_does_not_ask() -> None:
    assert [one.serves for one in planned_actions(made())] == [("policy-known", "scope")]


def test_the_plan_names_all_findings_of_an_action_and_is_as_pressing_as_the_hardest() -> None:
    case = made(a=Action(what="Hire an assistant"))
    numbers = extended({}, wanted_by(judge(case, cases.CLAUSES).findings))
    judgement = judge(replace(case, numbers=numbers), cases.CLAUSES)
    whole = plan(case, judgement)
    (both,) = [entry for entry in whole.actions if entry.what == "Write both"]
    assert both.numbers == ("NC-02", "NC-01")
    assert (both.requirement, both.grade, both.weight) == ("policy-known", Grade.MAJOR, "gate")
    (general,) = [entry for entry in whole.actions if not entry.requirement]
    assert (general.what, general.numbers, general.clause) == ("Hire an assistant", (), "")
    assert [finding.requirement for finding in whole.unplanned] == ["order-change"]


def test_a_general_action_that_is_open_is_among_the_next() -> None:
    day = datetime.date(2026, 12, 1)
    case = made(a=Action(what="Hire an assistant", due=day))
    first = next_actions(case, judge(case, cases.CLAUSES).findings)[0]
    assert (first.what, first.requirement, first.due) == ("Hire an assistant", "", day)
